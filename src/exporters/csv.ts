// A folder of CSV files: nodes and edges for Gephi and Cytoscape, studies, findings and quotes for people and R.
import type { ExportFile, ExportOptions, FolderExporter, Graph } from '../types.js'
import { findingsTable } from './findings-table.js'
import { type Network, networkOf } from './network.js'
import { quotesTable } from './quotes-table.js'
import { studiesTable } from './studies-table.js'
import { cellsOf, column, csvText, type Table } from './tables.js'
import { inChunks } from './values.js'

export const csv: FolderExporter = {
  name: 'csv',
  doc: 'A folder of CSV files: nodes, edges, studies, findings, quotes, and what their columns mean.',
  heeds: ['shape', 'bom'],
  files: (graph, options = {}) => bundle(graph, options),
}

function bundle(graph: Graph, options: ExportOptions): ExportFile[] {
  const network = networkOf(graph, options)
  const tables = [nodesTable(network), edgesTable(network)]
  if (options.shape !== 'concepts') tables.push(studiesTable(graph), findingsTable(graph), quotesTable(graph))
  tables.push(columnsTable(tables))
  return [
    ...tables.map(({ file, columns, rows }) => ({
      name: file,
      pieces: inChunks(csvText(columns, rows(), options.bom)),
    })),
    { name: 'README.txt', pieces: [readme(tables)] },
  ]
}

/** Gephi knows its own columns by these names, in any case. */
function nodesTable({ nodeColumns, nodes }: Network): Table {
  return {
    file: 'nodes.csv',
    doc: 'One row per node. Gephi: import it first.',
    columns: [column('Id', 'Id that the edges use.'), column('Label', 'Name to show.'), ...nodeColumns],
    *rows() {
      for (const { id, label, row } of nodes()) yield [id, label, ...cellsOf(nodeColumns, row)]
    },
  }
}

function edgesTable({ edgeColumns, edges }: Network): Table {
  const doc = 'The edge’s relation.'
  return {
    file: 'edges.csv',
    doc: 'One row per edge. Gephi: import it after nodes.csv, as directed.',
    columns: [
      column('Source', 'Id of the node it leads from.'),
      column('Target', 'Id of the node it leads to.'),
      column('Type', 'Always Directed, for Gephi.'),
      column('Id', 'Id of the edge.'),
      column('Label', doc),
      column('Kind', `${doc} Gephi keeps edges of different kinds apart.`),
      column('Weight', 'Edges it stands for; in the shape concepts, studies behind it.', 'double'),
      column('interaction', `${doc} For Cytoscape.`),
      ...edgeColumns,
    ],
    *rows() {
      for (const { id, source, target, relation, weight, row } of edges())
        yield [...[source, target, 'Directed', id, relation, relation, weight, relation], ...cellsOf(edgeColumns, row)]
    },
  }
}

function columnsTable(tables: readonly Table[]): Table {
  return {
    file: 'columns.csv',
    doc: 'What every column of the other files means.',
    columns: [
      column('file', 'File of the column.'),
      column('column', 'Name in the file.'),
      column('property', 'Name in graph.json, where it is another.'),
      column('type', 'string, int, long, double or boolean.'),
      column('unit', 'Unit of its numbers.'),
      column('meaning', 'What it holds.'),
    ],
    *rows() {
      for (const { file, columns } of tables)
        for (const { name, property, type, unit, doc } of columns)
          yield [file, name, property === name ? '' : property, type, unit, doc]
    },
  }
}

const readme = (
  tables: readonly Table[],
) => `Tables of an evigraph knowledge graph. UTF-8, comma-separated, one header row.
An empty cell is a missing value. Lists are joined by "; ". A text that a spreadsheet would take for a formula
begins with an apostrophe.

${tables.map(({ file, doc }) => `${file.padEnd(14)}${doc}`).join('\n')}
`
