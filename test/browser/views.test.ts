// The other views of the same selection: what they show, what a click in them opens, what they save.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readGraph, validate } from '../../src/index.js'
import { browserTest, useBrowser } from './browser.js'
import { heading, panel } from './page.js'
import { demoGraph, fileOf } from './views.js'

const open = useBrowser()
const at = (view: string, more = '') => `${fileOf(demoGraph())}#v=1&view=${view}${more}`
const shown = (page: Page) => page.evaluate(() => window.evigraph.state.counts.value.shown)

async function saved(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

browserTest('tables: the same filters and selection, sorted, and saved as they are', async () => {
  const page = await open(at('Tables', '&tables.of=Studies'))
  const rows = page.locator('tbody tr.row')
  await rows.first().waitFor()
  const studies = demoGraph().nodes.filter(({ kind }) => kind === 'Study').length
  await page.getByText(`${studies} rows`, { exact: true }).waitFor()
  await page.getByRole('columnheader', { name: 'n', exact: true }).getByRole('button').click()
  const sizes = (await rows.locator('td:nth-child(4)').allTextContents())
    .filter(Boolean)
    .map((text) => Number(text.replace(',', '')))
  expect(sizes.length).toBeGreaterThan(2)
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  const { name, bytes } = await saved(page, () => page.getByRole('button', { name: 'CSV' }).click())
  expect(name).toBe('studies.csv')
  const lines = bytes.toString().trim().split('\n')
  expect(lines).toHaveLength(studies + 1)
  expect(lines[0]).toMatch(/^id,Study,/)

  await rows.nth(1).click()
  expect(await heading(page)).toContain((await rows.nth(1).locator('th').textContent())?.slice(0, 8))
  expect(await page.locator('tr[aria-current="true"]').count()).toBe(1)
  expect(await panel(page).locator('.said').count()).toBeGreaterThan(0)
  await page.evaluate(() => window.evigraph.state.toggleFacet('kind', 'Claim'))
  await page.getByText('Nothing of this kind is shown. Filters may hide it.').waitFor()
})

browserTest('printed, a table has all its rows and nothing of the page around it', async () => {
  const page = await open(at('Tables'))
  await page.locator('tbody tr.row').first().waitFor()
  const all = await shown(page)
  expect(await page.locator('tbody tr.row').count()).toBeLessThan(all / 2)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect.poll(() => page.locator('tbody tr.row').count()).toBe(all)
  expect(await page.getByRole('tab').first().isVisible()).toBe(false)
  // Nothing is cut off at the window's edge.
  const tall = await page.locator('#view table').evaluate((table) => table.getBoundingClientRect().height)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(tall)
  expect((await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(4)
})

browserTest('printed, the picture is a drawing with its legend, on white, and the words follow', async () => {
  const page = await open(`${fileOf(demoGraph())}#n=concept:epistemic-trust`, { colorScheme: 'dark' })
  await page.locator('.surface[data-stage]').waitFor()
  const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'))
  const dark = await ink()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const drawing = page.locator('.printed > svg')
  await drawing.waitFor()
  expect(await drawing.textContent()).toMatch(/Concepts.*items of the graph are shown/s)
  expect(await drawing.locator('use').count()).toBeGreaterThan(100)
  expect(await page.locator('.surface').isVisible()).toBe(false)
  expect(await page.locator('.evidence .said').first().isVisible()).toBe(true)
  expect(await ink()).not.toBe(dark)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect.poll(() => drawing.count()).toBe(0)
  expect(await ink()).toBe(dark)
})

browserTest('matrix: gaps are shown, and a cell opens what is in it', async () => {
  const page = await open(at('Matrix'))
  // Several are gathered in a list; one is opened by itself.
  const cell = page
    .locator('.matrix td button')
    .filter({ hasText: /^([2-9]|\d\d)/ })
    .first()
  await cell.waitFor()
  expect(await page.getByRole('img', { name: 'nothing' }).count()).toBeGreaterThan(5)
  const label = await cell.getAttribute('aria-label')
  const [, count] = /: (\d+) finding/.exec(label ?? '') ?? []
  await cell.click()
  await expect.poll(() => panel(page).locator('.gathered li').count()).toBe(Number(count))
  expect(await panel(page).locator('.gathered mark').count()).toBeGreaterThan(0)
  await panel(page).locator('.gathered a').first().click()
  expect(await panel(page).locator('.said').count()).toBeGreaterThan(0)
})

browserTest('forest: a row opens its words; without an interval none is drawn, and nothing is pooled', async () => {
  const page = await open(at('Forest'))
  const row = page.locator('svg.forest rect[role="button"]').first()
  await row.waitFor()
  const label = await row.getAttribute('aria-label')
  await row.press('Enter')
  await expect.poll(() => panel(page).locator('.said').count()).toBeGreaterThan(0)
  expect(label).toBeTruthy()
  const rows = await page.locator('svg.forest rect[role="button"]').count()
  expect(rows).toBe(demoGraph().nodes.filter(({ kind }) => kind === 'Finding').length)
  expect(await page.locator('svg.forest').first().textContent()).not.toMatch(/overall|pooled estimate/i)
  const { bytes } = await saved(page, () => page.getByRole('button', { name: 'SVG' }).click())
  expect(bytes.toString()).toMatch(/^<\?xml|^<svg/)
})

browserTest('timeline: a stretch that is dragged over filters, a year opens what is from it', async () => {
  const page = await open(at('Timeline'))
  const chart = page.locator('svg.timeline')
  await chart.waitFor()
  const before = await shown(page)
  const box = await chart.boundingBox()
  const [left, top] = [(box?.x ?? 0) + 0.3 * (box?.width ?? 0), (box?.y ?? 0) + 80]
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left + 150, top, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => shown(page)).toBeLessThan(before)
  await page.getByRole('button', { name: 'All years' }).click()
  await expect.poll(() => shown(page)).toBe(before)
  await page.getByRole('button', { name: /^2009: / }).press('Enter')
  await expect.poll(() => heading(page)).toContain('2009')
})

browserTest('conflicts: both sides have their words', async () => {
  const page = await open(at('Conflicts'))
  const card = page.locator('article.conflict').first()
  await card.waitFor()
  expect(await card.locator('.sides > section').count()).toBeGreaterThan(1)
  for (const side of await card.locator('.sides > section').all())
    expect(await side.locator('.first-words').first().textContent()).not.toBe('')
})

browserTest(
  'the picture is saved with its title, its legend and what is shown; the tables with what is shown',
  async () => {
    const page = await open(`${fileOf(demoGraph(), { title: 'Trust & habit' })}#f.kind=Concept+Claim`)
    await page.locator('.surface[data-stage]').waitFor()
    await page.waitForTimeout(500)
    const as = async (format: string) => {
      await page.getByRole('button', { name: 'Save the picture' }).click()
      await page.getByRole('dialog').getByRole('button', { name: format, exact: true }).click()
      return saved(page, () => page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click())
    }
    const svg = (await as('SVG')).bytes.toString()
    expect(svg).toContain('Trust &amp; habit')
    expect(svg).toContain('kind: Concepts, Claims')
    expect(svg).toContain('>Concepts<')
    expect(svg).not.toContain('>Outcomes<')
    const png = (await as('PNG')).bytes
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000)
    // Width and height of the SVG, so many times.
    const [, wide, high] = /^<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(
      [wide, high].map((side) => Math.round(2 * Number(side))),
    )
    await page.getByRole('button', { name: 'Save the picture' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'the whole picture' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '4×' }).click()
    const large = await saved(page, () =>
      page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click(),
    )
    expect(large.bytes.readUInt32BE(16)).toBeGreaterThan(4 * 1800)
    const { graph } = readGraph((await as('JSON')).bytes.toString())
    const kinds = new Set(graph.nodes.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['Claim', 'Concept', 'Document', 'Passage'])
    expect(validate(graph)).toEqual([])
  },
)
