// Conflicts: both sides with all that speaks for them, the best founded first; nothing that does not contradict.
import { describe, expect, test } from 'vitest'
import { contradicting } from '../../../viewer/conflicts.js'
import { type Conflict, conflictsOf } from '../../../viewer/views/conflicts/sides.js'
import { all, Evidence, names, numberOf } from './evidence.js'

const passage = (graph: Evidence, id: string, ...items: string[]) => {
  graph.node(`passage:${id}`, { text: '', start: 0, end: 0 })
  for (const item of items) graph.edge('STATES', `passage:${id}`, item)
}

const graph = new Evidence()
  .claim('up', 'concept:trust', 'concept:learning')
  .claim('down', 'concept:trust', 'concept:learning', { predicate: 'DECREASES' })
  .claim('not', 'concept:trust', 'concept:learning', { polarity: 'negated' })
  .claim('linked', 'concept:trust', 'concept:learning', { predicate: 'ASSOCIATED_WITH' })
  .claim('elsewhere', 'concept:trust', 'concept:sleep', { predicate: 'DECREASES' })
  .claim('a>b', 'intervention:a', 'intervention:b', { predicate: 'OUTPERFORMS' })
  .claim('b>a', 'intervention:b', 'intervention:a', { predicate: 'OUTPERFORMS' })
  .claim('b=a', 'intervention:b', 'intervention:a', { predicate: 'EQUIVALENT_TO' })
  .claim('back', 'concept:learning', 'concept:trust', { predicate: 'DECREASES' })
  .finding('good', { direction: 'favours-intervention' }, { study: 'Lee', n: 30, of: 'a', outcome: 'mood' })
  .finding('good2', { direction: 'favours-intervention' }, { study: 'Kim', n: 90, of: 'a', outcome: 'mood' })
  .finding('bad', { direction: 'favours-comparator' }, { study: 'Ono', of: 'a', outcome: 'mood' })
  .finding('mute', {}, { study: 'Ono', of: 'a', outcome: 'mood' })
  .finding('alone', { direction: 'no-difference' }, { study: 'Ono', of: 'b', outcome: 'mood' })
for (const work of ['x', 'y', 'z']) graph.node(`publication:${work}`, { authors: [], citationKey: '' })
for (const work of ['x', 'y']) graph.edge('SUPPORTED_BY', 'claim:up', `publication:${work}`)
graph.edge('SUPPORTED_BY', 'claim:not', 'publication:x')
// Best founded, but all in one passage.
for (const claim of ['a>b', 'b>a', 'b=a'])
  for (const work of ['x', 'y', 'z']) graph.edge('SUPPORTED_BY', `claim:${claim}`, `publication:${work}`)
passage(graph, 'p', 'claim:up')
passage(graph, 'q', 'claim:not', 'claim:down')
passage(graph, 'r', 'claim:a>b', 'claim:b>a', 'claim:b=a')
const index = graph.index()
const conflicts = conflictsOf(index, all(index))
const about = (label: string, of: string) => {
  const found = conflicts.find((one) => index.nodes[one.about]?.label === label && index.nodes[one.of]?.label === of)
  if (!found) throw new Error(`no conflict ${label} ${of}`)
  return found
}
const sides = ({ sides: all_ }: Conflict) =>
  all_.map(({ says, sign, items, sources, passages }) => [says, sign, names(index, items), sources, passages])

test.each([
  ['up', ['down', 'not']],
  ['down', ['up']],
  ['not', ['up']],
  ['linked', []],
  ['elsewhere', []],
  // What the one does to the other and what the other does to it are two things.
  ['back', []],
  ['a>b', ['b>a', 'b=a']],
  ['b=a', ['b>a', 'a>b']],
])('%s is contradicted by %j', (claim, others) => {
  expect(names(index, contradicting(index, numberOf(index, `claim:${claim}`))).sort()).toEqual([...others].sort())
})

describe('conflicts', () => {
  test('of claims have a side for each thing said, with its works and passages', () => {
    expect(sides(about('trust', 'learning'))).toEqual([
      ['increases', 'plus', ['up'], 2, 1],
      ['not: increases', 'denied', ['not'], 1, 1],
      ['decreases', 'minus', ['down'], 0, 1],
    ])
  })
  test('of comparisons know which way round they are', () => {
    const found = about('a', 'b')
    expect(sides(found).map(([says, sign]) => [says, sign])).toEqual([
      ['outperforms', 'plus'],
      ['b outperforms it', 'minus'],
      ['b equivalent to it', 'equal'],
    ])
    expect(found.onePassage).toBe(true)
  })
  test('of findings have a side for each direction; one without a direction takes none', () => {
    expect(sides(about('a', 'mood'))).toEqual([
      ['favours the intervention', 'plus', ['good2', 'good'], 2, 0],
      ['favours the comparator', 'minus', ['bad'], 1, 0],
    ])
  })
  test('with most evidence on the weaker side come first, those of one passage last', () => {
    expect(conflicts.map((one) => [index.nodes[one.about]?.label, index.nodes[one.of]?.label])).toEqual([
      ['trust', 'learning'],
      ['a', 'mood'],
      ['a', 'b'],
    ])
  })
  test('need both sides shown', () => {
    const visible = all(index)
    for (const id of ['claim:not', 'claim:down', 'finding:bad', 'claim:b>a', 'claim:b=a'])
      visible[numberOf(index, id)] = 0
    expect(conflictsOf(index, visible)).toEqual([])
  })
})
