// What `load` and `query` share: opening a store with its options.
import type { Command } from 'commander'
import type { Graph, Store } from '../index.js'
import { openStore, storeAt } from '../stores/index.js'
import { InputError } from '../types.js'
import { loadGraph } from './terminal.js'

export interface StoreOptions {
  user?: string
  database?: string
}

/** Adds the options of stores that are servers. */
export const withStoreOptions = (command: Command): Command =>
  command
    .option('--user <name>', 'Neo4j user; NEO4J_USER without it. The password is NEO4J_PASSWORD, never an argument')
    .option('--database <name>', 'Neo4j database; the server’s own choice without it')

/** Opens a database by its path or address. */
export function openAt(location: string, { user = process.env.NEO4J_USER, database }: StoreOptions): Promise<Store> {
  const password = process.env.NEO4J_PASSWORD
  return openStore(location, {
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(database === undefined ? {} : { database }),
  })
}

/** Opens a database, or a graph file as one in memory. */
export async function openSource(source: string, options: StoreOptions): Promise<Store> {
  checkSource(source)
  return storeAt(source) ? openAt(source, options) : inMemory(loadGraph(source).graph)
}

/** Throws InputError for an address of no store. */
export function checkSource(source: string): void {
  if (!storeAt(source) && /^\w[\w+.-]*:\/\//.test(source))
    throw new InputError(
      `${source.replace(/\/\/[^/]*@/, '//')}: not a kind of address; use bolt://, neo4j:// or neo4j+s://`,
    )
}

/** A store of its own for a graph. */
export async function inMemory(graph: Graph): Promise<Store> {
  const store = await openStore(':memory:')
  try {
    await store.load(graph)
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}
