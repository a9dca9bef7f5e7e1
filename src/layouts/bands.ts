// Theory → evidence from left to right: a column for each kind, ordered by where the neighbours stand.
import { type DrawnKind, TIER_OF } from '../../graph/tiers.js'
import type { Graph } from '../types.js'
import { type Drawn, drawnOf, positionsOf } from './drawn.js'
import { neighboursOf, orderColumns } from './sweeps.js'

/** In rows of nodes: between columns there is room for a label. */
const COLUMN = 8
/** Between the columns that a kind of many nodes is broken into. */
const SUBCOLUMN = 3
const TIER_GAP = 4
/** Width to height, as screens are. */
const ASPECT = 1.6
/** Rows of a short column are not further apart. */
const WIDEST_STEP = 3

/** x0, y0, x1, y1 … in the order of the graph's nodes; a tier is wholly to the left of the next. */
export function bands(graph: Graph): number[] {
  const drawn = drawnOf(graph)
  const columns = columnsOf(drawn)
  orderColumns(
    columns.map(({ nodes }) => nodes),
    neighboursOf(drawn),
  )
  const rows = rowsFor(columns)
  const x = new Float64Array(drawn.ids.length)
  const y = new Float64Array(drawn.ids.length)
  let left = 0
  columns.forEach(({ nodes, tier }, i) => {
    if (i > 0) left += COLUMN + (columns[i - 1]?.tier === tier ? 0 : TIER_GAP)
    const across = Math.ceil(nodes.length / rows)
    const down = Math.ceil(nodes.length / across)
    const step = Math.min(rows / down, WIDEST_STEP)
    nodes.forEach((node, rank) => {
      x[node] = left + SUBCOLUMN * (rank % across)
      y[node] = step * ((down - 1) / 2 - Math.floor(rank / across))
    })
    left += SUBCOLUMN * (across - 1)
  })
  return positionsOf(graph, drawn, x, y)
}

interface Column {
  tier: number
  /** From top to bottom. */
  nodes: Int32Array
}

/** Of a kind that the schema does not know. */
const ELSEWHERE = TIER_OF.Study

function columnsOf({ kinds }: Drawn): Column[] {
  const byKind = new Map<string, number[]>(Object.keys(TIER_OF).map((kind) => [kind, []]))
  kinds.forEach((kind, i) => {
    const nodes = byKind.get(kind)
    if (nodes) nodes.push(i)
    else byKind.set(kind, [i])
  })
  return [...byKind]
    .filter(([, nodes]) => nodes.length > 0)
    .map(([kind, nodes]) => ({
      tier: Object.hasOwn(TIER_OF, kind) ? TIER_OF[kind as DrawnKind] : ELSEWHERE,
      nodes: Int32Array.from(nodes),
    }))
    .sort((a, b) => a.tier - b.tier)
}

/** The smallest number of rows with which the whole is no wider than a screen. */
function rowsFor(columns: readonly Column[]): number {
  const widthOf = (rows: number) =>
    columns.reduce((width, { nodes }) => width + COLUMN + SUBCOLUMN * (Math.ceil(nodes.length / rows) - 1), 0)
  let [low, high] = [1, Math.max(1, ...columns.map(({ nodes }) => nodes.length), COLUMN * columns.length)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (widthOf(middle) <= ASPECT * middle) high = middle
    else low = middle + 1
  }
  return low
}
