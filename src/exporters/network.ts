// The graph as programs for network analysis see it: typed columns, safe ids, no edge twice, places and colours.
import { EDGES, NODES, type PropertySpec } from '../../graph/schema.js'
import type { ExportOptions, Graph } from '../types.js'
import { checkGraph } from './check.js'
import { type Column, columnsOf, type Row } from './columns.js'
import { conceptsOf, PROJECTED } from './concepts.js'
import { colourOf, looksOf } from './looks.js'
import { FIXED, fileId } from './names.js'
import { cleanText } from './values.js'

export interface NetworkNode {
  /** Safe for all programs; the graph's own is the column `node_id`. */
  id: string
  label: string
  row: Row
  x: number
  y: number
  size: number
  colour: string
}

export interface NetworkEdge {
  id: string
  source: string
  target: string
  relation: string
  /** Edges of the graph that this one stands for; in the shape `concepts` the studies behind it, at least 1. */
  weight: number
  row: Row
}

export interface Network {
  nodeColumns: readonly Column[]
  edgeColumns: readonly Column[]
  nodeCount: number
  nodes(): Iterable<NetworkNode>
  edges(): Iterable<NetworkEdge>
  /** Facts about the file: few and short. */
  facts: Readonly<Record<'title' | 'shape' | 'renamed', string>>
}

type Edge = Row & { readonly source: string; readonly target: string }
const NODE_APART = new Set(['id', 'kind', 'label'])
const EDGE_APART = new Set(['id', 'kind', 'source', 'target'])

const fixed = (property: string, name: string, doc: string): Column => ({ property, name, type: 'string', doc })
const NODE_FIXED = [fixed('id', FIXED.id, 'Id in graph.json.'), fixed('kind', FIXED.kind, 'Kind of the node.')] as const
const EDGE_FIXED = [
  fixed('id', FIXED.edge, 'Id in graph.json, of the first where several edges became one.'),
  fixed('kind', FIXED.relation, 'What the edge says of its ends.'),
] as const

export function networkOf(graph: Graph, { shape = 'full', report }: ExportOptions = {}): Network {
  const all = checkGraph(graph)
  const { nodes, edges } = shape === 'concepts' ? conceptsOf(graph) : graph
  const places = shape === 'concepts' ? checkGraph({ nodes, edges }) : all
  const specs = shape === 'concepts' ? { projected: { props: PROJECTED } } : EDGES
  const columns = (rows: readonly Row[], fixed: readonly Column[], kinds: Kinds, apart: ReadonlySet<string>) => [
    ...fixed,
    ...columnsOf(rows, kinds, apart, new Set(fixed.map(({ name }) => name)), report),
  ]
  // What the graph's file holds is known only as far as it was checked.
  const nodeRows = nodes as unknown as readonly Row[]
  const edgeRows = edges as unknown as readonly Edge[]
  const apart = shape === 'concepts' ? new Set([...EDGE_APART, 'weight']) : EDGE_APART
  const nodeColumns = columns(nodeRows, NODE_FIXED, NODES, NODE_APART)
  const edgeColumns = columns(edgeRows, EDGE_FIXED, specs, apart)
  const looks = looksOf({ nodes, edges }, places)
  return {
    nodeColumns,
    edgeColumns,
    nodeCount: nodes.length,
    *nodes() {
      for (const [i, row] of nodeRows.entries())
        yield {
          id: fileId(row.id),
          // Never empty: some readers take an empty text for a missing one.
          label: cleanText(String(row.label ?? '')) || fileId(row.id),
          row,
          x: looks.x[i] as number,
          y: looks.y[i] as number,
          size: looks.size[i] as number,
          colour: colourOf(row.kind),
        }
    },
    *edges() {
      const weights = repeats(edgeRows, places)
      for (const row of edgeRows) {
        const weight = shape === 'concepts' ? Number(row.weight) : weights(row)
        if (weight === 0) continue
        const { id, source, target, kind } = row
        yield { id: fileId(id), source: fileId(source), target: fileId(target), relation: kind, weight, row }
      }
    },
    facts: {
      title: 'evigraph knowledge graph',
      shape,
      renamed: [...nodeColumns, ...edgeColumns]
        .filter(({ property, name }) => property !== name)
        .map(({ property, name }) => `${name}=${property}`)
        .join('; '),
    },
  }
}

type Kinds = Readonly<Record<string, { props: Readonly<Record<string, PropertySpec>> }>>

/**
 * How many edges have an edge's ends and kind: for the first of them their number, for the others 0. Sorted numbers
 * instead of a set of names: a graph may have more edges than a set may have members.
 */
function repeats(edges: readonly Edge[], places: ReadonlyMap<string, number>): (edge: Edge) => number {
  const kinds = new Map<string, number>()
  for (const { kind } of edges) if (!kinds.has(kind)) kinds.set(kind, kinds.size)
  const keyOf = ({ source, target, kind }: Edge) =>
    ((places.get(source) as number) * places.size + (places.get(target) as number)) * kinds.size +
    (kinds.get(kind) as number)
  const sorted = Float64Array.from(edges, keyOf).sort()
  const counts = new Map<number, number>()
  for (let i = 1; i < sorted.length; i++) {
    const key = sorted[i] as number
    if (key === sorted[i - 1]) counts.set(key, (counts.get(key) ?? 1) + 1)
  }
  return (edge) => {
    const key = keyOf(edge)
    const count = counts.get(key)
    if (count === undefined) return 1
    counts.set(key, 0)
    return count
  }
}
