// A document with its citations, and nothing else.
import type { Extracted } from '../../src/assemble/builder.js'
import { loadKnowledge } from '../../src/data.js'
import { citations } from '../../src/extractors/citations/index.js'
import { read } from '../../src/pipeline.js'
import type { Annotations } from '../../src/types.js'

export function annotated(uri: string, text: string): Extracted {
  const document = read({ uri, bytes: new TextEncoder().encode(text) }, () => {})
  const found = citations.extract(document, {} as Annotations, loadKnowledge(), () => {}) as Annotations
  return { document, found }
}
