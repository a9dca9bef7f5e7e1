// Tokens → the flat row of noun phrases, verb groups and joints that claims are read from.
import type { Mention, Token } from '../../../types.js'
import type { Lexicon, Verb } from '../lexicon.js'
import { type Facts, factsOf } from './facts.js'
import type { JointKind, Phrase } from './joints.js'
import { lock } from './locks.js'
import { nounPhrase } from './noun-phrases.js'
import { verbGroup } from './verb-groups.js'
import { type Role, wordRoles } from './word-classes.js'
import { rolesOf } from './words.js'

/** A noun phrase with its determiner; token indices. */
export interface Np {
  kind: 'np'
  from: number
  to: number
  head: number
  /** Mentions inside it, by start. */
  mentions: readonly Mention[]
  /** First token after determiners and numbers. */
  core: number
  pronoun: boolean
}

/** A verb with its auxiliaries and adverbs. */
export interface Vg {
  kind: 'vg'
  from: number
  to: number
  main: number
  verb: Verb | undefined
  form: 'finite' | 'inf' | 'ing' | 'part'
  passive: boolean
  copula: boolean
  negated: boolean
}

/** What holds phrases together, or a predicate adjective or adverb. */
export interface Joint {
  kind: JointKind
  from: number
  to: number
  word: string
}

export type Element = Np | Vg | Joint

export const isNp = (element: Element | undefined): element is Np => element?.kind === 'np'
export const isJoint = <K extends Joint['kind']>(
  element: Element | undefined,
  kind: K,
): element is Joint & { kind: K } => element?.kind === kind

/** First element at or after `i` that is no adverb. */
export function past(elements: readonly Element[], i: number, limit: number): number {
  let k = i
  while (k < limit && elements[k]?.kind === 'adv') k++
  return k
}

/** One passage, ready for reading claims. */
export interface Sentence {
  tokens: readonly Token[]
  /** Per token. */
  facts: readonly Facts[]
  roles: readonly Role[]
  elements: Element[]
  /** Whether any of its words may hedge, and deny. */
  hedges: boolean
  denies: boolean
}

export function sentenceOf(tokens: readonly Token[], mentions: readonly Mention[], lexicon: Lexicon): Sentence {
  const facts = new Array<Facts>(tokens.length)
  let hedges = false
  let denies = false
  for (let i = 0; i < tokens.length; i++) {
    const one = factsOf((tokens[i] as Token).word, lexicon)
    facts[i] = one
    if (one.hedge !== undefined) hedges = true
    if (one.negation !== undefined) denies = true
  }
  const words = wordRoles(tokens, facts)
  const { locked, spans } = lock(tokens, facts, mentions, words)
  const roles = rolesOf(tokens, facts, words, locked)
  const elements: Element[] = []
  for (let i = 0; i < tokens.length; ) {
    const role = roles[i] as Role
    const element: Element =
      jointAt(tokens, facts, role, locked, i) ??
      (opensVerb(tokens, roles, i) ? verbGroup(tokens, facts, roles, i, lexicon) : undefined) ??
      nounPhrase(tokens, roles, locked, spans, mentions, i) ??
      joint(role === 'j' || role === 'v' ? 'adj' : role === 'p' ? 'prep' : 'adv', (tokens[i] as Token).norm, i, i + 1)
    elements.push(element)
    i = element.to
  }
  return { tokens, facts, roles, elements, hedges, denies }
}

const joint = (kind: JointKind, word: string, from: number, to: number): Joint => ({ kind, from, to, word })

function jointAt(
  tokens: readonly Token[],
  facts: readonly Facts[],
  role: Role,
  locked: readonly number[],
  i: number,
): Joint | undefined {
  if ((locked[i] as number) >= 0) return undefined
  const { norm, text } = tokens[i] as Token
  const { phrases, mark, preposition } = facts[i] as Facts
  if (phrases !== undefined)
    for (const phrase of phrases)
      if (stands(tokens, i + 1, phrase)) return joint(phrase[1], phrase[2], i, i + 1 + phrase[0].length)
  // "e.g.," and "i.e." come as letters and stops.
  if (norm === 'e' && tokens[i + 1]?.text === '.' && tokens[i + 2]?.norm === 'g') {
    let to = tokens[i + 3]?.text === '.' ? i + 4 : i + 3
    if (tokens[to]?.text === ',') to++
    return joint('prep', 'such as', i, to)
  }
  if (role === 'm') return joint(mark ?? 'adv', text, i, i + 1)
  if (role === 'p') return joint('prep', preposition ?? norm, i, i + 1)
  if (preposition !== undefined && (norm === 'including' || norm === 'vs' || norm === 'versus'))
    return joint('prep', preposition, i, i + 1)
  if (role === 'c') return joint('cc', norm, i, i + 1)
  if (role === 's') return joint('sub', norm, i, i + 1)
  if (role === 'w') return joint('rel', norm, i, i + 1)
  return undefined
}

function stands(tokens: readonly Token[], from: number, [rest]: Phrase): boolean {
  for (let k = 0; k < rest.length; k++) if (tokens[from + k]?.norm !== rest[k]) return false
  return true
}

function opensVerb(tokens: readonly Token[], roles: readonly Role[], i: number): boolean {
  const role = roles[i]
  return role === 'v' || role === 'x' || role === 't' || (role === 'r' && leadsToVerb(tokens, roles, i))
}

function leadsToVerb(tokens: readonly Token[], roles: readonly Role[], i: number): boolean {
  let k = i
  while (roles[k] === 'r') k++
  if (roles[k] !== 'v' && roles[k] !== 'x') return false
  // "are better compared with": no verb, but a joint.
  if (tokens[k]?.norm !== 'compared') return true
  const next = tokens[k + 1]?.norm
  return next !== 'to' && next !== 'with'
}
