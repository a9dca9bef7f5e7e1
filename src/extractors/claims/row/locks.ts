// Marks the tokens of mentions, so that names stay whole when phrases are read.
import { isAmong } from '../../../text/among.js'
import { inOrder, lowerBound } from '../../../text/spans.js'
import type { Mention, Span, Token } from '../../../types.js'
import type { Verb } from '../lexicon.js'
import type { Facts } from './facts.js'
import type { Role } from './word-classes.js'
import { rolesOf } from './words.js'

const byLength = (a: Span, b: Span): number => b.end - b.start - (a.end - a.start) || a.start - b.start

/** Marks the tokens of mentions, the longest where they overlap, so that "sense of self" stays one phrase. */
export function lock(
  tokens: readonly Token[],
  facts: readonly Facts[],
  mentions: readonly Mention[],
  words: readonly Role[],
): { locked: number[]; spans: Span[] } {
  const locked = unlocked(tokens.length)
  // Roles as if nothing were named: needed for few names, so worked out for the first of them only.
  let roles: Role[] | undefined
  const free = () => {
    roles ??= rolesOf(tokens, facts, words, unlocked(tokens.length))
    return roles
  }
  const spans: Span[] = []
  const sorted = mentions.length > 1 ? inOrder(mentions.slice(), byLength) : mentions
  for (const mention of sorted) {
    const from = lowerBound(tokens, mention.start)
    let to = from
    while (to < tokens.length && (tokens[to] as Token).end <= mention.end) to++
    if (tokens[to - 1]?.norm === 'such') to--
    if (from >= to || isTaken(locked, from, to)) continue
    const first = tokens[from] as Token
    const { verb, ing, ed } = facts[from] as Facts
    if (mention.rule !== 'vocabulary' && mention.rule !== 'abbreviation' && standsApart(tokens, from, to)) continue
    // "to maintain trust": a verb and its object, however good a name.
    if (to > from + 1 && couldBeVerb(first, verb) && free()[from] === 'v' && !ing && !ed) continue
    // "Warm classrooms foster curiosity" is no name: its verb was tagged as a noun.
    if (to - from > 2 && holdsVerb(tokens, facts, free, from + 1, to)) continue
    // "enabling individuals", "followed patients": a verb and its object.
    if (
      mention.kind === 'Population' &&
      to > from + 1 &&
      first.pos === 'VERB' &&
      !isAmong('DET ADP ADJ NUM', tokens[from - 1]?.pos)
    )
      continue
    // "they support a process": a lone word that is tagged as a verb, and is one of ours, stays a verb.
    if (to === from + 1 && first.pos === 'VERB' && verb !== undefined && !ing) continue
    for (let i = from; i < to; i++) locked[i] = spans.length
    spans.push({ start: from, end: to })
  }
  return { locked, spans }
}

/** A plain list: a typed array of a sentence's length takes longer to make than to read. */
const unlocked = (size: number): number[] => new Array<number>(size).fill(-1)

function isTaken(locked: readonly number[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((locked[i] as number) >= 0) return true
  return false
}

function standsApart(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (APART.has((tokens[i] as Token).norm)) return true
  return false
}

const couldBeVerb = ({ pos }: Token, verb: Verb | undefined): boolean =>
  pos === 'VERB' || (pos === 'NOUN' && verb?.form === 'base')

function holdsVerb(
  tokens: readonly Token[],
  facts: readonly Facts[],
  roles: () => readonly Role[],
  from: number,
  to: number,
): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token
    if (token.pos === 'NOUN' && facts[i]?.verb?.form === 'base' && roles()[i] === 'v') return true
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
