// One query after the other, on a store that is opened when it is first needed.
import type { CypherAnswer } from '../../graph/view.js'
import type { Store } from '../stores/store.js'
import { InputError } from '../types.js'
import { answer, type Question } from './cypher.js'
import type { Shown, ViewSource } from './source.js'

const MOST_WAITING = 8

export interface Queries {
  /** Throws InputError. */
  ask(question: Question, signal: AbortSignal): Promise<CypherAnswer>
  /** The graph is another: what answers is opened anew. */
  reopen(): void
  close(): Promise<void>
}

/** An engine answers one query at a time, and a page may ask again before it has its answer. */
export function openQueries(source: ViewSource, shown: () => Shown): Queries {
  let store: Promise<Store> | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const closeStore = async () => {
    const old = store
    store = undefined
    await (await old?.catch(() => undefined))?.close()
  }
  const run = async (question: Question, signal: AbortSignal): Promise<CypherAnswer> => {
    if (signal.aborted) throw new InputError('the query was cancelled')
    const { graph, ids } = shown()
    store ??= source.open(graph)
    try {
      return await answer(await store.catch(forget), question, ids, signal)
    } finally {
      if (source.locks) await closeStore()
    }
  }
  const forget = (error: unknown): never => {
    store = undefined
    throw error
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    ask: async (question, signal) => {
      if (waiting >= MOST_WAITING) throw new InputError('too many queries are waiting; try again in a moment')
      waiting += 1
      try {
        return await inTurn(() => run(question, signal))
      } finally {
        waiting -= 1
      }
    },
    reopen: () => void inTurn(closeStore),
    close: closeStore,
  }
}
