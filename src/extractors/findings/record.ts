// A finding as it is first noted.
import type { Span } from '../../text/spans.js'
import type { FindingRecord } from '../../types.js'

/** A finding of which no more is known yet. */
export const findingOf = (
  span: Span,
  passage: number,
  measure: FindingRecord['measure'],
  outcome: string,
  confidence: number,
): FindingRecord => ({
  // Every field in its place: what has one form is read and copied faster than what has many.
  span,
  passage,
  study: undefined,
  measure,
  value: undefined,
  interventionValue: undefined,
  comparatorValue: undefined,
  sdIntervention: undefined,
  sdComparator: undefined,
  nIntervention: undefined,
  nComparator: undefined,
  eventsIntervention: undefined,
  eventsComparator: undefined,
  ciLow: undefined,
  ciHigh: undefined,
  p: undefined,
  unit: undefined,
  direction: undefined,
  change: undefined,
  timepoint: undefined,
  timepointWeeks: undefined,
  instrument: undefined,
  outcome,
  intervention: undefined,
  comparator: undefined,
  population: undefined,
  mediator: undefined,
  moderator: undefined,
  modality: undefined,
  hedge: undefined,
  confidence,
})
