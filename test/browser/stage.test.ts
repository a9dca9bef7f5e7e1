// What draws the picture: without WebGL, after its surface was taken away, and when the mouse puts a node elsewhere.
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { browserTest, useBrowser } from './browser.js'
import { drawn, panel, pointOf, tool } from './page.js'
import { demoGraph, fileOf } from './views.js'

const TRUST = 'concept:epistemic-trust'

async function clickOn(page: Page, id: string): Promise<void> {
  const { x, y } = await pointOf(page, id)
  await page.mouse.click(x, y)
}

/** Within what whole pixels and two decimals lose. */
const near = (wanted: number) => (value: number) => Math.abs(value - wanted) < 1.5
const stageName = (page: Page) => page.locator('.surface').getAttribute('data-stage')

describe('without WebGL', () => {
  const open = useBrowser({ webgl: false })

  browserTest('the picture is drawn on a canvas, says why, and opens the words; tables work', async () => {
    const page = await open(fileOf(demoGraph()))
    await page.getByText('This browser gives no WebGL; the picture is drawn without.').waitFor()
    expect(await stageName(page)).toBe('canvas')
    await expect.poll(() => drawn(page)).toBeGreaterThan(50)
    await clickOn(page, TRUST)
    await expect.poll(() => panel(page).getByRole('heading', { level: 2 }).textContent()).toBe('epistemic trust')
    await tool(page, '+')
    await expect.poll(() => page.evaluate(() => window.evigraph.stage?.stage.camera().ratio)).toBeLessThan(1)
    await page.getByRole('tab', { name: 'Tables' }).click()
    expect(await page.locator('tbody tr.row').count()).toBeGreaterThan(5)
  })
})

describe('with WebGL', () => {
  const open = useBrowser()

  browserTest('a lost surface is built anew, with the same view and selection', async () => {
    const page = await open(fileOf(demoGraph()), { expected: /CONTEXT_LOST_WEBGL/ })
    await expect.poll(() => drawn(page)).toBeGreaterThan(50)
    await page.evaluate((id) => {
      window.evigraph.state.select(id)
      window.evigraph.stage?.fly({ x: 0.4, y: 0.5, ratio: 0.8 }, false)
    }, TRUST)
    await page.waitForTimeout(500)
    const lost = await page.evaluate(() => {
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.base canvas')]
      const contexts = canvases.flatMap((canvas) => canvas.getContext('webgl2') ?? canvas.getContext('webgl') ?? [])
      for (const context of contexts) context.getExtension('WEBGL_lose_context')?.loseContext()
      Object.assign(window, { before: canvases[0] })
      return contexts.length
    })
    expect(lost).toBeGreaterThan(0)
    // Others in their place, as sigma does not take up contexts that come back.
    await page.waitForFunction(() => !(window as unknown as { before: Element }).before.isConnected)
    expect(await stageName(page)).toBe('webgl')
    await expect.poll(() => drawn(page)).toBeGreaterThan(50)
    const camera = await page.evaluate(() => window.evigraph.stage?.stage.camera())
    expect(camera).toMatchObject({ x: expect.closeTo(0.4, 3), ratio: expect.closeTo(0.8, 3) })
    expect(await panel(page).getByRole('heading', { level: 2 }).textContent()).toBe('epistemic trust')
  })

  browserTest.each([
    ['bands', 0],
    ['organic', 60],
  ] as const)(
    'a node of the %s layout stays where it is put, in the address too, until it is put back',
    async (layout, across) => {
      const page = await open(`${fileOf(demoGraph())}#layout=${layout}`)
      await expect.poll(() => drawn(page)).toBeGreaterThan(50)
      const others = () =>
        page.evaluate(
          (id) => window.evigraph.stage?.scene?.marks.flatMap((mark) => (mark.id === id ? [] : [mark.x, mark.y])),
          TRUST,
        )
      const [from, around] = [await pointOf(page, TRUST), await others()]
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(from.x + 60, from.y + 45, { steps: 5 })
      await page.mouse.up()
      await expect.poll(() => page.url()).toContain(`pin.${layout}=${TRUST}`)
      const put = await pointOf(page, TRUST)
      expect(put.x - from.x).toSatisfy(near(across))
      expect(put.y - from.y).toSatisfy(near(45))
      expect(await others()).toEqual(around)
      expect(await page.evaluate(() => window.evigraph.state.selected.value)).toBeUndefined()

      const again = await open(page.url())
      await expect.poll(() => drawn(again)).toBeGreaterThan(50)
      expect((await pointOf(again, TRUST)).y).toSatisfy(near(put.y))

      await page.goBack()
      await expect.poll(async () => (await pointOf(page, TRUST)).y).toSatisfy(near(from.y))
      await page.goForward()
      await expect.poll(async () => (await pointOf(page, TRUST)).y).toSatisfy(near(put.y))
      await page.getByRole('button', { name: 'Put back 1 node' }).click()
      await expect.poll(async () => (await pointOf(page, TRUST)).y).toSatisfy(near(from.y))
    },
  )
})
