// Typed columns for the properties of rows: declared by the schema, or told from all values of a property it lacks.
import type { NodeSpec, PropertySpec } from '../../graph/schema.js'
import type { Report } from '../types.js'
import { columnName, unique } from './names.js'
import { type ColumnType, isMissing, join, typeOf } from './values.js'

export interface Column {
  /** What the graph calls it. */
  property: string
  /** What files call it. */
  name: string
  type: ColumnType
  doc: string
  unit?: string
}

/** A node or edge of which nothing is known but what the exporters have checked. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string }
/** Not what every object inherits: an attribute may be called `constructor`. */
export const own = (row: Readonly<Record<string, unknown>>, property: string): unknown =>
  Object.hasOwn(row, property) ? row[property] : undefined

type Specs = Readonly<Record<string, Pick<NodeSpec, 'props'>>>

const COLUMN_TYPES = {
  string: 'string',
  strings: 'string',
  integer: 'int',
  number: 'double',
} as const satisfies Record<PropertySpec['type'], ColumnType>
const UNITS: Readonly<Record<string, string>> = {
  timepointWeeks: 'weeks',
  start: 'UTF-16 units',
  end: 'UTF-16 units',
  sampleSize: 'people',
  studiesIncluded: 'studies',
  confidence: '0–1',
}

/** A column for a property of these specs; `name` is not yet unique. */
function declaredColumn(property: string, specs: readonly (readonly [kind: string, PropertySpec])[]): Column {
  const docs = new Map<string, string[]>()
  for (const [kind, { doc }] of specs) docs.set(doc, [...(docs.get(doc) ?? []), kind])
  const types = specs.map(([, { type }]): ColumnType => COLUMN_TYPES[type])
  const unit = UNITS[property]
  return {
    property,
    name: columnName(property, true),
    type: types.reduce((a, b) => join(a, b)),
    doc: [...docs].map(([doc, kinds]) => (docs.size === 1 ? doc : `${kinds.join(', ')}: ${doc}`)).join(' '),
    ...(unit === undefined ? {} : { unit }),
  }
}

/** Columns for all properties of one kind, used or not, as wide as its rows need. */
export function columnsOfKind(kind: string, props: NodeSpec['props'], rows: readonly object[]): Column[] {
  return Object.entries(props).map(([property, spec]) => {
    const column = declaredColumn(property, [[kind, spec]])
    const values = rows.map((row) => (row as Readonly<Record<string, unknown>>)[property])
    const types = values.filter((value) => !isMissing(value)).map(typeOf)
    return { ...column, type: types.reduce(join, column.type) }
  })
}

/**
 * The columns that rows need besides those of `taken`, in the order of the schema and then by name. A property that
 * the schema lacks, or whose values are not of its type, is reported.
 */
export function columnsOf(
  rows: Iterable<Row>,
  specs: Specs,
  apart: ReadonlySet<string>,
  taken: Set<string>,
  report: Report = () => {},
): Column[] {
  const found = new Map<string, ColumnType>()
  for (const row of rows)
    for (const property in row) {
      if (apart.has(property)) continue
      const known = found.get(property)
      if (known === 'string' || isMissing(row[property])) continue
      found.set(property, join(known, typeOf(row[property])))
    }
  const warn = (reason: string) => report({ level: 'warning', rule: 'export:attributes', reason })
  const columns: Column[] = []
  for (const [property, uses] of usesOf(specs)) {
    const type = found.get(property)
    if (type === undefined) continue
    const column = declaredColumn(property, uses)
    const wide = join(column.type, type)
    if (wide !== column.type)
      warn(`the values of "${property}" are not all of the type ${column.type}; they are written as ${wide}`)
    columns.push({ ...column, name: unique(column.name, taken), type: wide })
    found.delete(property)
  }
  // A property whose name can stay goes before one that would be renamed to it.
  const changes = (property: string) => Number(columnName(property) !== property)
  const rest = [...found].sort(([a], [b]) => changes(a) - changes(b) || (a < b ? -1 : 1))
  for (const [property, type] of rest) {
    const name = unique(columnName(property), taken)
    if (name !== property) warn(`the attribute ${JSON.stringify(property)} is written as "${name}"`)
    columns.push({ property, name, type, doc: 'Not of the schema: it was in the graph’s file.' })
  }
  return columns
}

/** Every property with the kinds that have it. */
function usesOf(specs: Specs): Map<string, [kind: string, PropertySpec][]> {
  const uses = new Map<string, [string, PropertySpec][]>()
  for (const [kind, { props }] of Object.entries(specs))
    for (const [property, spec] of Object.entries(props)) {
      const list = uses.get(property)
      if (list) list.push([kind, spec])
      else uses.set(property, [[kind, spec]])
    }
  return uses
}
