// Text that must fit a width, for what is drawn and cannot wrap by itself.

export const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif'

let context: CanvasRenderingContext2D | null | undefined
/** In pixels; `font` as CSS writes it. */
export function widthOf(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return text.length * 7
  context.font = font
  return context.measureText(text).width
}

/** The text, or as much of its beginning as fits, with “…”. */
export function shortened(text: string, width: number, font: string): string {
  if (widthOf(text, font) <= width) return text
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (widthOf(`${text.slice(0, middle).trimEnd()}…`, font) <= width) low = middle
    else high = middle - 1
  }
  return low === 0 ? '' : `${text.slice(0, low).trimEnd()}…`
}
