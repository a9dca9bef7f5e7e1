// Which labels are shown, and where: the weightier first, none over another.

/** A mark, in pixels. */
export interface Disc {
  x: number
  y: number
  radius: number
}

export interface LabelBox extends Disc {
  /** May cover marks, and stands even where it covers another label, if `must` is 'stand'. */
  must?: 'cover' | 'stand'
  /** Of the text. */
  width: number
  height: number
}

export type Side = 'right' | 'left' | 'below' | 'above'
export interface PlacedLabel {
  /** Place in the list that was given. */
  index: number
  side: Side
  /** Left end and top of the text. */
  left: number
  top: number
}

const GAP = 4
const CELL = 64
/** The names of the bands stand above. */
export const TOP = 30
const SIDES: readonly Side[] = ['right', 'left', 'below', 'above']

/**
 * Places labels in the order given and leaves out what would cover a mark, or a label that stands already, or lie
 * outside of `width` × `height` pixels, or in the first `TOP`. Ends when `most` stand. `marks` are those that no label may cover.
 */
export function placeLabels(
  boxes: readonly LabelBox[],
  marks: Iterable<Disc>,
  width: number,
  height: number,
  most: number,
): PlacedLabel[] {
  const texts = new Map<number, Rectangle[]>()
  const discs = new Map<number, Rectangle[]>()
  for (const { x, y, radius } of marks) {
    const inner = Math.max(1, radius * 0.8)
    put(discs, { left: x - inner, top: y - inner, right: x + inner, bottom: y + inner })
  }
  const inside = ({ left, top, right, bottom }: Rectangle) =>
    left >= 0 && top >= TOP && right <= width && bottom <= height
  const placed: PlacedLabel[] = []
  for (const [index, box] of boxes.entries()) {
    if (placed.length >= most) break
    const sides = SIDES.map((side) => ({ side, rectangle: rectangleOf(box, side) })).filter(({ rectangle }) =>
      inside(rectangle),
    )
    const clear = sides.filter(({ rectangle }) => isFree(texts, rectangle))
    const free = clear.find(({ rectangle }) => isFree(discs, rectangle))
    const best = free ?? (box.must ? clear[0] : undefined) ?? (box.must === 'stand' ? sides[0] : undefined)
    if (!best) continue
    put(texts, best.rectangle)
    placed.push({ index, side: best.side, left: best.rectangle.left + 1, top: best.rectangle.top })
  }
  return placed
}

interface Rectangle {
  left: number
  top: number
  right: number
  bottom: number
}

function rectangleOf({ x, y, radius, width, height }: LabelBox, side: Side): Rectangle {
  const left = side === 'right' ? x + radius + GAP : side === 'left' ? x - radius - GAP - width : x - width / 2
  const top = side === 'below' ? y + radius + GAP : side === 'above' ? y - radius - GAP - height : y - height / 2
  return { left: left - 1, top, right: left + width + 1, bottom: top + height }
}

const isFree = (taken: Map<number, Rectangle[]>, rectangle: Rectangle) =>
  !cellsOf(rectangle).some((cell) => taken.get(cell)?.some((other) => overlap(rectangle, other)))

function put(taken: Map<number, Rectangle[]>, rectangle: Rectangle): void {
  for (const cell of cellsOf(rectangle)) {
    const list = taken.get(cell)
    if (list) list.push(rectangle)
    else taken.set(cell, [rectangle])
  }
}

function cellsOf({ left, top, right, bottom }: Rectangle): number[] {
  const cells: number[] = []
  for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++)
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
      cells.push(row * 4096 + column)
  return cells
}

const overlap = (a: Rectangle, b: Rectangle) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** At most `rows` rows of about `length` characters, broken between words; what is left over ends in “…”. */
export function wrap(text: string, length: number, rows: number): string[] {
  const words = text
    .slice(0, length * rows * 2)
    .split(/\s+/u)
    .filter(Boolean)
  const result: string[] = []
  let row = ''
  for (const [i, word] of words.entries()) {
    const longer = row === '' ? word : `${row} ${word}`
    if (longer.length <= length || row === '') {
      row = longer
      if (row.length <= length) continue
    } else if (result.length < rows - 1) {
      result.push(row)
      row = word
      if (row.length <= length) continue
    }
    const cut = row.length > length || i < words.length
    result.push(cut ? `${whole(row.slice(0, length - 1)).trimEnd()}…` : row)
    return result
  }
  return row === '' ? result : [...result, row]
}

/** Without half of a character at its end. */
const whole = (text: string) => text.replace(/[\ud800-\udbff]$/, '')
