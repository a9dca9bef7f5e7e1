// Lines between the same two marks: fanned out, and counted where there is no room to see them apart.
import { edgeStyle } from '../kinds.js'
import type { GraphIndex } from '../model.js'
import { type Point, toPixels } from './draw.js'
import type { Shown } from './pick.js'
import type { Line, Mark, Place, Scene } from './scene.js'
import type { Projection } from './stage.js'

/** Places in the scene's lines that join the same two marks, whichever way they point: more than one. */
export type Bundle = readonly number[]

/** The drawn edges that join the same two nodes, where there are several. */
export function parallelEdges(index: GraphIndex): number[][] {
  const sets = new Map<number, number[]>()
  index.edges.forEach(({ kind }, edge) => {
    const [source, target] = [index.sources[edge] as number, index.targets[edge] as number]
    if (edgeStyle(kind).rank === 'words' || !index.drawn[source] || !index.drawn[target]) return
    const key = Math.min(source, target) * index.nodes.length + Math.max(source, target)
    const set = sets.get(key)
    if (set) set.push(edge)
    else sets.set(key, [edge])
  })
  return [...sets.values()].filter(({ length }) => length > 1)
}

/** Bends the lines of each bundle apart. */
export function fan(lines: readonly Line[], bundles: readonly Bundle[]): void {
  for (const set of bundles)
    set.forEach((place, i) => {
      const line = lines[place] as Line
      const bend = (i - (set.length - 1) / 2) * stepOf(set.length)
      // Seen from its own source, a line that points the other way bends to the other side.
      line.bend = line.source < line.target ? bend : -bend
    })
}

/** From one bend to the next, of so many lines. */
const stepOf = (count: number) => Math.min(0.16, 0.8 / count)

/** Pixels between the middles of two lines beside each other, below which they are seen as one. */
const APART = 6
/** More would hide the picture. */
const MOST = 80

export interface Badge extends Point {
  /** Lines that are shown there. */
  count: number
}

/** Where lines lie too close to be told apart, in pixels of the picture, and how many they are. */
export function badges(scene: Scene, shown: Shown, at: Projection, { width, height }: Place): Badge[] {
  const { marks, lines, bundles } = scene
  const list: Badge[] = []
  for (const places of bundles) {
    const count = places.filter((place) => shown.lines[place]).length
    if (count < 2) continue
    const { source, target } = lines[places[0] as number] as Line
    const [from, to] = [toPixels(at, marks[source] as Mark), toPixels(at, marks[target] as Mark)]
    // The middle of a curve is half as far off as its control point.
    if ((Math.hypot(to.x - from.x, to.y - from.y) * stepOf(places.length)) / 2 >= APART) continue
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
    if (x < 0 || y < 0 || x > width || y > height) continue
    list.push({ x, y, count })
    if (list.length === MOST) break
  }
  return list
}
