// The picture: where things stand, what opens, what the legend, the filters and the keys say of it.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { isDrawn, TIER_OF } from '../../graph/tiers.js'
import { browserTest, useBrowser } from './browser.js'
import { drawn, heading, markOf, settled, tool } from './page.js'
import { demoGraph, fileOf } from './views.js'

const open = useBrowser()

const marks = (page: Page) =>
  page.evaluate(() => {
    const { scene } = window.evigraph.stage as NonNullable<typeof window.evigraph.stage>
    const kinds = window.evigraph.state.index.value?.nodes
    return scene?.marks.map(({ id, node, x, y }) => ({ id, kind: kinds?.[node]?.kind ?? '', x, y })) ?? []
  })
const shownKinds = (page: Page) =>
  page.evaluate(() => {
    const { index, visible } = window.evigraph.state
    return [...new Set(index.value?.nodes.flatMap(({ kind }, at) => (visible.value[at] ? [kind] : [])))]
  })
const camera = (page: Page) => page.evaluate(() => window.evigraph.stage?.stage.camera())

browserTest('stands the same at every load, theory left of evidence; filters move nothing', async () => {
  const url = fileOf(demoGraph())
  const [page, other] = [await open(url), await open(url)]
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  const before = await marks(page)
  expect(await marks(other)).toEqual(before)
  const columns = new Map<number, number[]>()
  for (const { kind, x } of before) {
    const tier = TIER_OF[kind as keyof typeof TIER_OF]
    columns.set(tier, [...(columns.get(tier) ?? []), x])
  }
  const tiers = [...columns].sort(([a], [b]) => a - b).map(([, xs]) => xs)
  for (const [i, xs] of tiers.slice(1).entries())
    expect(Math.min(...xs)).toBeGreaterThan(Math.max(...(tiers[i] as number[])))

  const view = await camera(page)
  await page.evaluate(() => window.evigraph.state.toggleFacet('kind', 'Concept'))
  await settled(page)
  expect(await marks(page)).toEqual(before)
  expect(await camera(page)).toEqual(view)
})

browserTest('whatever can be pointed at opens its words; empty ground closes them', async () => {
  const page = await open(fileOf(demoGraph()))
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  const box = await page.locator('.surface').boundingBox()
  const [left, top] = [box?.x ?? 0, box?.y ?? 0]
  // Points of a grid, as a reader's mouse would meet them: where it shows a hand, a click opens what the hint names.
  let opened = 0
  for (let row = 1; row < 5; row++)
    for (let column = 1; column < 6; column++) {
      const [x, y] = [left + (column * (box?.width ?? 0)) / 6, top + 40 + (row * ((box?.height ?? 0) - 60)) / 5]
      await page.evaluate(() => window.evigraph.state.select(undefined))
      await page.mouse.move(x - 3, y)
      await page.mouse.move(x, y)
      await settled(page)
      await settled(page)
      const points = (await page.locator('.surface').evaluate((element) => element.style.cursor)) === 'pointer'
      const hint = points ? await page.locator('.tip b').textContent() : undefined
      await page.mouse.click(x, y)
      await settled(page)
      expect(await page.locator('#evidence-title').count(), `${x}, ${y}`).toBe(points ? 1 : 0)
      if (hint !== undefined) expect(await heading(page)).toBe(hint)
      if (points) opened++
      // Two clicks in a row would zoom in.
      await page.waitForTimeout(320)
    }
  expect(opened).toBeGreaterThan(5)
})

browserTest('pointing and selecting light up what belongs together without drawing the stage again', async () => {
  const page = await open(fileOf(demoGraph()))
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  await page.waitForTimeout(600)
  const frames = await page.evaluate(async () => {
    const { stage } = window.evigraph.stage as unknown as {
      stage: { sigma: { on(event: string, listener: () => void): void } }
    }
    let count = 0
    stage.sigma.on('afterRender', () => count++)
    // In view already: the picture need not move.
    window.evigraph.state.hovered.value = 'concept:epistemic-trust'
    window.evigraph.state.select('concept:epistemic-trust')
    await new Promise((resolve) => setTimeout(resolve, 500))
    return count
  })
  expect(frames).toBe(0)
  expect(await page.locator('.surface.dimmed').count()).toBe(1)
  const lit = await page.evaluate(() => window.evigraph.state.lit.value?.nodes.size)
  expect(lit).toBeGreaterThan(5)
})

browserTest('the legend is of what is shown; what is hidden is counted, and brought back by one click', async () => {
  const page = await open(fileOf(demoGraph()))
  const legend = page.locator('.legend')
  await legend.waitFor()
  const all = demoGraph().nodes.filter(({ kind }) => isDrawn(kind)).length
  expect(await legend.locator('ul').first().getByRole('button').count()).toBe((await shownKinds(page)).length)
  await legend.getByRole('button', { name: 'Claims' }).click()
  await expect.poll(() => shownKinds(page)).toEqual(['Claim'])
  expect(await legend.locator('ul').first().getByRole('button').allTextContents()).toEqual([' Claims'])
  const says = await page
    .getByText(/^hidden /)
    .first()
    .textContent()
  const [, hidden, of] = /hidden ([\d,]+) of ([\d,]+)/.exec(says ?? '') ?? []
  const claims = demoGraph().nodes.filter(({ kind }) => kind === 'Claim').length
  expect(Number(of?.replace(',', ''))).toBeLessThanOrEqual(all)
  expect(Number(hidden?.replace(',', ''))).toBe(Number(of?.replace(',', '')) - claims)
  await page.getByRole('button', { name: 'Show everything' }).first().click()
  await page
    .getByText(/^all [\d,]+ shown/)
    .first()
    .waitFor()
})

browserTest('facets: counts tell what a tick shows', async () => {
  const page = await open(fileOf(demoGraph()))
  await page.getByRole('button', { name: 'Filters' }).click()
  const facets = page.getByRole('navigation', { name: 'Filters' })
  for (const title of [
    'Kind',
    'What is claimed',
    'How firmly',
    'Which way',
    'Year',
    'Study design',
    'Intervention',
    'Population',
    'Outcome',
    'Participants',
    'Size of the effect',
    'Our confidence',
    'Document',
  ])
    expect(await facets.getByText(title, { exact: true }).count(), title).toBe(1)
  await facets.getByText('Participants', { exact: true }).click()
  const option = facets.locator('details', { hasText: 'Participants' }).locator('label').first()
  const count = Number(await option.locator('.count').textContent())
  await option.getByRole('checkbox').check()
  const shown = await page.evaluate(() => {
    const { index, visible } = window.evigraph.state
    const asked = ['Publication', 'Study', 'Finding']
    return index.value?.nodes.filter(({ kind }, at) => visible.value[at] && asked.includes(kind)).length
  })
  expect(shown).toBe(count)
})

browserTest('every node can be walked to by keys, is announced, and opened; Esc goes back', async () => {
  const page = await open(fileOf(demoGraph()))
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  await tool(page, 'Home')
  const cursor = () => page.evaluate(() => window.evigraph.state.cursor.value)
  const start = await cursor()
  const live = page.locator('[aria-live="polite"]')
  await expect.poll(() => live.textContent()).toMatch(/^Concept: /)
  const walked = await page.evaluate(async () => {
    const seen: (string | undefined)[] = []
    const surface = document.querySelector('.surface') as HTMLElement
    for (let steps = 0; steps < window.evigraph.state.counts.value.shown; steps++) {
      surface.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))
      seen.push(window.evigraph.state.cursor.value)
    }
    return { seen: new Set(seen).size, all: window.evigraph.state.counts.value.shown }
  })
  expect(walked.seen).toBe(walked.all)
  expect(await cursor()).toBe(start)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => live.textContent()).toMatch(/\d+ of \d+/)
  const down = await cursor()
  expect(down).not.toBe(start)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('evidence-title')
  expect(await page.evaluate(() => window.evigraph.state.selected.value)).toBe(down)
  await page.keyboard.press('Escape')
  expect(
    await page.evaluate(() => [
      window.evigraph.state.selected.value,
      document.activeElement?.classList.contains('surface'),
    ]),
  ).toEqual([undefined, true])
  // Keys that come before the picture is there go on from where it is going.
  for (const [keys, ratio] of [
    ['+', 1 / 1.4],
    ['+---', 1.4],
    ['-+++', 1 / 1.4],
    ['0', 1],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key)
    await expect.poll(async () => (await camera(page))?.ratio).toBeCloseTo(ratio, 6)
  }
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'Keys' }).waitFor()
})

browserTest('the picture goes where it was last asked to, whatever it was doing', async () => {
  const page = await open(fileOf(demoGraph()))
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  const [corner, other] = [
    { x: 0, y: 1, ratio: 0.2 },
    { x: 0.9, y: 0.1, ratio: 0.5 },
  ]
  await page.evaluate(
    ([corner, other]) => {
      window.evigraph.stage?.fly(corner as typeof other, true)
      window.evigraph.stage?.fly(other, false)
    },
    [corner, other] as const,
  )
  await page.waitForTimeout(600)
  expect(await camera(page)).toEqual(other)
  // Going back in the address ends a flight too, once it has been drawn.
  await page.evaluate(
    async ([corner, other]) => {
      const { stage, state } = window.evigraph
      stage?.fly(corner, true)
      while ((state.camera.value?.ratio ?? 1) > 0.49) await new Promise(requestAnimationFrame)
      state.camera.value = other
    },
    [corner, other] as const,
  )
  await page.waitForTimeout(600)
  expect(await camera(page)).toEqual(other)
  // Selected before the corner was ever drawn: all the same it is out of view there.
  await page.evaluate((corner) => {
    window.evigraph.stage?.fly(corner, false)
    window.evigraph.state.select('concept:epistemic-trust')
  }, corner)
  const size = await page.locator('.surface').boundingBox()
  const isInView = async () => {
    const { x, y } = await markOf(page, 'concept:epistemic-trust')
    return x > 0 && y > 0 && x < (size?.width ?? 0) && y < (size?.height ?? 0)
  }
  await expect.poll(isInView).toBe(true)
})

browserTest('a screen reader is told what there is, and led to the words', async () => {
  const page = await open(fileOf(demoGraph()))
  await page.getByRole('tab').first().waitFor()
  const tree = await page.locator('body').ariaSnapshot()
  for (const part of [
    'button "Skip to the words"',
    'heading "',
    'combobox "Search"',
    'tablist "Views"',
    'tab "Picture" [selected]',
    'application "Picture of ',
    'complementary "Evidence"',
    'heading "Read the words behind every link"',
  ])
    expect(tree).toContain(part)
  expect(await page.locator('.surface').getAttribute('aria-describedby')).toBe('picture-keys')
  expect(await page.locator('#picture-keys').textContent()).toMatch(/Up arrow .* theory.*down arrow .* evidence/)
})
