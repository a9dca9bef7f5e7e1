// Loads a graph into an open Grafeo database: in bulk where it is empty, by id where it is not.
import type { GrafeoDB } from '@grafeo-db/js'
import { NODES } from '../../graph/schema.js'
import type { Graph } from '../types.js'
import { prune } from './prune.js'
import { batchesOf, type GraphRows, rowsOf } from './rows.js'
import type { LoadOptions, LoadSummary } from './store.js'

/** Rows of one transaction: what a crash can lose. */
const BATCH = 2_000

export async function loadInto(db: GrafeoDB, graph: Graph, options: LoadOptions = {}): Promise<LoadSummary> {
  const rows = rowsOf(graph)
  let done = 0
  const progress = (count: number) => {
    done += count
    options.onProgress?.(done, rows.total)
  }
  // Without an index on the key, an upsert of a batch takes longer than the engine's own limit for a statement.
  for (const kind of Object.keys(NODES))
    await db.executeCypher(`CREATE INDEX \`${kind}_id\` IF NOT EXISTS FOR (n:\`${kind}\`) ON (n.id)`)
  const created = db.nodeCount() === 0 ? await create(db, rows, progress) : await upsert(db, rows, progress)
  // After the load: rowsOf() has seen to it that ids are unique, and checking every row again doubles the time.
  for (const kind of Object.keys(NODES))
    await db.executeCypher(`CREATE CONSTRAINT \`${kind}_key\` IF NOT EXISTS FOR (n:\`${kind}\`) REQUIRE n.id IS UNIQUE`)
  const run = async (cypher: string, parameters: object) => (await db.executeCypher(cypher, parameters)).rows()
  const pruned = options.prune ? await prune(graph, run) : 0
  return { nodes: graph.nodes.length, edges: graph.edges.length, created, pruned }
}

type Progress = (count: number) => void

async function create(db: GrafeoDB, { nodes, edges, total }: GraphRows, progress: Progress): Promise<number> {
  /** Of the engine: edges are created between these, not between ours. */
  const numbers = new Map<unknown, number>()
  for (const { kind, rows } of nodes)
    for (const batch of batchesOf(rows, BATCH)) {
      const created = await db.batchCreateNodesWithProps(kind, batch)
      for (const [i, { id }] of batch.entries()) numbers.set(id, created[i] as number)
      progress(batch.length)
    }
  for (const { kind, rows } of edges)
    for (const batch of batchesOf(rows, BATCH)) {
      await db.batchCreateEdges(
        batch.map(({ source, target, properties }) => ({
          src: numbers.get(source) as number,
          dst: numbers.get(target) as number,
          type: kind,
          properties,
        })),
      )
      progress(batch.length)
    }
  return total
}

async function upsert(db: GrafeoDB, { nodes, edges }: GraphRows, progress: Progress): Promise<number> {
  let created = 0
  const check = (summary: { created: number; skipped: number }, count: number, kind: string) => {
    if (summary.skipped > 0) throw new Error(`Grafeo left out ${summary.skipped} rows of ${kind}`)
    created += summary.created
    progress(count)
  }
  for (const { kind, rows } of nodes)
    for (const batch of batchesOf(rows, BATCH))
      check(await db.upsertNodes([kind], batch, { replace: true }), batch.length, kind)
  for (const { kind, rows } of edges)
    for (const batch of batchesOf(rows, BATCH)) {
      const flat = batch.map(({ source, target, properties }) => ({ ...properties, src: source, dst: target }))
      check(await db.upsertEdges(kind, flat, { replace: true }), batch.length, kind)
    }
  return created
}
