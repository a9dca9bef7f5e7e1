// What a screenshot shows, as numbers: whether anything was drawn, and how much of it.
import type { Page } from 'playwright-core'

export interface Picture {
  /** Distinct colours. */
  colours: number
  /** Share of the pixels that do not have the commonest colour, 0–1. */
  drawn: number
}

export type Clip = { x: number; y: number; width: number; height: number }

/** Of the page, or a part of it. */
export async function pictureOf(page: Page, clip?: Clip): Promise<Picture> {
  const png = (await page.screenshot(clip ? { clip } : {})).toString('base64')
  // In a page of its own: the policy of the one that is looked at forbids it to load anything.
  const eye = await page.context().newPage()
  try {
    return await eye.evaluate(async (data) => {
      const image = new Image()
      image.src = `data:image/png;base64,${data}`
      await image.decode()
      const canvas = new OffscreenCanvas(image.width, image.height)
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      context.drawImage(image, 0, 0)
      const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)
      const counts = new Map<number, number>()
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
      return { colours: counts.size, drawn: 1 - Math.max(...counts.values()) / pixels.length }
    }, png)
  } finally {
    await eye.close()
  }
}
