// Marks and lines on a 2D canvas: what is lit over the WebGL picture, and all of it where there is no WebGL.
import type { Shape, Sign } from '../kinds.js'
import type { Palette } from '../theme.js'
import type { Line, Mark, Scene } from './scene.js'
import { pathOf } from './shapes.js'
import type { Projection } from './stage.js'

export interface Point {
  x: number
  y: number
}

export const toPixels = ({ ax, bx, ay, by }: Projection, { x, y }: Point): Point => ({ x: ax * x + bx, y: ay * y + by })

const paths = new Map<Shape, Path2D>()
function outline(shape: Shape): Path2D {
  const path = paths.get(shape) ?? new Path2D(pathOf(shape))
  paths.set(shape, path)
  return path
}

export function drawMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  at: Projection,
  { palette }: Scene,
  grow = 1,
): void {
  const { x, y } = toPixels(at, mark)
  const radius = mark.size * at.scale * grow
  context.save()
  context.translate(x, y)
  context.scale(radius, radius)
  context.lineWidth = 3.2 / radius
  context.strokeStyle = palette.paper
  context.stroke(outline(mark.shape))
  context.fillStyle = mark.fill
  context.fill(outline(mark.shape), 'evenodd')
  if (radius > 3.5) drawSign(context, mark.sign, palette.glyph)
  context.restore()
}

/** Bars as [x, y, half width, half height]; a node has radius 1. */
export const SIGN_BARS: Record<Sign, readonly (readonly [number, number, number, number])[]> = {
  plus: [
    [0, 0, 0.5, 0.13],
    [0, 0, 0.13, 0.5],
  ],
  minus: [[0, 0, 0.5, 0.13]],
  equal: [
    [0, -0.22, 0.46, 0.11],
    [0, 0.22, 0.46, 0.11],
  ],
  // Turned by 45 degrees.
  denied: [
    [0, 0, 0.55, 0.13],
    [0, 0, 0.13, 0.55],
  ],
  none: [],
}

function drawSign(context: CanvasRenderingContext2D, sign: Sign, colour: string): void {
  if (sign === 'denied') context.rotate(Math.PI / 4)
  context.fillStyle = colour
  for (const [x, y, width, height] of SIGN_BARS[sign]) context.fillRect(x - width, y - height, 2 * width, 2 * height)
}

/** How many lines lie on one another here. */
export function drawBadge(
  context: CanvasRenderingContext2D,
  { x, y, count }: Point & { count: number },
  palette: Palette,
): void {
  const text = String(count)
  context.beginPath()
  context.roundRect(x - 4 - 3 * text.length, y - 7, 8 + 6 * text.length, 14, 7)
  context.fillStyle = palette.paper
  context.fill()
  context.lineWidth = 1
  context.strokeStyle = palette.edge
  context.stroke()
  context.font = BADGE
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = palette.ink
  context.fillText(text, x, y + 0.5)
}

const BADGE = '600 10px system-ui, sans-serif'

/** The middle control point of a line's curve, in pixels; as @sigma/edge-curve bends it. */
export function controlOf(source: Point, target: Point, bend: number): Point {
  return {
    x: (source.x + target.x) / 2 + (target.y - source.y) * bend,
    y: (source.y + target.y) / 2 - (target.x - source.x) * bend,
  }
}

export function drawLine(
  context: CanvasRenderingContext2D,
  line: Line,
  at: Projection,
  { marks }: Scene,
  colour: string,
  width: number,
): void {
  const [from, to] = [marks[line.source] as Mark, marks[line.target] as Mark]
  const [source, target] = [toPixels(at, from), toPixels(at, to)]
  const control = controlOf(source, target, line.bend)
  context.strokeStyle = colour
  context.lineWidth = width
  context.beginPath()
  context.moveTo(source.x, source.y)
  context.quadraticCurveTo(control.x, control.y, target.x, target.y)
  context.stroke()
  if (line.arrow) drawArrow(context, line.bend === 0 ? source : control, target, to.size * at.scale, colour, width)
}

function drawArrow(
  context: CanvasRenderingContext2D,
  from: Point,
  to: Point,
  radius: number,
  colour: string,
  width: number,
) {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const size = 4 + 2 * width
  if (length < radius + size) return
  context.save()
  context.translate(to.x, to.y)
  context.rotate(Math.atan2(to.y - from.y, to.x - from.x))
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(-radius - 1, 0)
  context.lineTo(-radius - 1 - size, -size / 2)
  context.lineTo(-radius - 1 - size, size / 2)
  context.fill()
  context.restore()
}
