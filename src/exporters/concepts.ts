// The shape `concepts`: entities, and between them what claims say and findings test, added up with the studies behind.
import { ENTITY_KINDS, type NodeOf, PREDICATES, type PropertySpec } from '../../graph/schema.js'
import { shortHash } from '../text/hash.js'
import type { Graph } from '../types.js'
import { type Links, linksOf, ofKind } from './links.js'

const count = (doc: string) => ({ type: 'integer', doc }) as const

/** What an edge of this shape has besides its weight, described as the schema describes its own. */
export const PROJECTED = {
  nStudies: count('Studies behind it: of the publications cited for its claims, or those that found its findings.'),
  nPublications: count('Publications cited for its claims.'),
  nClaims: count('Claims it adds up.'),
  nFindings: count('Findings it adds up.'),
  nSupport: count('Passages that state it, or findings that favour the intervention.'),
  nRefute: count('Passages that state its negation, or findings that favour the comparator.'),
  nNull: count('Findings without a difference.'),
  effectMean: { type: 'number', doc: 'Mean of the findings’ values, only where all have one measure and unit.' },
  effectMeasure: { type: 'string', doc: 'The measure that effectMean is of.' },
} as const satisfies Record<string, PropertySpec>

/** What an intervention and an outcome have in common when a finding tells of both. */
const TESTED_ON = 'TESTED_ON'

interface Sum {
  source: string
  target: string
  relation: string
  studies: Set<string>
  publications: Set<string>
  values: number[]
  measures: Set<string>
  nClaims: number
  nFindings: number
  nSupport: number
  nRefute: number
  nNull: number
}

interface Projection {
  nodes: Graph['nodes']
  edges: Graph['edges']
}

/** Its edges have kinds of their own: predicates, and TESTED_ON. One edge per pair and kind. */
export function conceptsOf(graph: Graph): Projection {
  const links = linksOf(graph, [
    'SUBJECT',
    'OBJECT',
    'SUPPORTED_BY',
    'REPORTS',
    'FOUND',
    'OF_INTERVENTION',
    'OF_OUTCOME',
  ])
  const sums = new Map<string, Sum>()
  for (const claim of ofKind(graph, 'Claim')) addClaim(sums, claim, links)
  for (const finding of ofKind(graph, 'Finding')) addFinding(sums, finding, links)
  return {
    nodes: graph.nodes.filter(isEntity),
    // An end of another kind is wrong, but may be there.
    edges: [...sums.values()]
      .filter(({ source, target }) => isEntity(links.node(source)) && isEntity(links.node(target)))
      .map(edgeOf) as unknown as Graph['edges'],
  }
}

const entities: ReadonlySet<string> = new Set(ENTITY_KINDS)
const isEntity = (node: { kind: string } | undefined) => node !== undefined && entities.has(node.kind)

function addClaim(sums: Map<string, Sum>, claim: NodeOf<'Claim'>, links: Links): void {
  for (const sum of sumsOf(sums, links.to('SUBJECT', claim.id), relationOf(claim), links.to('OBJECT', claim.id))) {
    const publications = links.to('SUPPORTED_BY', claim.id)
    for (const id of publications) {
      sum.publications.add(id)
      for (const study of links.to('REPORTS', id)) sum.studies.add(study)
    }
    sum.nClaims += 1
    if (claim.polarity === 'negated') sum.nRefute += numberOf(claim.passageCount) ?? 0
    else sum.nSupport += numberOf(claim.passageCount) ?? 0
  }
}

function addFinding(sums: Map<string, Sum>, finding: NodeOf<'Finding'>, links: Links): void {
  const [sources, targets] = [links.to('OF_INTERVENTION', finding.id), links.to('OF_OUTCOME', finding.id)]
  for (const sum of sumsOf(sums, sources, TESTED_ON, targets)) {
    for (const study of links.from('FOUND', finding.id)) sum.studies.add(study)
    sum.nFindings += 1
    if (finding.direction === 'favours-intervention') sum.nSupport += 1
    if (finding.direction === 'favours-comparator') sum.nRefute += 1
    if (finding.direction === 'no-difference') sum.nNull += 1
    const value = numberOf(finding.value)
    if (value === undefined) continue
    sum.values.push(value)
    sum.measures.add(finding.unit ? `${finding.measure} (${finding.unit})` : finding.measure)
  }
}

/** A graph from elsewhere may have anything for a predicate or a number. */
const relationOf = ({ predicate }: NodeOf<'Claim'>) => (Object.hasOwn(PREDICATES, predicate) ? predicate : 'RELATED_TO')
const numberOf = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)

function sumsOf(sums: Map<string, Sum>, sources: readonly string[], relation: string, targets: readonly string[]) {
  return sources.flatMap((source) =>
    targets.map((target) => {
      const key = JSON.stringify([source, relation, target])
      const counts = { nClaims: 0, nFindings: 0, nSupport: 0, nRefute: 0, nNull: 0 }
      const sets = { studies: new Set<string>(), publications: new Set<string>(), measures: new Set<string>() }
      const sum = sums.get(key) ?? { source, target, relation, values: [], ...counts, ...sets }
      sums.set(key, sum)
      return sum
    }),
  )
}

function edgeOf({ source, target, relation, studies, publications, values, measures, ...counts }: Sum) {
  const agreed = measures.size === 1
  return {
    id: `concepts:${shortHash(source, relation, target)}`,
    kind: relation,
    source,
    target,
    // Centrality measures and Gephi need weights above zero.
    weight: Math.max(1, studies.size),
    nStudies: studies.size,
    nPublications: publications.size,
    ...counts,
    ...(agreed
      ? { effectMean: values.reduce((a, b) => a + b, 0) / values.length, effectMeasure: [...measures][0] }
      : {}),
  }
}
