// Loads a graph into Neo4j by LOAD CSV, as the yardstick for our own load: same rows, same constraints, same batches.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import driver from 'neo4j-driver'
import { EDGES, type GraphEdge, type GraphNode, NODES, type PropertySpec } from '../graph/schema.js'
import type { Graph } from '../src/index.js'
import type { Neo4jServer } from './neo4j.js'

const SEPARATOR = '|'

interface Group {
  statement: string
  columns: string[]
  rows: Record<string, unknown>[]
}

/** Seconds of the LOAD CSV statements alone; the files are written before. */
export async function loadCsv({ uri, user, password, folder = '' }: Neo4jServer, graph: Graph): Promise<number> {
  mkdirSync(folder, { recursive: true })
  const groups = [...nodeGroups(graph.nodes), ...edgeGroups(graph)]
  for (const [i, { columns, rows }] of groups.entries())
    writeFileSync(
      join(folder, `${i}.csv`),
      [columns, ...rows.map((row) => columns.map((name) => row[name]))].map(line).join(''),
    )
  const connection = driver.driver(uri, driver.auth.basic(user, password))
  const session = connection.session()
  const since = performance.now()
  try {
    for (const [i, { statement }] of groups.entries())
      await session.run(
        `LOAD CSV WITH HEADERS FROM 'file:///${i}.csv' AS row CALL { WITH row ${statement} } IN TRANSACTIONS OF 10000 ROWS`,
      )
    return (performance.now() - since) / 1000
  } finally {
    await session.close()
    await connection.close()
  }
}

const line = (cells: readonly unknown[]) => `${cells.map(cell).join(',')}\n`
const cell = (value: unknown) =>
  value === undefined ? '' : `"${(Array.isArray(value) ? value.join(SEPARATOR) : String(value)).replaceAll('"', '""')}"`

/** How a column becomes a property of its type. */
const READ: Readonly<Record<PropertySpec['type'], (column: string) => string>> = {
  string: (column) => column,
  integer: (column) => `toInteger(${column})`,
  number: (column) => `toFloat(${column})`,
  strings: (column) => `split(${column}, '${SEPARATOR}')`,
}

const mapOf = (props: Readonly<Record<string, PropertySpec>>, first: readonly string[]) =>
  `{${[...first.map((name) => `${name}: row.${name}`), ...Object.entries(props).map(([name, { type }]) => `\`${name}\`: ${READ[type](`row.\`${name}\``)}`)].join(', ')}}`

function nodeGroups(nodes: readonly GraphNode[]): Group[] {
  return Object.entries(NODES).flatMap(([kind, { props }]) => {
    const rows = nodes.filter((node) => node.kind === kind) as unknown as Record<string, unknown>[]
    if (rows.length === 0) return []
    const statement = `CREATE (n:${kind}) SET n = ${mapOf(props, ['id', 'label'])}`
    return [{ statement, columns: ['id', 'label', ...Object.keys(props)], rows }]
  })
}

function edgeGroups({ nodes, edges }: Graph): Group[] {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const groups = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    const key = `${edge.kind} ${kinds.get(edge.source)} ${kinds.get(edge.target)}`
    const group = groups.get(key)
    if (group) group.push(edge)
    else groups.set(key, [edge])
  }
  return [...groups].map(([key, rows]) => {
    const [kind, from, to] = key.split(' ') as [keyof typeof EDGES, string, string]
    const { props } = EDGES[kind]
    const statement = `MATCH (a:${from} {id: row.source}) MATCH (b:${to} {id: row.target}) CREATE (a)-[r:${kind}]->(b) SET r = ${mapOf(props, ['id'])}`
    return {
      statement,
      columns: ['id', 'source', 'target', ...Object.keys(props)],
      rows: rows as unknown as Record<string, unknown>[],
    }
  })
}
