// GEXF 1.2draft for Gephi, Gephi Lite, networkx and graphology; 1.3 is not read by older networkx.
import type { FileExporter } from '../types.js'
import { type Column, own, type Row } from './columns.js'
import { type Network, networkOf } from './network.js'
import { cleanText, doubleText, inChunks, QUOTE_LENGTH, shorten, textOf, xml } from './values.js'

export const gexf: FileExporter = {
  name: 'gexf',
  doc: 'GEXF 1.2, for Gephi and Gephi Lite.',
  extension: '.gexf',
  heeds: ['shape'],
  write: (graph, options) => inChunks(lines(networkOf(graph, options))),
}

const TYPES = { string: 'string', int: 'integer', long: 'long', double: 'double', boolean: 'boolean' } as const

function* lines({ nodeColumns, edgeColumns, nodes, edges, facts }: Network): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n'
  // networkx knows no attributes of the graph itself.
  yield `<meta><creator>evigraph</creator><description>${xml(
    `${facts.title}, shape ${facts.shape}; renamed: ${facts.renamed || 'nothing'}`,
  )}</description></meta>\n`
  yield '<graph mode="static" defaultedgetype="directed">\n'
  yield attributes('node', nodeColumns)
  yield attributes('edge', edgeColumns)
  yield '<nodes>\n'
  for (const { id, label, row, x, y, size, colour } of nodes()) {
    yield `<node id="${id}" label="${labelText(label)}">${values(nodeColumns, row)}`
    yield `<viz:color ${rgb(colour)}/><viz:position x="${x}" y="${y}" z="0"/><viz:size value="${size}"/></node>\n`
  }
  yield '</nodes>\n<edges>\n'
  for (const { id, source, target, relation, weight, row } of edges()) {
    // `kind` keeps edges of different relations apart in Gephi, which otherwise adds them up.
    yield `<edge id="${id}" source="${source}" target="${target}" label="${relation}" kind="${relation}" weight="${doubleText(weight)}">`
    yield `${values(edgeColumns, row)}</edge>\n`
  }
  yield '</edges>\n</graph>\n</gexf>\n'
}

function attributes(of: 'node' | 'edge', columns: readonly Column[]): string {
  const list = columns.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${TYPES[type]}"/>\n`)
  return `<attributes class="${of}" mode="static">\n${list.join('')}</attributes>\n`
}

function values(columns: readonly Column[], row: Row): string {
  let list = ''
  for (const { property, name, type } of columns) {
    const text = textOf(own(row, property), type)
    if (text !== undefined) list += `<attvalue for="${name}" value="${xml(shorten(text, QUOTE_LENGTH))}"/>`
  }
  return `<attvalues>${list}</attvalues>`
}

const labelText = (label: string) => xml(shorten(cleanText(label), QUOTE_LENGTH))

function rgb(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return `r="${r}" g="${g}" b="${b}"`
}
