// What the viewer is given to show: a graph with a place for every node, its title and its hash.
import { createHash } from 'node:crypto'
import type { Payload, ViewMessage } from '../../../graph/view.js'
import { packageVersion } from '../../data.js'
import { LAYOUTS } from '../../layouts/index.js'
import { type ExportOptions, type Graph, InputError, type Message } from '../../types.js'
import { checkGraph } from '../check.js'
import { GRAPH_VERSION, json } from '../json.js'
import { ofKind } from '../links.js'
import { inChunks } from '../values.js'

/** Of documents; a title of the view that holds more of them says how many there are. */
const TITLES = 3

/** Of a graph that is shown: no browser draws more, and the layouts of more take minutes. */
export const MOST_NODES = 200_000

/** Throws InputError where the graph is not sound, or too large to be shown. */
export function payloadOf(
  graph: Graph,
  { title, about, messages = [] }: Pick<ExportOptions, 'title' | 'about' | 'messages'>,
): Payload {
  const count = graph.nodes.length
  if (count > MOST_NODES)
    throw new InputError(
      `the graph has ${count.toLocaleString('en')} nodes, and a page shows at most ${MOST_NODES.toLocaleString('en')}: build a graph of fewer documents, or put this one into a store ("evigraph load") and query it`,
    )
  checkGraph(graph)
  return {
    format: 'evigraph-view',
    version: 1,
    title: title ?? titleOf(graph),
    tool: `evigraph ${packageVersion()}`,
    schemaVersion: String(GRAPH_VERSION),
    graph,
    positions: { bands: LAYOUTS.bands(graph), organic: LAYOUTS.organic(graph) },
    ...(about === undefined ? {} : { about }),
    messages: messages.map(viewed),
    sha256: hashOf(graph, messages),
  }
}

/** As JSON in pieces of about 64 KB. */
export const payloadText = (payload: Payload): Generator<string> => inChunks(pieces(payload))

function* pieces({ graph, ...rest }: Payload): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"graph":{"nodes":[`
  for (const [i, node] of graph.nodes.entries()) yield (i === 0 ? '' : ',') + JSON.stringify(node)
  yield '],"edges":['
  for (const [i, edge] of graph.edges.entries()) yield (i === 0 ? '' : ',') + JSON.stringify(edge)
  yield ']}}'
}

function titleOf(graph: Graph): string {
  const titles = ofKind(graph, 'Document').map(({ title, label, uri }) => title || label || uri)
  const more = titles.length - TITLES
  const shown = titles.slice(0, TITLES).join(' · ')
  return more > 0 ? `${shown} and ${more} more` : shown || 'Knowledge graph'
}

/** Where it is in the text is said by line and column. */
const viewed = ({ level, rule, reason, uri, line, column }: Message): ViewMessage => ({
  level,
  rule,
  reason,
  ...(uri === undefined ? {} : { uri }),
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
})

/** Of the graph.json that evigraph writes of this graph: `sha256sum graph.json` says the same. */
function hashOf(graph: Graph, messages: readonly Message[]): string {
  const hash = createHash('sha256')
  for (const piece of json.write(graph, { messages })) hash.update(piece)
  return hash.digest('hex')
}
