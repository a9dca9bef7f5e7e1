// Mentions → entities: one entity, one node, with every surface form; nothing depends on the documents' order.
import type { EntityKind, NodeOf } from '../../graph/schema.js'
import type { Entity } from '../types.js'
import type { Assembly } from './builder.js'

export function assembleEntities({ extracted, builder }: Assembly): void {
  const surfaces = new Map<string, Set<string>>()
  const entities = new Map<string, Entity[]>()
  for (const { document, found } of extracted) {
    for (const { entity, start, end, rule } of found.mentions) {
      const forms = surfaces.get(entity) ?? new Set()
      surfaces.set(entity, forms)
      if (rule !== 'anaphora') forms.add(document.text.slice(start, end).replace(/\s+/g, ' '))
    }
    for (const entity of found.entities.values()) {
      const known = entities.get(entity.id)
      if (known) known.push(entity)
      else entities.set(entity.id, [entity])
    }
  }
  for (const [id, forms] of surfaces) {
    const said = entities.get(id)
    if (said) builder.node(nodeOf(id, said, [...forms].sort()))
  }
  for (const { document, found } of extracted)
    for (const { entity, passage, start, end, confidence } of found.mentions) {
      const source = document.passages[passage]?.id
      if (source === undefined || !builder.has(entity)) continue
      builder.edge<'MENTIONS'>(
        { kind: 'MENTIONS', source, target: entity, start, end, text: document.text.slice(start, end), confidence },
        start,
        end,
      )
    }
  for (const [id, said] of entities) {
    if (!builder.has(id)) continue
    for (const { broader = [], condition } of said) {
      for (const wider of broader)
        if (wider !== id && builder.has(wider)) builder.edge<'BROADER'>({ kind: 'BROADER', source: id, target: wider })
      if (condition !== undefined && builder.has(condition))
        builder.edge<'HAS_CONDITION'>({ kind: 'HAS_CONDITION', source: id, target: condition })
    }
  }
}

/** What several documents say of one entity, as one node; where they differ, the least value in code order holds. */
function nodeOf(id: string, said: readonly Entity[], aliases: string[]): NodeOf<EntityKind> {
  const first = <V extends string>(values: readonly (V | undefined)[]): V | undefined =>
    values.filter((value) => value !== undefined).sort()[0]
  const kind = (said[0] as Entity).kind
  const label = first(said.map(({ name }) => name)) ?? id
  const definition = first(said.map((entity) => entity.definition))
  const role = first(said.map((entity) => entity.role))
  const ageGroup = first(said.map((entity) => entity.ageGroup))
  const domain = first(said.map((entity) => entity.domain))
  const sizes = said.flatMap(({ sampleSize }) => (sampleSize === undefined ? [] : [sampleSize]))
  return {
    id,
    kind,
    label,
    aliases,
    ...(kind === 'Concept' && definition !== undefined ? { definition } : {}),
    ...(kind === 'Intervention' && role !== undefined ? { role } : {}),
    ...(kind === 'Population' && ageGroup !== undefined ? { ageGroup } : {}),
    ...(kind === 'Population' && sizes.length === 1 ? { sampleSize: sizes[0] } : {}),
    ...(kind === 'Outcome' && domain !== undefined ? { domain } : {}),
  } as NodeOf<EntityKind>
}
