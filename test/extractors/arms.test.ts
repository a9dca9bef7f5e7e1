// What results name as an arm is an intervention everywhere.
import { expect, test } from 'vitest'
import type { EntityKind } from '../../graph/schema.js'
import { loadKnowledge } from '../../src/data.js'
import { arms } from '../../src/extractors/arms.js'
import type { Annotations, Document, Entity, FindingRecord, Mention } from '../../src/types.js'

const entity = (kind: EntityKind, name: string): [string, Entity] => {
  const id = `${kind.toLowerCase()}:${name.toLowerCase().replaceAll(' ', '-')}`
  return [id, { id, kind, name }]
}
const mention = (id: string, start: number, rule: Mention['rule']): Mention => ({
  passage: 0,
  start,
  end: start + 5,
  kind: id.startsWith('concept') ? 'Concept' : 'Intervention',
  entity: id,
  rule,
  confidence: 0.5,
})
const finding = (more: Partial<FindingRecord>): FindingRecord => ({
  passage: 0,
  span: { start: 0, end: 1 },
  measure: 'mean',
  confidence: 0.5,
  ...more,
})

const told = (rule: Mention['rule'], more: Partial<FindingRecord> = {}) =>
  arms.extract(
    {} as Document,
    {
      entities: new Map([entity('Concept', 'kite writing'), entity('Intervention', 'Kite writing')]),
      mentions: [
        mention('concept:kite-writing', 0, rule),
        mention('concept:kite-writing', 9, 'anaphora'),
        mention('intervention:kite-writing', 0, 'pattern'),
      ],
      findings: [finding({ intervention: 'intervention:kite-writing', ...more })],
    } as unknown as Annotations,
    loadKnowledge(),
    () => {},
  )

test('a concept with the name of an arm is the arm, named as in the text, once at each place', () => {
  const { mentions, entities } = told('termhood')
  expect(mentions?.map(({ entity, kind, start }) => [entity, kind, start])).toEqual([
    ['intervention:kite-writing', 'Intervention', 0],
    ['intervention:kite-writing', 'Intervention', 9],
  ])
  expect([...(entities as Map<string, Entity>).values()]).toEqual([
    { id: 'intervention:kite-writing', kind: 'Intervention', name: 'kite writing' },
  ])
})

test.each([
  ['the vocabulary', 'vocabulary', {}],
  ['a finding', 'termhood', { mediator: 'concept:kite-writing' }],
] as const)('what %s calls a concept stays one', (_, rule, more) => {
  expect(told(rule, more)).toEqual({})
})
