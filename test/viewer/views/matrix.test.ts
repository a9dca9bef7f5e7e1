// The gap map: every finding in its cells, signs told apart, nothing where nothing is.
import { describe, expect, test } from 'vitest'
import { cellWords, matrixOf, slicesOf } from '../../../viewer/views/matrix/cells.js'
import { all, Evidence, names, numberOf } from './evidence.js'

const graph = new Evidence()
  .finding('a', { direction: 'favours-intervention' }, { study: 'Lee', of: 'coaching', outcome: 'mood' })
  .finding('b', { direction: 'favours-comparator' }, { study: 'Kim', of: 'coaching', outcome: 'mood' })
  .finding('c', { direction: 'favours-intervention' }, { study: 'Kim', of: 'coaching', outcome: 'mood' })
  .finding('d', { direction: 'no-difference' }, { study: 'Kim', of: 'coaching', outcome: 'sleep' })
  .finding('e', {}, { study: 'Lee', of: 'diet', outcome: 'sleep' })
  .finding('f', { direction: 'favours-intervention' }, { of: 'diet', outcome: 'sleep' })
  .claim('fosters', 'concept:trust', 'outcome:mood')
  .claim('not', 'concept:trust', 'outcome:mood', { polarity: 'negated' })
  .claim('helps', 'intervention:coaching', 'concept:trust')
graph.node('intervention:unused')
graph.node('outcome:unmeasured')
const index = graph.index()
const at = (id: string) => numberOf(index, id)
const findings = matrixOf(index, all(index), 'Intervention', 'findings')
const cell = (map: typeof findings, row: string, column: string) => map.cellAt(at(row), at(column))

test('rows and columns with most come first, empty ones apart', () => {
  expect(names(index, findings.rows)).toEqual(['coaching', 'diet'])
  expect(names(index, findings.columns)).toEqual(['mood', 'sleep'])
  expect(names(index, findings.emptyRows)).toEqual(['unused'])
  expect(names(index, findings.emptyColumns)).toEqual(['unmeasured'])
  expect(findings.filled).toBe(3)
  expect(findings.most).toBe(3)
})

describe('a cell', () => {
  test('holds its findings, with what each says', () => {
    expect(cell(findings, 'intervention:coaching', 'outcome:mood')).toEqual({
      items: [at('finding:a'), at('finding:b'), at('finding:c')],
      count: 3,
      signs: { plus: 2, minus: 1 },
      sign: 'mixed',
    })
  })
  test('is of one sign where all that say anything agree', () => {
    expect(cell(findings, 'intervention:diet', 'outcome:sleep')?.sign).toBe('plus')
    expect(cell(findings, 'intervention:coaching', 'outcome:sleep')?.sign).toBe('equal')
  })
  test('is nothing where nothing was found', () => {
    expect(cell(findings, 'intervention:diet', 'outcome:mood')).toBeUndefined()
  })
  test('counts studies once', () => {
    const studies = matrixOf(index, all(index), 'Intervention', 'studies')
    expect(cell(studies, 'intervention:coaching', 'outcome:mood')?.count).toBe(2)
    // A finding that no study is named for.
    expect(cell(studies, 'intervention:diet', 'outcome:sleep')?.count).toBe(1)
  })
  test('of claims is what relates the two', () => {
    const claims = matrixOf(index, all(index), 'Concept', 'claims')
    expect(cell(claims, 'concept:trust', 'outcome:mood')).toMatchObject({ count: 2, sign: 'mixed' })
  })
  test('of a concept is what its claims lead to', () => {
    const concepts = matrixOf(index, all(index), 'Concept', 'findings')
    expect(cell(concepts, 'concept:trust', 'outcome:sleep')?.items).toEqual([at('finding:d')])
  })
  test('is said in words', () => {
    const row = at('intervention:coaching')
    const column = at('outcome:mood')
    const found = findings.cellAt(row, column)
    expect(found && cellWords(index, row, column, found, 'findings')).toBe(
      'coaching, mood: 3 findings; 2 favours the intervention, 1 favours the comparator',
    )
  })
})

test('what is hidden is not counted', () => {
  const visible = all(index)
  visible[at('finding:b')] = 0
  visible[at('outcome:sleep')] = 0
  const map = matrixOf(index, visible, 'Intervention', 'findings')
  expect(cell(map, 'intervention:coaching', 'outcome:mood')?.sign).toBe('plus')
  expect(names(index, map.columns)).toEqual(['mood'])
})

test('slices go once round', () => {
  const found = cell(findings, 'intervention:coaching', 'outcome:mood')
  const slices = found ? slicesOf(found) : []
  expect(slices.map(({ sign }) => sign)).toEqual(['plus', 'minus'])
  expect(slices[0]?.from).toBe(0)
  expect(slices[0]?.to).toBeCloseTo(2 / 3)
  expect(slices.at(-1)?.to).toBeCloseTo(1)
})
