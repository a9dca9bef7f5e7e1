// What the commands share: writing to the terminal, reading graph files.
import { readFileSync } from 'node:fs'
import { type BuildResult, InputError, type Message, readGraph } from '../index.js'

export const print = (text = ''): void => void process.stdout.write(`${text}\n`)
export const printError = (text: string): void => void process.stderr.write(`${text}\n`)

/** For output that a program reads. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, undefined, 2))

/** "1 claim", "2 claims", "3 studies". */
export function count(number: number, noun: string): string {
  if (number === 1) return `1 ${noun}`
  return `${number.toLocaleString('en')} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`
}

/** `file:line:column`, as far as it is known. */
export const placeOf = ({ uri, line, column }: Message): string =>
  [uri, line, column].filter((part) => part !== undefined).join(':')

/** Columns of the terminal; of a page where there is none. */
export const terminalWidth = (): number => Math.max(40, Math.min(process.stdout.columns ?? 100, 160))

/** `text` in lines of at most `width` columns: the first behind `first`, the others behind as many blanks. */
export function wrap(text: string, width: number, first = ''): string {
  const indent = ' '.repeat(first.length)
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.trim().split(/\s+/)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = indent + word
    } else line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line].join('\n')
}

/** The graph in a file, or on standard input for "-". Throws InputError that names the file. */
export function loadGraph(file: string): BuildResult {
  let text: string
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new InputError(`${file}: ${code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'is a folder' : message}`)
  }
  try {
    return readGraph(text)
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${file}: ${error.message}`)
    throw error
  }
}
