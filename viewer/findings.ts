// A finding with all that it hangs on: who found it, of what, in whom, and who reports it.
import type { NodeOf } from '../graph/schema.js'
import { findingsFor } from './flow.js'
import { type GraphIndex, nodeOf, sourcesOf, targetsOf, unique } from './model.js'

/** Numbers of nodes, but for `node`. */
export interface FindingParts {
  finding: number
  node: NodeOf<'Finding'>
  studies: number[]
  works: number[]
  outcomes: number[]
  interventions: number[]
  comparators: number[]
  populations: number[]
  /** Participants, where a study says so; else those analysed in both arms. */
  sampleSize?: number
  /** The earliest year of the works that report it. */
  year?: number
  /** True where a review or meta-analysis found it: its number stands for several studies. */
  pooled: boolean
}

export function partsOf(index: GraphIndex, finding: number): FindingParts {
  const studies = sourcesOf(index, finding, 'FOUND')
  const works = unique(studies.flatMap((study) => sourcesOf(index, study, 'REPORTS')))
  const node = nodeOf(index, finding) as NodeOf<'Finding'>
  const sampleSize = first(studies.map((study) => studyOf(index, study)?.sampleSize)) ?? analysedIn(node)
  const years = works.flatMap((work) => yearOf(index, work) ?? [])
  return {
    finding,
    node,
    studies,
    works,
    outcomes: targetsOf(index, finding, 'OF_OUTCOME'),
    interventions: targetsOf(index, finding, 'OF_INTERVENTION'),
    comparators: targetsOf(index, finding, 'VERSUS'),
    populations: unique([
      ...targetsOf(index, finding, 'IN_POPULATION'),
      ...studies.flatMap((study) => targetsOf(index, study, 'ENROLS')),
    ]),
    pooled: studies.some((study) => isSynthesis(index, study)),
    ...(sampleSize === undefined ? {} : { sampleSize }),
    ...(years.length === 0 ? {} : { year: Math.min(...years) }),
  }
}

const analysedIn = ({ nIntervention, nComparator }: NodeOf<'Finding'>): number | undefined =>
  nIntervention === undefined || nComparator === undefined ? undefined : nIntervention + nComparator

const first = <T>(values: readonly (T | undefined)[]): T | undefined => values.find((value) => value !== undefined)

export function studyOf(index: GraphIndex, study: number): NodeOf<'Study'> | undefined {
  const node = nodeOf(index, study)
  return node.kind === 'Study' ? node : undefined
}

/** A review or meta-analysis: it counts the studies it includes, or its design says so. */
export function isSynthesis(index: GraphIndex, study: number): boolean {
  const { design, studiesIncluded } = studyOf(index, study) ?? {}
  return (
    studiesIncluded !== undefined ||
    /meta-analy|meta-regress|systematic review|umbrella review|evidence synthesis/i.test(design ?? '')
  )
}

/** Of a work, as a number; undefined for “in press” and the like. */
export function yearOf(index: GraphIndex, work: number): number | undefined {
  const node = nodeOf(index, work)
  const year = node.kind === 'Publication' ? /\d{4}/.exec(node.year ?? '')?.[0] : undefined
  return year === undefined ? undefined : Number(year)
}

/** Names of nodes, one after the other. */
export const labelsOf = (index: GraphIndex, nodes: readonly number[]): string =>
  nodes.map((node) => nodeOf(index, node).label).join('; ')

/**
 * Findings on a node: of an outcome, an intervention, a study or a work its own; of people and conditions what was
 * found in them; of a claim or a concept what its chain to evidence leads to.
 */
export function findingsOn(index: GraphIndex, node: number): number[] {
  switch (nodeOf(index, node).kind) {
    case 'Finding':
      return [node]
    case 'Outcome':
      return sourcesOf(index, node, 'OF_OUTCOME')
    case 'Intervention':
      return sourcesOf(index, node, 'OF_INTERVENTION')
    case 'Population':
    case 'Condition':
      return findingsIn(index, node)
    case 'Claim':
    case 'Concept':
    case 'Publication':
    case 'Study':
      return findingsFor(index, node)
    default:
      return []
  }
}

function findingsIn(index: GraphIndex, node: number): number[] {
  const groups = [node, ...sourcesOf(index, node, 'HAS_CONDITION')]
  const studies = groups.flatMap((group) => sourcesOf(index, group, 'ENROLS'))
  return unique([
    ...groups.flatMap((group) => sourcesOf(index, group, 'IN_POPULATION')),
    ...studies.flatMap((study) => targetsOf(index, study, 'FOUND')),
  ]).filter((found) => nodeOf(index, found).kind === 'Finding')
}
