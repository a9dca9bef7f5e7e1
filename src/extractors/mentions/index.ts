// Words that name entities: by vocabulary, abbreviation and discovery. The kind is decided once per document.
import { ENTITY_KINDS, type EntityKind } from '../../../graph/schema.js'
import { cueSet } from '../../text/cues.js'
import { entityId } from '../../text/entities.js'
import type { Entity, Extractor, Knowledge, Mention, MentionRule, Token } from '../../types.js'
import { type Candidate, findCandidates } from './candidates.js'
import { contextVote, headVote, type Votes } from './evidence.js'

export const mentions: Extractor = {
  name: 'mentions',
  doc: 'Words that name entities: by vocabulary, abbreviation and discovery.',
  needs: ['tokens', 'abbreviations', 'phrases'],
  gives: ['mentions', 'entities'],
  extract({ text }, found, knowledge) {
    const candidates = findCandidates(text, found, knowledge)
    const groups = gather(candidates, found.tokens, knowledge)
    return settle(groups, found.tokens)
  },
}

interface Group {
  key: string
  places: Candidate[]
  votes: Votes
  related: boolean
}

/** Candidates by key, with all that speaks for each kind. */
function gather(
  candidates: readonly Candidate[][],
  tokens: readonly Token[][],
  knowledge: Knowledge,
): Map<string, Group> {
  const junk = cueSet(knowledge.cues.nouns, 'junk')
  const groups = new Map<string, Group>()
  candidates.forEach((list, passage) => {
    const words = tokens[passage] as Token[]
    let shared: Votes = {}
    let previous: Candidate | undefined
    for (const candidate of list) {
      if (!candidate.known && !candidate.base && (junk.has(words[candidate.head]?.norm ?? '') || isJunk(candidate)))
        continue
      const context = contextVote(words, candidate, knowledge)
      const listed = previous !== undefined && isListed(words, previous, candidate)
      if (!listed) shared = {}
      const own = context.votes
      shared = { ...shared, ...own }
      const group = groups.get(candidate.key) ?? { key: candidate.key, places: [], votes: {}, related: false }
      groups.set(candidate.key, group)
      group.places.push(candidate)
      group.related ||= context.related
      for (const votes of [headVote(words, candidate, knowledge), shared])
        for (const [kind, vote] of Object.entries(votes) as [EntityKind, number][])
          group.votes[kind] = (group.votes[kind] ?? 0) + vote
      if (!previous || candidate.to > previous.to) previous = candidate
    }
  })
  return groups
}

const isJunk = ({ name }: Candidate) => name.length < 3 || !/\p{L}{3}/u.test(name)

/** Whether only a comma, "and" or "or" stands between two candidates. */
function isListed(tokens: readonly Token[], a: Candidate, b: Candidate): boolean {
  if (b.from < a.to) return true
  const between = tokens.slice(a.to, b.from)
  return (
    between.length > 0 &&
    between.length <= 4 &&
    between.every(({ text, pos }) => /^(,|and|or)$/.test(text) || pos === 'ADJ' || pos === 'ADV') &&
    between.some(({ text }) => /^(,|and|or)$/.test(text))
  )
}

/** Decides what each group is, and writes the mentions of those worth keeping. */
function settle(
  groups: Map<string, Group>,
  tokens: readonly Token[][],
): { mentions: Mention[]; entities: Map<string, Entity> } {
  const entities = new Map<string, Entity>()
  const mentions: Mention[] = []
  const decided = new Map<string, Entity>()
  const decide = (key: string, depth = 0): Entity | undefined => {
    const done = decided.get(key)
    if (done) return done
    const group = groups.get(key)
    const first = group?.places[0]
    if (!group || !first) return undefined
    const known = group.places.find((place) => place.known)?.known
    let entity: Entity | undefined = known?.entities[0]
    const base = group.places.find((place) => place.base !== undefined)?.base
    if (!entity && base !== undefined && base !== key && depth < 4) {
      const wider = decide(base, depth + 1)
      if (wider)
        entity = { id: entityId(wider.kind, first.name), kind: wider.kind, name: first.name, broader: [wider.id] }
    }
    if (!entity) {
      const [kind, weight] = best(group.votes)
      const total = weight + (group.related ? 0.3 : 0) + Math.min(0.3, 0.15 * (group.places.length - 1))
      if (kind && weight >= 0.4 && total >= 0.7) entity = { id: entityId(kind, first.name), kind, name: first.name }
    }
    if (entity) decided.set(key, entity)
    return entity
  }
  for (const key of groups.keys()) decide(key)
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
        confidence: rule === 'vocabulary' ? 0.95 : rule === 'abbreviation' ? 0.9 : 0.7,
      })
    }
  }
  mentions.sort((a, b) => a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : 1))
  return { mentions, entities }
}

function best(votes: Votes): [EntityKind | undefined, number] {
  let kind: EntityKind | undefined
  let most = 0
  for (const candidate of ENTITY_KINDS) {
    const vote = votes[candidate] ?? 0
    if (vote > most) {
      kind = candidate
      most = vote
    }
  }
  return [kind, most]
}
