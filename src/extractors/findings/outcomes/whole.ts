// Names of outcomes that hold too much ("pain and improved sleep") or too little ("hospital" of "hospital stay") to be one.
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import type { Placed } from '../../../text/place.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Knowledge, Mention, Phrase, Token } from '../../../types.js'
import { cueAt } from '../directions/cues.js'
import { tellsChange } from '../directions/governed.js'

/** Whether a place that is no outcome by the vocabulary names a whole outcome, and one only. */
export function isWhole(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  knowledge: Knowledge,
  { from, to, item }: Placed<Mention>,
): boolean {
  if (item.kind !== 'Outcome' || item.rule === 'vocabulary' || item.rule === 'anaphora') return true
  // "nausea and improved sleep", "cells with increasing levels": a result in the midst of it.
  for (let k = from + 2; k < to - 1; k++) {
    if (!isAmong('and with , or', tokens[k - 1]?.norm)) continue
    const cue = cueAt(tokens, k, knowledge)
    const tells = cue && (cue.form === 'verb' || cue.form === 'comparative' || tellsChange(cue))
    if (tells && !cue.weak) return false
  }
  // "hospital" of "hospital stay": not "pain" of "pain scores".
  const held = phrases.find((phrase) => phrase.from <= from && phrase.head >= to && phrase.to > to)
  return held === undefined || tokens[to]?.pos !== 'NOUN' || held.to - to > 2 || holdsAt(TAIL, tokens, held.head)
}

/** What may follow an outcome's name and is no other outcome. */
const TAIL = oneOf(
  'score scale index level rate rating value test measure questionnaire inventory subscale domain group arm reduction decrease increase improvement relief change gain decline rise loss response outcome data result symptom status severity frequency intensity episode event day total',
)
