// Runs of tokens that make a noun phrase without attachments: modifiers and a head noun, commas between adjectives.
import { cueSet } from '../../text/cues.js'
import type { Knowledge, Token } from '../../types.js'

/** Half-open token range whose last token is the head noun. */
export interface Run {
  from: number
  to: number
}

const isNoun = ({ pos }: Token) => pos === 'NOUN' || pos === 'PROPN'
const isWord = ({ text }: Token) => /^[\p{L}\p{N}]/u.test(text) && /\p{L}{2}/u.test(text)

const POSSESSIVE = /^(my|our|your|his|her|their|its|it)$/

/** What a token can be inside a noun phrase. */
type Part = 'noun' | 'modifier' | 'adverb' | 'out'

/** Noun runs of one passage, from left to right. */
export function nounRuns(tokens: readonly Token[], { cues }: Knowledge): Run[] {
  const typed = cueSet(cues.heads, 'gerund-heads')
  const parts = tokens.map((_, i) => partOf(tokens, i, typed))
  const runs: Run[] = []
  for (let i = 0; i < tokens.length; ) {
    if (parts[i] === 'out') {
      i++
      continue
    }
    let to = i
    let end = -1
    while (to < tokens.length) {
      if (parts[to] === 'noun') end = to + 1
      else if (parts[to] === 'out' && !joinsAdjectives(tokens, parts, to)) break
      // A modifier after a noun opens the next phrase, unless a noun follows at once ("child mental health").
      else if (parts[to] === 'adverb' && end >= 0) break
      to++
    }
    if (end > 0) runs.push({ from: i, to: end })
    i = Math.max(to, i + 1)
  }
  return runs
}

/** A comma between adjectives of one noun: "excessive, uncritical openness". */
function joinsAdjectives(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  if (tokens[i]?.text !== ',' || parts[i - 1] !== 'modifier' || tokens[i - 2]?.text === ',') return false
  let k = i + 1
  if (parts[k] === 'adverb') k++
  return parts[k] === 'modifier' && parts[k + 1] === 'noun'
}

function partOf(tokens: readonly Token[], i: number, gerundHeads: ReadonlySet<string>): Part {
  const token = tokens[i] as Token
  const next = tokens[i + 1]
  const previous = tokens[i - 1]
  if (!isWord(token) || /^vs$/i.test(token.text)) return 'out'
  if (isNoun(token)) return 'noun'
  if (token.pos === 'ADJ') return 'modifier'
  if (token.pos === 'ADV')
    return next && /ly$/.test(token.norm) && (next.pos === 'ADJ' || (next.pos === 'VERB' && /ed$/.test(next.norm)))
      ? 'adverb'
      : 'out'
  if (token.pos === 'NUM' && /[-‐‑]/.test(token.text)) return 'modifier'
  if (token.pos !== 'VERB') return 'out'
  const nominalAfter = next !== undefined && (isNoun(next) || next.pos === 'ADJ' || next.pos === 'VERB')
  const opens = previous === undefined || /^(DET|ADJ|PUNCT|PART)$/.test(previous.pos) || POSSESSIVE.test(previous.norm)
  if (/ed$/.test(token.norm)) {
    if (!nominalAfter || (next.pos === 'VERB' && !/ing$/.test(next.norm))) return 'out'
    const comma = previous?.pos === 'CCONJ' && tokens[i - 2]?.text === ','
    return opens || comma || (previous && /^(ADP|VERB|ADV)$/.test(previous.pos)) ? 'modifier' : 'out'
  }
  if (!/ing$/.test(token.norm)) return 'out'
  if (nominalAfter) {
    const determined =
      previous && (/^(DET|ADJ)$/.test(previous.pos) || (previous.pos === 'VERB' && /ed$/.test(previous.norm)))
    if (determined || gerundHeads.has(next.norm)) return 'modifier'
    if (next.pos !== 'VERB') return 'out'
  }
  if (next && /^(DET|PRON|NUM|ADV)$/.test(next.pos) && !/^(that|which|who|even|so)$/i.test(next.text)) return 'out'
  // "is improving", "gains persisting": not a noun.
  if (
    previous &&
    (previous.pos === 'AUX' || previous.pos === 'NOUN' || previous.pos === 'PROPN' || previous.pos === 'ADV')
  )
    return 'out'
  return 'noun'
}
