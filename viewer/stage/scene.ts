// What is drawn, before anything draws it: every mark with its place, size and colours, computed once.
import type { GraphNode } from '../../graph/schema.js'
import { edgeStyle, KINDS, type Shape, SIGNS, type Sign, signOf } from '../kinds.js'
import { edgeOf, edgesInto, type GraphIndex, listAt, nodeOf, targetsOf } from '../model.js'
import { type Palette, withAlpha } from '../theme.js'
import { type Bundle, fan, parallelEdges } from './bundles.js'

export interface Mark {
  /** Number of the node in the index. */
  node: number
  id: string
  label: string
  x: number
  y: number
  /** Radius in pixels when the whole picture is in view. */
  size: number
  shape: Shape
  sign: Sign
  fill: string
  /** Of labels: the heavier one is shown. */
  weight: number
}

export interface Line {
  /** Number of the edge in the index. */
  edge: number
  id: string
  /** Places in `marks`. */
  source: number
  target: number
  width: number
  colour: string
  /** When it is lit. */
  strong: string
  /** 0 for a straight line; else how far its middle is off, as a part of its length. */
  bend: number
  arrow: boolean
}

export interface Scene {
  marks: Mark[]
  lines: Line[]
  bundles: Bundle[]
  /** Place in `marks` of a node, and in `lines` of an edge, by number; -1 where it is not drawn. */
  markOf: Int32Array
  lineOf: Int32Array
  box: Box
  palette: Palette
  /** Where marks stand in columns: what heights were multiplied with. Undefined where distances mean something. */
  stretched: number | undefined
}

/** Where readers have put nodes, by id, in the units of the layout. */
export type Pins = Readonly<Record<string, { x: number; y: number }>>

export interface Box {
  x: [number, number]
  y: [number, number]
}

/** The place that the picture is to fill, in pixels. */
export interface Place {
  width: number
  height: number
}

/**
 * `stretch` lets the picture grow in height until it fills its place. Marks are the smaller, the less room there is for
 * each.
 */
export function sceneOf(
  index: GraphIndex,
  positions: readonly number[],
  palette: Palette,
  place: Place,
  stretch: boolean,
  pins: Pins = {},
): Scene {
  const markOf = new Int32Array(index.nodes.length).fill(-1)
  const lineOf = new Int32Array(index.edges.length).fill(-1)
  const marks: Mark[] = []
  index.nodes.forEach((data, node) => {
    if (!index.drawn[node]) return
    markOf[node] = marks.length
    const sign = signOf(data)
    const style = KINDS[data.kind]
    const degree = drawnDegree(index, node)
    marks.push({
      node,
      id: data.id,
      label: labelOf(data),
      x: positions[2 * node] as number,
      y: positions[2 * node + 1] as number,
      size: sizeOf(index, node, degree),
      shape: style.shape,
      sign,
      fill: palette[style.colour === 'signed' ? SIGNS[sign].colour : style.colour],
      weight: style.weight + 1.5 * Math.log2(1 + degree),
    })
  })
  const box = boxOf(marks)
  const stretched = stretch ? widen(marks, box, place.width / place.height) : undefined
  const shrink = Math.min(1, Math.max(SMALLEST, Math.sqrt((place.width * place.height) / marks.length) / ROOMY))
  for (const mark of marks) mark.size *= shrink
  const lines: Line[] = []
  index.edges.forEach((data, edge) => {
    const { rank } = edgeStyle(data.kind)
    const [source, target] = [
      markOf[index.sources[edge] as number] as number,
      markOf[index.targets[edge] as number] as number,
    ]
    if (rank === 'words' || source < 0 || target < 0) return
    lineOf[edge] = lines.length
    const sign = edgeSign(index, edge)
    const strong = sign === 'none' ? palette.edge : palette[SIGNS[sign].colour]
    lines.push({
      edge,
      id: data.id,
      source,
      target,
      width: rank === 'chain' ? 1.2 : 0.8,
      colour: withAlpha(strong, rank === 'chain' ? 0.4 : 0.2),
      strong,
      bend: 0,
      arrow: data.kind === 'OBJECT',
    })
  })
  const bundles = parallelEdges(index).map((edges) => edges.map((edge) => lineOf[edge] as number))
  fan(lines, bundles)
  const scene = { marks, lines, bundles, markOf, lineOf, box, palette, stretched }
  pinMarks(scene, positions, pins)
  return scene
}

/**
 * Moves marks to where they are pinned, all others to where the layout has them; a mark never leaves its column. Returns
 * the places in `marks` of those that moved.
 */
export function pinMarks({ marks, stretched }: Scene, positions: readonly number[], pins: Pins): number[] {
  return marks.flatMap((mark, place) => {
    const home = { x: positions[2 * mark.node] as number, y: positions[2 * mark.node + 1] as number }
    const pin = Object.hasOwn(pins, mark.id) ? pins[mark.id] : undefined
    const x = stretched === undefined && pin ? pin.x : home.x
    const y = (pin ?? home).y * (stretched ?? 1)
    if (x === mark.x && y === mark.y) return []
    mark.x = x
    mark.y = y
    return [place]
  })
}

/** Pixels from mark to mark, at which they have their full size. */
const ROOMY = 44
const SMALLEST = 0.25

/** Of the width, on the left and on the right, for the labels of the outermost columns. */
const ROOM = [0.05, 0.1] as const

/** Returns what heights were multiplied with. */
function widen(marks: Mark[], box: Box, aspect: number): number {
  const width = box.x[1] - box.x[0]
  box.x = [box.x[0] - ROOM[0] * width, box.x[1] + ROOM[1] * width]
  const factor = (box.x[1] - box.x[0]) / aspect / (box.y[1] - box.y[0])
  if (!Number.isFinite(factor) || factor <= 0) return 1
  for (const mark of marks) mark.y *= factor
  box.y = [box.y[0] * factor, box.y[1] * factor]
  return factor
}

/** A study’s design, which its label ends with, is read when it is pointed at. */
const labelOf = (node: GraphNode) =>
  node.kind === 'Study' && node.design !== undefined && node.label.endsWith(`, ${node.design}`)
    ? node.label.slice(0, -node.design.length - 2)
    : node.label

/** An edge says what the claim or finding at one of its ends says. */
function edgeSign(index: GraphIndex, edge: number): Sign {
  const kind = index.edges[edge]?.kind
  if (kind === 'SUPPORTED_BY') return 'none'
  const sign = signOf(nodeOf(index, index.sources[edge] as number))
  return sign === 'none' ? signOf(nodeOf(index, index.targets[edge] as number)) : sign
}

const drawnDegree = (index: GraphIndex, node: number) =>
  [...listAt(index.out, node), ...listAt(index.into, node)].filter(
    (edge) => edgeStyle(edgeOf(index, edge).kind).rank !== 'words',
  ).length

/** Area grows with the evidence: what is claimed of an entity, what a claim rests on, how many a study counted. */
function sizeOf(index: GraphIndex, node: number, degree: number): number {
  const data = nodeOf(index, node)
  const area = (base: number, more: number, most: number) => Math.min(most, Math.sqrt(base + more))
  switch (data.kind) {
    case 'Claim':
      return area(16, 7 * (data.passageCount - 1) + 12 * data.publicationCount, 10)
    case 'Study':
      return area(36, 16 * Math.log10(Math.max(1, data.sampleSize ?? data.studiesIncluded ?? 1)), 11)
    case 'Finding':
      return 6
    case 'Publication':
      return area(
        20,
        5 * edgesInto(index, node, 'SUPPORTED_BY').length + 8 * targetsOf(index, node, 'REPORTS').length,
        10,
      )
    default:
      return area(16, 6 * degree, 14)
  }
}

export function boxOf(points: Iterable<{ x: number; y: number }>): Box {
  const box: Box = {
    x: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    y: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  }
  for (const { x, y } of points) {
    box.x = [Math.min(box.x[0], x), Math.max(box.x[1], x)]
    box.y = [Math.min(box.y[0], y), Math.max(box.y[1], y)]
  }
  return Number.isFinite(box.x[0]) ? box : { x: [0, 1], y: [0, 1] }
}
