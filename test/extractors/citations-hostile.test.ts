// Whatever the text: spans hold, passages contain them, and time stays linear.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { citations } from '../../src/extractors/citations/index.js'
import { read } from '../../src/pipeline.js'
import type { Annotations } from '../../src/types.js'
import { growth } from '../spent.js'

const run = (text: string) => {
  const document = read({ uri: 'a.txt', bytes: new TextEncoder().encode(text) }, () => {})
  const found = citations.extract(document, {} as Annotations, loadKnowledge(), () => {}).citations ?? []
  return { document, found }
}

test('every citation lies in its passage and its group', () => {
  const piece = fc.constantFrom(
    ...[
      '(',
      ')',
      '[',
      ']',
      ', ',
      '; ',
      '. ',
      ' ',
      '\n\n',
      'Roe',
      'de',
      'May',
      'et al.',
      '&',
      'and',
      '2001',
      '2002a',
      'b',
      '’s',
    ],
    ...['in press', 'see', 'e.g.', 'p. 3', 'WHO', 'A.', 'Institute', 'for', 'x', 'References', '\ud800', '–', 'Ł'],
  )
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '))
  fc.assert(
    fc.property(text, (words) => {
      const { document, found } = run(words)
      for (const { start, end, passage, group, authors } of found) {
        const place = document.passages[passage]
        expect(start).toBeLessThan(end)
        expect(authors.join('')).not.toBe('')
        expect(place && place.start <= start && end <= place.end).toBe(true)
        expect(group.start <= start && end <= group.end).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})

test('10,000 citations in one parenthesis', () => {
  const text = `So it is (${Array.from({ length: 10_000 }, (_, i) => `Roe${'abcdefghij'[i % 10]}n & Lind, ${1950 + (i % 70)}`).join('; ')}).`
  const { document, found } = run(text)
  expect(found.length).toBe(10_000)
  expect(document.passages.length).toBeGreaterThan(10)
  for (const { start, end, passage } of found) {
    const place = document.passages[passage]
    if (!place || start < place.start || end > place.end)
      throw new Error(`outside its passage: ${text.slice(start, end)}`)
  }
  expect(new Set(found.map(({ group }) => text.slice(group.start, group.start + 4)))).toEqual(new Set(['(Roe']))
})

test.each([
  ['names', 'Roe, '],
  ['openings', '(Roe, 2001 ['],
  ['years', '2001 '],
  ['nesting', '(a [b '],
  ['initials', 'A. B. '],
  ['owners', 'Roe’s '],
  ['words', 'In Institute of '],
  ['one word', 'x'],
])('a line of %s takes time in proportion', (_name, piece) => {
  expect(growth((size) => run(piece.repeat(Math.ceil(size / piece.length))), 100_000, 4)).toBeLessThan(4)
})
