// The labels of a picture as they stand in it, for whatever writes them: the page's canvas, a file.
import { toPixels } from './draw.js'
import { type LabelBox, placeLabels, wrap } from './labels.js'
import type { Shown } from './pick.js'
import type { Mark, Place, Scene } from './scene.js'
import type { Projection } from './stage.js'

export const LINE_HEIGHT = 14
const ROW_LENGTH = 26
/** So many of the weightiest in view are tried. */
const MOST_TRIED = 600
/** So many of the weightiest may cover lesser marks. */
const MUST_COVER = 12

export interface Text {
  rows: string[]
  /** In pixels. */
  width: number
}

export interface Written {
  rows: readonly string[]
  /** Of the text's left end, middle or right end, by `align`. */
  x: number
  top: number
  align: 'left' | 'center' | 'right'
  /** A plate of the ground's colour under it, where it covers marks. */
  plate?: { left: number; top: number; width: number; height: number }
}

/** `measure` gives the width of a row in pixels. */
export function textOf(label: string, measure: (row: string) => number): Text {
  const rows = wrap(label, ROW_LENGTH, 2)
  return { rows, width: Math.max(0, ...rows.map(measure)) }
}

/** Places in `scene.marks`, the weightiest first. */
export function byWeight({ marks }: Scene): Int32Array {
  const weight = (place: number) => (marks[place] as Mark).weight
  return Int32Array.from(marks.keys()).sort((a, b) => weight(b) - weight(a))
}

/** Of the marks shown in view those whose labels are tried, and which of them must stand. */
export function labelled(
  scene: Scene,
  order: Int32Array,
  shown: Shown,
  at: Projection,
  size: Place,
): { places: number[]; musts: Map<number, 'cover'> } {
  const places: number[] = []
  for (const place of order) {
    if (!shown.marks[place] || !inView(scene.marks[place] as Mark, at, size)) continue
    places.push(place)
    if (places.length >= MOST_TRIED) break
  }
  return { places, musts: new Map(places.slice(0, MUST_COVER).map((place) => [place, 'cover'])) }
}

function inView(mark: Mark, at: Projection, { width, height }: Place): boolean {
  const { x, y } = toPixels(at, mark)
  return x > -20 && y > -20 && x < width + 20 && y < height + 20
}

/** Labels of marks, the first first, as far as they find room. */
export function written(
  scene: Scene,
  at: Projection,
  size: Place,
  places: readonly number[],
  most: number,
  musts: ReadonlyMap<number, 'cover' | 'stand'>,
  text: (place: number) => Text,
): Written[] {
  const boxes = places.map((place): LabelBox => {
    const mark = scene.marks[place] as Mark
    const { rows, width } = text(place)
    const must = musts.get(place)
    const box = { ...toPixels(at, mark), radius: mark.size * at.scale, width, height: rows.length * LINE_HEIGHT }
    return must ? { ...box, must } : box
  })
  return placeLabels(boxes, boxes, size.width, size.height, most).map(({ index, side, left, top }) => {
    const place = places[index] as number
    const { rows, width } = text(place)
    const align = side === 'right' ? 'left' : side === 'left' ? 'right' : 'center'
    const x = align === 'left' ? left : align === 'right' ? left + width : left + width / 2
    const plate = { left: left - 2, top: top - 1, width: width + 4, height: rows.length * LINE_HEIGHT + 1 }
    return { rows, x, top, align, ...(musts.has(place) ? { plate } : {}) }
  })
}
