// One thing, one kind: what results name as an arm is an intervention wherever the document names it.
import { entityId } from '../text/entities.js'
import { once } from '../text/once.js'
import type { Entity, Extractor, FindingRecord, Mention } from '../types.js'

export const arms: Extractor = {
  name: 'arms',
  doc: 'Names taken for concepts that results name as an arm, as interventions.',
  // Claims come after: they are about what the names are.
  needs: ['mentions', 'entities', 'findings'],
  gives: ['mentions', 'entities'],
  extract(_document, { mentions, entities, findings }) {
    const taken = conceptsOf(findings, entities, mentions)
    if (taken.size === 0) return {}
    const kept = new Map<string, Entity>()
    for (const [id, entity] of entities) if (!taken.has(id)) kept.set(id, entity)
    for (const [concept, arm] of taken) {
      // As the text writes it: a table's label begins with a capital.
      const { name } = entities.get(concept) as Entity
      kept.set(arm, { ...(entities.get(arm) as Entity), name })
    }
    const asArm = (mention: Mention): Mention => {
      const entity = taken.get(mention.entity)
      return entity === undefined ? mention : { ...mention, entity, kind: 'Intervention' }
    }
    return { mentions: withoutDoubles(mentions.map(asArm)), entities: kept }
  },
}

/** Each name once at its place. */
function withoutDoubles(mentions: readonly Mention[]): Mention[] {
  // By where they start: a key of id and place for each would be a long new string.
  const seen = new Map<number, Mention[]>()
  const isNew = (mention: Mention) => {
    const there = seen.get(mention.start)
    if (there === undefined) seen.set(mention.start, [mention])
    else if (there.some(({ entity, end }) => entity === mention.entity && end === mention.end)) return false
    else there.push(mention)
    return true
  }
  return mentions.filter(isNew)
}

/** Interventions by the ids of the concepts that have their names; what the vocabulary or a finding calls a concept is one. */
function conceptsOf(
  findings: readonly FindingRecord[],
  entities: ReadonlyMap<string, Entity>,
  mentions: readonly Mention[],
): Map<string, string> {
  const taken = new Map<string, string>()
  // Many results name the same arm.
  const conceptOf = once((arm: string) => {
    const name = entities.get(arm)?.name
    const concept = name === undefined ? undefined : entityId('Concept', name)
    return concept !== undefined && entities.has(concept) ? concept : undefined
  })
  const take = (arm: string | undefined) => {
    const concept = arm === undefined ? undefined : conceptOf(arm)
    if (concept !== undefined) taken.set(concept, arm as string)
  }
  for (const { intervention, comparator } of findings) {
    take(intervention)
    take(comparator)
  }
  if (taken.size === 0) return taken
  for (const { rule, entity } of mentions) if (rule === 'vocabulary') taken.delete(entity)
  for (const { mediator = '', moderator = '' } of findings) {
    taken.delete(mediator)
    taken.delete(moderator)
  }
  return taken
}
