// How alike titles are, and what tells those apart that are nearly the same.
import { decodeHTML } from 'entities'
import { foldCase } from '../text/fold.js'
import { familyKey } from '../text/names.js'
import { dice, letterPairs, slipOf } from '../text/similar.js'
import type { Candidate, Wanted } from './service.js'

/** Of titles of which one is the other without its subtitle. */
export const SAME_MAIN = 0.85
/** Letters that a title, or its part before a colon, must have to say which work it is. */
const TELLING = 20

/** Words of which one title has none and another some only where they are of different works. */
const APART =
  /\b(?:addendum|comment(?:ary|s)?|correct(?:ion|ed)|corrigend(?:um|a)|editorial|errat(?:um|a)|letter|protocol|preprint|rejoinder|reply|response|retract(?:ion|ed)|withdrawn|withdrawal|supplement(?:ary)?|translation)\b/g
const MARKED = /^\s*(?:retracted(?: article| paper| chapter)?|withdrawn(?: article)?|reprint of)\s*[:.–—-]\s*/i

/** What a publisher has written before the title since. */
export function markOf(title: string): 'retraction' | 'withdrawal' | undefined {
  const mark = MARKED.exec(title)?.[0].trimStart().toLowerCase()
  return mark?.startsWith('retracted') ? 'retraction' : mark?.startsWith('withdrawn') ? 'withdrawal' : undefined
}

/** The title without markup and the marks that publishers put before those that were retracted. */
export const plainTitle = (title: string): string =>
  decodeHTML(title.slice(0, 1000))
    .replace(/<\/?[a-z][^<>]{0,40}>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(MARKED, '')
    .trim()

/** 0–1. */
export function titleLikeness({ title, reference }: Wanted, candidate: Candidate): number {
  if (candidate.title === undefined) return 0
  const main = plainTitle(candidate.title)
  const full = candidate.subtitle === undefined ? main : `${main}: ${plainTitle(candidate.subtitle)}`
  if (title !== undefined) return Math.max(likeness(title, main), full === main ? 0 : likeness(title, full))
  if (reference === undefined) return 0
  // Of an entry without a title that could be told: whether the record's stands in it.
  const printed = familyKey(reference)
  return [full, main].some((one) => familyKey(one).length > TELLING && printed.includes(familyKey(one))) ? 1 : 0
}

function likeness(a: string, b: string): number {
  const [one, other] = [familyKey(a), familyKey(b)]
  if (one === other) return 1
  if (tellApart(a, b) || (foreign(a, b, other) && foreign(b, a, one))) return 0
  const alike = dice(letterPairs(one), letterPairs(other))
  return mainOf(a) === other || mainOf(b) === one ? Math.max(alike, SAME_MAIN) : alike
}

/** The part before a colon, a dash or a question mark, where it is long enough to say something. */
function mainOf(title: string): string | undefined {
  const main = familyKey(/^(.+?)(?:[:.?!]|\s?[–—])\s/.exec(title)?.[1] ?? '')
  return main.length > TELLING ? main : undefined
}

/** Whether a title has a word that the other lacks, slips apart: where both have, one stands for the other. */
function foreign(title: string, other: string, key: string): boolean {
  const words = wordsOf(other)
  return wordsOf(title).some((word) => !key.includes(word) && !words.some((known) => slipOf(word, known)))
}

const wordsOf = (title: string): string[] =>
  title
    .split(/[\s/–—-]+/)
    .map(familyKey)
    .filter((word) => word.length > 2)

/** "Part I" and "Part II", "at 6 months" and "at 12", a work and a reply to it have most of their letters in common. */
function tellApart(a: string, b: string): boolean {
  return signs(a) !== signs(b)
}

/** Years in brackets are the reference's own, not the title's. */
const signs = (title: string): string =>
  [
    ...foldCase(title)
      .replace(/\(\d{4}\)/g, '')
      .matchAll(/\d+|\b(?:i{2,3}|iv|vi{0,3}|ix)\b/g),
    ...foldCase(title).matchAll(APART),
  ]
    .map(String)
    .sort()
    .join(' ')
