// Edges under their ids, each once: a hash table of our own, because a map of id strings took half the time of all assembling.
import { EDGES, type EdgeKind, type GraphEdge } from '../../graph/schema.js'
import { hashEnds, type Ids, idOf, idsFrom, type Part } from '../text/hash.js'

const prefixOf = (kind: string): string => `${kind.toLowerCase().replaceAll('_', '-')}:`

const IDS = Object.fromEntries(Object.keys(EDGES).map((kind) => [kind, idsFrom(prefixOf(kind))])) as Record<
  EdgeKind,
  Ids
>

const HAS_PASSAGE = prefixOf('HAS_PASSAGE')

export interface EdgeList {
  /** Adds the edge and fills in its id, or returns the one of its kind, ends and distinct parts that is there already. */
  add(edge: GraphEdge, first: Part, second: Part): GraphEdge | undefined
  /** In the order they came. */
  readonly edges: GraphEdge[]
}

export function edgeList(): EdgeList {
  const edges: GraphEdge[] = []
  /** Index of an edge from 1 on, 0 where none is; at least half of them free. */
  let slots = new Int32Array(1 << 9)
  /** Two for each edge: its 64 bits. */
  let lanes = new Int32Array(1 << 9)

  /** Where the edge with the lanes at `at` is, or belongs. */
  const slotOf = (at: number, kind: EdgeKind | undefined): number => {
    const mask = slots.length - 1
    const high = lanes[at] as number
    const low = lanes[at + 1] as number
    for (let slot = high & mask; ; slot = (slot + 1) & mask) {
      const index = (slots[slot] as number) - 1
      if (index < 0) return slot
      if (lanes[2 * index] === high && lanes[2 * index + 1] === low && edges[index]?.kind === kind) return slot
    }
  }

  const grow = (): void => {
    const wider = new Int32Array(2 * lanes.length)
    wider.set(lanes)
    lanes = wider
    slots = new Int32Array(2 * slots.length)
    for (let i = 0; i < edges.length; i++) slots[slotOf(2 * i, undefined)] = i + 1
  }

  return {
    edges,
    add(edge, first, second) {
      const at = 2 * edges.length
      if (at + 2 > lanes.length) grow()
      const { kind, source, target } = edge
      hashEnds(source, target, first, second, lanes, at)
      const slot = slotOf(at, kind)
      const known = slots[slot] as number
      if (known > 0) return edges[known - 1]
      // A passage has one document: its own id tells the edge.
      edge.id =
        kind === 'HAS_PASSAGE'
          ? HAS_PASSAGE + target.slice('passage:'.length)
          : idOf(IDS[kind], lanes[at] as number, lanes[at + 1] as number)
      slots[slot] = edges.push(edge)
      return undefined
    },
  }
}
