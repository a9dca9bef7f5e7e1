// What speaks for a candidate being an entity of one kind or another: its head, its neighbours, its list.
import type { EntityKind } from '../../../graph/schema.js'
import { cueSet } from '../../text/cues.js'
import type { Knowledge, Token } from '../../types.js'
import type { Candidate } from './candidates.js'

export type Votes = Partial<Record<EntityKind, number>>

export interface Evidence {
  votes: Votes
  /** Beside a verb that relates things. */
  related: boolean
}

const HEADS = ['intervention', 'condition', 'population', 'outcome', 'concept'] as const
const KIND = {
  intervention: 'Intervention',
  condition: 'Condition',
  population: 'Population',
  outcome: 'Outcome',
  concept: 'Concept',
} as const
const MORE = new Set(
  'fewer lower higher better less poorer greater more reduced increased improved decreased worse'.split(' '),
)

/** Kind that the head noun tells. */
export function headVote(tokens: readonly Token[], { head, name }: Candidate, { cues }: Knowledge): Votes {
  const word = tokens[head]?.norm ?? ''
  const last = name.split(' ').length > 1
  for (const row of HEADS)
    if (cueSet(cues.heads, row).has(word) || cueSet(cues.heads, row).has(word.split('-').at(-1) ?? ''))
      return { [KIND[row]]: row === 'concept' ? (last ? 0.7 : 0.4) : 1 }
  if (cueSet(cues.heads, 'weak-intervention').has(word) && last) return { Intervention: 0.4 }
  return {}
}

/** Kinds that the words before the candidate tell. */
export function contextVote(tokens: readonly Token[], { from, to }: Candidate, { cues }: Knowledge): Evidence {
  const dangling = cueSet(cues.modifiers, 'dangling')
  const change = cueSet(cues.nouns, 'change')
  const verbs = cueSet(cues.relations, 'verbs')
  const votes: Votes = {}
  let k = from - 1
  let more = false
  while (
    k >= 0 &&
    (tokens[k]?.pos === 'DET' ||
      dangling.has(tokens[k]?.norm ?? '') ||
      tokens[k]?.pos === 'ADV' ||
      (tokens[k]?.text === ',' && k > 0 && dangling.has(tokens[k - 1]?.norm ?? '')))
  ) {
    if (MORE.has(tokens[k]?.norm ?? '')) more = true
    k--
  }
  const word = tokens[k]?.norm ?? ''
  if (more) votes.Outcome = 0.7
  if (
    /^(in|of|on|across|for)$/.test(word) &&
    (change.has(tokens[k - 1]?.norm ?? '') || /^(improv|reduc|increas|decreas|chang)/.test(tokens[k - 1]?.norm ?? ''))
  )
    votes.Outcome = 1.5
  const related = [word, tokens[k - 1]?.norm ?? '', tokens[to]?.norm ?? '', tokens[to + 1]?.norm ?? ''].some(
    (w) => verbs.has(stem(w)) || verbs.has(`${stem(w)}e`) || verbs.has(w),
  )
  return { votes, related }
}

/** A verb without its ending; good enough to look it up. */
const stem = (word: string) => word.replace(/(ied)$/, 'y').replace(/(s|ed|ing|es)$/, '')
