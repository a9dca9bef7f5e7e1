// The Neo4j that tests run against.
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import driver from 'neo4j-driver'
import { inject } from 'vitest'
import type { Neo4jServer } from '../../scripts/neo4j.js'

/** The server, or why there is none; with CI=true there must be one. */
export async function neo4jServer(): Promise<Neo4jServer | string> {
  const file = inject('neo4jFile')
  // Maven may have to fetch 170 MB first.
  for (let i = 0; !existsSync(file) && i < 6000; i++) await setTimeout(100)
  const server = JSON.parse(readFileSync(file, 'utf8')) as Neo4jServer | string
  if (typeof server === 'string' && process.env.CI === 'true') throw new Error(`Neo4j must run with CI=true: ${server}`)
  if (typeof server !== 'string' && process.env.NEO4J_URI && (await run(server, 'MATCH (n) RETURN count(n)'))[0] !== 0)
    throw new Error('the database at NEO4J_URI is not empty, and the tests would empty it')
  return server
}

/** First column of the last statement's rows. */
export async function run({ uri, user, password }: Neo4jServer, ...statements: string[]): Promise<unknown[]> {
  const connection = driver.driver(uri, driver.auth.basic(user, password), { disableLosslessIntegers: true })
  try {
    // Not executeQuery(): CALL … IN TRANSACTIONS wants a transaction of its own.
    const session = connection.session()
    let column: unknown[] = []
    for (const statement of statements)
      column = (await session.run(statement)).records.map((record) => record.get(0) as unknown)
    return column
  } finally {
    await connection.close()
  }
}

export const emptyNeo4j = (server: Neo4jServer) =>
  run(server, 'MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS')
