// The stores, and how one is found for a path or address. Engines are imported when they are opened: they load slowly.
import { InputError } from '../types.js'
import type { OpenOptions, Store, StoreKind } from './store.js'

export const STORES: readonly StoreKind[] = [
  {
    name: 'memory',
    doc: ':memory:',
    accepts: (location) => location === ':memory:',
    open: async () => (await import('./grafeo.js')).openGrafeo(),
  },
  {
    name: 'grafeo',
    doc: 'a file ending in .grafeo',
    accepts: (location) => location.endsWith('.grafeo'),
    open: async (location) => (await import('./grafeo.js')).openGrafeo(location),
  },
  {
    name: 'neo4j',
    doc: 'an address such as bolt://host:7687, neo4j://host or neo4j+s://host',
    accepts: (location) => /^(bolt|neo4j)(\+s|\+ssc)?:\/\//.test(location),
    open: async (location, options) => (await import('./neo4j.js')).openNeo4j(location, options),
  },
]

export const storeAt = (location: string): StoreKind | undefined => STORES.find(({ accepts }) => accepts(location))

/** Opens a store by its path or address. Throws InputError. */
export async function openStore(location: string, options: OpenOptions = {}): Promise<Store> {
  const kind = storeAt(location)
  if (!kind) throw new InputError(`${location}: not a store; give ${STORES.map(({ doc }) => doc).join(', or ')}`)
  return kind.open(location, options)
}
