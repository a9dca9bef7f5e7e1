// Finding records → findings, under the ids that studies were given.
import type { EdgeOf, NodeOf } from '../../graph/schema.js'
import type { Document, FindingRecord } from '../types.js'
import { type Assembly, type Draft, hashedId, idsFrom } from './builder.js'

const IDS = idsFrom('finding:')
const NUMBERS = [
  'value',
  'interventionValue',
  'comparatorValue',
  'sdIntervention',
  'sdComparator',
  'nIntervention',
  'nComparator',
  'eventsIntervention',
  'eventsComparator',
  'ciLow',
  'ciHigh',
  'p',
] as const

export function assembleFindings(assembly: Assembly): void {
  for (const { document, found } of assembly.extracted) {
    const studies = assembly.studyIds.get(document) ?? []
    for (const finding of found.findings) {
      const study = finding.study === undefined ? undefined : studies[finding.study]
      addFinding(assembly, document, finding, study, found.entities.get(finding.outcome ?? '')?.name)
    }
  }
}

function addFinding(
  { builder }: Assembly,
  document: Document,
  finding: FindingRecord,
  study: string | undefined,
  outcome: string | undefined,
): void {
  const { measure, unit, direction, change, timepoint, timepointWeeks, instrument, confidence, modality, hedge, span } =
    finding
  const source = document.passages[finding.passage]?.id
  if (source === undefined) return
  const id = hashedId(
    IDS,
    study ?? document.id,
    measure,
    direction,
    timepoint,
    finding.outcome,
    finding.intervention,
    finding.comparator,
    finding.population,
    finding.value,
    finding.interventionValue,
    finding.comparatorValue,
    finding.sdIntervention,
    finding.sdComparator,
    finding.ciLow,
    finding.ciHigh,
    finding.p,
  )
  const node = { id, kind: 'Finding', label: labelOf(finding, outcome), measure } as Draft<NodeOf<'Finding'>>
  for (const key of NUMBERS) {
    const value = finding[key]
    if (value !== undefined) node[key] = value
  }
  if (unit !== undefined) node.unit = unit
  if (direction !== undefined) node.direction = direction
  if (change !== undefined) node.change = change
  if (timepoint !== undefined) node.timepoint = timepoint
  if (timepointWeeks !== undefined) node.timepointWeeks = timepointWeeks
  if (instrument !== undefined) node.instrument = instrument
  builder.node<'Finding'>(node)
  const { start, end } = span
  const text = document.text.slice(start, end)
  const states = { id: '', kind: 'STATES', source, target: id, start, end, text } as Draft<EdgeOf<'STATES'>>
  if (modality !== undefined) states.modality = modality
  if (hedge !== undefined) states.hedge = hedge
  states.confidence = confidence
  builder.edge<'STATES'>(states, start, end)
  const link = (
    kind: 'OF_OUTCOME' | 'OF_INTERVENTION' | 'VERSUS' | 'IN_POPULATION' | 'MEDIATOR' | 'MODERATOR',
    target: string | undefined,
  ) => {
    if (target !== undefined && builder.has(target)) builder.edge({ id: '', kind, source: id, target, confidence })
  }
  link('OF_OUTCOME', finding.outcome)
  link('OF_INTERVENTION', finding.intervention)
  link('VERSUS', finding.comparator)
  link('IN_POPULATION', finding.population)
  link('MEDIATOR', finding.mediator)
  link('MODERATOR', finding.moderator)
  if (study !== undefined && builder.has(study)) {
    builder.edge<'FOUND'>({ id: '', kind: 'FOUND', source: study, target: id, confidence })
    if (finding.outcome !== undefined && builder.has(finding.outcome))
      builder.edge<'MEASURES'>({ id: '', kind: 'MEASURES', source: study, target: finding.outcome, confidence })
  }
}

/** "dropout rate: 9 % vs 34 %". */
function labelOf(
  { measure, value, interventionValue, comparatorValue, direction, unit }: FindingRecord,
  outcome = 'outcome',
): string {
  const sign = unit === undefined ? '' : ` ${unit}`
  if (measure === 'direction') return `${outcome}: ${direction ?? 'told'}`
  if (interventionValue !== undefined && comparatorValue !== undefined)
    return `${outcome}: ${interventionValue}${sign} vs ${comparatorValue}${sign}`
  return `${outcome}: ${measure === 'percentage' || measure === 'count' ? '' : `${measure} `}${value ?? interventionValue ?? comparatorValue}${sign}`
}
