// What `neo4j-admin database import full` reads: a file per kind of node and of edge, with types in the header.
import type { ExportFile, ExportOptions, FolderExporter, Graph } from '../types.js'
import { checkGraph } from './check.js'
import { own, type Row } from './columns.js'
import { byKind, type Stored, storedOf, storedText } from './stored.js'
import { cleanText, doubleText, inChunks, isMissing } from './values.js'

export const neo4jCsv: FolderExporter = {
  name: 'neo4j-csv',
  doc: 'A folder of CSV files for neo4j-admin database import full.',
  files,
  advice: (graph, folder) => `Import it into a new database with\n\n${command(graph, folder)}`,
}

/** Ids of nodes are unique over all kinds, so that one space holds them. */
const SPACE = 'evigraph'
/** Joins the members of lists: a control character that `cleanText` takes out of every text. */
const DELIMITER = '\u001f'
type Edge = Row & { readonly source: string; readonly target: string }

function files(graph: Graph, { report }: ExportOptions = {}): ExportFile[] {
  checkGraph(graph)
  const nodes = [...byKind(graph.nodes as unknown as readonly Row[])].map(([kind, rows]) => {
    const props = storedOf(kind, rows, new Set(['id']), report)
    const header = [`id:ID(${SPACE})`, ...props.map(headerOf)]
    return { name: nodeFile(kind), pieces: lines(header, rows, (row) => [text(row.id), ...cells(props, row)]) }
  })
  const edges = [...byKind(graph.edges as unknown as readonly Edge[])].map(([kind, rows]) => {
    const props = storedOf(kind, rows, new Set(['id', 'source', 'target']), report)
    const header = [`:START_ID(${SPACE})`, `:END_ID(${SPACE})`, 'id:string', ...props.map(headerOf)]
    const write = ({ id, source, target, ...row }: Edge) => [
      ...[source, target, id].map(text),
      ...cells(props, { id, ...row }),
    ]
    return { name: edgeFile(kind), pieces: lines(header, rows, write) }
  })
  const script = `#!/bin/sh\n# Run in this folder, with the database stopped.\n${command(graph, '.')}\n`
  return [...nodes, ...edges, { name: 'import.sh', pieces: [script] }]
}

const nodeFile = (kind: string) => `nodes-${kind}.csv`
const edgeFile = (kind: string) => `edges-${kind}.csv`
const headerOf = ({ name, type }: Stored) => `${name}:${type}`

/** --multiline-fields, because words are quoted with their line ends. */
function command({ nodes, edges }: Graph, folder: string): string {
  const kinds = (rows: readonly { kind: string }[]) => [...new Set(rows.map(({ kind }) => kind))]
  const path = (file: string) => `'${`${folder}/${file}`.replaceAll("'", "'\\''")}'`
  return [
    'neo4j-admin database import full neo4j --multiline-fields=true --array-delimiter=U+001F',
    ...kinds(nodes).map((kind) => `--nodes=${kind}=${path(nodeFile(kind))}`),
    ...kinds(edges).map((kind) => `--relationships=${kind}=${path(edgeFile(kind))}`),
  ].join(' \\\n  ')
}

function* lines<R>(header: readonly string[], rows: readonly R[], write: (row: R) => string[]): Generator<string> {
  yield* inChunks(
    (function* () {
      yield `${header.join(',')}\n`
      for (const row of rows) yield `${write(row).join(',')}\n`
    })(),
  )
}

function cells(props: readonly Stored[], row: Row): string[] {
  return props.map(({ property, type }) => {
    const value = own(row, property)
    if (isMissing(value)) return ''
    if (type === 'string[]')
      return quote((value as unknown[]).map((item) => cleanText(storedText(item))).join(DELIMITER))
    if (type === 'string') return text(storedText(value))
    return type === 'double' ? doubleText(value as number) : String(value)
  })
}

/** Every text in quotes: an empty cell without is a missing value. */
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
const text = (value: string) => quote(cleanText(value))
