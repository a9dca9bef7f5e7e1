// Words that name entities: by vocabulary, abbreviation and discovery. The kind is decided once per document.
import type { Entity, Extractor, Mention, MentionRule, Token } from '../../types.js'
import { findCandidates } from './candidates.js'
import { gather } from './gather.js'
import { describe } from './properties.js'
import { type Decision, type Group, settle } from './settle.js'

export const mentions: Extractor = {
  name: 'mentions',
  doc: 'Words that name entities: by vocabulary, abbreviation and discovery.',
  needs: ['citations', 'tokens', 'abbreviations', 'phrases'],
  gives: ['mentions', 'entities'],
  extract(document, found, knowledge) {
    const candidates = findCandidates(document.text, found, knowledge)
    const groups = gather(document, candidates, found.tokens, knowledge)
    const decided = settle(groups)
    describe(candidates, found.tokens, groups, decided, knowledge)
    return write(groups, decided, found.tokens)
  },
}

const CONFIDENCE: Partial<Record<MentionRule, number>> = { vocabulary: 0.95, abbreviation: 0.9 }

function write(
  groups: ReadonlyMap<string, Group>,
  decided: ReadonlyMap<string, Decision>,
  tokens: readonly Token[][],
): { mentions: Mention[]; entities: Map<string, Entity> } {
  const entities = new Map<string, Entity>()
  const byPassage = tokens.map((): Mention[] => [])
  for (const [key, { entity, rule, confidence }] of decided) {
    const known = entities.get(entity.id)
    entities.set(entity.id, known ? { ...entity, ...known } : entity)
    for (const place of groups.get(key)?.places ?? []) {
      const own = place.rule ?? rule
      const words = tokens[place.passage] as Token[]
      byPassage[place.passage]?.push({
        passage: place.passage,
        start: (words[place.from] as Token).start,
        end: (words[place.to - 1] as Token).end,
        kind: entity.kind,
        entity: entity.id,
        rule: own,
        confidence: CONFIDENCE[own] ?? confidence,
      })
    }
  }
  for (const list of byPassage)
    list.sort((a, b) => a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : 1))
  return { mentions: byPassage.flat(), entities }
}
