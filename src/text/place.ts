// Places spans on tokens, so that rules can count words between them; steps over brackets.
import type { Span } from './spans.js'
import { inOrder, lowerBound } from './spans.js'
import { type Token, tokenAt } from './tokens.js'

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
    if (from > 0 && (tokens[from - 1] as Span).end > item.start) from--
    let to = from
    while (to < tokens.length && (tokens[to] as Span).start < item.end) to++
    if (to > from) placed.push({ from, to, item })
  }
  return inOrder(placed, (a, b) => a.from - b.from || b.to - a.to)
}

/** A longer bracket is prose. */
const LONGEST = 20

/** Past the brackets that open at token `k`, one after another; `k` where none opens or it never closes. */
export function skipBrackets(tokens: readonly Token[], k: number): number {
  let at = k
  for (let text = tokenAt(tokens, at)?.text; text === '(' || text === '['; text = tokenAt(tokens, at)?.text) {
    const close = closingBracket(tokens, at, LONGEST)
    if (close < 0) return at
    at = close + 1
  }
  return at
}

/** The bracket that closes the one at token `open`, at most `limit` tokens on; -1 where there is none. */
export function closingBracket(tokens: readonly Token[], open: number, limit: number): number {
  for (let k = open + 1; k <= open + limit && k < tokens.length; k++) {
    const { text } = tokens[k] as Token
    if (text === ')' || text === ']') return k
  }
  return -1
}
