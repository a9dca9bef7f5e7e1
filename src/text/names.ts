// Personal names: keys that make spellings of one name meet, particles, initials.
import { between, foldCase } from './fold.js'

/** Lower-case words that are part of a family name: "van der Kolk". */
export const PARTICLES: ReadonlySet<string> = new Set(
  'van von der den de des del della di da das dos du la le les los lo ten ter te zu zur zum af av el al bin ibn ben abu st san santa do mac mc y'.split(
    ' ',
  ),
)

const keys = new Map<string, string>()

/** Letters and digits only, folded: "Rodríguez-Quiroga" and "Rodriguez Quiroga" have the same key. */
export function familyKey(name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  const folded = foldCase(name)
  const key = folded.replace(between(folded), '')
  if (keys.size > 50_000) keys.clear()
  keys.set(name, key)
  return key
}

/** Readable id part of a name, unlike `slug` without making it singular: "van der Weijden" → "van-der-weijden". */
export function nameSlug(name: string): string {
  return foldCase(name)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

/** Initials of given names, folded: "Mary-Ann S." → "mas", "JK" → "jk". */
export function initialsOf(given: string | undefined): string {
  if (!given) return ''
  const words = given.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  return foldCase(
    words.map((word) => (word.length <= 3 && word === word.toUpperCase() ? word : (word[0] as string))).join(''),
  )
}

/** Whether two sets of initials can be one person's: one opens the other. */
export const sameInitials = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

/** Letters of the capitalised words: "World Health Organization" → "who". */
export function acronymOf(name: string): string {
  const words = name.match(/\p{Lu}[\p{L}\p{M}]*/gu) ?? []
  return words.length < 2 ? '' : foldCase(words.map((word) => word[0]).join(''))
}
