// A paragraph with the numbers that it prints, found once for all styles of citing by number.
import type { Span } from '../../../types.js'

export interface Stretch extends Span {
  words: string
  /** Where each number or list of numbers starts and ends, by turns, from the start of the paragraph. */
  lists: readonly number[]
}

const LIST = /\d{1,3}(?:(?:, ?| |[‐‑–—−-])\d{1,3}(?!\d))*/y
const DIGIT = /\d/g

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** A space, a comma, or one of the dashes: what may stand between two numbers of a list. */
const joins = (unit: number): boolean => unit === 0x20 || unit === 0x2c || unit === 0x2d || unit > 127

/** Past the list of numbers that starts at `at`, a digit: most are one number. */
function listEnd(text: string, at: number): number {
  let to = at + 1
  while (to < at + 3 && isDigit(text.charCodeAt(to))) to++
  if (!joins(text.charCodeAt(to)) || !(isDigit(text.charCodeAt(to + 1)) || isDigit(text.charCodeAt(to + 2)))) return to
  LIST.lastIndex = at
  LIST.test(text)
  return LIST.lastIndex
}

export function stretchOf(text: string, { start, end }: Span): Stretch {
  const words = text.slice(start, end)
  const lists: number[] = []
  DIGIT.lastIndex = 0
  while (DIGIT.test(words)) {
    const at = DIGIT.lastIndex - 1
    const to = listEnd(words, at)
    lists.push(at, to)
    DIGIT.lastIndex = to
  }
  return { start, end, words, lists }
}
