// Grafeo, the embedded store: a graph in memory, or a database file. Queries run in a process of their own.
import { existsSync } from 'node:fs'
import { type Graph, InputError } from '../types.js'
import type { Batch, Request, Started } from './grafeo-child.js'
import { remoteEngine } from './grafeo-engine.js'
import { loadFile } from './grafeo-file.js'
import { loadInto } from './grafeo-load.js'
import { type Child, startChild } from './grafeo-process.js'
import type { LoadOptions, QueryOptions, Rows, Store, Value } from './store.js'

/** A database file, or memory. */
export function openGrafeo(file?: string): Store {
  let child: Promise<Child> | undefined
  /** What memory holds; a query that is ended takes the process with it, and the next one gets a new one. */
  let loaded: { graph: Graph; options: LoadOptions }[] = []
  const end = async () => {
    const old = child
    child = undefined
    await (await old?.catch(() => undefined))?.end()
  }
  const start = async (): Promise<Child> => {
    const started = startChild()
    try {
      await started.ask({ do: 'open', ...(file === undefined ? {} : { file }) })
      for (const { graph, options } of loaded) await send(started, graph, { prune: options.prune ?? false })
      return started
    } catch (error) {
      await started.end()
      throw error
    }
  }
  /** One process, whoever asks meanwhile: two would hold the file's lock, and one of them for ever. */
  const ready = (): Promise<Child> => {
    const known = child?.catch(() => undefined)
    child = (async () => {
      const old = await known
      return old?.alive() ? old : start()
    })()
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

const send = (child: Child, graph: Graph, options: LoadOptions) =>
  loadInto(
    remoteEngine((method, args) => child.ask({ do: 'call', method, args })),
    graph,
    options,
  )

const CANCELLED = 'the query was cancelled'

async function ask(child: Child, cypher: string, options: QueryOptions, end: () => Promise<void>): Promise<Rows> {
  const { parameters = {}, timeout, memory, signal } = options
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
  const request = async (message: Request): Promise<unknown> => {
    try {
      return await child.ask(message)
    } catch (error) {
      tidy()
      throw why === undefined ? error : new InputError(why)
    }
  }
  const { result, columns } = (await request({
    do: 'query',
    cypher,
    parameters,
    ...(memory === undefined ? {} : { memory }),
  })) as Started
  async function* batches(): AsyncGenerator<Value[][]> {
    let more = true
    try {
      while (more) {
        const batch = (await request({ do: 'next', result })) as Batch
        more = batch.more
        if (batch.rows.length > 0) yield batch.rows
      }
    } finally {
      tidy()
      // Whoever reads no further frees the engine's memory; the process may be gone, and its memory with it.
      if (more) await child.ask({ do: 'drop', result }).catch(() => {})
    }
  }
  return { columns, batches: batches() }
}
