// Arithmetic of half-open spans.

export interface Span {
  start: number
  end: number
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Whether a UTF-16 unit is white space as /\s/ has it; ASCII, nearly all there is, without asking that. */
export const isSpace = (unit: number): boolean =>
  unit < 0x80 ? unit === 0x20 || (unit >= 9 && unit <= 13) : /\s/.test(String.fromCharCode(unit))

/** `text[start, end)` without the white space at its ends. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return { start, end }
}

/** Index of the first item whose `start` is ≥ `offset`, in items sorted by start. */
export function lowerBound(items: readonly Span[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((items[middle] as Span).start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Longer lists are left to the engine, which copies them first. */
const SHORT = 40

/** Sorts a list in place; most are short and nearly in order. */
export function inOrder<T>(list: T[], compare: (a: T, b: T) => number): T[] {
  for (let i = 1; i < list.length; i++) {
    const item = list[i] as T
    if (compare(list[i - 1] as T, item) <= 0) continue
    if (list.length > SHORT) return list.sort(compare)
    let k = i
    for (; k > 0 && compare(list[k - 1] as T, item) > 0; k--) list[k] = list[k - 1] as T
    list[k] = item
  }
  return list
}
