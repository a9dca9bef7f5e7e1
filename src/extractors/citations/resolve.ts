// Finds the reference-list entry that a citation names.
import { acronymOf, familyKey, initialsOf, sameInitials } from '../../text/names.js'
import type { Reference } from '../../types.js'

/** What a citation says of its work. */
export interface Cited {
  names: readonly string[]
  /** Of the first author. */
  initials: string
  etAl: boolean
  year: string
}

export interface Resolution {
  /** Indices of the entries that fit best; several where nothing tells them apart. */
  entries: number[]
  /** 0 where all agrees; from WEAK on, something contradicts (spelling, year, number of authors). */
  penalty: number
}

export const WEAK = 8
/** Candidates looked at per citation: hostile lists have thousands of entries of one name and year. */
const MOST = 200

interface Entry {
  index: number
  families: string[]
  initials: string
  etAl: boolean
  year: string
}

export interface ReferenceIndex {
  size: number
  resolve(cited: Cited): Resolution | undefined
  /** Whether some entry's first author has this name. */
  knows(name: string): boolean
}

export function indexReferences(references: readonly Reference[]): ReferenceIndex {
  const byName = new Map<string, Entry[]>()
  const byYear = new Map<string, Entry[]>()
  /** By year and spelling, made for the years of citations that no name fits. */
  const spellings = new Map<string, Map<string, Entry[]>>()
  const add = (key: string, entry: Entry) => {
    if (key === '') return
    const list = byName.get(key)
    if (!list) byName.set(key, [entry])
    else if (list.at(-1) !== entry) list.push(entry)
  }
  references.forEach((reference, index) => {
    // An entry without authors is cited by its title, or the title's first word.
    const first = reference.authors[0] ?? (reference.title ? { family: reference.title } : undefined)
    if (!first) return
    const entry: Entry = {
      index,
      families: (reference.authors.length > 0 ? reference.authors : [first]).map(({ family }) => familyKey(family)),
      initials: initialsOf(first.given),
      etAl: reference.etAl === true,
      year: reference.year ?? '',
    }
    add(entry.families[0] as string, entry)
    const words = first.family.split(/[\s-]+/)
    // "van der Kolk" is cited as "Kolk", "Garcia-Romeu" as "Garcia".
    if (words.length > 1) {
      add(`~${familyKey(words.at(-1) as string)}`, entry)
      add(`~${familyKey((words[0] as string).replace(/[’']s$/, ''))}`, entry)
    }
    add(`~${(entry.families[0] as string).replace(/^the/, '')}`, entry)
    // "US DEA (Drug Enforcement Administration) (2015)".
    const aside = /^[^([]{2,120}[([](\p{L}[^)\]]{2,120})[)\]]/u.exec(reference.text.slice(0, 300))?.[1]
    if (aside) add(`~${familyKey(aside)}`, entry)
    // "Public Health (2014)" for Public Health England.
    if (words.length > 2 && first.given === undefined) {
      add(`~${familyKey(words.slice(0, 2).join(' '))}`, entry)
      add(`~${familyKey(words.slice(0, -1).join(' '))}`, entry)
    }
    const acronym = acronymOf(first.family)
    if (acronym.length > 2) add(`~${acronym}`, entry)
    const year = baseYear(entry.year)
    const same = byYear.get(year)
    if (same) same.push(entry)
    else byYear.set(year, [entry])
  })
  const memo = new Map<string, Resolution | undefined>()
  return {
    size: references.length,
    knows: (name) => byName.has(familyKey(name)),
    resolve(cited) {
      const key = `${cited.names.join('|')}|${cited.initials}|${cited.etAl}|${cited.year}`
      const known = memo.get(key)
      if (known !== undefined || memo.has(key)) return known
      const found = oneWork(find(cited))
      memo.set(key, found)
      return found
    },
  }

  /** An entry printed in the lists of two chapters is one work. */
  function oneWork(found: Resolution | undefined): Resolution | undefined {
    if (!found || found.entries.length === 1) return found
    const works = new Set(
      found.entries.map((i) => references[i]?.doi ?? familyKey((references[i]?.text ?? '').replace(/^\W*\d+\W+/, ''))),
    )
    return works.size > 1 ? found : { ...found, entries: found.entries.slice(0, 1) }
  }

  function find(cited: Cited): Resolution | undefined {
    const keys = cited.names.map(familyKey)
    const first = keys[0] as string
    return (
      best(byName.get(first), keys, cited, 0) ??
      best(byName.get(`~${first.replace(/^the/, '')}`), keys, cited, 2) ??
      best(byName.get(`~${acronymOf(cited.names[0] as string)}`), keys, cited, 4) ??
      (first.length >= 5 ? best(misspelt(first, cited.year), keys, cited, 9) : undefined)
    )
  }

  function misspelt(first: string, year: string): Entry[] {
    const base = baseYear(year)
    const names = spellings.get(base) ?? spelt(byYear.get(base) ?? [])
    spellings.set(base, names)
    return [...new Set(deletions(first).flatMap((variant) => names.get(variant) ?? []))]
  }
}

function best(
  entries: readonly Entry[] | undefined,
  keys: string[],
  cited: Cited,
  extra: number,
): Resolution | undefined {
  let penalty = Number.POSITIVE_INFINITY
  let fitting: number[] = []
  for (const entry of entries?.slice(0, MOST) ?? []) {
    const here = yearPenalty(cited.year, entry.year) + authorsPenalty(keys, cited, entry) + extra
    if (here < penalty) {
      penalty = here
      fitting = [entry.index]
    } else if (here === penalty && Number.isFinite(here)) fitting.push(entry.index)
  }
  if (fitting.length === 0) return undefined
  // "2012b" where the list leaves the letters out: they follow its order.
  const letter = /^\d{4}([a-z])$/.exec(cited.year)?.[1]
  const bySuffix = letter && fitting.length > 1 ? fitting[letter.charCodeAt(0) - 97] : undefined
  return bySuffix === undefined ? { entries: fitting, penalty } : { entries: [bySuffix], penalty: penalty + 2 }
}

const baseYear = (year: string): string => /\d{4}/.exec(year)?.[0] ?? 'undated'

function yearPenalty(cited: string, listed: string): number {
  if (cited === listed) return 0
  const a = /^(\d{4})(?:[/–-](\d{4}))?([a-z]?)/.exec(cited)
  const b = /^(\d{4})(?:[/–-](\d{4}))?([a-z]?)/.exec(listed)
  // In press when one of them was written, or no year found in the entry.
  if (!a || !b) return a || b ? 7 : 3
  const years = (match: RegExpExecArray) => [match[1], match[2]].filter(Boolean)
  if (!years(a).some((year) => years(b).includes(year))) return Number.POSITIVE_INFINITY
  // "2014" for "2014a", or the other way round: fits if nothing fits better.
  return a[3] === b[3] ? 0 : a[3] && b[3] ? 12 : 3
}

function authorsPenalty(keys: readonly string[], { initials, etAl }: Cited, entry: Entry): number {
  const listed = entry.families
  let penalty = 0
  for (let k = 1; k < keys.length; k++) {
    const key = keys[k] as string
    if (listed[k] === key) continue
    if (listed[k] !== undefined && close(key, listed[k] as string)) penalty += 1
    else if (listed.includes(key)) penalty += 2
    else if (k >= listed.length && entry.etAl) penalty += 1
    else penalty += k === 1 ? 20 : 9
  }
  if (initials !== '' && entry.initials !== '' && !sameInitials(initialsOf(initials), entry.initials)) penalty += 10
  if (etAl) {
    if (listed.length <= keys.length && !entry.etAl) penalty += 8
    else if (listed.length === 2) penalty += 4
  } else if (listed.length !== keys.length || entry.etAl) penalty += keys.length === 1 && listed.length > 1 ? 7 : 5
  return penalty
}

/** Entries by every spelling of their first author that is a letter short. */
function spelt(entries: readonly Entry[]): Map<string, Entry[]> {
  const names = new Map<string, Entry[]>()
  for (const entry of entries)
    for (const variant of deletions(entry.families[0] as string)) {
      const list = names.get(variant)
      if (list) list.push(entry)
      else names.set(variant, [entry])
    }
  return names
}

/** One letter more, less or other, or one part of a double name. */
function close(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a)) return true
  if (Math.abs(a.length - b.length) > 1 || a.length < 4) return false
  const variants = new Set(deletions(a))
  return deletions(b).some((variant) => variants.has(variant))
}

/** The word and the word less any one letter: two words a letter apart share one of these (SymSpell, Garbe 2012). */
function deletions(word: string): string[] {
  const short = word.slice(0, 24)
  const all = [short]
  for (let i = 0; i < short.length; i++) all.push(short.slice(0, i) + short.slice(i + 1))
  return all
}
