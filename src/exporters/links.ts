// Neighbours by kind of edge, for the formats that gather what lies around a node.
import type { EdgeKind, GraphNode, NodeKind, NodeOf } from '../../graph/schema.js'
import type { Graph } from '../types.js'

export interface Links {
  /** Ids that edges of a kind lead to, each once, in the order of the edges. */
  to(kind: EdgeKind, id: string): readonly string[]
  /** Ids that edges of a kind come from. */
  from(kind: EdgeKind, id: string): readonly string[]
  node(id: string): GraphNode | undefined
  /** The labels of nodes, as one text. */
  labels(ids: readonly string[]): string | undefined
}

/** Only edges of these kinds are looked at: an index of all would be larger than the graph. */
export function linksOf({ nodes, edges }: Graph, kinds: readonly EdgeKind[]): Links {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const empty = () => new Map(kinds.map((kind) => [kind, new Map<string, string[]>()]))
  const forward = empty()
  const backward = empty()
  for (const { kind, source, target } of edges) {
    add(forward.get(kind), source, target)
    add(backward.get(kind), target, source)
  }
  return {
    to: (kind, id) => once(forward.get(kind)?.get(id)),
    from: (kind, id) => once(backward.get(kind)?.get(id)),
    node: (id) => byId.get(id),
    labels: (ids) => (ids.length === 0 ? undefined : ids.map((id) => byId.get(id)?.label ?? id).join('; ')),
  }
}

function add(map: Map<string, string[]> | undefined, key: string, id: string): void {
  const list = map?.get(key)
  if (!list) map?.set(key, [id])
  else list.push(id)
}

const once = (ids: readonly string[] = []) => (ids.length < 2 ? ids : [...new Set(ids)])

export const ofKind = <K extends NodeKind>({ nodes }: Graph, kind: K): NodeOf<K>[] =>
  nodes.filter((node): node is NodeOf<K> & GraphNode => node.kind === kind)
