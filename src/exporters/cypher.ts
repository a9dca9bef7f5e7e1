// A Cypher script that merges the graph into a database: run twice it changes nothing. For cypher-shell and others.
import type { ExportOptions, FileExporter, Graph } from '../types.js'
import { checkGraph } from './check.js'
import { own, type Row } from './columns.js'
import { byKind, type Stored, storedOf, storedText } from './stored.js'
import { cleanText, doubleText, inChunks, isMissing } from './values.js'

export const cypher: FileExporter = {
  name: 'cypher',
  doc: 'A Cypher script of MERGE statements, for Neo4j and its relatives.',
  extension: '.cypher',
  write: (graph, options) => inChunks(statements(graph, options)),
}

/** Rows of one statement: more make the planner slow, fewer the transactions. */
const BATCH = 500
type Edge = Row & { readonly source: string; readonly target: string }

function* statements(graph: Graph, { report }: ExportOptions = {}): Generator<string> {
  const places = checkGraph(graph)
  const nodes = byKind(graph.nodes as unknown as readonly Row[])
  yield '// An evigraph knowledge graph. Can be run again: nodes and edges are merged by id.\n'
  for (const kind of nodes.keys())
    yield `CREATE CONSTRAINT ${kind}_id IF NOT EXISTS FOR (n:${quoted(kind)}) REQUIRE n.id IS UNIQUE;\n`
  for (const [kind, rows] of nodes) {
    const props = storedOf(kind, rows, new Set(['id']), report)
    const write = (row: Row) => `{id: ${string(row.id)}${fields(props, row)}}`
    yield* batches(rows, write, `MERGE (n:${quoted(kind)} {id: row.id}) SET n += row`)
  }
  const kindAt = (id: string) => graph.nodes[places.get(id) as number]?.kind as string
  for (const [kind, rows] of byKind(graph.edges as unknown as readonly Edge[])) {
    const props = storedOf(kind, rows, new Set(['id', 'source', 'target']), report)
    const write = ({ source, target, ...row }: Edge) =>
      `{from: ${string(source)}, to: ${string(target)}, props: {id: ${string(row.id)}${fields(props, row)}}}`
    // The ends' labels let the database look them up by their constraints.
    for (const group of byKind(rows, ({ source, target }) => `${kindAt(source)} ${kindAt(target)}`).values()) {
      const [first] = group as [Edge, ...Edge[]]
      const ends = `MATCH (a:${quoted(kindAt(first.source))} {id: row.from}) MATCH (b:${quoted(kindAt(first.target))} {id: row.to})`
      yield* batches(group, write, `${ends} MERGE (a)-[r:${quoted(kind)} {id: row.props.id}]->(b) SET r += row.props`)
    }
  }
}

function* batches<R>(rows: readonly R[], write: (row: R) => string, merge: string): Generator<string> {
  for (let from = 0; from < rows.length; from += BATCH) {
    yield 'UNWIND ['
    for (let i = from; i < Math.min(from + BATCH, rows.length); i++)
      yield `${i === from ? '' : ','}\n  ${write(rows[i] as R)}`
    yield `\n] AS row\n${merge};\n`
  }
}

/** Words of the language, which are no names without quotes everywhere. */
const WORDS = new Set(
  'ALL ANY AS AND CALL CASE CREATE DELETE DETACH DISTINCT ELSE END EXISTS FALSE IN IS LIMIT MATCH MERGE NONE NOT NULL ON OPTIONAL OR ORDER REMOVE RETURN SET SINGLE SKIP THEN TRUE UNION UNIQUE UNWIND WHEN WHERE WITH XOR YIELD'.split(
    ' ',
  ),
)
const quoted = (name: string) => (WORDS.has(name.toUpperCase()) ? `\`${name}\`` : name)

function fields(props: readonly Stored[], row: Row): string {
  let list = ''
  for (const { property, name, type } of props) {
    const value = own(row, property)
    // Unlike files, a database tells an empty list from none, and so does the graph.
    if (!isMissing(value) || (Array.isArray(value) && type === 'string[]'))
      list += `, ${quoted(name)}: ${literal(value, type)}`
  }
  return list
}

function literal(value: unknown, type: Stored['type']): string {
  if (type === 'string[]') return `[${(value as unknown[]).map((item) => string(storedText(item))).join(', ')}]`
  if (type === 'string') return string(storedText(value))
  return type === 'double' ? doubleText(value as number) : String(value)
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function string(text: string): string {
  const escaped = cleanText(text).replace(/[\\'\n\r\t]/g, (unit) => ESCAPES[unit] as string)
  // Neo4j reads a backslash before u as a character's code even where the backslash is itself escaped.
  return `'${escaped.replaceAll('\\\\u', "\\\\' + 'u")}'`
}
