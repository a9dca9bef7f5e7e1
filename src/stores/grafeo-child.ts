// The process that answers queries on Grafeo: the engine cannot stop a query, but this process can be ended.
import grafeo, { type GrafeoDB, type QueryResult } from '@grafeo-db/js'
import type { Graph } from '../types.js'
import { withAliases } from './aliases.js'
import { grafeoError, withPlace } from './grafeo-errors.js'
import { loadInto } from './grafeo-load.js'
import { checkReadOnly } from './guard.js'
import type { LoadOptions, LoadSummary, Parameters, Value } from './store.js'

export type Request =
  | { do: 'open'; file?: string }
  | { do: 'take'; part: Graph }
  | { do: 'load'; options: Pick<LoadOptions, 'prune'> }
  | { do: 'query'; cypher: string; parameters: Parameters }
  | { do: 'next' }
export type Reply =
  | { summary: LoadSummary }
  | { columns: string[] }
  | { rows: Value[][]; more: boolean }
  | { progress: [done: number, total: number] }
  /** `name` is the error's: InputError for what the caller can mend. */
  | { error: string; name: string }
  | Record<string, never>

const BATCH = 1_000
let db: GrafeoDB
let taken: Graph = { nodes: [], edges: [] }
let result: QueryResult | undefined
let next = 0

const answer = async (request: Request): Promise<Reply> => {
  if (request.do === 'open') {
    db = request.file === undefined ? grafeo.GrafeoDB.create() : grafeo.GrafeoDB.openReadOnly(request.file)
    return {}
  }
  if (request.do === 'take') {
    for (const node of request.part.nodes) taken.nodes.push(node)
    for (const edge of request.part.edges) taken.edges.push(edge)
    return {}
  }
  if (request.do === 'load') {
    const onProgress = (done: number, total: number) => void process.send?.({ progress: [done, total] })
    const graph = taken
    taken = { nodes: [], edges: [] }
    return { summary: await loadInto(db, graph, { ...request.options, onProgress }) }
  }
  if (request.do === 'query') {
    checkReadOnly(request.cypher)
    result = await db.executeCypher(withAliases(request.cypher), request.parameters)
    next = 0
    return { columns: result.columns }
  }
  const rows: Value[][] = []
  const length = result?.length ?? 0
  for (; next < length && rows.length < BATCH; next++) rows.push(Object.values(result?.get(next) ?? {}).map(plain))
  return { rows, more: next < length }
}

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

process.on('message', async (request: Request) => {
  let reply: Reply
  try {
    reply = await answer(request)
  } catch (error) {
    const known = request.do === 'query' ? withPlace(grafeoError(error), request.cypher) : (error as Error)
    const { message, name } = known
    reply = { error: message, name }
  }
  process.send?.(reply)
})
// Whoever asked is gone; a query that still runs would keep the process alive.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
