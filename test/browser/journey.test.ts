// From a concept to the words of a trial's result: by mouse, by keyboard, and back; and what the picture does on the way.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { browserTest, useBrowser } from './browser.js'
import { demoGraph, fileOf } from './views.js'

const open = useBrowser()

/** The sentence that states the first result on epistemic trust. */
const RESULT = 'suicide attempt: 23 % vs 74 %'
const panel = (page: Page) => page.locator('aside').last()
const quote = (page: Page) => panel(page).locator('mark').first()

browserTest('in three clicks from “epistemic trust” to the sentence of a trial’s result', async () => {
  const page = await open(fileOf(demoGraph()))
  await page
    .getByRole('link', { name: 'epistemic trust' })
    .or(page.getByRole('button', { name: 'epistemic trust' }))
    .first()
    .click()
  await panel(page).getByRole('link', { name: RESULT }).click()
  expect(await panel(page).getByRole('heading', { level: 2 }).first().textContent()).toContain(RESULT)
  expect(await quote(page).textContent()).toMatch(/23\s?%.*74\s?%/s)
})

browserTest('the same by keyboard alone, and back', async () => {
  const page = await open(fileOf(demoGraph()))
  await page.getByRole('tab').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('epistemic trust')
  // Not any option: the first letters alone have others.
  await page.getByRole('option', { selected: true }).filter({ hasText: 'epistemic trust' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toContain('concept:epistemic-trust')
  const concept = page.url()
  await panel(page).getByRole('link', { name: RESULT }).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  for (let steps = 0; steps < 60 && !(await focused()).startsWith(RESULT); steps++) await page.keyboard.press('Tab')
  expect(await focused()).toContain(RESULT)
  await page.keyboard.press('Enter')
  await expect.poll(() => quote(page).textContent()).toMatch(/23\s?%.*74\s?%/s)
  await page.goBack()
  await expect.poll(() => page.url()).toBe(concept)
  await expect.poll(() => panel(page).getByRole('heading', { level: 2 }).first().textContent()).toBe('epistemic trust')
})

browserTest('labels go with the picture while it moves, and are written anew when it rests', async () => {
  const page = await open(fileOf(demoGraph()))
  const labels = page.locator('canvas.labels')
  await labels.waitFor()
  await page.waitForTimeout(600)
  const written = () => labels.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
  const before = await written()
  // What it looks like at each frame: where the labels were carried to, and whether they are those of before.
  await labels.evaluate((canvas) => {
    const seen: string[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => seen.push((canvas as HTMLElement).style.transform)).observe(canvas, { attributes: true })
  })
  const box = await labels.boundingBox()
  const [x, y] = [(box?.x ?? 0) + 12, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y - 30, { steps: 6 })
  await page.mouse.up()
  await expect.poll(written).not.toBe(before)
  const seenNow = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen)
  // A drag that ends in motion glides on a little.
  await expect.poll(async () => (await seenNow()).at(-1)).toBe('')
  const seen = await seenNow()
  expect(seen).toContainEqual(expect.stringMatching(/^matrix\(1, 0, 0, 1, [1-9].*, -[1-9].*\)$/))
  expect(seen.at(-1)).toBe('')
})
