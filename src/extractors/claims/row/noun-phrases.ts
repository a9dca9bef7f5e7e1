// Noun phrases: determiners, modifiers and nouns, with adjectives in lists ("social and mood-related domains").
import type { Mention, Span, Token } from '../../../types.js'
import type { Np } from './elements.js'
import type { Role } from './word-classes.js'

/** The noun before the first "of" or other preposition inside a name: "severity" in "severity of symptoms". */
function headIn(tokens: readonly Token[], span: Span): number {
  for (let i = span.start + 1; i < span.end; i++) if (INSIDE.has(tokens[i]?.norm ?? '')) return i - 1
  return span.end - 1
}

const INSIDE = new Set(['of', 'to', 'in', 'with', 'for', 'on', 'as'])
const QUOTE = /^[‘’“”"']$/
const NONE: readonly Mention[] = []

export function nounPhrase(
  tokens: readonly Token[],
  roles: readonly Role[],
  locked: readonly number[],
  spans: readonly Span[],
  mentions: readonly Mention[],
  from: number,
): Np | undefined {
  let i = from
  let head = -1
  let last = from
  let core = -1
  let opened = false
  for (; i < tokens.length; ) {
    const lockedBy = locked[i] as number
    if (lockedBy >= 0) {
      const span = spans[lockedBy] as Span
      head = headIn(tokens, span)
      last = span.end
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
      last = i + 1
      if (core < 0) core = i
      i++
    } else if (role === 'j') {
      if (head >= 0) break
      opened = true
      if (core < 0) core = i
      i++
    } else if (role === 'm' && head < 0 && i > from && QUOTE.test((tokens[i] as Token).text)) {
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
  const to = last
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

function inside(mentions: readonly Mention[], tokens: readonly Token[], from: number, to: number): readonly Mention[] {
  const { start } = tokens[from] as Token
  const { end } = tokens[to - 1] as Token
  let within: Mention[] | undefined
  for (const mention of mentions)
    if (start <= mention.start && mention.end <= end) {
      if (within === undefined) within = [mention]
      else within.push(mention)
    }
  return within ?? NONE
}
