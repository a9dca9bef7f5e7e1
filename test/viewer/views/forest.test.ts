// The forest plot: one scale for each measure and unit, nothing pooled, nothing made up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOn } from '../../../viewer/findings.js'
import { numbersIn, panelsOf, squareOf } from '../../../viewer/views/forest/panels.js'
import { placeOn, scaleOver, ticksOf } from '../../../viewer/views/scale.js'
import { all, Evidence, names, numberOf } from './evidence.js'

const graph = new Evidence()
  .finding(
    'or1',
    { measure: 'or', value: 0.5, ciLow: 0.25, ciHigh: 1 },
    { study: 'Lee', n: 100, year: '2004', outcome: 'relapse' },
  )
  .finding(
    'or2',
    { measure: 'or', value: 4, ciLow: 2, ciHigh: 8 },
    { study: 'Kim', n: 25, year: '2001', outcome: 'relapse' },
  )
  .finding('or3', { measure: 'or', value: 2 }, { study: 'Ono', outcome: 'relapse', of: 'coaching' })
  .finding(
    'pooled',
    { measure: 'or', value: 1, ciLow: 0.8, ciHigh: 1.25 },
    { study: 'Abe', year: '1999', design: 'meta-analysis' },
  )
  .finding('points', { measure: 'mean-difference', value: -4, unit: 'points' }, { study: 'Lee' })
  .finding('weeks', { measure: 'mean-difference', value: -1, unit: 'weeks' }, { study: 'Lee' })
  .finding('share', { measure: 'percentage', interventionValue: 9, comparatorValue: 34, unit: '%' }, { study: 'Lee' })
  .finding('mere', { measure: 'smd', direction: 'favours-intervention' }, { study: 'Lee' })
const index = graph.index()
const findings = index.nodes.flatMap(({ kind }, node) => (kind === 'Finding' ? [node] : []))
const panels = panelsOf(index, findings, 'year')
const panel = (title: string) => {
  const found = panels.find((one) => one.title === title)
  if (!found) throw new Error(`no panel ${title}`)
  return found
}

describe('panels', () => {
  test('are of one measure and unit; those with intervals come first, mere directions last', () => {
    expect(panels.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['odds ratio', 4],
      ['mean difference (points)', 1],
      ['mean difference (weeks)', 1],
      ['percentage (%)', 1],
      ['direction only, no number', 1],
    ])
  })
  test('hold every finding once', () => {
    expect(panels.flatMap(({ rows }) => rows.map(({ finding }) => finding)).sort()).toEqual([...findings].sort())
  })
  test('of ratios are on a log axis that turns at 1, of differences at 0, of shares nowhere', () => {
    expect(panel('odds ratio')).toMatchObject({ reference: 1, scale: { log: true } })
    expect(panel('mean difference (points)')).toMatchObject({ reference: 0, scale: { log: false } })
    expect(panel('percentage (%)').reference).toBeUndefined()
    expect(panel('direction only, no number').scale).toBeUndefined()
  })
})

describe('rows', () => {
  const ratios = () => panel('odds ratio').rows
  test('by year, what a review pooled last', () => {
    expect(ratios().map(({ study }) => study)).toEqual(['Kim (2001)', 'Lee (2004)', 'Ono', 'Abe (1999)'])
    expect(ratios().map(({ pooled }) => pooled)).toEqual([false, false, false, true])
  })
  test('by estimate and by size', () => {
    const order = (sort: 'estimate' | 'size') =>
      panelsOf(index, findings, sort)[0]?.rows.map(({ estimate }) => estimate)
    expect(order('estimate')).toEqual([0.5, 2, 4, 1])
    expect(order('size')).toEqual([0.5, 4, 2, 1])
  })
  test('have no interval and no size where none is said', () => {
    const row = ratios()[2]
    expect(row).not.toHaveProperty('interval')
    expect(row).not.toHaveProperty('sampleSize')
    expect(row?.about).toBe('relapse · coaching')
  })
  test('keep two arms as two numbers', () => {
    const [row] = panel('percentage (%)').rows
    expect(row).toMatchObject({ arms: { intervention: 9, comparator: 34 } })
    expect(row).not.toHaveProperty('estimate')
    expect(row && numbersIn(row)).toBe('9 vs 34')
  })
  test('say their numbers with a true minus', () => {
    expect(ratios().map(numbersIn)).toEqual(['4 [2, 8]', '0.5 [0.25, 1]', '2', '1 [0.8, 1.25]'])
    expect(panel('mean difference (points)').rows.map(numbersIn)).toEqual(['−4'])
  })
  test('have squares whose areas are as the studies are large', () => {
    const { rows, largest } = panel('odds ratio')
    const [kim, lee, ono] = rows.map((row) => squareOf(row, largest))
    expect(((lee ?? 0) / (kim ?? 1)) ** 2).toBeCloseTo(4)
    expect(ono).toBeLessThanOrEqual(kim ?? 0)
  })
})

test('one endless interval does not flatten the others', () => {
  const wide = new Evidence()
  for (const [i, ciHigh] of [1, 1.2, 1e9].entries())
    wide.finding(`f${i}`, { measure: 'or', value: 0.8 + i / 10, ciLow: 0.5, ciHigh }, { study: `s${i}` })
  const made = wide.index()
  const [only] = panelsOf(
    made,
    [...made.nodes.keys()].filter((node) => made.nodes[node]?.kind === 'Finding'),
    'year',
  )
  expect(only?.scale?.high).toBeLessThan(100)
})

test.each([
  ['outcome:relapse', ['or1', 'or2', 'or3']],
  ['intervention:coaching', ['or3']],
  ['study:Kim', ['or2']],
  ['publication:Lee', ['or1', 'points', 'weeks', 'share', 'mere']],
])('findings on %s', (id, found) => {
  expect(names(index, findingsOn(index, numberOf(index, id))).sort()).toEqual([...found].sort())
  expect(all(index)).toHaveLength(index.nodes.length)
})

describe('axes', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true })
  const values = (log: boolean) => fc.array(log ? value.map((some) => 10 ** (some / 2e5)) : value, { minLength: 1 })

  test.each([false, true])('have all values on them, and ticks in order (log %s)', (log) => {
    fc.assert(
      fc.property(values(log), fc.integer({ min: 2, max: 12 }), (some, most) => {
        const scale = scaleOver(some, log)
        if (!scale) throw new Error('no scale')
        for (const one of some) {
          expect(placeOn(scale, one)).toBeGreaterThanOrEqual(-1e-9)
          expect(placeOn(scale, one)).toBeLessThanOrEqual(1 + 1e-9)
        }
        const ticks = ticksOf(scale, most)
        expect(ticks.length).toBeLessThanOrEqual(2 * most + 2)
        expect([...ticks].sort((a, b) => a - b)).toEqual(ticks)
        for (const tick of ticks) expect(Math.abs(placeOn(scale, tick) - 0.5)).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
    )
  })
  test('have round ticks', () => {
    expect(ticksOf({ low: 3, high: 101, log: false }, 4)).toEqual([25, 50, 75, 100])
    expect(ticksOf({ low: -0.7, high: 0.9, log: false }, 4)).toEqual([-0.5, 0, 0.5])
    expect(ticksOf({ low: 0.2, high: 6, log: true }, 6)).toEqual([0.2, 0.5, 1, 2, 5])
    expect(ticksOf({ low: 0.0001, high: 2000, log: true }, 4)).toEqual([0.0001, 0.01, 1, 100])
  })
  test('are none without a value, or on a log axis without a positive one', () => {
    expect(scaleOver([], false)).toBeUndefined()
    expect(scaleOver([0, -1], true)).toBeUndefined()
  })
})
