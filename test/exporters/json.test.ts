// graph.json is what graphology loads, and what readGraph reads back.
import { join } from 'node:path'
import { MultiDirectedGraph } from 'graphology'
import { describe, expect, test } from 'vitest'
import { loadGraph } from '../../src/commands/terminal.js'
import { build, type GraphEdge, type GraphNode, json, readGraph, readGraphLines } from '../../src/index.js'
import { folderWith } from '../run-cli.js'

const text = 'Hope fosters effort (Lee, 2001). In a trial of 40 pupils, hope training reduced test anxiety (Ma, 2002).'
const { graph, messages } = build([{ uri: 'a.txt', bytes: new TextEncoder().encode(text) }])
const file = [...json.write(graph, { messages })].join('')

test('graphology loads it, nothing lost', () => {
  const loaded = new MultiDirectedGraph()
  loaded.import(JSON.parse(file))
  expect([loaded.order, loaded.size]).toEqual([graph.nodes.length, graph.edges.length])
  const claim = graph.nodes.find(({ kind }) => kind === 'Claim')
  expect(claim).toBeDefined()
  expect(loaded.getNodeAttributes(claim?.id)).toEqual(claim)
})

test('readGraph gives back what was written', () => {
  expect(readGraph(file)).toEqual({ graph, messages })
})

test('rows are what JSON.stringify makes of them, whatever they hold', () => {
  const odd = {
    text: 'a "b" \\ \n\u0001 \ud800',
    none: undefined,
    nan: Number.NaN,
    zero: -0,
    no: false,
    'a"b': [1, 'é', null],
  }
  const node = { id: 'concept:"a"', kind: 'Concept', source: 'own', ...odd } as unknown as GraphNode
  const edge = (source: string) =>
    ({ id: `x:${source}`, kind: 'BROADER', source, target: node.id, ...odd }) as GraphEdge
  const lines = [...json.write({ nodes: [node], edges: ['s', 's', '\\', 's'].map(edge) })].join('').split('\n')
  const written = lines.filter((line) => line.startsWith('{"key"')).map((line) => line.replace(/,$/, ''))
  const rows = ['s', 's', '\\', 's'].map(edge).map(({ source, target, ...attributes }) => {
    return { key: attributes.id, source, target, attributes }
  })
  expect(written).toEqual([{ key: node.id, attributes: node }, ...rows].map((row) => JSON.stringify(row)))
})

describe('a large file is read line by line', () => {
  const lines = (text: string) => readGraphLines(text.split('\n'))
  const empty = { nodes: [], edges: [] }

  test.each([
    ['all lists', graph, messages],
    ['no messages', graph, []],
    ['no edges', { nodes: graph.nodes, edges: [] }, messages],
    ['nothing', empty, []],
    ['only messages', empty, messages],
  ])('%s', (_name, graph, messages) => {
    const text = [...json.write(graph, { messages })].join('')
    expect(lines(text)).toEqual(readGraph(text))
  })

  test('from its file, wherever a block ends', () => {
    const words = 'ünï😀'.repeat(300_000)
    const large = { nodes: [{ id: 'concept:a', kind: 'Concept', label: words, aliases: [] } as GraphNode], edges: [] }
    const folder = folderWith({ 'g.json': [...json.write(large)].join('') })
    expect(loadGraph(join(folder, 'g.json'), 0).graph).toEqual(large)
  })

  test.each([
    ['cut off', file.slice(0, -200), 'not JSON'],
    ['cut off after a line', file.slice(0, file.lastIndexOf(',\n') + 2), 'the file has no end'],
    ['of other make', JSON.stringify(JSON.parse(file), undefined, 2), 'one row a line'],
    ['of other make, on one line', JSON.stringify(JSON.parse(file)), 'one row a line'],
    ['a broken row', file.replace('"key"', '"kex"'), 'node 1 must be an object'],
  ])('%s it is an error', (_name, text, words) => expect(() => lines(text)).toThrow(words))
})
