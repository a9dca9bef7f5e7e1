// Walking the graph by keys: up towards theory, down towards evidence, sideways among what one came to.

import { headline } from './facts.js'
import { edgesTowards, otherEnd, type Towards } from './flow.js'
import { KINDS, kindRank } from './kinds.js'
import { type GraphIndex, nodeOf, unique } from './model.js'

/** Where the walker stands: a node, and the nodes to its left and right. */
export interface Stand {
  node: number
  siblings: readonly number[]
}

export type Step = 'up' | 'down' | 'left' | 'right' | 'next' | 'previous' | 'home'

/** Shown nodes by kind from theory to evidence, from top to bottom: every one is in it. */
export function readingOrder(index: GraphIndex, positions: readonly number[], visible: Uint8Array): number[] {
  const order: number[] = []
  index.nodes.forEach((_, node) => {
    if (visible[node]) order.push(node)
  })
  const height = (node: number) => positions[2 * node + 1] ?? 0
  const rank = (node: number) => kindRank(nodeOf(index, node).kind)
  return order.sort((a, b) => rank(a) - rank(b) || height(b) - height(a) || a - b)
}

/** The next stand, or undefined where there is nothing that way. */
export function stepFrom(
  index: GraphIndex,
  order: readonly number[],
  from: Stand | undefined,
  step: Step,
): Stand | undefined {
  if (order.length === 0) return undefined
  if (from === undefined || step === 'home') return home(index, order)
  switch (step) {
    case 'up':
      return along(index, order, from, 'theory')
    case 'down':
      return along(index, order, from, 'evidence')
    case 'left':
      return beside(from, -1)
    case 'right':
      return beside(from, 1)
    case 'next':
      return turn(index, order, from, 1)
    case 'previous':
      return turn(index, order, from, -1)
  }
}

/** The concept, or else the node, that most is linked to. */
function home(index: GraphIndex, order: readonly number[]): Stand {
  const links = (node: number) =>
    (index.into.starts[node + 1] as number) -
    (index.into.starts[node] as number) +
    (nodeOf(index, node).kind === 'Concept' ? 1e6 : 0)
  const node = order.reduce((best, one) => (links(one) > links(best) ? one : best))
  return { node, siblings: sameKind(index, order, node) }
}

function along(index: GraphIndex, order: readonly number[], { node }: Stand, towards: Towards): Stand | undefined {
  const shown = new Set(order)
  const steps = (ranks: ('chain' | 'context')[]) =>
    edgesTowards(index, node, towards, ranks).map((edge) => otherEnd(index, edge, node))
  const siblings = unique([...steps(['chain']), ...steps(['context'])]).filter((next) => shown.has(next))
  const next = siblings[0]
  return next === undefined ? undefined : { node: next, siblings }
}

function beside({ node, siblings }: Stand, by: 1 | -1): Stand | undefined {
  if (siblings.length < 2) return undefined
  const at = siblings.indexOf(node)
  return { node: siblings[(at + by + siblings.length) % siblings.length] as number, siblings }
}

function turn(index: GraphIndex, order: readonly number[], { node }: Stand, by: 1 | -1): Stand {
  const at = order.indexOf(node)
  const next = order[(at + by + order.length) % order.length] as number
  return { node: next, siblings: sameKind(index, order, next) }
}

export const sameKind = (index: GraphIndex, order: readonly number[], node: number) =>
  order.filter((other) => nodeOf(index, other).kind === nodeOf(index, node).kind)

/** “Finding: dropout: 9 % vs 34 %. percentage 9 % against 34 %. 3 of 7.” */
export function announcementOf(index: GraphIndex, { node, siblings }: Stand): string {
  const data = nodeOf(index, node)
  const about = headline(data)
  const place = siblings.length > 1 ? `${siblings.indexOf(node) + 1} of ${siblings.length}` : ''
  return [`${data.kind}: ${data.label}`, about, place].filter((part) => part !== '').join('. ')
}

/** One sentence on the whole, for those who do not see it. */
export function summaryOf(index: GraphIndex): string {
  const counts = new Map<keyof typeof KINDS, number>()
  for (const { kind } of index.nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const words = [...counts]
    .filter(([kind]) => kind !== 'Passage')
    .sort(([a], [b]) => kindRank(a) - kindRank(b))
    .map(([kind, count]) => `${count.toLocaleString('en')} ${(count === 1 ? kind : KINDS[kind].plural).toLowerCase()}`)
  return words.join(', ')
}
