// The shape `concepts`: who is linked, with which weight, and what the counts add up.
import { expect, test } from 'vitest'
import { parseCsv } from './csv.js'
import { filesOf, golden } from './golden-files.js'

const read = (graph = golden()) => {
  const files = filesOf('csv', { shape: 'concepts' }, graph)
  return { files, nodes: parseCsv(files['nodes.csv'] as string), edges: parseCsv(files['edges.csv'] as string) }
}

test('holds entities, and one edge for each pair and relation', () => {
  const { files, nodes, edges } = read()
  expect(Object.keys(files)).toEqual(['nodes.csv', 'edges.csv', 'columns.csv', 'README.txt'])
  expect(new Set(nodes.map(({ node_kind }) => node_kind))).toEqual(
    new Set(['Concept', 'Intervention', 'Outcome', 'Population']),
  )
  expect(edges.map(({ Source, relation, Target }) => [Source, relation, Target])).toEqual([
    ['concept:trust', 'INCREASES', 'outcome:worry'],
    ['intervention:calm', 'TESTED_ON', 'outcome:worry'],
  ])
})

test('adds up claims: the study behind them, passages for and against', () => {
  expect(read().edges[0]).toMatchObject({
    Weight: '1.0',
    n_studies: '1',
    n_publications: '1',
    n_claims: '2',
    n_findings: '0',
    n_support: '1',
    n_refute: '1',
    effect_mean: '',
  })
})

test('adds up findings, with a mean where measures agree', () => {
  expect(read().edges[1]).toMatchObject({ n_findings: '2', n_studies: '1', effect_mean: '1.75', effect_measure: 'smd' })
  const graph = golden()
  for (const node of graph.nodes) if (node.id === 'finding:2') Object.assign(node, { measure: 'or' })
  expect(read(graph).edges[1]).toMatchObject({ n_findings: '2', n_null: '0' })
  expect(Object.keys(read(graph).edges[1] as object)).not.toContain('effect_mean')
})

test('a weight is above zero even without a study', () => {
  const graph = golden()
  graph.edges = graph.edges.filter(({ kind }) => kind !== 'REPORTS' && kind !== 'FOUND')
  const weights = read(graph).edges.map(({ Weight, n_studies }) => [Weight, n_studies])
  expect(weights).toEqual([
    ['1.0', '0'],
    ['1.0', '0'],
  ])
})

test('a claim about what is no entity has no edge', () => {
  const graph = golden()
  for (const edge of graph.edges) if (edge.id === 'object:1') edge.target = 'study:lee'
  expect(read(graph).edges.map(({ Target }) => Target)).toEqual(['outcome:worry', 'outcome:worry'])
})
