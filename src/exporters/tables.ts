// Tables and their CSV: RFC 4180 with a header, cells by the type of their column.
import { type Column, own } from './columns.js'
import { textOf } from './values.js'

const NEEDS_QUOTES = /[",\n\r]|^\s|\s$/
/** A spreadsheet takes a text that begins so for a formula and runs it. */
const FORMULA = /^[=+\-@\t\r]/

const quote = (text: string) => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A text with an apostrophe before what a spreadsheet would run; numbers keep their sign. */
const guarded = (text: string) => (FORMULA.test(text) ? `'${text}` : text)

/** A value for each column. */
export type Cells = readonly unknown[]
export type Fields = Readonly<Record<string, unknown>>

/** A table before it is text; `rows` can be walked more than once. */
export interface Table {
  file: string
  doc: string
  columns: readonly Column[]
  rows(): Iterable<Cells>
}

/** The values of these columns, looked up by `property`. */
export const cellsOf = (columns: readonly Column[], row: Fields): Cells =>
  columns.map(({ property }) => own(row, property))

/** Of a table that evigraph adds up itself. */
export const column = (name: string, doc: string, type: Column['type'] = 'string', unit?: string): Column => ({
  property: name,
  name,
  type,
  doc,
  ...(unit === undefined ? {} : { unit }),
})

export function* csvText(columns: readonly Column[], rows: Iterable<Cells>, bom = false): Generator<string> {
  yield `${bom ? '\ufeff' : ''}${columns.map(({ name }) => quote(name)).join(',')}\n`
  for (const row of rows) yield `${columns.map((column, i) => cell(row[i], column)).join(',')}\n`
}

function cell(value: unknown, { type }: Column): string {
  const text = textOf(value, type)
  if (text === undefined) return ''
  return type === 'string' ? quote(guarded(text)) : text
}
