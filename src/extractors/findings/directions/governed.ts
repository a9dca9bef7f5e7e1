// Nouns of change that another word of direction is about: "attenuated the rise in X", "effective for the relief of X".
import { isAmong } from '../../../text/among.js'
import type { Knowledge, Token } from '../../../types.js'
import { cueAt, type DirectionCue } from './cues.js'
import { FAR, judges, STOP } from './judged.js'

/** A noun of change that has a direction of its own. */
export const tellsChange = ({ form, sense, weak }: DirectionCue): boolean =>
  form === 'noun' && sense !== 'same' && !weak

/** Tokens of the modifiers before a noun of change. */
const MODIFIERS = 5

/** The verb, noun or comparative that the noun of change at token `i` depends on; -1 without. */
export function governorOf(tokens: readonly Token[], i: number, knowledge: Knowledge): number {
  let k = i - 1
  while (k > i - MODIFIERS && isAmong('DET ADJ ADV NUM NOUN PROPN', tokens[k]?.pos) && !cueAt(tokens, k, knowledge)) k--
  const cue = cueAt(tokens, k, knowledge)
  if (cue && (cue.form === 'verb' || cue.form === 'comparative') && cue.sense !== 'same') return k
  // "attenuation of the rise in X".
  if (tokens[k]?.norm !== 'of') return -1
  const outer = cueAt(tokens, k - 1, knowledge)
  return outer && tellsChange(outer) && outer.sense === 'down' ? k - 1 : -1
}

/** Whether the verb at token `i` has a noun of change as its object. */
export function governs(tokens: readonly Token[], i: number, knowledge: Knowledge): boolean {
  for (let k = i + 1; k <= i + MODIFIERS + 1; k++) {
    const cue = cueAt(tokens, k, knowledge)
    if (cue && tellsChange(cue)) return governorOf(tokens, k, knowledge) === i
  }
  return false
}

/** The judgement that the noun of change at token `i` belongs to ("effective for pain relief"); -1 where there is none. */
export function judgeOfNoun(tokens: readonly Token[], i: number, knowledge: Knowledge): number {
  let k = i - 1
  while (k > i - MODIFIERS && isAmong('DET ADJ NOUN PROPN', tokens[k]?.pos)) k--
  if (!isAmong('for in at', tokens[k]?.norm)) return -1
  for (let j = k - 1; j >= Math.max(0, k - FAR); j--) {
    if (STOP.test(tokens[j]?.text ?? '')) return -1
    const cue = cueAt(tokens, j, knowledge)
    if (cue && (tellsChange(cue) || cue.form === 'verb')) return -1
    if (cue && judges(cue)) return j
  }
  return -1
}

/** Whether the judgement at token `i` is of a noun of change after it. */
export function judgesNoun(tokens: readonly Token[], i: number, knowledge: Knowledge): boolean {
  for (let k = i + 1; k < Math.min(tokens.length, i + FAR + MODIFIERS); k++) {
    if (STOP.test(tokens[k]?.text ?? '')) return false
    const cue = cueAt(tokens, k, knowledge)
    if (cue && tellsChange(cue)) return judgeOfNoun(tokens, k, knowledge) === i
  }
  return false
}
