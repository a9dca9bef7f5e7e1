// What readers are told: search, headlines, recorded facts, the summary for those who do not see the picture.
import { describe, expect, test } from 'vitest'
import type { GraphNode } from '../../graph/schema.js'
import { factsOf, headline, plural } from '../../viewer/facts.js'
import { summaryOf } from '../../viewer/keys.js'
import { nodeOf } from '../../viewer/model.js'
import { engineOf, entriesOf, searchFor } from '../../viewer/search.js'
import { legendOf } from '../../viewer/ui/legend.js'
import { idsOf, index, n } from './fixture.js'

describe('search', () => {
  const engine = engineOf(entriesOf(index.nodes))
  const hits = (query: string) =>
    searchFor(engine, query).groups.map(
      ({ kind, hits: list }) => `${kind}: ${idsOf(list.map(({ node }) => node)).join(' ')}`,
    )

  test.each([
    ['trust', /^Concept: concept:trust/],
    // An alias.
    ['epistemic confidence', /^Concept: concept:trust/],
    ['Lée', /publication:lee/],
    ['2005', /^Publication: publication:kim/],
    ['lowered dropout', /^Passage: passage:a\.md:2/],
    // Begun words and slips of the finger.
    ['coachi', /^Intervention: intervention:coaching/],
    ['dropot', /outcome:dropout/],
    ['trial', /^Study: study:lee/],
    ['(lee)=2001', /publication:lee/],
  ])('%s finds %s', (query, expected) => {
    expect(hits(query).join('\n')).toMatch(expected)
  })

  test('all words must be there; nothing is found of nothing', () => {
    expect(hits('trust zebra')).toEqual([])
    expect(hits('')).toEqual([])
    expect(searchFor(engine, 'trust', 1).groups.find(({ kind }) => kind === 'Claim')).toMatchObject({
      total: 4,
      hits: [{}],
    })
  })
})

const finding = (more: object) => ({ id: 'f', kind: 'Finding', label: 'f', measure: 'smd', ...more }) as GraphNode

test.each<[GraphNode, string]>([
  [finding({ value: 0.31, ciLow: 0.1, ciHigh: 0.49 }), 'standardised mean difference 0.31 [0.1, 0.49]'],
  [finding({ value: 0, p: 0.5 }), 'standardised mean difference 0, p = 0.5'],
  [
    finding({
      measure: 'mean',
      interventionValue: 4,
      sdIntervention: 1.5,
      comparatorValue: 6,
      sdComparator: 2,
      unit: 'points',
    }),
    'mean 4 points (SD 1.5) against 6 points (SD 2)',
  ],
  [finding({ measure: 'mean', comparatorValue: 6 }), 'mean 6 in the comparator'],
  [finding({ measure: 'direction', direction: 'no-difference', timepoint: '6 months' }), 'no difference · at 6 months'],
  [finding({ measure: 'p', p: 0.01 }), 'p = 0.01'],
  [finding({}), ''],
  [nodeOf(index, n('study:lee')), 'trial · n = 40'],
  [nodeOf(index, n('claim:calms')), 'hedged · rests on theory · 1 passage · no work cited for it'],
  [nodeOf(index, n('claim:not')), 'asserted, said not to hold · rests on theory · 1 passage · 1 work cited'],
  [nodeOf(index, n('passage:a.md:4')), 'Aims · line 3'],
  [{ ...nodeOf(index, n('publication:kim')), title: 'Ice', notice: 'retraction' } as GraphNode, 'Retracted · Ice'],
])('the headline of %j', (node, expected) => {
  expect(headline(node)).toBe(expected)
})

test.each([
  ['doi', '10.1000/a b', undefined],
  ['doi', '10.1000/x<y>(2)', 'https://doi.org/10.1000/x%3Cy%3E(2)'],
  ['doi', 'javascript:alert(1)', undefined],
  ['pmid', '12345', 'https://pubmed.ncbi.nlm.nih.gov/12345/'],
  ['pmid', '12 or so', undefined],
])('the %s %j is found at %s', (name, value, href) => {
  const node = { ...nodeOf(index, n('publication:lee')), [name]: value }
  expect(factsOf(node).find((fact) => fact.name === name.toUpperCase())?.href).toBe(href)
})

test('what is recorded is shown with its meaning, other names without the label', () => {
  expect(factsOf(nodeOf(index, n('concept:trust')))).toEqual([
    { name: 'also called', value: 'epistemic confidence', doc: 'Every surface form, as printed.' },
  ])
  expect(factsOf(nodeOf(index, n('finding:dropout'))).map(({ name, value }) => `${name} ${value}`)).toEqual([
    'measure percentage',
    'intervention value 9',
    'comparator value 34',
    'unit %',
    'direction favours the intervention',
  ])
})

test('the summary counts what there is', () => {
  expect(summaryOf(index)).toBe(
    '3 concepts, 4 claims, 1 intervention, 1 population, 2 publications, 1 study, 1 finding, 2 outcomes, 1 document, 1 author',
  )
  expect(plural(1, 'study', 'studies')).toBe('1 study')
  expect(plural(1200, 'study', 'studies')).toBe('1,200 studies')
})

test('the legend names what is shown, in order, and signs of claims and findings only', () => {
  expect(
    legendOf([
      { kind: 'Outcome', sign: 'none' },
      { kind: 'Claim', sign: 'minus' },
      { kind: 'Claim', sign: 'plus' },
      { kind: 'Concept', sign: 'none' },
    ]),
  ).toEqual({
    kinds: ['Concept', 'Claim', 'Outcome'],
    signs: ['plus', 'minus'],
  })
})
