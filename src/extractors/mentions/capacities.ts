// Capacities told as verb phrases: "the ability to read the tide", "so that crews can rest, wait and share the watch".
import { cueSet, cueStems } from '../../text/cues.js'
import { stemOf } from '../../text/words.js'
import type { Knowledge, Token } from '../../types.js'

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
const GROUP = new Set(['they', 'people', 'one', 'he', 'she'])

/** Verb phrases of one passage that name what somebody can do. */
export function capacitiesOf(tokens: readonly Token[], { cues }: Knowledge): VerbPhrase[] {
  const abilities = cueSet(cues.nouns, 'abilities')
  const groups = cueSet(cues.heads, 'population')
  const enabling = cueStems(cues.relations, 'enabling')
  const found: VerbPhrase[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { norm, pos } = tokens[i] as Token
    const next = tokens[i + 1]
    if (
      next?.norm === 'to' &&
      !isOurs(tokens, i) &&
      ((abilities.has(norm) && pos === 'NOUN') || norm === 'able' || norm === 'unable')
    )
      addAll(tokens, i + 2, norm.endsWith('able') ? undefined : i, found)
    else if (pos === 'NOUN' || GROUP.has(norm)) {
      const opener = before(tokens, i)
      const enabled = opener !== undefined && enabling.has(stemOf(opener.word))
      if (!enabled && !groups.has(norm) && !GROUP.has(norm)) continue
      if (/^(can|could)$/.test(next?.norm ?? '') && tokens[i + 2]?.pos !== 'PART')
        addAll(tokens, i + 2, undefined, found)
      else if (enabled && next?.norm === 'to') addAll(tokens, i + 2, undefined, found)
      else if (enabled && next?.pos === 'VERB' && !/(ing|ed)$/.test(next.norm)) addAll(tokens, i + 1, undefined, found)
      else if (
        /^(which|whereby|where)$/.test(tokens[i - 1]?.norm ?? '') &&
        next?.pos === 'VERB' &&
        !/(ing|ed)$/.test(next.norm)
      )
        addAll(tokens, i + 1, undefined, found)
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
  while (k >= 0 && ATTRIBUTES.has(tokens[k]?.pos ?? '')) k--
  return tokens[k]
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
    if (pos === 'AUX' || pos === 'SCONJ' || STOP.test(norm)) break
    if (text === ',' && !(tokens[k - 1]?.pos === 'ADJ' && tokens[k + 1]?.pos === 'ADJ')) break
    if (pos === 'PUNCT' && !/^[-,’'“”‘"]$/.test(text)) break
    if (pos === 'CCONJ' && verbAt(tokens, tokens[k + 1]?.norm === 'to' ? k + 2 : k + 1, false) !== undefined) break
    if (norm === 'to' && pos === 'PART' && k > from + 1 && !/ing$/.test(tokens[k + 1]?.norm ?? '')) break
  }
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
