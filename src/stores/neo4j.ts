// Neo4j 5, by its own driver: constraints first, then batches in transactions that are tried again.
import driver, { type Driver, type Session } from 'neo4j-driver'
import { EDGES, NODES } from '../../graph/schema.js'
import { type Graph, InputError } from '../types.js'
import { checkReadOnly } from './guard.js'
import { neo4jError } from './neo4j-errors.js'
import { fromNeo4j, parametersFor, propertiesFor } from './neo4j-values.js'
import { prune } from './prune.js'
import { batchesOf, type EdgeGroup, edgeProperties, groupsOf, type NodeGroup, nodeProperties } from './rows.js'
import type { LoadOptions, LoadSummary, OpenOptions, QueryOptions, Rows, Store, Value } from './store.js'

/** Rows of one transaction: large enough to be fast, small enough for the server's memory. */
const BATCH = 10_000
const LONGEST_WAIT = 10_000

export async function openNeo4j(address: string, { user, password, database }: OpenOptions): Promise<Store> {
  // Not repeated in the error, since it may hold a password.
  if (/^[^/]*\/\/[^/]*@/.test(address))
    throw new InputError('the address holds a user; give --user (or NEO4J_USER) and NEO4J_PASSWORD instead')
  const fail = (error: unknown) => neo4jError(error, { address, user, database })
  let connection: Driver
  try {
    connection = driver.driver(address, user === undefined ? undefined : driver.auth.basic(user, password ?? ''), {
      disableLosslessIntegers: true,
      connectionTimeout: LONGEST_WAIT,
      connectionAcquisitionTimeout: 2 * LONGEST_WAIT,
      maxTransactionRetryTime: 2 * LONGEST_WAIT,
      userAgent: 'evigraph',
    })
  } catch {
    throw new InputError(`${address}: not an address; give one such as bolt://localhost:7687`)
  }
  const session = (mode: 'READ' | 'WRITE') =>
    connection.session({ defaultAccessMode: mode, fetchSize: 1_000, ...(database === undefined ? {} : { database }) })
  try {
    const { agent = '' } = await connection.getServerInfo(database === undefined ? {} : { database })
    const version = /^Neo4j\/(\d+)/.exec(agent)?.[1]
    if (version !== undefined && Number(version) < 5)
      throw new InputError(`${address}: is ${agent.replace('/', ' ')}; evigraph needs Neo4j 5 or later`)
  } catch (error) {
    await connection.close()
    throw fail(error)
  }
  return {
    load: async (graph, options = {}) => {
      const open = session('WRITE')
      try {
        return await load(open, graph, options)
      } catch (error) {
        throw fail(error)
      } finally {
        await open.close()
      }
    },
    query: (cypher, options = {}) => ask(session('READ'), cypher, options, fail),
    close: () => connection.close(),
  }
}

async function load(
  session: Session,
  graph: Graph,
  { prune: pruning = false, onProgress }: LoadOptions,
): Promise<LoadSummary> {
  const { nodes, edges, total } = groupsOf(graph)
  await constrain(session)
  const some = await session.executeRead(async (tx) => (await tx.run('MATCH (n) RETURN n LIMIT 1')).records.length > 0)
  let created = 0
  let done = 0
  const write = async (fresh: string, again: string, rows: object[]) => {
    const added = await writeBatch(session, some ? again : fresh, again, rows)
    created += added
    done += rows.length
    onProgress?.(done, total)
  }
  for (const group of nodes)
    for (const batch of batchesOf(group.nodes, BATCH)) {
      const [fresh, again] = nodeStatements(group)
      await write(
        fresh,
        again,
        batch.map((node) => propertiesFor(nodeProperties(node))),
      )
    }
  for (const group of edges)
    for (const batch of batchesOf(group.edges, BATCH)) {
      const [fresh, again] = edgeStatements(group)
      const rows = batch.map((edge) => [edge.source, edge.target, propertiesFor(edgeProperties(edge))])
      await write(fresh, again, rows)
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

/** Statements for an empty store and for one that holds something; kinds are the schema's own words. */
const nodeStatements = ({ kind }: NodeGroup): [string, string] => [
  `UNWIND $rows AS row CREATE (n:${kind}) SET n = row`,
  `UNWIND $rows AS row MERGE (n:${kind} {id: row.id}) SET n = row`,
]
const edgeStatements = ({ kind, from, to }: EdgeGroup): [string, string] => {
  const ends = `UNWIND $rows AS row MATCH (a:${from} {id: row[0]}) MATCH (b:${to} {id: row[1]})`
  return [
    `${ends} CREATE (a)-[r:${kind}]->(b) SET r = row[2]`,
    `${ends} MERGE (a)-[r:${kind} {id: row[2].id}]->(b) SET r = row[2]`,
  ]
}

async function writeBatch(session: Session, statement: string, again: string, rows: object[]): Promise<number> {
  try {
    const { counters } = await session.executeWrite(async (tx) => (await tx.run(statement, { rows })).summary)
    const { nodesCreated, relationshipsCreated } = counters.updates()
    return nodesCreated + relationshipsCreated
  } catch (error) {
    // The connection broke after a commit: the batch is there although it was tried again.
    const known = (error as { code?: string }).code === 'Neo.ClientError.Schema.ConstraintValidationFailed'
    if (!known || statement === again) throw error
    return writeBatch(session, again, again, rows)
  }
}

async function ask(
  session: Session,
  cypher: string,
  options: QueryOptions,
  fail: (error: unknown) => Error,
): Promise<Rows> {
  const { parameters = {}, timeout, signal } = options
  let cancelled = false
  /** Resets the connection, which ends the query on the server. */
  const cancel = () => {
    cancelled = true
    void session.close().catch(() => {})
  }
  const tidy = async () => {
    signal?.removeEventListener('abort', cancel)
    await session.close().catch(() => {})
  }
  const explain = (error: unknown) => (cancelled ? new InputError('the query was cancelled') : fail(error))
  try {
    checkReadOnly(cypher)
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
    const result = session.run(cypher, parametersFor(parameters), timeout === undefined ? {} : { timeout })
    const columns = (await result.keys()) as string[]
    async function* batches(): AsyncGenerator<Value[][]> {
      try {
        let rows: Value[][] = []
        for await (const record of result) {
          rows.push([...record.values()].map(fromNeo4j))
          if (rows.length < 1_000) continue
          yield rows
          rows = []
        }
        if (rows.length > 0) yield rows
      } catch (error) {
        throw explain(error)
      } finally {
        await tidy()
      }
    }
    return { columns, batches: batches() }
  } catch (error) {
    await tidy()
    throw explain(error)
  }
}
