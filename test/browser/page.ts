// Parts of the page, and where things stand in its picture.
import type { Locator, Page } from 'playwright-core'
import { pictureOf } from './pictures.js'

export const panel = (page: Page): Locator => page.locator('aside.evidence')
export const heading = (page: Page): Promise<string | null> =>
  panel(page).getByRole('heading', { level: 2 }).first().textContent()

/** Distinct colours of the picture: few where nothing was drawn. */
export async function drawn(page: Page): Promise<number> {
  const clip = await page.locator('.surface').boundingBox()
  return clip ? (await pictureOf(page, clip)).colours : 0
}

/** The middle of a node's mark, in pixels of the picture. */
export const markOf = (page: Page, id: string): Promise<{ x: number; y: number }> =>
  page.evaluate((id) => {
    const { scene, stage } = window.evigraph.stage as NonNullable<typeof window.evigraph.stage>
    const { ax, bx, ay, by } = stage.projection()
    const mark = scene?.marks.find((one) => one.id === id)
    if (!mark) throw new Error(`no mark ${id}`)
    return { x: ax * mark.x + bx, y: ay * mark.y + by }
  }, id)

/** The same in pixels of the window. */
export async function pointOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const box = await page.locator('.surface').boundingBox()
  const { x, y } = await markOf(page, id)
  return { x: x + (box?.x ?? 0), y: y + (box?.y ?? 0) }
}

/** A key of the picture. */
export async function tool(page: Page, key: string): Promise<void> {
  await page.locator('.surface').focus()
  await page.keyboard.press(key)
}

/** The two frames after which what was asked for is on the screen. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
