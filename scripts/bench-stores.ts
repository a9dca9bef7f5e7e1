// Load rates and query latencies of the stores: `npm run bench:stores`. Neo4j stands beside LOAD CSV of the same rows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import driver from 'neo4j-driver'
import { type Graph, loadQuestions, openStore, type Store, type Value } from '../src/index.js'
import { engineAlone } from './engine-alone.js'
import { generateGraph } from './graph-generator.js'
import { loadCsv } from './load-csv.js'
import { type Neo4jServer, startNeo4j } from './neo4j.js'

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    /** Stores to measure. */
    stores: { type: 'string', default: 'grafeo,neo4j' },
    heap: { type: 'string', default: '3g' },
    date: { type: 'string' },
    out: { type: 'string' },
  },
})

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const question = (name: string) => loadQuestions().find((one) => one.name === name)?.cypher ?? ''

/** Name, Cypher, and how often it runs. */
const QUERIES: readonly (readonly [string, string, number])[] = [
  ['node by id', 'MATCH (n:Claim {id: $claim}) RETURN n.label AS label', 50],
  [
    '2 steps',
    'MATCH (n:Claim {id: $claim})-[:SUPPORTED_BY]->(:Publication)-[:REPORTS]->(s) RETURN DISTINCT s.id AS id',
    50,
  ],
  [
    '3 steps',
    'MATCH (n:Claim {id: $claim})-[:SUPPORTED_BY]->(:Publication)-[:AUTHORED_BY]->(:Author)<-[:AUTHORED_BY]-(w) RETURN count(DISTINCT w) AS works',
    20,
  ],
  ['question gap-map', question('gap-map'), 3],
  ['question load-bearing-publications', question('load-bearing-publications'), 3],
]

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await run()
  return (performance.now() - since) / 1000
}

async function read(store: Store, cypher: string, parameters: Record<string, Value>): Promise<void> {
  for await (const _ of (await store.query(cypher, { parameters })).batches);
}

async function latencies(store: Store, claims: number): Promise<number[]> {
  const medians: number[] = []
  for (const [, cypher, runs] of QUERIES) {
    const times: number[] = []
    // The first is for the engine to plan in.
    for (let run = 0; run <= runs; run++) {
      const parameters = { claim: `claim:${(run * 7919) % claims}`, limit: 25 }
      const time = await seconds(() => read(store, cypher, parameters))
      if (run > 0) times.push(time * 1000)
    }
    medians.push(median(times))
  }
  return medians
}

interface Result {
  store: string
  nodes: number
  edges: number
  fresh: number
  again: number
  csv?: number
  /** Of Grafeo: its own calls with the same properties, and with none. */
  alone?: number
  bare?: number
  open: number
  latencies: number[]
}

/** Of a store that holds the graph already; `fresh` and `csv` are the seconds that it took. */
async function measure(
  store: string,
  graph: Graph,
  location: string,
  login: object,
  { fresh, csv }: { fresh: number; csv?: number },
): Promise<Result> {
  const total = graph.nodes.length + graph.edges.length
  const loaded = await openStore(location, login)
  const again = await seconds(() => loaded.load(graph))
  await loaded.close()
  const asked = await openStore(location, login)
  const open = await seconds(() => read(asked, 'RETURN 1 AS one', {}))
  const times = await latencies(asked, graph.nodes.filter(({ kind }) => kind === 'Claim').length)
  await asked.close()
  const rates = { fresh: total / fresh, again: total / again, ...(csv === undefined ? {} : { csv: total / csv }) }
  return { store, nodes: graph.nodes.length, edges: graph.edges.length, ...rates, open, latencies: times }
}

/** Loads of a small graph last seconds, and even an idle machine changes its pace: the median of three. */
const runsOf = ({ nodes }: Graph) => (nodes.length > 100_000 ? 1 : 3)

async function measureGrafeo(graph: Graph, file: string): Promise<Result> {
  const times: number[] = []
  for (let run = 0; run < runsOf(graph); run++) {
    rmSync(file, { force: true, recursive: true })
    const store = await openStore(file, {})
    times.push(await seconds(() => store.load(graph)))
    await store.close()
  }
  const result = await measure('Grafeo', graph, file, {}, { fresh: median(times) })
  return { ...result, alone: await engineAlone(graph, true), bare: await engineAlone(graph, false) }
}

async function empty({ uri, user, password }: Neo4jServer): Promise<void> {
  const connection = driver.driver(uri, driver.auth.basic(user, password))
  const session = connection.session()
  await session.run('MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS')
  await session.close()
  await connection.close()
}

async function measureNeo4j(server: Neo4jServer, graph: Graph): Promise<Result> {
  const { uri, user, password } = server
  const times: { csv: number; fresh: number }[] = []
  for (let run = 0; run < runsOf(graph); run++) {
    await empty(server)
    const csv = await loadCsv(server, graph)
    await empty(server)
    const store = await openStore(uri, { user, password })
    times.push({ csv, fresh: await seconds(() => store.load(graph)) })
    await store.close()
  }
  const [csv, fresh] = [median(times.map((one) => one.csv)), median(times.map((one) => one.fresh))]
  return measure('Neo4j', graph, uri, { user, password }, { fresh, csv })
}

const results: Result[] = []
const sizes = options.sizes.split(',').map(Number)
const note = (result: Result) => {
  results.push(result)
  console.error(JSON.stringify(result))
}
if (options.stores.includes('grafeo')) {
  const folder = mkdtempSync(join(tmpdir(), 'evigraph-bench-'))
  // V8 compiles what runs often; both ways warm up.
  await measureGrafeo(generateGraph(10_000), join(folder, 'warm.grafeo'))
  for (const size of sizes) note(await measureGrafeo(generateGraph(size), join(folder, `${size}.grafeo`)))
  rmSync(folder, { recursive: true, force: true })
}
if (options.stores.includes('neo4j')) {
  const server = await startNeo4j(options.heap)
  if (typeof server === 'string') throw new Error(server)
  try {
    // The JVM compiles what it runs often; both ways warm up, and the constraints are made.
    for (let round = 0; round < 2; round++) await measureNeo4j(server, generateGraph(5_000))
    for (const size of sizes) note(await measureNeo4j(server, generateGraph(size)))
  } finally {
    await server.stop()
  }
}

const rate = (value: number | undefined) => (value === undefined ? '–' : Math.round(value).toLocaleString('en'))
const time = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0))
const table = (rows: readonly (readonly string[])[]) => rows.map((cells) => `| ${cells.join(' | ')} |`)
const lines = [
  ...table([
    [
      ...['store', 'nodes', 'edges', 'load, rows/s', 'LOAD CSV, rows/s', 'ratio', 'engine alone', 'without properties'],
      ...['same load again, rows/s', 'open, s'],
    ],
    Array.from({ length: 10 }, () => '---'),
    ...results.map(({ store, nodes, edges, fresh, csv, alone, bare, again, open }) => [
      store,
      rate(nodes),
      rate(edges),
      rate(fresh),
      rate(csv),
      csv === undefined ? '–' : (fresh / csv).toFixed(2),
      rate(alone),
      rate(bare),
      rate(again),
      time(open),
    ]),
  ]),
  '',
  ...table([
    ['query, ms (median)', ...results.map(({ store, nodes }) => `${store} ${rate(nodes)}`)],
    Array.from({ length: results.length + 1 }, () => '---'),
    ...QUERIES.map(([name], i) => [name, ...results.map((result) => time(result.latencies[i] ?? 0))]),
  ]),
]
console.log(lines.join('\n'))
if (options.out)
  writeFileSync(
    options.out,
    `${[
      '# Speed of the stores',
      '',
      `Written by \`npm run bench:stores\`${options.date ? ` on ${options.date}` : ''}, Node ${process.versions.node}, ${cpus().length} cores.`,
      'A row is a node or an edge with its properties. The graph comes from a seeded generator',
      '(`scripts/graph-generator.ts`) with the kinds, degrees and lengths of built graphs. LOAD CSV creates the same rows in',
      'the same server in the same run, under the same constraints and in batches of the same size; it reads files that are',
      'on the server already. A load of a new Grafeo file checks the graph, creates it in memory, indexes it and saves it;',
      'rates of loads up to 100,000 nodes are medians of three. “Engine alone” are rows per second of the engine’s batch',
      'calls by themselves, in memory, one after the other, with the same properties and with none. Run it on an idle machine.',
      '',
      ...lines,
    ].join('\n')}\n`,
  )
