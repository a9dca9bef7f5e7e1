// Counts of what a graph holds.
import { ENTITY_KINDS, type EntityKind } from '../../graph/schema.js'
import type { Graph } from '../types.js'

/** How many of each, most first. */
export type Counts = Record<string, number>

export interface Stats {
  nodes: Counts
  edges: Counts
  predicates: Counts
  modalities: Counts
  designs: Counts
  measures: Counts
  /** Publications that have a DOI, a PMID, each kind of notice. */
  publications: Counts
  /** Entities by the number of their mentions, at most ten of each kind. */
  entities: Record<EntityKind, { id: string; label: string; mentions: number }[]>
}

export function statsOf({ nodes, edges }: Graph): Stats {
  const mentions = new Map<string, number>()
  for (const { kind, target } of edges) if (kind === 'MENTIONS') mentions.set(target, (mentions.get(target) ?? 0) + 1)
  const top = (kind: EntityKind) =>
    nodes
      .filter((node) => node.kind === kind)
      .map(({ id, label }) => ({ id, label, mentions: mentions.get(id) ?? 0 }))
      .sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1))
      .slice(0, 10)
  const claims = nodes.filter((node) => node.kind === 'Claim')
  return {
    nodes: counts(nodes.map(({ kind }) => kind)),
    edges: counts(edges.map(({ kind }) => kind)),
    predicates: counts(claims.map(({ predicate }) => predicate)),
    modalities: counts(claims.map(({ modality }) => modality)),
    designs: counts(nodes.flatMap((node) => (node.kind === 'Study' ? [node.design ?? '(not said)'] : []))),
    measures: counts(nodes.flatMap((node) => (node.kind === 'Finding' ? [node.measure] : []))),
    publications: counts(
      nodes.flatMap((node) =>
        node.kind === 'Publication'
          ? [...(node.doi ? ['DOI'] : []), ...(node.pmid ? ['PMID'] : []), ...(node.notice ? [node.notice] : [])]
          : [],
      ),
    ),
    entities: Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, top(kind)])) as Stats['entities'],
  }
}

function counts(names: readonly string[]): Counts {
  const map = new Map<string, number>()
  for (const name of names) map.set(name, (map.get(name) ?? 0) + 1)
  return Object.fromEntries([...map].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}
