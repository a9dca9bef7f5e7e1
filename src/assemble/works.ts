// Which citations and reference entries, of any documents, are one work.
import { familyKey, initialsOf, sameInitials } from '../text/names.js'
import type { Name, Reference } from '../types.js'

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
  /** Fits several works, so it is kept apart. */
  ambiguous: boolean
}

const text = ({ authors, etAl, year, reference, uri }: WorkRecord): string =>
  [
    authors.map(({ family, given = '' }) => `${family} ${given}`).join(';'),
    etAl,
    year,
    reference?.text ?? '',
    uri,
  ].join('\u0000')

/**
 * Merges records into works, whatever their order. Entries of reference lists are one work where DOI or title agree.
 * A citation without entry joins the one work that fits its names, et al., initials and year: in its own document
 * first, then in the others. Where several fit, it stays a work of its own.
 */
export function mergeWorks(records: readonly WorkRecord[]): { works: Work[]; workOf: Map<WorkRecord, Work> } {
  const buckets = new Map<string, WorkRecord[]>()
  for (const record of records) {
    const key =
      record.number === undefined
        ? `${familyKey(record.authors[0]?.family ?? '')} ${baseOf(record.year)}`
        : `${record.uri} [${record.number}]`
    const bucket = buckets.get(key)
    if (bucket) bucket.push(record)
    else buckets.set(key, [record])
  }
  const works: Work[] = []
  const workOf = new Map<WorkRecord, Work>()
  for (const key of [...buckets.keys()].sort()) {
    for (const work of mergeBucket(buckets.get(key) as WorkRecord[])) {
      works.push(work)
      for (const record of work.records) workOf.set(record, work)
    }
  }
  return { works, workOf }
}

const baseOf = (year: string): string => /\d{4}/.exec(year)?.[0] ?? year

function mergeBucket(bucket: readonly WorkRecord[]): Open[] {
  // What says most comes first, so that the rest can join it.
  const rank = ({ reference, etAl, authors }: WorkRecord) =>
    (reference ? 0 : etAl ? 2 : 1) * 1000 + (999 - Math.min(999, authors.length))
  const ordered = bucket
    .map((record) => ({ record, rank: rank(record), text: text(record) }))
    .sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  const works: Open[] = []
  const bySecond = new Map<string, Open[]>()
  const known = new Map<string, Open>()
  const open = (record: WorkRecord, ambiguous: boolean): Open => {
    const work = { records: [record], best: record, year: record.year, ambiguous }
    works.push(work)
    const second = familyKey(record.authors[1]?.family ?? '')
    const alike = bySecond.get(second)
    if (alike) alike.push(work)
    else bySecond.set(second, [work])
    return work
  }
  const byText = new Map<string, Open>()
  for (const { record } of ordered) {
    const { reference } = record
    if (reference) {
      const keys = identities(reference, record)
      // Two entries of one list are two works, however alike, unless they are printed twice.
      const same = keys
        .map((key) => (key ? known.get(key) : undefined))
        .find((work, i) => work && (i < 2 || work.records.every(({ uri }) => uri !== record.uri)))
      const work = same ?? open(record, false)
      join(work, record)
      for (const key of keys) if (!known.has(key)) known.set(key, work)
      continue
    }
    const said = text({ ...record, uri: '' })
    const pool = record.authors.length > 1 ? (bySecond.get(familyKey(record.authors[1]?.family ?? '')) ?? []) : works
    const fitting = pool.filter((work) => !work.ambiguous && fits(record, work.best) && yearFits(record, work))
    const own = fitting.filter((work) => work.records.some(({ uri }) => uri === record.uri))
    const one = own.length > 0 ? own : fitting
    const work = one.length === 1 ? (one[0] as Open) : (byText.get(said) ?? open(record, one.length > 1))
    if (one.length !== 1) byText.set(said, work)
    join(work, record)
  }
  return works
}

function join(work: Open, record: WorkRecord): void {
  if (work.best !== record) work.records.push(record)
  if (record.reference && record.year < work.year) work.year = record.year
}

function identities({ doi, title, text: printed }: Reference, { year }: WorkRecord): string[] {
  const bare = familyKey(title ?? '')
  const keys = [`text ${familyKey(printed)}`, doi ? `doi ${doi}` : '']
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

function fits(cited: WorkRecord, known: WorkRecord): boolean {
  const a = cited.authors.map(({ family }) => familyKey(family))
  const b = known.authors.map(({ family }) => familyKey(family))
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return false
  if (!sameInitials(initialsOf(cited.authors[0]?.given), initialsOf(known.authors[0]?.given))) return false
  if (!cited.etAl && !known.etAl) return a.length === b.length
  if (!cited.etAl) return a.length > b.length
  // "Lee et al." has two further authors at least.
  if (!known.etAl) return b.length > Math.max(a.length, 2)
  return true
}
