// Who was allocated to what, as methods tell it: "randomised to A (n = 50) or B (n = 48)", "the control group received B".

import { endsVersus } from '../../../text/comparisons.js'
import { cueSet, cueWords } from '../../../text/cues.js'
import { closingBracket } from '../../../text/place.js'
import { isMass } from '../../../text/units.js'
import { holds } from '../../../text/word-table.js'
import type { Cue, Token } from '../../../types.js'
import { OPEN } from '../numbers/quantity.js'
import { isLetter, labelsIn } from './labels.js'

/** What one arm was given: tokens `[from, to)`. */
export interface Given {
  from: number
  to: number
  /** "group S", "(test)", "the control group received": what the arm is called besides. */
  labels: string[]
  /** "(n = 50)" follows. */
  sized: boolean
}

/** Tokens from the verb to "to", and of a bracket. */
export const FAR = 24
const LONGEST_LIST = 70
const LONGEST_NAME = 12

/** After these a new thing is told of: how long, where, when, by whom. */
const ENDS =
  /^(?:for|in|at|by|during|before|after|over|within|from|using|every|who|which|that|followed|on|as|because|where|while|whereas|based|according|until|under|per|given|administered|delivered|provided|starting|once|twice|daily|weekly|monthly|stratified|via|through|between|among)$/
const OPENS =
  /^(?:either|one|the|a|an|to|into|receive|receiving|undergo|have|take|taking|use|get|be|in|group|arm|condition|treatment|intervention|of|two|three|four|2|3|4|following|:|with|therapy|study|parallel|equal|effect|efficacy|effectiveness|safety|treated|our|their|same)$/

/** The arms that a sentence allocates people to, in its order; `strong`: by a verb of allocation, else by one of taking or comparing. */
export function allocationIn(
  tokens: readonly Token[],
  rows: readonly Cue[] | undefined,
  strong: boolean,
): Given[] | undefined {
  const verbs = strong ? [cueWords(rows, 'allocate')] : [cueWords(rows, 'take'), cueWords(rows, 'compare')]
  for (let k = 0; k < tokens.length; k++) {
    const { word } = tokens[k] as Token
    const verb = verbs.findIndex((table) => holds(table, word))
    if (verb < 0) continue
    const start = strong ? leadAfter(tokens, k) : k + 1
    const list =
      start < 0 ? undefined : armsFrom(tokens, start, strong ? 'allocate' : verb === 1 ? 'compare' : undefined, rows)
    if (list) return list
  }
  return strong ? undefined : eitherIn(tokens, rows)
}

/** "placed with either a rough collar (test) or a smooth collar (control)": each is called something. */
function eitherIn(tokens: readonly Token[], rows: readonly Cue[] | undefined): Given[] | undefined {
  const either = tokens.findIndex(({ norm }) => norm === 'either')
  const list = either < 0 ? undefined : armsFrom(tokens, either + 1, undefined, rows)
  return list?.every(({ labels }) => labels.length > 0) ? list : undefined
}

/** Whether a sentence has a verb of allocating or of giving; not `strong`, one of taking or of comparing. */
export function mayAllocate(tokens: readonly Token[], rows: readonly Cue[] | undefined, strong: boolean): boolean {
  const verbs = cueWords(rows, strong ? 'allocate' : 'take')
  const others = cueWords(rows, strong ? 'give' : 'compare')
  return tokens.some(({ norm, word }) => holds(verbs, word) || holds(others, word) || (!strong && norm === 'either'))
}

/** Whether a sentence allocates people to something, understood or not. */
export function allocates(tokens: readonly Token[], rows: readonly Cue[] | undefined): boolean {
  const verbs = cueWords(rows, 'allocate')
  return tokens.some(({ word }, k) => holds(verbs, word) && leadAfter(tokens, k) > 0)
}

/** Past "to" or "into" after a verb of allocation: "assigned 212 women with diabetes to". */
function leadAfter(tokens: readonly Token[], verb: number): number {
  for (let k = verb + 1; k < Math.min(tokens.length, verb + FAR); k++) {
    const { norm, text } = tokens[k] as Token
    if (OPEN.test(text)) {
      const close = closingBracket(tokens, k, FAR)
      if (close > 0) k = close
      continue
    }
    if (text === ';') return -1
    if (/^(?:to|into|between|receive|receiving|either)$/.test(norm)) return k + 1
  }
  return -1
}

/** The list that starts at token `start`: "either A (n = 50) or B", with `and` "A and B" too. */
function armsFrom(
  tokens: readonly Token[],
  start: number,
  and: 'allocate' | 'compare' | undefined,
  rows: readonly Cue[] | undefined,
): Given[] | undefined {
  const versus = cueSet(rows, 'versus')
  const last = listEnd(tokens, start)
  const link = linkIn(tokens, start, last, and, versus)
  if (!link) return undefined
  const arms: Given[] = []
  let from = start
  let linked = false
  for (let k = start, depth = 0; k <= last; k++) {
    const text = tokens[k]?.text ?? ''
    if (OPEN.test(text)) depth++
    else if (/^[)\]]$/.test(text)) depth--
    if (k < last && (depth > 0 || !(link(k) || text === ','))) continue
    // ", or".
    if (k === from) {
      from++
      continue
    }
    const one = armOf(tokens, from, k)
    // "compared scans (MR) done on A versus B": what was done is the beginning of another name.
    if (one && and === 'compare' && tokens.slice(one.to, k).some(({ pos, norm }) => pos === 'VERB' && !ENDS.test(norm)))
      return undefined
    // "A for 12 weeks, B or C": what a comma parts may be no arm.
    if (one) arms.push(one)
    else if (k === last || link(k)) return undefined
    from = k + 1
    // "A or B, in addition to C": what follows is of all.
    if (linked && text === ',') break
    linked ||= k < last && link(k)
  }
  return arms.length > 1 && arms.length <= MOST && !tellsMore(tokens, arms.length) ? arms : undefined
}

/** Arms of a trial. */
const MOST = 6

/** "into three groups": of a list of two the third stands elsewhere. */
function tellsMore(tokens: readonly Token[], count: number): boolean {
  const told = tokens.find(
    ({ word }, k) =>
      word.value > 1 &&
      word.value <= MOST &&
      tokens.slice(k + 1, k + 4).some(({ text }) => /^(?:groups|arms|conditions)$/.test(text)),
  )
  return told !== undefined && told.word.value !== count
}

function listEnd(tokens: readonly Token[], start: number): number {
  for (let k = start, depth = 0; k < Math.min(tokens.length, start + LONGEST_LIST); k++) {
    const { text, pos } = tokens[k] as Token
    if (OPEN.test(text)) depth++
    else if (/^[)\]]$/.test(text)) {
      if (--depth < 0) return k
    } else if (
      depth === 0 &&
      (text === ';' || (pos === 'AUX' && k > start) || (text === '.' && k === tokens.length - 1))
    )
      return k
  }
  return Math.min(tokens.length, start + LONGEST_LIST)
}

/** What parts the arms of a list: "or" where it has one, else "versus", else "and". */
function linkIn(
  tokens: readonly Token[],
  start: number,
  last: number,
  and: 'allocate' | 'compare' | undefined,
  versus: ReadonlySet<string>,
): ((k: number) => boolean) | undefined {
  const norm = (k: number) => tokens[k]?.norm ?? ''
  const isOr = (k: number) => norm(k) === 'or'
  const isVersus = (k: number) => endsVersus(tokens, k, versus) && norm(k) !== 'over'
  const isAnd = (k: number) => (and === 'compare' ? /^(?:and|with|to)$/ : /^and$/).test(norm(k))
  let depth = 0
  let [or, vs, both] = [false, false, false]
  for (let k = start; k < last; k++) {
    const text = tokens[k]?.text ?? ''
    if (OPEN.test(text)) depth++
    else if (/^[)\]]$/.test(text)) depth--
    if (depth > 0) continue
    if (isOr(k)) or = true
    else if (isVersus(k)) vs = true
    else if (isAnd(k) && k > start) both = true
  }
  return or ? isOr : vs ? isVersus : both && and ? isAnd : undefined
}

/** "12 weeks of". */
function pastDuration(tokens: readonly Token[], k: number): number {
  const of = [1, 2, 3].find((n) => tokens[k + n]?.norm === 'of')
  const timed = tokens
    .slice(k, k + (of ?? 0))
    .some(({ norm }) => /^(?:\d+-)?(?:day|week|month|session|hour|min)$/.test(norm))
  return of !== undefined && timed ? k + of + 1 : k
}

/** One arm's words in tokens `[from, to)`, without what leads to them and what follows. */
export function armOf(tokens: readonly Token[], from: number, to: number): Given | undefined {
  let start = pastAim(tokens, from, to)
  const labels: string[] = []
  let sized = false
  while (start < to) {
    const { norm, pos, text } = tokens[start] as Token
    const past = pastDuration(tokens, start)
    if (past > start) start = past
    else if (OPENS.test(norm) && !(norm === 'in' && /^(?:vivo|vitro|situ)$/.test(tokens[start + 1]?.norm ?? '')))
      start++
    // "44 to mirror therapy and 46 to conventional physiotherapy".
    else if (
      pos === 'NUM' &&
      start + 1 < to &&
      !isMass(tokens[start + 1]) &&
      !/^[/-]$/.test(tokens[start + 1]?.text ?? '')
    ) {
      sized = true
      start++
    } else if (/^[*_]$/.test(text)) start++
    else break
  }
  let end = start
  while (end < to) {
    const { norm, text } = tokens[end] as Token
    if (OPEN.test(text)) {
      const close = closingBracket(tokens, end, FAR)
      if (close > 0) {
        labels.push(...labelsIn(tokens, end + 1, close))
        sized ||= tokens.slice(end, close).some(({ text }) => /^[nN]$/.test(text))
      }
      break
    }
    if (end > start && ENDS.test(norm)) {
      // "amoxicillin for 5 days (short course, n = 60)".
      const later = tokens.slice(end + 1, Math.min(to, end + LATER)).findIndex(({ text }) => OPEN.test(text))
      const open = later < 0 ? -1 : end + 1 + later
      const close = open < 0 ? -1 : closingBracket(tokens, open, FAR)
      if (close > 0) {
        labels.push(...labelsIn(tokens, open + 1, close))
        sized ||= tokens.slice(open, close).some((token) => /^[nN]$/.test(token.text))
      }
      break
    }
    if (/^[.,:]$/.test(text)) break
    end++
  }
  // "10 days (long course, n = 60)".
  const open = end + 1
  if (end - start === 1 && labels.length > 0 && TIMED.test(tokens[start]?.norm ?? '')) {
    start = open
    while (end < to && !/^[,;)\]]$/.test(tokens[end]?.text ?? '')) end++
  }
  // "400 IU or 800 IU of vitamin D": a dose alone.
  const dose = tokens[start]?.pos === 'NUM' && isMass(tokens[start + 1]) ? start + 2 : start
  while (end > dose && isTail(tokens[end - 1] as Token, tokens[end - 2])) end--
  if (end <= start || end - start > LONGEST_NAME || isSentence(tokens, start, end)) return undefined
  const named = tokens
    .slice(start, end)
    .some(({ pos, text }) => /^(?:NOUN|PROPN|ADJ|VERB|X)$/.test(pos) && /\p{L}{2}/u.test(text))
  return named ? { from: start, to: end, labels, sized } : undefined
}

/** Tokens from "for" to the bracket of "for 12 weeks (". */
const LATER = 6
const TIMED = /^(?:day|week|month|year|hour|min|minute|session)$/

/** "the analgesic efficacy and safety of", "a trial comparing": what is asked of an arm stands before it. */
function pastAim(tokens: readonly Token[], from: number, to: number): number {
  for (let k = Math.min(to, from + AIM) - 1; k >= from; k--) {
    if (tokens[k]?.norm === 'comparing') return k + 1
    if (tokens[k]?.norm !== 'of') continue
    if (tokens.slice(from, k).some(({ norm }) => ASKED.test(norm))) return k + 1
  }
  return from
}

/** Tokens of "the short-term clinical efficacy and safety of". */
const AIM = 9
const ASKED =
  /^(?:effect|efficacy|effectiveness|safety|tolerability|use|impact|influence|benefit|cost|quality|outcome)$/

/** Whether the words of a name are none: "withdrew", "on a list", "physicians received letters". */
const isSentence = (tokens: readonly Token[], from: number, to: number): boolean =>
  (/^(?:ADP|CCONJ|PRON|AUX)$/.test(tokens[from]?.pos ?? '') && !/^(?:in|without)$/.test(tokens[from]?.norm ?? '')) ||
  (tokens[to - 1]?.pos === 'VERB' && /(?:drew|wn)$/.test(tokens[to - 1]?.text ?? '')) ||
  (to - from > 1 && tokens[to - 1]?.pos === 'VERB' && /ed$/.test(tokens[to - 1]?.text ?? '')) ||
  tokens
    .slice(from, to)
    .some(({ norm }) => /^(?:received|was|were|used|who|which|requiring|including|comparing|having)$/.test(norm))

/** "once daily", "group", "100 µg" at the end of a name. */
const isTail = (token: Token, before: Token | undefined): boolean => {
  const { norm, pos, text } = token
  return (
    /^(?:group|arm|condition|only|of|with|to|and)$/.test(norm) ||
    pos === 'ADV' ||
    pos === 'PUNCT' ||
    // Not of "drug A".
    (pos === 'DET' && !isLetter(text)) ||
    (pos === 'NUM' && /\d/.test(text) && before !== undefined) ||
    ((text === '/' || isMass(token)) && before !== undefined)
  )
}
