// Ways between two nodes, shortest first, each step with what it rests on and the weakest marked.
import { drawnEdges, otherEnd } from './flow.js'
import { edgeOf, type GraphIndex, unique } from './model.js'
import { confidenceOf, quotesOf } from './words.js'

export interface PathStep {
  edge: number
  /** Where the step leads to. */
  node: number
  /** Passages that say it. */
  quotes: number
  confidence?: number
}

export interface Path {
  start: number
  steps: PathStep[]
  /** Place in `steps` of the one we are least sure of, or that fewest passages say. */
  weakest: number
}

/** Paths are counted, not their number tried: searching ends after so many. */
const MOST = 12

/** The shortest paths of at most `longest` steps from one node to another, surest first. */
export function pathsBetween(
  index: GraphIndex,
  from: number,
  to: number,
  longest: number,
  allowed: (node: number) => boolean = () => true,
): Path[] {
  const distance = distancesTo(index, to, longest, allowed)
  const total = distance.get(from)
  if (total === undefined || from === to) return []
  const found: Path[] = []
  const walk = (node: number, edges: readonly { edge: number; node: number }[]): void => {
    if (found.length >= MOST) return
    if (node === to) {
      found.push(pathOf(index, from, edges))
      return
    }
    const left = distance.get(node) as number
    // One edge for each next node: the one we are surest of.
    const nexts = unique(drawnEdges(index, node).map((edge) => otherEnd(index, edge, node)))
    for (const next of nexts) {
      if (distance.get(next) !== left - 1) continue
      walk(next, [...edges, { edge: surestEdge(index, node, next), node: next }])
    }
  }
  walk(from, [])
  return found.sort((a, b) => strength(b) - strength(a))
}

const strength = ({ steps, weakest }: Path) => steps[weakest]?.confidence ?? 0

function surestEdge(index: GraphIndex, node: number, next: number): number {
  const edges = drawnEdges(index, node).filter((edge) => otherEnd(index, edge, node) === next)
  const sure = (edge: number) => confidenceOf(index, { edge }) ?? 0
  return edges.reduce((best, edge) => (sure(edge) > sure(best) ? edge : best))
}

function distancesTo(
  index: GraphIndex,
  to: number,
  longest: number,
  allowed: (node: number) => boolean,
): Map<number, number> {
  const distance = new Map([[to, 0]])
  let ring = [to]
  for (let step = 1; step <= longest && ring.length > 0; step++) {
    const next: number[] = []
    for (const node of ring)
      for (const edge of drawnEdges(index, node)) {
        const other = otherEnd(index, edge, node)
        if (distance.has(other) || !allowed(other)) continue
        distance.set(other, step)
        next.push(other)
      }
    ring = next
  }
  return distance
}

function pathOf(index: GraphIndex, start: number, edges: readonly { edge: number; node: number }[]): Path {
  const steps = edges.map(({ edge, node }) => {
    const confidence = confidenceOf(index, { edge })
    return { edge, node, quotes: quotesOf(index, { edge }).length, ...(confidence === undefined ? {} : { confidence }) }
  })
  const sureness = ({ confidence, quotes }: PathStep) => (confidence ?? 1) + quotes / 1e6
  const weakest = steps.reduce((best, step, i) => (sureness(step) < sureness(steps[best] as PathStep) ? i : best), 0)
  return { start, steps, weakest }
}

/** Of edges and nodes on paths, for lighting them. */
export function litByPaths(index: GraphIndex, paths: readonly Path[]): { nodes: Set<number>; edges: Set<number> } {
  const edges = new Set(paths.flatMap(({ steps }) => steps.map(({ edge }) => edge)))
  const nodes = new Set(paths.flatMap(({ start, steps }) => [start, ...steps.map(({ node }) => node)]))
  for (const edge of edges) if (edgeOf(index, edge).source === edgeOf(index, edge).target) edges.delete(edge)
  return { nodes, edges }
}
