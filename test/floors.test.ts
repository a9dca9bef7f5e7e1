// Floors of the evaluation only rise, and what fell is told.
import { expect, test } from 'vitest'
import { checkFloors } from '../scripts/measures/floors.js'

const floors = {
  text: { claims: { recall: 0.5, precision: 0.4 }, entities: { recall: 0.8 } },
  other: { row: { f1: 0.9 } },
}

test('a figure below its floor is told; others raise theirs; what was not measured stays', () => {
  expect(checkFloors(floors, { text: { claims: { recall: 0.49, precision: 0.45, extra: 1 } } })).toEqual({
    fallen: ['text, claims: recall fell from 0.5 to 0.49'],
    raised: {
      text: { claims: { recall: 0.5, precision: 0.45 }, entities: { recall: 0.8 } },
      other: { row: { f1: 0.9 } },
    },
  })
  expect(floors.text.claims.precision).toBe(0.4)
})
