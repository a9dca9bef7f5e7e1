// Which rows of a long list are drawn: those in view and a few around them.

export interface Window {
  /** Half-open. */
  first: number
  last: number
  /** Pixels left free for the rows above and below. */
  before: number
  after: number
}

const AROUND = 8

/** `top` is how far the list is scrolled, `height` how much of it is in view; all in pixels. */
export function windowOf(count: number, rowHeight: number, top: number, height: number): Window {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - AROUND))
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + AROUND)
  return { first, last, before: first * rowHeight, after: (count - last) * rowHeight }
}
