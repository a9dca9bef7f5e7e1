// Cells and labels of result tables; whole tables stand in test/fixtures/tables.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import { isApart, isTime, nameIn, sizeIn, statisticIn, timeIn } from '../../src/extractors/findings/tables/labels.js'
import {
  type CellValue,
  cellValue,
  hasDecimalCommas,
  isBlank,
  limitsOf,
} from '../../src/extractors/findings/tables/values.js'

describe('cells', () => {
  test.each<[string, CellValue | undefined]>([
    ['18.8 (4.77)', { value: 18.8, inner: 4.77 }],
    ['119 ± 1', { value: 119, spread: 1 }],
    ['119 (+/-1.5)', { value: 119, spread: 1.5 }],
    ['9 (69.2%)', { value: 9, inner: 69.2, percent: 'inner' }],
    ['69.2% (9)', { value: 69.2, inner: 9, percent: 'value' }],
    ['12/60 (20)', { value: 12, of: 60, inner: 20 }],
    ['0.45 (0.20 to 0.71)', { value: 0.45, limits: [0.2, 0.71] }],
    ['62 [47–70]', { value: 62, limits: [47, 70] }],
    ['−2.3*', { value: -2.3 }],
    ['1,234.5', { value: 1234.5 }],
    ['< .001', { value: 0.001, bound: 'below' }],
    ['≥0.05', { value: 0.05, bound: 'above' }],
    ['1 234 (56)', { value: 1234, inner: 56 }],
    ['8.1 ² (3.2)', { value: 8.1, inner: 3.2 }],
    ['12 (3) ᵃ,ᵇ', { value: 12, inner: 3 }],
    ['0 123', undefined],
    ['P = 0.04', { value: 0.04 }],
    ['6·2†', { value: 6.2 }],
    ['Large', undefined],
    ['6 months', undefined],
    ['3/10 and 4/10', undefined],
    ['Week 12', undefined],
  ])('%s', (text, value) => {
    expect(cellValue(text)).toEqual(value)
  })

  test.each<[string, readonly [number, number] | undefined]>([
    ['0.18 to 0.96', [0.18, 0.96]],
    ['(−0.4, 1.2)', [-0.4, 1.2]],
    ['0.96 to 0.18', undefined],
    ['0.18', undefined],
  ])('limits %s', (text, limits) => {
    expect(limitsOf(text)).toEqual(limits)
  })

  test.each([
    [['8,1 (3,2)', '12'], true],
    [['0,045'], true],
    [['1,234', '2,345'], false],
    [['8,1', '8.1'], false],
    [['5 (1,12)'], false],
  ])('decimal commas in %j: %s', (cells, commas) => {
    expect(hasDecimalCommas(cells)).toBe(commas)
  })

  test.each([
    ['–', true],
    ['', true],
    ['N/A', true],
    ['0', false],
    ['none', false],
  ] as const)('blank %j', (text, blank) => {
    expect(isBlank(text)).toBe(blank)
  })
})

describe('labels', () => {
  test.each([
    ['P-value', 'p'],
    ['p', 'p'],
    ['95% CI', 'limits'],
    ['Adjusted OR', 'estimate', 'or'],
    ["Cohen's d", 'estimate', 'smd'],
    ['Effect size (d)', 'estimate', 'smd'],
    ['Mean difference', 'estimate', 'mean-difference'],
    ['t-value', 'other'],
    ['Mean (SD)', 'mean'],
    ['SD', 'sd'],
    ['Rowing, SD', 'sd'],
    ['n (%)', 'count'],
    ['% (n)', 'percentage'],
    ['Median [IQR]', 'median'],
    ['N', 'n'],
    ['Support or control', undefined],
    ['Burnout', undefined],
  ] as const)('%s', (text, is, measure?: string) => {
    const statistic = statisticIn(text, loadKnowledge().cues['effect-measures'])
    expect([statistic?.is, statistic?.measure]).toEqual([is, measure])
    expect(isApart(statistic)).toBe(['p', 'limits', 'estimate', 'other', 'n', 'sd'].includes(is ?? ''))
  })

  test.each([
    ['Baseline', '', 'Baseline', true],
    ['Pre-treatment', '', 'Pre-treatment', true],
    ['6-month follow-up', '', '6-month', false, 26.09],
    ['Week 12', '', 'Week 12', false, 12],
    ['Change from baseline', '', undefined],
    ['Change from baseline at week 8', '', 'week 8', false, 8],
    ['12', 'Scores at 6, 12 and 24 months', '12 months', false, 52.18],
    ['12', 'Scores of twelve raters', undefined],
    ['Anxiety', '', undefined],
  ] as const)('time of %s', (text, caption, said, baseline?: boolean, weeks?: number) => {
    const time = timeIn(text, caption)
    expect([time?.text, time?.baseline, time?.weeks]).toEqual([said, baseline, weeks])
  })

  test.each([
    ['Change at day 7', true],
    ['Post-treatment', true],
    ['Pain (post exposure)', false],
    ['Patients with pain at baseline', false],
  ] as const)('nothing but a time: %s', (text, only) => {
    expect(isTime(text)).toBe(only)
  })

  test.each([
    ['Age, mean (SD)', 'Age'],
    ['1. Anxious/Depressed**', 'Anxious/Depressed'],
    ['Proximal (0~42)', 'Proximal'],
    ['Sick leave, n (%)', 'Sick leave'],
    ['Choice therapy (n = 62)', 'Choice therapy'],
    ['(n = 62)', ''],
    ['Pain, median (IQR)', 'Pain'],
    ['Rowing ᵃ', 'Rowing'],
    ['Mean change', ''],
    ['Rowing at 8 weeks', 'Rowing'],
  ])('name in %s', (text, name) => {
    expect(nameIn(text)).toBe(name)
  })

  test('how many there were', () => {
    expect(sizeIn('Choice therapy (N = 1,062)')).toBe(1062)
    expect(sizeIn('Choice therapy')).toBeUndefined()
  })
})
