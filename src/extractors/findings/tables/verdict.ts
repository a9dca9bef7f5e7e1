// Which way a tabled result points: only where it was tested.
import type { FindingRecord } from '../../../types.js'
import { directionOfPair, RATIOS } from '../estimates.js'
import type { Workshop } from '../view.js'

/** By the p value, else by limits that hold the null or don't; nothing where neither is given. */
export function verdict(shop: Workshop, record: FindingRecord): Pick<FindingRecord, 'direction' | 'change'> {
  const { measure, p, ciLow, ciHigh, value, interventionValue, comparatorValue, outcome = '' } = record
  const none = RATIOS.has(measure) ? 1 : 0
  const tested =
    p !== undefined ? p < 0.05 : ciLow !== undefined && ciHigh !== undefined ? ciLow > none || ciHigh < none : undefined
  if (tested === undefined) return {}
  if (!tested) return { direction: 'no-difference', change: 'no-difference' }
  // Which group a difference was taken from is not said.
  const [a, b] = RATIOS.has(measure) ? [value, 1] : [interventionValue, comparatorValue]
  if (a === undefined || b === undefined || a === b) return {}
  const direction = directionOfPair(shop, outcome, a, b)
  return { change: a > b ? 'increased' : 'decreased', ...(direction ? { direction } : {}) }
}
