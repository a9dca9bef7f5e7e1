// From theory to evidence and back: what lights up with a node, and where the arrow keys lead.
import { type EdgeKind, ENTITY_KINDS, type NodeKind } from '../graph/schema.js'
import { EDGE_ORDER, EDGE_STYLES, type EdgeStyle, edgeStyle } from './kinds.js'
import {
  edgeOf,
  edgesInto,
  edgesOut,
  type GraphIndex,
  type Item,
  listAt,
  nodeOf,
  sourcesOf,
  targetsOf,
  unique,
} from './model.js'

/** Numbers of nodes and edges. */
export interface Lit {
  nodes: Set<number>
  edges: Set<number>
}

export type Towards = 'evidence' | 'theory'

const ENTITIES: ReadonlySet<NodeKind> = new Set(ENTITY_KINDS)
export const isEntity = (index: GraphIndex, node: number) => ENTITIES.has(nodeOf(index, node).kind)

export const otherEnd = (index: GraphIndex, edge: number, node: number): number =>
  (index.sources[edge] === node ? index.targets[edge] : index.sources[edge]) as number

/** The drawn edges at a node. */
export function drawnEdges(index: GraphIndex, node: number): number[] {
  return [...listAt(index.out, node), ...listAt(index.into, node)].filter(
    (edge) => edgeStyle(edgeOf(index, edge).kind).rank !== 'words' && index.drawn[otherEnd(index, edge, node)] === 1,
  )
}

/** Edges that lead from a node one step towards evidence or theory, in the order of EDGE_STYLES. */
export function edgesTowards(
  index: GraphIndex,
  node: number,
  towards: Towards,
  ranks: readonly EdgeStyle['rank'][],
): number[] {
  const steps: number[] = []
  // Lists of findings on everything come through here for each node of the graph: no arrays on the way.
  for (const edges of [listAt(index.out, node), listAt(index.into, node)])
    for (const edge of edges) {
      const { evidence, rank }: EdgeStyle = EDGE_STYLES[edgeOf(index, edge).kind]
      if (evidence === undefined || !ranks.includes(rank)) continue
      const [source, target] = [index.sources[edge] as number, index.targets[edge] as number]
      if (source === target || index.drawn[source === node ? target : source] !== 1) continue
      if (((evidence === 'source' ? source : target) === node) === (towards === 'theory')) steps.push(edge)
    }
  if (steps.length < 2) return steps
  const order = (edge: number) => EDGE_ORDER.indexOf(edgeOf(index, edge).kind)
  return steps.sort((a, b) => order(a) - order(b))
}

/**
 * With a node: the chain down to its evidence, the chain up to its theory, and its neighbours. Chains end at concepts,
 * interventions and the like, since through those everything hangs together; only from what theory is about they go
 * on through the interventions that its claims name, to what was found of those. With an edge: its ends.
 */
export function litBy(index: GraphIndex, item: Item): Lit {
  const lit: Lit = { nodes: new Set(), edges: new Set() }
  if ('edge' in item) {
    lit.edges.add(item.edge)
    lit.nodes.add(index.sources[item.edge] as number).add(index.targets[item.edge] as number)
    return lit
  }
  const { node } = item
  const down = walk(index, lit, [node], 'evidence')
  for (const other of isEntity(index, node) ? interventionsClaimed(index, node) : [])
    down.push(...walk(index, lit, [other], 'evidence', ['OF_INTERVENTION', 'OF_OUTCOME']))
  walk(index, lit, [node], 'theory')
  // A result is nothing without its study, a claim nothing without what it relates.
  const ends = down.flatMap((found) => edgesBack(index, found))
  for (const edge of [...ends, ...drawnEdges(index, node)]) light(index, lit, edge)
  return lit
}

function edgesBack(index: GraphIndex, node: number): number[] {
  switch (nodeOf(index, node).kind) {
    case 'Claim':
      return edgesOut(index, node, 'SUBJECT', 'OBJECT')
    case 'Finding':
      return edgesInto(index, node, 'FOUND')
    case 'Study':
      return edgesInto(index, node, 'REPORTS')
    default:
      return []
  }
}

/** With what is only pointed at: its neighbours. */
export function neighboursOf(index: GraphIndex, item: Item): Lit {
  const lit: Lit = { nodes: new Set(), edges: new Set() }
  const edges = 'edge' in item ? [item.edge] : drawnEdges(index, item.node)
  if ('node' in item) lit.nodes.add(item.node)
  for (const edge of edges) light(index, lit, edge)
  return lit
}

function light(index: GraphIndex, lit: Lit, edge: number): void {
  lit.edges.add(edge)
  lit.nodes.add(index.sources[edge] as number).add(index.targets[edge] as number)
}

/** Lights all that chains lead to; returns what was reached besides the start. `kinds` are the edges of the chain. */
function walk(
  index: GraphIndex,
  lit: Lit,
  start: readonly number[],
  towards: Towards,
  kinds?: readonly EdgeKind[],
): number[] {
  const seen = new Set(start)
  for (const node of seen) {
    lit.nodes.add(node)
    if (isEntity(index, node) && !start.includes(node)) continue
    for (const edge of edgesTowards(index, node, towards, ['chain'])) {
      if (kinds && !kinds.includes(edgeOf(index, edge).kind)) continue
      lit.edges.add(edge)
      seen.add(otherEnd(index, edge, node))
    }
  }
  return [...seen].filter((node) => !start.includes(node))
}

/** Findings that a node's chains, or those of the interventions its claims name, lead to. */
export function findingsFor(index: GraphIndex, node: number): number[] {
  const findings = (start: readonly number[]) =>
    walk(index, { nodes: new Set(), edges: new Set() }, start, 'evidence').filter(
      (found) => nodeOf(index, found).kind === 'Finding',
    )
  const own = findings([node])
  if (!isEntity(index, node)) return own
  return unique([
    ...own,
    ...interventionsClaimed(index, node).flatMap((other) => sourcesOf(index, other, 'OF_INTERVENTION')),
  ])
}

/** Interventions that the claims about an entity relate it to. */
function interventionsClaimed(index: GraphIndex, node: number): number[] {
  const claims = sourcesOf(index, node, 'SUBJECT', 'OBJECT')
  return unique(claims.flatMap((claim) => targetsOf(index, claim, 'SUBJECT', 'OBJECT'))).filter(
    (other) => other !== node && nodeOf(index, other).kind === 'Intervention',
  )
}

/** All within `depth` steps along drawn edges; `allowed` says which nodes may be stepped on. */
export function neighbourhood(
  index: GraphIndex,
  node: number,
  depth: number,
  allowed: (node: number) => boolean,
): Set<number> {
  const found = new Set([node])
  let ring = [node]
  for (let step = 0; step < depth; step++) {
    const next = ring.flatMap((from) => drawnEdges(index, from).map((edge) => otherEnd(index, edge, from)))
    ring = unique(next).filter((to) => !found.has(to) && allowed(to))
    for (const to of ring) found.add(to)
  }
  return found
}
