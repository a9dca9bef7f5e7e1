// Loads a graph into Neo4j: constraints first, then batches in transactions that are tried again.
import type { Session } from 'neo4j-driver'
import { EDGES, type GraphEdge, type GraphNode, NODES } from '../../graph/schema.js'
import type { Graph } from '../types.js'
import { propertyFor } from './neo4j-values.js'
import { prune } from './prune.js'
import {
  batchesOf,
  type EdgeGroup,
  edgeProperties,
  groupsOf,
  type NodeGroup,
  nodeProperties,
  type Properties,
} from './rows.js'
import type { LoadOptions, LoadSummary } from './store.js'

/** Rows of one transaction: large enough to be fast, small enough for the server's memory. */
const BATCH = 10_000
/** Rows of one statement: the server works on one while the driver packs and sends the next. */
const STATEMENT = 2_500

/** A statement for an empty store, and one for a store that holds something. */
interface Statements {
  fresh: string
  again: string
}

export async function loadNeo4j(
  session: Session,
  graph: Graph,
  { prune: pruning = false, batch: size = BATCH, onProgress }: LoadOptions,
): Promise<LoadSummary> {
  const { nodes, edges, total } = groupsOf(graph)
  await constrain(session)
  const some = await session.executeRead(async (tx) => (await tx.run('MATCH (n) RETURN n LIMIT 1')).records.length > 0)
  let created = 0
  let done = 0
  const write = async ({ fresh, again }: Statements, rows: unknown[][]) => {
    created += await writeBatch(session, some ? again : fresh, again, rows)
    done += rows.length
    onProgress?.(done, total)
  }
  for (const group of nodes) {
    const names = namesOf(group.nodes, nodeProperties)
    const statements = nodeStatements(group, names)
    for (const batch of batchesOf(group.nodes, size))
      await write(
        statements,
        batch.map((node) => valuesOf(nodeProperties(node), names)),
      )
  }
  for (const group of edges) {
    const names = namesOf(group.edges, edgeProperties)
    const statements = edgeStatements(group, names)
    for (const batch of batchesOf(group.edges, size))
      await write(
        statements,
        batch.map((edge) => [...valuesOf(edgeProperties(edge), names), edge.source, edge.target]),
      )
  }
  const run = async (cypher: string, parameters: object) =>
    (await session.run(cypher, parameters)).records.map((record) => [...record.values()] as unknown[])
  const pruned = pruning ? await prune(graph, run) : 0
  return { nodes: graph.nodes.length, edges: graph.edges.length, created, pruned }
}

/** Asks first: making what is there costs the server a transaction each. */
async function constrain(session: Session): Promise<void> {
  const { records } = await session.run('SHOW CONSTRAINTS YIELD name')
  const known = new Set(records.map((record) => record.get('name') as string))
  const missing = (kinds: object) => Object.keys(kinds).filter((kind) => !known.has(`${kind}_key`))
  for (const kind of missing(NODES))
    await session.run(`CREATE CONSTRAINT ${kind}_key IF NOT EXISTS FOR (n:${kind}) REQUIRE n.id IS UNIQUE`)
  for (const kind of missing(EDGES))
    await session.run(`CREATE CONSTRAINT ${kind}_key IF NOT EXISTS FOR ()-[r:${kind}]-() REQUIRE r.id IS UNIQUE`)
  await session.run('CALL db.awaitIndexes(60)')
}

/**
 * The properties that rows have, `id` first. Rows are sent as lists, and their names stand in the statement: a map for each
 * row makes the driver send, and the server look up, every name again.
 */
function namesOf<T extends GraphNode | GraphEdge>(rows: readonly T[], properties: (row: T) => Properties): string[] {
  const names = new Set(['id'])
  for (const row of rows) for (const name in properties(row)) names.add(name)
  return [...names]
}

const valuesOf = (properties: Properties, names: readonly string[]): unknown[] =>
  names.map((name) => propertyFor(name, properties[name]))

const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``
/** What is null in it is not stored. */
const mapOf = (names: readonly string[]) => `{${names.map((name, i) => `${quoted(name)}: row[${i}]`).join(', ')}}`

/** Kinds are the schema's own words. */
function nodeStatements({ kind }: NodeGroup, names: readonly string[]): Statements {
  return {
    fresh: `UNWIND $rows AS row CREATE (:${kind} ${mapOf(names)})`,
    again: `UNWIND $rows AS row MERGE (n:${kind} {id: row[0]}) SET n = ${mapOf(names)}`,
  }
}

function edgeStatements({ kind, from, to }: EdgeGroup, names: readonly string[]): Statements {
  const [source, target] = [names.length, names.length + 1]
  const ends = `UNWIND $rows AS row MATCH (a:${from} {id: row[${source}]}) MATCH (b:${to} {id: row[${target}]})`
  return {
    fresh: `${ends} CREATE (a)-[:${kind} ${mapOf(names)}]->(b)`,
    again: `${ends} MERGE (a)-[r:${kind} {id: row[0]}]->(b) SET r = ${mapOf(names)}`,
  }
}

/** One transaction; gives how many nodes or edges are new. */
async function writeBatch(session: Session, statement: string, again: string, rows: unknown[][]): Promise<number> {
  try {
    return await session.executeWrite(async (tx) => {
      const results = [...batchesOf(rows, STATEMENT)].map((part) => tx.run(statement, { rows: part }))
      const updates = (await Promise.all(results)).map(({ summary }) => summary.counters.updates())
      return updates.reduce(
        (sum, { nodesCreated, relationshipsCreated }) => sum + nodesCreated + relationshipsCreated,
        0,
      )
    })
  } catch (error) {
    // The connection broke after a commit: the batch is there although it was tried again.
    const known = (error as { code?: string }).code === 'Neo.ClientError.Schema.ConstraintValidationFailed'
    if (!known || statement === again) throw error
    return writeBatch(session, again, again, rows)
  }
}
