// Answers in a file, one a line, added as they come: an interrupted run loses none.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { InputError } from './types.js'

export interface Kept<Answer> {
  /** By what was asked. */
  get(ask: string): Answer | undefined
  put(ask: string, answer: Answer): void
}

type Row = Record<string, unknown> & { ask: string }

/**
 * `answerOf` is the answer that a line of the file holds, undefined where it holds none; `whose` says in an error what
 * the file should be. Throws InputError where the file is there and holds something else.
 */
export function openKept<Answer extends object>(
  file: string,
  whose: string,
  answerOf: (row: Row) => Answer | undefined,
): Kept<Answer> {
  const answers = new Map<string, Answer>()
  const text = read(file)
  for (const [i, line] of text.split('\n').entries()) {
    const row = parsed(line)
    const answer = row && answerOf(row)
    if (answer) answers.set(row.ask, answer)
    else if (i === 0 && !isCut(line)) throw new InputError(`${file}: not ${whose}`)
  }
  // A run that was killed may have left half a line.
  let lead = text === '' || text.endsWith('\n') ? '' : '\n'
  return {
    get: (ask) => answers.get(ask),
    put(ask, answer) {
      answers.set(ask, answer)
      try {
        appendFileSync(file, `${lead}${JSON.stringify({ ask, ...answer })}\n`)
      } catch (error) {
        throw new InputError(`${file}: cannot be written (${(error as Error).message})`)
      }
      lead = ''
    },
  }
}

/** What a killed run may have left of its first line. */
const isCut = (line: string): boolean => START.startsWith(line.slice(0, START.length))
const START = '{"ask":"'

function read(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  } catch (error) {
    throw new InputError(`${file}: cannot be read (${(error as Error).message})`)
  }
}

function parsed(line: string): Row | undefined {
  try {
    const row: unknown = JSON.parse(line)
    const isRow = typeof row === 'object' && row !== null && 'ask' in row && typeof row.ask === 'string'
    return isRow ? (row as Row) : undefined
  } catch {
    return undefined
  }
}
