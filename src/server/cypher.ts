// Answers one Cypher query for the page: rows up to a limit, and the nodes that are met in them.
import type { CypherAnswer } from '../../graph/view.js'
import type { Parameters, Store, Value } from '../stores/store.js'
import { InputError } from '../types.js'
import { isObject, objectIn } from './http.js'

export const LIMITS = {
  rows: 1_000,
  /** Of the answer as JSON, UTF-16 units. */
  length: 4 << 20,
  milliseconds: 30_000,
} as const

export interface Question {
  query: string
  parameters: Parameters
}

/** From the body of a request. Throws InputError. */
export function questionIn(body: string): Question {
  const { query, parameters = {} } = objectIn(body)
  if (typeof query !== 'string')
    throw new InputError('the request must be an object like {"query": "MATCH …", "parameters": {}}')
  if (!isObject(parameters)) throw new InputError('"parameters" must be an object of names and values')
  return { query, parameters: parameters as Parameters }
}

/** `ids` are the graph's nodes. Throws InputError. */
export async function answer(
  store: Store,
  { query, parameters }: Question,
  ids: ReadonlySet<string>,
  signal: AbortSignal,
  limits: Readonly<Record<keyof typeof LIMITS, number>> = LIMITS,
): Promise<CypherAnswer> {
  const { columns, batches } = await store.query(query, { parameters, timeout: limits.milliseconds, signal })
  const rows: Value[][] = []
  const met = new Set<string>()
  let length = 0
  for await (const batch of batches)
    for (const row of batch) {
      length += JSON.stringify(row).length
      if (rows.length === limits.rows || (length > limits.length && rows.length > 0))
        return { columns, rows, ids: [...met], truncated: true }
      if (length > limits.length) throw new InputError('a row of the answer is too long to be shown; return less in it')
      rows.push(row)
      for (const value of row) meet(value, ids, met)
    }
  return { columns, rows, ids: [...met], truncated: false }
}

/** Nodes, and texts that are ids of nodes. */
function meet(value: Value, ids: ReadonlySet<string>, met: Set<string>): void {
  if (typeof value === 'string') {
    if (ids.has(value)) met.add(value)
  } else if (Array.isArray(value)) for (const item of value) meet(item, ids, met)
  else if (value !== null && typeof value === 'object') {
    if (typeof value.kind !== 'string') for (const item of Object.values(value)) meet(item, ids, met)
    else if (typeof value.id === 'string') meet(value.id, ids, met)
  }
}
