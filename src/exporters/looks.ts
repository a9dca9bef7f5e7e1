// Where nodes stand and how they look when a file is opened: a disc for each kind, from theory to evidence.
import { NODES, type NodeKind } from '../../graph/schema.js'
import type { Graph } from '../types.js'

/** From left to right; a new kind needs a colour here. */
export const COLOURS = {
  Document: '#b8b8b8',
  Passage: '#d0d0d0',
  Claim: '#f2b134',
  Concept: '#3f6fb5',
  Condition: '#8e5ea2',
  Population: '#4ba3a3',
  Intervention: '#2e8b57',
  Outcome: '#c94f4f',
  Finding: '#e58e73',
  Study: '#7a5c3e',
  Publication: '#5b6770',
  Author: '#93a3ad',
} as const satisfies Record<NodeKind, `#${string}`>

const OTHER = '#808080'
export const colourOf = (kind: string): string => (Object.hasOwn(NODES, kind) ? COLOURS[kind as NodeKind] : OTHER)

/** Coordinates and sizes by a node's place in the graph; y grows upwards. */
export interface Looks {
  x: Float64Array
  y: Float64Array
  size: Float64Array
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
const STEP = 12

/** Sunflower discs side by side, the best linked nodes in the middle: no rounds of a simulation, the same every time. */
export function looksOf({ nodes, edges }: Graph, places: ReadonlyMap<string, number>): Looks {
  const degrees = new Uint32Array(nodes.length)
  for (const { source, target } of edges)
    for (const end of [source, target]) {
      const place = places.get(end) as number
      degrees[place] = (degrees[place] as number) + 1
    }
  const kinds = new Map<string, number[]>(Object.keys(COLOURS).map((kind) => [kind, []]))
  nodes.forEach(({ kind }, place) => {
    const group = kinds.get(kind)
    if (group) group.push(place)
    else kinds.set(kind, [place])
  })
  const [x, y, size] = [0, 1, 2].map(() => new Float64Array(nodes.length)) as [Float64Array, Float64Array, Float64Array]
  let left = 0
  for (const group of kinds.values()) {
    if (group.length === 0) continue
    group.sort((a, b) => (degrees[b] as number) - (degrees[a] as number) || a - b)
    const radius = STEP * Math.sqrt(group.length)
    group.forEach((place, rank) => {
      const distance = STEP * Math.sqrt(rank)
      x[place] = round(left + radius + distance * Math.cos(rank * GOLDEN_ANGLE))
      y[place] = round(distance * Math.sin(rank * GOLDEN_ANGLE))
      size[place] = round(3 + 2 * Math.sqrt(degrees[place] as number))
    })
    left += 2 * radius + 4 * STEP
  }
  return { x, y, size }
}

const round = (value: number) => Math.round(value * 100) / 100
