// Citations by number, "[12]", "[3–5, 8]" and "(12)", in documents that cite that way.
import type { Reference, Span } from '../../types.js'

export interface NumberCited extends Span {
  number: number
  /** Index into the references, where the list has the number. */
  reference?: number
  /** The bracket. */
  group: Span
}

interface Group extends Span {
  square: boolean
  numbers: (Span & { number: number })[]
}

const BRACKET = /[[(]\s*\d{1,4}(?:\s*(?:[,;–—-]|,?\s?and|&)\s*\d{1,4})*\s*[\])](?!\s*[=<>≤≥≈])/g
// "F[1,23]", "t(24)"; and "(2)" as the label of an item: "cells; (2) animals", "either (1)".
const STATISTIC = /(?<![\p{L}\p{N}])\p{L}{1,2}²?$/u
const LABEL =
  /(?:^|[:;]\s*(?:and|or)?|,\s*(?:and|or)?|\b(?:and|or|either|were|was|are|is|by|to|of|for|in|both|namely|as|with))\s*$/
const NUMBER = /(\d{1,4})(?:\s*[–—-]\s*(\d{1,4}))?/g
/** Wider ranges are page numbers or years. */
const WIDEST = 40

/** Citations by number in the paragraphs; none where the numbers don't behave like those of a reference list. */
export function findNumbers(
  text: string,
  paragraphs: readonly Span[],
  references: readonly Reference[],
): NumberCited[] {
  const groups = paragraphs.flatMap((paragraph) => readGroups(text, paragraph))
  const byNumber = numbered(references)
  const square = groups.filter((group) => group.square)
  if (counts(square, byNumber)) return square.flatMap((group) => cited(group, byNumber))
  // "(12)" is a size or an item as often: only where the list's numbers bear it out.
  const round = groups.filter((group) => !group.square)
  return byNumber.size > 0 && counts(round, byNumber) ? round.flatMap((group) => cited(group, byNumber)) : []
}

function readGroups(text: string, { start, end }: Span): Group[] {
  const groups: Group[] = []
  for (const match of text.slice(start, end).matchAll(BRACKET)) {
    const at = start + match.index
    const isSquare = match[0].startsWith('[')
    if (isSquare !== match[0].endsWith(']')) continue
    const before = text.slice(Math.max(start, at - 12), at)
    if (STATISTIC.test(before) || (!isSquare && LABEL.test(before))) continue
    const numbers: Group['numbers'] = []
    for (const one of match[0].matchAll(NUMBER)) {
      const from = Number(one[1])
      const to = one[2] === undefined ? from : Number(one[2])
      if (to - from > WIDEST) continue
      const span = { start: at + one.index, end: at + one.index + one[0].length }
      for (let number = from; number <= to; number++) numbers.push({ ...span, number })
    }
    if (numbers.length > 0) groups.push({ start: at, end: at + match[0].length, square: isSquare, numbers })
  }
  return groups
}

/** Index of each printed number; the place in the list where it prints none. */
function numbered(references: readonly Reference[]): Map<number, number> {
  const labels = new Map<number, number>()
  references.forEach(({ label }, index) => {
    if (label !== undefined && !labels.has(Number(label))) labels.set(Number(label), index)
  })
  if (labels.size >= references.length / 2) return labels
  return new Map(references.map((_, index) => [index + 1, index]))
}

/** Reference numbers start near 1, leave few out, and come first in rising order. */
function counts(groups: readonly Group[], byNumber: ReadonlyMap<number, number>): boolean {
  const first: number[] = []
  const seen = new Set<number>()
  let unknown = 0
  for (const { numbers } of groups)
    for (const { number } of numbers) {
      if (byNumber.size > 0 && !byNumber.has(number)) unknown++
      if (seen.has(number)) continue
      seen.add(number)
      first.push(number)
    }
  if (seen.size < 3 || (byNumber.size === 0 && groups.length < 3) || unknown > groups.length / 10) return false
  const sorted = [...first].sort((a, b) => a - b)
  // Lists in alphabetical order are cited in any order; the list itself shows what the numbers are then.
  const rising = first.filter((number, i) => i === 0 || number > (first[i - 1] as number)).length / first.length
  const covered = seen.size / (sorted[Math.floor(sorted.length * 0.95)] as number)
  return (sorted[0] as number) <= 3 && covered > 0.5 && (rising > 0.7 || byNumber.size > 0)
}

function cited(group: Group, byNumber: ReadonlyMap<number, number>): NumberCited[] {
  return group.numbers
    .filter(({ number }) => number > 0 && (byNumber.size === 0 || byNumber.has(number)))
    .map(({ start, end, number }) => {
      const reference = byNumber.get(number)
      const span = { start: group.start, end: group.end }
      return reference === undefined
        ? { start, end, number, group: span }
        : { start, end, number, reference, group: span }
    })
}
