// The page around the views: where it all comes from, what is said of broken input, and how it fits its reader.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violationsOf } from './axe.js'
import { browserTest, useBrowser } from './browser.js'
import { drawn, heading, markOf, panel } from './page.js'
import { demoGraph, fileOf } from './views.js'

const open = useBrowser()

browserTest('says what it is made from, by what, and what was not understood', async () => {
  const page = await open(fileOf(demoGraph(), { title: 'Trust & habit' }))
  await page.getByRole('button', { name: /2 documents · \d+ claims · \d+ studies · \d+ findings/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Where this comes from' })
  const text = await dialog.textContent()
  expect(text).toContain('Trust & habit')
  expect(text).toMatch(/Built by evigraph \d+\.\d+\.\d+, schema \d/)
  expect(await dialog.getByRole('link').count()).toBe(2)
  expect(text).toContain('What was not understood')
})

browserTest(
  'a payload that is none is refused in one line; a graph with loose ends is shown without them',
  async () => {
    const url = fileOf(demoGraph())
    const file = fileURLToPath(url)
    const html = readFileSync(file, 'utf8')
    writeFileSync(file, html.replace('"format":"evigraph-view"', '"format":"else"'))
    const page = await open(url)
    expect(await page.getByRole('alert').textContent()).toMatch(/no evigraph view/)

    writeFileSync(file, html.replace(/"target":"[^"]*"/, '"target":"concept:gone"'))
    const other = await open(url)
    await other.getByText('1 edge is left out: the graph lacks one of its ends.').waitFor()
    await expect.poll(() => drawn(other)).toBeGreaterThan(50)
  },
)

browserTest.each([
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['a phone on its side', { viewport: { width: 740, height: 360 }, hasTouch: true, isMobile: true }],
  ['letters twice as large', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)('on %s nothing is cut off, and the words come over the picture', async (_, options) => {
  const page = await open(fileOf(demoGraph()), options)
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(await sideways()).toBe(0)
  expect(await tooSmall(page)).toEqual([])
  await page.evaluate(() => window.evigraph.state.select('concept:epistemic-trust'))
  await panel(page).waitFor()
  expect(await heading(page)).toBe('epistemic trust')
  const [words, picture] = [await panel(page).boundingBox(), await page.locator('.ground').boundingBox()]
  expect(words?.height).toBeGreaterThan(150)
  expect(await tooSmall(page)).toEqual([])
  // Neither under the other.
  const below = (words?.y ?? 0) + 20 >= (picture?.y ?? 0) + (picture?.height ?? 0)
  const beside = (words?.x ?? 0) >= (picture?.x ?? 0) + (picture?.width ?? 0) - 1
  expect(below || beside).toBe(true)
  expect(await sideways()).toBe(0)
  // What is read is in view in what is left of the picture.
  const seen = async () => {
    const { x, y } = await markOf(page, 'concept:epistemic-trust')
    return x > 0 && y > 0 && x < (picture?.width ?? 0) && y < (picture?.height ?? 0)
  }
  await expect.poll(seen).toBe(true)
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Close the evidence' }).click()
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('navigation', { name: 'Filters' }).waitFor()
  expect(await tooSmall(page)).toEqual([])
})

/** What a finger may press and that is less than 44 pixels high; links in a line of text and rows of tables aside. */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, summary, select, input, a, [role="button"]')]
      .filter((target) => !target.matches('.more, a.plain, .grid button'))
      .map((target) => (target.matches('label > input') ? target.closest('label') : target) as Element)
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect()
        // The page's skip links stand above it until they are reached.
        return width > 0 && height < 44 && !target.matches('.skip')
      })
      .map((target) => target.outerHTML.slice(0, 80)),
  )

browserTest('the whole picture stays whole when its place has another shape', async () => {
  const page = await open(fileOf(demoGraph()))
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  const spread = async () => {
    const box = await page.locator('.surface').boundingBox()
    const xs = await page.evaluate(() => {
      const { scene, stage } = window.evigraph.stage as NonNullable<typeof window.evigraph.stage>
      const { ax, bx } = stage.projection()
      return scene?.marks.map(({ x }) => ax * x + bx) ?? []
    })
    return (Math.max(...xs) - Math.min(...xs)) / (box?.width ?? 1)
  }
  expect(await spread()).toBeGreaterThan(0.65)
  await page.setViewportSize({ width: 1280, height: 480 })
  // Laid out as it was before, it would be less than a third as wide as its place now.
  await page.waitForTimeout(1500)
  await expect.poll(spread).toBeGreaterThan(0.5)
})

browserTest('a link leads past all to the tables', async () => {
  const page = await open(fileOf(demoGraph()))
  await page.getByRole('tab').first().waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the tables')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tbody') != null)).toBe(true)
  await page.keyboard.press('Enter')
  await panel(page).locator('.said').first().waitFor()
})

browserTest('what its makers say of it is shown, and leads to their methods', async () => {
  const about = {
    question: 'What changes <b>trust</b>?',
    searched: '2026-03-01',
    sources: ['PubMed', 'PsycINFO'],
    counts: { identified: 1204, included: 43 },
    licence: 'CC BY 4.0',
    methods: 'https://example.org/protocol',
  }
  const page = await open(fileOf(demoGraph(), { about }))
  await page.getByRole('button', { name: /2 documents/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Where this comes from' })
  for (const [name, value] of [
    ['Question', about.question],
    ['Searched', '2026-03-01'],
    ['In', 'PubMed, PsycINFO'],
    ['Flow', '1,204 identified → 43 included'],
    ['Licence', 'CC BY 4.0'],
  ] as const)
    expect(
      await dialog
        .locator('dl > div', { has: page.getByText(name, { exact: true }) })
        .locator('dd')
        .textContent(),
    ).toBe(value)
  expect(await dialog.getByRole('link', { name: about.methods }).getAttribute('href')).toBe(about.methods)
})

browserTest('a tap opens what is near it', async () => {
  const page = await open(fileOf(demoGraph()), {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  const { x, y } = await page.evaluate(() => {
    const { scene, stage } = window.evigraph.stage as NonNullable<typeof window.evigraph.stage>
    const { ax, bx, ay, by } = stage.projection()
    const mark = scene?.marks.find(({ id }) => id === 'concept:epistemic-trust')
    const box = document.querySelector('.surface')?.getBoundingClientRect()
    return { x: ax * (mark?.x ?? 0) + bx + (box?.left ?? 0), y: ay * (mark?.y ?? 0) + by + (box?.top ?? 0) }
  })
  await page.touchscreen.tap(x - 8, y)
  await expect.poll(() => page.evaluate(() => window.evigraph.state.selected.value)).toBeDefined()
})

browserTest('forced colours are the reader’s own; reduced motion flies nowhere', async () => {
  const page = await open(fileOf(demoGraph()), { forcedColors: 'active', reducedMotion: 'reduce' })
  await expect.poll(() => drawn(page)).toBeGreaterThan(20)
  const colours = await page.evaluate(() => {
    const { scene } = window.evigraph.stage as NonNullable<typeof window.evigraph.stage>
    return new Set(scene?.marks.map(({ fill }) => fill)).size
  })
  expect(colours).toBeLessThanOrEqual(2)
  await page.locator('.surface').focus()
  await page.keyboard.press('+')
  // At once, not after a flight.
  expect(await page.evaluate(() => window.evigraph.stage?.stage.camera().ratio)).toBeCloseTo(1 / 1.4, 3)
})

browserTest('each theme is the reader’s choice', async () => {
  const page = await open(fileOf(demoGraph()), { colorScheme: 'light' })
  const button = page.getByRole('button', { name: /^Colours: / })
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await button.click()
  expect(await ground()).toBe(light)
  await button.click()
  expect(await ground()).not.toBe(light)
})
