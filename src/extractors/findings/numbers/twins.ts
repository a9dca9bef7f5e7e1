// Spreads of both values of a pair, told by their brackets and units alone.
import { isAmong } from '../../../text/among.js'
import { tokenAt } from '../../../text/tokens.js'
import type { Token } from '../../../types.js'

/** "(187 [42] min vs 149 [38] min": in a bracket of a bracket after both values of a pair, with their unit; "12 [30]" is a share. */
export function isTwin(tokens: readonly Token[], k: number): boolean {
  if (tokens[k - 1]?.text !== '[') return false
  const isVersus = (n: number) => /^vs?$|^versus$/.test(tokens[n]?.norm ?? '')
  let first = k - 2
  while (first > k - 2 * TWIN && tokens[first]?.text !== '(') first--
  if (tokens[first]?.text !== '(') return false
  let versus = first + 1
  while (versus < k + TWIN && !isVersus(versus)) versus++
  if (versus === k + TWIN) return false
  return [versus - TWIN, versus].every((from) => hasSquare(tokens, Math.max(first, from), from + TWIN))
}

/** "87 (20) vs 141 (65) s": the same in round brackets, with one unit behind both, of no median. */
export function isPlainTwin(tokens: readonly Token[], k: number): boolean {
  const first = isAmong('vs v versus', tokens[k - 3]?.norm) ? k - 6 : k - 1
  if (tokenAt(tokens, first)?.text !== '(' || tokenAt(tokens, first + 2)?.text !== ')') return false
  const row = tokens.slice(first - 1, first + 8).map(({ text, pos }) => (pos === 'NUM' ? '0' : text))
  if (!/^0 \( 0 \) (?:vs?|versus) 0 \( 0 \)$/.test(row.join(' '))) return false
  const { text = '', norm = '' } = tokens[first + 8] ?? {}
  if (!MEASURED.test(text) && !TIMED.test(norm)) return false
  return !tokens.slice(Math.max(0, first - FAR), first).some((token) => token.norm === 'median')
}

const hasSquare = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .some(
      ({ text }, n) =>
        text === '[' &&
        tokens[from + n + 2]?.text === ']' &&
        (MEASURED.test(tokens[from + n + 3]?.text ?? '') || TIMED.test(tokens[from + n + 3]?.norm ?? '')),
    )

/** Tokens of "187 [42] min vs". */
const TWIN = 8

/** Tokens from "median" to its value. */
export const FAR = 40

const TIMED = /^(?:s|sec|second|min|minute|h|hour|day|week|month|year|point)$/
export const MEASURED = /^(?:mmHg|mm|cm|kg|mL|ml|kPa|bpm|ms|min|dB|Hz)$/
