// Which citations and reference entries, of any documents, are one work.
import { familyKey, initialsOf, sameInitials } from '../text/names.js'
import { dice, letterPairs } from '../text/similar.js'
import type { Name, Reference } from '../types.js'
import { groupBy } from './groups.js'

/** A work as one document names it. */
export interface WorkRecord {
  /** Of the document. */
  uri: string
  authors: Name[]
  /** More authors than are named. */
  etAl: boolean
  year: string
  reference?: Reference
  /** Cited by number, and no list says what it is. */
  number?: number
}

export interface Work {
  records: WorkRecord[]
  /** The record that says most. */
  best: WorkRecord
  year: string
}

interface Open extends Work {
  /** Of its records. */
  uris: Set<string>
  /** Fits several works, so it is kept apart. */
  ambiguous: boolean
  /** Of its best record, and of those that spell the first author otherwise, which a DOI has joined. */
  names: Names[]
}

/** A record's authors as they are compared. */
interface Names {
  families: string[]
  /** Of the first. */
  initials: string
  /** More authors than these. */
  etAl: boolean
}

const namesOf = ({ authors, etAl }: WorkRecord): Names => ({
  families: authors.map(({ family }) => familyKey(family)),
  initials: initialsOf(authors[0]?.given),
  etAl,
})

/** Works looked at per citation: hostile texts have thousands of one first author and year. */
const MOST = 200

const text = ({ authors, etAl, year, reference }: WorkRecord, uri: string): string =>
  [
    authors.map(({ family, given = '' }) => `${family} ${given}`).join(';'),
    etAl,
    year,
    reference?.text ?? '',
    uri,
  ].join('\u0000')

/** Entries that print the same DOI or PMID, though neither their first authors nor their titles agree. */
export interface Clash {
  id: string
  entries: [WorkRecord, WorkRecord]
}

export interface Merged {
  works: Work[]
  workOf: Map<WorkRecord, Work>
  clashes: Clash[]
}

/**
 * Merges records into works, whatever their order. Entries of reference lists are one work where DOI, PMID or title
 * agree. A citation without entry joins the one work that fits its names, et al., initials and year: in its own document
 * first, then in the others. Where several fit, it stays a work of its own.
 */
export function mergeWorks(records: readonly WorkRecord[]): Merged {
  const members = records.map((record) => ({
    record,
    keys: [bucketOf(record), ...idsOf(record).map((id) => LAST + id)],
  }))
  const nameOf = groupBy(members)
  const buckets = new Map<string, WorkRecord[]>()
  for (const member of members) {
    const key = nameOf(member)
    const bucket = buckets.get(key)
    if (bucket) bucket.push(member.record)
    else buckets.set(key, [member.record])
  }
  const works: Work[] = []
  const workOf = new Map<WorkRecord, Work>()
  const clashes: Clash[] = []
  for (const key of [...buckets.keys()].sort()) {
    const bucket = buckets.get(key) as WorkRecord[]
    // Most records have nobody to be compared with.
    for (const work of bucket.length === 1 ? bucket.map(alone) : mergeBucket(bucket, clashes)) {
      works.push(work)
      for (const record of work.records) workOf.set(record, work)
    }
  }
  return { works, workOf, clashes }
}

const alone = (record: WorkRecord): Work => ({ records: [record], best: record, year: record.year })

/** Before ids: groups are called by the least of their keys, which is to be one of author and year. */
const LAST = '\uffff'

/** Only records of one first author and year are compared, and those that a DOI or PMID brings together. */
const bucketOf = ({ number, uri, authors, year }: WorkRecord): string =>
  number === undefined ? `${familyKey(authors[0]?.family ?? '')} ${baseOf(year)}` : `${uri} [${number}]`

const idsOf = ({ reference }: WorkRecord): string[] => [
  ...(reference?.doi ? [`doi ${reference.doi}`] : []),
  ...(reference?.pmid ? [`pmid ${reference.pmid}`] : []),
]

interface Ranked {
  record: WorkRecord
  rank: number
  /** All that it says, put together for those of one rank. */
  text: string | undefined
  names: Names
}

function textOf(ranked: Ranked): string {
  ranked.text ??= text(ranked.record, ranked.record.uri)
  return ranked.text
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const baseOf = (year: string): string => /\d{4}/.exec(year)?.[0] ?? year

function mergeBucket(bucket: readonly WorkRecord[], clashes: Clash[]): Open[] {
  // What says most comes first, so that the rest can join it.
  const rank = ({ reference, etAl, authors }: WorkRecord) =>
    (reference ? 0 : etAl ? 2 : 1) * 1000 + (999 - Math.min(999, authors.length))
  const ordered = bucket
    .map((record): Ranked => ({ record, rank: rank(record), text: undefined, names: namesOf(record) }))
    .sort((a, b) => a.rank - b.rank || compare(textOf(a), textOf(b)))
  const works: Open[] = []
  const bySecond = new Map<string, Open[]>()
  const known = new Map<string, Open>()
  /** Citations are compared with works of their second author. */
  const file = (work: Open, names: Names): void => {
    work.names.push(names)
    const second = names.families[1] ?? ''
    const alike = bySecond.get(second)
    if (!alike) bySecond.set(second, [work])
    else if (alike.at(-1) !== work) alike.push(work)
  }
  const open = (record: WorkRecord, names: Names, ambiguous: boolean): Open => {
    const { uri, year } = record
    const work: Open = { records: [record], uris: new Set([uri]), best: record, year, ambiguous, names: [] }
    works.push(work)
    file(work, names)
    return work
  }
  const byText = new Map<string, Open>()
  for (const { record, names } of ordered) {
    const { reference } = record
    if (reference) {
      const ids = idsOf(record)
      const sameId = ids.flatMap((id) => {
        const work = known.get(id)
        if (!work || agrees(record, work.best)) return work ?? []
        clashes.push({ id, entries: [work.best, record] })
        return []
      })
      const keys = identities(reference, record)
      // Two entries of one list are two works, however alike, unless they are printed twice.
      const same = keys.map((key) => known.get(key)).find((work, i) => work && (i === 0 || !work.uris.has(record.uri)))
      const work = sameId[0] ?? same ?? open(record, names, false)
      join(work, record)
      if (!work.names.some(({ families }) => families[0] === names.families[0])) file(work, names)
      for (const key of [...ids, ...keys]) if (!known.has(key)) known.set(key, work)
      continue
    }
    const pool = names.families.length > 1 ? (bySecond.get(names.families[1] as string) ?? []) : works
    const fitting = (pool.length > MOST ? pool.slice(0, MOST) : pool).filter(
      (work) => !work.ambiguous && work.names.some((known) => fits(names, known)) && yearFits(record, work),
    )
    const own = fitting.filter((work) => work.uris.has(record.uri))
    const one = own.length > 0 ? own : fitting
    if (one.length === 1) {
      join(one[0] as Open, record)
      continue
    }
    const said = text(record, '')
    const work = byText.get(said) ?? open(record, names, one.length > 1)
    byText.set(said, work)
    join(work, record)
  }
  return works
}

function join(work: Open, record: WorkRecord): void {
  if (work.best !== record) work.records.push(record)
  work.uris.add(record.uri)
  if (record.reference && record.year < work.year) work.year = record.year
}

/** Lists print wrong DOIs, too: one joins only where first author or title agree, as far as both are printed. */
function agrees(a: WorkRecord, b: WorkRecord): boolean {
  const [first, second] = [a, b].map(({ authors }) => familyKey(authors[0]?.family ?? '')) as [string, string]
  const [one, other] = [a, b].map(({ reference }) => familyKey(reference?.title ?? '')) as [string, string]
  if (first === second || one === '' || other === '') return true
  return dice(letterPairs(one), letterPairs(other)) >= 0.5
}

function identities({ doi, title, text: printed }: Reference, { year }: WorkRecord): string[] {
  const bare = familyKey(title ?? '')
  const keys = [`text ${familyKey(printed)}`]
  if (bare.length > 15) keys.push(`title ${bare.slice(0, 120)}`)
  else if (!doi) keys.push(`short ${bare} ${year}`)
  return keys
}

/** Suffixes are each document's own: across documents a missing one fits. */
function yearFits(record: WorkRecord, { records }: Work): boolean {
  return records.some(
    ({ year, uri, reference }) =>
      year === record.year ||
      (uri !== record.uri &&
        reference !== undefined &&
        (!/[a-z]$/.test(year) || !/[a-z]$/.test(record.year)) &&
        baseOf(year) === baseOf(record.year)),
  )
}

function fits(cited: Names, known: Names): boolean {
  const [a, b] = [cited.families, known.families]
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return false
  if (!sameInitials(cited.initials, known.initials)) return false
  if (!cited.etAl && !known.etAl) return a.length === b.length
  if (!cited.etAl) return a.length > b.length
  // "Lee et al." has two further authors at least.
  if (!known.etAl) return b.length > Math.max(a.length, 2)
  return true
}
