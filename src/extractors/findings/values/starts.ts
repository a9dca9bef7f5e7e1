// Values that a change began with: two in a bracket may be two times of one arm, and no two arms.

import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import { oneOf } from '../../../text/cues.js'
import type { Token } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import type { StudyRecord } from '../../../types.js'
import { armEndingAt } from '../arms/beside.js'
import { type Arm, versusWords } from '../arms/words.js'
import { bracketStart } from '../brackets.js'
import { clauseStart } from '../clauses.js'
import { cueAt, isDenied } from '../directions/cues.js'
import type { Quantity } from '../numbers/quantity.js'
import type { View, Workshop } from '../view.js'
import { endsChange } from './amounts.js'
import { isPrior } from './baseline.js'

/**
 * The first of two values in a bracket that says how one arm changed: "fell in the yoga group (9 vs 6)", "between
 * periods 1 and 2 in the yoga group (9 vs 6)".
 */
export function startsOverTime(
  shop: Workshop,
  view: View,
  values: readonly Quantity[],
  from: number,
  study: StudyRecord | undefined,
): readonly Quantity[] {
  const starts: Quantity[] = []
  const versus = versusWords(shop)
  for (let i = 0; i + 1 < values.length; i++) {
    const [a, b] = [values[i] as Quantity, values[i + 1] as Quantity]
    const open = starts.includes(values[i - 1] as Quantity) ? -1 : bracketStart(view.tokens, a.from)
    if (open < from || a.from - open > LABEL || bracketStart(view.tokens, b.from) !== open) continue
    if (![1, 2].some((n) => endsVersus(view.tokens, b.from - n, versus))) continue
    const arm = armEndingAt(shop, view, open, study)
    const first = clauseStart(view.tokens, open, Math.max(from, values[i - 1]?.to ?? from))
    if (
      arm &&
      holdsAt(PLACED, view.tokens, view.tokens[arm.from - 1]?.pos === 'DET' ? arm.from - 2 : arm.from - 1) &&
      changesOverTime(shop, view, first, arm.from, a, b)
    )
      starts.push(a)
  }
  return starts
}

/** Tokens of "(mean " before a value. */
const LABEL = 3
const TIMES = oneOf('period phase visit wave timepoint session')
/** Before those who changed: "by" and "with" tell the cause. */
const PLACED = oneOf('in among within for')

/** Whether tokens `[from, to)` say that what follows is of two times: in words of time, or by a verb that goes the way of `a` to `b`. */
function changesOverTime(
  { knowledge }: Workshop,
  { tokens }: View,
  from: number,
  to: number,
  a: Quantity,
  b: Quantity,
): boolean {
  let overTime = false
  for (let k = to - 1; k >= from; k--) {
    const { norm, text } = tokens[k] as Token
    const cue = cueAt(tokens, k, knowledge)
    if (cue?.form === 'comparative' || isAmong('than compared versus vs more less', norm) || text === ';') return false
    if (cue?.form === 'verb' && !cue.ing && (cue.sense === 'up' || cue.sense === 'down'))
      return !isDenied(tokens, k, knowledge) && a.value !== b.value && a.value < b.value === (cue.sense === 'up')
    // "between periods 1 and 2", not "between sessions", "from phase 2 on".
    if (isAmong('from between', norm) && holdsAt(TIMES, tokens, k + 1))
      overTime ||= tokens[k + 2]?.pos === 'NUM' && isAmong('and to – -', tokens[k + 3]?.norm)
    if (norm === 'before' && tokens[k + 2]?.norm === 'after')
      overTime ||= tokens.slice(from, k).every((token) => token.text !== ',')
  }
  return overTime
}

/** "in the yoga group (6.1 to 3.2)", "(scores from 6.1 to 3.2)": who stands before the bracket of a change. */
export function armOfStart(
  shop: Workshop,
  view: View,
  { since }: Quantity,
  before: number,
  study: StudyRecord | undefined,
): Arm | undefined {
  if (since === undefined) return undefined
  const open = bracketStart(view.tokens, since)
  return open > before ? armEndingAt(shop, view, open, study) : undefined
}

/** What changes began with, noted with what they ended at. */
export function noteStarts(
  shop: Workshop,
  { tokens }: View,
  values: readonly Quantity[],
  starts: readonly Quantity[],
  overTime: readonly Quantity[],
): void {
  let changed = false
  for (let i = 1; i < values.length; i++) {
    const [before, q] = [values[i - 1] as Quantity, values[i] as Quantity]
    if (!starts.includes(before)) continue
    if (isPrior(tokens, before, q)) q.prior = before.past
    // "from 8.0 to 5.0": what a change ended at is a value without another beside it.
    // "fell from 8.0 to 5.0 with A and from 8.1 to 7.2 with B": the second is of the same change.
    if (q.people || (!changed && !overTime.includes(before) && !endsChange(shop, tokens, q))) continue
    q.measure ??= 'mean'
    q.since = before.from
    q.weak = false
    changed = true
  }
}
