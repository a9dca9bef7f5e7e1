// Whether a service's record is the work that a list names. The thresholds are measured: docs/enrich.md.
import { familyKey } from '../text/names.js'
import { slipOf } from '../text/similar.js'
import type { Name } from '../types.js'
import { containerLikeness } from './container.js'
import type { Candidate, Wanted } from './service.js'
import { SAME_MAIN, titleLikeness } from './title.js'

/** Least similarity of titles that are the same. */
export const SAME_TITLE = 0.9
/** Below, they are of different works. */
export const OTHER_TITLE = 0.6

export interface Agreement {
  /** 0–1. */
  title: number
  authors: boolean
  /** Years apart; none where one is not known. */
  years: number | undefined
  /** Unknown where one of them has none, or they could be one by their abbreviations. */
  container: 'same' | 'other' | 'unknown'
}

/**
 * All agree: as good as certain. A year off is common (online, then in print), so then the title must be exact; a
 * title without its subtitle needs the same journal; and statements are printed in several journals at once.
 */
export function isSame({ title, authors, years, container }: Agreement): boolean {
  if (!authors || years === undefined || container === 'other') return false
  if (years === 0) return title >= SAME_TITLE || (title >= SAME_MAIN && container === 'same')
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
    container: containerLikeness(wanted.container, candidate.container),
  }
}

/** The first author is the same, and of the others that both could name two thirds. */
function authorsAgree({ authors, etAl }: Wanted, candidate: Candidate): boolean {
  const [first, ...others] = authors.map(familyKey)
  const known = candidate.authors.map(endings)
  if (first === undefined || first === '' || !known[0]?.some((key) => sameName(first, key))) return false
  const shared = others.filter((name) => known.some((keys) => keys.some((key) => sameName(name, key)))).length
  const most = Math.min(others.length, known.length - 1)
  // "Lee & Roe" or "Lee et al." against Lee alone, or the other way round.
  if (most === 0 && (etAl ? known.length === 1 : others.length + known.length > 1)) return false
  return shared >= (2 / 3) * most
}

/** "Tellegan" and "Tellegen"; among short names one letter makes another. */
const sameName = (a: string, b: string): boolean => a === b || (a.length > 4 && b.length > 4 && slipOf(a, b))

/** What a family name can be taken for: "Kolk", "der Kolk" and "van der Kolk" of "Bessel van der Kolk". */
function endings({ family, given = '' }: Name): string[] {
  const words = `${given} ${family}`.split(/[\s-]+/).filter((word) => word !== '')
  return words.map((_, i) => familyKey(words.slice(i).join(' ')))
}

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
  const placed = same.filter(({ container }) => containerLikeness(wanted.container, container) === 'same')
  const [one] = same.length > 1 ? placed : same
  if (one && (same.length === 1 || placed.length === 1)) return { kind: 'same', candidate: one }
  if (same.length > 1) return { kind: 'several', candidates: same }
  const near = distinct(works.filter(({ how }) => isNear(how)).map(({ candidate }) => candidate))
  return near.length > 0 ? { kind: 'near', candidates: near } : { kind: 'none' }
}

const distinct = (candidates: readonly Candidate[]): Candidate[] => [
  ...new Map(candidates.map((one) => [one.doi ?? one.pmid ?? one.title, one])).values(),
]
