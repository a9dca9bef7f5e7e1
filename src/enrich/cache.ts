// Answers of services in a file.
import { NOTICES } from '../../graph/schema.js'
import { type Kept, openKept } from '../kept.js'
import { isObject } from './json.js'
import type { Candidate } from './service.js'

export interface Answer {
  /** ISO 8601. */
  fetched: string
  found: Candidate[]
}

/** By service and path. */
export type Cache = Kept<Answer>

/** Throws InputError where the file is there and holds something else. */
export const openCache = (file: string): Cache =>
  openKept(file, 'a cache of evigraph enrich; name another file with --cache', ({ fetched, found }) =>
    typeof fetched === 'string' && Array.isArray(found) && found.every(isCandidate) ? { fetched, found } : undefined,
  )

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
