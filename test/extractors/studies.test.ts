// Studies from sentences of our own, through all the extractors.
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/data.js'
import type { StudyRecord } from '../../src/types.js'
import { annotate } from '../annotate.js'

const knowledge = loadKnowledge()

const studiesOf = (text: string): StudyRecord[] => annotate(text).found.studies
const works = (text: string) => {
  const { found } = annotate(text)
  return found.studies.map(({ citations }) =>
    citations.map((i) => found.citations[i]).map((c) => `${c?.authors[0]} ${c?.year}`),
  )
}

describe('the cues show themselves in their examples', () => {
  const rows = (knowledge.cues['study-words'] ?? []).flatMap(({ id, examples }) =>
    examples.map((example) => [id, example] as const),
  )
  test.each(rows)('%s: %s', (_, example) => {
    const [sentence, design] = example.split(' => ') as [string, string]
    const [study] = studiesOf(sentence)
    expect(study).toBeDefined()
    expect(String(study?.design)).toBe(design)
  })
})

test.each<[string, Partial<StudyRecord>]>([
  [
    'A cohort of 240 Welsh miners found that dust raised cough (Orr, 2007).',
    { design: 'cohort', sampleSize: 240, country: 'Wales' },
  ],
  [
    'An RCT with forty-five patients showed less cough with honey (Orr, 2007).',
    { design: 'randomized controlled trial', sampleSize: 45 },
  ],
  ['In a pilot trial (N = 61), honey reduced cough (Orr, 2007).', { design: 'pilot trial', sampleSize: 61 }],
  [
    'A meta-analysis that pooled 14 trials found less cough with honey (Orr, 2007).',
    { design: 'meta-analysis', studiesIncluded: 14 },
  ],
  [
    'A systematic review (k = 9) reported less cough with honey (Orr, 2007).',
    { design: 'systematic review', studiesIncluded: 9 },
  ],
  [
    'A large, randomised trial found less cough with honey. Sleep improved, too (Orr, 2007).',
    { design: 'randomized trial' },
  ],
  [
    'In one pilot study, 24 children were given honey. Their cough fell (Orr, 2007).',
    { design: 'pilot study', sampleSize: 24 },
  ],
  ['Lund (2009) randomly assigned 80 singers to honey or tea, and cough fell.', { design: 'randomized study' }],
  ['Lund (2009) randomised 80 singers to honey or tea.', { design: 'randomized study', sampleSize: 80 }],
  ['Singers were randomised to honey or tea, and cough fell with honey (Lund, 2009).', { design: 'randomized study' }],
  ['A trial compared 86 nurses given honey with 78 nurses given tea, and cough fell (Orr, 2007).', { sampleSize: 164 }],
  ['A trial found that 12 of 94 patients coughed (Orr, 2007).', { sampleSize: 94 }],
  [
    'A trial of honey (412 nurses) reduced cough (Orr, 2007). At follow-up, 118 of 206 patients assigned to honey slept.',
    { sampleSize: 412 },
  ],
  ['A 12-week trial of honey therapy reduced cough (Orr, 2007).', { treatmentDuration: '12-week' }],
  ['A trial followed patients for three years and found less cough (Orr, 2007).', { followUp: 'three years' }],
  ['A trial found less cough at 6-month follow-up (Orr, 2007).', { followUp: '6-month' }],
])('details of %s', (text, details) => {
  expect(studiesOf(text)[0]).toMatchObject(details)
})

test.each([
  'A trial compared 86 nurses given honey with 78 colleagues, and cough fell (Orr, 2007).',
  'A trial found that 12 of 94 patients and 4 of 96 controls coughed (Orr, 2007).',
])("the size of an arm is not the study's: %s", (text) => {
  const [study] = studiesOf(text)
  expect(study?.design).toBe('trial')
  expect(study?.sampleSize).toBeUndefined()
})

test('who is not randomised makes no randomised study', () => {
  const [study] = studiesOf('Patients who were not randomised had less cough with honey (Lund, 2009).')
  expect(study).toBeDefined()
  expect(study?.design).toBeUndefined()
})

test.each<[string, string[][]]>([
  ['One trial evaluated honey (Orr & Lund, 1999, 2001).', [['Orr 1999', 'Orr 2001']]],
  ['Pilot trials suggest benefits of honey (Orr, 2007; Lund, 2009).', [['Orr 2007'], ['Lund 2009']]],
  ['Cough fell with honey (p = .02; Orr, 2007; see also Lund, 2009).', [['Orr 2007']]],
  ['Cough is a reflex of the airways (Orr, 2007).', []],
  ['Miners often had their lungs harmed by dust (Orr, 2007).', []],
  ['In schools, honey led to reductions in cough (Orr, 2007).', [['Orr 2007']]],
  [
    'In a randomised trial, honey outperformed syrup on cough (Orr, 2007), with gains persisting at follow-up (Orr, 2009).',
    [['Orr 2007', 'Orr 2009']],
  ],
  // A trial that is called by its name is another than the one told before, and the same wherever it is called so.
  [
    'Yoga reduced cough (Orr, 2007).\n\nIn the BREATHE trial, 40 singers were randomised to honey or tea. Cough fell by 30%. Sleep did not differ (Lund, 2009).\n\nIn the BREATHE trial, pain fell by 30%.',
    [['Orr 2007'], ['Lund 2009']],
  ],
  [
    'The Northern Singers Study enrolled 40 adults. Cough was 30% less frequent with honey (Lund, 2009).',
    [['Lund 2009']],
  ],
  // Called by what it tested.
  [
    'In a trial of mindfulness-based stress reduction (MBSR), pain fell by 30% (Orr, 2007). In the MBSR trial, 80 patients were followed and pain fell by 20%.',
    [['Orr 2007']],
  ],
  ['A trial of honey included 40 children. Cough improved in both groups (Orr, 2007).', [['Orr 2007']]],
  ['Orr (2007) found that honey reduced cough. Lund (2009) found no difference.', [['Orr 2007'], ['Lund 2009']]],
  ['A trial found that honey reduced cough (Orr, 2007). Further trials are needed (Lund, 2009).', [['Orr 2007']]],
  // What is known of a treatment was found out by those who are cited for it; what it is for was not.
  ['Music therapy can help to reduce cough (Orr, 2007).', [['Orr 2007']]],
  ['Music therapy might reduce cough (Orr, 2007).', []],
  ['Music therapy aims to lower tension and so reduces cough (Orr, 2007).', []],
  ['Hope reduces fear (Orr, 2007).', []],
  ['As many as 40% of singers cough (Orr, 2007; Lund, 2009).', [['Orr 2007'], ['Lund 2009']]],
  ['Orr (2007) instructed singers to hum.', [['Orr 2007']]],
  [
    'Music therapy reduces cough in singers (Orr, 2007), for instance, and in nurses (Lund, 2009; Roe, 2011).',
    [['Orr 2007'], ['Lund 2009'], ['Roe 2011']],
  ],
  ['Music therapy reduces cough (Orr, 2007), and humming is a habit (Lund, 2009).', [['Orr 2007']]],
])('works that report the studies of %s', (text, expected) => {
  expect(works(text)).toEqual(expected)
})

test('a mean of something is no number of participants', () => {
  const [study] = studiesOf('A trial found that patients saw six therapists on average and coughed less (Orr, 2007).')
  expect(study?.design).toBe('trial')
  expect(study?.sampleSize).toBeUndefined()
})

test('a design in brackets is that of the work it introduces', () => {
  const text = 'Music therapy reduces cough (Orr, 2007; for a recent systematic review, see Roe, 2012).'
  expect(studiesOf(text).map(({ design }) => design)).toEqual([undefined, 'systematic review'])
  expect(studiesOf('Music therapy reduces cough (for a meta-analysis see Orr, 2007).')[0]?.design).toBe('meta-analysis')
})

test('the rest of a sentence is on the same treatment', () => {
  const text = 'Music therapy reduces cough in singers (Orr, 2007), and in nurses (Lund, 2009).'
  const [first, second] = studiesOf(text).map(({ interventions }) => interventions)
  expect(first).toEqual(['intervention:music-therapy'])
  expect(second).toEqual(first)
})

test('a country told before holds in its paragraph only', () => {
  const text =
    'Evidence from Norway is clear. In a trial, honey reduced cough (Orr, 2007).\n\nIn a trial, honey reduced hoarseness (Lund, 2009).'
  expect(studiesOf(text).map(({ country }) => country)).toEqual(['Norway', undefined])
})

test('a list belongs to the study that introduces it', () => {
  const text =
    'Effects\n\nA trial evaluated honey for hoarse singers (Orr, 2007). The results were clear:\n\n- Fewer coughs\n- Better sleep'
  const [study, ...others] = studiesOf(text)
  expect(others).toEqual([])
  expect(study?.mentions.length).toBe(2)
})

test('a primary report has one study of its own', () => {
  const text =
    'Abstract\n\nMethods\n\nWe randomised 120 singers to honey or syrup.\n\nResults\n\nCough fell by 30% with honey. Sleep improved.'
  const studies = studiesOf(text)
  expect(studies.length).toBe(1)
  expect(studies[0]).toMatchObject({ own: true, citations: [], sampleSize: 120 })
})

describe('an uncited result', () => {
  const CITED = 'Yoga reduced cough (OR 0.60) compared with stretching (Orr, 2007).'
  const outcomesOf = (next: string) => {
    const { found } = annotate(`${CITED}${next}`)
    return found.findings.map(({ outcome }) => outcome?.replace('outcome:', ''))
  }

  test.each([
    ' Cough was 30% lower with yoga at bedtime.',
    ' Both groups slept 30% longer.',
    ' Sleep improved by 30%.',
    ' The advantage over massage was 30% for pain.',
    ' In the same trial, massage reduced pain by 30%.',
  ])('goes on with the study cited before:%s', (next) => {
    expect(outcomesOf(next).length).toBeGreaterThan(1)
  })

  test.each([
    ' Massage halved the relapse rate (HR 0.60, p = .02).',
    '\n\nMassage reduced anxiety (d = -0.33).',
    ' Massage was more effective than relaxation in lowering pain (5.2 vs 9.7 points).',
    ' Across studies, dropout averaged 30%.',
  ])('of another treatment, or of all studies, is none of its:%s', (next) => {
    expect(outcomesOf(next)).toEqual(['cough'])
  })

  test('of a review of studies goes on with the review', () => {
    const { found } = annotate(
      'A meta-analysis found less cough with honey (Orr, 2007). Across studies, dropout averaged 30%.',
    )
    expect(found.findings.map(({ study }) => study)).toEqual([0, 0])
  })
})

test('what a cited study compares with is compared with no treatment of another', () => {
  const { found } = annotate(
    'Yoga reduced pain compared with usual care (Orr, 2007). In the same trial, massage reduced anxiety (d = -0.33).',
  )
  expect(found.findings.map(({ comparator }) => comparator)).toEqual(['intervention:usual-care', undefined])
})

test('what is told before a citation at the end of a paragraph is told of the named trial', () => {
  const { found } = annotate(
    'Cycling reduced mortality (RR 0.74) in a meta-analysis of 63 trials (Orr, 2007).\n\nIn the BREATHE trial, 640 patients were randomised to aerobic training or usual care. Oxygen uptake rose by 2.9 ml in the training group and by 0.6 ml in the usual care group. Blood pressure did not differ (Lund, 2009).',
  )
  expect(found.studies.map(({ design, sampleSize }) => [design, sampleSize])).toEqual([
    ['meta-analysis', undefined],
    ['trial', 640],
  ])
  expect(found.findings.map(({ outcome, study }) => [outcome, study])).toEqual([
    ['outcome:mortality', 0],
    ['outcome:oxygen-uptake', 1],
    ['outcome:blood-pressure', 1],
  ])
})
