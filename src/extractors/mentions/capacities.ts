// Capacities told as verb phrases: "the ability to read the tide", "so that crews can rest, wait and share the watch".
import { isAmong } from '../../text/among.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import { type Cues, signsOf } from './signs.js'

export interface VerbPhrase {
  from: number
  to: number
  /** Token index of its verb, or of the noun that it says more of ("ability"). */
  head: number
}

/** Longest verb phrase, in tokens. */
const LONGEST = 12
const STOP =
  /^(that|so|which|who|by|because|while|when|if|rather|even|than|after|before|during|through|via|whereas|although|thereby|but|using|within)$/

/** Verb phrases of one passage that name what somebody can do. */
export function capacitiesOf(tokens: readonly Token[], cues: Cues): VerbPhrase[] {
  const found: VerbPhrase[] = []
  for (let i = 0; i + 1 < tokens.length; i++) {
    const next = tokens[i + 1] as Token
    const to = next.norm === 'to'
    const can = next.norm === 'can' || next.norm === 'could'
    // Most words are followed by none of these.
    if (!to && !can && next.pos !== 'VERB') continue
    const { norm, pos, word } = tokens[i] as Token
    const signs = signsOf(word, cues)
    const ability = signs.ability && pos === 'NOUN'
    if (to && (ability || norm === 'able' || norm === 'unable') && !isOurs(tokens, i))
      addAll(tokens, i + 2, norm.endsWith('able') ? undefined : i, found)
    else if (pos === 'NOUN' || signs.pronoun) {
      const opener = before(tokens, i)
      const enabled = opener !== undefined && signsOf(opener.word, cues).enabling
      if (!enabled && !signs.group && !signs.pronoun) continue
      if (can && tokenAt(tokens, i + 2)?.pos !== 'PART') addAll(tokens, i + 2, undefined, found)
      else if (enabled && to) addAll(tokens, i + 2, undefined, found)
      else if (next.pos === 'VERB' && !/(ing|ed)$/.test(next.norm)) {
        const relative = /^(which|whereby|where)$/.test(tokenAt(tokens, i - 1)?.norm ?? '')
        if (enabled || relative) addAll(tokens, i + 1, undefined, found)
      }
    }
  }
  return found
}

/** "We were able to" tells what the authors did. */
const isOurs = (tokens: readonly Token[], i: number) =>
  tokens.slice(Math.max(0, i - 3), i).some(({ norm }) => norm === 'we')

const ATTRIBUTES = new Set(['DET', 'ADJ', 'NUM'])

/** The word before a noun, its article and adjectives aside. */
function before(tokens: readonly Token[], i: number): Token | undefined {
  let k = i - 1
  while (k >= 0 && ATTRIBUTES.has((tokens[k] as Token).pos)) k--
  return tokenAt(tokens, k)
}

/** The verb phrase at `start`, and those coordinated with it: "to wait, to share and to rest". */
function addAll(tokens: readonly Token[], start: number, noun: number | undefined, found: VerbPhrase[]): void {
  let from = verbAt(tokens, start, noun !== undefined)
  for (let n = 0; n < 12 && from !== undefined; n++) {
    const end = endOf(tokens, from)
    let to = end
    while (to > from + 1 && /^(ADV|ADP|DET|PART|CCONJ)$/.test(tokens[to - 1]?.pos ?? '')) to--
    const first = n === 0 && noun !== undefined
    if (first) found.push({ from: noun, to, head: noun })
    else if (to - from > 1 || (noun !== undefined && (tokens[from] as Token).norm.length > 6))
      found.push({ from, to, head: from })
    from = nextVerb(tokens, end)
  }
}

function verbAt(tokens: readonly Token[], at: number, afterNoun: boolean): number | undefined {
  const k = tokens[at]?.pos === 'ADV' ? at + 1 : at
  const token = tokens[k]
  if (!token) return undefined
  if (token.pos === 'VERB') return k
  return afterNoun && token.pos === 'NOUN' ? k : undefined
}

/** Past the last token of the verb phrase at `from`. */
function endOf(tokens: readonly Token[], from: number): number {
  const limit = Math.min(tokens.length, from + LONGEST)
  let k = from + 1
  for (; k < limit; k++) {
    const { pos, norm, text } = tokens[k] as Token
    // "to calm the sailor brings rest": a verb after a noun is the sentence's own.
    if (pos === 'VERB' && tokens[k - 1]?.pos === 'NOUN' && !/(ing|ed)$/.test(norm)) break
    // "to explain what people do": a question is whole with its verb, or no part of the phrase.
    if (QUESTION.test(norm)) return questionEnd(tokens, k, limit) ?? k
    if (pos === 'AUX' || pos === 'SCONJ' || STOP.test(norm)) break
    if (text === ',' && !(tokens[k - 1]?.pos === 'ADJ' && tokens[k + 1]?.pos === 'ADJ')) break
    // The border of a table's cell.
    if (text === '|') break
    if (pos === 'PUNCT' && !isAmong('- , ’ \' “ ” ‘ "', text)) break
    if (pos === 'CCONJ' && verbAt(tokens, tokens[k + 1]?.norm === 'to' ? k + 2 : k + 1, false) !== undefined) break
    if (norm === 'to' && pos === 'PART' && k > from + 1 && !/ing$/.test(tokens[k + 1]?.norm ?? '')) break
  }
  return k
}

const QUESTION = /^(what|how|whether|why|whatever|whom)$/

/** Past the verb of the question that opens at `from`; undefined where none is near. */
function questionEnd(tokens: readonly Token[], from: number, limit: number): number | undefined {
  const isVerb = (k: number) => /^(VERB|AUX)$/.test(tokens[k]?.pos ?? '')
  let k = from + 1
  while (k < limit && !isVerb(k) && tokens[k]?.pos !== 'PUNCT') k++
  if (k >= limit || !isVerb(k)) return undefined
  while (isVerb(k) || (isVerb(k - 1) && /^(ADV|PART)$/.test(tokens[k]?.pos ?? '') && isVerb(k + 1))) k++
  return k
}

/** The verb that goes on with the list after a verb phrase's end. */
function nextVerb(tokens: readonly Token[], end: number): number | undefined {
  let k = end
  if (tokens[k]?.text === ',') k++
  if (/^(and|or)$/.test(tokens[k]?.norm ?? '')) k++
  if (k === end) return undefined
  if (tokens[k]?.norm === 'to') k++
  const verb = verbAt(tokens, k, false)
  return verb !== undefined && !/(ing|ed|[^s]s)$/.test(tokens[verb]?.text ?? '') ? verb : undefined
}
