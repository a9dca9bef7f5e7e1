// Names that only a claim makes: their ids are those that anybody makes of the name.
import { expect, test } from 'vitest'
import { build } from '../../src/index.js'
import { entityId } from '../../src/text/entities.js'

test.each([
  ['a hyphen after an article parts two words', 'A-frame sheds reduce winter draughts.'],
  ['a possessive is no word of its own', "Gardeners' patience reduces bark-beetle damage."],
  ['accents are folded', 'Crème-coloured varnish increases façade glare.'],
])('%s', (_, text) => {
  const { graph } = build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }])
  const named = graph.nodes.filter(({ kind }) => kind === 'Concept' || kind === 'Outcome')
  expect(named.length).toBe(2)
  for (const { id, kind, label } of named) expect(id).toBe(entityId(kind, label as string))
})
