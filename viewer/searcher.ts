// Asks the search worker; where a page may have none, searches in the page itself.
import type { GraphNode } from '../graph/schema.js'
import { engineOf, entriesOf, type Hits, searchFor } from './search.js'
import type { Request } from './search-worker.js'
import SearchWorker from './search-worker.js?worker&inline'

export interface Searcher {
  search(query: string): Promise<Hits>
  stop(): void
}

export function searcherFor(nodes: readonly GraphNode[]): Searcher {
  const entries = entriesOf(nodes)
  try {
    return withWorker(new SearchWorker(), entries)
  } catch {
    return inPage(entries)
  }
}

type Entries = ReturnType<typeof entriesOf>

function withWorker(worker: Worker, entries: Entries): Searcher {
  const waiting = new Map<number, (hits: Hits) => void>()
  let ticket = 0
  let fallback: Searcher | undefined
  const pending = new Map<number, string>()
  worker.addEventListener('message', ({ data }: MessageEvent<{ ticket: number; hits: Hits }>) => {
    waiting.get(data.ticket)?.(data.hits)
    waiting.delete(data.ticket)
    pending.delete(data.ticket)
  })
  // A worker that is forbidden says so only now.
  worker.addEventListener('error', () => {
    fallback = inPage(entries)
    for (const [waitingTicket, query] of pending)
      void fallback.search(query).then((hits) => waiting.get(waitingTicket)?.(hits))
  })
  worker.postMessage({ entries } satisfies Request)
  return {
    search(query) {
      if (fallback) return fallback.search(query)
      return new Promise((resolve) => {
        ticket++
        waiting.set(ticket, resolve)
        pending.set(ticket, query)
        worker.postMessage({ query, ticket } satisfies Request)
      })
    },
    stop: () => worker.terminate(),
  }
}

function inPage(entries: Entries): Searcher {
  let engine: ReturnType<typeof engineOf> | undefined
  return {
    search: async (query) => {
      engine ??= engineOf(entries)
      return searchFor(engine, query)
    },
    stop: () => {},
  }
}
