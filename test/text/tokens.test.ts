// Tokens, shown as they fall apart.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atomsOf, tokenize } from '../../src/text/tokens.js'

const words = (text: string) => tokenize(text).map((token) => token.text)

describe('tokenize', () => {
  test.each<[string, string[]]>([
    ['Hope grew, slowly.', ['Hope', 'grew', ',', 'slowly', '.']],
    ['self-harming day-hospital care', ['self-harming', 'day-hospital', 'care']],
    ['an 18-month, two- to three-year course', ['an', '18-month', ',', 'two', '-', 'to', 'three-year', 'course']],
    ['notin MBT within ofthe Notin', ['not', 'in', 'MBT', 'within', 'of', 'the', 'Notin']],
    ['73%with 0.74(Lee 12weeks', ['73', '%', 'with', '0.74', '(', 'Lee', '12', 'weeks']],
    ['p<.05, 1,204 in the 1990s, 3rd', ['p', '<', '.05', ',', '1,204', 'in', 'the', '1990s', ',', '3rd']],
    ['Lee’s patients’ O’Neill’s', ['Lee', '’s', 'patients', '’', 'O’Neill', '’s']],
    ["they didn't", ['they', 'did', "n't"]],
    ['R&D … wait... no', ['R&D', '…', 'wait', '...', 'no']],
    ['Debbané 😀 𝒳-ray', ['Debbané', '😀', '𝒳-ray']],
    ['BDI-II M3 5-HT', ['BDI-II', 'M3', '5-HT']],
    ['', []],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected))

  test('covers every character that is no white space, in order, whatever the text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('ab', '-', '’', "n't", '1', '.', ' ', '\n', '\ud800'),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const text = units.join('')
        const tokens = tokenize(text)
        for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text)
        expect(tokens.map((token) => token.text).join('')).toBe(text.replace(/\s/gu, ''))
      }),
      { numRuns: 500 },
    )
  })

  test('keeps to its range', () => {
    expect(tokenize('one two-three four', 2, 7).map((token) => token.text)).toEqual(['e', 'two'])
  })
})

test('atoms split compounds and keep offsets', () => {
  const text = 'self-harming teens'
  expect(atomsOf(tokenize(text)).map(({ start, end, index }) => [text.slice(start, end), index])).toEqual([
    ['self', 0],
    ['harming', 0],
    ['teens', 1],
  ])
})
