// Rows of YAML lists. Those of graph/ were parsed by `npm run build`, since parsing them takes most of a short run's time.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { loadAll } from 'js-yaml'
import { InputError } from './types.js'

export type Row = Record<string, unknown>

/** Rows of files by the hash of what is in the file: one that was changed since is not among them. */
type Parsed = Readonly<Record<string, Row[]>>

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What `parsedRows` reads, of these files. */
export const parsedFile = (files: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(files.map((file) => [hashOf(readFileSync(file, 'utf8')), yamlRows(file)])))

/** The rows of parsed files; none where the file is not there. */
export const parsedRows = (file: string): Parsed =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Parsed) : {}

/** The rows of a file; throws InputError that names it. */
export function yamlRows(file: string, parsed: Parsed = {}): Row[] {
  const text = readFileSync(file, 'utf8')
  const known = parsed[hashOf(text)]
  if (known) return known
  const value = yamlValue(file, text)
  if (value === null || value === undefined) return []
  if (!Array.isArray(value) || value.some((row) => typeof row !== 'object' || row === null || Array.isArray(row)))
    throw new InputError(
      `${file}: the file must be a YAML list of entries like "- {id: epistemic-trust, name: epistemic trust}"`,
    )
  return value as Row[]
}

/** What a file's text says; undefined where it says nothing. Throws InputError that names the file. */
export function yamlValue(file: string, text: string): unknown {
  try {
    // An empty file holds no document at all.
    return loadAll(text)[0]
  } catch (error) {
    throw new InputError(`${file}: ${(error as Error).message.split('\n')[0]}`)
  }
}
