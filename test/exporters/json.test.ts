// graph.json is what graphology loads, and what readGraph reads back.
import { MultiDirectedGraph } from 'graphology'
import { expect, test } from 'vitest'
import { build, json, readGraph } from '../../src/index.js'

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
