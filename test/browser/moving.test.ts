// Nodes are put elsewhere by keys, by a finger, and by a button and a click; fingers move and zoom the picture too.
import type { CDPSession, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { browserTest, type Open, useBrowser } from './browser.js'
import { drawn, panel, pointOf, tool } from './page.js'
import { demoGraph, fileOf } from './views.js'

const TRUST = 'concept:epistemic-trust'
const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true }
/** Within what whole pixels and two decimals lose. */
const near = (wanted: number) => (value: number) => Math.abs(value - wanted) < 1.5

async function opened(open: Open, layout: string, options = {}): Promise<Page> {
  const page = await open(`${fileOf(demoGraph())}#layout=${layout}`, options)
  await expect.poll(() => drawn(page)).toBeGreaterThan(50)
  return page
}

const camera = (page: Page) => page.evaluate(() => window.evigraph.stage?.stage.camera())
const selected = (page: Page) => page.evaluate(() => window.evigraph.state.selected.value)

/** Fingers on the screen now, at these points of the window. */
const fingers = (
  session: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  ...at: { x: number; y: number }[]
) => session.send('Input.dispatchTouchEvent', { type, touchPoints: at.map((point, id) => ({ ...point, id })) })

/** Frame by frame, as fingers go. */
async function glide(session: CDPSession, from: { x: number; y: number }, dx: number, dy: number): Promise<void> {
  for (let step = 1; step <= 5; step++)
    await fingers(session, 'touchMove', { x: from.x + (dx * step) / 5, y: from.y + (dy * step) / 5 })
}

describe('with WebGL', () => {
  const open = useBrowser()

  browserTest.each([
    ['bands', 0],
    ['organic', 24],
  ] as const)('by keys, in the %s layout, until it is put back', async (layout, across) => {
    const page = await opened(open, layout)
    await page.evaluate((id) => {
      window.evigraph.state.cursor.value = id
    }, TRUST)
    const from = await pointOf(page, TRUST)
    const moving = page.getByRole('status').filter({ hasText: 'Moving epistemic trust' })
    await tool(page, 'm')
    await moving.waitFor()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(page.url()).not.toContain('pin.')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain(`pin.${layout}=${TRUST}`)
    expect(await moving.count()).toBe(0)
    const put = await pointOf(page, TRUST)
    expect(put.x - from.x).toSatisfy(near(across))
    expect(put.y - from.y).toSatisfy(near(60))

    // Taken along again, and thought better of.
    await page.keyboard.press('m')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Escape')
    expect((await pointOf(page, TRUST)).y).toSatisfy(near(put.y))
    expect(await moving.count()).toBe(0)
    await page.getByRole('button', { name: 'Put back 1 node' }).click()
    await expect.poll(async () => (await pointOf(page, TRUST)).y).toSatisfy(near(from.y))
  })

  browserTest('the keys are in the list of keys', async () => {
    const page = await opened(open, 'bands')
    await tool(page, '?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    expect(await dialog.textContent()).toMatch(/M\s*Take the node along: arrows move it/)
    expect(await dialog.textContent()).toMatch(/Finger.*hold a node .* then drag/)
  })

  browserTest('by a button and a click, without dragging', async () => {
    const page = await opened(open, 'organic')
    await page.evaluate((id) => window.evigraph.state.select(id), TRUST)
    await panel(page).getByRole('button', { name: 'Move' }).click()
    await page.getByText('click where it should go').waitFor()
    const box = await page.locator('.surface').boundingBox()
    const [x, y] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + 200]
    await page.mouse.click(x, y)
    await expect.poll(() => page.url()).toContain(`pin.organic=${TRUST}`)
    expect((await pointOf(page, TRUST)).x).toSatisfy(near(x))
    expect((await pointOf(page, TRUST)).y).toSatisfy(near(y))
    expect(await selected(page)).toBe(TRUST)
  })

  browserTest('by a finger that waits; one that does not moves the picture, two zoom it', async () => {
    const page = await opened(open, 'bands', TABLET)
    await fingersMove(page)
  })
})

describe('without WebGL', () => {
  const open = useBrowser({ webgl: false })

  browserTest('by a finger that waits; one that does not moves the picture, two zoom it', async () => {
    const page = await opened(open, 'bands', TABLET)
    await fingersMove(page)
  })
})

async function fingersMove(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const from = await pointOf(page, TRUST)
  const view = await camera(page)
  // Beside the mark, as fingers are.
  const finger = { x: from.x + 6, y: from.y }
  await fingers(session, 'touchStart', finger)
  await page.waitForFunction(() => document.querySelector('.surface.holding'))
  await glide(session, finger, 30, 60)
  await fingers(session, 'touchEnd')
  await expect.poll(() => page.url()).toContain(`pin.bands=${TRUST}`)
  expect((await pointOf(page, TRUST)).x).toSatisfy(near(from.x))
  expect((await pointOf(page, TRUST)).y).toSatisfy(near(from.y + 60))
  expect(await camera(page)).toEqual(view)
  expect(await selected(page)).toBeUndefined()
  const pins = page.url().match(/pin\.[^&]*/)?.[0]

  const put = await pointOf(page, TRUST)
  await fingers(session, 'touchStart', put)
  await glide(session, put, 50, 40)
  await fingers(session, 'touchEnd')
  expect(await camera(page)).not.toEqual(view)
  expect((await pointOf(page, TRUST)).x).toBeGreaterThan(put.x + 20)
  expect(page.url()).toContain(pins)

  await page.waitForTimeout(600)
  const before = await camera(page)
  const [left, right] = [
    { x: 300, y: 400 },
    { x: 360, y: 400 },
  ]
  await fingers(session, 'touchStart', left, right)
  for (let step = 1; step <= 5; step++)
    await fingers(session, 'touchMove', { ...left, x: left.x - 10 * step }, { ...right, x: right.x + 10 * step })
  await fingers(session, 'touchEnd')
  await page.waitForTimeout(600)
  expect((await camera(page))?.ratio).toBeLessThan((before?.ratio ?? 0) * 0.6)
  expect(await selected(page)).toBeUndefined()
}
