// Words as the transformer's pieces: what huggingface's tokenizers 0.23 makes of them with the same vocabulary.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accurateLinks } from '../../src/data.js'
import { piecesOf } from '../../src/transformer/word-pieces.js'

const { vocabulary } = accurateLinks()
const pieces = piecesOf(vocabulary)
const cut = (word: string) => pieces.of(word).map((number) => vocabulary[number])

test.each([
  ['mentalizing', 'mental ##izing'],
  ['epistemic', 'ep ##iste ##mic'],
  ['Café', 'cafe'],
  ['Ångström', 'ang ##strom'],
  ['İstanbul', 'istanbul'],
  ['Straße', 'st ##raße'],
  ['co\u0301rdoba', 'cordoba'],
  ['self-harm', 'self - harm'],
  ['don’t', 'don ’ t'],
  ['p<0.05', 'p < 0 . 05'],
  ['1,234.5', '1 , 234 . 5'],
  ['x²', 'x ##²'],
  ['ﬁt', 'ﬁ ##t'],
  ['≠', '='],
  ['中文', '中 文'],
  ['\u200eloss', 'loss'],
  ['Ⅳ', '[UNK]'],
  ['zzzqqqxyzzy😀', '[UNK]'],
  ['a'.repeat(101), '[UNK]'],
  ['\u00ad', '[UNK]'],
  ['', '[UNK]'],
])('%s', (word, said) => {
  expect(cut(word)).toEqual(said.split(' '))
})

test('pieces put together again are the word', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,30}$/), (word) => {
      expect(cut(word).join('').replaceAll('##', '')).toBe(word)
    }),
  )
})

test('any words have pieces, one at least', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (word) => {
      expect(pieces.of(word).length).toBeGreaterThan(0)
    }),
  )
})

describe('a vocabulary', () => {
  test('that lacks what every row needs is refused', () => {
    expect(() => piecesOf(['[CLS]', '[UNK]', 'a'])).toThrow('lacks [SEP]')
  })
})
