// Words that name entities: by vocabulary, abbreviation and discovery. The kind is decided once per document.
import { inOrder } from '../../text/spans.js'
import type { Entity, Extractor, Mention, NameModel, Token } from '../../types.js'
import { type Candidate, findCandidates } from './candidates.js'
import { featuresOf, MOST, type View, viewOf } from './features.js'
import { gather } from './gather.js'
import { leastScore, opinionOf } from './model.js'
import { describe } from './properties.js'
import { type Decision, type Judge, settle } from './settle.js'

export const mentions: Extractor = {
  name: 'mentions',
  doc: 'Words that name entities: by vocabulary, abbreviation and discovery.',
  needs: ['citations', 'tokens', 'abbreviations', 'phrases', 'tagged'],
  gives: ['mentions', 'entities'],
  extract(document, found, knowledge) {
    const candidates = findCandidates(document.text, found, knowledge)
    const groups = gather(document, candidates, found.tokens, knowledge)
    // The tagger's word decides in what it read: the model of names has learned from other prose.
    const model = found.tagged.length > 0 ? undefined : knowledge.names
    const decided = settle(groups, model && judgeOf(model, viewOf(document.passages, found.tokens, candidates, groups)))
    describe(candidates, found.tokens, groups, decided, knowledge)
    return write(decided, candidates, found.tokens)
  },
}

const features = new Int32Array(MOST)

const judgeOf =
  (model: NameModel, view: View): Judge =>
  (group, ruled) =>
    opinionOf(model, features, featuresOf(group, view, features), leastScore(model, ruled))

function write(
  decided: readonly Decision[],
  candidates: readonly Candidate[][],
  tokens: readonly Token[][],
): { mentions: Mention[]; entities: Map<string, Entity> } {
  const entities = new Map<string, Entity>()
  for (const { entity } of decided) {
    const known = entities.get(entity.id)
    entities.set(entity.id, known ? { ...entity, ...known } : entity)
  }
  const mentions: Mention[] = []
  const named = new Set<string>()
  for (let passage = 0; passage < candidates.length; passage++) {
    const list: Mention[] = []
    for (const candidate of candidates[passage] as Candidate[]) {
      const decision = candidate.thing?.decision
      if (decision) list.push(mentionOf(candidate, decision, tokens[passage] as Token[]))
    }
    let outer: Mention | undefined
    for (const mention of inOrder(list, byPlace)) {
      if (outer && opens(mention, outer, entities)) continue
      outer = mention
      mentions.push(mention)
      named.add(mention.entity)
    }
  }
  for (const id of entities.keys()) if (!named.has(id)) entities.delete(id)
  return { mentions, entities }
}

const byPlace = (a: Mention, b: Mention) =>
  a.start - b.start || b.end - a.end || (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : 0)

function mentionOf(candidate: Candidate, decision: Decision, words: readonly Token[]): Mention {
  const { passage, from, to, tagged, rule = decision.rule } = candidate
  const { id, kind } = decision.entity
  const told = rule === 'tagger' && tagged ? Math.round(tagged.confidence * 100) / 100 : decision.confidence
  const confidence = rule === 'vocabulary' ? 0.95 : rule === 'abbreviation' ? 0.9 : told
  const start = (words[from] as Token).start
  return { passage, start, end: (words[to - 1] as Token).end, kind, entity: id, rule, confidence }
}

/** "Sham lessons" are a control with a name of its own, not shams: `mention` is only the first word of `outer`. */
const opens = (mention: Mention, outer: Mention, entities: ReadonlyMap<string, Entity>): boolean =>
  mention.start === outer.start &&
  mention.end < outer.end &&
  outer.kind === 'Intervention' &&
  entities.get(mention.entity)?.role === 'control'
