// Lines of a PDF that nobody typeset: none may take more than linear time, or more arguments than a call has.
import { describe, expect, test } from 'vitest'
import { draft } from '../../src/readers/draft.js'
import { type Line, linesOf } from '../../src/readers/pdf/lines.js'
import { writeLines } from '../../src/readers/pdf/paragraphs.js'
import { growth } from '../spent.js'

const line = (text: string, i: number): Line => ({
  text,
  page: 1,
  x0: 50,
  x1: 300,
  y: 12 * i,
  size: 10,
  font: 'f',
  column: 0,
  cells: 1,
})
const lines = (n: number, text: string): Line[] => Array.from({ length: n }, (_, i) => line(text, i))

describe('time in proportion', () => {
  test.each<[string, (size: number) => Line[]]>([
    [
      'an entry without a year',
      (size) => [line('References', -2), ...lines(size, 'words of an entry that never ends and')],
    ],
    ['a block of more lines than a call has arguments', (size) => lines(size * 8, 'words')],
    ['a word of many letters', (size) => lines(20, 'a'.repeat(size))],
    ['many addresses without a space', (size) => lines(20, `${'http://'.repeat(size)}x`)],
  ])('%s', (_name, make) => {
    expect(growth((size) => writeLines(make(size), draft()), 2500, 8)).toBeLessThan(4)
  })

  test('a baseline of many letters', () => {
    const glyphs = (size: number) =>
      Array.from({ length: size }, (_, i) => ({ text: 'a', x: i * 6, y: 100, size: 10, width: 5, font: 'f' }))
    const read = (size: number) => linesOf({ width: 1e6, height: 800, glyphs: glyphs(size) }, 1)
    expect(read(80_000)).toHaveLength(1)
    expect(growth(read, 10_000, 8)).toBeLessThan(4)
  })
})
