// 20,000 nodes and 100,000 links: every view opens, and draws no more than a reader can look at. Nothing is timed here,
// where WebGL is drawn in software; docs/bench-viewer.md has the times.
import { expect } from 'vitest'
import { generatePicture } from '../../scripts/graph-generator.js'
import { browserTest, useBrowser } from './browser.js'
import { drawn, heading, settled } from './page.js'
import { fileOf } from './views.js'

const open = useBrowser()

browserTest('a graph of 20,000 nodes and 100,000 links is opened, filtered, moved and read', async () => {
  const page = await open(fileOf(generatePicture(20_000, 100_000)))
  await page.getByRole('tab', { name: 'Picture' }).waitFor()
  await expect.poll(() => drawn(page)).toBeGreaterThan(10)
  const [marks, lines] = await page.evaluate(() => {
    const scene = window.evigraph.stage?.scene
    return [scene?.marks.length ?? 0, scene?.lines.length ?? 0]
  })
  expect(marks).toBeGreaterThan(19_000)
  expect(lines).toBeGreaterThan(95_000)

  const camera = () => page.evaluate(() => window.evigraph.stage?.stage.camera())
  const before = await camera()
  await page.mouse.move(400, 400)
  await page.mouse.down()
  await page.mouse.move(460, 430, { steps: 4 })
  await page.mouse.up()
  await expect.poll(camera).not.toEqual(before)

  const shown = () => page.evaluate(() => window.evigraph.state.counts.value.shown)
  const all = await shown()
  await page.evaluate(() => window.evigraph.state.toggleFacet('kind', 'Finding'))
  expect(await shown()).toBeLessThan(all / 4)
  await page.evaluate(() => window.evigraph.state.toggleFacet('kind', 'Finding'))

  await page.evaluate(() => window.evigraph.state.select('concept:0'))
  expect(await heading(page)).toBeTruthy()

  for (const view of ['Tables', 'Matrix', 'Forest', 'Timeline', 'Conflicts']) {
    await page.getByRole('tab', { name: view }).click()
    await page.locator('#view > .view-column').waitFor()
    await settled(page)
    const elements = await page.locator('#view *').count()
    expect(elements, view).toBeGreaterThan(10)
    expect(elements, view).toBeLessThan(20_000)
  }
})
