// A table's cells with the labels that say what they hold: headers above, labels on the left, titles of parts.
import { once } from '../../../text/once.js'
import { lowerBound } from '../../../text/spans.js'
import type { Cell, Cue, Document, Table } from '../../../types.js'
import { isTime, type Statistic, statisticIn } from './labels.js'
import { cellValue, hasDecimalCommas, isBlank, limitsOf, withPoints } from './values.js'

/** Words of a table that say what others hold. */
export interface Label {
  text: string
  start: number
  end: number
  /** Index of its passage. */
  passage: number
  column: number
  statistic: Statistic | undefined
  /** It says when and names nothing. */
  isTime: boolean
  /** Of labels on the left: the header of their column. */
  under?: string
}

/** A cell that holds a number, with its labels from the nearest on. */
export interface Datum {
  text: string
  row: number
  column: number
  passage: number
  /** In its row, the nearest to the number first; then titles of the part of the table. */
  left: readonly Label[]
  /** In its column, from the lowest up. */
  above: readonly Label[]
}

/** Larger ones are lists of data. */
const TALLEST = 200
const WIDEST = 60

type Row = (Cell | undefined)[]

export function dataOf(document: Document, { rows }: Table, measures: readonly Cue[]): Datum[] {
  if (rows.length > TALLEST) return []
  const width = Math.max(...rows.flatMap((row) => row.map(({ column, width }) => column + width)), 0)
  if (width > WIDEST || width < 2) return []
  const words = once(({ start, end }: Cell) => document.text.slice(start, end).replace(/\s+/g, ' ').trim())
  const isPointed = !hasDecimalCommas(rows.flatMap((row) => row.map(words)))
  const number = (cell: Cell) => (isPointed ? words(cell) : withPoints(words(cell)))
  const holds = once((cell: Cell | undefined) => {
    if (!cell || cell.header) return false
    const text = number(cell)
    return cellValue(text) !== undefined || limitsOf(text) !== undefined
  })
  const grid = gridOf(rows, width)
  const first = firstColumn(grid, width, holds, (cell) => cell === undefined || isBlank(words(cell)))
  let headers: Row[] = []
  const passageOf = ({ start }: Cell) => lowerBound(document.passages, start + 1) - 1
  const label = once((cell: Cell): Label => {
    const text = words(cell)
    return {
      text,
      start: cell.start,
      end: cell.end,
      passage: passageOf(cell),
      column: cell.column,
      statistic: statisticIn(text, measures),
      isTime: isTime(text),
    }
  })
  const headed = (cell: Cell): Label => {
    const under = headers.map((header) => header[cell.column]).findLast((over) => over && !isBlank(words(over)))
    return under ? { ...label(cell), under: words(under) } : label(cell)
  }
  const data: Datum[] = []
  let marked: Row[] = []
  let titles: Label[] = []
  let carried: (Label | undefined)[] = []
  let inData = false
  for (const [r, row] of grid.entries()) {
    const filled = [...new Set(row.filter((cell) => cell !== undefined && !isBlank(words(cell))))] as Cell[]
    if (filled.length === 0) continue
    const numbers = row.map((cell, column) => column >= first && holds(cell))
    if (!numbers.includes(true)) {
      const [only] = filled
      if (only && filled.length === 1 && !only.header && (only.column === 0 || only.width === width)) {
        // Two titles with nothing between them: a part, and a part of that.
        titles = inData ? [label(only)] : [label(only), ...titles]
        carried = []
        inData = false
      } else {
        if (inData || headers.length === 0) headers = [...marked]
        headers.push(row)
        if (filled.every(({ header }) => header)) marked = [...headers]
        inData = false
        carried = row
          .slice(0, first)
          .map((cell) => (cell && !cell.header && !isBlank(words(cell)) ? label(cell) : undefined))
      }
      continue
    }
    inData = true
    const own = row.slice(0, first)
    const named = own.findIndex((cell) => cell !== undefined && !isBlank(words(cell)))
    // A label holds until the next one in its column, or left of it.
    carried = Array.from({ length: first }, (_, k) => {
      const cell = own[k]
      // A unit in a row of its own goes on with the label above it.
      const goesOn = cell && carried[k] && /^\(.*\)$/.test(words(cell))
      if (cell && !isBlank(words(cell)) && !goesOn) return headed(cell)
      return named >= 0 && k > named ? undefined : carried[k]
    })
    const left = [...carried.filter((one) => one !== undefined).reverse(), ...titles]
    for (let column = first; column < width; column++) {
      const cell = row[column]
      if (!cell || !numbers[column] || cell.column !== column) continue
      // A header of several rows is one label: in some formats one cell, in others one in each row.
      const above = new Map<number, Label>()
      for (const header of headers.toReversed()) {
        const over = header[column]
        if (over && !isBlank(words(over))) above.set(over.start, label(over))
      }
      data.push({ text: number(cell), row: r, column, passage: passageOf(cell), left, above: [...above.values()] })
    }
  }
  return data
}

/** Every place of the table with the cell that covers it. */
function gridOf(rows: readonly (readonly Cell[])[], width: number): Row[] {
  const grid: Row[] = rows.map(() => new Array(width).fill(undefined))
  for (const [r, row] of rows.entries())
    for (const cell of row)
      for (let y = r; y < Math.min(rows.length, r + cell.height); y++)
        for (let x = cell.column; x < cell.column + cell.width; x++) (grid[y] as Row)[x] = cell
  return grid
}

type Test = (cell: Cell | undefined) => boolean

/** The first column of numbers, of which some may be missing: what is left of it are labels. */
function firstColumn(grid: readonly Row[], width: number, holds: Test, lacks: Test): number {
  const body = grid.filter((row) => row.some(holds))
  const first = Array.from({ length: width }, (_, k) => body.map((row) => row[k])).findIndex(
    (column, k) =>
      k > 0 && column.some(holds) && column.filter((cell) => holds(cell) || lacks(cell)).length >= body.length / 2,
  )
  return first < 0 ? width : first
}
