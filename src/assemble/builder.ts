// Collects nodes and edges under their ids, so that saying a thing twice changes nothing.
import type { EdgeKind, EdgeOf, GraphEdge, GraphNode, NodeKind, NodeOf } from '../../graph/schema.js'
import type { Part } from '../text/hash.js'
import type { Annotations, Document, Graph, Report } from '../types.js'
import { edgeList } from './edges.js'

export { hashedId, idsFrom, shortHash } from '../text/hash.js'

/** One document with what was found in it: what every assembler reads. */
export interface Extracted {
  document: Document
  found: Annotations
}

/** What assemblers learn from each other: ids given to citations and studies, per document. */
export interface Assembly {
  readonly extracted: readonly Extracted[]
  readonly builder: Builder
  readonly report: Report
  /** `publication:…` of each citation, by document and index into its citations. */
  readonly publicationIds: Map<Document, string[]>
  /** `study:…` of each study record, by document and index into its studies. */
  readonly studyIds: Map<Document, string[]>
}

/** A node or edge while it is put together: spreading optional properties into it takes several times as long. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

export interface Builder {
  /**
   * Adds a node, which is the builder's from then on, or completes the one with this id: new properties are added,
   * lists united, the rest kept.
   */
  node<K extends NodeKind>(node: NodeOf<K>): void
  /**
   * Adds an edge, which is the builder's from then on, unless its ends and distinct parts are there already. Its id
   * is filled in: a property added later takes an object half as large again.
   */
  edge<K extends EdgeKind>(edge: EdgeOf<K>, first?: Part, second?: Part): void
  has(id: string): boolean
  /** Of a node that is there. */
  labelOf(id: string): string | undefined
  graph(): Graph
}

export function builder(): Builder {
  const nodes = new Map<string, GraphNode>()
  const list = edgeList()
  return {
    node(node) {
      const known = nodes.get(node.id)
      if (known) complete(known as unknown as Properties, node as unknown as Properties)
      else nodes.set(node.id, node as unknown as GraphNode)
    },
    edge(edge, first, second) {
      const known = list.add(edge as GraphEdge, first, second) as { confidence?: number } | undefined
      if (known === undefined) return
      const { confidence } = edge as { confidence?: number }
      if (confidence !== undefined && (known.confidence ?? 0) < confidence) known.confidence = confidence
    },
    has: (id) => nodes.has(id),
    labelOf: (id) => nodes.get(id)?.label,
    graph() {
      // Edges come in the order of documents and passages, which the pipeline has sorted; sorting them by their
      // hashes would cost time and tell nobody anything.
      return { nodes: [...nodes.keys()].sort().map((id) => nodes.get(id) as GraphNode), edges: list.edges }
    },
  }
}

type Properties = Record<string, unknown>

function complete(known: Properties, node: Properties): void {
  for (const key in node) {
    const old = known[key]
    const value = node[key]
    if (old === undefined) known[key] = value
    else if (key === 'aliases') known[key] = [...new Set([...(old as string[]), ...(value as string[])])].sort()
  }
}
