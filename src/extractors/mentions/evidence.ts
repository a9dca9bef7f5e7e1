// What speaks for a candidate being an entity of one kind or another: its head and the words beside it.
import type { EntityKind } from '../../../graph/schema.js'
import { cueSet, cueStems } from '../../text/cues.js'
import { foldCase, verbStem } from '../../text/fold.js'
import type { Cue, Knowledge, Token } from '../../types.js'
import type { Candidate } from './candidates.js'

export type Votes = Partial<Record<EntityKind, number>>

export interface Evidence {
  votes: Votes
  /** How surely it stands beside words that relate things, 0–1. */
  related: number
}

const HEADS = [
  ['population', 'Population'],
  ['condition', 'Condition'],
  ['intervention', 'Intervention'],
  ['outcome', 'Outcome'],
  ['concept', 'Concept'],
] as const
const MORE = new Set(
  'fewer lower higher better less poorer greater more reduced increased improved decreased worse'.split(' '),
)

/** Kind that the head noun tells; a weak head ("reading package") says less. */
export function headVote(candidate: Candidate, { cues }: Knowledge): Votes {
  if (candidate.capacity) return { Concept: 1.2 }
  const { headWord: word, before } = candidate
  const parts = word.split(' ')
  const last = /^(low|high|first|second|third|long|short|one|two)$/.test(parts[0] ?? '')
    ? word
    : (parts.at(-1) as string)
  const lastTwo = parts.slice(-2).join(' ')
  const compound = candidate.name.includes(' ')
  const isWeak = compound && cueSet(cues.heads, 'weak-intervention').has(word)
  if (isWeak && cueSet(cues.heads, 'arms').has(before)) return { Intervention: 1.2 }
  if (word === 'control' && cueSet(cues.heads, 'matched').has(before)) return { Population: 1.2 }
  if (
    cueSet(cues.heads, 'facets').has(word) &&
    (cueSet(cues.heads, 'condition').has(before) || cueSet(cues.heads, 'symptom').has(before))
  )
    return { Condition: 1 }
  if (cueSet(cues.heads, 'behavior').has(word)) return { Concept: compound ? 0.6 : 0.4, Outcome: compound ? 0.5 : 0.4 }
  if (cueSet(cues.heads, 'symptom').has(word))
    return compound ? { Condition: 0.7, Outcome: 0.6 } : { Condition: 0.5, Outcome: 0.5 }
  for (const [row, kind] of HEADS) {
    const words = cueSet(cues.heads, row)
    if ((!words.has(word) && !words.has(last) && !words.has(lastTwo)) || (kind === 'Condition' && word === 'condition'))
      continue
    return { [kind]: kind === 'Concept' ? 0.8 : compound ? 1.1 : 0.8 }
  }
  if (isWeak) return { Intervention: 0.5 }
  return compound && cueSet(cues.heads, 'traits').has(before) ? { Concept: 0.6 } : {}
}

interface Context {
  kind?: EntityKind
  weight: number
}

const contexts = new WeakMap<readonly Cue[], { before: Map<string, Context>; after: Map<string, Context> }>()

function contextsOf(rows: readonly Cue[]): { before: Map<string, Context>; after: Map<string, Context> } {
  const known = contexts.get(rows)
  if (known) return known
  const made = { before: new Map<string, Context>(), after: new Map<string, Context>() }
  for (const { cues, kind, weight, side } of rows)
    for (const cue of cues) {
      const key = foldCase(cue).split(' ').map(verbStem).join(' ')
      const side_ = side === 'after' ? made.after : made.before
      // The first row with a cue holds for its kind; relation words add to it.
      if (!side_.has(key)) side_.set(key, { weight: Number(weight), ...(kind ? { kind: kind as EntityKind } : {}) })
    }
  contexts.set(rows, made)
  return made
}

/** What the words before and after the candidate tell. */
export function contextVote(
  tokens: readonly Token[],
  stems: readonly string[],
  candidate: Candidate,
  item: boolean,
  { cues }: Knowledge,
): Evidence {
  const { before, after } = contextsOf(cues.contexts ?? [])
  const verbs = cueStems(cues.relations, 'verbs')
  const dangling = cueSet(cues.modifiers, 'dangling')
  const votes: Votes = {}
  let related = 0
  let k = candidate.from - 1
  for (; k >= 0; k--) {
    const { norm, pos, text } = tokens[k] as Token
    if (MORE.has(norm)) votes.Outcome = norm === 'fewer' ? 1 : 0.5
    else if (
      !(
        pos === 'DET' ||
        pos === 'ADV' ||
        pos === 'ADJ' ||
        pos === 'NUM' ||
        dangling.has(norm) ||
        /^(their|its|his|her|our|this|these|[’']s|“|"|‘)$/.test(text)
      )
    )
      break
  }
  // An item of a list is told for its own sake, "Falls: 12%" for its number.
  if (k < 0 && item) related = 0.3
  if (k < 0 && tokens[candidate.to]?.text === ':')
    votes[tokens.slice(candidate.to).some(({ pos }) => pos === 'NUM') ? 'Outcome' : 'Concept'] = 0.8
  const add = (context: Context | undefined) => {
    if (!context) return
    if (context.kind) votes[context.kind] = Math.max(votes[context.kind] ?? 0, context.weight)
    else related = Math.max(related, context.weight)
  }
  let key = ''
  for (let n = 0; n < 3 && k - n >= 0; n++) {
    key = n === 0 ? (stems[k] as string) : `${stems[k - n]} ${key}`
    add(before.get(key))
  }
  let a = candidate.to
  while (a < tokens.length && a < candidate.to + 2 && tokens[a]?.pos === 'ADV') a++
  key = ''
  for (let n = 0; n < 4 && a + n < tokens.length; n++) {
    key = n === 0 ? (stems[a] as string) : `${key} ${stems[a + n]}`
    add(after.get(key))
  }
  const verb = (i: number) => tokens[i]?.pos !== 'NOUN' && verbs.has(stems[i] ?? '')
  // "aspects of X", "the notion of X": what follows is what is talked about.
  if (tokens[k]?.norm === 'of' && tokens[k - 1]?.pos === 'NOUN') related = Math.max(related, 0.25)
  if (verb(k) || verb(a) || (tokens[a]?.pos === 'AUX' && (verb(a + 1) || verb(a + 2)))) related = Math.max(related, 0.4)
  if (/^(by|with|to)$/.test(tokens[k]?.norm ?? '') && verb(k - 1)) related = Math.max(related, 0.4)
  return { votes, related }
}
