// Studies and findings as nodes: what merges, what they are tied to.
import { expect, test } from 'vitest'
import { build } from '../../src/index.js'

const source = (uri: string, text: string) => ({ uri, bytes: new TextEncoder().encode(text) })
const graphOf = (...texts: string[]) => build(texts.map((text, i) => source(`${i}.txt`, text))).graph
const ofKind = (graph: ReturnType<typeof graphOf>, kind: string) => graph.nodes.filter((node) => node.kind === kind)
const edgesOf = (graph: ReturnType<typeof graphOf>, kind: string) => graph.edges.filter((edge) => edge.kind === kind)

const FIRST =
  'A randomised trial of 80 patients found that honey reduced cough compared with syrup (Orr & Lund, 1999, 2001).'
const SECOND = 'In the same years, a trial reported less cough with honey than with syrup (Orr & Lund, 2001).'

test('one trial with two publications is one study that both report', () => {
  const graph = graphOf(FIRST)
  expect(ofKind(graph, 'Study').map(({ id }) => id)).toEqual(['study:orr-lund-1999'])
  expect(edgesOf(graph, 'REPORTS').length).toBe(2)
})

test('a study told of in two documents is one node, stated by both', () => {
  const graph = graphOf(FIRST, SECOND)
  const [study, ...others] = ofKind(graph, 'Study')
  expect(others).toEqual([])
  expect(study).toMatchObject({ design: 'randomized trial', sampleSize: 80 })
  expect(edgesOf(graph, 'STATES').filter(({ target }) => target === study?.id).length).toBe(2)
})

test('a finding is tied to its study, outcome and arms, and quotes its clause', () => {
  const graph = graphOf('Cough rates were 12% with honey versus 40% with syrup in a randomised trial (Orr, 2007).')
  const [finding] = ofKind(graph, 'Finding')
  expect(finding).toMatchObject({ interventionValue: 12, comparatorValue: 40, unit: '%' })
  for (const kind of ['OF_OUTCOME', 'OF_INTERVENTION', 'VERSUS']) expect(edgesOf(graph, kind).length).toBe(1)
  expect(edgesOf(graph, 'FOUND').map(({ source: study }) => study)).toEqual(['study:orr-2007'])
  const states = edgesOf(graph, 'STATES').find(({ target }) => target === finding?.id)
  expect(states).toMatchObject({ text: expect.stringContaining('12% with honey versus 40%') })
})

test('the same finding told twice is one node', () => {
  const text = 'In a trial, honey reduced cough (Orr, 2007).'
  const graph = graphOf(`${text}\n\n${text}`)
  expect(ofKind(graph, 'Finding').length).toBe(1)
})

test('the study that a document reports is named after the document', () => {
  const graph = graphOf('Abstract\n\nWe randomised 40 patients to honey or syrup. Honey reduced cough.')
  expect(ofKind(graph, 'Study').map(({ id }) => id)).toEqual(['study:0.txt'])
})
