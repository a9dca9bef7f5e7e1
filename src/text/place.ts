// Places spans on tokens, so that rules can count words between them.
import type { Span } from './spans.js'
import { lowerBound } from './spans.js'

/** An item at tokens `[from, to)`. */
export interface Placed<T> {
  from: number
  to: number
  item: T
}

/** Items on the tokens they cover, in order of their first token; an item that covers none is left out. */
export function placeOnTokens<T extends Span>(tokens: readonly Span[], items: readonly T[]): Placed<T>[] {
  const placed: Placed<T>[] = []
  for (const item of items) {
    let from = lowerBound(tokens, item.start)
    const before = tokens[from - 1]
    if (before && before.end > item.start) from--
    let to = from
    while (to < tokens.length && (tokens[to] as Span).start < item.end) to++
    if (to > from) placed.push({ from, to, item })
  }
  return placed.sort((a, b) => a.from - b.from || b.to - a.to)
}
