// Lines of a PDF that nobody typeset: none may take more than linear time, or more arguments than a call has.
import { describe, expect, test } from 'vitest'
import { draft } from '../../src/readers/draft.js'
import { type Line, linesOf } from '../../src/readers/pdf/lines.js'
import { writeLines } from '../../src/readers/pdf/paragraphs.js'

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

describe('in a second or two', () => {
  test.each<[string, () => Line[]]>([
    [
      'an entry without a year',
      () => [line('References', -2), ...lines(20_000, 'words of an entry that never ends and')],
    ],
    ['a block of more lines than a call has arguments', () => lines(150_000, 'words')],
    ['a word of many letters', () => lines(20, 'a'.repeat(20_000))],
    ['many addresses without a space', () => lines(20, `${'http://'.repeat(10_000)}x`)],
  ])('%s', (_name, make) => {
    const since = performance.now()
    writeLines(make(), draft())
    expect(performance.now() - since).toBeLessThan(10_000)
  })

  test('a baseline of many letters', () => {
    const glyphs = Array.from({ length: 80_000 }, (_, i) => ({
      text: 'a',
      x: i * 6,
      y: 100,
      size: 10,
      width: 5,
      font: 'f',
    }))
    const since = performance.now()
    expect(linesOf({ width: 1e6, height: 800, glyphs }, 1)).toHaveLength(1)
    expect(performance.now() - since).toBeLessThan(10_000)
  })
})
