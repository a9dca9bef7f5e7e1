// What a Neo4j that cannot be used says, through the driver: errors that no test can cause for real.
import { expect, test } from 'vitest'
import { InputError, openStore } from '../../src/index.js'
import { boltStub } from './bolt-stub.js'

const EMPTY = { nodes: [], edges: [] }
const LOGIN = { user: 'neo4j', password: 'very-secret' }

/** Code and message as servers send them. */
const ERRORS: readonly (readonly [code: string, message: string, said: RegExp])[] = [
  ['Neo.ClientError.Cluster.NotALeader', 'No write operations are allowed directly on this database.', /only reads/],
  ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', 'This is a read only Neo4j instance', /only reads/],
  [
    'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
    'No write operations are allowed on this database.',
    /only reads.*neo4j:\/\//,
  ],
  ['Neo.DatabaseError.Transaction.TransactionCommitFailed', 'No space left on device', /disk is full; free some/],
  ['Neo.DatabaseError.General.UnknownError', 'java.io.IOException: Disk full', /disk is full/],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'The allocation would use too much.', /--batch.*memory/],
  ['Neo.ClientError.Security.Forbidden', 'Schema operations are not allowed.', /the user "neo4j" may not do this/],
  ['Neo.ClientError.Security.CredentialsExpired', 'The credentials have expired.', /refuses the user "neo4j"/],
  ['Neo.ClientError.Database.DatabaseNotFound', 'Unable to get a routing table', /has no database "papers"/],
  ['Neo.TransientError.Database.DatabaseUnavailable', 'The database is not currently available', /"papers" is stopped/],
  ['Neo.DatabaseError.Statement.ExecutionFailed', 'Something else.\nat a place', /127\.0\.0\.1:\d+: Something else\.$/],
]

test.each(ERRORS)('%s: %s', async (code, message, said) => {
  const stub = await boltStub({ error: { code, message } })
  const store = await openStore(stub.uri, { ...LOGIN, database: 'papers' })
  try {
    const error = (await store.load(EMPTY).catch((reason: unknown) => reason)) as Error
    expect(error).toBeInstanceOf(InputError)
    expect(error.message).toMatch(said)
    expect(error.message).toContain(stub.uri)
    expect(error.message).not.toContain(LOGIN.password)
    expect(error.message.split('\n')).toHaveLength(1)
  } finally {
    await store.close()
    stub.close()
  }
})

test('a Neo4j before 5 is named, with what is needed', async () => {
  const stub = await boltStub({ agent: 'Neo4j/4.4.30' })
  await expect(openStore(stub.uri, LOGIN)).rejects.toThrow(`${stub.uri}: is Neo4j 4.4.30; evigraph needs Neo4j 5`)
  stub.close()
})

test('a server with which no version of Bolt is agreed on is too old, or no Neo4j', async () => {
  const stub = await boltStub({ version: [0, 0, 0, 0] })
  await expect(openStore(stub.uri, LOGIN)).rejects.toThrow(/evigraph needs Neo4j 5/)
  await expect(openStore(stub.uri, LOGIN)).rejects.toThrow(InputError)
  stub.close()
})
