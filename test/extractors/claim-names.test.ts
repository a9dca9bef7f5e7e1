// Names that only a claim makes: their ids are those that anybody makes of the name.
import { expect, test } from 'vitest'
import { ENTITY_KINDS, type EntityKind } from '../../graph/schema.js'
import { build } from '../../src/index.js'
import { entityId } from '../../src/text/entities.js'

const isEntity = (kind: string): kind is EntityKind => (ENTITY_KINDS as readonly string[]).includes(kind)

test.each([
  ['a hyphen after an article parts two words', 'A-frame sheds reduce winter draughts.'],
  ['a possessive is no word of its own', "Gardeners' patience reduces bark-beetle damage."],
  ['accents are folded', 'Crème-coloured varnish increases façade glare.'],
])('%s', (_, text) => {
  const { graph } = build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }])
  const named = graph.nodes.filter(({ kind }) => isEntity(kind))
  expect(named.length).toBe(2)
  for (const { id, kind, label } of named) expect(id).toBe(entityId(kind, label as string))
})
