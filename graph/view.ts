// What the viewer is given to show: the graph with a place for every node, made by src/, read by viewer/.
import type { GraphEdge, GraphNode } from './schema.js'

/** JSON; the page finds it in its own HTML or fetches it (docs/design.md, "The viewer"). */
export interface Payload {
  format: 'evigraph-view'
  version: 1
  /** Of the view: the user's, else the documents' titles. */
  title: string
  /** The program and version that made the view: "evigraph 0.1.0". */
  tool: string
  schemaVersion: string
  graph: { nodes: GraphNode[]; edges: GraphEdge[] }
  positions: Positions
  about?: About
  /** What the build could not read. */
  messages: ViewMessage[]
  /** SHA-256 of the graph file's bytes, hexadecimal. */
  sha256: string
}

/** What its makers say of the work behind a graph, which no text in it says: a file for `--about`. */
export interface About {
  /** The question of the review. */
  question?: string
  /** When it was searched, in words or as a date. */
  searched?: string
  /** Where it was searched: databases, registers. */
  sources?: string[]
  /** What became of what was found, as in a flow diagram: identified, screened, included. */
  counts?: Record<string, number>
  licence?: string
  /** Web address of the protocol or methods. */
  methods?: string
}

/**
 * Two layouts. Each is x0, y0, x1, y1 … in the order of `graph.nodes`, y upwards, in units in which nodes that do not
 * overlap are about one apart, rounded to 2 decimals. Nodes that are not drawn (passages) are at 0, 0.
 */
export interface Positions {
  /** Theory → evidence from left to right. */
  bands: number[]
  /** By forces: what is linked is near. */
  organic: number[]
}

export interface ViewMessage {
  level: 'error' | 'warning' | 'info'
  rule: string
  reason: string
  uri?: string
  line?: number
  column?: number
}

/** In the page that is served: ask the server for `payload.json`. */
export interface Served {
  served: true
  /** What the server can save. */
  formats: SavedFormat[]
}

/** A format of one file that `evigraph export` writes. */
export interface SavedFormat {
  name: string
  doc: string
  extension: string
}

/** Posted to `export`, which answers with the file. */
export interface SaveRequest {
  /** Name of the format. */
  format: string
  /** The payload's hash: whose nodes are numbered. */
  sha256: string
  /** The nodes to save, in base64: bit n % 8 of byte n / 8 stands for node n of the payload's graph. */
  nodes: string
}

/** The answer to a Cypher query posted to `cypher`; `ids` are the nodes met in its rows. */
export type CypherAnswer =
  | { columns: string[]; rows: unknown[][]; ids: string[]; truncated: boolean }
  | { error: string }
