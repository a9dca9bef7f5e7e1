// Cytoscape.js JSON, which Cytoscape desktop (as .cyjs) and networkx (`nx.cytoscape_graph`) read too.
import type { FileExporter } from '../types.js'
import { type Network, networkOf } from './network.js'
import { fields } from './node-link.js'
import { inChunks, jsonOf } from './values.js'

export const cytoscape: FileExporter = {
  name: 'cytoscape',
  doc: 'Cytoscape JSON, for Cytoscape and Cytoscape.js.',
  extension: '.cyjs',
  heeds: ['shape'],
  write: (graph, options) => inChunks(lines(networkOf(graph, options))),
}

function* lines({ nodeColumns, edgeColumns, nodes, edges, facts }: Network): Generator<string> {
  yield `{"format_version":"1.0","generated_by":"evigraph","directed":true,"multigraph":true,"data":${JSON.stringify({ name: facts.title, ...facts })},"elements":{"nodes":[`
  let first = true
  for (const { id, label, row, x, y, size, colour } of nodes()) {
    const name = jsonOf(label)
    // networkx knows a node by its "value", the edges by the node's "id". Here y grows downwards.
    const data = `"id":"${id}","value":"${id}","name":${name},"label":${name},"color":"${colour}","size":${size}`
    yield `${first ? '' : ','}\n{"data":{${data}${fields(nodeColumns, row)}},"position":{"x":${x},"y":${0 - y}}}`
    first = false
  }
  yield '\n],"edges":['
  first = true
  for (const { id, source, target, relation, weight, row } of edges()) {
    const data = `"id":"${id}","source":"${source}","target":"${target}","key":"${id}","name":"${relation}","interaction":"${relation}"`
    yield `${first ? '' : ','}\n{"data":{${data},"weight":${weight}.0${fields(edgeColumns, row)}}}`
    first = false
  }
  yield '\n]}}\n'
}
