// Reference lists as people type them → entries.
import { describe, expect, test } from 'vitest'
import { entrySpans, readReferences } from '../../src/references/list.js'
import type { Message } from '../../src/types.js'
import { growth } from '../spent.js'

const entries = (text: string) =>
  entrySpans(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))

const A = 'Baum, A. (2001). Ice on the northern sea. Tides, 3(2), 12–19.'
const B = 'Baum, A., Roe, B., & Lind, C. (2003). Storms. Tides, 4, 12–13.'
const C = 'National Harbour Organization. (2011). Ports of the world. Oslo: NHO.'

describe('entrySpans', () => {
  test.each<[string, string, string[]]>([
    ['a line each', `${A}\n${B}\n${C}\n`, [A, B, C]],
    ['a paragraph each', `\n\n${A}\n\n${B}\n\n${C}`, [A, B, C]],
    ['Windows line ends', `${A}\r\n${B}\r\n`, [A, B]],
    ['bullets', `- ${A}\n- ${B}`, [A, B]],
    ['numbered', `1. ${A}\n2. ${B}\n3. ${C}`, [`1. ${A}`, `2. ${B}`, `3. ${C}`]],
    [
      'numbered in brackets, wrapped',
      `[1] ${A.replace(' sea', '\nsea')}\n[2] ${B}`,
      [`[1] ${A.replace(' sea', '\nsea')}`, `[2] ${B}`],
    ],
    ['hanging indent', `${A.replace(' sea', '\n    Sea')}\n${B}`, [A.replace(' sea', '\n    Sea'), B]],
    [
      'wrapped',
      `${A.replace(' sea', '\nsea')}\n${B.replace('Tides', 'Northern\nTides')}\n${C}`,
      [A.replace(' sea', '\nsea'), B.replace('Tides', 'Northern\nTides'), C],
    ],
    ['a page break inside', `${A.replace(' sea', '\n\nsea')}\n\n${B}`, [A.replace(' sea', '\n\nsea'), B]],
    ['one', A, [A]],
    ['none', ' \n\n', []],
    ['an underlined heading above', `=====\n${A}`, [A]],
  ])('%s', (_name, text, expected) => {
    expect(entries(text)).toEqual(expected)
  })
})

test('an entry without year or authors is reported where it stands', () => {
  const messages: Message[] = []
  const text = `${A}\n\nOn the nature of ice\n\n${B}`
  const references = readReferences(text, [{ start: 0, end: text.length }], (message) => messages.push(message))
  expect(references.length).toBe(3)
  expect(messages.map(({ rule, span }) => [rule, text.slice(span?.start, span?.end)])).toEqual([
    ['references:incomplete-entry', 'On the nature of ice'],
  ])
})

test('20,000 lines take time in proportion', () => {
  const line = (_: unknown, i: number) =>
    `Roe, ${'ABC'[i % 3]}. (${1950 + (i % 70)}). Salt of sea ${i}. Tides, ${i}, 1–2.`
  const read = (lines: number) => {
    const text = Array.from({ length: lines }, line).join('\n')
    return readReferences(text, [{ start: 0, end: text.length }], () => {})
  }
  expect(read(20_000)).toHaveLength(20_000)
  expect(growth(read, 2500, 8)).toBeLessThan(4)
})
