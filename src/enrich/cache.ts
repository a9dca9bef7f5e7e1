// Answers of services in a file, one a line, added as they come: an interrupted run loses none.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { NOTICES } from '../../graph/schema.js'
import { InputError } from '../types.js'
import { isObject } from './json.js'
import type { Candidate } from './service.js'

export interface Answer {
  /** ISO 8601. */
  fetched: string
  found: Candidate[]
}

export interface Cache {
  /** By service and path. */
  get(ask: string): Answer | undefined
  put(ask: string, answer: Answer): void
}

/** Throws InputError where the file is there and holds something else. */
export function openCache(file: string): Cache {
  const answers = new Map<string, Answer>()
  const text = read(file)
  for (const [i, line] of text.split('\n').entries()) {
    const row = parsed(line)
    if (row) answers.set(row.ask, { fetched: row.fetched, found: row.found })
    else if (i === 0 && !isCut(line))
      throw new InputError(`${file}: not a cache of evigraph enrich; name another file with --cache`)
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

function parsed(line: string): (Answer & { ask: string }) | undefined {
  try {
    const row: unknown = JSON.parse(line)
    if (!isObject(row) || typeof row.ask !== 'string' || typeof row.fetched !== 'string') return undefined
    return Array.isArray(row.found) && row.found.every(isCandidate)
      ? (row as unknown as Answer & { ask: string })
      : undefined
  } catch {
    return undefined
  }
}

const TEXTS = ['doi', 'pmid', 'title', 'subtitle', 'container', 'type']

/** A person may have changed the file. */
const isCandidate = (value: unknown): boolean =>
  isObject(value) &&
  TEXTS.every((name) => value[name] === undefined || typeof value[name] === 'string') &&
  isListOf(value.years, Number.isInteger) &&
  isListOf(value.authors, (name) => isObject(name) && typeof name.family === 'string') &&
  isListOf(value.notices, (notice) => isObject(notice) && (NOTICES as readonly unknown[]).includes(notice.kind))

const isListOf = (value: unknown, test: (member: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(test)
