// Where answers come from: the network, or a file that keeps them.
import type { Cache } from './cache.js'
import type { Candidate, Request, Service } from './service.js'

/** Works found and the day they were asked for, or why nobody could be asked. */
export type Heard = { fetched: string; found: Candidate[] } | { failed: string }

export type Asker = (service: Service, request: Request) => Promise<Heard>

/** Answers from the cache, else those of `ask`, which are kept; without `ask` only what is kept. */
export function cached(cache: Cache, ask: Asker | undefined, refresh = false): Asker {
  return async (service, request) => {
    const key = `${service.name} ${request.path}`
    const known = refresh ? undefined : cache.get(key)
    if (known) return known
    if (!ask) return { failed: 'not in the cache' }
    const heard = await ask(service, request)
    if (!('failed' in heard)) cache.put(key, heard)
    return heard
  }
}
