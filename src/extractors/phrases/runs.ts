// Runs of tokens that make a noun phrase without attachments: modifiers and a head noun, commas between adjectives.
import { type Token, tokenAt } from '../../text/tokens.js'

/** Half-open token range of a noun phrase. */
export interface Run {
  from: number
  to: number
}

/** Token index of the head noun: the last word, but for "care as usual". */
export const headOf = (tokens: readonly Token[], { to }: Run): number =>
  tokens[to - 1]?.norm === 'usual' && tokenAt(tokens, to - 2)?.norm === 'as' ? to - 3 : to - 1

/** Latin abbreviations that are tagged as nouns. */
const NO_WORD = new Set(['example', 'instance', 'vs', 'etc', 'i.e', 'e.g', 'al', 'et', 'cf', 'ibid'])

/** What a token can be inside a noun phrase. */
type Part = 'noun' | 'modifier' | 'adverb' | 'aside' | 'out'

/**
 * Noun runs of one passage, from left to right; `shorts` are the document's abbreviations, `kindHeads` nouns
 * that tell what a thing is.
 */
export function nounRuns(tokens: readonly Token[], shorts: ReadonlySet<string>, kindHeads: ReadonlySet<string>): Run[] {
  const parts: Part[] = []
  for (let i = 0; i < tokens.length; i++) parts.push(partOf(tokens, i))
  if (shorts.size > 0) passOver(tokens, parts, shorts, kindHeads)
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
      else if (parts[to] === 'adverb' && end >= 0) break
      to++
    }
    const usual = end > 0 && tokenAt(tokens, end)?.norm === 'as' && tokenAt(tokens, end + 1)?.norm === 'usual'
    if (end > 0) runs.push({ from: i, to: usual ? end + 2 : end })
    i = Math.max(to, usual ? end + 2 : 0, i + 1)
  }
  return runs
}

/** "cognitive kite (CK) therapy" is one phrase: an abbreviation defined inside it is passed over. */
function passOver(
  tokens: readonly Token[],
  parts: Part[],
  shorts: ReadonlySet<string>,
  kindHeads: ReadonlySet<string>,
): void {
  for (let i = 1; i + 3 < tokens.length; i++) {
    if (tokens[i]?.text !== '(' || tokens[i + 2]?.text !== ')' || !shorts.has(tokens[i + 1]?.text ?? '')) continue
    const inside = (part: Part | undefined) => part === 'noun' || part === 'modifier'
    if (!inside(parts[i - 1]) || !inside(parts[i + 3])) continue
    // After a noun the name may be complete ("kite therapy (KT) group outings"); only a head that tells a kind goes on.
    if (parts[i - 1] === 'noun' && !kindHeads.has(tokens[i + 3]?.norm ?? '')) continue
    for (let k = i; k < i + 3; k++) parts[k] = 'aside'
  }
}

/** A comma between adjectives of one noun: "excessive, uncritical openness". */
function joinsAdjectives(tokens: readonly Token[], parts: readonly Part[], i: number): boolean {
  if (tokens[i]?.text !== ',' || parts[i - 1] !== 'modifier' || tokens[i - 2]?.text === ',') return false
  let k = i + 1
  if (parts[k] === 'adverb') k++
  return parts[k] === 'modifier' && parts[k + 1] === 'noun'
}

const isFollowed = (tokens: readonly Token[], i: number, pos: string) => tokenAt(tokens, i + 1)?.pos === pos

function partOf(tokens: readonly Token[], i: number): Part {
  const token = tokens[i] as Token
  switch (token.pos) {
    case 'NOUN':
    case 'PROPN':
      return token.word.lexical && !NO_WORD.has(token.norm) ? 'noun' : 'out'
    case 'ADJ':
      // "such as", "able to", "due to" are no modifiers.
      return isFollowed(tokens, i, 'ADP') || isFollowed(tokens, i, 'PART') || !token.word.lexical ? 'out' : 'modifier'
    case 'NUM':
      return token.word.compound || /^[-‐‑]/.test(token.text) ? 'modifier' : 'out'
    case 'ADV':
      return isFollowed(tokens, i, 'ADJ') && token.norm.endsWith('ly') ? 'adverb' : 'out'
    default:
      return 'out'
  }
}
