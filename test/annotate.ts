// Reads a text and runs every extractor over it, for the tests of extractors.
import { loadKnowledge } from '../src/data.js'
import { extract, read } from '../src/pipeline.js'
import type { Annotations, Document } from '../src/types.js'

export function annotate(text: string): { document: Document; found: Annotations } {
  const document = read({ uri: 'a.txt', bytes: new TextEncoder().encode(text) }, () => {})
  return { document, found: extract(document, loadKnowledge(), () => {}) }
}
