// Which way estimates and pairs of values point.
import type { FindingRecord } from '../../../types.js'
import { valenceIn } from '../directions/index.js'
import type { Workshop } from '../view.js'

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
