// Whether two names are of one journal or book, abbreviated or not.
import { foldCase } from '../text/fold.js'

const SMALL = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'a', 'an', 'und', 'der', 'de', 'et', 'la'])

/** "J. Consult. Clin. Psychol." is the "Journal of Consulting and Clinical Psychology"; "BMJ" is no "PLoS Medicine". */
export function containerLikeness(a: string | undefined, b: string | undefined): 'same' | 'other' | 'unknown' {
  const [one, other] = [a, b].map(containerWords) as [string[], string[]]
  if (one.length === 0 || other.length === 0) return 'unknown'
  if (one.length === other.length && one.every((word, i) => opens(word, other[i] as string))) return 'same'
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const shared = short.every((word) => long.some((known) => opens(word, known)))
  return shared || isAcronym(one, other) || isAcronym(other, one) ? 'unknown' : 'other'
}

const containerWords = (name = ''): string[] =>
  (foldCase(name).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word))

/** Whether one abbreviates the other: "Psychol", "Natl". */
const opens = (a: string, b: string): boolean => (a.length < b.length ? abbreviates(a, b) : abbreviates(b, a))

function abbreviates(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false
  let from = 0
  for (const letter of long) if (letter === short[from]) from++
  return from === short.length
}

/** "BMJ" of "British Medical Journal", "JAMA Psychiatry" of "Journal of the American …". */
const isAcronym = (short: readonly string[], long: readonly string[]): boolean =>
  long.length > 1 &&
  long
    .map((word) => word[0])
    .join('')
    .startsWith((short[0] as string).slice(0, 3))
