// Numbers that could be citations, as printed in one place: "[3–5, 8]", "study.27", "trial 2,3".
import type { Span } from '../../../types.js'

export interface Group extends Span {
  /** How firmly its surroundings say that these are citations, whatever the numbers. */
  strong: boolean
  numbers: (Span & { number: number })[]
}

/** Wider ranges are page numbers or years. */
const WIDEST = 60

const PART = /(\d{1,4})(?:\s*[‐‑–—−-]\s*(\d{1,4}))?/g

/** The numbers of a list such as "3–5, 8" that stands at `at`, ranges written out. */
export function numbersIn(list: string, at: number): Group['numbers'] {
  const numbers: Group['numbers'] = []
  for (const one of list.matchAll(PART)) {
    const from = Number(one[1])
    const to = upperEnd(one[1] as string, one[2])
    if (to - from > WIDEST) continue
    const span = { start: at + one.index, end: at + one.index + one[0].length }
    for (let number = from; number <= to; number++) numbers.push({ ...span, number })
  }
  return numbers
}

/** "101–4" is 101 to 104. */
function upperEnd(from: string, to: string | undefined): number {
  if (to === undefined) return Number(from)
  const full = Number(to) < Number(from) && to.length < from.length ? from.slice(0, -to.length) + to : to
  return Number(full)
}

/** Most digits of a run of numbers that lost its commas. */
const LONGEST_RUN = 12

/**
 * The numbers of "[124]" or "[11314]", whose commas were lost on the way to plain text: the one way to read the digits
 * as rising numbers of the list; undefined where there is none or several.
 */
export function splitRun(digits: string, known: (number: number) => boolean): number[] | undefined {
  if (digits.length > LONGEST_RUN) return undefined
  const found: number[][] = []
  const walk = (at: number, numbers: number[]) => {
    if (found.length > 1) return
    if (at === digits.length) found.push(numbers)
    for (let end = at + 1; end <= Math.min(at + 3, digits.length); end++) {
      const number = Number(digits.slice(at, end))
      if (digits[at] !== '0' && number > (numbers.at(-1) ?? 0) && known(number)) walk(end, [...numbers, number])
    }
  }
  walk(0, [])
  return found.length === 1 ? found[0] : undefined
}
