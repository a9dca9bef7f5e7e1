// Writes what the page shows in a format of `evigraph export`; the page itself has no writers but for pictures and tables.
import type { SavedFormat, SaveRequest } from '../../graph/view.js'
import { EXPORTERS } from '../exporters/index.js'
import { type FileExporter, type Graph, InputError } from '../types.js'
import { objectIn } from './http.js'
import type { Shown } from './source.js'

/** Of one file; the page writes graph.json itself, so that a page from disk can, too. */
const WRITERS = EXPORTERS.filter((one): one is FileExporter => 'write' in one && one.name !== 'json')

export const FORMATS: readonly SavedFormat[] = WRITERS.map(({ name, doc, extension }) => ({ name, doc, extension }))

/** The file that the body of a request asks for. Throws InputError. */
export function saved(body: string, { graph, sha256 }: Pick<Shown, 'graph' | 'sha256'>): string {
  const asked = objectIn(body) as Partial<SaveRequest>
  const writer = WRITERS.find(({ name }) => name === asked.format)
  if (!writer) {
    const known = FORMATS.map(({ name }) => name).join(', ')
    throw new InputError(`"format" is ${JSON.stringify(asked.format)}; it can be ${known}`)
  }
  if (asked.sha256 !== sha256) throw new InputError('the graph has changed since the page showed it; save again')
  if (typeof asked.nodes !== 'string') throw new InputError('"nodes" must be text in base64')
  return [...writer.write(chosen(graph, Buffer.from(asked.nodes, 'base64')))].join('')
}

/** The nodes whose bits are set, and the edges between them. */
function chosen({ nodes, edges }: Graph, bits: Uint8Array): Graph {
  const kept = nodes.filter((_, i) => (((bits[i >> 3] ?? 0) >> (i & 7)) & 1) === 1)
  const ids = new Set(kept.map(({ id }) => id))
  return { nodes: kept, edges: edges.filter(({ source, target }) => ids.has(source) && ids.has(target)) }
}
