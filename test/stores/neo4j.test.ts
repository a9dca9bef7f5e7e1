// A real Neo4j against the specification of stores, beside Grafeo on every question, killed and misused.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Neo4jServer } from '../../scripts/neo4j.js'
import {
  build,
  type Graph,
  loadKnowledge,
  loadQuestions,
  openStore,
  parametersOf,
  readInputs,
  type Store,
  withVocabulary,
} from '../../src/index.js'
import { examples } from '../cypher-examples.js'
import { evigraph, startedView } from '../run-cli.js'
import { killLoads } from './kill.js'
import { scriptGraph, statementsOf } from './script.js'
import { emptyNeo4j, neo4jServer, run } from './server.js'
import { contents, rowsOf, sorted, storeSpec } from './spec.js'

/** What changes in the environment, and in the arguments. */
const MISUSED: readonly (readonly [string, Record<string, string | undefined>, string[], RegExp])[] = [
  ['a wrong password', { NEO4J_PASSWORD: 'very-secret' }, [], /refuses the user "neo4j" with this password/],
  ['no user', { NEO4J_USER: undefined }, [], /wants a user/],
  ['a missing database', {}, ['--database', 'nowhere'], /has no database "nowhere"/],
  ['nobody there', {}, ['--to', 'bolt://127.0.0.1:1'], /no Neo4j answers there/],
  ['no address', {}, ['--to', 'bolt://'], /bolt:\/\//],
  ['a password in the address', {}, ['--to', 'bolt://neo4j:very-secret@127.0.0.1'], /the address holds a user/],
]

const found = await neo4jServer()

describe.skipIf(typeof found === 'string')('Neo4j', () => {
  const server = found as Neo4jServer
  const { uri, user, password } = server
  const env = { NEO4J_USER: user, NEO4J_PASSWORD: password }
  const open = () => openStore(uri, { user, password })
  const openEmpty = async () => {
    await emptyNeo4j(server)
    return open()
  }
  const folder = mkdtempSync(join(tmpdir(), 'evigraph-neo4j-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  storeSpec('as a store', openEmpty)

  describe('answers as Grafeo does', () => {
    const { sources } = readInputs(['examples/'])
    const { graph } = build(sources, { knowledge: withVocabulary(loadKnowledge(), ['examples/terms.yaml']) })
    let stores: [Store, Store]
    beforeAll(async () => {
      stores = [await openStore(':memory:'), await openEmpty()]
      for (const store of stores) await store.load(graph)
    })
    afterAll(() => Promise.all((stores ?? []).map((store) => store.close())))

    test.each(loadQuestions().map((question) => [question.name, question] as const))('%s', async (_name, question) => {
      const parameters = { ...parametersOf(question, {}) }
      const [grafeo, neo4j] = await Promise.all(stores.map((store) => rowsOf(store, question.cypher, parameters)))
      expect(neo4j).toEqual(grafeo)
    })

    test.each(examples)('%s', async (example) => {
      const [grafeo, neo4j] = await Promise.all(stores.map((store) => rowsOf(store, example)))
      expect(neo4j).toEqual(grafeo)
    })
  })

  test('a killed load leaves whole batches, and the next completes it', async () => {
    const fresh = async () => {
      await emptyNeo4j(server)
      return uri
    }
    const target = { fresh, env, options: { user, password }, size: 1_200, batch: 300, points: 6 }
    expect(await killLoads(join(folder, 'big.json'), target)).toBeGreaterThan(0)
  }, 900_000)

  test('the exported Cypher script gives the graph that a load gives', async () => {
    const graph = scriptGraph()
    const store = await openEmpty()
    await run(server, ...statementsOf(graph))
    expect(await contents(store)).toEqual(sorted(graph))
    await store.close()
  }, 240_000)

  test('a view shows what it holds, asks it, and changes nothing', async () => {
    const graph = scriptGraph()
    const store = await openEmpty()
    await store.load(graph)
    await store.close()
    const { url } = await startedView(folder, [uri], { env })
    const shown = (await (await fetch(new URL('payload.json', url))).json()) as { graph: Graph }
    expect(sorted(shown.graph)).toEqual(sorted(graph))
    const asked = async (query: string) => {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ query })
      return (await fetch(new URL('cypher', url), { method: 'POST', headers, body })).json()
    }
    const count = 'MATCH (n) RETURN count(n) AS n'
    expect(await asked(count)).toMatchObject({ rows: [[graph.nodes.length]] })
    expect(await asked('MATCH (n) DETACH DELETE n')).toHaveProperty('error')
    expect(await run(server, count)).toEqual([graph.nodes.length])
  })

  // Of a server that is not ours no file can be written.
  test.skipIf(server.folder === undefined)(
    'a read-only database is said in one line, and written again later',
    async () => {
      await emptyNeo4j(server)
      const switchFile = join(server.folder as string, 'read-only')
      const graph = JSON.stringify({
        options: { type: 'directed', multi: true },
        nodes: [{ key: 'concept:a', attributes: { kind: 'Concept', label: 'a', aliases: [] } }],
        edges: [],
      })
      const load = () => evigraph(folder, ['load', '-', '--to', uri], graph, [], env)
      const until = async (status: number) => {
        let last = load()
        for (let attempt = 0; attempt < 20 && last.status !== status; attempt++) last = load()
        return last
      }
      try {
        writeFileSync(switchFile, '')
        const { status, stderr } = await until(2)
        expect(stderr).toMatch(/^error: .*only reads.*\n$/)
        expect(status).toBe(2)
      } finally {
        rmSync(switchFile)
      }
      expect((await until(0)).stderr).toContain('1 node')
    },
  )

  test.each(MISUSED)('%s is said in one line, without the password', (_name, change, args, error) => {
    const to = args.includes('--to') ? [] : ['--to', uri]
    const empty = '{"nodes":[],"edges":[]}'
    const { status, stderr } = evigraph(folder, ['load', '-', ...to, ...args], empty, [], { ...env, ...change })
    expect(stderr).toMatch(error)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('very-secret')
    expect(status).toBe(2)
  })
})
