// Marks the tokens of mentions, so that names stay whole when phrases are read.
import { lowerBound } from '../../text/spans.js'
import type { Mention, Span, Token } from '../../types.js'
import type { Lexicon } from './lexicon.js'
import type { Role } from './word-classes.js'
import { rolesOf } from './words.js'

/** Marks the tokens of mentions, the longest where they overlap, so that "sense of self" stays one phrase. */
export function lock(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
  words: readonly Role[],
): { locked: Int32Array; spans: Span[] } {
  const locked = new Int32Array(tokens.length).fill(-1)
  // Roles as if nothing were named: needed for few names, so worked out for the first of them only.
  let roles: Role[] | undefined
  const none = locked.slice()
  const free = () => {
    roles ??= rolesOf(tokens, words, none, lexicon)
    return roles
  }
  const spans: Span[] = []
  const sorted =
    mentions.length > 1
      ? [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
      : mentions
  for (const mention of sorted) {
    const from = lowerBound(tokens, mention.start)
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
    if (to > from + 1 && couldBeVerb(first, lexicon) && free()[from] === 'v' && !/(?:ing|ed)$/.test(first.norm))
      continue
    // "Warm classrooms foster curiosity" is no name: its verb was tagged as a noun.
    if (to - from > 2 && holdsVerb(tokens, free, from + 1, to, lexicon)) continue
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

const couldBeVerb = ({ pos, norm }: Token, lexicon: Lexicon): boolean =>
  pos === 'VERB' || (pos === 'NOUN' && lexicon.verbs.get(norm)?.form === 'base')

function holdsVerb(
  tokens: readonly Token[],
  roles: () => readonly Role[],
  from: number,
  to: number,
  lexicon: Lexicon,
): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token
    if (token.pos === 'NOUN' && couldBeVerb(token, lexicon) && roles()[i] === 'v') return true
  }
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
