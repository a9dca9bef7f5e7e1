// What the commands share: writing to the terminal, reading graph files.
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { NOT_OURS, readGraph, readGraphLines } from '../exporters/json.js'
import type { BuildResult, Message } from '../index.js'
import { InputError } from '../types.js'

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
export function loadGraph(file: string, large = LARGE): BuildResult {
  try {
    if (file !== '-' && statSync(file).size > large) return readGraphLines(linesOf(file))
    return readGraph(readFileSync(file === '-' ? 0 : file, 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!(error instanceof InputError) && code === undefined) throw error
    throw new InputError(`${file}: ${code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'is a folder' : message}`)
  }
}

/** Bytes; a text of more than twice as many has no place in a string. */
const LARGE = 1 << 28
const BLOCK = 1 << 20

function* linesOf(file: string): Generator<string> {
  const block = Buffer.alloc(BLOCK)
  const decoder = new StringDecoder('utf8')
  const handle = openSync(file, 'r')
  try {
    let rest = ''
    for (let length = readSync(handle, block); length > 0; length = readSync(handle, block)) {
      const lines = (rest + decoder.write(block.subarray(0, length))).split('\n')
      rest = lines.pop() as string
      if (rest.length > LARGE) throw new InputError(NOT_OURS)
      yield* lines
    }
    yield rest + decoder.end()
  } finally {
    closeSync(handle)
  }
}
