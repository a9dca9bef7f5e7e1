// Every example sentence of the entity cues yields by rules alone what it says: "sentence => name of the entity", nothing after "=>" for none.
import { expect, test } from 'vitest'
import { ENTITY_KINDS, type EntityKind } from '../../graph/schema.js'
import { build } from '../../src/index.js'
import { nameKey } from '../../src/text/entities.js'
import { RULES_ALONE as knowledge } from './entities-helper.js'

const isEntity = (kind: string): kind is EntityKind => (ENTITY_KINDS as readonly string[]).includes(kind)

const examples = ['heads', 'nouns', 'modifiers', 'contexts', 'relations', 'ages'].flatMap((file) =>
  (knowledge.cues[file] ?? []).flatMap(({ id, kind, examples }) =>
    examples.map((example) => ({ row: `${file}/${id}`, kind: kind as string | undefined, example })),
  ),
)

test('every row has an example', () => {
  for (const rows of Object.values(knowledge.cues)) for (const row of rows) expect(row.examples, row.id).not.toEqual([])
})

test.each(examples)('$row: $example', ({ kind, example }) => {
  const [sentence = '', name = ''] = example.split(' =>').map((part) => part.trim())
  const bytes = new TextEncoder().encode(sentence)
  const { graph } = build([{ uri: 'a.txt', bytes }], { knowledge })
  const entities = graph.nodes.filter((node) => isEntity(node.kind))
  const names = entities.map((node) => `${kind ? `${node.kind} ` : ''}${nameKey(node.label)}`)
  if (name === '') expect(names).toEqual([])
  else expect(names).toContain(`${kind ? `${kind} ` : ''}${nameKey(name)}`)
})
