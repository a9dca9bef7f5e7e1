// What one arm was given, in the words between two links of a list: "the yoga group (n = 50)", "12 weeks of yoga".

import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { closingBracket } from '../../../text/place.js'
import { isMass } from '../../../text/units.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { isOpen } from '../brackets.js'
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
const LONGEST_NAME = 12

/** After these a new thing is told of: how long, where, when, by whom. */
export const ENDS =
  /^(?:for|in|at|by|during|before|after|over|within|from|using|every|who|which|that|followed|on|as|because|where|while|whereas|based|according|until|under|per|given|administered|delivered|provided|starting|once|twice|daily|weekly|monthly|stratified|via|through|between|among)$/
const OPENS =
  /^(?:either|one|the|a|an|to|into|receive|receiving|undergo|have|take|taking|use|get|be|in|group|arm|condition|treatment|intervention|of|two|three|four|2|3|4|following|:|with|therapy|study|parallel|equal|effect|efficacy|effectiveness|safety|treated|our|their|same|then)$/

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
    else if (OPENS.test(norm) && !(norm === 'in' && isAmong('vivo vitro situ', tokens[start + 1]?.norm))) start++
    // "44 to mirror therapy and 46 to conventional physiotherapy".
    else if (
      pos === 'NUM' &&
      start + 1 < to &&
      !isMass(tokens[start + 1]) &&
      !isAmong('/ -', tokens[start + 1]?.text)
    ) {
      sized = true
      start++
    } else if (isAmong('* _', text)) start++
    else break
  }
  let end = start
  while (end < to) {
    const { norm, text } = tokens[end] as Token
    if (isOpen(text)) {
      const close = closingBracket(tokens, end, FAR)
      if (close > 0) {
        labels.push(...labelsIn(tokens, end + 1, close))
        sized ||= tokens.slice(end, close).some(({ text }) => isAmong('n N', text))
      }
      break
    }
    if (end > start && ENDS.test(norm)) {
      // "underwent surgery after random allocation to A or B": what all had.
      if (isAmong('after before following', norm) && isAllocating(tokens, end + 1)) return undefined
      // "amoxicillin for 5 days (short course, n = 60)".
      const later = tokens.slice(end + 1, Math.min(to, end + LATER)).findIndex(({ text }) => isOpen(text))
      const open = later < 0 ? -1 : end + 1 + later
      const close = open < 0 ? -1 : closingBracket(tokens, open, FAR)
      if (close > 0) {
        labels.push(...labelsIn(tokens, open + 1, close))
        sized ||= tokens.slice(open, close).some((token) => isAmong('n N', token.text))
      }
      break
    }
    if (isAmong('. , :', text)) break
    end++
  }
  // "10 days (long course, n = 60)".
  const open = end + 1
  if (end - start === 1 && labels.length > 0 && holdsAt(TIMED, tokens, start)) {
    start = open
    while (end < to && !isAmong(', ; ) ]', tokens[end]?.text)) end++
  }
  // "400 IU or 800 IU of vitamin D": a dose alone.
  const dose = tokens[start]?.pos === 'NUM' && isMass(tokens[start + 1]) ? start + 2 : start
  while (end > dose && isTail(tokens[end - 1] as Token, tokens[end - 2])) end--
  if (end <= start || end - start > LONGEST_NAME || isSentence(tokens, start, end)) return undefined
  const named = tokens
    .slice(start, end)
    .some(({ pos, text }) => isAmong('NOUN PROPN ADJ VERB X', pos) && /\p{L}{2}/u.test(text))
  return named ? { from: start, to: end, labels, sized } : undefined
}

const isAllocating = (tokens: readonly Token[], from: number): boolean =>
  tokens
    .slice(from, from + 3)
    .some(({ norm }) => isAmong('random randomly randomisation randomization randomised randomized allocation', norm))

/** Tokens from "for" to the bracket of "for 12 weeks (". */
const LATER = 6
const TIMED = oneOf('day week month year hour min minute session')

/** "the analgesic efficacy and safety of", "a trial comparing": what is asked of an arm stands before it. */
function pastAim(tokens: readonly Token[], from: number, to: number): number {
  for (let k = Math.min(to, from + AIM) - 1; k >= from; k--) {
    if (tokens[k]?.norm === 'comparing') return k + 1
    if (tokens[k]?.norm !== 'of') continue
    if (tokens.slice(from, k).some(({ word }) => holds(ASKED, word))) return k + 1
  }
  return from
}

/** Tokens of "the short-term clinical efficacy and safety of". */
const AIM = 9
const ASKED = oneOf(
  'effect efficacy effectiveness safety tolerability use impact influence benefit cost quality outcome',
)

/** What a trial is made to do. */
const ASKS = oneOf(
  'evaluate assess determine compare examine investigate study explore identify measure detect prolong improve reduce establish find see ensure',
)

/** Whether the words of a name are none: "withdrew", "on a list", "physicians received letters". */
const isSentence = (tokens: readonly Token[], from: number, to: number): boolean =>
  (tokens[from - 1]?.norm === 'to' && holdsAt(ASKS, tokens, from)) ||
  (isAmong('ADP CCONJ PRON AUX', tokens[from]?.pos) && !isAmong('in without', tokens[from]?.norm)) ||
  (tokens[to - 1]?.pos === 'VERB' && /(?:drew|wn)$/.test(tokens[to - 1]?.text ?? '')) ||
  (to - from > 1 && tokens[to - 1]?.pos === 'VERB' && /ed$/.test(tokens[to - 1]?.text ?? '')) ||
  tokens
    .slice(from, to)
    .some(({ norm }) => isAmong('received was were used who which requiring including comparing having', norm))

/** "once daily", "group", "100 µg" at the end of a name. */
const isTail = (token: Token, before: Token | undefined): boolean => {
  const { norm, pos, text } = token
  return (
    isAmong('group arm condition only of with to and', norm) ||
    pos === 'ADV' ||
    pos === 'PUNCT' ||
    // Not of "drug A".
    (pos === 'DET' && !isLetter(text)) ||
    (pos === 'NUM' && /\d/.test(text) && before !== undefined) ||
    ((text === '/' || isMass(token)) && before !== undefined)
  )
}
