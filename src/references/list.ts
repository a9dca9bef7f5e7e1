// A printed reference list → entries.
import type { Block } from '../text/blocks.js'
import type { Reference, Report } from '../types.js'

/** Entries of the reference list that `blocks` hold. */
export function readReferences(text: string, blocks: readonly Block[], _report: Report): Reference[] {
  return blocks.map(({ start, end }) => ({ start, end, text: text.slice(start, end), authors: [] }))
}
