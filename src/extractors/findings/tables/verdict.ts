// Which way a tabled result points: only where it was tested.
import type { FindingRecord } from '../../../types.js'
import { valenceIn } from '../directions.js'
import type { Workshop } from '../view.js'

const RATIOS: ReadonlySet<FindingRecord['measure']> = new Set(['or', 'rr', 'hr'])

/** By the p value, else by limits that hold the null or don't; nothing where neither is given. */
export function verdict(shop: Workshop, record: FindingRecord): Pick<FindingRecord, 'direction' | 'change'> {
  const { p, ciLow, ciHigh, value, interventionValue, comparatorValue, outcome } = record
  const none = RATIOS.has(record.measure) ? 1 : 0
  const tested =
    p !== undefined ? p < 0.05 : ciLow !== undefined && ciHigh !== undefined ? ciLow > none || ciHigh < none : undefined
  if (tested === undefined) return {}
  if (!tested) return { direction: 'no-difference', change: 'no-difference' }
  // Which group an estimate was taken from is not said.
  const difference =
    interventionValue !== undefined && comparatorValue !== undefined
      ? interventionValue - comparatorValue
      : RATIOS.has(record.measure) && value !== undefined
        ? value - 1
        : 0
  if (difference === 0) return {}
  const change = difference > 0 ? 'increased' : 'decreased'
  const valence = valenceIn(shop, shop.entities.get(outcome ?? '')?.name ?? '')
  if (valence === 0) return { change }
  return { change, direction: difference > 0 === valence > 0 ? 'favours-intervention' : 'favours-comparator' }
}
