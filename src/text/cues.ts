// Cue words as sets in matching form, made once per list.
import { nameWords, verbStem } from './fold.js'
import { type WordTable, wordSet } from './word-table.js'

interface CueRow {
  id: string
  cues: string[]
}

type Sets = Map<string, ReadonlySet<string>>

const cache = new WeakMap<readonly CueRow[], Sets>()
const stemCache = new WeakMap<readonly CueRow[], Sets>()
const NONE: ReadonlySet<string> = new Set()

/** The cues of one row, each as its words in matching form joined by spaces; empty where the row isn't there. */
export const cueSet = (rows: readonly CueRow[] | undefined, id: string): ReadonlySet<string> =>
  setOf(rows, id, cache, (word) => word)

/** The same with every word's ending cut off as `verbStem` does, for verbs in any form. */
export const cueStems = (rows: readonly CueRow[] | undefined, id: string): ReadonlySet<string> =>
  setOf(rows, id, stemCache, verbStem)

function setOf(
  rows: readonly CueRow[] | undefined,
  id: string,
  made: WeakMap<readonly CueRow[], Sets>,
  form: (word: string) => string,
): ReadonlySet<string> {
  if (!rows) return NONE
  let sets = made.get(rows)
  if (!sets) {
    const key = (cue: string) => nameWords(cue).map(form).join(' ')
    sets = new Map(rows.map((row) => [row.id, new Set(row.cues.map(key))]))
    made.set(rows, sets)
  }
  return sets.get(id) ?? NONE
}

const tables = new WeakMap<ReadonlySet<string>, WordTable<true>>()

/** The cues of one row that are one word each, to be asked of every word. */
export function cueWords(rows: readonly CueRow[] | undefined, id: string): WordTable<true> {
  const cues = cueSet(rows, id)
  let table = tables.get(cues)
  if (!table) {
    table = wordSet(cues)
    tables.set(cues, table)
  }
  return table
}

/** Matching form of one token for a cue set, hyphens as spaces. */
export const cueForm = (norm: string): string =>
  norm.includes('-') && norm.length > 1 ? norm.replaceAll('-', ' ') : norm

/** A class of words that is no cue of the vocabulary's, told by their matching forms: "whereas while but". */
export const oneOf = (words: string): WordTable<true> => wordSet(words.split(' ').map(cueForm))
