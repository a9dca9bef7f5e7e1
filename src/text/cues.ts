// Cue words as sets in matching form, made once per list.
import { nameWords, verbStem } from './fold.js'
import { once, onceFor } from './once.js'
import { type WordTable, wordSet } from './word-table.js'

interface CueRow {
  id: string
  cues: string[]
}

type Rows = readonly CueRow[]

const NONE: ReadonlySet<string> = new Set()

/** The cues of one row, each as its words in matching form joined by spaces; empty where the row isn't there. */
export const cueSet = (rows: Rows | undefined, id: string): ReadonlySet<string> =>
  (rows && setsOf(rows).get(id)) ?? NONE

/** The same with every word's ending cut off as `verbStem` does, for verbs in any form. */
export const cueStems = (rows: Rows | undefined, id: string): ReadonlySet<string> =>
  (rows && stemsOf(rows).get(id)) ?? NONE

const setsOf = onceFor((rows: Rows) => made(rows, (word) => word))
const stemsOf = onceFor((rows: Rows) => made(rows, verbStem))

function made(rows: Rows, form: (word: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const key = (cue: string) => nameWords(cue).map(form).join(' ')
  return new Map(rows.map((row) => [row.id, new Set(row.cues.map(key))]))
}

const NO_WORDS = wordSet([])

/** The cues of one row that are one word each, to be asked of every word. */
export const cueWords = (rows: Rows | undefined, id: string): WordTable<true> =>
  rows === undefined ? NO_WORDS : tablesOf(rows)(id)

const tablesOf = onceFor((rows: Rows) => once((id: string) => wordSet(cueSet(rows, id))))

/** Matching form of one token for a cue set, hyphens as spaces. */
export const cueForm = (norm: string): string =>
  norm.includes('-') && norm.length > 1 ? norm.replaceAll('-', ' ') : norm

/** A class of words that is no cue of the vocabulary's, told by their matching forms: "whereas while but". */
export const oneOf = (words: string): WordTable<true> => wordSet(words.split(' ').map(cueForm))
