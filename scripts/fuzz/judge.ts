// One file through the whole pipeline: what must never happen, in words.
import { createHash } from 'node:crypto'
import {
  build,
  InputError,
  json,
  type Message,
  read,
  readBibliography,
  type Source,
  validate,
} from '../../src/index.js'
import { BIBLIOGRAPHIES, CITING } from './citing.js'

/**
 * What is wrong with how `source` is handled; undefined where it builds a graph that is valid against the source, or is
 * refused by an InputError of one line. `reader`: a name in TARGETS.
 */
export function wrongWith(reader: string, source: Source): string | undefined {
  const bibliography = BIBLIOGRAPHIES.includes(reader)
  const notes: Message[] = []
  try {
    const works = bibliography ? readBibliography(source, (note) => notes.push(note)) : []
    const document = bibliography ? { uri: 'citing.txt', bytes: new TextEncoder().encode(CITING) } : source
    const { graph, messages } = build([document], { bibliography: works })
    for (const chunk of json.write(graph)) if (typeof chunk !== 'string') return 'the graph is not written as text'
    const sha256 = createHash('sha256').update(document.bytes).digest('hex')
    const { text } = read(document, () => {})
    const [problem] = validate(graph, new Map([[document.uri, { sha256, text }]]))
    if (problem) return `not valid: ${problem.id}: ${problem.reason}`
    const long = [...notes, ...messages].find(({ reason }) => !isLine(reason))
    return long && `a message that is no line: ${JSON.stringify(long.reason.slice(0, 200))}`
  } catch (error) {
    if (!(error instanceof InputError)) return error instanceof Error ? (error.stack ?? error.message) : String(error)
    return isLine(error.message)
      ? undefined
      : `an error that is no line: ${JSON.stringify(error.message.slice(0, 200))}`
  }
}

/** Short enough to be read, and without characters that a terminal obeys. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const isLine = (message: string) => message.length <= 1000 && !/[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(message)
