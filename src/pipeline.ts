// build(sources) → graph and messages: the only file that knows the order of things.

import type { Extracted } from './assemble/builder.js'
import { assemble } from './assemble/index.js'
import { reportGaps } from './coverage.js'
import { loadKnowledge } from './data.js'
import { EXTRACTORS } from './extractors/index.js'
import { sortedByPlace } from './messages.js'
import { headOf } from './readers/decode.js'
import { READERS } from './readers/index.js'
import { withBibliography } from './references/bibliography/complete.js'
import { oneLine, placeOf } from './text/lines.js'
import {
  type Annotations,
  type BuildResult,
  type Document,
  type Extractor,
  InputError,
  type Knowledge,
  type Message,
  type Reference,
  type Report,
  type Source,
} from './types.js'

export interface BuildOptions {
  /** What to look for; the knowledge that ships with evigraph by default. */
  knowledge?: Knowledge
  /** Works of bibliography files: the list of documents that print none, and more about entries of those that do. */
  bibliography?: readonly Reference[]
  /** Called before each document is read. */
  onProgress?: (done: number, total: number, uri: string) => void
  /** Called before each step: reading a document, every extractor by its name, assembling. */
  onStep?: (step: string) => void
}

/**
 * Builds one graph of all sources, whatever their order. A source that can't be read becomes an error message and
 * the others still build. Throws InputError where none can be read, or where two sources share a uri.
 */
export function build(sources: readonly Source[], options: BuildOptions = {}): BuildResult {
  const knowledge = options.knowledge ?? loadKnowledge()
  const messages: Message[] = []
  const extracted: Extracted[] = []
  const sorted = [...sources].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0))
  sorted.forEach((source, done) => {
    if (source.uri === sorted[done - 1]?.uri)
      throw new InputError(`two sources are called "${source.uri}"; give each its own uri`)
    options.onProgress?.(done, sorted.length, source.uri)
    const report: Report = (message) => messages.push({ uri: source.uri, ...message })
    options.onStep?.('read')
    try {
      const document = withBibliography(read(source, report), options.bibliography ?? [])
      if (document.passages.length === 0)
        report({ level: 'warning', rule: 'readers:no-text', reason: 'the document holds no text' })
      const found = extract(document, knowledge, report, options.onStep)
      // The largest layers by far, which no assembler reads: all documents' would be in memory at once.
      found.tokens = []
      found.phrases = []
      extracted.push({ document, found })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      report({ level: 'error', rule: 'readers:unreadable', reason: error.message })
    }
  })
  if (extracted.length === 0 && sorted.length > 0)
    throw new InputError(messages.map(({ reason }) => oneLine(reason)).join('\n'))
  options.onStep?.('assemble')
  const graph = assemble(extracted, (message) => messages.push(message))
  return { graph, messages: placed(messages, extracted) }
}

/** Reads a source as what its content shows it to be, else as its name says, else as plain text. */
export function read(source: Source, report: Report): Document {
  const head = headOf(source.bytes)
  const name = source.uri.toLowerCase()
  const reader =
    READERS.find(({ recognises }) => recognises?.(head, source.bytes)) ??
    READERS.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension))) ??
    READERS[0]
  return (reader as (typeof READERS)[number]).read(source, report)
}

/** Runs every extractor over one document, and reports what was not understood. */
export function extract(
  document: Document,
  knowledge: Knowledge,
  report: Report,
  onStep?: BuildOptions['onStep'],
): Annotations {
  const found = annotate(document, knowledge, report, EXTRACTORS, onStep)
  reportGaps(document, found, report)
  return found
}

/** Runs some extractors over one document, in their order. */
export function annotate(
  document: Document,
  knowledge: Knowledge,
  report: Report,
  extractors: readonly Extractor[],
  onStep?: BuildOptions['onStep'],
): Annotations {
  const found: Annotations = {
    citations: [],
    tokens: [],
    abbreviations: [],
    phrases: [],
    tagged: [],
    entities: new Map(),
    mentions: [],
    studies: [],
    findings: [],
    claims: [],
  }
  for (const extractor of extractors) {
    onStep?.(extractor.name)
    Object.assign(found, extractor.extract(document, found, knowledge, report))
  }
  return found
}

/** Messages with line and column, sorted by place. */
function placed(messages: readonly Message[], extracted: readonly Extracted[]): Message[] {
  const places = new Map(extracted.map(({ document: { uri, text } }) => [uri, placeOf(text)]))
  return sortedByPlace(
    messages.map((message) => {
      const place = message.span && places.get(message.uri ?? '')?.(message.span.start)
      return { ...message, reason: oneLine(message.reason), ...place }
    }),
  )
}
