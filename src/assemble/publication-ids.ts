// Readable ids for works and their authors, unique and the same whatever the order.
import { familyKey, initialsOf, nameSlug, sameInitials } from '../text/names.js'
import { once } from '../text/once.js'
import type { Name } from '../types.js'
import { shortHash } from './builder.js'
import type { Work } from './works.js'

const part = (name: string): string => nameSlug(name) || shortHash(name).slice(0, 6)

/** A work's id, and the name it is shown by. */
export interface Labelled {
  id: string
  label: string
}

/** Co-authors that an id can name. */
const MOST = 6

/** Names of an id or label: one or two in full, of more the first with "et al.". */
function shown({ best }: Work, most: number): { names: string[]; others: boolean } {
  const all = best.authors.map(({ family }) => family)
  const many = best.etAl || all.length > 2
  const names = many ? all.slice(0, most) : all
  return { names, others: best.etAl || names.length < all.length }
}

/**
 * Id of each work: `publication:bateman-fonagy-1999`, `publication:luyten-et-al-2020`. Works that would share one get
 * more co-authors, and a hash of what they are where names can't tell them apart.
 */
export function publicationIds(works: readonly Work[]): Map<Work, Labelled> {
  const result = new Map<Work, Labelled>()
  const taken = new Set<string>()
  const key = (work: Work, most: number) => {
    const { number, uri } = work.best
    if (number !== undefined) return `${nameSlug(uri)}-reference-${number}`
    const { names, others } = shown(work, most)
    return [...names.map(part), ...(others ? ['et-al'] : []), nameSlug(work.year) || 'undated'].join('-')
  }
  const label = (work: Work, most: number) => {
    if (work.best.number !== undefined) return `[${work.best.number}]`
    const { names, others } = shown(work, most)
    const list = others
      ? `${names.join(', ')} et al.`
      : names.length > 1
        ? `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`
        : names.join('')
    return `${list || work.best.reference?.text.slice(0, 40) || 'Unknown'} (${work.year || 'undated'})`
  }
  const withInitials = (work: Work) => {
    const initials = initialsOf(work.best.authors[0]?.given)
    return key(work, 1).replace(/^[^-]+/, (first) => (initials ? `${first}-${nameSlug(initials)}` : first))
  }
  const withHash = (work: Work) => `${key(work, 1)}-${shortHash(contentOf(work)).slice(0, 6)}`
  /** Ever longer ids, until they differ. */
  const assign = (group: readonly Work[], level: number) => {
    const most = Math.min(level, MOST)
    const idOf = level <= MOST ? (work: Work) => key(work, most) : level === MOST + 1 ? withInitials : withHash
    const sets = new Map<string, Work[]>()
    for (const work of group) {
      const id = idOf(work)
      const set = sets.get(id)
      if (set) set.push(work)
      else sets.set(id, [work])
    }
    for (const [id, same] of sets) {
      if (same.length > 1 && level < MOST + 2) assign(same, level + 1)
      else
        for (const work of same) {
          let free = id
          for (let k = 2; taken.has(free); k++) free = `${id}-${k}`
          taken.add(free)
          result.set(work, { id: `publication:${free}`, label: label(work, most) })
        }
    }
  }
  assign(works, 1)
  return result
}

/** What a work is, apart from where it is cited. */
function contentOf({ best, year }: Work): string {
  const { reference, authors } = best
  return reference
    ? (reference.doi ?? familyKey(reference.title ?? reference.text))
    : [year, ...authors.map(({ family, given }) => `${family} ${given ?? ''}`)].join('|')
}

/** All that bear one family name. */
interface Family {
  printed: Set<string>
  /** The fullest given names by their initials. */
  given: Map<string, string>
  /** The spelling with accents is the fuller one. */
  name?: string
  /** Of its members' ids. */
  slug?: string
  /** Initials that all others open, where there are such: then all are one person. */
  longest?: string | undefined
}

/** Ids of authors: `author:bateman`, with initials where several share a family name. */
export function authorIds(names: readonly Name[]): (name: Name) => { id: string; family: string; given?: string } {
  const families = new Map<string, Family>()
  const initialsIn = once(initialsOf)
  for (const { family, given } of names) {
    const key = familyKey(family)
    let known = families.get(key)
    if (!known) {
      known = { printed: new Set(), given: new Map() }
      families.set(key, known)
    }
    known.printed.add(family)
    const initials = initialsIn(given)
    const best = known.given.get(initials)
    if (
      given &&
      initials &&
      (best === undefined || given.length > best.length || (given.length === best.length && given < best))
    )
      known.given.set(initials, given)
  }
  return (name) => {
    const known = families.get(familyKey(name.family)) as Family
    if (known.name === undefined) {
      known.name = [...known.printed].sort((a, b) => marks(b) - marks(a) || (a < b ? -1 : 1))[0] as string
      known.slug = part(known.name)
      const all = [...known.given.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      const longest = all[0]
      if (longest !== undefined && all.every((initials) => sameInitials(longest, initials))) known.longest = longest
    }
    const family = known.name
    const initials = known.longest ?? initialsIn(name.given)
    const given = known.given.get(initials)
    const apart = known.longest !== undefined || !initials
    const id = `author:${known.slug}${apart ? '' : `-${nameSlug(initials) || shortHash(initials).slice(0, 4)}`}`
    return given ? { id, family, given } : { id, family }
  }
}

const marks = (name: string): number => name.match(/[^\x20-\x7e]/g)?.length ?? 0
