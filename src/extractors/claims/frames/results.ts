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
  const favours = direction === 'favours-intervention'
  // Directions in words are read from their clauses; only numbers say here what no verb does.
  const numeric = favours && finding.measure !== 'direction' && finding.instrument === undefined
  const changes = numeric && outcome !== undefined && outcome !== intervention && !isGeneric(reading, outcome)
  const compares = comparator !== undefined && comparator !== intervention
  if (!changes && !compares) return
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
  if (changes)
    records.push({ ...said, predicate: isLess(reading, finding, outcome) ? 'DECREASES' : 'INCREASES', object: outcome })
  if (compares) records.push({ ...said, predicate: favours ? 'OUTPERFORMS' : 'EQUIVALENT_TO', object: comparator })
}

const isGeneric = (reading: Reading, outcome: string): boolean =>
  reading.found.entities.get(outcome)?.name === GENERIC_OUTCOME

/** What happened to the outcome as the numbers say it: a shorter operating time is no bad name. */
const isLess = (reading: Reading, { change }: FindingRecord, outcome: string): boolean =>
  change === 'decreased' || (change !== 'increased' && isBadName(reading, outcome))
