// Painted letters → lines in reading order: words joined, columns one after the other, raised numbers as such.
import { raised } from '../../text/raised.js'
import type { Glyphs, Page } from './worker.js'

export interface Line {
  text: string
  page: number
  /** Left, right; baseline; all in points from the upper left corner. */
  x0: number
  x1: number
  y: number
  /** Of most of its letters. */
  size: number
  font: string
  /** The stretch of the page that it stands in: whole width, left or right column. */
  column: number
  /** Parts with wide gaps between: cells of a row. */
  cells: number
}

/** Gap, in letter sizes, from which two stretches of one baseline are apart: cells, or columns. */
const APART = 1.6

export function linesOf(page: Page, number: number): Line[] {
  const stretches = stretchesOf(page.glyphs, number)
  const gutter = gutterOf(stretches, page.width)
  // Beside a heading's large letters the gutter is no wide gap.
  return gutter === undefined ? rows(stretches) : inColumns(stretchesOf(page.glyphs, number, gutter), gutter)
}

/** Letters of one baseline without wide gaps; none goes on from one side of the gutter to the other. */
function stretchesOf(glyphs: readonly Glyphs[], page: number, gutter?: number): Line[] {
  return bandsOf(glyphs).flatMap((band) => {
    const lines: Line[] = []
    let run: Glyphs[] = []
    for (const one of band.sort((a, b) => a.x - b.x)) {
      const last = run.at(-1)
      const end = last ? last.x + last.width : 0
      const size = Math.max(last?.size ?? 0, one.size)
      const crosses = gutter !== undefined && end <= gutter && gutter <= one.x && one.x - end > size * 0.6
      if (last && (crosses || one.x - end > APART * size)) {
        lines.push(lineOf(run, page))
        run = []
      }
      run.push(one)
    }
    if (run.length > 0) lines.push(lineOf(run, page))
    return lines
  })
}

/** Letters by their baselines; raised ones with those that they stand beside. */
function bandsOf(glyphs: readonly Glyphs[]): Glyphs[][] {
  const bands: Glyphs[][] = []
  const sorted = [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x)
  let base: Glyphs | undefined
  for (const one of sorted) {
    const joins = base !== undefined && Math.abs(one.y - base.y) < base.size * 0.25
    if (joins) bands.at(-1)?.push(one)
    else bands.push([one])
    if (!joins || !base || one.size > base.size) base = one
  }
  for (const [i, band] of bands.entries()) {
    for (const other of bands.slice(Math.max(0, i - REACH), i + REACH + 1)) {
      const base = other.length > 0 && other !== band ? biggest(other) : undefined
      if (!base) continue
      for (const one of [...band].sort((a, b) => a.x - b.x)) {
        // Of another column, or of the next line, it is no exponent.
        if (!isRaised(one, base) || !other.some((letters) => touches(letters, one))) continue
        other.push(one)
        band.splice(band.indexOf(one), 1)
      }
    }
  }
  return bands.filter((band) => band.length > 0)
}

/** Baselines above and below that a raised or lowered letter may belong to. */
const REACH = 3

/** Less apart than columns are. */
const touches = (a: Glyphs, b: Glyphs): boolean =>
  Math.abs(a.x + a.width - b.x) < a.size || Math.abs(b.x + b.width - a.x) < a.size

const biggest = (band: readonly Glyphs[]): Glyphs => band.reduce((best, one) => (one.size > best.size ? one : best))

/** Smaller, and above the baseline or below it by less than a line. */
const isRaised = (small: Glyphs, base: Glyphs): boolean =>
  small.size < base.size * 0.85 && Math.abs(base.y - small.y) < base.size * 0.6

function lineOf(run: readonly Glyphs[], page: number): Line {
  const base = biggest(run)
  let text = ''
  let end = run[0]?.x ?? 0
  for (const one of run) {
    const words = one.text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    const up = base.y - one.y
    const small = one.size < base.size * 0.85 && up > base.size * 0.15
    const gap = one.x - end
    if (text !== '' && gap > base.size * 0.15 && !/\s$/.test(text) && !small) text += ' '
    text += small ? raised(words) : words
    end = one.x + one.width
  }
  const x0 = run[0]?.x ?? 0
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    page,
    x0,
    x1: end,
    y: base.y,
    size: base.size,
    font: usualFont(run),
    column: 0,
    cells: 1,
  }
}

function usualFont(run: readonly Glyphs[]): string {
  const counts = new Map<string, number>()
  for (const { font, text } of run) counts.set(font, (counts.get(font) ?? 0) + text.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** One column after the other, between the lines that stand over both. */
function inColumns(stretches: readonly Line[], middle: number): Line[] {
  const side = ({ x0, x1 }: Line) => (x1 <= middle ? 1 : x0 >= middle ? 2 : 0)
  const result: Line[] = []
  let band: Line[] = []
  const flush = () => {
    for (const column of [1, 2])
      result.push(...rows(band.filter((line) => side(line) === column)).map((line) => ({ ...line, column })))
    band = []
  }
  for (const line of stretches) {
    if (side(line) !== 0) band.push(line)
    else {
      flush()
      result.push(line)
    }
  }
  flush()
  return result
}

/** Two columns are where most letters stand wholly on one side of the middle, and both sides have their share. */
function gutterOf(stretches: readonly Line[], width: number): number | undefined {
  for (const middle of [0.5, 0.48, 0.52].map((part) => part * width)) {
    let left = 0
    let right = 0
    let across = 0
    for (const { x0, x1, text } of stretches) {
      if (x1 <= middle) left += text.length
      else if (x0 >= middle) right += text.length
      else across += text.length
    }
    if (
      left + right > across * 2 &&
      Math.min(left, right) > 0.25 * Math.max(left, right) &&
      Math.min(left, right) > 300
    )
      return middle
  }
  return undefined
}

/** Stretches of one baseline are cells of one row. */
function rows(stretches: readonly Line[]): Line[] {
  const lines: Line[] = []
  for (const line of stretches) {
    const last = lines.at(-1)
    if (last && Math.abs(last.y - line.y) < last.size * 0.3 && line.x0 >= last.x1) {
      last.text += ` | ${line.text}`
      last.x1 = line.x1
      last.cells++
    } else lines.push({ ...line })
  }
  return lines
}
