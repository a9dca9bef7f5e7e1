// A stored graph back as it was loaded: nodes by id, edges by id, properties in the schema's order.
import { EDGES, type GraphEdge, type GraphNode, NODES } from '../../graph/schema.js'
import type { Graph } from '../types.js'
import type { Store, Value } from './store.js'

type Properties = { [name: string]: Value }

/** Only kinds of the schema, and edges between them: a database may hold other things. Throws InputError. */
export async function readStored(store: Store): Promise<Graph> {
  const nodes = new Map<string, GraphNode>()
  for (const [kind, { props }] of Object.entries(NODES))
    for await (const [node] of rows(store, `MATCH (n:\`${kind}\`) RETURN n`)) {
      const { id, label, ...rest } = node as Properties
      if (typeof id !== 'string') continue
      nodes.set(id, { id, kind, label, ...inOrder(rest, props) } as GraphNode)
    }
  const edges: GraphEdge[] = []
  for (const [kind, { props }] of Object.entries(EDGES))
    for await (const row of rows(store, `MATCH (a)-[r:\`${kind}\`]->(b) RETURN a.id, b.id, r`)) {
      const [source, target, edge] = row as [string, string, Properties]
      const { id, ...rest } = edge
      if (typeof id !== 'string' || !nodes.has(source) || !nodes.has(target)) continue
      edges.push({ id, kind, source, target, ...inOrder(rest, props) } as GraphEdge)
    }
  return { nodes: [...nodes.values()].sort(byId), edges: edges.sort(byId) }
}

async function* rows(store: Store, cypher: string): AsyncGenerator<Value[]> {
  for await (const batch of (await store.query(cypher)).batches) yield* batch
}

/** The engines keep properties in orders of their own. */
function inOrder(found: Properties, props: object): Properties {
  const names = [...Object.keys(props), ...Object.keys(found).sort()]
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const value = found[name]
      return name === 'kind' || value === undefined || value === null ? [] : [[name, value]]
    }),
  )
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
