// Facets: counts tell what a click would show; what something visible rests on stays visible.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EFFECT_CLASSES, type EffectClass, effectClass, sizeClass } from '../../viewer/classes.js'
import { FACETS, UNSAID } from '../../viewer/facets.js'
import { type Chosen, facetTable, optionsOf, visibleNodes } from '../../viewer/filters.js'
import { idsOf, index, n } from './fixture.js'

const table = facetTable(index)
const shown = (chosen: Chosen) =>
  idsOf([...index.nodes.keys()].filter((node) => visibleNodes(index, table, chosen)[node] === 1)).sort()
const options = (name: string, chosen: Chosen = {}) =>
  Object.fromEntries(
    optionsOf(index, table, chosen)
      .find(({ facet }) => facet.name === name)
      ?.options.map(({ value, count }) => [value, count]) ?? [],
  )

test('nothing chosen shows all that is drawn: linked, and no passage, author or document', () => {
  expect(shown({})).toEqual(idsOf(table.drawn).sort())
  expect(shown({})).not.toContain('concept:idle')
  expect(shown({})).not.toContain('passage:a.md:0')
  expect(shown({})).toHaveLength(14)
})

test.each([
  ['kind', { Concept: 2, Claim: 4, Intervention: 1, Population: 1, Publication: 2, Study: 1, Finding: 1, Outcome: 2 }],
  ['predicate', { INCREASES: 2, DECREASES: 1, TARGETS: 1 }],
  ['modality', { asserted: 3, hedged: 1 }],
  // Claims without a cited work have no year.
  ['year', { 2005: 2, 2001: 4, [UNSAID]: 2 }],
  ['says', { plus: 2, minus: 1, none: 1, denied: 1 }],
  ['intervention', { 'intervention:coaching': 3, [UNSAID]: 3 }],
  ['notice', { [UNSAID]: 2 }],
  ['design', { trial: 3, [UNSAID]: 1 }],
  ['population', { 'population:adult': 2, [UNSAID]: 4 }],
  ['outcome', { 'outcome:dropout': 2, 'outcome:anxiety': 1, [UNSAID]: 3 }],
  ['size', { 0: 3, [UNSAID]: 1 }],
  ['effect', { [UNSAID]: 1 }],
  ['confidence', { high: 2, middle: 2, low: 1 }],
])('the values of %s', (name, expected) => {
  expect(options(name)).toEqual(expected)
})

test.each([
  [49, '0'],
  [50, '50'],
  [249, '100'],
  [250, '250'],
  [1e6, '1000'],
])('a study with %d participants is among those from %s', (participants, name) => {
  expect(sizeClass(participants)).toBe(name)
})

test.each([
  ['smd', -0.8, 'large'],
  ['smd', 0.79, 'medium'],
  ['smd', 0.19, 'negligible'],
  ['r', 0.1, 'small'],
  ['eta2', 0.14, 'large'],
  ['or', 0.5, 'small'],
  ['or', 2, 'small'],
  ['or', 0, undefined],
  ['percentage', 40, undefined],
  ['smd', undefined, undefined],
] as const)('an effect of %s %d is %s', (measure, value, name) => {
  expect(effectClass(measure, value)).toBe(name)
})

test('a larger effect is never in a smaller class', () => {
  const value = fc.double({ min: 0.001, max: 20, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom('smd', 'r', 'eta2'), value, value, (measure, a, b) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)].map((one) =>
        EFFECT_CLASSES.indexOf(effectClass(measure, one) as EffectClass),
      )
      expect(large).toBeLessThanOrEqual(small as number)
    }),
  )
})

test('a concept stays while something about it stays', () => {
  expect(shown({ predicate: ['DECREASES'] })).toEqual([
    'claim:calms',
    'concept:trust',
    'finding:dropout',
    'intervention:coaching',
    'outcome:anxiety',
    'outcome:dropout',
    'population:adult',
    'publication:kim',
    'publication:lee',
    'study:lee',
  ])
  expect(shown({ kind: ['Concept'] })).toEqual(['concept:learning', 'concept:trust'])
})

test('counts heed the other facets, and a chosen value stays in the list with none', () => {
  expect(options('predicate', { modality: ['hedged'] })).toEqual({ INCREASES: 0, DECREASES: 1, TARGETS: 0 })
  expect(options('kind', { modality: ['hedged'] })).toMatchObject({ Claim: 1, Concept: 2 })
  expect(options('design', { design: ['gone'] })).toMatchObject({ gone: 0, trial: 3 })
})

test('a count is what its value alone would show of those it asks', () => {
  const facet = fc.constantFrom(...FACETS.map(({ name }) => name))
  fc.assert(
    fc.property(facet, facet, fc.nat(), (name, other, pick) => {
      const list = Object.keys(options(other))
      const chosen = other === name || list.length === 0 ? {} : { [other]: [list[pick % list.length] as string] }
      for (const [value, count] of Object.entries(options(name, chosen))) {
        const rows = table.values.get(name) ?? []
        const others = table.values.get(other) ?? []
        const expected = table.drawn.filter((_, row) => {
          const passes =
            chosen[other] === undefined ||
            others[row] === undefined ||
            others[row]?.includes(chosen[other][0] as string)
          return rows[row]?.includes(value) && passes
        })
        expect(count).toBe(expected.length)
      }
    }),
  )
})

test('labels of values are the reader’s words', () => {
  const labels = optionsOf(index, table, {}).flatMap(({ options: list }) => list.map(({ label }) => label))
  expect(labels).toEqual(expect.arrayContaining(['Concepts', 'increases', 'adults', 'not said', 'A review']))
  expect(n('concept:trust')).toBeGreaterThan(0)
})
