// Names that open a reference entry: whatever stands there, nobody is called ''.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNames } from '../../src/references/authors.js'

test.each(['.', '. , .', '(Eds.)', '[1].', 'and .', 'World Bank', 'Lee, A.', ''])('%s', (list) => {
  for (const { family } of readNames(list).names) expect(family).not.toBe('')
})

test('any marks and letters', () => {
  const list = fc.string({ unit: fc.constantFrom('.', ',', ' ', '(', ')', '[', 'A', 'b', '&', '…'), maxLength: 12 })
  fc.assert(
    fc.property(list, (text) => {
      for (const { family } of readNames(text).names) expect(family).not.toBe('')
    }),
    { numRuns: 2000 },
  )
})
