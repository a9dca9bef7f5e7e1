// What a service of bibliographic records is to the rest: paths to ask, and answers read into one shape.
import type { NoticeKind } from '../../graph/schema.js'
import type { Name } from '../types.js'

/** What is known of a work before anybody is asked. */
export interface Wanted {
  /** Family names in order. */
  authors: readonly string[]
  /** More authors than these. */
  etAl: boolean
  year?: string | undefined
  title?: string | undefined
  container?: string | undefined
  /** The entry as printed, which holds the title where it could not be told apart. */
  reference?: string | undefined
}

/** What was published about a work afterwards. */
export interface Notice {
  kind: NoticeKind
  /** Of the notice itself. */
  doi?: string
  /** ISO 8601. */
  date?: string
}

/** A work as a service describes it. */
export interface Candidate {
  doi?: string
  pmid?: string
  title?: string
  subtitle?: string
  authors: Name[]
  /** All that its record gives: online and in print may differ. */
  years: number[]
  container?: string
  /** CSL type. */
  type?: string
  notices: Notice[]
  /** It is a notice about another work itself. */
  isNotice?: true
}

/** A request: its path below the service's address, with everything but the email and key. */
export interface Request {
  path: string
  /** Searches are dearer, and have limits of their own. */
  kind: 'record' | 'search'
}

export interface Service {
  name: string
  /** Of its API, without "/" at the end. */
  address: string
  /** Milliseconds from the start of one request to that of the next. */
  pace(kind: Request['kind'], email: boolean): number
  byDoi(doi: string): Request
  /** Missing where it knows no PMIDs. */
  byPmid?(pmid: string): Request
  /** Missing where there is too little to search for. */
  search(wanted: Wanted): Request | undefined
  /** Works of an answer; undefined where it is of no shape that the service gives. */
  read(answer: unknown): Candidate[] | undefined
}
