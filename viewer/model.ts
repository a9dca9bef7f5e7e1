// The graph as the page uses it: nodes and edges by number, with the edges at each node.
import type { EdgeKind, GraphEdge, GraphNode } from '../graph/schema.js'
import { isDrawn } from '../graph/tiers.js'
import type { Payload } from '../graph/view.js'
import { edgeStyle } from './kinds.js'

/** Lists of numbers, one after the other: list i is `items[starts[i]]` up to `items[starts[i + 1]]`. */
export interface Lists {
  starts: Int32Array
  items: Int32Array
}

/** Nodes and edges are known by their places in `nodes` and `edges`. */
export interface GraphIndex {
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
  nodeAt: ReadonlyMap<string, number>
  edgeAt: ReadonlyMap<string, number>
  sources: Int32Array
  targets: Int32Array
  /** Edges that leave a node, and those that enter it. */
  out: Lists
  into: Lists
  /** 1 for nodes in the picture: of a drawn kind and linked, since what is only named would hide what is said. */
  drawn: Uint8Array
  /** Edges that the payload has but that lack an end. */
  dangling: number
}

/** What can be selected: a node or an edge, by number. */
export type Item = { node: number } | { edge: number }

export function indexGraph({ graph }: Payload): GraphIndex {
  const { nodes } = graph
  const nodeAt = new Map(nodes.map(({ id }, i) => [id, i]))
  const edges = graph.edges.filter(({ source, target }) => nodeAt.has(source) && nodeAt.has(target))
  const sources = Int32Array.from(edges, ({ source }) => nodeAt.get(source) as number)
  const targets = Int32Array.from(edges, ({ target }) => nodeAt.get(target) as number)
  return {
    nodes,
    edges,
    nodeAt,
    edgeAt: new Map(edges.map(({ id }, i) => [id, i])),
    sources,
    targets,
    out: listsOf(sources, nodes.length),
    into: listsOf(targets, nodes.length),
    drawn: drawnOf(nodes, edges, sources, targets),
    dangling: graph.edges.length - edges.length,
  }
}

function drawnOf(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  sources: Int32Array,
  targets: Int32Array,
): Uint8Array {
  const isKind = Uint8Array.from(nodes, ({ kind }) => (isDrawn(kind) ? 1 : 0))
  const drawn = new Uint8Array(nodes.length)
  edges.forEach(({ kind }, edge) => {
    const [source, target] = [sources[edge] as number, targets[edge] as number]
    if (edgeStyle(kind).rank !== 'words' && isKind[source] && isKind[target]) drawn[source] = drawn[target] = 1
  })
  // A graph of names without links is still something to see.
  return drawn.includes(1) ? drawn : isKind
}

/** For each key from 0 to `count`, the places that have it, in order. */
export function listsOf(keys: Int32Array, count: number): Lists {
  const starts = new Int32Array(count + 1)
  for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1
  for (let i = 0; i < count; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice()
  const items = new Int32Array(keys.length)
  keys.forEach((key, place) => {
    const at = next[key] as number
    items[at] = place
    next[key] = at + 1
  })
  return { starts, items }
}

export const listAt = ({ starts, items }: Lists, i: number): Int32Array => items.subarray(starts[i], starts[i + 1])

export const nodeOf = (index: GraphIndex, node: number): GraphNode => index.nodes[node] as GraphNode
export const edgeOf = (index: GraphIndex, edge: number): GraphEdge => index.edges[edge] as GraphEdge

/** Edges from a node, of some kinds only where any are named. */
export const edgesOut = (index: GraphIndex, node: number, ...kinds: EdgeKind[]): number[] =>
  ofKinds(index, listAt(index.out, node), kinds)
export const edgesInto = (index: GraphIndex, node: number, ...kinds: EdgeKind[]): number[] =>
  ofKinds(index, listAt(index.into, node), kinds)

function ofKinds(index: GraphIndex, edges: Int32Array, kinds: readonly EdgeKind[]): number[] {
  const all = Array.from(edges)
  return kinds.length === 0 ? all : all.filter((edge) => kinds.includes(edgeOf(index, edge).kind))
}

/** The nodes that edges of some kinds lead to from a node, each once. */
export const targetsOf = (index: GraphIndex, node: number, ...kinds: EdgeKind[]): number[] =>
  unique(edgesOut(index, node, ...kinds).map((edge) => index.targets[edge] as number))
export const sourcesOf = (index: GraphIndex, node: number, ...kinds: EdgeKind[]): number[] =>
  unique(edgesInto(index, node, ...kinds).map((edge) => index.sources[edge] as number))

export const unique = <T>(values: Iterable<T>): T[] => [...new Set(values)]

/** By its id, whether it is a node's or an edge's. */
export function itemOf(index: GraphIndex, id: string | undefined): Item | undefined {
  if (id === undefined) return undefined
  const node = index.nodeAt.get(id)
  if (node !== undefined) return { node }
  const edge = index.edgeAt.get(id)
  return edge === undefined ? undefined : { edge }
}

export const idOf = (index: GraphIndex, item: Item): string =>
  'node' in item ? nodeOf(index, item.node).id : edgeOf(index, item.edge).id
