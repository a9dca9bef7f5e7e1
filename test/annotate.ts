// Reads a text and runs every extractor over it, for the tests of extractors.
import { loadKnowledge } from '../src/data.js'
import { extract, read } from '../src/pipeline.js'
import type { Annotations, Document, Message } from '../src/types.js'

export function annotate(
  text: string,
  uri = 'a.txt',
  knowledge = loadKnowledge(),
): { document: Document; found: Annotations; messages: Message[] } {
  const messages: Message[] = []
  const report = (message: Message) => messages.push(message)
  const document = read({ uri, bytes: new TextEncoder().encode(text) }, report)
  return { document, found: extract(document, knowledge, report), messages }
}
