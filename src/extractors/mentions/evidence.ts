// What the words beside a candidate tell about its kind, and whether they relate it to anything.
import { type Token, tokenAt } from '../../text/tokens.js'
import { stemOf } from '../../text/words.js'
import type { Candidate } from './candidates.js'
import { type Context, type Cues, signsOf, type Trie } from './signs.js'
import { NO_VOTES, noVotes, type Votes } from './votes.js'

export interface Evidence {
  /** Not to be changed but by `ownVotes`. */
  votes: Votes
  /** What its head says. */
  ofHead: Readonly<Votes>
  /** Its head says nothing by itself. */
  plain: boolean
  /** How surely it stands beside words that relate things, 0–1. */
  related: number
  /** Token index of the text's definition of it. */
  defined: number | undefined
  /** The text says what it is: "kite counselling is a treatment". */
  told: boolean
}

/** The votes, to be changed. */
export function ownVotes(evidence: Evidence): Votes {
  if (evidence.votes === NO_VOTES) evidence.votes = noVotes()
  return evidence.votes
}

const isSkipped = (pos: string) => pos === 'DET' || pos === 'ADV' || pos === 'ADJ' || pos === 'NUM'

/**
 * What the words before and after the candidate tell, beside the votes of its head; `item` says that it stands in a
 * list.
 */
export function contextOf(
  tokens: readonly Token[],
  candidate: Candidate,
  ofHead: Readonly<Votes>,
  item: boolean,
  cues: Cues,
): Evidence {
  const plain = ofHead === NO_VOTES
  const found: Evidence = { votes: NO_VOTES, ofHead, plain, related: 0, defined: undefined, told: false }
  let k = candidate.from - 1
  for (; k >= 0; k--) {
    const { word, pos } = tokens[k] as Token
    const signs = signsOf(word, cues)
    if (signs.more > 0) ownVotes(found).Outcome = signs.more
    else if (!isSkipped(pos) && !signs.passed) break
  }
  if (k < 0) opening(tokens, candidate, item, found)
  let node: Trie | undefined = k >= 0 ? signsOf((tokens[k] as Token).word, cues).before : undefined
  for (let i = k - 1; node; i--) {
    if (node.context) add(node.context, found)
    if (i < 0 || node.next.size === 0) break
    node = node.next.get(stemOf((tokens[i] as Token).word))
  }
  let a = candidate.to
  // "Kite therapy (KT) was …": the sentence goes on after the parenthesis, for both names.
  if (tokenAt(tokens, a)?.text === '(' && tokenAt(tokens, a + 2)?.text === ')') a += 3
  else if (tokenAt(tokens, a)?.text === ')') a++
  const limit = a + 2
  while (a < limit && tokenAt(tokens, a)?.pos === 'ADV') a++
  node = a < tokens.length ? signsOf((tokens[a] as Token).word, cues).after : undefined
  for (let i = a + 1; node; i++) {
    if (node.context) add(node.context, found)
    if (node.context?.kind === 'Concept') found.defined = i
    if (i >= tokens.length || node.next.size === 0) break
    node = node.next.get(stemOf((tokens[i] as Token).word))
  }
  relate(tokens, k, a, cues, found)
  return found
}

function add({ kind, weight }: Context, found: Evidence): void {
  if (kind) {
    const votes = ownVotes(found)
    votes[kind] = Math.max(votes[kind], weight)
  } else found.related = Math.max(found.related, weight)
}

/** An item of a list is told for its own sake, "Falls: 12%" for its number. */
function opening(tokens: readonly Token[], { to }: Candidate, item: boolean, found: Evidence): void {
  if (item) found.related = 0.3
  if (tokenAt(tokens, to)?.text !== ':') return
  const counted = tokens.slice(to, to + 12).some(({ pos }) => pos === 'NUM')
  ownVotes(found)[counted ? 'Outcome' : 'Concept'] = 0.8
}

function relate(tokens: readonly Token[], before: number, after: number, cues: Cues, found: Evidence): void {
  if (found.related >= 0.4) return
  const first = tokenAt(tokens, before)
  const last = tokenAt(tokens, after)
  const link = first?.norm
  const passive = last?.pos === 'AUX' && (isVerb(tokens, after + 1, cues) || isVerb(tokens, after + 2, cues))
  const agent = (link === 'by' || link === 'with' || link === 'to') && isVerb(tokens, before - 1, cues)
  if (passive || agent || isVerb(tokens, before, cues) || isVerb(tokens, after, cues)) found.related = 0.4
  else if (first?.pos === 'VERB' || last?.pos === 'VERB') found.related = Math.max(found.related, 0.2)
  // "aspects of X", "the notion of X": what follows is what is talked about.
  else if (link === 'of' && tokenAt(tokens, before - 1)?.pos === 'NOUN') found.related = Math.max(found.related, 0.25)
}

/** Whether a verb of relation stands there. */
function isVerb(tokens: readonly Token[], k: number, cues: Cues): boolean {
  const token = tokenAt(tokens, k)
  return token !== undefined && token.pos !== 'NOUN' && signsOf(token.word, cues).verb
}
