// The identity of an entity: one id for a kind and a name, whoever finds it.
import { nameWords, slug } from './fold.js'

const ARTICLE = new Set(['the', 'a', 'an'])

/** Key of a name whatever its spelling, number, hyphens or article: "The Sense of Self" → "sense of self". */
export function nameKey(name: string): string {
  return keyOf(nameWords(name))
}

/** Key of words that are in matching form already. */
export function keyOf(words: readonly string[]): string {
  const key = words.join(' ')
  return ARTICLE.has(words[0] ?? '') && words.length > 1 ? key.slice((words[0] as string).length + 1) : key
}

/**
 * Node id of an entity, the same in every document and whatever the order: `concept:epistemic-trust`. Names that
 * leave no Latin letters or digits get their code points instead.
 */
export function entityId(kind: string, name: string): string {
  const readable = slug(nameKey(name))
  if (readable) return `${kind.toLowerCase()}:${readable}`
  const points = [...name.trim().toLowerCase()].slice(0, 12).map((c) => c.codePointAt(0)?.toString(16))
  return `${kind.toLowerCase()}:u-${points.join('-')}`
}
