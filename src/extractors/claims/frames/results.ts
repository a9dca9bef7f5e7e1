// Claims that follow from findings with a direction: T favoured on Y lowers or raises Y and outperforms its comparator.
import { type ClaimRecord, type FindingRecord, GENERIC_OUTCOME } from '../../../types.js'
import { isBadName } from '../emit.js'
import type { Reading } from '../scene.js'

export function readFindings(reading: Reading): ClaimRecord[] {
  const records: ClaimRecord[] = []
  for (const finding of reading.found.findings) ofFinding(reading, finding, records)
  return records
}

/** Adds what follows from one finding. */
function ofFinding(reading: Reading, finding: FindingRecord, records: ClaimRecord[]): void {
  const { span, passage, study, intervention, comparator, outcome, direction, modality, hedge, confidence } = finding
  if (intervention === undefined || (direction !== 'favours-intervention' && direction !== 'no-difference')) return
  const said = {
    span,
    passage,
    subject: intervention,
    polarity: 'positive' as const,
    modality: modality ?? ('asserted' as const),
    ...(hedge === undefined ? {} : { hedge }),
    basis: 'evidence' as const,
    citations: study === undefined ? [] : [...(reading.found.studies[study]?.citations ?? [])],
    confidence: Math.round(confidence * 80) / 100,
  }
  // Directions in words are read from their clauses; only numbers say here what no verb does.
  const numeric = finding.measure !== 'direction' && finding.instrument === undefined
  const named = outcome !== undefined && reading.found.entities.get(outcome)?.name !== GENERIC_OUTCOME
  if (direction === 'favours-intervention' && numeric && named && outcome !== intervention)
    records.push({ ...said, predicate: isLess(reading, finding, outcome) ? 'DECREASES' : 'INCREASES', object: outcome })
  if (comparator !== undefined && comparator !== intervention && direction === 'favours-intervention')
    records.push({ ...said, predicate: 'OUTPERFORMS', object: comparator })
  if (comparator !== undefined && comparator !== intervention && direction === 'no-difference')
    records.push({ ...said, predicate: 'EQUIVALENT_TO', object: comparator })
}

/** What happened to the outcome as the numbers say it: a shorter operating time is no bad name. */
const isLess = (reading: Reading, { change }: FindingRecord, outcome: string): boolean =>
  change === 'decreased' || (change !== 'increased' && isBadName(reading, outcome))
