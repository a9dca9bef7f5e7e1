// Which way estimates and pairs of values point.

import { isAmong } from '../../../text/among.js'
import { holdsAt } from '../../../text/word-table.js'
import type { FindingRecord, Token } from '../../../types.js'
import { opensAt } from '../brackets.js'
import { cueAt } from '../directions/cues.js'
import { valenceIn } from '../directions/index.js'
import type { Quantity } from '../numbers/quantity.js'
import { BE, type View, type Workshop } from '../view.js'
import type { Valued } from './valued.js'

/** Of no difference where they are 1; all others where they are 0. */
export const RATIOS: ReadonlySet<FindingRecord['measure']> = new Set(['or', 'rr', 'hr'])
const DIFFERENCES: ReadonlySet<FindingRecord['measure']> = new Set(['mean-difference', 'smd', 'beta', 'b'])

/** Outcomes, by id, that last until an event. */
const LASTS = /survival|time-to-|-free(?:-|$)|duration/

/** A ratio below 1 is less of the outcome; limits on both sides of the null are no difference. */
export function changeOfEstimate({
  outcome,
  measure,
  value,
  ciLow,
  ciHigh,
  p,
}: FindingRecord): FindingRecord['change'] {
  const ratio = RATIOS.has(measure)
  if (value === undefined || !(ratio || DIFFERENCES.has(measure))) return undefined
  const none = ratio ? 1 : 0
  if (ciLow !== undefined && ciHigh !== undefined && ciLow < none && none < ciHigh && (p === undefined || p > 0.05))
    return 'no-difference'
  if (!ratio || value === 1) return undefined
  // "Survival was longer (HR 0.7)": the ratio is of the event that ends it.
  return value > 1 !== (measure === 'hr' && LASTS.test(outcome ?? '')) ? 'increased' : 'decreased'
}

/** By whether more of the outcome is good; undefined where nobody knows. */
export function directionOfPair(
  shop: Workshop,
  outcome: string,
  tested: number,
  control: number,
): FindingRecord['direction'] {
  const valence = valenceIn(shop, shop.entities.get(outcome)?.name ?? '')
  if (valence === 0 || tested === control) return undefined
  return tested > control === valence > 0 ? 'favours-intervention' : 'favours-comparator'
}

/**
 * Whether positive values are of a decrease: "the reduction in pain was 2.1 vs 1.0", "fell by 1.1 and 0.3", or of an
 * improvement in what is bad. The greater one then is less of the outcome.
 */
export function tellsDecrease(
  shop: Workshop,
  view: View,
  outcome: string,
  tested: Quantity,
  control: Quantity,
  from: number,
): boolean {
  if (tested.value <= 0 || control.value <= 0) return false
  const { tokens } = view
  const first = Math.min(tested.from, control.from)
  for (let k = first - 1; k >= Math.max(from, first - 16); k--) {
    if ((tokens[k] as Token).text === ';') return false
    const cue = cueAt(tokens, k, shop.knowledge)
    if (!cue || cue.weak || (cue.form !== 'noun' && cue.form !== 'verb')) continue
    // "was halved (4.1 vs 8.3)": what it was in each arm.
    if (cue.form === 'verb' && opensAt(tokens, first - 1) && holdsAt(BE, tokens, k - 1)) return false
    const amount =
      cue.form === 'noun'
        ? isAmong('in of from', tokens[k + 1]?.norm) || isCompound(shop, view, outcome, k)
        : // "fell by 2.9", "decreased 2.9 points", "fell in 31% of", "decreased more with A than with B (2.9 vs 0.9)".
          tokens[first - 1]?.norm === 'by' ||
          (k >= first - 2 && !isAmong('to from', tokens[first - 1]?.norm)) ||
          isAmong('more further less', tokens[k + 1]?.norm) ||
          // "was relieved in 53%, 50% and 13%": the more, the better.
          (tested.percent && tokens[k + 1]?.norm === 'in')
    if (!amount) return false
    if (cue.sense === 'down') return true
    return cue.sense === 'better' && valenceIn(shop, shop.entities.get(outcome)?.name ?? '') < 0
  }
  return false
}

/** "a greater symptom reduction (50% vs 34%)", of symptoms. */
const isCompound = (shop: Workshop, { tokens }: View, outcome: string, k: number): boolean =>
  tokens[k - 1]?.pos === 'NOUN' && !(shop.entities.get(outcome)?.name ?? '').endsWith(tokens[k]?.norm ?? '')

export function changeOfPair({ quantity: { value } }: Valued, control: Valued | undefined): FindingRecord['change'] {
  if (control === undefined || value === control.quantity.value) return undefined
  return value > control.quantity.value ? 'increased' : 'decreased'
}
