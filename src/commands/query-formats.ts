// The formats of query results, each written as the rows come.
import type { Value } from '../index.js'
import { terminalWidth, wrap } from './terminal.js'

type Batches = AsyncIterable<Value[][]>
export type Write = (columns: readonly string[], batches: Batches) => AsyncIterable<string>

export const FORMATS: Readonly<Record<string, Write>> = { table, json, ndjson, csv, markdown }

/** What a person reads: a node by its label, lists with commas. */
function shown(value: Value): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(shown).join(', ')
  const { kind, label, id } = value
  if (kind !== undefined && (label ?? id) !== undefined) return `${label ?? id} (${kind})`
  return JSON.stringify(value)
}

/** What a program reads. */
const plain = (value: Value): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : shown(value)

const object = (columns: readonly string[], row: readonly Value[]) =>
  JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])))

async function* json(columns: readonly string[], batches: Batches): AsyncGenerator<string> {
  let mark = '['
  for await (const batch of batches) {
    yield `${mark}\n${batch.map((row) => object(columns, row)).join(',\n')}`
    mark = ','
  }
  yield mark === '[' ? '[]\n' : '\n]\n'
}

async function* ndjson(columns: readonly string[], batches: Batches): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((row) => `${object(columns, row)}\n`).join('')
}

async function* csv(columns: readonly string[], batches: Batches): AsyncGenerator<string> {
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
  yield line(columns)
  for await (const batch of batches) yield batch.map((row) => line(row.map(plain))).join('')
}

async function* markdown(columns: readonly string[], batches: Batches): AsyncGenerator<string> {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |\n`
  yield line(columns) + line(columns.map(() => '---'))
  for await (const batch of batches) yield batch.map((row) => line(row.map(shown))).join('')
}

const GAP = '  '

/** Columns as wide as the first rows need, within the terminal; longer cells go on in the next line. */
async function* table(columns: readonly string[], batches: Batches): AsyncGenerator<string> {
  let widths: number[] | undefined
  for await (const batch of batches) {
    const rows = batch.map((row) => row.map((value) => clean(shown(value))))
    if (!widths) {
      widths = widthsOf(columns, rows, terminalWidth())
      yield line(columns, widths) +
        line(
          widths.map((width) => '─'.repeat(width)),
          widths,
        )
    }
    for (const row of rows) yield line(row, widths)
  }
}

/** Control characters would move the cursor. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const clean = (text: string) => text.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '')

/** The widest columns give way until all fit. */
function widthsOf(columns: readonly string[], rows: readonly string[][], room: number): number[] {
  const widths = columns.map((column, i) => Math.max(column.length, 1, ...rows.map((row) => row[i]?.length ?? 0)))
  const least = Math.max(4, Math.floor(room / columns.length) - GAP.length)
  const spare = room - GAP.length * (columns.length - 1)
  const narrow = widths.filter((width) => width <= least).reduce((sum, width) => sum + width, 0)
  const wide = widths.filter((width) => width > least)
  let excess = widths.reduce((sum, width) => sum + width, 0) - spare
  if (excess <= 0) return widths
  // Shared in proportion to what each has beyond the least.
  const beyond = wide.reduce((sum, width) => sum + width - least, 0)
  excess = Math.min(excess, beyond)
  const target = spare - narrow
  const result = widths.map((width) =>
    width > least ? Math.floor(least + ((width - least) * (target - least * wide.length)) / beyond) : width,
  )
  return result.map((width) => Math.max(4, width))
}

function line(cells: readonly string[], widths: readonly number[]): string {
  const wrapped = cells.map((cell, i) => pieces(cell, widths[i] ?? 4))
  const height = Math.max(1, ...wrapped.map(({ length }) => length))
  let text = ''
  for (let at = 0; at < height; at++)
    text += `${widths
      .map((width, i) => (wrapped[i]?.[at] ?? '').padEnd(width))
      .join(GAP)
      .trimEnd()}\n`
  return text
}

/** Lines of at most `width`; a word that is longer is cut. */
const pieces = (text: string, width: number): string[] =>
  wrap(text, width)
    .split('\n')
    .flatMap((part) => part.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])
