// Neo4j 5, by its own driver.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import driver, { type Driver, type Session } from 'neo4j-driver'
import { InputError } from '../types.js'
import { checkReadOnly } from './guard.js'
import { neo4jError } from './neo4j-errors.js'
import { loadNeo4j } from './neo4j-load.js'
import { fromNeo4j, parametersFor } from './neo4j-values.js'
import type { OpenOptions, QueryOptions, Rows, Store, Value } from './store.js'

const LONGEST_WAIT = 10_000

/**
 * The driver leaves Nagle's algorithm on: whatever it sends in more than one write then waits some 40 ms for the server's
 * delayed acknowledgement. It offers no setting and makes its sockets by itself, so they are met where Node announces them.
 * Those of TLS are not announced.
 */
const SOCKETS = 'net.client.socket'

export async function openNeo4j(address: string, { user, password, database }: OpenOptions): Promise<Store> {
  // Not repeated in the error, since it may hold a password.
  if (/^[^/]*\/\/[^/]*@/.test(address))
    throw new InputError('the address holds a user; give --user (or NEO4J_USER) and NEO4J_PASSWORD instead')
  const fail = (error: unknown) => neo4jError(error, { address, user, database })
  let connection: Driver
  const sendAtOnce = (message: unknown) => (message as { socket: Socket }).socket.setNoDelay(true)
  subscribe(SOCKETS, sendAtOnce)
  const close = async () => {
    unsubscribe(SOCKETS, sendAtOnce)
    await connection?.close()
  }
  try {
    connection = driver.driver(address, user === undefined ? undefined : driver.auth.basic(user, password ?? ''), {
      disableLosslessIntegers: true,
      connectionTimeout: LONGEST_WAIT,
      connectionAcquisitionTimeout: 2 * LONGEST_WAIT,
      maxTransactionRetryTime: 2 * LONGEST_WAIT,
      userAgent: 'evigraph',
    })
  } catch {
    await close()
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
    await close()
    throw fail(error)
  }
  return {
    load: async (graph, options = {}) => {
      const open = session('WRITE')
      try {
        return await loadNeo4j(open, graph, options)
      } catch (error) {
        throw fail(error)
      } finally {
        await open.close()
      }
    },
    query: (cypher, options = {}) => ask(session('READ'), cypher, options, fail),
    close,
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
