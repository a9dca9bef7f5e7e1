// White space of every kind as one plain space.
import { expect, test } from 'vitest'
import { singleSpaced } from '../../src/text/spaces.js'

test.each([
  ['as it is', 'as it is'],
  ['a  b', 'a b'],
  ['a\n\tb', 'a b'],
  ['a\u00a0b \u2003 c', 'a b c'],
  [' at the ends\n', ' at the ends '],
  ['', ''],
])('%j', (words, spaced) => {
  expect(singleSpaced(words)).toBe(spaced)
})
