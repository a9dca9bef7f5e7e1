// Grafeo's own batch calls on rows made beforehand: what a load could reach if nothing but the engine took time.
import grafeo from '@grafeo-db/js'
import type { Graph } from '../src/index.js'
import { batchesOf, edgeProperties, groupsOf, nodeProperties } from '../src/stores/rows.js'

const BATCH = 2_000

/** Rows per second of the calls alone, one after the other, in memory: no checks, no indexes, no file. */
export async function engineAlone(graph: Graph, withProperties: boolean): Promise<number> {
  const { nodes, edges, total } = groupsOf(graph)
  const db = grafeo.GrafeoDB.create()
  const numbers = new Map<string, number>()
  let time = 0
  const timed = async <T>(call: () => Promise<T>): Promise<T> => {
    const since = performance.now()
    const value = await call()
    time += performance.now() - since
    return value
  }
  for (const group of nodes)
    for (const batch of batchesOf(group.nodes, BATCH)) {
      const rows = batch.map((node) => (withProperties ? nodeProperties(node) : {}))
      const created = await timed(() => db.batchCreateNodesWithProps(group.kind, rows))
      for (const [i, { id }] of batch.entries()) numbers.set(id, created[i] as number)
    }
  for (const group of edges)
    for (const batch of batchesOf(group.edges, BATCH)) {
      const rows = batch.map((edge) => ({
        src: numbers.get(edge.source) as number,
        dst: numbers.get(edge.target) as number,
        type: group.kind,
        ...(withProperties ? { properties: edgeProperties(edge) } : {}),
      }))
      await timed(() => db.batchCreateEdges(rows))
    }
  db.close()
  return (1000 * total) / time
}
