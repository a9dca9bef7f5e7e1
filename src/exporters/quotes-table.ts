// quotes.csv: every passage, and every stretch of words that cites, names or states something, whole and with its place.
import { EDGES, type EdgeSpec, type GraphEdge, type NodeOf } from '../../graph/schema.js'
import { placeOf } from '../text/lines.js'
import type { Graph } from '../types.js'
import { type Cells, column, type Table } from './tables.js'

type SpanEdge = GraphEdge & { start: number; end: number; text: string }
const isSpan = (edge: GraphEdge): edge is SpanEdge => (EDGES[edge.kind] as EdgeSpec | undefined)?.span === true

export function quotesTable(graph: Graph): Table {
  return {
    file: 'quotes.csv',
    doc: 'The words of every passage, and those that cite, name or state something, with their place.',
    columns: [
      column('quote_id', 'Id in graph.json, of the passage or the edge.'),
      column('quote_kind', 'Passage, or what the words do: CITES, MENTIONS, STATES.'),
      column('about_id', 'Id of what the words cite, name or state.'),
      column('passage_id', 'Id of the passage they stand in.'),
      column('document', 'Its document.'),
      column('start_offset', 'First UTF-16 offset in the document.', 'int', 'UTF-16 units'),
      column('end_offset', 'Offset past the last.', 'int', 'UTF-16 units'),
      column('line', 'Line, from 1.', 'int'),
      column('column', 'UTF-16 units from the start of the line, from 1.', 'int'),
      column('text', 'The words, whole.'),
    ],
    *rows() {
      const { nodes, edges } = graph
      const passages = new Map(nodes.flatMap((node) => (node.kind === 'Passage' ? [[node.id, node] as const] : [])))
      const uris = new Map(nodes.flatMap((node) => (node.kind === 'Document' ? [[node.id, node.uri] as const] : [])))
      const documents = new Map<string, string>()
      for (const { kind, source, target } of edges)
        if (kind === 'HAS_PASSAGE') documents.set(target, uris.get(source) ?? source)
      for (const passage of passages.values()) yield row(passage, documents.get(passage.id), passage)
      for (const edge of edges) {
        const passage = passages.get(edge.source)
        if (passage && isSpan(edge)) yield row(passage, documents.get(passage.id), edge, edge.target)
      }
    },
  }
}

function row(
  passage: NodeOf<'Passage'>,
  document: string | undefined,
  { id, kind, start, end, text }: { id: string; kind: string; start: number; end: number; text: string },
  about?: string,
): Cells {
  // A span in a later line of its passage counts its column from that line's start.
  const within = placeOf(String(passage.text))(start - passage.start)
  const line = passage.line + within.line - 1
  const column = within.line === 1 ? passage.column + within.column - 1 : within.column
  return [id, kind, about, passage.id, document, start, end, line, column, text]
}
