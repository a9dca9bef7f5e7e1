// The part of each word by itself: closed classes by form, all others by their tag.
import type { Token } from '../../../types.js'
import type { Facts } from './facts.js'

/**
 * n noun · j adjective · d determiner · o pronoun · u number · r adverb · v verb · x auxiliary · t infinitive's "to" ·
 * p preposition · c conjunction · s subordinator · w relative pronoun · g possessive 's · m punctuation mark · z other
 */
export type Role = 'n' | 'j' | 'd' | 'o' | 'u' | 'r' | 'v' | 'x' | 't' | 'p' | 'c' | 's' | 'w' | 'g' | 'm' | 'z'

export const set = (words: string) => new Set(words.split(' '))
const PREPOSITIONS = set(
  'of in on for with to among amongst from across between by through via during after before within without under over into against toward towards despite regarding concerning about per than as like including upon beyond versus vs following throughout amid onto off around above below behind beside besides alongside near since until unlike given out up down along',
)
const BE = set('is are was were be been being am')
export const isBe = (norm: string): boolean => BE.has(norm)
const AUXILIARIES = set('have has had having do does did will would shall should may might must can could cannot')
const CONJUNCTIONS = set('and or but nor & yet plus')
const SUBORDINATORS = set(
  'that because although though whereas while when if whether unless so how why where once whereby until even',
)
const RELATIVES = set('which who whom whose that')
export const PRONOUNS = set(
  'it they them he she we us i you this these those that one themselves itself himself herself ourselves others',
)
const DETERMINERS = set(
  'the a an this these those that its their his her our my your each every both all any some no such another either neither most many several few more less fewer much little other own various certain different multiple numerous',
)

/** Words of the closed classes, whatever their tag. */
export const CLOSED = new Map<string, Role>()
for (const [role, words] of [
  ['p', PREPOSITIONS],
  ['o', PRONOUNS],
  ['d', DETERMINERS],
  ['s', SUBORDINATORS],
  ['w', RELATIVES],
  ['c', CONJUNCTIONS],
  ['x', AUXILIARIES],
  ['x', BE],
  ['r', set('not never even etc')],
  ['s', set('that')],
  // Tagged as a verb after "compared to".
  ['j', set('sham')],
] as const)
  for (const word of words) CLOSED.set(word, role)

/** Parts that words have by themselves. */
export function wordRoles(tokens: readonly Token[], facts: readonly Facts[]): Role[] {
  const roles = new Array<Role>(tokens.length)
  for (let i = 0; i < tokens.length; i++) roles[i] = roleOf(tokens[i] as Token, (facts[i] as Facts).closed)
  return roles
}

function roleOf({ norm, pos, text }: Token, closed: Role | undefined): Role {
  if (pos === 'PUNCT' || pos === 'SYM') return text === '%' || text === '&' ? (text === '&' ? 'c' : 'n') : 'm'
  if (closed !== undefined) return closed
  if (text === "'s" || text === '’s' || text === '’' || text === "'") return 'g'
  if (pos === 'NUM') return 'u'
  if (pos === 'NOUN' || pos === 'PROPN' || pos === 'X') return 'n'
  if (pos === 'ADJ') return 'j'
  if (pos === 'ADV') return 'r'
  if (pos === 'VERB' || pos === 'AUX') return 'v'
  if (pos === 'PRON') return 'o'
  if (pos === 'DET') return /^\p{Lu}/u.test(text) && text.length > 1 ? 'n' : 'j'
  if (pos === 'ADP' || pos === 'SCONJ' || pos === 'CCONJ') return norm.length > 7 ? 'j' : 'p'
  return /\p{L}/u.test(text) ? 'n' : 'z'
}
