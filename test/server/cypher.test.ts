// The query endpoint: reads only, says what is wrong in one line, and never gives more than a page can show.
import { describe, expect, test } from 'vitest'
import { generateGraph } from '../../scripts/graph-generator.js'
import { answer } from '../../src/server/cypher.js'
import type { Store, Value } from '../../src/stores/store.js'
import { golden } from '../exporters/golden-files.js'
import { graphSource, viewOf } from './client.js'

/** The golden graph has values that no store takes. */
const small = generateGraph(60)
const view = (graph = small) => viewOf(graphSource(graph))

test('gives columns, rows, and the nodes met in them', async () => {
  const { cypher } = await view()
  expect(await cypher('MATCH (n:Concept) RETURN n.id AS id, n.label AS label ORDER BY id LIMIT 2')).toEqual({
    columns: ['id', 'label'],
    rows: small.nodes
      .filter(({ kind }) => kind === 'Concept')
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, 2)
      .map(({ id, label }) => [id, label]),
    ids: ['concept:0', 'concept:1'],
    truncated: false,
  })
  const whole = await cypher('MATCH (c:Claim)-[r:SUBJECT]->(e) RETURN c, r, collect(e) AS list, {a: e} AS map LIMIT 1')
  expect(whole.ids).toEqual([expect.stringMatching(/^claim:/), expect.stringMatching(/^concept:/)])
  expect(await cypher('MATCH (n {id: $id}) RETURN n.label AS label', { id: 'study:1' })).toMatchObject({
    rows: [[small.nodes.find(({ id }) => id === 'study:1')?.label]],
    ids: [],
  })
})

test('several at once are answered in turn', async () => {
  const { cypher } = await view()
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => cypher(`RETURN ${n} AS n`)))
  expect(answers.map(({ rows }) => rows)).toEqual([[[1]], [[2]], [[3]], [[4]], [[5]]])
})

describe('one line says what is wrong', () => {
  test.each([
    ['MATCH (n) DETACH DELETE n', /^1:11: DETACH would change the graph; queries only read$/],
    ['LOAD CSV FROM "file:///etc/passwd" AS line RETURN line', /^1:1: "LOAD" cannot begin a query here/],
    ['MATCH (n RETURN n', /^1:\d+: syntax error/],
    ['', /^1:1: the query is empty$/],
  ])('%s', async (query, error) => {
    const { cypher } = await view()
    expect(await cypher(query)).toEqual({ error: expect.stringMatching(error) })
    // Nothing was written, and the next query is answered.
    expect(await cypher('MATCH (n) RETURN count(n) AS n')).toMatchObject({ rows: [[small.nodes.length]] })
  })

  test.each([
    ['not JSON', '{"query"', /^the request is not JSON: /],
    ['no query', '{"cypher": "RETURN 1"}', /^the request must be an object like/],
    ['a list', '["RETURN 1"]', /^the request must be an object$/],
    ['parameters in a list', '{"query": "RETURN 1", "parameters": []}', /^"parameters" must be an object/],
  ])('%s', async (_name, body, error) => {
    const { ask } = await view()
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const { status, body: text } = await ask({ method: 'POST', path: 'cypher', headers, body })
    expect([status, JSON.parse(text)]).toEqual([200, { error: expect.stringMatching(error) }])
  })

  test('a graph that no store can hold', async () => {
    const { cypher } = await view(golden())
    expect(await cypher('RETURN 1 AS n')).toEqual({ error: expect.stringMatching(/has the property "\w+" with/) })
  })
})

describe('limits', () => {
  const LIMITS = { rows: 3, length: 1000, milliseconds: 1000 }
  const ids = new Set(['concept:a'])
  const storeWith = (rows: Value[][]): Store => ({
    load: () => Promise.reject(new Error('only reads')),
    query: async () => ({
      columns: ['x'],
      batches: (async function* () {
        for (const row of rows) yield [row]
      })(),
    }),
    close: async () => {},
  })
  const ask = (rows: Value[][]) =>
    answer(storeWith(rows), { query: '', parameters: {} }, ids, new AbortController().signal, LIMITS)

  test.each([
    ['as many rows as may be', [[1], [2], [3]], { rows: [[1], [2], [3]], truncated: false }],
    ['a row more', [[1], [2], [3], [4]], { rows: [[1], [2], [3]], truncated: true }],
    ['rows that are too long', [['x'.repeat(900)], ['y'.repeat(900)]], { rows: [['x'.repeat(900)]], truncated: true }],
  ])('%s', async (_name, rows, expected) => expect(await ask(rows)).toMatchObject(expected))

  test('one row that is too long', async () => {
    await expect(ask([['x'.repeat(2000)]])).rejects.toThrow('a row of the answer is too long to be shown')
  })

  test('a query without end is ended when the page is gone, and the next one answered', async () => {
    const { url, cypher } = await view(generateGraph(2000))
    const stop = new AbortController()
    const endless = fetch(new URL('cypher', url), {
      method: 'POST',
      signal: stop.signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'MATCH (a), (b), (c), (d) RETURN count(*) AS n' }),
    })
    setTimeout(() => stop.abort(), 1000)
    await expect(endless).rejects.toThrow()
    expect(await cypher('RETURN 1 AS n')).toMatchObject({ rows: [[1]] })
  })
})
