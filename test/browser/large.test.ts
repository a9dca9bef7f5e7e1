// 20,000 nodes and 100,000 links: every view opens, and none keeps the reader waiting for long. WebGL is drawn in
// software here, and other tests run beside; the limits catch what hangs, docs/bench-viewer.md has the times.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { generatePicture } from '../../scripts/graph-generator.js'
import { browserTest, useBrowser } from './browser.js'
import { drawn, heading, settled } from './page.js'
import { fileOf } from './views.js'

const open = useBrowser()
const WAIT = { timeout: 90_000 }

/** The longest time that the page could not answer meanwhile, in ms. */
async function longest(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' })
  })
  await act()
  await settled(page)
  return page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks))
}

browserTest(
  'a graph of 20,000 nodes and 100,000 links is opened, filtered, moved and read',
  async () => {
    const page = await open(fileOf(generatePicture(20_000, 100_000)))
    page.setDefaultTimeout(WAIT.timeout)
    await page.getByRole('tab', { name: 'Picture' }).waitFor()
    await expect.poll(() => drawn(page), WAIT).toBeGreaterThan(50)
    const [marks, lines] = await page.evaluate(() => {
      const scene = window.evigraph.stage?.scene
      return [scene?.marks.length ?? 0, scene?.lines.length ?? 0]
    })
    expect(marks).toBeGreaterThan(19_000)
    expect(lines).toBeGreaterThan(95_000)

    const camera = () => page.evaluate(() => window.evigraph.stage?.stage.camera())
    const before = await camera()
    const panned = await longest(page, async () => {
      await page.mouse.move(400, 400)
      await page.mouse.down()
      await page.mouse.move(460, 430, { steps: 4 })
      await page.mouse.up()
    })
    expect(await camera()).not.toEqual(before)
    expect(panned).toBeLessThan(4000)
    const pointed = await longest(page, () => page.mouse.move(500, 420, { steps: 4 }))
    expect(pointed).toBeLessThan(1500)

    const shown = () => page.evaluate(() => window.evigraph.state.counts.value.shown)
    const all = await shown()
    const filtered = await longest(page, () =>
      page.evaluate(() => window.evigraph.state.toggleFacet('kind', 'Finding')),
    )
    expect(await shown()).toBeLessThan(all / 4)
    expect(filtered).toBeLessThan(6000)
    await page.evaluate(() => window.evigraph.state.toggleFacet('kind', 'Finding'))

    await page.evaluate(() => window.evigraph.state.select('concept:0'))
    expect(await heading(page)).toBeTruthy()

    for (const view of ['Tables', 'Matrix', 'Forest', 'Timeline', 'Conflicts']) {
      const opened = await longest(page, async () => {
        await page.getByRole('tab', { name: view }).click()
        await page.locator('#view > .view-column').waitFor()
      })
      expect(opened, view).toBeLessThan(15_000)
    }
  },
  300_000,
)
