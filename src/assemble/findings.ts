// Finding records → findings, under the ids that studies were given.
import type { Document, FindingRecord } from '../types.js'
import { type Assembly, shortHash } from './builder.js'

const NUMBERS = [
  'value',
  'interventionValue',
  'comparatorValue',
  'sdIntervention',
  'sdComparator',
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
  const { measure, unit, direction, timepoint, timepointWeeks, instrument, confidence, modality, hedge, span } = finding
  const source = document.passages[finding.passage]?.id
  if (source === undefined) return
  const numbers = Object.fromEntries(
    NUMBERS.flatMap((key) => (finding[key] === undefined ? [] : [[key, finding[key]]])),
  )
  const id = `finding:${shortHash(
    study ?? document.id,
    measure,
    direction,
    timepoint,
    finding.outcome,
    finding.intervention,
    finding.comparator,
    finding.population,
    ...NUMBERS.map((key) => finding[key]),
  )}`
  builder.node<'Finding'>({
    id,
    kind: 'Finding',
    label: labelOf(finding, outcome),
    measure,
    ...numbers,
    ...(unit === undefined ? {} : { unit }),
    ...(direction === undefined ? {} : { direction }),
    ...(timepoint === undefined ? {} : { timepoint }),
    ...(timepointWeeks === undefined ? {} : { timepointWeeks }),
    ...(instrument === undefined ? {} : { instrument }),
  })
  builder.edge<'STATES'>(
    {
      kind: 'STATES',
      source,
      target: id,
      start: span.start,
      end: span.end,
      text: document.text.slice(span.start, span.end),
      ...(modality === undefined ? {} : { modality }),
      ...(hedge === undefined ? {} : { hedge }),
      confidence,
    },
    span.start,
    span.end,
  )
  const link = (
    kind: 'OF_OUTCOME' | 'OF_INTERVENTION' | 'VERSUS' | 'IN_POPULATION' | 'MEDIATOR' | 'MODERATOR',
    target: string | undefined,
  ) => {
    if (target !== undefined && builder.has(target)) builder.edge({ kind, source: id, target, confidence })
  }
  link('OF_OUTCOME', finding.outcome)
  link('OF_INTERVENTION', finding.intervention)
  link('VERSUS', finding.comparator)
  link('IN_POPULATION', finding.population)
  link('MEDIATOR', finding.mediator)
  link('MODERATOR', finding.moderator)
  if (study !== undefined && builder.has(study)) {
    builder.edge<'FOUND'>({ kind: 'FOUND', source: study, target: id, confidence })
    if (finding.outcome !== undefined && builder.has(finding.outcome))
      builder.edge<'MEASURES'>({ kind: 'MEASURES', source: study, target: finding.outcome, confidence })
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
