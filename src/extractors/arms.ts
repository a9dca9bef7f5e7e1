// One thing, one kind: what results name as an arm is an intervention wherever the document names it.
import { entityId } from '../text/entities.js'
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
    const kept = new Map([...entities].filter(([id]) => !taken.has(id)))
    for (const [concept, arm] of taken) {
      // As the text writes it: a table's label begins with a capital.
      const { name } = entities.get(concept) as Entity
      kept.set(arm, { ...(entities.get(arm) as Entity), name })
    }
    const asArm = (mention: Mention): Mention => {
      const entity = taken.get(mention.entity)
      return entity === undefined ? mention : { ...mention, entity, kind: 'Intervention' }
    }
    const seen = new Set<string>()
    const isNew = ({ entity, start, end }: Mention) => {
      const key = `${entity}|${start}|${end}`
      return seen.has(key) ? false : Boolean(seen.add(key))
    }
    return { mentions: mentions.map(asArm).filter(isNew), entities: kept }
  },
}

/** Interventions by the ids of the concepts that have their names; what the vocabulary or a finding calls a concept is one. */
function conceptsOf(
  findings: readonly FindingRecord[],
  entities: ReadonlyMap<string, Entity>,
  mentions: readonly Mention[],
): Map<string, string> {
  const taken = new Map<string, string>()
  for (const { intervention, comparator } of findings)
    for (const arm of [intervention, comparator]) {
      const name = entities.get(arm ?? '')?.name
      if (arm === undefined || name === undefined) continue
      const concept = entityId('Concept', name)
      if (entities.has(concept)) taken.set(concept, arm)
    }
  if (taken.size === 0) return taken
  for (const { rule, entity } of mentions) if (rule === 'vocabulary') taken.delete(entity)
  for (const { mediator = '', moderator = '' } of findings) {
    taken.delete(mediator)
    taken.delete(moderator)
  }
  return taken
}
