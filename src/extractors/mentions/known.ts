// What is known by name: terms of the vocabulary, and the document's own abbreviations with the things they stand for.
import { ENTITY_KINDS, type EntityKind } from '../../../graph/schema.js'
import { entityId, nameKey } from '../../text/entities.js'
import { buildMatcher, type Matcher } from '../../text/matcher.js'
import type { Abbreviation, Entity, Knowledge, VocabularyEntry } from '../../types.js'

/** A thing with a name that words can be matched to; several kinds where its name has several senses. */
export interface Known {
  entities: Entity[]
  name: string
  /** Of its name. */
  key: string
  named: Named
}

/** A name as candidates have it. */
export interface Named {
  key: string
  name: string
  /** More than one word. */
  compound: boolean
  headWord: string
  before: string
  known: Known | undefined
}

/** The name of something that is known, or not. */
export function namedOf(name: string, known: Known | undefined): Named {
  const key = nameKey(name)
  // "Response to nerve stimulation" is a response; of names in the vocabulary the kind is known.
  const core = known ? key : (key.split(/ (?:of|to|in|for|with|without|on|by|from) /)[0] ?? key)
  return { key, name, compound: name.includes(' '), ...headsOf(core), known }
}

/** A key is the name's words in matching form, its article aside. */
export function headsOf(key: string): { headWord: string; before: string } {
  const at = key.lastIndexOf(' ')
  return { headWord: key.slice(at + 1), before: at < 0 ? '' : key.slice(key.lastIndexOf(' ', at - 1) + 1, at) }
}

interface Vocabulary {
  matcher: Matcher<Known>
  byKey: Map<string, Known>
  /** Keys of names by their abbreviations in capitals. */
  byShort: Map<string, string>
  /** Terms that name no entity: instruments, designs, countries, settings. */
  others: Matcher<VocabularyEntry>
}

const cache = new WeakMap<readonly VocabularyEntry[], Vocabulary>()
const isEntityKind = (kind: string): kind is EntityKind => (ENTITY_KINDS as readonly string[]).includes(kind)

/** Node id of a vocabulary entry: its own id where it has one. */
const idOf = (kind: EntityKind, entry: VocabularyEntry) =>
  entry.id ? `${kind.toLowerCase()}:${entry.id}` : entityId(kind, entry.name)

function entityOf(entry: VocabularyEntry, kind: EntityKind): Entity {
  return {
    id: idOf(kind, entry),
    kind,
    name: entry.name,
    ...(entry.role === undefined ? {} : { role: entry.role }),
    ...(entry.domain === undefined ? {} : { domain: entry.domain }),
    ...(entry.broader.length === 0 ? {} : { broader: entry.broader.map((id) => `${kind.toLowerCase()}:${id}`) }),
  }
}

/** The vocabulary's matcher, built once. */
export function vocabularyOf({ vocabulary }: Knowledge): Vocabulary {
  const known = cache.get(vocabulary)
  if (known) return known
  const names: [string, Known][] = []
  const byKey = new Map<string, Known>()
  const byShort = new Map<string, string>()
  const others: [string, VocabularyEntry][] = []
  for (const entry of vocabulary) {
    if (!isEntityKind(entry.kind)) {
      for (const name of [entry.name, ...entry.aliases]) others.push([name, entry])
      continue
    }
    const named = namedOf(entry.name, undefined)
    const value: Known = { entities: [entityOf(entry, entry.kind)], name: entry.name, key: named.key, named }
    named.known = value
    for (const name of [entry.name, ...entry.aliases]) {
      names.push([name, value])
      const key = nameKey(name)
      if (!byKey.has(key)) byKey.set(key, value)
      if (/^\p{Lu}[\p{Lu}\p{N}]+$/u.test(name) && !byShort.has(name)) byShort.set(name, nameKey(entry.name))
    }
  }
  const made = { matcher: buildMatcher(names), byKey, byShort, others: buildMatcher(others) }
  cache.set(vocabulary, made)
  return made
}

/** A matcher for short and long forms of the abbreviations that a document defines; the first definition of a short form holds. */
export function abbreviationMatcher(abbreviations: readonly Abbreviation[]): Matcher<Abbreviation> {
  const first = new Map<string, Abbreviation>()
  for (const abbreviation of abbreviations)
    if (!first.has(abbreviation.shortText)) first.set(abbreviation.shortText, abbreviation)
  return buildMatcher([...first, ...[...first.values()].map((one) => [one.longText, one] as const)])
}
