// Tokens → the flat row of noun phrases, verb groups and joints that claims are read from.
import type { Mention, Token } from '../../types.js'
import type { Lexicon, Verb } from './lexicon.js'
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

export type JointKind =
  | 'prep'
  | 'comma'
  | 'colon'
  | 'stop'
  | 'dash'
  | 'open'
  | 'close'
  | 'cc'
  | 'rel'
  | 'sub'
  | 'adj'
  | 'adv'

/** What holds phrases together, or a predicate adjective or adverb. */
export interface Joint {
  kind: JointKind
  word: string
  from: number
  to: number
}

export type Element = Np | Vg | Joint

/** One passage, ready for reading claims. */
export interface Sentence {
  tokens: readonly Token[]
  roles: readonly Role[]
  elements: Element[]
}

// Several words that join as one; by first word, then the rest.
const PHRASES = new Map<string, [rest: string[], kind: JointKind, word: string][]>(
  Object.entries({
    such: [[['as'], 'prep', 'such as']],
    as: [
      [['well', 'as'], 'cc', 'and'],
      [['compared', 'to'], 'prep', 'than'],
      [['compared', 'with'], 'prep', 'than'],
      [['opposed', 'to'], 'prep', 'instead'],
      [['a', 'result', 'of'], 'prep', 'by'],
      [['a', 'consequence', 'of'], 'prep', 'by'],
    ],
    when: [
      [['compared', 'to'], 'prep', 'than'],
      [['compared', 'with'], 'prep', 'than'],
    ],
    compared: [
      [['to'], 'prep', 'than'],
      [['with'], 'prep', 'than'],
    ],
    relative: [[['to'], 'prep', 'than']],
    rather: [[['than'], 'prep', 'instead']],
    instead: [[['of'], 'prep', 'instead']],
    due: [[['to'], 'prep', 'by']],
    because: [[['of'], 'prep', 'by']],
    according: [[['to'], 'prep', 'according']],
    along: [[['with'], 'cc', 'and']],
    together: [[['with'], 'cc', 'and']],
    in: [
      [['term', 'of'], 'prep', 'in'],
      [['response', 'to'], 'prep', 'after'],
      [['addition', 'to'], 'prep', 'besides'],
      [['comparison', 'to'], 'prep', 'than'],
      [['comparison', 'with'], 'prep', 'than'],
      [['contrast', 'to'], 'prep', 'instead'],
      [['the', 'form', 'of'], 'prep', 'such as'],
      [['relation', 'to'], 'prep', 'with'],
      [['regard', 'to'], 'prep', 'regarding'],
      [['favor', 'of'], 'prep', 'for'],
      [['order', 'to'], 'prep', 'in order to'],
    ],
    by: [[['means', 'of'], 'prep', 'through']],
    with: [
      [['regard', 'to'], 'prep', 'regarding'],
      [['respect', 'to'], 'prep', 'regarding'],
    ],
    so: [[['that'], 'sub', 'so that']],
    even: [[['though'], 'sub', 'though']],
  }),
)
const ONE: Readonly<Record<string, string>> = {
  including: 'such as',
  'e.g': 'such as',
  via: 'through',
  versus: 'than',
  vs: 'than',
  amongst: 'among',
}

export function sentenceOf(tokens: readonly Token[], mentions: readonly Mention[], lexicon: Lexicon): Sentence {
  const words = wordRoles(tokens)
  const { locked, spans } = lock(tokens, mentions, lexicon, words)
  const roles = rolesOf(tokens, words, locked, lexicon)
  const elements: Element[] = []
  let i = 0
  while (i < tokens.length) {
    const joint = jointAt(tokens, roles, locked, i)
    if (joint) {
      elements.push(joint)
      i = joint.to
      continue
    }
    const role = roles[i] as Role
    const group =
      role === 'v' || role === 'x' || role === 't' || (role === 'r' && leadsToVerb(tokens, roles, i))
        ? verbGroup(tokens, roles, i, lexicon)
        : undefined
    if (group) {
      elements.push(group)
      i = group.to
      continue
    }
    const np = nounPhrase(tokens, roles, locked, spans, mentions, i)
    if (np) {
      elements.push(np)
      i = np.to
      continue
    }
    const kind: JointKind = role === 'j' || role === 'v' ? 'adj' : role === 'p' ? 'prep' : 'adv'
    elements.push({ kind, word: (tokens[i] as Token).norm, from: i, to: i + 1 })
    i++
  }
  return { tokens, roles, elements }
}

const MARKS: Readonly<Record<string, JointKind>> = {
  ',': 'comma',
  ';': 'stop',
  ':': 'colon',
  '—': 'dash',
  '–': 'dash',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
  '.': 'stop',
  '?': 'stop',
  '!': 'stop',
}

function jointAt(tokens: readonly Token[], roles: readonly Role[], locked: Int32Array, i: number): Joint | undefined {
  if ((locked[i] as number) >= 0) return undefined
  const token = tokens[i] as Token
  const role = roles[i] as Role
  const several = PHRASES.get(token.norm)
  if (several)
    for (const [rest, kind, word] of several)
      if (rest.every((next, k) => tokens[i + 1 + k]?.norm === next))
        return { kind, word, from: i, to: i + 1 + rest.length }
  // "e.g.," and "i.e." come as letters and stops.
  if (token.norm === 'e' && tokens[i + 1]?.text === '.' && tokens[i + 2]?.norm === 'g') {
    let to = tokens[i + 3]?.text === '.' ? i + 4 : i + 3
    if (tokens[to]?.text === ',') to++
    return { kind: 'prep', word: 'such as', from: i, to }
  }
  if (role === 'm') {
    const kind = MARKS[token.text]
    return { kind: kind ?? 'adv', word: token.text, from: i, to: i + 1 }
  }
  if (role === 'p') return { kind: 'prep', word: ONE[token.norm] ?? token.norm, from: i, to: i + 1 }
  if (token.norm === 'including' || token.norm === 'vs' || token.norm === 'versus')
    return { kind: 'prep', word: ONE[token.norm] ?? '', from: i, to: i + 1 }
  if (role === 'c') return { kind: 'cc', word: token.norm, from: i, to: i + 1 }
  if (role === 's') return { kind: 'sub', word: token.norm, from: i, to: i + 1 }
  if (role === 'w') return { kind: 'rel', word: token.norm, from: i, to: i + 1 }
  return undefined
}

function leadsToVerb(tokens: readonly Token[], roles: readonly Role[], i: number): boolean {
  let k = i
  while (roles[k] === 'r') k++
  // "are better compared with": no verb, but a joint.
  if (tokens[k]?.norm === 'compared' && /^(?:to|with)$/.test(tokens[k + 1]?.norm ?? '')) return false
  return roles[k] === 'v' || roles[k] === 'x'
}
