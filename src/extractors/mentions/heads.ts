// What the head noun of a name tells about its kind.
import type { EntityKind } from '../../../graph/schema.js'
import { nameWords } from '../../text/fold.js'
import type { Cue } from '../../types.js'
import type { Candidate } from './candidates.js'
import { NO_VOTES, type Votes, votesFor } from './votes.js'

/** Row ids of graph/cues/heads.yaml by cue. */
export type HeadRows = ReadonlyMap<string, ReadonlySet<string>>

const cache = new WeakMap<readonly Cue[], HeadRows>()
const NO_ROWS: HeadRows = new Map()
const NONE: ReadonlySet<string> = new Set()
const NO_ENDS: ReadonlySet<string>[] = []

const vote = (kind: EntityKind, votes: number) => votesFor({ [kind]: votes })
/** The kinds' rows, with what a name of several words and one of a single word get; of a word in two, the first tells. */
const KINDS = [
  { row: 'population', kind: 'Population', compound: vote('Population', 1.1), single: vote('Population', 0.8) },
  { row: 'condition', kind: 'Condition', compound: vote('Condition', 1.1), single: vote('Condition', 0.8) },
  { row: 'intervention', kind: 'Intervention', compound: vote('Intervention', 1.1), single: vote('Intervention', 0.8) },
  { row: 'outcome', kind: 'Outcome', compound: vote('Outcome', 1.1), single: vote('Outcome', 0.8) },
  { row: 'concept', kind: 'Concept', compound: vote('Concept', 0.8), single: vote('Concept', 0.8) },
] as const
const CAPACITY = vote('Concept', 1.2)
const GROUP = vote('Population', 1)
const ARM = vote('Intervention', 1.2)
const MATCHED = vote('Population', 1.2)
const FACET = vote('Condition', 1)
const BEHAVIOR = votesFor({ Concept: 0.6, Outcome: 0.5 })
const BARE_BEHAVIOR = votesFor({ Concept: 0.4, Outcome: 0.4 })
const SYMPTOM = votesFor({ Condition: 0.7, Outcome: 0.6 })
const BARE_SYMPTOM = votesFor({ Condition: 0.5, Outcome: 0.5 })
const WEAK = vote('Intervention', 0.5)
const TRAIT = vote('Concept', 0.6)

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

/** Kind that the head noun tells; a weak head ("reading package") says less. */
export function headVote(candidate: Candidate, heads: HeadRows): Readonly<Votes> {
  if (candidate.capacity) return CAPACITY
  const { headWord: word, before, compound } = candidate
  const rows = heads.get(word) ?? NONE
  const rowsBefore = (before !== '' && heads.get(before)) || NONE
  if (rows === NONE && rowsBefore === NONE && !word.includes(' ')) return candidate.group ? GROUP : NO_VOTES
  if (compound && rows.has('weak-intervention') && rowsBefore.has('arms')) return ARM
  if (word === 'control' && rowsBefore.has('matched')) return MATCHED
  if (rows.has('facets') && (rowsBefore.has('condition') || rowsBefore.has('symptom'))) return FACET
  if (rows.has('behavior')) return compound ? BEHAVIOR : BARE_BEHAVIOR
  if (rows.has('symptom')) return compound ? SYMPTOM : BARE_SYMPTOM
  const more = endRows(word, heads)
  for (const one of KINDS) {
    if (one.kind === 'Condition' && word === 'condition') continue
    if (rows.has(one.row) || more.some((end) => end.has(one.row))) return compound ? one.compound : one.single
  }
  if (compound && rows.has('weak-intervention')) return WEAK
  if (candidate.group) return GROUP
  return compound && rowsBefore.has('traits') ? TRAIT : NO_VOTES
}

/** Rows of a hyphenated head's last words: "peer-tutoring", "care-as-usual". */
function endRows(word: string, heads: HeadRows): ReadonlySet<string>[] {
  // "Low-cost", "first-person" are no costs and no persons.
  if (!word.includes(' ') || /^(low|high|first|second|third|long|short|one|two) /.test(word)) return NO_ENDS
  const parts = word.split(' ')
  return [heads.get(parts.at(-1) as string) ?? NONE, heads.get(parts.slice(-2).join(' ')) ?? NONE]
}
