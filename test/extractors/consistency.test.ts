// Numbers that cannot all be right are told, and only those.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkNumbers } from '../../src/extractors/findings/consistency.js'
import type { FindingRecord, Message } from '../../src/types.js'
import { annotate } from '../annotate.js'

const told = (numbers: Partial<FindingRecord>): string[] => {
  const messages: Message[] = []
  const record: FindingRecord = { span: { start: 0, end: 9 }, passage: 0, measure: 'or', confidence: 1, ...numbers }
  checkNumbers(record, (message) => messages.push(message as Message))
  return messages.map(({ rule }) => rule.replace('findings:', ''))
}

test.each<[string, Partial<FindingRecord>, string[]]>([
  ['an estimate in its interval', { value: 0.7, ciLow: 0.5, ciHigh: 0.9 }, []],
  ['an estimate on a limit', { value: 0.5, ciLow: 0.5, ciHigh: 0.9 }, []],
  ['an estimate below it', { value: 0.4, ciLow: 0.5, ciHigh: 0.9 }, ['estimate-outside-limits']],
  ['an estimate above it', { value: 1.2, ciLow: 0.5, ciHigh: 0.9 }, ['estimate-outside-limits']],
  ['a small p beside an interval without the null', { value: 0.7, ciLow: 0.5, ciHigh: 0.9, p: 0.01 }, []],
  ['a large p beside one', { value: 0.7, ciLow: 0.5, ciHigh: 0.9, p: 0.3 }, ['p-against-limits']],
  ['a small p beside one with the null', { value: 0.7, ciLow: 0.5, ciHigh: 1.1, p: 0.01 }, ['p-against-limits']],
  ['a limit rounded to the null', { value: 0.7, ciLow: 0.5, ciHigh: 1, p: 0.04 }, []],
  ['p at the border', { value: 0.7, ciLow: 0.5, ciHigh: 1.1, p: 0.05 }, []],
  [
    'a difference, whose null is 0',
    { measure: 'smd', value: 0.7, ciLow: 0.5, ciHigh: 0.9, p: 0.3 },
    ['p-against-limits'],
  ],
  ['a measure without a null', { measure: 'mean', value: 0.7, ciLow: 0.5, ciHigh: 0.9, p: 0.3 }, []],
])('%s', (_, numbers, rules) => {
  expect(told(numbers)).toEqual(rules)
})

test.each<[string, Partial<FindingRecord>, string[]]>([
  ['6 of 60 is 10%', { interventionValue: 10, eventsIntervention: 6, nIntervention: 60 }, []],
  ['17 of 78 is 21.8%, printed as 22%', { interventionValue: 22, eventsIntervention: 17, nIntervention: 78 }, []],
  ['17 of 78 is 21.8%', { interventionValue: 21.8, eventsIntervention: 17, nIntervention: 78 }, []],
  [
    '17 of 78 is not 21.6%',
    { interventionValue: 21.6, eventsIntervention: 17, nIntervention: 78 },
    ['percentage-against-count'],
  ],
  [
    '17 of 78 is not 23%',
    { interventionValue: 23, eventsIntervention: 17, nIntervention: 78 },
    ['percentage-against-count'],
  ],
  ['12 of 60 is not 25%', { comparatorValue: 25, eventsComparator: 12, nComparator: 60 }, ['percentage-against-count']],
  ['a mean is no share', { measure: 'mean', interventionValue: 23, eventsIntervention: 17, nIntervention: 78 }, []],
])('%s', (_, numbers, rules) => {
  expect(told({ measure: 'percentage', ...numbers })).toEqual(rules)
})

test('a share as printed from its count is never told', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      (n, part, decimals) => {
        const events = Math.round(part * n)
        const interventionValue = Number(((100 * events) / n).toFixed(decimals))
        expect(
          told({ measure: 'percentage', interventionValue, eventsIntervention: events, nIntervention: n }),
        ).toEqual([])
      },
    ),
  )
})

test('the pipeline tells where', () => {
  const text =
    '# A trial\n\n## Methods\n\nWe randomised 120 patients to the gel or placebo.\n\n## Results\n\nFalls occurred in 30% (6/60) with the gel.\n'
  const { document, messages } = annotate(text, 'trial.md')
  const [message] = messages.filter(({ rule }) => rule === 'findings:percentage-against-count')
  expect(document.text.slice(message?.span?.start, message?.span?.end)).toContain('30% (6/60)')
})
