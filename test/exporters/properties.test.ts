// Whatever a graph holds, its files can be read, and say the same.
import fc from 'fast-check'
import { MultiDirectedGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf'
import { parse as parseGraphml } from 'graphology-graphml'
import { Parser } from 'n3'
import { expect, test } from 'vitest'
import { fileId, unique } from '../../src/exporters/names.js'
import { doubleText } from '../../src/exporters/values.js'
import { EDGES, EXPORTERS, type Graph, NODES } from '../../src/index.js'
import { parseCsv } from './csv.js'
import { filesOf, textOf } from './golden-files.js'
import { lintGexf, lintGraphml } from './lint.js'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('=1', '"', ']]>', '\r\n', ' a ', '\\u0041'),
)
const number = fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger())
const value = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 }))
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 6 }),
  fc.constantFrom('value', 'key', 'r', 'R', 'label2', 'sampleSize', 'sample_size', 'start', 'ä', '__proto__'),
)
const attributes = fc.dictionary(
  name.filter((property) => !['id', 'kind', 'label', 'source', 'target'].includes(property)),
  value,
  { maxKeys: 4 },
)

/** Nodes of any id and content, and edges between any two of them. */
const graphs = fc
  .uniqueArray(fc.record({ id: text, label: text, attributes }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 5,
  })
  .chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      edges: fc.uniqueArray(
        fc.record({ id: text, from: fc.nat(nodes.length - 1), to: fc.nat(nodes.length - 1), attributes }),
        // graphology takes a GEXF file without edges for one of both directions.
        { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
      ),
    }),
  )
  .map(({ nodes, edges }) => {
    const made = {
      nodes: nodes.map(({ id, label, attributes }) => ({ ...attributes, id, label, kind: 'Concept' })),
      edges: edges.map(({ id, from, to, attributes }, i) => ({
        ...attributes,
        id,
        // A kind for each, so that none are merged.
        kind: `KIND_${i}`,
        source: nodes[from]?.id,
        target: nodes[to]?.id,
      })),
    }
    return made as unknown as Graph
  })

const RUNS = { numRuns: 150 }

test('GEXF and GraphML keep the rules and are read back with the same ids, ends and texts', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const [gexf, graphml] = [textOf('gexf', {}, graph), textOf('graphml', {}, graph)]
      expect([lintGexf(gexf), lintGraphml(graphml)]).toEqual([[], []])
      for (const read of [parseGexf(MultiDirectedGraph, gexf), parseGraphml(MultiDirectedGraph, graphml)]) {
        expect(read.nodes()).toEqual(graph.nodes.map(({ id }) => fileId(id)))
        expect(read.mapEdges((id, _attributes, source, target) => [id, source, target])).toEqual(
          graph.edges.map(({ id, source, target }) => [id, source, target].map(fileId)),
        )
      }
    }),
    RUNS,
  )
})

test('JSON, CSV and RDF can be read and have all rows', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const counts = [graph.nodes.length, graph.edges.length]
      const nodeLink = JSON.parse(textOf('node-link', {}, graph))
      expect([nodeLink.nodes.length, nodeLink.edges.length]).toEqual(counts)
      const { elements } = JSON.parse(textOf('cytoscape', {}, graph))
      expect([elements.nodes.length, elements.edges.length]).toEqual(counts)
      for (const files of [filesOf('csv', {}, graph), filesOf('neo4j-csv', {}, graph)]) {
        const rows = (start: string) =>
          Object.entries(files).flatMap(([file, csv]) => (file.startsWith(start) ? parseCsv(csv) : []))
        expect([rows('nodes').length, rows('edges').length]).toEqual(counts)
      }
      const quads = new Parser().parse(textOf('turtle', {}, graph))
      expect(quads.filter(({ predicate }) => predicate.value.endsWith('#label')).length).toBeLessThanOrEqual(
        counts[0] as number,
      )
      expect(textOf('cypher', {}, graph).match(/^ {2}\{id: /gm)).toHaveLength(graph.nodes.length)
    }),
    RUNS,
  )
})

/** Kinds and properties of the schema, with values of any type: what `validate` would find fault with. */
const wrongGraphs = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...Object.keys(NODES), 'constructor', 'Other'),
      props: fc.dictionary(
        fc.constantFrom(...new Set(Object.values(NODES).flatMap(({ props }) => Object.keys(props)))),
        value,
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      edges: fc.array(
        fc.record({
          kind: fc.constantFrom(...Object.keys(EDGES), 'toString'),
          from: fc.nat(nodes.length - 1),
          to: fc.nat(nodes.length - 1),
          props: fc.dictionary(fc.constantFrom('start', 'end', 'text', 'position', 'confidence', 'passage'), value),
        }),
        { maxLength: 12 },
      ),
    }),
  )
  .map(({ nodes, edges }) => {
    const made = {
      nodes: nodes.map(({ kind, props }, i) => ({ ...props, id: `n${i}`, kind })),
      edges: edges.map(({ kind, from, to, props }, i) => ({
        ...props,
        id: `e${i}`,
        kind,
        source: `n${from}`,
        target: `n${to}`,
      })),
    }
    return made as unknown as Graph
  })

test.each(EXPORTERS.map((exporter) => [exporter.name, exporter] as const))(
  '%s does not stumble over values of wrong types',
  (name, exporter) => {
    fc.assert(
      fc.property(wrongGraphs, fc.constantFrom('full', 'concepts'), (graph, shape) => {
        const text =
          'files' in exporter
            ? Object.values(filesOf(name, { shape }, graph)).join('')
            : textOf(name, { shape, nxLegacy: true }, graph)
        // The viewer's own script does not count.
        expect(text.slice(text.indexOf('evigraph-payload"'))).not.toMatch(/\[object Object\]|function /)
      }),
      RUNS,
    )
  },
)

test.each(EXPORTERS.filter(({ name }) => name !== 'json').map((exporter) => [exporter.name, exporter] as const))(
  '%s refuses a graph with an id twice',
  (name, exporter) => {
    const node = { id: 'concept:a', kind: 'Concept', label: 'a', aliases: [] } as const
    const graph: Graph = { nodes: [node, node], edges: [] }
    const write = () => ('files' in exporter ? filesOf(name, {}, graph) : textOf(name, {}, graph))
    expect(write).toThrow('two nodes have the id "concept:a"')
  },
)

test('ids of files are safe, and differ where ids differ', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(fileId(a)).toMatch(/^[A-Za-z][A-Za-z0-9_.:-]*$/)
      expect(fileId(a) === fileId(b)).toBe(a === b)
    }),
  )
  for (const pair of [
    ['1', 'id_x_1'],
    ['_x', '_x005F_x'],
    ['a b', 'a_x0020_b'],
    ['', 'id_x_'],
  ])
    expect(new Set(pair.map(fileId)).size).toBe(2)
})

test('doubles are read back as they were, and as doubles', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(Object.is(Number(doubleText(number)), number)).toBe(true)
      expect(doubleText(number)).toMatch(/^-?\d+\.\d+(e-?\d+)?$/)
    }),
  )
})

test('unique names stay unique', () => {
  const taken = new Set(['a', 'a_2'])
  expect([unique('a', taken), unique('a', taken), unique('b', taken)]).toEqual(['a_3', 'a_4', 'b'])
})
