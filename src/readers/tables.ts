// Tables: rows as lines of text with " | " between cells, and where each cell stands.
import type { Block } from '../text/blocks.js'
import { trimSpan } from '../text/spans.js'
import type { Cell, Table } from '../types.js'
import type { Draft } from './draft.js'

/** A cell of markup; `write` adds its words to the draft. */
export interface MarkedCell {
  columns?: number
  rows?: number
  header?: boolean
  /** One with the cell above it. */
  joined?: boolean
  write: () => void
}

/** Columns and rows of the largest tables that people read. */
const WIDEST = 200
const TALLEST = 1000

const bounded = (n: number | undefined, most: number) =>
  n === undefined || !(n >= 1) ? 1 : Math.min(most, Math.trunc(n))

/** A table of the draft; the function it returns writes the next row. */
export function openTable(out: Draft): (cells: readonly MarkedCell[]) => void {
  const table: Table = { rows: [] }
  out.tables.push(table)
  /** By column: the cell that was there last, and how many rows it still reaches down. */
  const above: { cell: Cell; left: number }[] = []
  return (cells) => {
    out.open('row')
    const row: Cell[] = []
    const fresh: (readonly [Cell, number])[] = []
    let column = 0
    for (const [i, cell] of cells.entries()) {
      if (i > 0) out.add(' | ')
      const start = out.at()
      cell.write()
      while ((above[column]?.left ?? 0) > 0) column++
      if (column >= WIDEST) continue
      const width = bounded(cell.columns, WIDEST - column)
      const height = bounded(cell.rows, TALLEST)
      const words = cell.joined ? above[column]?.cell : undefined
      const span = words ?? { start, end: Math.max(start, out.length()) }
      const placed: Cell = { start: span.start, end: span.end, column, width, height }
      if (cell.header) placed.header = true
      row.push(placed)
      fresh.push([placed, height])
      column += width
    }
    for (const one of above) if (one) one.left--
    for (const [cell, height] of fresh)
      for (let k = cell.column; k < cell.column + cell.width; k++) above[k] = { cell, left: height - 1 }
    out.close()
    table.rows.push(row)
  }
}

/** The pipe tables of a Markdown text, from its blocks of rows; a row above a line of dashes is a header. */
export function pipeTables(text: string, blocks: readonly Block[]): Table[] {
  const tables: Table[] = []
  let last: Block | undefined
  for (const block of blocks) {
    if (block.kind === 'row') {
      const between = last?.kind === 'row' ? text.slice(last.end, block.start) : undefined
      if (between === undefined || /\n\s*\n/.test(between)) tables.push({ rows: [] })
      else if (/-/.test(between)) for (const cell of tables.at(-1)?.rows.at(-1) ?? []) cell.header = true
      tables.at(-1)?.rows.push(pipeCells(text, block))
    }
    last = block
  }
  return tables
}

function pipeCells(text: string, { start, end }: Block): Cell[] {
  const cells: Cell[] = []
  let from = start
  const add = (to: number) =>
    cells.push({ ...trimSpan(text, { start: from, end: to }), column: cells.length, width: 1, height: 1 })
  for (let i = start; i < end; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '|') {
      if (i > start) add(i)
      from = i + 1
    }
  }
  if (from < end) add(end)
  return cells.slice(0, WIDEST)
}
