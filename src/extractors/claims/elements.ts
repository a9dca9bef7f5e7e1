// Tokens → the flat row of noun phrases, verb groups and joints that claims are read from.
import type { Mention, Span, Token } from '../../types.js'
import type { Lexicon, Verb } from './lexicon.js'
import { isBe, type Role, rolesOf } from './words.js'

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
      [['favor', 'of'], 'prep', 'for'],
      [['order', 'to'], 'prep', 'in order to'],
    ],
    by: [[['mean', 'of'], 'prep', 'through']],
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
  const { locked, spans } = lock(tokens, mentions, lexicon)
  const roles = rolesOf(tokens, locked, lexicon)
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
      role === 'v' || role === 'x' || role === 't' || (role === 'r' && leadsToVerb(roles, i))
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

/** Marks the tokens of mentions, the longest where they overlap, so that "sense of self" stays one phrase. */
function lock(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
): { locked: Int32Array; spans: Span[] } {
  const locked = new Int32Array(tokens.length).fill(-1)
  const free = mentions.length > 0 ? rolesOf(tokens, locked, lexicon) : []
  const spans: Span[] = []
  const sorted =
    mentions.length > 1
      ? [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
      : mentions
  for (const mention of sorted) {
    const from = tokenAt(tokens, mention.start)
    let to = from
    while (to < tokens.length && (tokens[to] as Token).end <= mention.end) to++
    if (tokens[to - 1]?.norm === 'such') to--
    if (from >= to || locked.subarray(from, to).some((n) => n >= 0)) continue
    const first = tokens[from] as Token
    if (
      mention.rule !== 'vocabulary' &&
      mention.rule !== 'abbreviation' &&
      tokens.slice(from, to).some(({ norm }) => APART.has(norm))
    )
      continue
    // "to maintain trust": a verb and its object, however good a name.
    if (to > from + 1 && free[from] === 'v' && !/(?:ing|ed)$/.test(first.norm)) continue
    // "Warm classrooms foster curiosity" is no name: its verb was tagged as a noun.
    if (to - from > 2 && holdsVerb(tokens, free, from + 1, to)) continue
    // "enabling individuals", "followed patients": a verb and its object.
    if (
      mention.kind === 'Population' &&
      to > from + 1 &&
      first.pos === 'VERB' &&
      !/^(?:DET|ADP|ADJ|NUM)$/.test(tokens[from - 1]?.pos ?? '')
    )
      continue
    // "they support a process": a lone word that is tagged as a verb, and is one of ours, stays a verb.
    if (to === from + 1 && first.pos === 'VERB' && lexicon.verbs.has(first.norm) && !/ing$/.test(first.norm)) continue
    locked.fill(spans.length, from, to)
    spans.push({ start: from, end: to })
  }
  return { locked, spans }
}

function holdsVerb(tokens: readonly Token[], roles: readonly Role[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (roles[i] === 'v' && tokens[i]?.pos === 'NOUN') return true
  return false
}

/** Prepositions that claims read for themselves: "link A to B", "no effect on C". */
const APART = new Set([
  'to',
  'on',
  'by',
  'in',
  'with',
  'for',
  'which',
  'and',
  'or',
  'that',
  'than',
  'through',
  'from',
  'such',
])

function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens[middle] as Token).start < offset) low = middle + 1
    else high = middle
  }
  return low
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

function leadsToVerb(roles: readonly Role[], i: number): boolean {
  let k = i
  while (roles[k] === 'r') k++
  return roles[k] === 'v' || roles[k] === 'x'
}

const NOT = new Set(['not', 'never', "n't", 'cannot', 'no'])

function verbGroup(tokens: readonly Token[], roles: readonly Role[], from: number, lexicon: Lexicon): Vg | undefined {
  let i = from
  let auxiliary = ''
  let infinitive = false
  let negated = false
  let have = -1
  for (; i < tokens.length; i++) {
    const { norm } = tokens[i] as Token
    const role = roles[i] as Role
    if (role === 'x') {
      auxiliary = norm
      have = norm === 'have' || norm === 'has' || norm === 'had' || norm === 'having' ? i : -1
    } else if (role === 't') infinitive = true
    else if (role !== 'r') break
    if (NOT.has(norm)) negated = true
  }
  const main = roles[i] === 'v' ? i : -1
  if (main < 0) {
    if (auxiliary === '' || (have < 0 && !isBe(auxiliary))) return auxiliary === '' ? undefined : bare(from, i, negated)
    let last = i
    while (last > from + 1 && roles[last - 1] === 'r') last--
    const verb = have >= 0 ? lexicon.verbs.get('have') : undefined
    const form = infinitive ? 'inf' : auxiliary === 'being' || auxiliary === 'having' ? 'ing' : 'finite'
    return { kind: 'vg', from, to: last, main: last - 1, verb, form, passive: false, copula: have < 0, negated }
  }
  const { norm } = tokens[main] as Token
  const verb = lexicon.verbs.get(norm)
  const past = verb ? verb.form === 'past' : /ed$/.test(norm)
  const passive = isBe(auxiliary) && past
  const next = tokens[main + 1]?.norm ?? ''
  // Without auxiliary a past form is a participle where "by", or the verb's own preposition, follows.
  const reduced =
    past &&
    auxiliary === '' &&
    (next === 'by' ||
      (verb?.senses.some(({ frame, tail }) => (frame === 'link' || frame === 'receive') && tail[0] === next) ?? false))
  const form = infinitive ? 'inf' : /ing$/.test(norm) && !isBe(auxiliary) ? 'ing' : reduced ? 'part' : 'finite'
  return { kind: 'vg', from, to: main + 1, main, verb, form, passive: passive || reduced, copula: false, negated }
}

/** An auxiliary whose verb is left out or unknown. */
const bare = (from: number, to: number, negated: boolean): Vg => ({
  kind: 'vg',
  from,
  to: Math.max(to, from + 1),
  main: from,
  verb: undefined,
  form: 'finite',
  passive: false,
  copula: false,
  negated,
})

function nounPhrase(
  tokens: readonly Token[],
  roles: readonly Role[],
  locked: Int32Array,
  spans: readonly Span[],
  mentions: readonly Mention[],
  from: number,
): Np | undefined {
  let i = from
  let head = -1
  let core = -1
  let opened = false
  for (; i < tokens.length; ) {
    const lockedBy = locked[i] as number
    if (lockedBy >= 0) {
      const span = spans[lockedBy] as Span
      head = span.end - 1
      if (core < 0) core = span.start
      i = span.end
      continue
    }
    const role = roles[i] as Role
    if (role === 'd') {
      if (opened || head >= 0) break
      i++
    } else if (role === 'u') {
      if (head >= 0) break
      i++
    } else if (role === 'n') {
      head = i
      if (core < 0) core = i
      i++
    } else if (role === 'j') {
      if (head >= 0) break
      opened = true
      if (core < 0) core = i
      i++
    } else if (role === 'g') {
      if (head < 0) break
      i++
    } else if (role === 'r') {
      if (head >= 0 || !premodifies(roles, i)) break
      if (core < 0) core = i
      i++
    } else if (role === 'o' && i === from) {
      return {
        kind: 'np',
        from,
        to: i + 1,
        head: i,
        core: i,
        mentions: inside(mentions, tokens, from, i + 1),
        pronoun: true,
      }
    } else if (
      (role === 'm' && (tokens[i] as Token).text === ',') ||
      (role === 'c' && (tokens[i] as Token).norm !== 'but')
    ) {
      // "excessive, uncritical openness", "suicidal and self-injurious behaviour", "social, and mood-related domains".
      const next = role === 'm' && roles[i + 1] === 'c' ? i + 2 : i + 1
      if (head >= 0 || !opened || !adjectiveToNoun(roles, next)) break
      i = next
    } else break
  }
  if (head < 0) return undefined
  const to = head + 1
  return { kind: 'np', from, to, head, core, mentions: inside(mentions, tokens, from, to), pronoun: false }
}

function premodifies(roles: readonly Role[], i: number): boolean {
  let k = i
  while (roles[k] === 'r') k++
  return roles[k] === 'j' || roles[k] === 'u' || (roles[k] === 'n' && roles[i - 1] === 'd')
}

/** Adjectives from here that end in a noun, commas between them. */
function adjectiveToNoun(roles: readonly Role[], from: number): boolean {
  let i = from
  while (roles[i] === 'r') i++
  if (roles[i] !== 'j') return roles[i] === 'n' && (i > from || roles[from - 1] === 'c')
  for (let k = 0; k < 8; k++, i++) {
    const role = roles[i]
    if (role === 'n') return true
    if (role !== 'j' && role !== 'r' && role !== 'c' && role !== 'm') return false
  }
  return false
}

function inside(mentions: readonly Mention[], tokens: readonly Token[], from: number, to: number): Mention[] {
  const start = (tokens[from] as Token).start
  const end = (tokens[to - 1] as Token).end
  return mentions.filter((mention) => start <= mention.start && mention.end <= end)
}
