// What the head noun of a name tells about its kind.
import type { EntityKind } from '../../../graph/schema.js'
import { nameWords } from '../../text/fold.js'
import type { Cue } from '../../types.js'
import type { Candidate } from './candidates.js'
import { NO_VOTES, type Votes, votesFor } from './votes.js'

/** Rows of graph/cues/heads.yaml that tell something of a name, each with a bit of its own. */
const BITS = {
  population: 1,
  condition: 2,
  intervention: 4,
  outcome: 8,
  concept: 16,
  behavior: 32,
  symptom: 64,
  facets: 128,
  traits: 256,
  matched: 512,
  arms: 1024,
  'weak-intervention': 2048,
  bare: 4096,
}
const bitOf = (row: string): number => BITS[row as keyof typeof BITS] ?? 0

/** The rows of a cue, as the sum of their bits. */
export type HeadRows = ReadonlyMap<string, number>

const cache = new WeakMap<readonly Cue[], HeadRows>()
const NO_ROWS: HeadRows = new Map()

/** Whether the head alone names nothing. */
export const isBare = (head: string, heads: HeadRows): boolean => ((heads.get(head) ?? 0) & BITS.bare) !== 0

const vote = (kind: EntityKind, votes: number) => votesFor({ [kind]: votes })
/** The kinds' rows, with what a name of several words and one of a single word get; of a word in two, the first tells. */
const KINDS = [
  { row: BITS.population, kind: 'Population', compound: vote('Population', 1.1), single: vote('Population', 0.8) },
  { row: BITS.condition, kind: 'Condition', compound: vote('Condition', 1.1), single: vote('Condition', 0.8) },
  {
    row: BITS.intervention,
    kind: 'Intervention',
    compound: vote('Intervention', 1.1),
    single: vote('Intervention', 0.8),
  },
  { row: BITS.outcome, kind: 'Outcome', compound: vote('Outcome', 1.1), single: vote('Outcome', 0.8) },
  { row: BITS.concept, kind: 'Concept', compound: vote('Concept', 0.8), single: vote('Concept', 0.8) },
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
  const made = new Map<string, number>()
  for (const { id, cues } of rows)
    for (const cue of cues) {
      const key = nameWords(cue).join(' ')
      made.set(key, (made.get(key) ?? 0) | bitOf(id))
    }
  cache.set(rows, made)
  return made
}

/** Kind that the head noun tells; a weak head ("reading package") says less. */
export function headVote(candidate: Candidate, heads: HeadRows): Readonly<Votes> {
  if (candidate.capacity) return CAPACITY
  const { headWord: word, before, compound } = candidate
  const rows = heads.get(word) ?? 0
  const rowsBefore = before === '' ? 0 : (heads.get(before) ?? 0)
  if (rows === 0 && rowsBefore === 0 && !word.includes(' ')) return candidate.group ? GROUP : NO_VOTES
  if (compound && rows & BITS['weak-intervention'] && rowsBefore & BITS.arms) return ARM
  if (word === 'control' && rowsBefore & BITS.matched) return MATCHED
  if (rows & BITS.facets && rowsBefore & (BITS.condition | BITS.symptom)) return FACET
  if (rows & BITS.behavior) return compound ? BEHAVIOR : BARE_BEHAVIOR
  if (rows & BITS.symptom) return compound ? SYMPTOM : BARE_SYMPTOM
  const all = rows | endRows(word, heads)
  for (const one of KINDS) {
    if (one.kind === 'Condition' && word === 'condition') continue
    if (all & one.row) return compound ? one.compound : one.single
  }
  if (compound && rows & BITS['weak-intervention']) return WEAK
  if (candidate.group) return GROUP
  return compound && rowsBefore & BITS.traits ? TRAIT : NO_VOTES
}

/** Rows of a hyphenated head's last words: "peer-tutoring", "care-as-usual". */
function endRows(word: string, heads: HeadRows): number {
  // "Low-cost", "first-person" are no costs and no persons.
  if (!word.includes(' ') || /^(low|high|first|second|third|long|short|one|two) /.test(word)) return 0
  const parts = word.split(' ')
  return (heads.get(parts.at(-1) as string) ?? 0) | (heads.get(parts.slice(-2).join(' ')) ?? 0)
}
