// Offsets → lines and columns.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeOf } from '../../src/text/lines.js'

test.each([
  ['', 0, 1, 1],
  ['ab', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\rb', 2, 2, 1],
  ['a\n\n\nb', 4, 4, 1],
  ['😀b', 2, 1, 3],
  ['a\n', 2, 2, 1],
])('%j at %i is %i:%i', (text, offset, line, column) => {
  expect(placeOf(text)(offset)).toEqual({ line, column })
})

test('line and column lead back to the offset', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é') }), fc.nat(), (text, n) => {
      const offset = n % (text.length + 1)
      const { line, column } = placeOf(text)(offset)
      const above = text.split('\n').slice(0, line - 1)
      expect(above.reduce((sum, row) => sum + row.length + 1, 0) + column - 1).toBe(offset)
    }),
  )
})
