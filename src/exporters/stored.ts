// Properties as databases hold them: by their own names, typed by the schema, lists as lists.
import { EDGES, type EdgeKind, NODES, type NodeKind, type PropertySpec } from '../../graph/schema.js'
import type { Report } from '../types.js'
import type { Row } from './columns.js'
import { columnName, unique } from './names.js'
import { isMissing, typeOf } from './values.js'

/** What Cypher and Neo4j's importer call the types. */
export type StoredType = 'string' | 'string[]' | 'long' | 'double' | 'boolean'

const STORED = { string: 'string', strings: 'string[]', integer: 'long', number: 'double' } as const satisfies Record<
  PropertySpec['type'],
  StoredType
>

const propsOf = (kind: string): Readonly<Record<string, PropertySpec>> =>
  Object.hasOwn(NODES, kind)
    ? NODES[kind as NodeKind].props
    : Object.hasOwn(EDGES, kind)
      ? EDGES[kind as EdgeKind].props
      : {}

const shapeOf = (value: unknown): StoredType => {
  if (Array.isArray(value)) return 'string[]'
  const type = typeOf(value)
  return type === 'int' ? 'long' : type
}

/** A property as a database has it. */
export interface Stored {
  property: string
  name: string
  type: StoredType
}

/**
 * The properties that rows of one kind have, in the order in which they are first met. Values of two types that do
 * not fit make a property text; a name that would need quotes is replaced and reported.
 */
export function storedOf(kind: string, rows: Iterable<Row>, apart: ReadonlySet<string>, report?: Report): Stored[] {
  const specs = propsOf(kind)
  const types = new Map<string, StoredType>()
  for (const row of rows)
    for (const property in row) {
      if (apart.has(property) || isMissing(row[property])) continue
      const shape = shapeOf(row[property])
      const spec = Object.hasOwn(specs, property) ? specs[property] : undefined
      const known = types.get(property) ?? (spec ? STORED[spec.type] : shape)
      const numbers = known !== shape && [known, shape].every((type) => type === 'long' || type === 'double')
      types.set(property, known === shape ? known : numbers ? 'double' : 'string')
    }
  const taken = new Set([...apart, ...[...types.keys()].filter(isPlain)])
  return [...types].map(([property, type]) => {
    if (isPlain(property)) return { property, name: property, type }
    const name = unique(columnName(property), taken)
    const reason = `the attribute ${JSON.stringify(property)} of ${kind} is written as "${name}"`
    report?.({ level: 'warning', rule: 'export:attributes', reason })
    return { property, name, type }
  })
}

const isPlain = (property: string) => /^[A-Za-z][A-Za-z0-9_]*$/.test(property)

/** Rows by their kind, kinds in the order in which they are first met. */
export function byKind<R extends Row>(rows: readonly R[], keyOf: (row: R) => string = ({ kind }) => kind) {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** Objects, and lists in lists, have no place in a database. */
export const storedText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
