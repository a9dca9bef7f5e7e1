// One id for one name, however it is written.
import { expect, test } from 'vitest'
import { entityId, nameKey } from '../../src/text/entities.js'

test.each([
  ['The Sense of Self', 'concept:sense-of-self'],
  ['self-harming behaviours', 'concept:self-harming-behavior'],
  ['Mentalising', 'concept:mentalizing'],
  ['β blocker', 'concept:u3b2-blocker'],
  ['信任', 'concept:u4fe1u4efb'],
])('%s → %s', (name, id) => {
  expect(entityId('Concept', name)).toBe(id)
})

test('an article alone is a name', () => {
  expect(nameKey('The')).toBe('the')
})
