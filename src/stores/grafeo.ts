// Grafeo, the embedded store: a graph in memory, or a database file. Queries run in a process of their own.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import grafeo, { type GrafeoDB } from '@grafeo-db/js'
import { type Graph, InputError } from '../types.js'
import type { Reply, Request } from './grafeo-child.js'
import { grafeoError } from './grafeo-errors.js'
import { loadInto } from './grafeo-load.js'
import type { LoadOptions, LoadSummary, QueryOptions, Rows, Store, Value } from './store.js'

/** A database file, or memory. */
export function openGrafeo(file?: string): Store {
  let child: Child | undefined
  /** What memory holds; a query that is ended takes the process with it, and the next one gets a new one. */
  let loaded: { graph: Graph; options: LoadOptions }[] = []
  const end = async () => {
    const old = child
    child = undefined
    await old?.end()
  }
  const ready = async (): Promise<Child> => {
    if (child?.alive()) return child
    child = startChild()
    await child.ask({ do: 'open', ...(file === undefined ? {} : { file }) })
    for (const { graph, options } of loaded) await send(child, graph, { prune: options.prune ?? false })
    return child
  }
  return {
    load: async (graph, options = {}) => {
      if (file !== undefined) {
        // It holds the file's lock.
        await end()
        return loadFile(file, graph, options)
      }
      const summary = await send(await ready(), graph, options)
      loaded = [...loaded, { graph, options }]
      return summary
    },
    query: async (cypher, options = {}) => {
      if (file !== undefined && !existsSync(file)) throw new InputError(`${file}: no such file`)
      return ask(await ready(), cypher, options, end)
    },
    close: end,
  }
}

/** In this process: the write-ahead log keeps whole batches whenever it ends. */
async function loadFile(file: string, graph: Graph, options: LoadOptions): Promise<LoadSummary> {
  let db: GrafeoDB
  // The engine would make the folder.
  if (!existsSync(dirname(file))) throw new InputError(`${file}: the folder ${dirname(file)} does not exist`)
  try {
    db = grafeo.GrafeoDB.create(file)
  } catch (error) {
    throw grafeoError(error, file)
  }
  try {
    // The log would grow without bound.
    db.setCheckpointTriggers({ walBytes: 256 << 20 })
    const summary = await loadInto(db, graph, options)
    db.walCheckpoint()
    return summary
  } catch (error) {
    throw grafeoError(error, file)
  } finally {
    db.close()
  }
}

const CHUNK = 20_000
const CANCELLED = 'the query was cancelled'

async function send(child: Child, graph: Graph, { prune = false, onProgress }: LoadOptions): Promise<LoadSummary> {
  for (let i = 0; i < graph.nodes.length; i += CHUNK)
    await child.ask({ do: 'take', part: { nodes: graph.nodes.slice(i, i + CHUNK), edges: [] } })
  for (let i = 0; i < graph.edges.length; i += CHUNK)
    await child.ask({ do: 'take', part: { nodes: [], edges: graph.edges.slice(i, i + CHUNK) } })
  const reply = await child.ask({ do: 'load', options: { prune } }, onProgress)
  return (reply as { summary: LoadSummary }).summary
}

async function ask(child: Child, cypher: string, options: QueryOptions, end: () => Promise<void>): Promise<Rows> {
  const { parameters = {}, timeout, signal } = options
  let why: string | undefined
  const stop = (reason: string) => {
    why = reason
    void end()
  }
  const cancel = () => stop(CANCELLED)
  if (signal?.aborted) throw new InputError(CANCELLED)
  signal?.addEventListener('abort', cancel, { once: true })
  const timer =
    timeout === undefined
      ? undefined
      : setTimeout(() => stop(`the query took longer than ${timeout / 1000} s and was ended`), timeout)
  const tidy = () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
  const request = async (message: Request): Promise<Reply> => {
    try {
      return await child.ask(message)
    } catch (error) {
      tidy()
      throw why === undefined ? error : new InputError(why)
    }
  }
  const { columns } = (await request({ do: 'query', cypher, parameters })) as { columns: string[] }
  async function* batches(): AsyncGenerator<Value[][]> {
    try {
      for (let more = true; more; ) {
        const reply = (await request({ do: 'next' })) as { rows: Value[][]; more: boolean }
        more = reply.more
        if (reply.rows.length > 0) yield reply.rows
      }
    } finally {
      tidy()
    }
  }
  return { columns, batches: batches() }
}

interface Child {
  ask(request: Request, onProgress?: LoadOptions['onProgress']): Promise<Reply>
  alive(): boolean
  /** Resolves when the process is gone, and its lock with it. */
  end(): Promise<void>
}

/** Compiled beside this file; tests run this file from its source. */
function childFile(): string {
  const own = fileURLToPath(new URL('./grafeo-child.js', import.meta.url))
  return existsSync(own) ? own : fileURLToPath(new URL('../../dist/src/stores/grafeo-child.js', import.meta.url))
}

function startChild(): Child {
  const child: ChildProcess = fork(childFile(), {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const alive = () => child.connected && child.exitCode === null && child.signalCode === null
  return {
    alive,
    // Killing is safe: it never writes to a file.
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    ask: (request, onProgress) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          child.off('message', hear)
          child.off('exit', gone)
          act()
        }
        const hear = (reply: Reply) => {
          if ('progress' in reply) onProgress?.(...(reply.progress as [number, number]))
          else if ('error' in reply)
            settle(() => reject(grafeoError(Object.assign(new Error(reply.error), { name: reply.name }))))
          else settle(() => resolve(reply))
        }
        const gone = () =>
          settle(() =>
            reject(new InputError('the query’s process ended before it had an answer; it may need more memory')),
          )
        child.on('message', hear)
        child.on('exit', gone)
        if (!alive()) return gone()
        child.send(request, (error) => {
          if (error) gone()
        })
      }),
  }
}
