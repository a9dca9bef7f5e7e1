// A graph as rows for a store: grouped by kind, properties checked, ids and ends beside them.
import { EDGES, type EdgeKind, NODES, type NodeKind, type PropertySpec } from '../../graph/schema.js'
import { type Graph, InputError } from '../types.js'

export type Property = string | number | readonly string[]
export type Properties = Record<string, Property>

export interface NodeRows {
  kind: NodeKind
  /** With `id` and `label`. */
  rows: Properties[]
}

export interface EdgeRow {
  source: string
  target: string
  /** With `id`. */
  properties: Properties
}

/** Edges of one kind between two kinds of nodes. */
export interface EdgeRows {
  kind: EdgeKind
  from: NodeKind
  to: NodeKind
  rows: EdgeRow[]
}

export interface GraphRows {
  nodes: NodeRows[]
  edges: EdgeRows[]
  total: number
}

/** Throws InputError where a store could not hold the graph: unknown kinds, missing ends, properties that are no values. */
export function rowsOf({ nodes, edges }: Graph): GraphRows {
  const kinds = new Map<string, NodeKind>()
  const nodeRows = new Map<NodeKind, NodeRows>()
  for (const node of nodes) {
    const spec = NODES[node.kind]
    if (!spec) throw unfit(node.id, `has the unknown kind ${JSON.stringify(node.kind)}`)
    if (kinds.has(node.id)) throw unfit(node.id, 'is there twice')
    kinds.set(node.id, node.kind)
    const group = nodeRows.get(node.kind) ?? { kind: node.kind, rows: [] }
    nodeRows.set(node.kind, group)
    group.rows.push(propertiesOf(node, ['kind']))
  }
  const edgeRows = new Map<string, EdgeRows>()
  for (const edge of edges) {
    if (!EDGES[edge.kind]) throw unfit(edge.id, `has the unknown kind ${JSON.stringify(edge.kind)}`)
    const from = kinds.get(edge.source)
    const to = kinds.get(edge.target)
    if (!from || !to) throw unfit(edge.id, `ends at ${from ? edge.target : edge.source}, which the graph does not hold`)
    const key = `${edge.kind} ${from} ${to}`
    const group = edgeRows.get(key) ?? { kind: edge.kind, from, to, rows: [] }
    edgeRows.set(key, group)
    group.rows.push({
      source: edge.source,
      target: edge.target,
      properties: propertiesOf(edge, ['kind', 'source', 'target']),
    })
  }
  return { nodes: [...nodeRows.values()], edges: [...edgeRows.values()], total: nodes.length + edges.length }
}

const unfit = (id: unknown, why: string) =>
  new InputError(`${id} ${why}; "evigraph validate" shows everything that is wrong`)

function propertiesOf(element: { id: string }, without: readonly string[]): Properties {
  const properties: Properties = {}
  for (const [name, value] of Object.entries(element)) {
    if (value === undefined || value === null || without.includes(name)) continue
    if (!isProperty(value))
      throw unfit(
        element.id,
        `has the property "${name}" with ${JSON.stringify(value)}, neither text, number nor list of texts`,
      )
    properties[name] = value
  }
  return properties
}

const isProperty = (value: unknown): value is Property =>
  typeof value === 'string' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))

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
