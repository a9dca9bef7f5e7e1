// Citations by number: "[12]", "[3–5, 8]", "(12)", "study.27", in documents that cite that way.
import type { Reference, Span } from '../../../types.js'
import { readBrackets } from './brackets.js'
import { type Group, splitRun } from './groups.js'
import { readGlued, readSpaced } from './raised.js'
import { type Stretch, stretchOf } from './stretch.js'

export interface NumberCited extends Span {
  number: number
  /** Index into the references, where the list has the number. */
  reference?: number
  /** The bracket, or all numbers of the place. */
  group: Span
}

interface Style {
  read(stretch: Stretch, isWord: (word: string) => boolean): Group[]
  /** Numbers that are citations only where their order says so too. */
  ordered: boolean
  /** What the list must bear out of it: the least part of its entries that are cited. Without a list, 'never'. */
  unlisted: 'never' | number
}

/** In the order in which they are believed. */
const STYLES: readonly Style[] = [
  { read: (stretch) => readBrackets(stretch, 'square'), ordered: false, unlisted: 3 },
  // "(12)" is a size or an item as often: only where the list's numbers bear it out.
  { read: (stretch) => readBrackets(stretch, 'round'), ordered: false, unlisted: 'never' },
  { read: readGlued, ordered: true, unlisted: 6 },
  { read: readSpaced, ordered: true, unlisted: 'never' },
]

/** Citations by number in the paragraphs; none where the numbers don't behave like those of a reference list. */
export function findNumbers(
  text: string,
  paragraphs: readonly Span[],
  references: readonly Reference[],
): NumberCited[] {
  // Bibliography files have an order of their own.
  const byNumber = numbered(references.filter(({ file }) => file === undefined))
  const isWord = wordTest(text)
  const stretches = paragraphs.map((paragraph) => stretchOf(text, paragraph))
  let best: { groups: Group[]; cited: number } | undefined
  for (const { read, ordered, unlisted } of STYLES) {
    if (byNumber.size === 0 && unlisted === 'never') continue
    const read_ = stretches.flatMap((stretch) => read(stretch, isWord))
    const groups = ordered ? inOrder(read_, byNumber) : restored(read_.filter(isNoYear(byNumber)), byNumber)
    const least = typeof unlisted === 'number' ? unlisted : 0
    const cited = counts(groups, byNumber, least, ordered)
    if (cited > (best?.cited ?? 0) * 1.2) best = { groups, cited }
  }
  return best ? best.groups.flatMap((group) => cited(group, byNumber)) : []
}

/** Whether a word has a life of its own in this text: it stands there without a number as often. */
function wordTest(text: string): (word: string) => boolean {
  const known = new Map<string, boolean>()
  return (word) => {
    let is = known.get(word)
    if (is === undefined) {
      is = standsAlone(text, word)
      known.set(word, is)
    }
    return is
  }
}

/** Looked at so many places only: hostile texts have thousands of one word. */
const MOST_PLACES = 50

function standsAlone(text: string, word: string): boolean {
  let alone = 0
  let glued = 0
  let at = text.indexOf(word)
  for (let count = 0; at >= 0 && count < MOST_PLACES; count++) {
    const next = text[at + word.length] ?? ''
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) {
      if (/\d/.test(next)) glued++
      else if (!/\p{L}/u.test(next)) alone++
    }
    at = text.indexOf(word, at + word.length)
  }
  return alone > 0 && alone >= glued
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

/** "(2008)" and "(0–24)" are no numbers of references. */
const isNoYear =
  (byNumber: ReadonlyMap<number, number>) =>
  ({ numbers: [first] }: Group): boolean => {
    const number = first?.number ?? 0
    return number > 0 && (number < 1500 || number > 2100 || byNumber.has(number))
  }

/** Groups with the numbers of runs that lost their commas: "[124]". */
function restored(groups: readonly Group[], byNumber: ReadonlyMap<number, number>): Group[] {
  if (byNumber.size === 0) return [...groups]
  return groups.map((group) => ({
    ...group,
    numbers: group.numbers.flatMap((one) => {
      if (byNumber.has(one.number) || one.number < 10) return [one]
      const parts = splitRun(String(one.number), (number) => byNumber.has(number))
      return parts ? parts.map((number) => ({ ...one, number })) : [one]
    }),
  }))
}

/** How far ahead of the highest number yet a new one may be: a citation in between may have been missed. */
const SLACK = 8

/**
 * Numbers come first in rising order: those that run ahead are something else. Where a group goes on behind ", ", as in
 * "complaints.6, 10 patients", it ends with the first number that doesn't fit.
 */
function inOrder(groups: readonly Group[], byNumber: ReadonlyMap<number, number>): Group[] {
  const kept: Group[] = []
  let highest = 0
  for (const group of groups) {
    const numbers: Group['numbers'] = []
    let previous = 0
    for (const one of group.numbers) {
      const ahead = one.number - Math.max(highest, previous)
      const fits =
        one.number > previous &&
        (byNumber.size === 0 || byNumber.has(one.number)) &&
        ahead <= (group.strong ? (numbers.length > 0 ? 1 : SLACK) : 1)
      if (!fits) break
      numbers.push(one)
      previous = one.number
    }
    // Part of a range, or of a list whose first number is no citation, is none.
    const whole =
      numbers.length === group.numbers.length || group.numbers[numbers.length]?.start !== numbers.at(-1)?.start
    if (numbers.length === 0 || !whole) continue
    highest = Math.max(highest, previous)
    kept.push({ ...group, end: (numbers.at(-1) as Span).end, numbers })
  }
  return kept
}

/** Works that one place speaks for, when styles are compared. */
const MOST_EACH = 6

/**
 * Reference numbers start near 1, leave few out, and come first in rising order. The number of works cited, 0 where they
 * don't behave like that.
 */
function counts(
  groups: readonly Group[],
  byNumber: ReadonlyMap<number, number>,
  least: number,
  ordered: boolean,
): number {
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
  if (seen.size < 3 || groups.length < (byNumber.size === 0 ? least : 2) || unknown > groups.length / 10) return 0
  const sorted = [...first].sort((a, b) => a - b)
  // Lists in alphabetical order are cited in any order; the list itself shows what the numbers are then.
  const rising = first.filter((number, i) => i === 0 || number > (first[i - 1] as number)).length / first.length
  const covered = seen.size / (sorted[Math.floor(sorted.length * 0.95)] as number)
  const listed = ordered && byNumber.size > 0 ? seen.size / byNumber.size : 1
  const fits = (sorted[0] as number) <= 3 && covered > 0.5 && listed > 0.5 && (rising > 0.7 || byNumber.size > 0)
  // A few wide ranges say little.
  return fits ? Math.min(seen.size, groups.length * MOST_EACH) : 0
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
