// A graph in groups that a store can take in batches: checked as a whole before anything is written, nothing copied.
import {
  EDGES,
  type EdgeKind,
  type GraphEdge,
  type GraphNode,
  NODES,
  type NodeKind,
  type PropertySpec,
} from '../../graph/schema.js'
import { type Graph, InputError } from '../types.js'

export type Property = string | number | readonly string[]
export type Properties = Record<string, Property>

export interface NodeGroup {
  kind: NodeKind
  nodes: GraphNode[]
}

/** Edges of one kind between two kinds of nodes. */
export interface EdgeGroup {
  kind: EdgeKind
  from: NodeKind
  to: NodeKind
  edges: GraphEdge[]
}

export interface Groups {
  nodes: NodeGroup[]
  edges: EdgeGroup[]
  total: number
}

/** Throws InputError where a store could not hold the graph: unknown kinds, missing ends, properties that are no values. */
export function groupsOf({ nodes, edges }: Graph): Groups {
  const kinds = new Map<string, NodeKind>()
  const nodeGroups = new Map<NodeKind, NodeGroup>()
  for (const node of nodes) {
    if (!NODES[node.kind]) throw unfit(node.id, `has the unknown kind ${JSON.stringify(node.kind)}`)
    if (kinds.has(node.id)) throw unfit(node.id, 'is there twice')
    checkProperties(node)
    kinds.set(node.id, node.kind)
    const group = nodeGroups.get(node.kind)
    if (group) group.nodes.push(node)
    else nodeGroups.set(node.kind, { kind: node.kind, nodes: [node] })
  }
  const ids = new Set<string>()
  const edgeGroups = new Map<string, EdgeGroup>()
  for (const edge of edges) {
    const { id, kind, source, target } = edge
    if (!EDGES[kind]) throw unfit(id, `has the unknown kind ${JSON.stringify(kind)}`)
    if (ids.has(id)) throw unfit(id, 'is there twice')
    const from = kinds.get(source)
    const to = kinds.get(target)
    if (!from || !to) throw unfit(id, `ends at ${from ? target : source}, which the graph does not hold`)
    checkProperties(edge)
    ids.add(id)
    const key = `${kind} ${from} ${to}`
    const group = edgeGroups.get(key)
    if (group) group.edges.push(edge)
    else edgeGroups.set(key, { kind, from, to, edges: [edge] })
  }
  return { nodes: [...nodeGroups.values()], edges: [...edgeGroups.values()], total: nodes.length + edges.length }
}

const unfit = (id: unknown, why: string) =>
  new InputError(`${id} ${why}; "evigraph validate" shows everything that is wrong`)

/** With `for … in` here and below: entries() allocates, and took a third of the time of a load. */
function checkProperties(element: GraphNode | GraphEdge): void {
  const values = element as unknown as Record<string, unknown>
  for (const name in values) {
    const value = values[name]
    if (value === undefined || value === null || isProperty(value)) continue
    const why = `has the property "${name}" with ${JSON.stringify(value)}, neither text, number nor list of texts`
    throw unfit(element.id, why)
  }
}

const isProperty = (value: unknown): value is Property =>
  typeof value === 'string' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))

/** What a store keeps as properties: the kind is the label or type, and an edge's ends are its ends. */
export const nodeProperties = (node: GraphNode): Properties => without(node, NODE_OWN)
export const edgeProperties = (edge: GraphEdge): Properties => without(edge, EDGE_OWN)

const NODE_OWN: readonly string[] = ['kind']
const EDGE_OWN: readonly string[] = ['kind', 'source', 'target']

function without(element: GraphNode | GraphEdge, own: readonly string[]): Properties {
  const values = element as unknown as Properties
  const properties: Properties = {}
  for (const name in values) {
    const value = values[name]
    if (value !== undefined && value !== null && !own.includes(name)) properties[name] = value
  }
  return properties
}

const NUMBERS = new Set(
  [...Object.values(NODES), ...Object.values(EDGES)].flatMap(({ props }) =>
    Object.entries(props as Record<string, PropertySpec>).flatMap(([name, { type }]) =>
      type === 'number' ? [name] : [],
    ),
  ),
)

/** Whether the schema says that a property is a number with decimals, even where its value happens to have none. */
export const isDecimal = (name: string): boolean => NUMBERS.has(name)

/** At most `size` rows each. */
export function* batchesOf<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size)
}
