// Every way in which a graph can be wrong is found, and said with its place and value.
import { describe, expect, test } from 'vitest'
import { type Graph, validate } from '../../src/index.js'
import { SHA256, sampleGraph, TEXT } from './sample.js'

type Loose = Record<string, unknown>
const sources = (sha256 = SHA256, text = TEXT) => new Map([['calm.txt', { sha256, text }]])
const change = (graph: Graph, id: string, props: Loose) => {
  const row = [...graph.nodes, ...graph.edges].find((one) => one.id === id)
  expect(row, id).toBeDefined()
  Object.assign(row as unknown as Loose, props)
}
const reasons = (graph: Graph, texts?: ReturnType<typeof sources>) =>
  validate(graph, texts).map(({ id, reason }) => `${id}: ${reason}`)

test('a sound graph has no problems, with and without its source', () => {
  expect(validate(sampleGraph())).toEqual([])
  expect(validate(sampleGraph(), sources())).toEqual([])
})

describe('what can be wrong', () => {
  test.each<[string, (graph: Graph) => void, string]>([
    [
      'unknown kind',
      (g) => change(g, 'study:1', { kind: 'Experiment' }),
      'study:1: kind is "Experiment"; use one of Doc',
    ],
    [
      'inherited name',
      (g) => change(g, 'study:1', { kind: 'constructor' }),
      'study:1: kind is "constructor"; use one of',
    ],
    ['no label', (g) => change(g, 'study:1', { label: '' }), 'study:1: label is ""; give a name'],
    [
      'unknown property',
      (g) => change(g, 'study:1', { mood: 'good' }),
      'study:1: Study has no property "mood" (here "good")',
    ],
    [
      'missing property',
      (g) => change(g, 'claim:1', { polarity: undefined }),
      'claim:1: Claim needs the property "polarity"',
    ],
    [
      'wrong type',
      (g) => change(g, 'study:1', { sampleSize: '60' }),
      '"sampleSize" is "60"; it must be a whole number',
    ],
    ['fraction', (g) => change(g, 'study:1', { sampleSize: 60.5 }), '"sampleSize" is 60.5; it must be a whole number'],
    ['not a number', (g) => change(g, 'finding:1', { value: Number.NaN }), '"value" is null; it must be a number'],
    [
      'no list',
      (g) => change(g, 'outcome:worry', { aliases: 'worry' }),
      '"aliases" is "worry"; it must be a list of texts',
    ],
    [
      'open value',
      (g) => change(g, 'claim:1', { predicate: 'HELPS' }),
      'claim:1: "predicate" is "HELPS"; use one of INC',
    ],
    [
      'unknown edge kind',
      (g) => change(g, 'edge:8', { kind: 'ABOUT' }),
      'edge:8: kind is "ABOUT"; use one of HAS_PASSAGE',
    ],
    [
      'illegal ends',
      (g) => change(g, 'edge:14', { target: 'claim:1' }),
      'edge:14: OF_OUTCOME leads from Finding to Claim; legal are Finding → Outcome',
    ],
    [
      'dangling source',
      (g) => change(g, 'edge:8', { source: 'claim:9' }),
      'edge:8: leads from "claim:9", which is no node of the graph',
    ],
    [
      'dangling target',
      (g) => change(g, 'edge:8', { target: 'x' }),
      'edge:8: leads to "x", which is no node of the graph',
    ],
    [
      'confidence',
      (g) => change(g, 'edge:5', { confidence: 1.2 }),
      'edge:5: "confidence" is 1.2; it must be from 0 to 1',
    ],
    [
      'id of a node twice',
      (g) => g.nodes.push({ ...sampleGraph().nodes[1] } as Graph['nodes'][number]),
      'concept:worry: this id is used twice',
    ],
    ['id of an edge twice', (g) => change(g, 'edge:8', { id: 'edge:9' }), 'edge:9: this id is used twice'],
    [
      'adrift',
      (g) => g.nodes.push({ id: 'concept:x', kind: 'Concept', label: 'x', aliases: [] }),
      'concept:x: is not linked to any passage',
    ],
    ['not stated', (g) => g.edges.splice(4, 1), 'claim:1: no passage STATES this Claim'],
    [
      'passage length',
      (g) => change(g, 'passage:calm.txt:0', { end: 40 }),
      'passage:calm.txt:0: [0, 40) is 40 long, its text 41',
    ],
    ['empty span', (g) => change(g, 'edge:4', { end: 22, start: 22, text: '' }), 'edge:4: [22, 22) is empty'],
    ['outside', (g) => change(g, 'edge:4', { start: 50, end: 55 }), 'edge:4: [50, 55) is outside its passage [0, 41)'],
    ['other words', (g) => change(g, 'edge:4', { text: 'hurry' }), 'edge:4: [22, 27) holds "worry", not "hurry"'],
  ])('%s', (_name, breakIt, wanted) => {
    const graph = sampleGraph()
    breakIt(graph)
    expect(reasons(graph)).toEqual(expect.arrayContaining([expect.stringContaining(wanted)]))
  })
})

describe('against the source', () => {
  test.each<[string, ReturnType<typeof sources>, (graph: Graph) => void, string]>([
    ['missing', new Map(), () => {}, 'document:calm.txt: its source "calm.txt" was not found'],
    ['changed', sources('f00'), () => {}, 'document:calm.txt: its source has changed: its sha256 is f00'],
    [
      'other words in a passage',
      sources(SHA256, TEXT.replace('lowers', 'raises')),
      () => {},
      'passage:calm.txt:0: [0, 41) holds "Calm breathing raises',
    ],
    [
      'other words in a span',
      sources(SHA256, TEXT.replace('lowers', 'raises')),
      () => {},
      'edge:5: [0, 27) holds "Calm breathing raises',
    ],
    [
      'wrong line',
      sources(),
      (g) => change(g, 'passage:calm.txt:1', { line: 7 }),
      'passage:calm.txt:1: stands at 2:1, not at 7:1',
    ],
  ])('%s', (_name, texts, breakIt, wanted) => {
    const graph = sampleGraph()
    breakIt(graph)
    expect(reasons(graph, texts)).toEqual(expect.arrayContaining([expect.stringContaining(wanted)]))
  })
})
