// Loads a graph into an open Grafeo database: in bulk where it is empty, by id where it is not.
import { NODES } from '../../graph/schema.js'
import type { Graph } from '../types.js'
import type { Engine } from './grafeo-engine.js'
import { pipeline } from './pipeline.js'
import { prune } from './prune.js'
import { batchesOf, edgeProperties, type Groups, groupsOf, nodeProperties } from './rows.js'
import type { LoadOptions, LoadSummary } from './store.js'

/** Rows of one transaction: what a crash can lose. */
const BATCH = 2_000

export async function loadInto(engine: Engine, graph: Graph, options: LoadOptions = {}): Promise<LoadSummary> {
  const groups = groupsOf(graph)
  let done = 0
  const progress = (count: number) => {
    done += count
    options.onProgress?.(done, groups.total)
  }
  // Without an index on the key, an upsert of a batch takes longer than the engine's own limit for a statement.
  for (const kind of Object.keys(NODES))
    await engine.run(`CREATE INDEX \`${kind}_id\` IF NOT EXISTS FOR (n:\`${kind}\`) ON (n.id)`)
  const empty = (await engine.nodeCount()) === 0
  const created = await (empty ? create : upsert)(engine, groups, options.batch ?? BATCH, progress)
  // After the load: groupsOf() has seen to it that ids are unique, and checking every row again doubles the time.
  for (const kind of Object.keys(NODES))
    await engine.run(`CREATE CONSTRAINT \`${kind}_key\` IF NOT EXISTS FOR (n:\`${kind}\`) REQUIRE n.id IS UNIQUE`)
  const pruned = options.prune ? await prune(graph, (cypher, parameters) => engine.run(cypher, parameters)) : 0
  return { nodes: graph.nodes.length, edges: graph.edges.length, created, pruned }
}

type Progress = (count: number) => void

/**
 * Several calls at a time: while the engine's thread writes a batch, this one turns the next into the engine's values,
 * which takes as long.
 */
async function create(
  engine: Engine,
  { nodes, edges, total }: Groups,
  size: number,
  progress: Progress,
): Promise<number> {
  /** Of the engine: edges are created between these, not between ours. */
  const numbers = new Map<string, number>()
  const work = pipeline(4)
  for (const { kind, nodes: all } of nodes)
    for (const batch of batchesOf(all, size))
      await work.add(async () => {
        const created = await engine.batchCreateNodesWithProps(kind, batch.map(nodeProperties))
        for (const [i, { id }] of batch.entries()) numbers.set(id, created[i] as number)
        progress(batch.length)
      })
  await work.end()
  for (const { kind, edges: all } of edges)
    for (const batch of batchesOf(all, size))
      await work.add(async () => {
        await engine.batchCreateEdges(
          batch.map((edge) => ({
            src: numbers.get(edge.source) as number,
            dst: numbers.get(edge.target) as number,
            type: kind,
            properties: edgeProperties(edge),
          })),
        )
        progress(batch.length)
      })
  await work.end()
  return total
}

async function upsert(engine: Engine, { nodes, edges }: Groups, size: number, progress: Progress): Promise<number> {
  let created = 0
  const check = (summary: { created: number; skipped: number }, count: number, kind: string) => {
    if (summary.skipped > 0) throw new Error(`Grafeo left out ${summary.skipped} rows of ${kind}`)
    created += summary.created
    progress(count)
  }
  for (const { kind, nodes: all } of nodes)
    for (const batch of batchesOf(all, size))
      check(await engine.upsertNodes([kind], batch.map(nodeProperties), { replace: true }), batch.length, kind)
  for (const { kind, edges: all } of edges)
    for (const batch of batchesOf(all, size)) {
      const rows = batch.map((edge) => ({ ...edgeProperties(edge), src: edge.source, dst: edge.target }))
      check(await engine.upsertEdges(kind, rows, { replace: true }), batch.length, kind)
    }
  return created
}
