// Findings of a graph with where they are stated and what they are of, and how well a name fits another.
import type { GraphNode } from '../../graph/schema.js'
import type { Graph } from '../../src/index.js'
import { words } from './names.js'

export interface Result {
  node: Extract<GraphNode, { kind: 'Finding' }>
  spans: { start: number; end: number }[]
  /** Names, each as its words. */
  outcome: string[][]
  intervention: string[][]
  comparator: string[][]
}

const ENDS = { OF_OUTCOME: 'outcome', OF_INTERVENTION: 'intervention', VERSUS: 'comparator' } as const

export function resultsOf({ nodes, edges }: Graph): Result[] {
  const names = new Map<string, string[][]>()
  const results = new Map<string, Result>()
  for (const node of nodes) {
    if (node.kind === 'Finding')
      results.set(node.id, { node, spans: [], outcome: [], intervention: [], comparator: [] })
    else if ('aliases' in node) names.set(node.id, [node.label, ...node.aliases].map(words))
  }
  for (const edge of edges) {
    if (edge.kind === 'STATES') results.get(edge.target)?.spans.push(edge)
    else if (edge.kind in ENDS)
      results.get(edge.source)?.[ENDS[edge.kind as keyof typeof ENDS]].push(...(names.get(edge.target) ?? []))
  }
  return [...results.values()]
}

export const overlaps = ({ spans }: Result, start: number, end: number): boolean =>
  spans.some((span) => span.start < end && span.end > start)

/** Dice's coefficient of the best of several names. */
export function likeness(names: readonly string[][], wanted: readonly string[]): number {
  let best = 0
  for (const name of names) {
    const both = shared(name, wanted)
    best = Math.max(best, (2 * both) / (name.length + wanted.length || 1))
  }
  return best
}

/** Whether a name has at least half of its own or of the wanted words in common with them. */
export const meets = (names: readonly string[][], wanted: readonly string[]): boolean =>
  names.some((name) => {
    const both = shared(name, wanted)
    return both > 0 && both >= Math.min(name.length, wanted.length) / 2
  })

export function shared(a: readonly string[], b: readonly string[]): number {
  const set = new Set(a)
  return new Set(b.filter((word) => set.has(word))).size
}

/** How much better the arms must fit the other way round to be taken so: half of one arm's name. */
const MARGIN = 0.5

/** Whether a result's arms are those asked for, the other way round. */
export const isCrossed = (
  { intervention, comparator }: Result,
  asked: { intervention: readonly string[]; comparator: readonly string[] },
): boolean =>
  likeness(intervention, asked.comparator) + likeness(comparator, asked.intervention) >
  MARGIN + likeness(intervention, asked.intervention) + likeness(comparator, asked.comparator)
