// Numbers that are amounts of change, and those that tell how strong a treatment was.

import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import { opensAt } from '../brackets.js'
import { cueAt } from '../directions/cues.js'
import type { Quantity } from '../numbers/quantity.js'
import type { View, Workshop } from '../view.js'

/** Whether a word of change stands before "from": not "a scale from 0 to 10". */
export function endsChange({ knowledge }: Workshop, tokens: readonly Token[], { from }: Quantity): boolean {
  const to = [1, 2, 3].map((k) => from - k).find((k) => tokenAt(tokens, k)?.norm === 'to')
  let k = to ?? -1
  while (k >= 0 && tokens[k]?.norm !== 'from') k--
  return [1, 2, 3, 4, 5, 6].some((n) => isAmong('noun verb', cueAt(tokens, k - n, knowledge)?.form))
}

/** "reduced pain by 2.3 points compared with", "higher by 120 mL than": the only number of its sentence, and no share. */
export function isAmount(
  { knowledge }: Workshop,
  tokens: readonly Token[],
  q: Quantity,
  values: readonly Quantity[],
): boolean {
  if (q.percent || q.labelled || q.worded || q.measure !== undefined || q.people) return false
  if (tokens[q.from - 1]?.norm !== 'by' || values.some((one) => one !== q && !one.comparative)) return false
  if (cueAt(tokens, q.from - 2, knowledge)?.form === 'comparative') return true
  // "Yoga reduced pain by": not "pain fell sharply by", which tells a change and no difference.
  return [3, 4, 5, 6, 7, 8].some((k) => {
    const cue = cueAt(tokens, q.from - k, knowledge)
    const isActive = cue?.form === 'verb' && !cue.ing && cue.sense !== 'same'
    return isActive && isAmong('NOUN PROPN ADJ DET', tokenAt(tokens, q.from - k + 1)?.pos)
  })
}

/** "fell by 5.2 mmHg with X but rose by 0.4 mmHg with Y": of one subject a change of its own each, and no pair. */
export function tellOpposites({ knowledge }: Workshop, tokens: readonly Token[], values: readonly Quantity[]): void {
  const [, second] = values
  if (!second || values.length > 2) return
  if (values.some((q) => q.measure !== undefined || q.worded || q.people || tokens[q.from - 1]?.norm !== 'by')) return
  const senses = values.map(({ from }) => cueAt(tokens, from - 2, knowledge)).filter((cue) => cue?.form === 'verb')
  const [a, b] = senses.map((cue) => cue?.sense)
  const isTurn = (a === 'down' && b === 'up') || (a === 'up' && b === 'down')
  // "and heart rate rose": of another subject.
  if (!isTurn || !isAmong('but and yet it they', tokenAt(tokens, second.from - 3)?.norm)) return
  for (const [i, q] of values.entries()) {
    if ([a, b][i] === 'down') q.value = -q.value
    q.measure = 'mean'
    q.weak = false
  }
}

export function tellDifference(q: Quantity): void {
  q.measure = 'mean-difference'
  q.comparative = true
  q.weak = false
}

/** "0.2% ropivacaine", "patients treated with diclofenac 1%, …": how strong it was. */
export function isStrength(
  { tokens, startsAt, endsAt }: View,
  { percent, labelled, events, from, to }: Quantity,
): boolean {
  // What is counted is no strength: "9 of 40 (23%) yoga patients".
  if (!percent || labelled || events !== undefined) return false
  // "imiquimod 5% cream".
  if (holdsAt(FORM, tokens, to)) return true
  // "ophthalmic solution (0.1%)".
  if (opensAt(tokens, from - 1) && holdsAt(FORM, tokens, from - 2)) return true
  for (let k = to; k < to + 3 && (k === to || tokens[k - 1]?.pos === 'ADJ'); k++)
    if (startsAt.get(k)?.item.kind === 'Intervention') return true
  const arm = endsAt.get(from)
  return (
    arm?.item.kind === 'Intervention' &&
    isAmong('with of to using receiving given taking', tokens[arm.from - 1]?.norm) &&
    (isAmong(', group arm gel cream solution than and or', tokens[to]?.norm) ||
      // Not "with yoga 20% vs 41%".
      (isAmong('vs versus', tokens[to]?.norm) &&
        [1, 2, 3].every((k) => Number.isNaN(tokens[to + k]?.word.value ?? Number.NaN))))
  )
}

const FORM = oneOf(
  'gel cream solution ointment spray drop suspension lotion foam patch mouthrinse mouthwash dextrose saline',
)
