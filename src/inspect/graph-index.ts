// Looks up a graph's nodes, neighbours and quoted words without walking all its edges each time.
import type { EdgeKind, EdgeOf, GraphEdge, GraphNode, NodeOf } from '../../graph/schema.js'
import { placeOf } from '../text/lines.js'
import type { Graph } from '../types.js'

/** Words of a document with the place they stand at. */
export interface Quote {
  text: string
  /** Of the document. */
  uri: string
  /** From 1; columns count UTF-16 units. */
  line: number
  column: number
  section?: string
  passage: string
}

export interface GraphIndex {
  node(id: string): GraphNode | undefined
  out<K extends EdgeKind>(kind: K, id: string): EdgeOf<K>[]
  into<K extends EdgeKind>(kind: K, id: string): EdgeOf<K>[]
  /** Nodes that edges of a kind lead to from `id`, each once, by id. */
  targets(kind: EdgeKind, id: string): GraphNode[]
  /** Nodes that edges of a kind come from to `id`, each once, by id. */
  sources(kind: EdgeKind, id: string): GraphNode[]
  /** Where passages state, cite or mention a node, in document order. */
  quotes(kind: 'STATES' | 'CITES' | 'MENTIONS', id: string): Quote[]
}

export function indexGraph({ nodes, edges }: Graph): GraphIndex {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const outgoing = new Map<string, GraphEdge[]>()
  const incoming = new Map<string, GraphEdge[]>()
  const add = (map: Map<string, GraphEdge[]>, key: string, edge: GraphEdge) => {
    const list = map.get(key)
    if (list) list.push(edge)
    else map.set(key, [edge])
  }
  for (const edge of edges) {
    add(outgoing, `${edge.kind} ${edge.source}`, edge)
    add(incoming, `${edge.kind} ${edge.target}`, edge)
  }
  const out = <K extends EdgeKind>(kind: K, id: string) => (outgoing.get(`${kind} ${id}`) ?? []) as EdgeOf<K>[]
  const into = <K extends EdgeKind>(kind: K, id: string) => (incoming.get(`${kind} ${id}`) ?? []) as EdgeOf<K>[]
  const nodesAt = (ids: readonly string[]) =>
    [...new Set(ids)].sort().flatMap((id) => {
      const node = byId.get(id)
      return node ? [node] : []
    })
  const quotes: GraphIndex['quotes'] = (kind, id) =>
    into(kind, id)
      .flatMap((edge) => {
        const passage = byId.get(edge.source)
        const document = byId.get(into('HAS_PASSAGE', edge.source)[0]?.source ?? '')
        if (passage?.kind !== 'Passage' || document?.kind !== 'Document') return []
        return [{ start: edge.start, quote: quoteOf(passage, document.uri, edge) }]
      })
      .sort((a, b) => (a.quote.uri < b.quote.uri ? -1 : a.quote.uri > b.quote.uri ? 1 : a.start - b.start))
      .map(({ quote }) => quote)
  return {
    node: (id) => byId.get(id),
    out,
    into,
    targets: (kind, id) => nodesAt(out(kind, id).map((edge) => edge.target)),
    sources: (kind, id) => nodesAt(into(kind, id).map((edge) => edge.source)),
    quotes,
  }
}

function quoteOf(passage: NodeOf<'Passage'>, uri: string, span: { start: number; text: string }): Quote {
  // A span in a later line of its passage counts its column from that line's start.
  const within = placeOf(passage.text)(span.start - passage.start)
  return {
    text: span.text,
    uri,
    line: passage.line + within.line - 1,
    column: within.line === 1 ? passage.column + within.column - 1 : within.column,
    ...(passage.section === undefined ? {} : { section: passage.section }),
    passage: passage.id,
  }
}
