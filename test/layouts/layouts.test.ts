// The layouts: the same places for the same graph, whatever the order of its rows; tiers kept; nothing on top of another.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDrawn, TIER_OF } from '../../graph/tiers.js'
import { generateGraph } from '../../scripts/graph-generator.js'
import { type Graph, NODES } from '../../src/index.js'
import { LAYOUTS } from '../../src/layouts/index.js'
import { separate } from '../../src/layouts/separate.js'

type Kind = keyof typeof NODES | 'Unknown'
const graphOf = (kinds: readonly Kind[], pairs: readonly (readonly [number, number])[]): Graph =>
  ({
    nodes: kinds.map((kind, i) => ({ id: `n${i}`, kind, label: `${i}` })),
    edges: pairs.map(([from, to], i) => ({ id: `e${i}`, kind: 'MENTIONS', source: `n${from}`, target: `n${to}` })),
  }) as unknown as Graph

const graphs = fc
  .array(fc.constantFrom(...(Object.keys(NODES) as Kind[]), 'Unknown' as const), { maxLength: 40 })
  .chain((kinds) =>
    // An end beyond the nodes is one that is missing.
    fc
      .array(fc.tuple(fc.nat(kinds.length), fc.nat(kinds.length)), { maxLength: 60 })
      .map((pairs) => graphOf(kinds, pairs)),
  )

const places = (graph: Graph, positions: readonly number[]) =>
  new Map(graph.nodes.map(({ id, kind }, i) => [id, { kind, x: positions[2 * i] ?? 0, y: positions[2 * i + 1] ?? 0 }]))
const drawnIn = (graph: Graph, positions: readonly number[]) =>
  [...places(graph, positions).values()].filter(({ kind }) => isDrawn(kind))

/** Sorted backwards: as far from the order of ids as can be. */
const reversed = ({ nodes, edges }: Graph): Graph => ({ nodes: nodes.toReversed(), edges: edges.toReversed() })

describe.each(Object.entries(LAYOUTS))('%s', (_name, layout) => {
  test('gives every node a place of two decimals, what is not drawn none; the same again, and in any order of rows', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const positions = layout(graph)
        expect(positions).toHaveLength(2 * graph.nodes.length)
        for (const value of positions) expect(Math.round(value * 100) / 100).toBe(value)
        for (const { kind, x, y } of places(graph, positions).values())
          if (!isDrawn(kind)) expect([x, y]).toEqual([0, 0])
        expect(layout(graph)).toEqual(positions)
        const other = reversed(graph)
        expect([...places(other, layout(other))].sort()).toEqual([...places(graph, positions)].sort())
      }),
      { numRuns: 60 },
    )
  })

  test('leaves no node on top of another', () => {
    for (const graph of [generateGraph(60), generateGraph(1500), graphOf(Array(200).fill('Concept'), [])]) {
      const drawn = drawnIn(graph, layout(graph))
      let nearest = Number.POSITIVE_INFINITY
      for (const [i, a] of drawn.entries())
        for (let j = 0; j < i; j++) {
          const b = drawn[j] as typeof a
          nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y))
        }
      expect(nearest).toBeGreaterThan(0.9)
    }
  })

  test('is the same for a generated graph of 3,000 nodes in any order of rows', () => {
    const graph = generateGraph(3000)
    const other = reversed(graph)
    expect([...places(other, layout(other))].sort()).toEqual([...places(graph, layout(graph))].sort())
  })
})

describe('bands', () => {
  test('keeps the tiers from left to right', () => {
    const tiers = TIER_OF as Readonly<Record<string, number>>
    const check = (graph: Graph) => {
      const drawn = drawnIn(graph, LAYOUTS.bands(graph))
      const edges = [0, 1, 2, 3].map((tier) => {
        const xs = drawn.filter(({ kind }) => (tiers[kind] ?? 2) === tier).map(({ x }) => x)
        return xs.length === 0 ? [] : [Math.min(...xs), Math.max(...xs)]
      })
      const order = edges.flat()
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      // Strictly: the last of a tier is not at the first of the next.
      const filled = edges.filter(({ length }) => length > 0)
      filled.slice(1).forEach(([left], i) => {
        expect(left).toBeGreaterThan(filled[i]?.[1] as number)
      })
    }
    fc.assert(fc.property(graphs, check), { numRuns: 100 })
    check(generateGraph(5000))
  })

  test('untangles chains: what belongs together ends at one height', () => {
    const kinds = ['Concept', 'Claim', 'Publication', 'Study', 'Finding', 'Outcome'] as const
    // Ids run differently through each column, so that chains cross until they are sorted.
    const TURNS = [1, 5, 7, 11, 5, 7]
    const chains = 12
    const column = (step: number, chain: number) => step * chains + ((chain * (TURNS[step] as number)) % chains)
    const pairs = Array.from({ length: chains }, (_, chain) =>
      kinds.slice(1).map((_, step) => [column(step, chain), column(step + 1, chain)] as const),
    ).flat()
    const graph = graphOf(
      kinds.flatMap((kind) => Array<Kind>(chains).fill(kind)),
      pairs,
    )
    const at = places(graph, LAYOUTS.bands(graph))
    for (const [from, to] of pairs) expect(at.get(`n${from}`)?.y).toBe(at.get(`n${to}`)?.y)
  })

  test('is about as wide as a screen, however many nodes there are', () => {
    for (const size of [200, 2000, 20_000]) {
      const drawn = drawnIn(...((graph: Graph) => [graph, LAYOUTS.bands(graph)] as const)(generateGraph(size)))
      const extent = (values: readonly number[]) =>
        values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))
      const ratio = extent(drawn.map(({ x }) => x)) / extent(drawn.map(({ y }) => y))
      expect(ratio).toBeGreaterThan(1)
      expect(ratio).toBeLessThan(3)
    }
  })
})

describe('organic', () => {
  test('puts what is linked together', () => {
    const groups = 4
    const members = 12
    const pairs = Array.from({ length: groups }, (_, group) =>
      Array.from({ length: members * members }, (_, i) => [Math.floor(i / members), i % members] as const)
        .filter(([a, b]) => a < b)
        .map(([a, b]) => [a * groups + group, b * groups + group] as const),
    ).flat()
    const graph = graphOf(Array<Kind>(groups * members).fill('Concept'), pairs)
    const at = [...places(graph, LAYOUTS.organic(graph)).values()]
    const distances = at.flatMap((a, i) =>
      at.slice(i + 1).map((b, j) => ({ linked: (j + 1) % groups === 0, distance: Math.hypot(a.x - b.x, a.y - b.y) })),
    )
    const mean = (linked: boolean) => {
      const some = distances.filter((pair) => pair.linked === linked)
      return some.reduce((sum, { distance }) => sum + distance, 0) / some.length
    }
    expect(mean(true)).toBeLessThan(mean(false) / 2)
  })
})

test('points on one spot are parted, points apart stay', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
      const x = new Float64Array(count + 1)
      const y = new Float64Array(count + 1)
      x[count] = 1000
      separate(x, y, 1)
      for (let i = 0; i < count; i++)
        for (let j = i + 1; j < count; j++)
          expect(Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number))).toBeGreaterThan(
            0.9,
          )
      expect([x[count], y[count]]).toEqual([1000, 0])
    }),
  )
})
