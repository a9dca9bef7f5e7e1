// Words that name entities: by vocabulary, abbreviation and discovery. The kind is decided once per document.
import type { EntityKind } from '../../../graph/schema.js'
import { cueSet } from '../../text/cues.js'
import { verbStem } from '../../text/fold.js'
import type { Document, Entity, Extractor, Knowledge, Mention, MentionRule, Token } from '../../types.js'
import { type Candidate, findCandidates } from './candidates.js'
import { contextVote, headVote, type Votes } from './evidence.js'
import { listsOf } from './lists.js'
import { type Group, settle } from './settle.js'

export const mentions: Extractor = {
  name: 'mentions',
  doc: 'Words that name entities: by vocabulary, abbreviation and discovery.',
  needs: ['tokens', 'abbreviations', 'phrases'],
  gives: ['mentions', 'entities'],
  extract(document, found, knowledge) {
    const candidates = findCandidates(document.text, found, knowledge)
    const groups = gather(document, candidates, found.tokens, knowledge)
    return write(groups, settle(groups), found.tokens)
  },
}

/** Candidates by key, with all that speaks for each kind. */
function gather(
  { passages }: Document,
  candidates: readonly Candidate[][],
  tokens: readonly Token[][],
  knowledge: Knowledge,
): Map<string, Group> {
  const { heads, nouns } = knowledge.cues
  const groups = new Map<string, Group>()
  candidates.forEach((list, passage) => {
    const words = tokens[passage] as Token[]
    const item = passages[passage]?.kind === 'item'
    const stems = words.map(({ norm }) => verbStem(norm))
    const evidence = list.map((candidate) => contextVote(words, stems, candidate, item, knowledge))
    const ofHead = list.map((candidate) => headVote(candidate, knowledge))
    shareInLists(listsOf(words, list), ofHead, evidence)
    list.forEach((candidate, i) => {
      const head = candidate.headWord
      const group = groups.get(candidate.key) ?? {
        key: candidate.key,
        places: [],
        votes: {},
        related: 0,
        prominent: false,
        bare: cueSet(heads, 'bare').has(head),
        junk: (cueSet(nouns, 'junk').has(head) && candidate.head === candidate.to - 1) || isJunk(candidate),
      }
      groups.set(candidate.key, group)
      group.places.push(candidate)
      group.related = Math.max(group.related, evidence[i]?.related ?? 0)
      group.prominent ||= passages[passage]?.kind === 'heading' || passage === 0
      addVotes(group.votes, ofHead[i] ?? {})
      addVotes(group.votes, evidence[i]?.votes ?? {})
    })
  })
  return groups
}

function addVotes(to: Votes, votes: Votes): void {
  for (const [kind, vote] of Object.entries(votes) as [EntityKind, number][]) to[kind] = (to[kind] ?? 0) + vote
}

/** What stands before a list holds for each item, and an item whose head says nothing is as its neighbours are. */
function shareInLists(
  lists: readonly { items: number[]; lead?: number }[],
  ofHead: Votes[],
  evidence: { votes: Votes; related: number }[],
): void {
  for (const { items, lead } of lists) {
    const first = evidence[items[0] as number]
    const shared: Votes = {}
    for (const i of lead === undefined ? items : [...items, lead])
      for (const [kind, vote] of Object.entries(ofHead[i] ?? {}) as [EntityKind, number][])
        shared[kind] = Math.max(shared[kind] ?? 0, vote * 0.8)
    for (const i of items) {
      const own = evidence[i]
      if (!own || !first) continue
      if (own !== first) {
        own.related = Math.max(own.related, first.related)
        addVotes(own.votes, first.votes)
      }
      if (Object.keys(ofHead[i] ?? {}).length === 0) ofHead[i] = shared
    }
  }
}

const isJunk = ({ name }: Candidate) => name.length < 3 || !/\p{L}{3}/u.test(name)

const CONFIDENCE: Partial<Record<MentionRule, number>> = {
  vocabulary: 0.95,
  abbreviation: 0.9,
  definition: 0.85,
  head: 0.75,
}

function write(
  groups: ReadonlyMap<string, Group>,
  decided: ReadonlyMap<string, Entity>,
  tokens: readonly Token[][],
): { mentions: Mention[]; entities: Map<string, Entity> } {
  const entities = new Map<string, Entity>()
  const mentions: Mention[] = []
  for (const [key, entity] of decided) {
    entities.set(entity.id, entity)
    for (const place of groups.get(key)?.places ?? []) {
      const words = tokens[place.passage] as Token[]
      const rule: MentionRule = place.rule ?? 'head'
      mentions.push({
        passage: place.passage,
        start: (words[place.from] as Token).start,
        end: (words[place.to - 1] as Token).end,
        kind: entity.kind,
        entity: entity.id,
        rule,
        confidence: CONFIDENCE[rule] ?? 0.6,
      })
    }
  }
  mentions.sort((a, b) => a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : 1))
  return { mentions, entities }
}
