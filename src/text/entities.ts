// The identity of an entity: one id for a kind and a name, whoever finds it.
import { nameWords } from './fold.js'
import { intern } from './intern.js'

const ARTICLE = new Set(['the', 'a', 'an'])
// Names come again and again; hostile input has no repeated names, so the cache is bounded.
const keys = new Map<string, string>()

/** Key of a name whatever its spelling, number, hyphens or article: "The Sense of Self" → "sense of self". */
export function nameKey(name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  const key = keyOf(nameWords(name))
  if (keys.size > 100_000) keys.clear()
  keys.set(name, key)
  return key
}

/** Key of words that are in matching form already. */
export function keyOf(words: readonly string[]): string {
  // Most names that are looked up are one word.
  if (words.length < 2) return words[0] ?? ''
  const key = words.join(' ')
  const first = words[0] as string
  return ARTICLE.has(first) ? key.slice(first.length + 1) : key
}

interface Ids {
  /** "concept:". */
  prefix: string
  byKey: Map<string, string>
}
const ids = new Map<string, Ids>()

/**
 * Node id of an entity, the same in every document and whatever the order: `concept:epistemic-trust`. Letters that are
 * neither Latin nor digits stand as their code points: "β blocker" is `u3b2-blocker`.
 */
export const entityId = (kind: string, name: string): string =>
  idOfKey(kind, nameKey(name) || name.trim().toLowerCase())

/** The same of the name's key. */
export function idOfKey(kind: string, key: string): string {
  let ofKind = ids.get(kind)
  if (ofKind === undefined) {
    ofKind = { prefix: `${kind.toLowerCase()}:`, byKey: new Map() }
    ids.set(kind, ofKind)
  }
  const { prefix, byKey } = ofKind
  const known = byKey.get(key)
  if (known !== undefined) return known
  // Ids are looked up more than anything else: one copy of each is compared by its address.
  const id = intern(prefix + slugOf(key))
  if (byKey.size > 100_000) byKey.clear()
  byKey.set(key, id)
  return id
}

function slugOf(key: string): string {
  const readable = /^[a-z0-9 ]*$/.test(key)
    ? key.replaceAll(' ', '-')
    : key.replace(/[^a-z0-9]/gu, (c) => (c === ' ' ? '-' : `u${(c.codePointAt(0) as number).toString(16)}`))
  const slug = readable.length > 100 ? readable.slice(0, 100) : readable
  return slug.startsWith('-') || slug.endsWith('-') ? slug.replace(/^-+|-+$/g, '') : slug
}
