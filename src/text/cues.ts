// Cue words as sets in matching form, made once per list.
import { nameWords } from './fold.js'

interface CueRow {
  id: string
  cues: string[]
}

const cache = new WeakMap<readonly CueRow[], Map<string, Set<string>>>()
const NONE: ReadonlySet<string> = new Set()

/** The cues of one row, each as its words in matching form joined by spaces; empty where the row isn't there. */
export function cueSet(rows: readonly CueRow[] | undefined, id: string): ReadonlySet<string> {
  if (!rows) return NONE
  let sets = cache.get(rows)
  if (!sets) {
    sets = new Map(rows.map((row) => [row.id, new Set(row.cues.map((cue) => nameWords(cue).join(' ')))]))
    cache.set(rows, sets)
  }
  return sets.get(id) ?? NONE
}
