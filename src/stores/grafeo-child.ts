// The process that answers queries on Grafeo: the engine cannot stop a query, but this process can be ended.
import { freemem } from 'node:os'
import grafeo, { type GrafeoDB, type QueryResult } from '@grafeo-db/js'
import { InputError } from '../types.js'
import { withAliases } from './aliases.js'
import { type Engine, engineOf } from './grafeo-engine.js'
import { grafeoError, withPlace } from './grafeo-errors.js'
import { checkReadOnly } from './guard.js'
import type { Parameters, Value } from './store.js'

export type Request =
  | { do: 'open'; file?: string }
  | { do: 'call'; method: keyof Engine; args: unknown[] }
  /** Answers with the number of the result and its columns. */
  | { do: 'query'; cypher: string; parameters: Parameters; memory?: number }
  | { do: 'next'; result: number }
  | { do: 'drop'; result: number }
export interface Started {
  result: number
  columns: string[]
}
export interface Batch {
  rows: Value[][]
  more: boolean
}
/**
 * `ask` is the number of the request; `name` is the error's: InputError for what the caller can mend. After the `last` reply
 * the process ends.
 */
export type Reply = { ask: number; value: unknown } | { ask: number; error: string; name: string; last: boolean }

const BATCH = 1_000
let db: GrafeoDB
let engine: Engine
/** The engine holds a result as a whole; from here it goes on in batches. */
const results = new Map<number, { result: QueryResult; next: number }>()
let queries = 0

async function answer(request: Request): Promise<unknown> {
  switch (request.do) {
    case 'open':
      db = request.file === undefined ? grafeo.GrafeoDB.create() : grafeo.GrafeoDB.openReadOnly(request.file)
      engine = engineOf(db)
      return
    case 'call':
      return (engine[request.method] as (...args: unknown[]) => unknown)(...request.args)
    case 'query': {
      checkReadOnly(request.cypher)
      const query = db.executeCypher(withAliases(request.cypher), request.parameters)
      const result = await withinMemory(query, request.memory ?? 0.75 * freemem())
      results.set(++queries, { result, next: 0 })
      return { result: queries, columns: result.columns } satisfies Started
    }
    case 'next':
      return nextBatch(request.result)
    case 'drop':
      results.delete(request.result)
  }
}

function nextBatch(number: number): Batch {
  const open = results.get(number)
  if (!open) return { rows: [], more: false }
  const { result } = open
  const { columns, length } = result
  const rows: Value[][] = []
  for (; open.next < length && rows.length < BATCH; open.next++) {
    const row = result.get(open.next)
    // By name: an object's own order puts columns called as numbers first.
    rows.push(columns.map((column) => plain(row[column])))
  }
  const more = open.next < length
  if (!more) results.delete(number)
  return { rows, more }
}

const GB = 1 << 30

/**
 * What the query gives, unless it takes more bytes than that: the engine has no limit of its own and gives a result whole,
 * and the system would end some other process. Throws InputError; the engine goes on, so that this process must end too.
 */
async function withinMemory<T>(query: Promise<T>, bytes: number): Promise<T> {
  const limit = process.memoryUsage.rss() + bytes
  let watch: NodeJS.Timeout | undefined
  const exceeded = new Promise<never>((_, reject) => {
    watch = setInterval(() => {
      if (process.memoryUsage.rss() < limit) return
      const size = `${(limit / GB).toFixed(1)} GB`
      reject(new OutOfMemory(`the query needs more memory than ${size}; ask for less, for example with LIMIT`))
    }, 50)
  })
  try {
    return await Promise.race([query, exceeded])
  } finally {
    clearInterval(watch)
  }
}

class OutOfMemory extends InputError {}

/** The engine's value as every store gives it. */
function plain(value: unknown): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object') return value as string | number | boolean
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (ArrayBuffer.isView(value)) return [...(value as Float32Array)]
  const { _id, _labels, _type, _source, _target, ...rest } = value as Record<string, unknown>
  const kind = Array.isArray(_labels) ? _labels[0] : _type
  const properties = Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, plain(item)]))
  return kind === undefined ? properties : { kind: kind as string, ...properties }
}

process.on('message', async ({ ask, request }: { ask: number; request: Request }) => {
  let reply: Reply
  try {
    reply = { ask, value: await answer(request) }
  } catch (error) {
    const known = request.do === 'query' ? withPlace(grafeoError(error), request.cypher) : (error as Error)
    reply = { ask, error: known.message, name: known.name, last: error instanceof OutOfMemory }
    if (reply.last) {
      process.send?.(reply, () => process.kill(process.pid, 'SIGKILL'))
      return
    }
  }
  process.send?.(reply)
})
// Whoever asked is gone; a query that still runs would keep the process alive.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
