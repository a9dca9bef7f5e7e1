// Values to and from the Neo4j driver.
import driver from 'neo4j-driver'
import { isDecimal, type Property } from './rows.js'
import type { Parameters, Value } from './store.js'

/** The driver sends every JavaScript number as a float unless told otherwise. */
export const propertyFor = (name: string, value: Property | undefined): unknown =>
  typeof value === 'number' && Number.isSafeInteger(value) && !isDecimal(name) ? driver.int(value) : (value ?? null)

export const parametersFor = (parameters: Parameters): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, sent(value)]))

function sent(value: Value): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? driver.int(value) : value
  if (Array.isArray(value)) return value.map(sent)
  return value !== null && typeof value === 'object' ? parametersFor(value) : value
}

/** The driver's value as every store gives it. */
export function fromNeo4j(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object') return value as Value
  if (Array.isArray(value)) return value.map(fromNeo4j)
  if (driver.isNode(value)) return { kind: value.labels[0] ?? '', ...fields(value.properties) }
  if (driver.isRelationship(value)) return { kind: value.type, ...fields(value.properties) }
  if (driver.isPath(value)) {
    const { start, segments } = value
    return {
      nodes: [start, ...segments.map((segment) => segment.end)].map(fromNeo4j),
      edges: segments.map(({ relationship }) => fromNeo4j(relationship)),
    }
  }
  // Dates and points are objects of the driver's own.
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value)
  return fields(value)
}

/** By name: the two engines keep properties in orders of their own. */
const fields = (value: object): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, fromNeo4j(item)]),
  )
