// Collects nodes and edges under their ids, so that saying a thing twice changes nothing.
import {
  EDGES,
  type EdgeKind,
  type EdgeOf,
  type GraphEdge,
  type GraphNode,
  type NodeKind,
  type NodeOf,
} from '../../graph/schema.js'
import { shortHash } from '../text/hash.js'
import type { Annotations, Document, Graph, Report } from '../types.js'

export { shortHash } from '../text/hash.js'

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

export interface Builder {
  /** Adds a node, or completes the one with this id: new properties are added, lists united, the rest kept. */
  node<K extends NodeKind>(node: NodeOf<K>): void
  /** Adds an edge, which is the builder's from then on, unless its ends and `distinct` parts are there already. */
  edge<K extends EdgeKind>(edge: Omit<EdgeOf<K>, 'id'>, ...distinct: readonly (string | number)[]): void
  has(id: string): boolean
  graph(): Graph
}

const PREFIX = Object.fromEntries(
  Object.keys(EDGES).map((kind) => [kind, `${kind.toLowerCase().replaceAll('_', '-')}:`]),
) as Record<EdgeKind, string>

function edgeId(kind: EdgeKind, source: string, target: string, distinct: readonly (string | number)[]): string {
  // A passage has one document: its own id tells the edge.
  if (kind === 'HAS_PASSAGE') return PREFIX[kind] + target.slice('passage:'.length)
  return PREFIX[kind] + shortHash(source, target, ...distinct)
}

export function builder(): Builder {
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  return {
    node(node) {
      const known = nodes.get(node.id) as Record<string, unknown> | undefined
      if (!known) {
        nodes.set(node.id, { ...node } as unknown as GraphNode)
        return
      }
      for (const [key, value] of Object.entries(node)) {
        const old = known[key]
        if (Array.isArray(value) && Array.isArray(old) && key === 'aliases')
          known[key] = [...new Set([...old, ...value])].sort()
        else if (old === undefined) known[key] = value
      }
    },
    edge(edge, ...distinct) {
      const { kind, source, target } = edge as unknown as GraphEdge
      const id = edgeId(kind, source, target, distinct)
      const known = edges.get(id) as { confidence?: number } | undefined
      const confidence = (edge as { confidence?: number }).confidence
      if (!known) edges.set(id, Object.assign(edge as unknown as GraphEdge, { id }))
      else if (confidence !== undefined && (known.confidence ?? 0) < confidence) known.confidence = confidence
    },
    has: (id) => nodes.has(id),
    graph() {
      // Edges come in the order of documents and passages, which the pipeline has sorted; sorting them by their
      // hashes would cost time and tell nobody anything.
      return { nodes: [...nodes.keys()].sort().map((id) => nodes.get(id) as GraphNode), edges: [...edges.values()] }
    },
  }
}
