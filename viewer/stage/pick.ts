// What lies under the pointer: the nearest mark, else the nearest line.
import { controlOf, type Point, toPixels } from './draw.js'
import type { Line, Mark, Scene } from './scene.js'
import type { Projection } from './stage.js'

export interface Shown {
  marks: Uint8Array
  lines: Uint8Array
}

/** Place in `scene.marks`, or -1. `slop` is how far beside a mark still counts, in pixels. */
export function markAt({ marks }: Scene, shown: Shown, at: Projection, point: Point, slop: number): number {
  let best = -1
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0; i < marks.length; i++) {
    if (!shown.marks[i]) continue
    const mark = marks[i] as Mark
    const distance =
      Math.hypot(at.ax * mark.x + at.bx - point.x, at.ay * mark.y + at.by - point.y) - mark.size * at.scale
    if (distance > slop || distance >= nearest) continue
    best = i
    nearest = distance
  }
  return best
}

/** Place in `scene.lines`, or -1. */
export function lineAt(scene: Scene, shown: Shown, at: Projection, point: Point, slop: number): number {
  let best = -1
  let nearest = slop
  for (let i = 0; i < scene.lines.length; i++) {
    if (!shown.lines[i]) continue
    const line = scene.lines[i] as Line
    const source = toPixels(at, scene.marks[line.source] as Mark)
    const target = toPixels(at, scene.marks[line.target] as Mark)
    const bulge = slop + Math.abs(line.bend) * (Math.abs(target.x - source.x) + Math.abs(target.y - source.y))
    if (point.x < Math.min(source.x, target.x) - bulge || point.x > Math.max(source.x, target.x) + bulge) continue
    if (point.y < Math.min(source.y, target.y) - bulge || point.y > Math.max(source.y, target.y) + bulge) continue
    const distance = distanceTo(point, source, target, line.bend)
    if (distance > nearest) continue
    best = i
    nearest = distance
  }
  return best
}

const STEPS = 12

/** From a point to a line; a curve is taken for a chain of short straight ones. */
export function distanceTo(point: Point, source: Point, target: Point, bend: number): number {
  if (bend === 0) return toSegment(point, source, target)
  const control = controlOf(source, target, bend)
  let nearest = Number.POSITIVE_INFINITY
  let from = source
  for (let i = 1; i <= STEPS; i++) {
    const t = i / STEPS
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
    const to = { x: a * source.x + b * control.x + c * target.x, y: a * source.y + b * control.y + c * target.y }
    nearest = Math.min(nearest, toSegment(point, from, to))
    from = to
  }
  return nearest
}

function toSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / square
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy)
}
