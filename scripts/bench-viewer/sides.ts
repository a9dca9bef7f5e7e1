// The two that are compared: the viewer's picture, and sigma as it comes, with the same graph, canvas and edge programs.
import EdgeCurveProgram, { EdgeCurvedArrowProgram } from '@sigma/edge-curve'
import { MultiDirectedGraph } from 'graphology'
import Sigma from 'sigma'
import { EdgeArrowProgram, EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering'
import type { Payload } from '../../graph/view.js'
import { type GraphIndex, indexGraph } from '../../viewer/model.js'
import { sceneOf } from '../../viewer/stage/scene.js'
import { Surface } from '../../viewer/stage/surface.js'
import { PALETTES } from '../../viewer/theme.js'

export interface Viewer {
  sigma: Sigma
  surface: Surface
  index: GraphIndex
  kill(): void
}

const elementOf = (id: string) => document.getElementById(id) as HTMLElement

/** From the parsed payload to a picture, as the page does it. */
export function openViewer(payload: Payload): Viewer {
  const index = indexGraph(payload)
  const surface = new Surface(elementOf('viewer'), {
    click() {},
    hover() {},
    camera() {},
    holds() {},
    pinned() {},
    changed() {},
  })
  surface.show(sceneOf(index, payload.positions.bands, PALETTES.light, surface.place, true))
  const { sigma } = surface.stage as unknown as { sigma: Sigma }
  return { sigma, surface, index, kill: () => surface.kill() }
}

type Attributes = Record<string, unknown>

/** How nodes and edges look, so that both sides draw as much. */
export interface Looks {
  nodes: [id: string, attributes: Attributes][]
  edges: [id: string, source: string, target: string, attributes: Attributes][]
  many: boolean
}

export function looksOf({ sigma, index }: Viewer): Looks {
  const graph = sigma.getGraph()
  const labelOf = (id: string) => index.nodes[index.nodeAt.get(id) as number]?.label
  const kept = ({ type, size, color, curvature }: Attributes) => ({ type, size, color, curvature })
  return {
    nodes: graph.mapNodes((id, { x, y, size, color }) => [id, { x, y, size, color, label: labelOf(id) }]),
    edges: graph.mapEdges((id, attributes, source, target) => [id, source, target, kept(attributes)]),
    many: sigma.getSetting('edgeProgramClasses').line === EdgeLineProgram,
  }
}

/** Sigma's own settings, but for the programs of edges. */
export function openBare({ nodes, edges, many }: Looks): Sigma {
  const graph = new MultiDirectedGraph()
  for (const [id, attributes] of nodes) graph.addNode(id, { ...attributes })
  for (const [id, source, target, attributes] of edges)
    graph.addDirectedEdgeWithKey(id, source, target, { ...attributes })
  return new Sigma(graph, elementOf('bare'), {
    edgeProgramClasses: {
      line: many ? EdgeLineProgram : EdgeRectangleProgram,
      arrow: EdgeArrowProgram,
      curve: EdgeCurveProgram,
      curvedArrow: EdgeCurvedArrowProgram,
    },
    defaultEdgeType: 'line',
  })
}
