// Mentions → entities: one entity, one node, with every surface form; nothing depends on the documents' order.
import type { EntityKind, NodeOf } from '../../graph/schema.js'
import type { Entity } from '../types.js'
import type { Assembly } from './builder.js'

/** What the documents say an entity is, and its surface forms. */
interface Told {
  said: Entity[]
  forms: Set<string>
  mentioned: boolean
}

export function assembleEntities({ extracted, builder }: Assembly): void {
  const entities = new Map<string, Told>()
  for (const { found } of extracted)
    for (const entity of found.entities.values()) {
      const known = entities.get(entity.id)
      if (known) known.said.push(entity)
      else entities.set(entity.id, { said: [entity], forms: new Set(), mentioned: false })
    }
  for (const { document, found } of extracted)
    for (const { entity, passage, start, end, rule, confidence, name } of found.mentions) {
      const told = entities.get(entity)
      if (!told) continue
      told.mentioned = true
      const text = document.text.slice(start, end)
      if (rule !== 'anaphora') {
        const form = name ? document.text.slice(name.start, name.end) : text
        if (!told.forms.has(form)) told.forms.add(IRREGULAR.test(form) ? form.replace(/\s+/g, ' ') : form)
      }
      const source = document.passages[passage]?.id
      if (source === undefined) continue
      builder.edge<'MENTIONS'>(
        { id: '', kind: 'MENTIONS', source, target: entity, start, end, text, confidence },
        start,
        end,
      )
    }
  for (const [id, { said, forms, mentioned }] of entities)
    if (mentioned) builder.node(nodeOf(id, said, [...forms].sort()))
  for (const [id, { said, mentioned }] of entities) {
    if (!mentioned) continue
    for (const { broader, condition } of said) {
      for (const wider of broader ?? NONE)
        if (wider !== id && builder.has(wider))
          builder.edge<'BROADER'>({ id: '', kind: 'BROADER', source: id, target: wider })
      if (condition !== undefined && builder.has(condition))
        builder.edge<'HAS_CONDITION'>({ id: '', kind: 'HAS_CONDITION', source: id, target: condition })
    }
  }
}

const NONE: readonly string[] = []

/** White space that is not one space. */
const IRREGULAR = /\s\s|[^\S ]/

/** What several documents say of one entity, as one node; where they differ, the least value in code order holds. */
function nodeOf(id: string, said: readonly Entity[], aliases: string[]): NodeOf<EntityKind> {
  const { kind } = said[0] as Entity
  const node: Record<string, unknown> = { id, kind, label: least(said, 'name') ?? id, aliases }
  const give = (key: 'definition' | 'role' | 'ageGroup' | 'domain') => {
    const value = least(said, key)
    if (value !== undefined) node[key] = value
  }
  if (kind === 'Concept') give('definition')
  if (kind === 'Intervention') give('role')
  if (kind === 'Outcome') give('domain')
  if (kind === 'Population') {
    give('ageGroup')
    const sizes = said.filter(({ sampleSize }) => sampleSize !== undefined)
    if (sizes.length === 1) node.sampleSize = sizes[0]?.sampleSize
  }
  return node as NodeOf<EntityKind>
}

function least(said: readonly Entity[], key: 'name' | 'definition' | 'role' | 'ageGroup' | 'domain') {
  let found: string | undefined
  for (const entity of said) {
    const value = entity[key]
    if (value !== undefined && (found === undefined || value < found)) found = value
  }
  return found
}
