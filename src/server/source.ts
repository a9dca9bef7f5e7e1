// Where the viewer's graph comes from, and the graph as it stands now.
import { createHash } from 'node:crypto'
import type { Payload } from '../../graph/view.js'
import { payloadOf, payloadText } from '../exporters/html/payload.js'
import type { Store } from '../stores/store.js'
import { type BuildResult, type ExportOptions, type Graph, InputError } from '../types.js'

export interface ViewSource {
  /** The graph as it is now. Throws InputError. */
  read(): Promise<BuildResult>
  /** Opens what answers queries on it. Throws InputError. */
  open(graph: Graph): Promise<Store>
  /** File whose changes are to be seen. */
  file?: string
  /** An open store keeps others from writing to the file, so it is open only during queries. */
  locks?: boolean
}

/** A graph that is ready to be sent. */
export interface Shown {
  graph: Graph
  ids: ReadonlySet<string>
  /** The payload as JSON. */
  body: Buffer
  /** Names this state of the graph and what is said of it. */
  version: string
  /** The payload's hash, of the graph alone. */
  sha256: string
}

/** What is said of the graph by whoever shows it. */
export type Said = Pick<ExportOptions, 'title' | 'about'>

/** Throws InputError. */
export async function show(source: ViewSource, said: Said): Promise<Shown> {
  const { graph, messages } = await source.read()
  const payload: Payload = payloadOf(graph, { messages, ...said })
  const body = Buffer.concat([...payloadText(payload)].map((piece) => Buffer.from(piece)))
  const version = createHash('sha256').update(body).digest('base64url')
  return { graph, ids: new Set(graph.nodes.map(({ id }) => id)), body, version, sha256: payload.sha256 }
}

/** What went wrong, in one line. */
export const problemOf = (error: unknown): string =>
  (error instanceof InputError ? error.message : `evigraph ran into a bug of its own: ${error}`).split('\n').join('; ')
