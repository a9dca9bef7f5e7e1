// "more effective than Y in reducing X": a judgement of a treatment, and the gerunds that tell what happened to what.
import { isAmong } from '../../../text/among.js'
import { tokenAt } from '../../../text/tokens.js'
import type { Knowledge, Token } from '../../../types.js'
import { cueAt, type DirectionCue } from './cues.js'

/** Tokens between a judgement and its gerund: the other arm. */
export const FAR = 14
export const STOP = /^[,;:(—]$/

/** "effective", "superior", "outperformed", "comparable". */
export const judges = ({ form, sense }: DirectionCue): boolean =>
  form === 'win' || form === 'adjective' || (form === 'comparative' && (sense === 'better' || sense === 'worse'))

/** The first gerund of change after the judgement at token `i`; -1 where there is none. */
export function gerundAfter(tokens: readonly Token[], i: number, knowledge: Knowledge): number {
  for (let k = i + 1; k < Math.min(tokens.length, i + FAR); k++) {
    if (STOP.test(tokens[k]?.text ?? '')) return -1
    if (!isAmong('in at for', tokens[k]?.norm)) continue
    const verb = tokens[k + 1]?.pos === 'ADV' ? k + 2 : k + 1
    const cue = cueAt(tokens, verb, knowledge)
    if (cue?.form === 'verb' && cue.ing) return verb
  }
  return -1
}

/** The judgement that the gerund at token `i` belongs to, first or later in its list; -1 where there is none. */
export function judgeBefore(tokens: readonly Token[], i: number, knowledge: Knowledge): number {
  const before = tokenAt(tokens, i - 1)?.pos === 'ADV' ? tokenAt(tokens, i - 2) : tokenAt(tokens, i - 1)
  if (!isAmong('in at for and or ,', before?.norm)) return -1
  for (let k = i - 2; k >= Math.max(0, i - 2 * FAR); k--) {
    if (isAmong('; :', tokens[k]?.text)) return -1
    const cue = cueAt(tokens, k, knowledge)
    if (!cue || !judges(cue)) continue
    const first = gerundAfter(tokens, k, knowledge)
    return first > 0 && first <= i ? k : -1
  }
  return -1
}
