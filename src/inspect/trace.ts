// From theory to evidence: the claims about an entity, the works cited for them, their studies, findings and outcomes.
import type { GraphNode, Modality, NoticeKind, Polarity, Predicate } from '../../graph/schema.js'
import type { Graph } from '../types.js'
import { type GraphIndex, indexGraph, type Quote } from './graph-index.js'
import type { EntityNode } from './lookup.js'

/** A node on the way. */
export interface Step {
  id: string
  kind: string
  label: string
  /** Of a publication: what was published about it afterwards. */
  notice?: NoticeKind
}

export interface FindingStep extends Step {
  outcomes: Step[]
  interventions: Step[]
  comparators: Step[]
  quotes: Quote[]
}

export interface StudyStep extends Step {
  design?: string
  sampleSize?: number
  publications: Step[]
  quotes: Quote[]
  findings: FindingStep[]
}

export interface PublicationStep extends Step {
  studies: StudyStep[]
}

export interface ClaimStep extends Step {
  predicate: Predicate
  polarity: Polarity
  modality: Modality
  subjects: Step[]
  objects: Step[]
  quotes: Quote[]
  /** Cited for the claim. */
  publications: PublicationStep[]
}

export interface Trace {
  entity: Step
  definition?: string
  /** Entities of its kind that are narrower; they have traces of their own. */
  narrower: Step[]
  mentions: Quote[]
  claims: ClaimStep[]
  /** Studies with findings about the entity itself, or about an intervention that a claim relates it to. */
  evidence: { about: Step; claims: string[]; studies: StudyStep[] }[]
}

/** The chains concept ← claim → publication → study → finding and concept ← claim → intervention ← finding. */
export function trace(graph: Graph, entity: EntityNode): Trace {
  const index = indexGraph(graph)
  const claimNodes = [...index.sources('SUBJECT', entity.id), ...index.sources('OBJECT', entity.id)]
  const claims = [...new Map(claimNodes.map((node) => [node.id, node])).values()]
    .flatMap((node) => (node.kind === 'Claim' ? [claimStep(index, node)] : []))
    .sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
  const evidence = new Map<string, Trace['evidence'][number]>()
  evidence.set(entity.id, { about: step(entity), claims: [], studies: studiesAbout(index, entity.id) })
  for (const { id, subjects, objects } of claims)
    for (const other of [...subjects, ...objects]) {
      if (other.kind !== 'Intervention' || other.id === entity.id) continue
      const known = evidence.get(other.id)
      if (known) known.claims.push(id)
      else evidence.set(other.id, { about: other, claims: [id], studies: studiesAbout(index, other.id) })
    }
  return {
    entity: step(entity),
    ...(entity.kind === 'Concept' && entity.definition !== undefined ? { definition: entity.definition } : {}),
    narrower: index.sources('BROADER', entity.id).map(step),
    mentions: index.quotes('MENTIONS', entity.id),
    claims,
    evidence: [...evidence.values()].filter(({ studies }) => studies.length > 0),
  }
}

/** Claims that lead to studies first, then those with the most places. */
const rank = ({ publications, quotes }: ClaimStep) =>
  1000 * publications.filter(({ studies }) => studies.length > 0).length + 10 * publications.length + quotes.length

const step = (node: GraphNode): Step => {
  const { id, kind, label } = node
  return node.kind === 'Publication' && node.notice !== undefined
    ? { id, kind, label, notice: node.notice }
    : { id, kind, label }
}

function claimStep(index: GraphIndex, node: Extract<GraphNode, { kind: 'Claim' }>): ClaimStep {
  return {
    ...step(node),
    predicate: node.predicate,
    polarity: node.polarity,
    modality: node.modality,
    subjects: index.targets('SUBJECT', node.id).map(step),
    objects: index.targets('OBJECT', node.id).map(step),
    quotes: index.quotes('STATES', node.id),
    publications: index.targets('SUPPORTED_BY', node.id).map((publication) => ({
      ...step(publication),
      studies: index
        .targets('REPORTS', publication.id)
        .map((study) => studyStep(index, study, index.targets('FOUND', study.id))),
    })),
  }
}

/** Studies whose findings speak for, are compared with, or are about an entity or a narrower one. */
function studiesAbout(index: GraphIndex, id: string): StudyStep[] {
  const about = new Set([id])
  // A Set goes on to the members that are added while it is walked.
  for (const wider of about) for (const { source } of index.into('BROADER', wider)) about.add(source)
  const findings = (['OF_INTERVENTION', 'VERSUS', 'OF_OUTCOME', 'IN_POPULATION'] as const).flatMap((kind) =>
    [...about].flatMap((one) => index.sources(kind, one).filter((node) => node.kind === 'Finding')),
  )
  const byStudy = new Map<string, { study: GraphNode; findings: Map<string, GraphNode> }>()
  for (const finding of findings)
    for (const study of index.sources('FOUND', finding.id)) {
      const known = byStudy.get(study.id) ?? { study, findings: new Map() }
      known.findings.set(finding.id, finding)
      byStudy.set(study.id, known)
    }
  return [...byStudy.values()]
    .sort((a, b) => (a.study.id < b.study.id ? -1 : 1))
    .map(({ study, findings }) => studyStep(index, study, [...findings.values()]))
}

function studyStep(index: GraphIndex, study: GraphNode, findings: readonly GraphNode[]): StudyStep {
  const { design, sampleSize } = study.kind === 'Study' ? study : {}
  return {
    ...step(study),
    ...(design === undefined ? {} : { design }),
    ...(sampleSize === undefined ? {} : { sampleSize }),
    publications: index.sources('REPORTS', study.id).map(step),
    quotes: index.quotes('STATES', study.id),
    findings: findings.map((finding) => ({
      ...step(finding),
      outcomes: index.targets('OF_OUTCOME', finding.id).map(step),
      interventions: index.targets('OF_INTERVENTION', finding.id).map(step),
      comparators: index.targets('VERSUS', finding.id).map(step),
      quotes: index.quotes('STATES', finding.id),
    })),
  }
}
