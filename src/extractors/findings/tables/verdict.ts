// Which way a tabled result points: only where it was tested.
import type { FindingRecord } from '../../../types.js'
import { directionOfPair, RATIOS } from '../values/estimates.js'
import type { Workshop } from '../view.js'

/** By what p says (`significant`), else by limits that hold the null or don't; nothing where neither tells. */
export function verdict(
  shop: Workshop,
  record: FindingRecord,
  significant: boolean | undefined,
): Pick<FindingRecord, 'direction' | 'change'> {
  const { measure, ciLow, ciHigh, value, interventionValue, comparatorValue, outcome = '' } = record
  const none = RATIOS.has(measure) ? 1 : 0
  const parted = ciLow !== undefined && ciHigh !== undefined ? ciLow > none || ciHigh < none : undefined
  const tested = significant ?? parted
  if (tested === undefined) return {}
  if (!tested) return { direction: 'no-difference', change: 'no-difference' }
  // Which group a difference was taken from is not said.
  const [a, b] = RATIOS.has(measure) ? [value, 1] : [interventionValue, comparatorValue]
  if (a === undefined || b === undefined || a === b) return {}
  const direction = directionOfPair(shop, outcome, a, b)
  return { change: a > b ? 'increased' : 'decreased', ...(direction ? { direction } : {}) }
}
