// A careful reader's annotation, and a graph seen beside it.
import type { EntityKind, GraphEdge, GraphNode } from '../../graph/schema.js'
import type { Graph } from '../../src/index.js'
import { alike, type NameTest } from './names.js'

export interface GoldPublication {
  id: string
  authors: string[]
  etAl?: boolean
  year?: string | number
  number?: number
}
export interface GoldEntity {
  id: string
  type: EntityKind
  altTypes?: EntityKind[]
  names: string[]
  core?: boolean
}
export interface GoldFinding {
  measure?: string
  value?: number | null
  interventionValue?: number | null
  comparatorValue?: number | null
  outcome?: string | null
  intervention?: string | null
  comparator?: string | null
  direction?: string | null
  [slot: string]: unknown
}
export interface Gold {
  publications: GoldPublication[]
  citations: { start: number; end: number; text: string; publication: string; number?: number }[]
  entities: GoldEntity[]
  studies?: {
    id: string
    design?: string | null
    publications: string[]
    intervention?: string | null
    sampleSize?: number | null
    studiesIncluded?: number | null
  }[]
  findings?: GoldFinding[]
  claims: { subject: string; predicate: string; altPredicates?: string[]; object: string; core?: boolean }[]
}

export interface View {
  ofKind(...kinds: string[]): GraphNode[]
  edgesOf(kind: string): GraphEdge[]
  targets(kind: string, id: string): GraphNode[]
  sources(kind: string, id: string): GraphNode[]
  /** Names of a gold entity. */
  goldNames(id: string | null | undefined): string[]
  publication: ReadonlyMap<string, GoldPublication>
}

export function viewOf({ nodes, edges }: Graph, gold: Gold): View {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const at = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const edgesOf = (kind: string) => edges.filter((edge) => edge.kind === kind)
  const entity = new Map(gold.entities.map((one) => [one.id, one]))
  return {
    ofKind: (...kinds) => nodes.filter(({ kind }) => kinds.includes(kind)),
    edgesOf,
    targets: (kind, id) => at(edgesOf(kind).flatMap((edge) => (edge.source === id ? edge.target : []))),
    sources: (kind, id) => at(edgesOf(kind).flatMap((edge) => (edge.target === id ? edge.source : []))),
    goldNames: (id) => entity.get(id ?? '')?.names ?? [String(id ?? '').replace(/-/g, ' ')],
    publication: new Map(gold.publications.map((one) => [one.id, one])),
  }
}

const namesOf = (node: GraphNode): string[] => [node.label, ...('aliases' in node ? node.aliases : [])].filter(Boolean)
export const named = (names: readonly string[], node: GraphNode, test: NameTest = alike): boolean =>
  names.some((name) => namesOf(node).some((other) => test(name, other)))
