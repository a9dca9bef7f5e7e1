// networkx's node-link JSON: `nx.node_link_graph(json.load(file), edges="edges")`.
import type { FileExporter } from '../types.js'
import { type Column, own, type Row } from './columns.js'
import { type Network, networkOf } from './network.js'
import { inChunks, jsonOf, textOf } from './values.js'

export const nodeLink: FileExporter = {
  name: 'node-link',
  doc: 'Node-link JSON, for networkx and D3.',
  extension: '.json',
  heeds: ['shape', 'nxLegacy'],
  write: (graph, { nxLegacy, ...options } = {}) =>
    inChunks(lines(networkOf(graph, options), nxLegacy ? ['edges', 'links'] : ['edges'])),
}

/** networkx before 3.4 reads "links" and stops at "edges"; a file with both is read by all and twice as long. */
function* lines(network: Network, edgeLists: readonly string[]): Generator<string> {
  const { nodeColumns, nodes, facts } = network
  yield `{"directed":true,"multigraph":true,"graph":${JSON.stringify(facts)},"nodes":[`
  let first = true
  for (const { id, label, row } of nodes()) {
    yield `${first ? '' : ','}\n{"id":"${id}","label":${jsonOf(label)}${fields(nodeColumns, row)}}`
    first = false
  }
  yield '\n]'
  for (const name of edgeLists) {
    yield `,"${name}":[`
    yield* edgeLines(network)
    yield '\n]'
  }
  yield '}\n'
}

function* edgeLines({ edges, edgeColumns }: Network): Generator<string> {
  let first = true
  for (const { id, source, target, weight, row } of edges()) {
    yield `${first ? '' : ','}\n{"source":"${source}","target":"${target}","key":"${id}","weight":${weight}.0${fields(edgeColumns, row)}}`
    first = false
  }
}

/** `,"name":value` for each value, typed by its column: a whole number in a column of numbers is written with a point. */
export function fields(columns: readonly Column[], row: Row): string {
  let list = ''
  for (const { property, name, type } of columns) {
    const text = textOf(own(row, property), type)
    if (text !== undefined) list += `,"${name}":${type === 'string' ? JSON.stringify(text) : text}`
  }
  return list
}
