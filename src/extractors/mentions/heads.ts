// What the head noun of a name tells about its kind.
import type { EntityKind } from '../../../graph/schema.js'
import { nameWords } from '../../text/fold.js'
import type { Cue } from '../../types.js'
import type { Candidate } from './candidates.js'

/** How much speaks for each kind. */
export type Votes = Partial<Record<EntityKind, number>>

/** Row ids of graph/cues/heads.yaml by cue. */
type HeadRows = ReadonlyMap<string, ReadonlySet<string>>

const cache = new WeakMap<readonly Cue[], HeadRows>()
const NO_ROWS: HeadRows = new Map()
const NONE: ReadonlySet<string> = new Set()
const NO_ENDS: ReadonlySet<string>[] = []
/** The kinds' rows; of a word in two, the first tells. */
const KINDS = [
  ['population', 'Population'],
  ['condition', 'Condition'],
  ['intervention', 'Intervention'],
  ['outcome', 'Outcome'],
  ['concept', 'Concept'],
] as const

/** Made once per list of cues. */
export function headRows(rows: readonly Cue[] | undefined): HeadRows {
  if (!rows) return NO_ROWS
  const known = cache.get(rows)
  if (known) return known
  const made = new Map<string, Set<string>>()
  for (const { id, cues } of rows)
    for (const cue of cues) {
      const key = nameWords(cue).join(' ')
      const ids = made.get(key) ?? new Set()
      made.set(key, ids.add(id))
    }
  cache.set(rows, made)
  return made
}

/** Of names whose head tells nothing. */
export const NO_VOTES: Votes = {}

/** Kind that the head noun tells; a weak head ("reading package") says less. */
export function headVote(candidate: Candidate, heads: HeadRows): Votes {
  if (candidate.capacity) return { Concept: 1.2 }
  const { headWord: word, before, compound } = candidate
  const rows = heads.get(word) ?? NONE
  const rowsBefore = heads.get(before) ?? NONE
  if (rows === NONE && rowsBefore === NONE && !word.includes(' ')) return candidate.group ? { Population: 1 } : NO_VOTES
  if (compound && rows.has('weak-intervention') && rowsBefore.has('arms')) return { Intervention: 1.2 }
  if (word === 'control' && rowsBefore.has('matched')) return { Population: 1.2 }
  if (rows.has('facets') && (rowsBefore.has('condition') || rowsBefore.has('symptom'))) return { Condition: 1 }
  if (rows.has('behavior')) return compound ? { Concept: 0.6, Outcome: 0.5 } : { Concept: 0.4, Outcome: 0.4 }
  if (rows.has('symptom')) return compound ? { Condition: 0.7, Outcome: 0.6 } : { Condition: 0.5, Outcome: 0.5 }
  const more = endRows(word, heads)
  for (const [row, kind] of KINDS) {
    if (kind === 'Condition' && word === 'condition') continue
    if (rows.has(row) || more.some((end) => end.has(row)))
      return { [kind]: kind === 'Concept' ? 0.8 : compound ? 1.1 : 0.8 }
  }
  if (compound && rows.has('weak-intervention')) return { Intervention: 0.5 }
  if (candidate.group) return { Population: 1 }
  return compound && rowsBefore.has('traits') ? { Concept: 0.6 } : NO_VOTES
}

/** Rows of a hyphenated head's last words: "peer-tutoring", "care-as-usual". */
function endRows(word: string, heads: HeadRows): ReadonlySet<string>[] {
  // "Low-cost", "first-person" are no costs and no persons.
  if (!word.includes(' ') || /^(low|high|first|second|third|long|short|one|two) /.test(word)) return NO_ENDS
  const parts = word.split(' ')
  return [heads.get(parts.at(-1) as string) ?? NONE, heads.get(parts.slice(-2).join(' ')) ?? NONE]
}
