// By forces: what is linked is near. ForceAtlas2 (Jacomy et al., 2014) from places that only ids decide.
import { MultiDirectedGraph } from 'graphology'
import layout from 'graphology-layout-forceatlas2'
import { shortHash } from '../text/hash.js'
import type { Graph } from '../types.js'
import { type Drawn, drawnOf, positionsOf } from './drawn.js'
import { centre, separate } from './separate.js'

/** Its types name a default export, which its CommonJS module does not have. */
const forceAtlas2 = layout as unknown as typeof layout.default

/** Distance of nodes that do not overlap. */
const APART = 1

/** x0, y0, x1, y1 … in the order of the graph's nodes. The work is bounded: large graphs get fewer rounds. */
export function organic(graph: Graph): number[] {
  const drawn = drawnOf(graph)
  const count = drawn.ids.length
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  scatter(drawn, x, y)
  if (count > 1) settle(drawn, x, y)
  centre(x, y)
  separate(x, y, APART)
  return positionsOf(graph, drawn, x, y)
}

/** Over a disc with room for all. */
function scatter({ ids }: Drawn, x: Float64Array, y: Float64Array): void {
  ids.forEach((id, i) => {
    const hash = shortHash('organic', id)
    const radius = Math.sqrt((ids.length * Number.parseInt(hash.slice(0, 8), 16)) / 2 ** 32)
    const angle = (2 * Math.PI * Number.parseInt(hash.slice(8), 16)) / 2 ** 32
    x[i] = radius * Math.cos(angle)
    y[i] = radius * Math.sin(angle)
  })
}

function settle({ sources, targets }: Drawn, x: Float64Array, y: Float64Array): void {
  const graph = new MultiDirectedGraph()
  x.forEach((_, i) => {
    graph.addNode(i, { x: x[i], y: y[i] })
  })
  sources.forEach((source, i) => {
    graph.addDirectedEdge(source, targets[i])
  })
  forceAtlas2.assign(graph, { iterations: roundsFor(x.length), settings: settingsFor(x.length) })
  graph.forEachNode((key, at) => {
    x[Number(key)] = at.x as number
    y[Number(key)] = at.y as number
  })
}

const roundsFor = (count: number) => Math.round(Math.min(200, Math.max(40, 100_000 / count)))

/** Without slowing down the layout is as good after 40 rounds as after 200 with what is inferred by default. */
const settingsFor = (count: number) => ({
  ...forceAtlas2.inferSettings(count),
  slowDown: 1,
  barnesHutOptimize: count > 500,
  barnesHutTheta: 1,
})
