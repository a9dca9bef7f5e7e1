// The Cypher script and Neo4j's import files hold the whole graph, typed, with every text unharmed.
import { expect, test } from 'vitest'
import { sampleGraph } from '../inspect/sample.js'
import { parseCsv } from './csv.js'
import { filesOf, golden, textOf } from './golden-files.js'
import { GOLDEN_COUNTS, LONG_ID } from './golden-graph.js'

const files = filesOf('neo4j-csv')
/** `name:TYPE(space)` → its parts. */
const headerOf = (text: string) =>
  (text.split('\n')[0] as string).split(',').map((field) => {
    const [, name, type, space] = /^(\w*):(\w+(?:\[\])?)(?:\((\w+)\))?$/.exec(field) ?? []
    return { field, name, type, space }
  })
const cellsOf = (name: string) => parseCsv(files[name] as string)
const csvFiles = Object.keys(files).filter((name) => name.endsWith('.csv'))

test('neo4j-csv: every header has names, types and one id space that Neo4j’s importer knows', () => {
  const types = new Set('ID START_ID END_ID string string[] long double boolean'.split(' '))
  for (const name of csvFiles) {
    const header = headerOf(files[name] as string)
    for (const { field, type, space } of header) {
      expect(types, `${name} ${field}`).toContain(type)
      expect(space, `${name} ${field}`).toBe(type?.endsWith('ID') ? 'evigraph' : undefined)
    }
    const names = header.map((field) => field.name).filter(Boolean)
    expect(new Set(names).size).toBe(names.length)
    const ids = header.slice(0, 2).map(({ type }) => type)
    if (name.startsWith('nodes-')) expect(header[0]).toMatchObject({ name: 'id', type: 'ID' })
    else expect(ids).toEqual(['START_ID', 'END_ID'])
  }
})

test('neo4j-csv: all nodes and edges, each edge between nodes of the files', () => {
  const graph = golden()
  const rows = (start: string) => csvFiles.filter((name) => name.startsWith(start)).flatMap((name) => cellsOf(name))
  const ids = rows('nodes-').map((row) => row['id:ID(evigraph)'])
  expect(ids.sort()).toEqual(graph.nodes.map(({ id }) => id).sort())
  const edges = rows('edges-')
  expect(edges.map((row) => row['id:string']).sort()).toEqual(graph.edges.map(({ id }) => id).sort())
  for (const row of edges) {
    expect(ids).toContain(row[':START_ID(evigraph)'])
    expect(ids).toContain(row[':END_ID(evigraph)'])
  }
})

test('neo4j-csv: values by the names and types of the schema, lists as lists', () => {
  const [first, second] = cellsOf('nodes-Finding.csv')
  expect(first).toMatchObject({
    'value:double': '1.0',
    'ciLow:double': '-0.0',
    'flag:boolean': 'false',
  })
  // Empty in one and missing in the other: a column of nothing is not written.
  expect(first).not.toHaveProperty('unit:string')
  expect(second).toMatchObject({ 'mixed:string': 'three', 'huge:double': '1.0' })
  expect(cellsOf('nodes-Concept.csv')[0]).toMatchObject({
    'aliases:string[]': 'trust\u001fVertrauen; faith',
    'definition:string': 'Line one\nline two\r\nthree\ttab',
  })
  expect(cellsOf('nodes-Study.csv')[0]?.['sampleSize:long']).toBe('1099511627776')
  // Texts stand in quotes, so that an empty cell without is a missing value.
  expect(files['nodes-Finding.csv']).toContain('"smd"')
})

test('neo4j-csv: the command names every file once, under its kind', () => {
  for (const name of csvFiles) {
    const [, of, kind] = /^(nodes|edges)-(\w+)\.csv$/.exec(name) ?? []
    const option = `--${of === 'nodes' ? 'nodes' : 'relationships'}=${kind}='./${name}'`
    expect(files['import.sh']?.split(option)).toHaveLength(2)
  }
  expect(files['import.sh']).toContain('--array-delimiter=U+001F')
})

const script = textOf('cypher')

test('cypher: a constraint for each kind, and every node and edge merged by its id', () => {
  const kinds = new Set(golden().nodes.map(({ kind }) => kind))
  expect(script.match(/^CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:\w+\) REQUIRE n\.id IS UNIQUE;$/gm)).toHaveLength(
    kinds.size,
  )
  expect(script.match(/^ {2}\{id: /gm)).toHaveLength(GOLDEN_COUNTS.nodes)
  expect(script.match(/^ {2}\{from: /gm)).toHaveLength(GOLDEN_COUNTS.edges)
  expect(script).not.toMatch(/\bCREATE (?!CONSTRAINT)/)
  // Ends with labels, so that they are found by the constraints.
  expect(script).toContain(
    '] AS row\nMATCH (a:Claim {id: row.from}) MATCH (b:Publication {id: row.to}) MERGE (a)-[r:SUPPORTED_BY {id: row.props.id}]->(b) SET r += row.props;',
  )
})

test('cypher: literals are typed and escaped', () => {
  for (const words of [
    '`end`: 3000',
    'value: 1.0',
    'ciLow: -0.0',
    'ciHigh: 1.0e21',
    'flag: false',
    'sampleSize: 1099511627776',
    "aliases: ['trust', 'Vertrauen; faith']",
    "definition: 'Line one\\nline two\\r\\nthree\\ttab'",
    "code: '007'",
    `id: '${LONG_ID}'`,
  ])
    expect(script).toContain(words)
  expect(script).not.toMatch(/\b(undefined|null|NaN)\b(?!')/)
})

test('cypher: quotes, backslashes and what looks like a character’s code survive', () => {
  const graph = sampleGraph()
  const concept = graph.nodes.find(({ kind }) => kind === 'Concept')
  Object.assign(concept as object, { definition: "it's C:\\users\\new, \\u0041" })
  const written = textOf('cypher', {}, graph)
  expect(written).toContain("definition: 'it\\'s C:\\\\' + 'users\\\\new, \\\\' + 'u0041'")
})
