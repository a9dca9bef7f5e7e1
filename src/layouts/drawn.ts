// The part of a graph that is drawn, as numbers, in an order that depends on ids alone.
import { isDrawn } from '../../graph/tiers.js'
import type { Graph } from '../types.js'

/** Nodes are numbered by their ids; what is done in that order is the same however the graph was written. */
export interface Drawn {
  /** Place in `graph.nodes` of each drawn node. */
  places: Int32Array
  ids: string[]
  kinds: string[]
  /** Ends of the edges between drawn nodes, sorted; without loops. */
  sources: Int32Array
  targets: Int32Array
}

/** Without edges that lack an end. */
export function drawnOf({ nodes, edges }: Graph): Drawn {
  const drawn = nodes.flatMap(({ id, kind }, place) => (isDrawn(kind) ? [{ id, kind, place }] : []))
  drawn.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const numbers = new Map(drawn.map(({ id }, i) => [id, i]))
  const count = drawn.length
  const pairs: number[] = []
  for (const { source, target } of edges) {
    const [from, to] = [numbers.get(source), numbers.get(target)]
    if (from !== undefined && to !== undefined && from !== to) pairs.push(from * count + to)
  }
  const sorted = Float64Array.from(pairs).sort()
  return {
    places: Int32Array.from(drawn, ({ place }) => place),
    ids: drawn.map(({ id }) => id),
    kinds: drawn.map(({ kind }) => kind),
    sources: Int32Array.from(sorted, (pair) => Math.floor(pair / count)),
    targets: Int32Array.from(sorted, (pair) => pair % count),
  }
}

/** x0, y0, x1, y1 … for all of the graph's nodes; those that are not drawn are at 0, 0. */
export function positionsOf({ nodes }: Graph, { places }: Drawn, x: Float64Array, y: Float64Array): number[] {
  const positions = new Array<number>(2 * nodes.length).fill(0)
  places.forEach((place, i) => {
    positions[2 * place] = rounded(x[i] as number)
    positions[2 * place + 1] = rounded(y[i] as number)
  })
  return positions
}

/** To 2 decimals; never -0, which JSON does not know. */
const rounded = (value: number) => Math.round(value * 100) / 100 + 0
