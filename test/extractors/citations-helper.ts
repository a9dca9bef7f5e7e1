// Runs only the reader and the citation extractor.
import { loadKnowledge } from '../../src/data.js'
import { citations } from '../../src/extractors/citations/index.js'
import { read } from '../../src/pipeline.js'
import type { Annotations, Citation, Message } from '../../src/types.js'

export function citationsIn(text: string, messages: Message[] = []): Citation[] {
  const document = read({ uri: 'a.txt', bytes: new TextEncoder().encode(text) }, (message) => messages.push(message))
  const { citations: found = [] } = citations.extract(document, {} as Annotations, loadKnowledge(), (message) =>
    messages.push(message),
  )
  return found
}
