// What is known by name: terms of the vocabulary, and the document's own abbreviations with the things they stand for.
import { ENTITY_KINDS, type EntityKind } from '../../../graph/schema.js'
import { entityId, nameKey } from '../../text/entities.js'
import { buildMatcher, type Matcher } from '../../text/matcher.js'
import type { Abbreviation, Entity, Knowledge, VocabularyEntry } from '../../types.js'

/** A thing with a name that words can be matched to; several kinds where its name has several senses. */
export interface Known {
  entities: Entity[]
  rule: 'vocabulary' | 'abbreviation'
  name: string
  /** Of its name. */
  key: string
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
    const value: Known = {
      entities: [entityOf(entry, entry.kind)],
      rule: 'vocabulary',
      name: entry.name,
      key: nameKey(entry.name),
    }
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
