// GraphML for Cytoscape, Gephi, networkx, igraph and yEd: the format that most programs read with types.
import type { FileExporter } from '../types.js'
import { type Column, own, type Row } from './columns.js'
import { type Network, networkOf } from './network.js'
import { type ColumnType, cleanText, doubleText, inChunks, QUOTE_LENGTH, shorten, textOf, xml } from './values.js'

export const graphml: FileExporter = {
  name: 'graphml',
  doc: 'GraphML, for Cytoscape, Gephi, networkx, igraph.',
  extension: '.graphml',
  heeds: ['shape'],
  write: (graph, options) => inChunks(lines(networkOf(graph, options))),
}

type Key = readonly [name: string, type: ColumnType]

/** Reserved names, each in the sense that Gephi (label, x, y, size, color, weight) or Cytoscape gives it. */
const NODE_KEYS: readonly Key[] = [
  ['label', 'string'],
  ['name', 'string'],
  ['x', 'double'],
  ['y', 'double'],
  ['size', 'double'],
  ['color', 'string'],
]
const EDGE_KEYS: readonly Key[] = [
  ['label', 'string'],
  ['interaction', 'string'],
  ['weight', 'double'],
]

function* lines({ nodeColumns, edgeColumns, nodes, edges, facts }: Network): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  yield keys(
    'graph',
    Object.keys(facts).map((name) => [name, 'string']),
  )
  yield keys('node', [...NODE_KEYS, ...nodeColumns.map(keyOf)])
  yield keys('edge', [...EDGE_KEYS, ...edgeColumns.map(keyOf)])
  yield '<graph id="evigraph" edgedefault="directed">\n'
  for (const [name, text] of Object.entries(facts)) if (text !== '') yield `${data('g', name, text)}\n`
  for (const { id, label, row, x, y, size, colour } of nodes()) {
    const text = shorten(cleanText(label), QUOTE_LENGTH)
    yield `<node id="${id}">${data('n', 'label', text)}${data('n', 'name', text)}`
    yield `${data('n', 'x', doubleText(x))}${data('n', 'y', doubleText(y))}${data('n', 'size', doubleText(size))}`
    yield `${data('n', 'color', colour)}${values('n', nodeColumns, row)}</node>\n`
  }
  for (const { id, source, target, relation, weight, row } of edges()) {
    yield `<edge id="${id}" source="${source}" target="${target}">${data('e', 'label', relation)}`
    yield `${data('e', 'interaction', relation)}${data('e', 'weight', doubleText(weight))}`
    yield `${values('e', edgeColumns, row)}</edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}

const keyOf = ({ name, type }: Column): Key => [name, type]

/** Ids with a prefix: networkx looks keys up by id alone, and a node's may have another type than an edge's. */
function keys(of: 'graph' | 'node' | 'edge', list: readonly Key[]): string {
  return list
    .map(([name, type]) => `<key id="${of[0]}_${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('')
}

const data = (of: string, name: string, text: string) => `<data key="${of}_${name}">${xml(text)}</data>`

function values(of: string, columns: readonly Column[], row: Row): string {
  let list = ''
  for (const { property, name, type } of columns) {
    const text = textOf(own(row, property), type)
    if (text !== undefined) list += data(of, name, shorten(text, QUOTE_LENGTH))
  }
  return list
}
