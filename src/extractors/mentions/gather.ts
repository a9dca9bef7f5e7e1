// Candidates by key, with all that speaks for each kind over the whole document.
import { ENTITY_KINDS, type EntityKind } from '../../../graph/schema.js'
import { cueSet } from '../../text/cues.js'
import type { Document, Knowledge, Token } from '../../types.js'
import { type Candidate, nameOf } from './candidates.js'
import { contextCues, contextOf, type Evidence } from './evidence.js'
import { headRows, headVote, NO_VOTES, type Votes } from './heads.js'
import { listsOf } from './lists.js'
import type { Group } from './settle.js'

export function gather(
  document: Document,
  candidates: readonly Candidate[][],
  tokens: readonly Token[][],
  knowledge: Knowledge,
): Map<string, Group> {
  const cues = contextCues(knowledge)
  const heads = headRows(knowledge.cues.heads)
  const junk = cueSet(knowledge.cues.nouns, 'junk')
  const tools = cueSet(knowledge.cues.nouns, 'tools')
  const groups = new Map<string, Group>()
  candidates.forEach((list, passage) => {
    if (list.length === 0) return
    const words = tokens[passage] as Token[]
    const kind = document.passages[passage]?.kind
    const evidence = list.map((candidate) => contextOf(words, candidate, kind === 'item', cues))
    const ofHead = list.map((candidate) => headVote(candidate, heads))
    const plainHead = ofHead.map((votes) => votes === NO_VOTES)
    shareNames(words, list, ofHead, evidence)
    shareInLists(listsOf(words, list), list, ofHead, evidence)
    list.forEach((candidate, i) => {
      const { headWord, key, head, to } = candidate
      if (candidate.proper && plainHead[i]) return
      let group = groups.get(key)
      if (!group) {
        const name = candidate.name ?? nameOf(words, candidate.from, to)
        group = { key, name, places: [], votes: {}, related: 0, prominent: false, bare: false, junk: false }
        group.bare = heads.get(headWord)?.has('bare') === true
        group.junk = (junk.has(headWord) && head === to - 1 && plainHead[i] === true) || isJunk(name)
        // What the authors abbreviate they speak of, whatever its head: "structured peer review (SPR)".
        if (candidate.rule === 'abbreviation' && candidate.compound && !tools.has(headWord)) group.junk = false
        groups.set(key, group)
      }
      const { related, defined, votes } = evidence[i] as Evidence
      group.places.push(candidate)
      group.related = Math.max(group.related, related)
      group.prominent ||= kind === 'heading' || passage === 0
      if (defined !== undefined) group.definition ??= definitionAt(document, words, passage, defined)
      addVotes(group.votes, ofHead[i] as Votes)
      addVotes(group.votes, votes)
    })
  })
  return groups
}

/** What stands from a token to the end of its sentence, as printed. */
function definitionAt(
  { text, passages }: Document,
  tokens: readonly Token[],
  passage: number,
  at: number,
): string | undefined {
  const start = tokens[at]?.start
  const end = passages[passage]?.end
  if (start === undefined || end === undefined) return undefined
  return text.slice(start, end).replace(/\s+/g, ' ').replace(/[.;]$/, '')
}

function addVotes(to: Votes, votes: Votes): void {
  for (const kind in votes) {
    const vote = votes[kind as EntityKind] ?? 0
    to[kind as EntityKind] = (to[kind as EntityKind] ?? 0) + vote
  }
}

function isEmpty(votes: Votes): boolean {
  for (const _ in votes) return false
  return true
}

/** "Kite counselling is a treatment", "kite counselling, a treatment that": what comes first is what the second is. */
function shareNames(
  tokens: readonly Token[],
  list: readonly Candidate[],
  ofHead: readonly Votes[],
  evidence: readonly Evidence[],
): void {
  for (let i = 0; i + 1 < list.length; i++) {
    const a = list[i] as Candidate
    for (let j = i + 1; j < list.length && j < i + 6; j++) {
      const b = list[j] as Candidate
      if (b.from < a.to) continue
      if (b.from - a.to > 7) break
      const votes = ofHead[j]
      if (votes && isNaming(tokens, a.to, b.from)) {
        addVotes((evidence[i] as Evidence).votes, votes)
        break
      }
    }
  }
}

/** Whether the words between say "is a" or ", a", an abbreviation in parentheses aside. */
function isNaming(tokens: readonly Token[], from: number, to: number): boolean {
  let k = from
  if (tokens[k]?.text === '(') {
    while (k < to && tokens[k]?.text !== ')') k++
    k++
  }
  const first = tokens[k]
  if (!first || k >= to) return false
  if (first.text !== ',' && !/^(is|are|was|were)$/.test(first.norm)) return false
  let article = false
  for (k++; k < to; k++) {
    const { pos, norm } = tokens[k] as Token
    if (norm === 'a' || norm === 'an') article = true
    else if (!/^(ADV|ADJ|NUM)$/.test(pos) && !/^(form|type|kind|of|one|the|most)$/.test(norm)) return false
  }
  return article
}

/** What stands before a list holds for each item, and an item whose head says little is as its neighbours are. */
function shareInLists(
  lists: readonly { items: number[]; lead?: number }[],
  list: readonly Candidate[],
  ofHead: Votes[],
  evidence: readonly Evidence[],
): void {
  for (const { items, lead } of lists) {
    const first = evidence[items[0] as number] as Evidence
    const before = { ...first.votes }
    const shared: Votes = {}
    for (const i of lead === undefined ? items : [...items, lead])
      for (const kind of ENTITY_KINDS) {
        const vote = 0.8 * (ofHead[i]?.[kind] ?? 0)
        if (vote > (shared[kind] ?? 0)) shared[kind] = vote
      }
    for (const i of items) {
      const own = evidence[i] as Evidence
      if (own !== first) {
        own.related = Math.max(own.related, first.related)
        addVotes(own.votes, before)
      }
      const votes = ofHead[i] as Votes
      const plural = (list[i] as Candidate).plural
      if (!isEmpty(votes)) continue
      // Groups are named in the plural: in "patients and severity" severity is no group.
      const { Population: _, ...others } = shared
      ofHead[i] = plural ? shared : others
    }
  }
}

/** "Group II", "week 3", "ms". */
const isJunk = (name: string) =>
  name.length < 3 || !/\p{L}{3}/u.test(name) || /(?:^| )(?:[ivx]{1,4}|\d+\w?|[a-z])$/i.test(name)
