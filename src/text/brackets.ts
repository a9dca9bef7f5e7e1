// Pairs of round and square brackets in a stretch of text.
import type { Span } from './spans.js'

export interface Bracket extends Span {
  /** The bracket around it. */
  parent?: Bracket
}

const ROUND = 0x28
const ROUND_END = 0x29
const SQUARE = 0x5b
const MARK = /[()[\]]/g

/**
 * Pairs sorted by start; `end` is past the closing mark. A mark without a partner is passed over: "a) first" and
 * an opening one never closed enclose nothing.
 */
export function bracketsOf(text: string, start: number, end: number): Bracket[] {
  const pairs: Bracket[] = []
  /** Offsets of opening marks. */
  const open: number[] = []
  const stretch = text.slice(start, end)
  MARK.lastIndex = 0
  while (MARK.test(stretch)) {
    const at = start + MARK.lastIndex - 1
    const mark = text.charCodeAt(at)
    if (mark === ROUND || mark === SQUARE) open.push(at)
    else {
      const partner = mark === ROUND_END ? ROUND : SQUARE
      // "(a [b)": the square one was never closed. Look at a few only, so that hostile nesting stays linear.
      for (let k = open.length - 1; k >= 0 && k >= open.length - 4; k--) {
        const from = open[k] as number
        if (text.charCodeAt(from) !== partner) continue
        pairs.push({ start: from, end: at + 1 })
        open.length = k
        break
      }
    }
  }
  pairs.sort((a, b) => a.start - b.start || b.end - a.end)
  const around: Bracket[] = []
  for (const pair of pairs) {
    while (around.length > 0 && (around.at(-1) as Bracket).end <= pair.start) around.pop()
    const parent = around.at(-1)
    if (parent) pair.parent = parent
    around.push(pair)
  }
  return pairs
}

/** Innermost bracket around an offset, for offsets asked in rising order. */
export function bracketAt(pairs: readonly Bracket[]): (offset: number) => Bracket | undefined {
  const around: Bracket[] = []
  let k = 0
  return (offset) => {
    for (; k < pairs.length && (pairs[k] as Bracket).start < offset; k++) {
      const pair = pairs[k] as Bracket
      while (around.length > 0 && (around.at(-1) as Bracket).end <= pair.start) around.pop()
      around.push(pair)
    }
    while (around.length > 0 && (around.at(-1) as Bracket).end <= offset) around.pop()
    return around.at(-1)
  }
}
