// Words that name entities: by vocabulary, abbreviation and discovery. The kind is decided once per document.
import { inOrder } from '../../text/spans.js'
import type { Entity, Extractor, Mention, Token } from '../../types.js'
import { findCandidates } from './candidates.js'
import { gather } from './gather.js'
import { describe } from './properties.js'
import { type Decision, settle } from './settle.js'

export const mentions: Extractor = {
  name: 'mentions',
  doc: 'Words that name entities: by vocabulary, abbreviation and discovery.',
  needs: ['citations', 'tokens', 'abbreviations', 'phrases', 'tagged'],
  gives: ['mentions', 'entities'],
  extract(document, found, knowledge) {
    const candidates = findCandidates(document.text, found, knowledge)
    const decided = settle(gather(document, candidates, found.tokens, knowledge))
    describe(candidates, found.tokens, decided, knowledge)
    return write(decided, found.tokens)
  },
}

function write(
  decided: ReadonlyMap<string, Decision>,
  tokens: readonly Token[][],
): { mentions: Mention[]; entities: Map<string, Entity> } {
  const entities = new Map<string, Entity>()
  const byPassage: Mention[][] = []
  for (let passage = 0; passage < tokens.length; passage++) byPassage.push([])
  for (const { entity, group, rule, confidence } of decided.values()) {
    const known = entities.get(entity.id)
    entities.set(entity.id, known ? { ...entity, ...known } : entity)
    const { id, kind } = entity
    for (const { passage, from, to, rule: own = rule, tagged } of group.places) {
      const words = tokens[passage] as Token[]
      const start = (words[from] as Token).start
      const end = (words[to - 1] as Token).end
      const told = own === 'tagger' && tagged ? Math.round(tagged.confidence * 100) / 100 : confidence
      const sure = own === 'vocabulary' ? 0.95 : own === 'abbreviation' ? 0.9 : told
      const mention: Mention = { passage, start, end, kind, entity: id, rule: own, confidence: sure }
      byPassage[passage]?.push(mention)
    }
  }
  const mentions: Mention[] = []
  const named = new Set<string>()
  for (const list of byPassage) {
    let outer: Mention | undefined
    for (const mention of inOrder(
      list,
      (a, b) => a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : 1),
    )) {
      if (outer && opens(mention, outer, entities)) continue
      outer = mention
      mentions.push(mention)
      named.add(mention.entity)
    }
  }
  for (const id of entities.keys()) if (!named.has(id)) entities.delete(id)
  return { mentions, entities }
}

/** "Sham lessons" are a control with a name of its own, not shams: `mention` is only the first word of `outer`. */
const opens = (mention: Mention, outer: Mention, entities: ReadonlyMap<string, Entity>): boolean =>
  mention.start === outer.start &&
  mention.end < outer.end &&
  outer.kind === 'Intervention' &&
  entities.get(mention.entity)?.role === 'control'
