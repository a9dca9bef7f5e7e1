// Orders the nodes of columns so that edges are short and cross little: barycentre sweeps (Sugiyama et al., 1981).
import type { Drawn } from './drawn.js'

const SWEEPS = 24

/** Neighbours of node i are `list[starts[i]]` up to `list[starts[i + 1]]`. */
export interface Neighbours {
  starts: Int32Array
  list: Int32Array
}

export function neighboursOf({ ids, sources, targets }: Drawn): Neighbours {
  const starts = new Int32Array(ids.length + 1)
  const count = (ends: Int32Array) => {
    for (const end of ends) starts[end + 1] = (starts[end + 1] as number) + 1
  }
  count(sources)
  count(targets)
  for (let i = 0; i < ids.length; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice()
  const list = new Int32Array(2 * sources.length)
  const add = (node: number, neighbour: number) => {
    const at = next[node] as number
    list[at] = neighbour
    next[node] = at + 1
  }
  for (let i = 0; i < sources.length; i++) {
    add(sources[i] as number, targets[i] as number)
    add(targets[i] as number, sources[i] as number)
  }
  return { starts, list }
}

/**
 * Sorts every column in place by the mean height of its nodes' neighbours, again and again from left to right and
 * back, and leaves the order in which the edges were shortest, counting heights only. Two sweeps heed only what was
 * sorted before, as is usual; the next two heed all neighbours. Taking turns leaves edges of real graphs a tenth shorter
 * than either alone.
 */
export function orderColumns(columns: readonly Int32Array[], neighbours: Neighbours): void {
  const { starts, list } = neighbours
  const columnOf = new Int32Array(starts.length - 1)
  columns.forEach((column, i) => {
    for (const node of column) columnOf[node] = i
  })
  // From 0 at the top to 1.
  const heights = new Float64Array(columnOf.length)
  const place = (column: Int32Array) => {
    for (let rank = 0; rank < column.length; rank++) heights[column[rank] as number] = (rank + 0.5) / column.length
  }
  const keys = new Float64Array(columnOf.length)
  const sort = (column: Int32Array, heeds: (own: number, other: number) => boolean) => {
    for (const node of column) keys[node] = meanHeight(node, heeds)
    column.sort((a, b) => (keys[a] as number) - (keys[b] as number) || (heights[a] as number) - (heights[b] as number))
    place(column)
  }
  const meanHeight = (node: number, heeds: (own: number, other: number) => boolean): number => {
    const [from, to] = [starts[node] as number, starts[node + 1] as number]
    // What has no neighbours stays at the end.
    if (from === to) return 2
    let sum = 0
    let count = 0
    for (let i = from; i < to; i++) {
      const other = list[i] as number
      if (!heeds(columnOf[node] as number, columnOf[other] as number)) continue
      sum += heights[other] as number
      count += 1
    }
    return count === 0 ? (heights[node] as number) : sum / count
  }
  const length = () => {
    let sum = 0
    for (let node = 0; node < columnOf.length; node++)
      for (let i = starts[node] as number; i < (starts[node + 1] as number); i++)
        sum += Math.abs((heights[node] as number) - (heights[list[i] as number] as number))
    return sum
  }
  columns.forEach(place)
  let shortest = length()
  let best = columns.map((column) => column.slice())
  for (let i = 0; i < SWEEPS; i++) {
    const rightwards = i % 2 === 0
    const heeds = i % 4 < 2 ? (rightwards ? toTheLeft : toTheRight) : () => true
    for (const column of rightwards ? columns : columns.toReversed()) sort(column, heeds)
    const now = length()
    if (now >= shortest) continue
    shortest = now
    best = columns.map((column) => column.slice())
  }
  columns.forEach((column, i) => {
    column.set(best[i] as Int32Array)
  })
}

const toTheLeft = (own: number, other: number) => other < own
const toTheRight = (own: number, other: number) => other > own
