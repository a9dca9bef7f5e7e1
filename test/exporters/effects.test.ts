// The effects table: each measure on the scale on which studies are pooled, with standard errors where they follow.
import { expect, test } from 'vitest'
import type { Graph, GraphEdge, GraphNode, NodeOf } from '../../src/index.js'
import { parseCsv } from './csv.js'
import { textOf } from './golden-files.js'

function tableOf(finding: Partial<NodeOf<'Finding'>>, sampleSize?: number) {
  const nodes = [
    { id: 'finding:1', kind: 'Finding', label: 'f', ...finding },
    { id: 'study:1', kind: 'Study', label: 's', ...(sampleSize === undefined ? {} : { sampleSize }) },
  ] as GraphNode[]
  const edges = [{ id: 'found:1', kind: 'FOUND', source: 'study:1', target: 'finding:1' }] as GraphEdge[]
  const graph: Graph = { nodes, edges }
  return parseCsv(textOf('effects', {}, graph))
}
const numbers = (row: Record<string, string> | undefined, ...names: string[]) =>
  names.map((name) => (row?.[name] ? Number(Number(row[name]).toFixed(4)) : undefined))

const LN2 = Number(Math.LN2.toFixed(4))
// The expected numbers are those of metafor's escalc and of textbooks, not of our formulas.
test.each([
  ['SMD with limits', { measure: 'smd', value: 0.5, ciLow: 0.1, ciHigh: 0.9 }, ['SMD', 'raw', 0.5, 0.2041, 'ci']],
  ['SMD without', { measure: 'smd', value: 0.5 }, ['SMD', 'raw', 0.5, undefined, '']],
  ['odds ratio', { measure: 'or', value: 2, ciLow: 1, ciHigh: 4 }, ['OR', 'log', LN2, 0.3537, 'ci']],
  ['hazard ratio', { measure: 'hr', value: 0.5, ciLow: 0.25, ciHigh: 1 }, ['GEN', 'log', -LN2, 0.3537, 'ci']],
  ['correlation', { measure: 'r', value: 0.5 }, ['ZCOR', 'fisher-z', 0.5493, 0.1015, 'n']],
  ['two means', { measure: 'mean', interventionValue: 9, comparatorValue: 12 }, ['MD', 'raw', -3, undefined, '']],
  ['an odds ratio of 0 has no logarithm', { measure: 'or', value: 0 }, ['OR', 'log', undefined, undefined, '']],
] as const)('%s', (_name, finding, [code, scale, yi, sei, from]) => {
  const [row, ...others] = tableOf(finding, 100)
  expect(others).toEqual([])
  expect([row?.metafor_measure, row?.scale, row?.sei_from, row?.ni]).toEqual([code, scale, from, '100'])
  expect(numbers(row, 'yi', 'sei')).toEqual([yi, sei])
  if (sei !== undefined) expect(Number(row?.vi)).toBeCloseTo(sei ** 2, 3)
})

test('what cannot be pooled is not in it', () => {
  expect(tableOf({ measure: 'percentage', value: 83 })).toEqual([])
  expect(tableOf({ measure: 'direction', direction: 'no-difference' })).toEqual([])
  expect(tableOf({ measure: 'smd' })).toEqual([])
})

test('means and standard deviations of both arms are there for escalc', () => {
  const [row] = tableOf({
    measure: 'mean',
    interventionValue: 9,
    comparatorValue: 12,
    sdIntervention: 2,
    sdComparator: 3,
  })
  expect(numbers(row, 'm1i', 'sd1i', 'm2i', 'sd2i')).toEqual([9, 2, 12, 3])
})
