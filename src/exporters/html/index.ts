// The viewer as one file that opens from disk: a page with the graph in it.
import type { FileExporter } from '../../types.js'
import { readPage, standalone } from './page.js'
import { payloadOf, payloadText } from './payload.js'

export const html: FileExporter = {
  name: 'html',
  doc: 'The viewer with the graph in it: one file that opens in a browser and needs no network.',
  extension: '.html',
  heeds: ['title', 'about'],
  // Both before the first piece: an error leaves nothing half written.
  write: (graph, options = {}) => standalone(readPage(), payloadText(payloadOf(graph, options))),
}
