// What the adapter calls of Grafeo, in this process or in another one.
import type { GrafeoDB } from '@grafeo-db/js'

export type Engine = Pick<
  GrafeoDB,
  'batchCreateNodesWithProps' | 'batchCreateEdges' | 'upsertNodes' | 'upsertEdges'
> & {
  nodeCount(): number | Promise<number>
  /** Runs one statement and returns its rows. */
  run(cypher: string, parameters?: object): Promise<unknown[][]>
}

export const engineOf = (db: GrafeoDB): Engine => ({
  nodeCount: () => db.nodeCount(),
  run: async (cypher, parameters) => (await db.executeCypher(cypher, parameters)).rows(),
  batchCreateNodesWithProps: (...args) => db.batchCreateNodesWithProps(...args),
  batchCreateEdges: (...args) => db.batchCreateEdges(...args),
  upsertNodes: (...args) => db.upsertNodes(...args),
  upsertEdges: (...args) => db.upsertEdges(...args),
})

/** An engine whose calls `send` carries elsewhere. */
export const remoteEngine = (send: (method: keyof Engine, args: unknown[]) => Promise<unknown>): Engine => ({
  nodeCount: () => send('nodeCount', []) as Promise<number>,
  run: (...args) => send('run', args) as Promise<unknown[][]>,
  batchCreateNodesWithProps: (...args) => send('batchCreateNodesWithProps', args) as Promise<number[]>,
  batchCreateEdges: (...args) => send('batchCreateEdges', args) as Promise<number[]>,
  upsertNodes: (...args) => send('upsertNodes', args) as ReturnType<Engine['upsertNodes']>,
  upsertEdges: (...args) => send('upsertEdges', args) as ReturnType<Engine['upsertEdges']>,
})
