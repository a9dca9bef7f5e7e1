// Whether a service's record is the work that a list names. The thresholds are measured: docs/enrich.md.
import { decodeHTML } from 'entities'
import { foldCase } from '../text/fold.js'
import { familyKey } from '../text/names.js'
import { dice, letterPairs } from '../text/similar.js'
import type { Name } from '../types.js'
import type { Candidate, Wanted } from './service.js'

/** Least similarity of titles that are the same. */
export const SAME_TITLE = 0.9
/** Of titles of which one is the other without its subtitle. */
const SAME_MAIN = 0.85
/** Below, they are of different works. */
export const OTHER_TITLE = 0.6
/** Letters that a title, or its part before a colon, must have to say which work it is. */
const TELLING = 20

export interface Agreement {
  /** 0–1. */
  title: number
  authors: boolean
  /** Years apart; none where one is not known. */
  years: number | undefined
  container: boolean
}

/**
 * All agree: as good as certain. A year off is common (online, then in print), so then the title must be exact; a
 * title without its subtitle needs the same journal.
 */
export function isSame({ title, authors, years, container }: Agreement): boolean {
  if (!authors || years === undefined) return false
  if (years === 0) return title >= SAME_TITLE || (title >= SAME_MAIN && container)
  return years === 1 && title === 1
}

/** Worth being told of, though it is not certain. */
export const isNear = ({ title, authors }: Agreement): boolean =>
  title >= SAME_TITLE || (title >= OTHER_TITLE && authors)

/** Whether the record that a printed DOI or PMID leads to is of another work: neither its title nor its author agree. */
export function isOther(wanted: Wanted, candidate: Candidate, { title }: Agreement): boolean {
  const [first] = wanted.authors.map(familyKey)
  const unlike =
    candidate.authors.length > 0 &&
    first !== undefined &&
    !candidate.authors.some((name) => endings(name).includes(first))
  return unlike && (wanted.title === undefined || candidate.title === undefined || title < OTHER_TITLE)
}

export function agreement(wanted: Wanted, candidate: Candidate): Agreement {
  const year = Number(/\d{4}/.exec(wanted.year ?? '')?.[0] ?? Number.NaN)
  const apart = candidate.years.map((one) => Math.abs(one - year)).filter(Number.isFinite)
  return {
    title: titleLikeness(wanted, candidate),
    authors: authorsAgree(wanted, candidate),
    years: apart.length > 0 ? Math.min(...apart) : undefined,
    container: sameContainer(wanted.container, candidate.container),
  }
}

/** The first author is the same, and of the others that both could name two thirds. */
function authorsAgree({ authors, etAl }: Wanted, candidate: Candidate): boolean {
  const [first, ...others] = authors.map(familyKey)
  const known = candidate.authors.map(endings)
  if (first === undefined || first === '' || !known[0]?.includes(first)) return false
  const shared = others.filter((name) => known.some((keys) => keys.includes(name))).length
  const most = Math.min(others.length, known.length - 1)
  // Cited "Lee & Roe" against a record of Lee alone, or of five.
  if (!etAl && (most === 0) !== (Math.max(others.length, known.length - 1) === 0)) return false
  return shared >= (2 / 3) * most
}

/** What a family name can be taken for: "Kolk", "der Kolk" and "van der Kolk" of "Bessel van der Kolk". */
function endings({ family, given = '' }: Name): string[] {
  const words = `${given} ${family}`.split(/[\s-]+/).filter((word) => word !== '')
  return words.map((_, i) => familyKey(words.slice(i).join(' ')))
}

/** Words of which one title has none and another some only where they are of different works. */
const APART =
  /\b(?:addendum|comment(?:ary|s)?|correct(?:ion|ed)|corrigend(?:um|a)|editorial|errat(?:um|a)|letter|protocol|preprint|rejoinder|reply|response|retract(?:ion|ed)|withdrawn|withdrawal|supplement(?:ary)?|translation)\b/g
const MARKED = /^\s*(?:retracted(?: article| paper| chapter)?|withdrawn(?: article)?|reprint of)\s*[:.–—-]\s*/i

/** Whether a publisher has written before the title that the work was retracted. */
export const isMarked = (title: string): boolean => MARKED.test(title) && !/^\s*reprint/i.test(title)

/** The title without markup and the marks that publishers put before those that were retracted. */
export const plainTitle = (title: string): string =>
  decodeHTML(title.slice(0, 1000))
    .replace(/<\/?[a-z][^<>]{0,40}>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(MARKED, '')
    .trim()

function titleLikeness({ title, reference }: Wanted, candidate: Candidate): number {
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

/** Whether one is the other with a letter left out, put in or wrong, or with two changed places. */
function slipOf(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let [x, y] = [a.length, b.length]
  while (x > from && y > from && a[x - 1] === b[y - 1]) {
    x--
    y--
  }
  if (x - from <= 1 && y - from <= 1) return true
  return x - from === 2 && y - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]
}

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

export type Choice =
  | { kind: 'same'; candidate: Candidate }
  | { kind: 'several' | 'near'; candidates: Candidate[] }
  | { kind: 'none' }

/** The one record that is the work. Where several are, the container decides or none is chosen. */
export function choose(wanted: Wanted, candidates: readonly Candidate[]): Choice {
  const works = candidates
    .filter(({ isNotice }) => !isNotice)
    .map((candidate) => ({ candidate, how: agreement(wanted, candidate) }))
  const same = distinct(works.filter(({ how }) => isSame(how)).map(({ candidate }) => candidate))
  const placed = same.filter(({ container }) => sameContainer(wanted.container, container))
  const [one] = same.length > 1 ? placed : same
  if (one && (same.length === 1 || placed.length === 1)) return { kind: 'same', candidate: one }
  if (same.length > 1) return { kind: 'several', candidates: same }
  const near = distinct(works.filter(({ how }) => isNear(how)).map(({ candidate }) => candidate))
  return near.length > 0 ? { kind: 'near', candidates: near } : { kind: 'none' }
}

const distinct = (candidates: readonly Candidate[]): Candidate[] => [
  ...new Map(candidates.map((one) => [one.doi ?? one.pmid ?? one.title, one])).values(),
]

const SMALL = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'a', 'an', 'und', 'der', 'de', 'et', 'la'])

/** "J. Consult. Clin. Psychol." and "Journal of Consulting and Clinical Psychology". */
export function sameContainer(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false
  const [one, other] = [a, b].map((name) =>
    (foldCase(name).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word)),
  )
  if (!one || !other || one.length === 0 || one.length !== other.length) return false
  return one.every((word, i) => word.startsWith(other[i] as string) || (other[i] as string).startsWith(word))
}
