// Findings from sentences of our own, through all the extractors.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import type { FindingRecord } from '../../src/types.js'
import { annotate } from '../annotate.js'

const knowledge = loadKnowledge()

interface Named extends Omit<Partial<FindingRecord>, 'span'> {
  words?: string
}

/** Findings with names in place of entity ids. */
function findingsOf(text: string): Named[] {
  const { document, found } = annotate(text)
  const name = (id: string | undefined) => (id === undefined ? undefined : (found.entities.get(id)?.name ?? id))
  return found.findings.map((finding) => ({
    ...finding,
    outcome: name(finding.outcome) as string,
    intervention: name(finding.intervention) as string,
    comparator: name(finding.comparator) as string,
    words: document.text.slice(finding.span.start, finding.span.end),
  }))
}
const directionsOf = (text: string): string[] =>
  findingsOf(text)
    .filter(({ direction }) => direction !== undefined)
    .map(({ direction, outcome }) => `${direction} ${outcome?.toLowerCase()}`)

describe('the cues show themselves in their examples', () => {
  const directions = (knowledge.cues.directions ?? []).flatMap(({ id, examples }) =>
    examples.map((one) => [id, one] as const),
  )
  test.each(directions)('%s: %s', (_, example) => {
    const [sentence, said] = example.split(' => ') as [string, string]
    expect(directionsOf(sentence).sort()).toEqual(said.split('; ').sort())
  })
  const samples = (knowledge.cues['sample-words'] ?? []).flatMap(({ id, examples }) =>
    examples.map((one) => [id, one] as const),
  )
  test.each(samples)('no number of %s: %s', (_, example) => {
    const said = findingsOf(`A trial compared naps with coffee in bakers (Roe, 2008). ${example}`)
    expect(said.filter(({ measure }) => measure !== 'direction')).toEqual([])
  })
  const measures = (knowledge.cues['effect-measures'] ?? []).flatMap(({ measure, examples }) =>
    examples.map((one) => [measure as string, one] as const),
  )
  test.each(measures)('%s: %s', (measure, example) => {
    expect(findingsOf(example).map((finding) => finding.measure)).toContain(measure)
  })
})

test.each<[string, Named]>([
  [
    'Relapse: 12% on lithium vs. 40% on placebo',
    {
      measure: 'percentage',
      interventionValue: 12,
      comparatorValue: 40,
      outcome: 'relapse',
      direction: 'favours-intervention',
    },
  ],
  [
    'Relapse rates were 12% for lithium versus 40% for placebo.',
    { interventionValue: 12, comparatorValue: 40, unit: '%' },
  ],
  [
    'Remission rose from 5% to 20% with placebo, but reached 61% with lithium.',
    { interventionValue: 61, comparatorValue: 20, direction: 'favours-intervention' },
  ],
  [
    'Relapse occurred in 12% of patients treated with lithium compared to 40% of those who had received placebo.',
    { interventionValue: 12, comparatorValue: 40 },
  ],
  [
    'Mania scores were lower with lithium than with placebo (mean 9.1 [SD 2.6] vs. 18 [3.5]).',
    { measure: 'mean', interventionValue: 9.1, comparatorValue: 18, sdIntervention: 2.6, sdComparator: 3.5 },
  ],
  [
    'Mania scores were 9.1 ± 2.6 with lithium and 18.2 ± 3.5 with placebo.',
    { measure: 'mean', interventionValue: 9.1, comparatorValue: 18.2, sdIntervention: 2.6, sdComparator: 3.5 },
  ],
  [
    'Relapse was rarer with lithium (OR = 0.31, 95% CI 0.15 to 0.66, p = .002).',
    { measure: 'or', value: 0.31, ciLow: 0.15, ciHigh: 0.66, p: 0.002 },
  ],
  [
    'Relapse was rarer with lithium (odds ratio [OR], 0.31; 95% confidence interval [CI], 0.15–0.66; P < .01).',
    { measure: 'or', value: 0.31, ciLow: 0.15, ciHigh: 0.66, p: 0.01 },
  ],
  ['Relapse was rarer with lithium (HR 0.31 [0.15, 0.66]).', { measure: 'hr', value: 0.31, ciLow: 0.15, ciHigh: 0.66 }],
  ["Lithium reduced mania (Cohen's d = −0.62).", { measure: 'smd', value: -0.62 }],
  ['The number needed to treat was approximately four.', { measure: 'nnt', value: 4, outcome: 'treatment outcome' }],
  [
    'Relapse rates did not differ (12% vs. 14%, p = .71).',
    { interventionValue: 12, comparatorValue: 14, p: 0.71, direction: 'no-difference' },
  ],
  [
    'Relapse rates were 12% and 40% with lithium and placebo, respectively.',
    { interventionValue: 12, comparatorValue: 40 },
  ],
  ['Patients took several tablets, on average four.', { measure: 'mean', value: 4, outcome: 'several tablets' }],
  [
    'Young Mania Rating Scale scores were lower with lithium (mean difference −3.1, 95% CI −5.0 to −1.2).',
    { measure: 'mean-difference', value: -3.1, ciLow: -5, ciHigh: -1.2, instrument: 'Young Mania Rating Scale' },
  ],
  ['Mania fell more with lithium, but this was not significant.', { direction: 'no-difference' }],
  [
    'There was no significant difference between lithium and placebo in the decrease of mania.',
    { direction: 'no-difference' },
  ],
  [
    'Sleepiness was higher with lithium than with placebo (p = .03).',
    { measure: 'direction', intervention: 'lithium', comparator: 'placebo', p: 0.03 },
  ],
  [
    'Relapse occurred in 12% (95 percent confidence interval, 8 to 18) with lithium and 40 percent with placebo.',
    { interventionValue: 12, comparatorValue: 40 },
  ],
  [
    'Relapse rates were 12% with lithium, 40% with placebo and 22% with valproate.',
    { interventionValue: 22, comparatorValue: 40, intervention: 'valproate', comparator: 'placebo' },
  ],
  ['Relapse changed from 30% to 12% with lithium.', { value: 12, intervention: 'lithium' }],
  [
    'Mania changed by −4.2 +/− 5.3 with lithium and −1.1 +/− 4.9 with placebo.',
    { interventionValue: -4.2, comparatorValue: -1.1, sdIntervention: 5.3, sdComparator: 4.9 },
  ],
  [
    'Mania improved at 6-month follow-up with lithium.',
    { measure: 'direction', timepoint: '6-month follow-up', timepointWeeks: 26.09 },
  ],
])('numbers of %s', (sentence, expected) => {
  expect(
    findingsOf(`A trial compared lithium with placebo in bipolar disorder (Roe, 2008). ${sentence}`),
  ).toContainEqual(expect.objectContaining(expected))
})

test.each([
  'Participants were aged 18 to 65 years, and 64% were female.',
  'Doses of 900 mg were given over 12 weeks in 14 centres.',
  'The trial had 80% power at a significance level of 5%.',
  'Of 118 patients, 59 were randomised to lithium (n = 59).',
])('no result in %s', (sentence) => {
  expect(findingsOf(`A trial compared lithium with placebo in bipolar disorder (Roe, 2008). ${sentence}`)).toEqual([])
})

test('p in a bracket is that of the test before it and of the size behind it', () => {
  const text =
    'A trial compared lithium with placebo (Roe, 2008). Mania fell [F(1, 80) = 7.4, p < .01, η²p = .22], but sleep did not change [F(3, 64) = .5, p = .69, η²p = .03].'
  const pOf = (text: string) => findingsOf(text).flatMap(({ measure, value, p }) => (p ? [[measure, value, p]] : []))
  expect(pOf(text)).toEqual([
    ['f', 7.4, 0.01],
    ['eta2', 0.22, 0.01],
    ['f', 0.5, 0.69],
    ['eta2', 0.03, 0.69],
  ])
  expect(pOf('In a trial, heat reduced pain (d = 0.3, p = .04, d = 0.5, p = .001) (Roe, 2008).')).toEqual([
    ['smd', 0.3, 0.04],
    ['smd', 0.5, 0.001],
  ])
})

test('items of a list share the arms that one of them names', () => {
  const text =
    'A trial compared lithium with placebo (Roe, 2008). The results were clear:\n\n- Relapse: 12% on lithium vs. 40% on placebo\n- Suicide attempts: 1% vs. 6%'
  expect(findingsOf(text).map(({ intervention, comparator }) => [intervention, comparator])).toEqual([
    ['lithium', 'placebo'],
    ['lithium', 'placebo'],
  ])
})

test('the second study of a range tells of the same outcome', () => {
  const said = findingsOf(
    'Rates of relapse vary, ranging from about 7% (Roe et al., 2001) to over 50% (Poe et al., 2009).',
  )
  expect(said.map(({ value, outcome }) => `${value} ${outcome}`)).toEqual(['7 relapse', '50 relapse'])
  const apart = findingsOf('Relapse was 7% in bakers (Roe et al., 2001). Over 50% were women (Poe et al., 2009).')
  expect(apart.map(({ value, outcome }) => `${value} ${outcome}`)).not.toContain('50 relapse')
})
