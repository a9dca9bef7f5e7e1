// What a store is: somewhere a graph is loaded into and asked in Cypher.
import type { Graph } from '../types.js'

/** What a cell of a result holds, alike on every store: a node is `{ kind, id, label … }`, an edge `{ kind, id … }`. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value }
export type Parameters = Readonly<Record<string, Value>>

export interface LoadOptions {
  /** Also removes what documents of this graph said when they were loaded before, and no longer say. */
  prune?: boolean
  /** Rows of one transaction; the store’s own choice without it. Fewer need less memory, more take less time. */
  batch?: number
  /** Nodes and edges written so far, of how many. */
  onProgress?: (done: number, total: number) => void
}

export interface LoadSummary {
  nodes: number
  edges: number
  /** Of these, how many were not in the store. */
  created: number
  /** Nodes and edges removed by `prune`. */
  pruned: number
}

export interface QueryOptions {
  parameters?: Parameters
  /** Milliseconds after which the query is ended; none without it. */
  timeout?: number
  /** Bytes that an embedded engine may take for this query and its result; three quarters of what is free without it. */
  memory?: number
  /** Ends the query. */
  signal?: AbortSignal
}

export interface Rows {
  columns: string[]
  /** Rows as they come; the next batch is fetched when it is asked for. */
  batches: AsyncIterable<Value[][]>
}

/** Every function throws InputError with one line where the caller can mend it. */
export interface Store {
  /** Writes a graph; what is there already is brought up to date by `id`. Loading twice changes nothing. */
  load(graph: Graph, options?: LoadOptions): Promise<LoadSummary>
  /** Runs one query that only reads. */
  query(cypher: string, options?: QueryOptions): Promise<Rows>
  close(): Promise<void>
}

export interface OpenOptions {
  user?: string
  password?: string
  database?: string
}

export interface StoreKind {
  name: string
  doc: string
  /** Whether a path or address is one of its own. */
  accepts(location: string): boolean
  open(location: string, options: OpenOptions): Promise<Store>
}
