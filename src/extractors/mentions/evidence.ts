// What the words beside a candidate tell about its kind, and whether they relate it to anything.
import type { EntityKind } from '../../../graph/schema.js'
import { cueSet, cueStems } from '../../text/cues.js'
import { foldCase, verbStem } from '../../text/fold.js'
import { stemOf } from '../../text/words.js'
import type { Cue, Knowledge, Token } from '../../types.js'
import type { Candidate } from './candidates.js'
import type { Votes } from './heads.js'

export interface Evidence {
  votes: Votes
  /** How surely it stands beside words that relate things, 0–1. */
  related: number
  /** Token index of the text's definition of it. */
  defined?: number
}

interface Context {
  id: string
  kind?: EntityKind
  weight: number
}

/** Cues as stems, from the word nearest to the candidate outwards. */
interface Trie {
  next: Map<string, Trie>
  context?: Context
}

export interface Cues {
  before: Trie
  after: Trie
  verbs: ReadonlySet<string>
  dangling: ReadonlySet<string>
  more: ReadonlySet<string>
}

const cache = new WeakMap<Knowledge['cues'], Cues>()

/** The cues that `contextOf` reads, made once. */
export function contextCues({ cues }: Knowledge): Cues {
  const known = cache.get(cues)
  if (known) return known
  const made: Cues = {
    before: trieOf(cues.contexts ?? [], 'before'),
    after: trieOf(cues.contexts ?? [], 'after'),
    verbs: cueStems(cues.relations, 'verbs'),
    dangling: cueSet(cues.modifiers, 'dangling'),
    more: cueSet(cues.modifiers, 'more'),
  }
  cache.set(cues, made)
  return made
}

function trieOf(rows: readonly Cue[], side: string): Trie {
  const root: Trie = { next: new Map() }
  for (const row of rows) {
    if (row.side !== side) continue
    for (const cue of row.cues) {
      const stems = foldCase(cue).split(' ').map(verbStem)
      let node = root
      for (const stem of side === 'before' ? stems.reverse() : stems) {
        const next: Trie = node.next.get(stem) ?? { next: new Map() }
        node.next.set(stem, next)
        node = next
      }
      // Of two rows with one cue the first holds.
      node.context ??= { id: row.id, weight: Number(row.weight), ...(row.kind ? { kind: row.kind as EntityKind } : {}) }
    }
  }
  return root
}

const SKIPPED = new Set(['DET', 'ADV', 'ADJ', 'NUM'])
const POINTS = new Set(['their', 'its', 'his', 'her', 'our', 'this', 'these', '’s', "'s", '“', '"', '‘'])

/** What the words before and after the candidate tell; `item` says that it stands in a list. */
export function contextOf(tokens: readonly Token[], candidate: Candidate, item: boolean, cues: Cues): Evidence {
  const found: Evidence = { votes: {}, related: 0 }
  let k = candidate.from - 1
  for (; k >= 0; k--) {
    const { norm, pos, text } = tokens[k] as Token
    if (cues.more.has(norm)) found.votes.Outcome = norm === 'fewer' ? 1 : 0.5
    else if (!SKIPPED.has(pos) && !cues.dangling.has(norm) && !POINTS.has(text)) break
  }
  if (k < 0) opening(tokens, candidate, item, found)
  let node: Trie | undefined = cues.before
  for (let i = k; i >= 0 && node; i--) {
    node = node.next.get(stemOf((tokens[i] as Token).word))
    add(node?.context, found)
  }
  let a = candidate.to
  // "Kite therapy (KT) was …": the sentence goes on after the parenthesis, for both names.
  if (tokens[a]?.text === '(' && tokens[a + 2]?.text === ')') a += 3
  else if (tokens[a]?.text === ')') a++
  const limit = a + 2
  while (a < limit && tokens[a]?.pos === 'ADV') a++
  node = cues.after
  for (let i = a; i < tokens.length && node; i++) {
    node = node.next.get(stemOf((tokens[i] as Token).word))
    add(node?.context, found)
    if (node?.context?.kind === 'Concept') found.defined = i + 1
  }
  relate(tokens, k, a, cues, found)
  return found
}

function add(context: Context | undefined, found: Evidence): void {
  if (!context) return
  if (context.kind) found.votes[context.kind] = Math.max(found.votes[context.kind] ?? 0, context.weight)
  else found.related = Math.max(found.related, context.weight)
}

/** An item of a list is told for its own sake, "Falls: 12%" for its number. */
function opening(tokens: readonly Token[], { to }: Candidate, item: boolean, found: Evidence): void {
  if (item) found.related = 0.3
  if (tokens[to]?.text !== ':') return
  const counted = tokens.slice(to, to + 12).some(({ pos }) => pos === 'NUM')
  found.votes[counted ? 'Outcome' : 'Concept'] = 0.8
}

const isVerb = (token: Token | undefined) => token?.pos === 'VERB'

function relate(tokens: readonly Token[], before: number, after: number, { verbs }: Cues, found: Evidence): void {
  const verb = (i: number) =>
    tokens[i] !== undefined && tokens[i]?.pos !== 'NOUN' && verbs.has(stemOf((tokens[i] as Token).word))
  const passive = tokens[after]?.pos === 'AUX' && (verb(after + 1) || verb(after + 2))
  const link = tokens[before]?.norm
  const agent = (link === 'by' || link === 'with' || link === 'to') && verb(before - 1)
  if (verb(before) || verb(after) || passive || agent) found.related = Math.max(found.related, 0.4)
  else if (isVerb(tokens[before]) || isVerb(tokens[after])) found.related = Math.max(found.related, 0.2)
  // "aspects of X", "the notion of X": what follows is what is talked about.
  else if (link === 'of' && tokens[before - 1]?.pos === 'NOUN') found.related = Math.max(found.related, 0.25)
}
