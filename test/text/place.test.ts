// Spans on tokens, and brackets stepped over.
import { expect, test } from 'vitest'
import { placeOnTokens, skipBrackets } from '../../src/text/place.js'
import { tokenize } from '../../src/text/tokens.js'

test('spans stand on the tokens they cover, longest first', () => {
  const text = 'a warm bath after work'
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const placed = placeOnTokens(tokenize(text), [at('bath'), at('warm'), at('warm bath'), { start: 90, end: 95 }])
  expect(placed.map(({ from, to }) => [from, to])).toEqual([
    [1, 3],
    [1, 2],
    [2, 3],
  ])
})

test.each([
  ['(n = 4) bakers', 5],
  ['(n = 4) [SD 2] bakers', 9],
  ['(never closed', 0],
  ['bakers', 0],
])('brackets of %j', (text, expected) => {
  expect(skipBrackets(tokenize(text), 0)).toBe(expected)
})
