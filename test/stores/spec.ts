// What every store must do; run against each.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import {
  build,
  type Graph,
  type GraphEdge,
  type GraphNode,
  InputError,
  readStored,
  type Store,
  type Value,
} from '../../src/index.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
// What is a concept must not hang on a trained model.
const { names: _, ...knowledge } = loadKnowledge()

const LEE = 'Hope fosters effort (Lee, 2001). Grit reduces stress (Roe & Poe, 2004). Hope may foster sleep.'
const graphOf = (files: Record<string, string>): Graph =>
  build(
    Object.entries(files).map(([uri, text]) => ({ uri, bytes: utf8(text) })),
    { knowledge },
  ).graph

export async function rowsOf(store: Store, cypher: string, parameters: Record<string, Value> = {}): Promise<Value[][]> {
  const rows: Value[][] = []
  for await (const batch of (await store.query(cypher, { parameters })).batches) rows.push(...batch)
  return rows
}

/** All that a store holds, in order. */
export async function contents(store: Store): Promise<{ nodes: Value[]; edges: Value[] }> {
  const nodes = await rowsOf(store, 'MATCH (n) RETURN n ORDER BY n.id')
  const edges = await rowsOf(store, 'MATCH (a)-[r]->(b) RETURN r, a.id, b.id ORDER BY r.id')
  return {
    nodes: nodes.map(([node]) => node as Value),
    edges: edges.map(([edge, source, target]) => ({ ...(edge as object), source, target }) as Value),
  }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
export const sorted = ({ nodes, edges }: Graph) => ({ nodes: [...nodes].sort(byId), edges: [...edges].sort(byId) })

const REFUSED: readonly (readonly [cypher: string, error: RegExp])[] = [
  ['CREATE (n:Concept {id: "x"})', /^1:1: "CREATE" cannot begin/],
  ['MATCH (n) SET n.label = "x"', /^1:11: SET would change/],
  ['MATCH (n)\nDETACH DELETE n', /^2:1: DETACH would change/],
  ['MATCH (n) /* ; */ REMOVE n.label', /^1:19: REMOVE/],
  ['MATCH (n) DELETE [n][0]', /DELETE would change/],
  ['UNWIND [1] AS x MERGE (n:Concept {id: "x"}) RETURN n', /MERGE would change/],
  ['MATCH (n) FOREACH (x IN [1] | SET n.y = x)', /FOREACH would change/],
  ['LOAD CSV FROM "file:///etc/passwd" AS line RETURN line', /"LOAD" cannot begin/],
  ['UNWIND [1] AS x load  csv FROM "/etc/passwd" AS line RETURN line', /LOAD csv reads outside/i],
  ['WITH 1 AS x CALL { LOAD CSV FROM "http://localhost/" AS line RETURN line } RETURN line', /reads outside/],
  ['CALL dbms.listConfig() YIELD name RETURN name', /procedure dbms\.listconfig/],
  ['CALL `apoc`.load.json("file:///x") YIELD value RETURN value', /procedure apoc\.load\.json/],
  ['RETURN apoc.util.md5(["x"])', /function apoc\.util\.md5/],
  ['RETURN `genai`.vector.encode("x", "y", {})', /function genai/],
  ['SHOW USERS', /"SHOW" cannot begin/],
  ['USE system MATCH (n) RETURN n', /"USE" cannot begin/],
  ['CALL { USE system MATCH (n) RETURN n } RETURN n', /USE leaves/],
  ['MATCH (n) RETURN n; MATCH (n) RETURN n', /only one query/],
  ['// nothing', /empty/],
  ['EXPLAIN MATCH (n) RETURN n', /cannot begin/],
]
const ALLOWED: readonly (readonly [cypher: string, row: Value[]])[] = [
  ['WITH {`set`: 1, `delete`: 2} AS row RETURN row.`set` + row.`delete` AS sum;', [3]],
  ['RETURN "CREATE (n) ; LOAD CSV" AS text // SET n.x = 1', ['CREATE (n) ; LOAD CSV']],
  ['MATCH (n:Concept) WITH n.id AS load ORDER BY load LIMIT 1 RETURN load', ['concept:effort']],
  [
    'RETURN date("2020-02-01") AS day, [1, 2.5, null, true] AS list, {a: {b: "c"}} AS map',
    ['2020-02-01', [1, 2.5, null, true], { a: { b: 'c' } }],
  ],
  ['MATCH (n:Concept {id: "concept:hope"}) RETURN n.label, count(*)', ['hope', 1]],
]

/** `open` gives an empty store. */
export function storeSpec(name: string, open: () => Promise<Store>): void {
  const given = async (graph: Graph): Promise<Store> => {
    const store = await open()
    await store.load(graph)
    return store
  }
  const tested = (title: string, run: () => Promise<Store>) => test(title, async () => (await run()).close())

  describe(name, () => {
    tested('gives a whole graph back', async () => {
      const graph = graphOf({ 'a.txt': LEE })
      const store = await given(graph)
      expect(await readStored(store)).toEqual(sorted(graph))
      return store
    })

    tested('gives back what was loaded', async () => {
      const graph = graphOf({ 'lee.txt': LEE })
      const store = await given(graph)
      expect(await contents(store)).toEqual(sorted(graph))
      return store
    })

    tested('is not changed by a second load', async () => {
      const graph = graphOf({ 'lee.txt': LEE })
      const store = await given(graph)
      const before = JSON.stringify(await contents(store))
      const done: number[] = []
      const summary = await store.load(graph, { onProgress: (now, total) => done.push(now / total) })
      expect(summary).toMatchObject({ nodes: graph.nodes.length, edges: graph.edges.length, created: 0 })
      expect(done.at(-1)).toBe(1)
      expect(JSON.stringify(await contents(store))).toBe(before)
      return store
    })

    tested('takes over what changed, and keeps what other documents said', async () => {
      const store = await given(graphOf({ 'lee.txt': LEE, 'poe.txt': 'Trust fosters reading (Poe, 1999).' }))
      const graph = graphOf({ 'lee.txt': LEE })
      const [first, ...others] = graph.nodes as [GraphNode, ...GraphNode[]]
      const { given: _, ...bare } = { ...first, label: 'another' } as GraphNode & { given?: string }
      await store.load({ ...graph, nodes: [bare as GraphNode, ...others] })
      expect(await rowsOf(store, 'MATCH (n {id: $id}) RETURN n', { id: first.id })).toEqual([[bare]])
      expect(await rowsOf(store, 'MATCH (n:Concept {id: "concept:trust"}) RETURN n.label')).toEqual([['trust']])
      return store
    })

    tested('prunes what a document no longer says', async () => {
      const poe = 'Trust fosters reading (Poe, 1999). Hope fosters effort (Lee, 2001).'
      const store = await given(graphOf({ 'lee.txt': LEE, 'poe.txt': poe }))
      const now = graphOf({ 'lee.txt': 'Hope fosters effort (Lee, 2001).' })
      const { pruned } = await store.load(now, { prune: true })
      expect(pruned).toBeGreaterThan(5)
      const left = await contents(store)
      const whole = sorted(graphOf({ 'lee.txt': 'Hope fosters effort (Lee, 2001).', 'poe.txt': poe }))
      const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
      expect(ids(left.nodes as { id: string }[])).toEqual(ids(whole.nodes))
      expect(ids(left.edges as { id: string }[])).toEqual(ids(whole.edges))
      expect((await store.load(now, { prune: true })).pruned).toBe(0)
      return store
    })

    tested('keeps awkward values', async () => {
      const label = 'a "b" \'c\' `d` \\ $x {y}\n\t\u{1f469}\u200d\u{1f52c} הטיפול'
      const nodes = [
        { id: 'concept:odd "x" \\', kind: 'Concept', label, aliases: [] },
        { id: 'finding:1', kind: 'Finding', label: 'x', measure: 'smd', value: 3, p: 1e-9, ciLow: -0.5 },
        {
          id: 'passage:1',
          kind: 'Passage',
          label: 'x',
          text: 'y'.repeat(100_000),
          start: 0,
          end: 2 ** 40,
          line: 1,
          column: 1,
          paragraph: 0,
          role: 'other',
        },
      ] as GraphNode[]
      const store = await given({ nodes, edges: [] })
      expect((await contents(store)).nodes).toEqual(nodes)
      return store
    })

    tested('refuses graphs that it could not hold', async () => {
      const store = await open()
      const node = { id: 'concept:a', kind: 'Concept', label: 'a', aliases: [] } as GraphNode
      const edge = { id: 'e', kind: 'BROADER', source: 'concept:a', target: 'concept:b' } as GraphEdge
      const loop = { ...edge, target: 'concept:a' } as GraphEdge
      const wrong: [Graph, RegExp][] = [
        [{ nodes: [node], edges: [edge] }, /ends at concept:b/],
        [{ nodes: [node, node], edges: [] }, /concept:a is there twice/],
        [{ nodes: [node], edges: [loop, loop] }, /e is there twice/],
        [{ nodes: [{ ...node, kind: 'Thing' } as unknown as GraphNode], edges: [] }, /unknown kind "Thing"/],
        [{ nodes: [{ ...node, aliases: { a: 1 } } as unknown as GraphNode], edges: [] }, /"aliases"/],
      ]
      for (const [graph, error] of wrong) {
        await expect(store.load(graph)).rejects.toThrow(error)
        await expect(store.load(graph)).rejects.toThrow(InputError)
      }
      return store
    })

    tested('refuses to write and to reach outside the graph', async () => {
      const store = await given(graphOf({ 'lee.txt': LEE }))
      const before = JSON.stringify(await contents(store))
      for (const [cypher, error] of REFUSED) await expect(rowsOf(store, cypher), cypher).rejects.toThrow(error)
      for (const [cypher, row] of ALLOWED) expect(await rowsOf(store, cypher), cypher).toEqual([row])
      expect(JSON.stringify(await contents(store))).toBe(before)
      return store
    })

    tested('says where a query is wrong', async () => {
      const store = await given(graphOf({ 'lee.txt': LEE }))
      await expect(rowsOf(store, 'MATCH (n:Concept\nRETURN n')).rejects.toThrow(/^2:1: /)
      await expect(rowsOf(store, 'MATCH (n)\nRETURN m')).rejects.toThrow(/^2:8: .*m/)
      await expect(rowsOf(store, 'RETURN nix(1) AS x')).rejects.toThrow(/^1:8: .*nix/)
      await expect(rowsOf(store, 'RETURN $missing AS x')).rejects.toThrow(/missing/i)
      for (const cypher of ['MATCH (n RETURN n', 'RETURN m', 'RETURN 1/0 AS x'])
        await expect(rowsOf(store, cypher)).rejects.toThrow(InputError)
      return store
    })

    tested('streams, and answers the next query where the last was not read to its end', async () => {
      const store = await given(graphOf({ 'lee.txt': LEE }))
      const { columns, batches } = await store.query('UNWIND range(1, 200000) AS x RETURN x, x * 2 AS y')
      expect(columns).toEqual(['x', 'y'])
      let count = 0
      for await (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(1_000)
        count += batch.length
        if (count >= 5_000) break
      }
      expect(await rowsOf(store, 'RETURN 1 AS one')).toEqual([[1]])
      return store
    })

    tested('answers several queries at once, each with its own rows', async () => {
      const store = await given(graphOf({ 'lee.txt': LEE }))
      const ask = (factor: number) => rowsOf(store, 'UNWIND range(1, 5000) AS x RETURN x * $factor AS y', { factor })
      const factors = [1, 2, 3]
      const results = await Promise.all(factors.map(ask))
      for (const [i, factor] of factors.entries()) {
        expect(results[i]).toHaveLength(5000)
        expect(results[i]?.at(-1)).toEqual([5000 * factor])
      }
      return store
    })

    tested('keeps columns in the order of the query, whatever their names', async () => {
      const store = await given(graphOf({ 'lee.txt': LEE }))
      const { columns, batches } = await store.query('RETURN "a" AS b, "c" AS `1`, "d" AS `0`')
      expect(columns).toEqual(['b', '1', '0'])
      for await (const batch of batches) expect(batch).toEqual([['a', 'c', 'd']])
      return store
    })

    tested('ends a query after a time, or when it is told to', async () => {
      const store = await given(graphOf({ 'lee.txt': LEE }))
      const forever = 'UNWIND range(1, 10000000) AS x UNWIND range(1, 10000000) AS y RETURN sum(x + y) AS sum'
      const read = async (options: object) => {
        for await (const _ of (await store.query(forever, options)).batches);
      }
      await expect(read({ timeout: 500 })).rejects.toThrow(/longer than/)
      const stop = new AbortController()
      setTimeout(() => stop.abort(), 500)
      await expect(read({ signal: stop.signal })).rejects.toThrow(/cancelled/)
      expect(await rowsOf(store, 'MATCH (n:Concept {id: "concept:hope"}) RETURN n.label')).toEqual([['hope']])
      return store
    })
  })
}
