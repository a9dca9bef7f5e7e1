// Words cut by a line's end: joined, or their own hyphens kept.
import { expect, test } from 'vitest'
import { unbroken, wordsOf } from '../../src/readers/pdf/hyphens.js'
import type { Line } from '../../src/readers/pdf/lines.js'

const lines = (...texts: string[]): Line[] =>
  texts.map((text, i) => ({ text, page: 1, x0: 0, x1: 100, y: 12 * i, size: 10, font: 'f', column: 0, cells: 1 }))
/** Of a typesetter that cuts words, and of one that doesn't. */
const cutting = wordsOf(lines('the ques-', 'tions that rowers', 'ask in the morn-', 'ing, self-report and', 'rated'))
const keeping = wordsOf(
  lines('a well-known club, rower-', 'rated and self-', 'report', 'a self-report of rower and rated'),
)

test.each([
  ['cuts', cutting, 'they ans-', 'wered it', 'they ans'],
  ['cuts', cutting, 'a self-', 'report of', 'a self-'],
  ['cuts', cutting, 'rowers-', 'rated effort', 'rowers-'],
  ['cuts', cutting, 'a head-', 'to-head race', 'a head-'],
  ['keeps', keeping, 'a coach-', 'rated score', 'a coach-'],
  ['keeps', keeping, 'of the row\u00ad', 'er and', 'of the row'],
  ['keeps', keeping, 'pages 453–', '461 of', 'pages 453–'],
  ['keeps', keeping, 'the CBT-', 'I group', 'the CBT-'],
  ['keeps', keeping, 'doi:10.1000/row.', '2020.17', 'doi:10.1000/row.'],
  ['keeps', keeping, 'in phase one –', 'the first', undefined],
  ['keeps', keeping, 'no end', 'here', undefined],
] as const)('%s words: %#', (_, words, text, next, joined) => {
  expect(unbroken(text, next, words)).toBe(joined)
})
