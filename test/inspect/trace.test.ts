// Chains from an entity to the evidence, names that are nearly right, and counts.
import { describe, expect, test } from 'vitest'
import { findEntities, nearestNames, statsOf, trace } from '../../src/index.js'
import { sampleGraph } from './sample.js'

const traceOf = (id: string) => {
  const graph = sampleGraph()
  const [entity] = findEntities(graph, id)
  if (!entity) throw new Error(id)
  return trace(graph, entity)
}

describe('trace', () => {
  test('concept ← claim → publication → study → finding → outcome, with words and places', () => {
    const [claim, ...others] = traceOf('concept:worry').claims
    expect(others).toEqual([])
    expect(claim).toMatchObject({
      predicate: 'DECREASES',
      subjects: [{ label: 'calm breathing' }],
      quotes: [{ text: 'Calm breathing lowers worry', uri: 'calm.txt', line: 1, column: 1, section: 'Results' }],
      publications: [
        {
          label: 'Imai (2018)',
          studies: [
            {
              sampleSize: 60,
              quotes: [{ text: 'a trial of 60 nurses', line: 2, column: 4 }],
              findings: [{ outcomes: [{ id: 'outcome:worry' }], quotes: [{ line: 2, column: 26 }] }],
            },
          ],
        },
      ],
    })
  })

  test('concept ← claim → intervention ← finding', () => {
    expect(traceOf('concept:worry').evidence).toMatchObject([
      {
        about: { id: 'intervention:calm-breathing' },
        claims: ['claim:1'],
        studies: [{ findings: [{ id: 'finding:1' }] }],
      },
    ])
  })

  test('an outcome leads to its own findings', () => {
    expect(traceOf('outcome:worry')).toMatchObject({
      claims: [],
      evidence: [{ about: { kind: 'Outcome' }, claims: [] }],
    })
  })
})

describe('names', () => {
  test.each([
    ['worry', ['concept:worry', 'outcome:worry']],
    ['Worrying', ['concept:worry']],
    ['Calm-Breathing', ['intervention:calm-breathing']],
    ['outcome:worry', ['outcome:worry']],
    ['joy', []],
  ])('%s', (name, ids) => {
    expect(findEntities(sampleGraph(), name).map(({ id }) => id)).toEqual(ids)
  })

  test.each([
    ['wory', ['worry']],
    ['calm breeding', ['calm breathing']],
    ['xylophone', []],
  ])('nearest to %s', (name, labels) => {
    expect(nearestNames(sampleGraph(), name)).toEqual(labels)
  })
})

test('stats count by kind, most first', () => {
  const stats = statsOf(sampleGraph())
  expect(Object.entries(stats.nodes)[0]).toEqual(['Passage', 2])
  expect(stats).toMatchObject({
    predicates: { DECREASES: 1 },
    designs: { trial: 1 },
    measures: { 'mean-difference': 1 },
    entities: { Concept: [{ id: 'concept:worry', label: 'worry', mentions: 1 }], Population: [] },
  })
})
