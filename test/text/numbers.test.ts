// Numbers as texts print them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findDurations, findNumbers } from '../../src/text/numbers.js'
import { tokenize } from '../../src/text/tokens.js'

const numbers = (text: string) =>
  findNumbers(tokenize(text)).map(({ value, percent }) => (percent ? `${value}%` : value))
const lengths = (text: string) =>
  findDurations(tokenize(text)).map(({ start, end, weeks }) => [
    text.slice(start, end),
    weeks === undefined ? undefined : Math.round(weeks * 10) / 10,
  ])

test.each<[string, (number | string)[]]>([
  ['a fall of 0.74 and .5', [0.74, 0.5]],
  ['1,234 of 12,000', [1234, 12000]],
  ['0·31 and 0,31', [0.31, 0.31]],
  ['73%with and 12 % and 9 per cent', ['73%', '12%', '9%']],
  ['forty-five bakers, one hundred and twenty cooks', [45, 120]],
  ['two thousand', [2000]],
  ['d = −0.52, b = -1.2', [-0.52, -1.2]],
  ['0.3–0.8 and 3-5', [0.3, 0.8, 3, 5]],
  ['an 18-month plan for COVID-19', []],
  ['10⁵ cells, 1.2 × 10⁻³ of them, 4 × 10 days, at 60 min⁻¹', [100_000, 0.0012, 4, 10, 60]],
  [`4.35 × 10², ${'9'.repeat(400)} and ${'9'.repeat(300)} × 10⁹⁹`, [435, Number('9'.repeat(300)), 1e99]],
])('numbers of %j', (text, expected) => {
  expect(numbers(text)).toEqual(expected)
})

test.each<[string, [string, number | undefined][]]>([
  ['an 18-month plan', [['18-month', 78.3]]],
  ['over two years', [['two years', 104.4]]],
  ['two- to three-year visits', [['two- to three-year', undefined]]],
  ['for 12 to 18 weeks', [['12 to 18 weeks', undefined]]],
  ['12–18 weeks', [['12–18 weeks', undefined]]],
  ['at 6 and 12 months', [['12 months', 52.2]]],
  ['six consecutive months', [['six consecutive months', 26.1]]],
  ['10 days', [['10 days', 1.4]]],
  ['a year ago', []],
])('lengths of time in %j', (text, expected) => {
  expect(lengths(text)).toEqual(expected)
})

test('a number printed plainly is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
      const text = `${whole}.${String(part).padStart(2, '0')}`
      expect(findNumbers(tokenize(`x ${text} y`))[0]?.value).toBe(Number(text))
      expect(findNumbers(tokenize(`x ${whole.toLocaleString('en')} y`))[0]?.value).toBe(whole)
    }),
  )
})
