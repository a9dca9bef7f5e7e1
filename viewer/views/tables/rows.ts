// Which rows of a table are shown, and in which order.
import type { GraphIndex } from '../../model.js'
import type { Column, Table, Value } from './columns.js'

export interface Sort {
  /** Place in the table's columns. */
  column: number
  descending: boolean
}

/** Without accents and case, for comparing. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

export const textOf = (value: Value): string => (value === undefined ? '' : String(value))

/** What is searched of each item: the text of all columns but the words, folded. */
export function textsOf(index: GraphIndex, { columns }: Table, items: readonly number[]): string[] {
  const searched = columns.filter((column) => !column.words)
  return items.map((item) => folded(searched.map((column) => textOf(column.value(index, item))).join(' ')))
}

/** The items whose text has every word of `query` in it. */
export function matching(items: readonly number[], texts: readonly string[], query: string): number[] {
  const asked = folded(query).split(/\s+/u).filter(Boolean)
  if (asked.length === 0) return [...items]
  return items.filter((_, i) => asked.every((word) => texts[i]?.includes(word)))
}

/** Stable; what has no value comes last either way. */
export function sorted(index: GraphIndex, column: Column, items: readonly number[], descending: boolean): number[] {
  const keyed = items.map((item, place) => {
    const value = column.value(index, item)
    return { item, place, key: typeof value === 'string' ? folded(value) : value }
  })
  const way = descending ? -1 : 1
  return keyed
    .sort((a, b) => {
      if (a.key === b.key) return a.place - b.place
      if (a.key === undefined) return 1
      if (b.key === undefined) return -1
      return (a.key < b.key ? -1 : 1) * way
    })
    .map(({ item }) => item)
}

/** As src/exporters writes it, with the ids that the graph's file knows the rows by. */
export function csvOf(index: GraphIndex, table: Table, items: readonly number[]): string {
  const known = table.of === 'node' ? index.nodes : index.edges
  const head = ['id', ...table.columns.map(({ title }) => title)]
  const rows = items.map((item) => [known[item]?.id, ...table.columns.map((column) => column.value(index, item))])
  return csvText([head, ...rows])
}

export const csvText = (rows: readonly (readonly Value[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('')

/** Text that a spreadsheet would take for a formula is quoted by an apostrophe in front. */
function cell(value: Value): string {
  const text = textOf(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
