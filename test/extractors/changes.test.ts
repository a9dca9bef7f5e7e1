// What a trial's own results say happened, and its numbers by arm, from sentences of our own.
import { describe, expect, test } from 'vitest'
import type { FindingRecord } from '../../src/types.js'
import { annotate } from '../annotate.js'

const trial = (result: string, methods = 'We randomised 120 patients to the gel or placebo.') =>
  `# A trial of a gel\n\n## Methods\n\n${methods}\n\n## Results\n\n${result}\n`

function resultsOf(text: string) {
  const { found } = annotate(text, 'trial.md')
  const name = (id: string | undefined) => found.entities.get(id ?? '')?.name.toLowerCase()
  return found.findings.map((finding) => ({
    ...finding,
    outcome: name(finding.outcome),
    intervention: name(finding.intervention),
    comparator: name(finding.comparator),
  }))
}

describe('what happened to the quantity', () => {
  test.each([
    ['decreased', 'Pain was significantly lower in the gel group than in the placebo group (p = 0.01).'],
    ['decreased', 'Patients in the gel group reported less pain than controls (P=0.02).'],
    ['decreased', 'The mean duration of hospital stay was shorter in the gel group.'],
    ['increased', 'Time to first flatus was significantly longer in the gel group (p<0.001).'],
    [
      'no-difference',
      'There was no significant difference in the incidence of falls between the two groups (p = 0.4).',
    ],
    ['no-difference', 'The incidence of falls was similar in both groups (12% vs 13%, p = 0.8).'],
    ['no-difference', 'The incidence of falls was 12% with the gel and 13% with placebo (p = NS).'],
    ['no-difference', 'Changes in body weight were not significantly different between groups.'],
    ['no-difference', 'Neither treatment affected body weight.'],
    ['no-difference', 'Body weight did not change significantly in either group.'],
    ['no-difference', 'Plasma cortisol concentrations remained unchanged.'],
    [
      'increased',
      'The increase in serum ferritin was significantly greater in the gel group than in the placebo group.',
    ],
    ['increased', 'The hazard ratio for overall survival was 0.72 (95% CI 0.6 to 0.9) with the gel.'],
    ['no-difference', 'Falls occurred in 15% with the gel and 16% with placebo (RR 0.97; 95% CI 0.80 to 1.17).'],
    ['increased', 'The reduction in body weight was smaller in the gel group than in the placebo group.'],
    ['increased', 'Smaller reductions in body weight were seen with the gel than with placebo.'],
    ['increased', 'Greater improvement was noted in walking distance with the gel.'],
    [
      'increased',
      'Participants in the gel group were more likely to quit smoking than controls (OR 2.1, 95% CI 1.3 to 3.4).',
    ],
    ['decreased', 'The odds ratio for falls was 0.5 (95% CI 0.3 to 0.8).'],
    ['no-difference', 'The odds ratio for falls was 0.9 (95% CI 0.7 to 1.3).'],
    ['increased', 'Nausea was more common in the gel group.'],
    ['increased', 'Patients given the gel had a higher rate of nausea.'],
    ['increased', 'Median overall survival was longer with the gel (HR 0.71; p = 0.02).'],
    ['decreased', 'The requirement for morphine was significantly less in the gel group.'],
    ['increased', 'Bone density was 5% higher in the gel group.'],
    ['decreased', 'Pain was significantly higher in the placebo group than in the gel group.'],
    ['decreased', 'The rates of falls in the gel and placebo groups were 10% and 22%, respectively (p = 0.01).'],
    ['decreased', 'Pain fell in 31% of the gel group and 12% of the placebo group.'],
    ['decreased', 'Pain fell to 2.1 with the gel but only to 3.9 with placebo.'],
    ['no-difference', 'Length of stay did not differ between the gel and placebo (12 vs 14 days).'],
    ['increased', 'Body weight increased significantly (from a mean of 71.5 vs. 78.2 kg) with the gel.'],
  ])('%s: %s', (change, sentence) => {
    const said = resultsOf(trial(sentence))
    expect(said.length).toBeGreaterThan(0)
    expect(new Set(said.map((finding) => finding.change))).toEqual(new Set([change]))
  })

  test('a difference denied in the next sentence is that of the outcome before', () => {
    const said = resultsOf(
      trial('Nausea occurred in 10% of the gel group and 12% of the placebo group. There was no difference.'),
    )
    expect(said.map(({ outcome, direction }) => [outcome, direction])).toContainEqual(['nausea', 'no-difference'])
    expect(said.every(({ change }) => change === 'no-difference')).toBe(true)
  })

  test('results before their study, in the abstract, are its own', () => {
    const said = resultsOf(
      '# A trial\n\n## Results\n\nPain was lower with the gel than with placebo.\n\n## Methods\n\nWe randomised 120 patients to the gel or placebo.\n',
    )
    expect(said).toMatchObject([{ outcome: 'pain', change: 'decreased', direction: 'favours-intervention' }])
  })

  test.each<[string, string[]]>([
    ['was more effective than placebo in reducing pain and nausea', ['pain decreased', 'nausea decreased']],
    ['was superior to placebo for significantly reducing pain', ['pain decreased']],
    ['outperformed placebo in reducing pain', ['pain decreased']],
    ['was effective in reducing pain and improving mood', ['pain decreased', 'mood increased']],
    ['was not more effective than placebo in reducing pain', ['pain no-difference']],
    ['was as effective as placebo in reducing pain', ['pain no-difference']],
    ['was comparable to placebo in reducing pain', ['pain no-difference']],
    ['was as effective as placebo for pain', ['pain no-difference']],
    ['and placebo were equally effective for pain', ['pain no-difference']],
    ['affected neither pain nor nausea', ['pain no-difference', 'nausea no-difference']],
    ['had no effect on either pain or nausea', ['pain no-difference', 'nausea no-difference']],
    ['was significantly more cost-effective than placebo', ['cost-effectiveness increased']],
    ['aimed at reducing pain', []],
  ])('the gel %s', (words, changes) => {
    const said = resultsOf(trial(`The gel ${words}.`)).map(({ outcome, change }) => `${outcome} ${change}`)
    expect(said.sort()).toEqual([...changes].sort())
  })

  test.each([
    ['as effective as', 'no-difference'],
    ['not as effective as', 'favours-comparator'],
    ['more effective than', 'favours-intervention'],
  ])('the gel was %s placebo for pain', (words, direction) => {
    expect(resultsOf(trial(`The gel was ${words} placebo for pain.`))).toMatchObject([{ outcome: 'pain', direction }])
  })

  test('groups by letter are what the document says they are', () => {
    const methods = 'We randomised 120 patients. Group A received the gel and group B received placebo.'
    expect(resultsOf(trial('Pain was significantly higher in group B than in group A.', methods))).toMatchObject([
      { intervention: 'gel', comparator: 'placebo', change: 'decreased' },
    ])
  })

  test('a group by letter that was given nothing with a name is a control', () => {
    const methods = 'We randomised 120 patients. Group A received cognitive therapy and group B remained untreated.'
    const { found } = annotate(trial('Pain was significantly lower in group A than in group B.', methods), 'trial.md')
    const comparator = found.entities.get(found.findings[0]?.comparator ?? '')
    expect(comparator).toMatchObject({ name: expect.stringMatching(/group B/i), role: 'control' })
  })
})

test.each<[string, Partial<FindingRecord>]>([
  [
    'Falls occurred in 10% (6/60) of the gel group and 20% (12/60) of the placebo group.',
    {
      interventionValue: 10,
      comparatorValue: 20,
      eventsIntervention: 6,
      nIntervention: 60,
      eventsComparator: 12,
      nComparator: 60,
    },
  ],
  [
    'Falls were as frequent (gel, 15/249 vs placebo 21/280; p=0.6).',
    { measure: 'count', interventionValue: 15, comparatorValue: 21, nIntervention: 249, nComparator: 280 },
  ],
  [
    'Falls occurred in 6 of 60 patients (10%) with the gel and 12 of 60 patients (20%) with placebo.',
    { eventsIntervention: 6, nIntervention: 60, eventsComparator: 12, nComparator: 60 },
  ],
  [
    'Adherence was better (intervention 68%, control 60%, p [adjusted] = 0.03).',
    { interventionValue: 68, comparatorValue: 60, p: 0.03 },
  ],
  [
    'Pain scores (mean (SD)) were 4.1 (1.4) with the gel vs 2.9 (1.7) with placebo.',
    { interventionValue: 4.1, comparatorValue: 2.9, sdIntervention: 1.4, sdComparator: 1.7 },
  ],
  [
    'Mean body mass index was 24.5 kg/m2 (SD = 2.5) with the gel and 26.1 kg/m2 (SD = 3.2) with placebo (*p* = 0.03).',
    { interventionValue: 24.5, comparatorValue: 26.1, sdIntervention: 2.5, sdComparator: 3.2, p: 0.03 },
  ],
  [
    'Nausea was seen in 5% (4/80), 4% (3/75) and 10% (8/80) in the placebo, low dose and high dose groups, respectively.',
    { interventionValue: 4, comparatorValue: 5, eventsIntervention: 3, nComparator: 80 },
  ],
  [
    'Scanning times were longer for scans on the open device (32 ± 22 min versus 20 ± 9 min).',
    { interventionValue: 32, comparatorValue: 20, sdIntervention: 22, sdComparator: 9 },
  ],
])('numbers by arm: %s', (sentence, slots) => {
  expect(resultsOf(trial(sentence))).toContainEqual(expect.objectContaining(slots))
})
