// The interop gate: the golden graph's files, read by the programs they are for, with counts, ids, values and types.
import { MultiDirectedGraph } from 'graphology'
import { parse as parseGexf } from 'graphology-gexf'
import { parse as parseGraphml } from 'graphology-graphml'
import { describe, expect, test } from 'vitest'
import { CUT_TEXT, EDGE_IDS, EDGE_TYPES, EDGES, NODE_IDS, NODE_TYPES, NODES, type Type } from './golden-expected.js'
import { fileWith, textOf, warningsOf } from './golden-files.js'
import { GOLDEN_COUNTS, LONG_ID } from './golden-graph.js'
import { output, PYTHON, testWith } from './tools.js'

type Attributes = Readonly<Record<string, unknown>>
interface Found {
  nodes: ReadonlyMap<string, Attributes>
  edges: ReadonlyMap<string, Attributes & { source: string; target: string }>
  /** What the reader calls the type of each value of a column. */
  types: { nodes: ReadonlyMap<string, ReadonlySet<string>>; edges: ReadonlyMap<string, ReadonlySet<string>> }
}

/** Attributes that formats have besides our columns, each in its reader's own sense. */
const OF_FORMATS = new Set(
  'id name x y z size color colour viz interaction key value kind label weight source target'.split(' '),
)

function compare({ nodes, edges, types }: Found, typeNames: Readonly<Record<Type, string>>): void {
  expect([nodes.size, edges.size]).toEqual([GOLDEN_COUNTS.nodes, GOLDEN_COUNTS.merged])
  expect([...nodes.keys()].sort()).toEqual([...NODE_IDS].sort())
  expect([...edges.keys()].sort()).toEqual([...EDGE_IDS].sort())
  const pick = (found: Attributes | undefined, extra: readonly string[]) =>
    Object.fromEntries(Object.entries(found ?? {}).filter(([name]) => !OF_FORMATS.has(name) || extra.includes(name)))
  for (const [id, expected] of Object.entries(NODES)) expect(pick(nodes.get(id), ['label'])).toEqual(expected)
  for (const [id, expected] of Object.entries(EDGES)) {
    const { source, target } = edges.get(id) ?? {}
    expect({ ...pick(edges.get(id), ['weight']), source, target }).toEqual(expected)
  }
  const named = (found: ReadonlyMap<string, ReadonlySet<string>>) =>
    Object.fromEntries(
      [...found].filter(([name]) => !OF_FORMATS.has(name)).map(([name, set]) => [name, [...set].join()]),
    )
  const expected = (columns: Readonly<Record<string, Type>>) =>
    Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, typeNames[type]]))
  expect(named(types.nodes)).toEqual(expected(NODE_TYPES))
  expect(named(types.edges)).toEqual(expected(EDGE_TYPES))
}

function add(types: Map<string, Set<string>>, name: string, type: string): void {
  types.set(name, (types.get(name) ?? new Set()).add(type))
}

type Typed = Readonly<Record<string, readonly [type: string, value: unknown]>>
interface PythonRows {
  directed: boolean
  graph: Attributes
  nodes: [id: string, Typed][]
  edges: [source: string, target: string, id: string, Typed][]
}

/** igraph has every attribute on every node: what it fills in is taken out again by `isMissing`. */
function pythonReads(reader: string, text: string, isMissing: (value: unknown, id: string) => boolean): Found {
  const rows = JSON.parse(output(PYTHON, ['test/exporters/read_graph.py', reader, fileWith(text)])) as PythonRows
  expect(rows.directed).toBe(true)
  const types = { nodes: new Map<string, Set<string>>(), edges: new Map<string, Set<string>>() }
  const values = (id: string, typed: Typed, of: Map<string, Set<string>>) =>
    Object.fromEntries(
      Object.entries(typed).flatMap(([name, [type, value]]) => {
        if (isMissing(value, id)) return []
        add(of, name, type)
        return [[name, value]]
      }),
    )
  const nodes = new Map(rows.nodes.map(([id, typed]) => [id, values(id, typed, types.nodes)]))
  const edges = rows.edges.map(([source, target, id, typed]) => {
    return [id, { ...values(id, typed, types.edges), source, target }] as const
  })
  expect([nodes.size, edges.length]).toEqual([rows.nodes.length, new Map(edges).size])
  return { nodes, edges: new Map(edges), types }
}

const IN_PYTHON = { string: 'str', int: 'int', long: 'int', double: 'float', boolean: 'bool' } as const

describe('networkx', () => {
  testWith('python3-networkx').each([
    ['gexf', 'gexf', {}],
    ['graphml', 'graphml', {}],
    ['node-link', 'node-link', {}],
    ['node-link', 'node-link-legacy', { nxLegacy: true }],
    ['cytoscape', 'cytoscape', {}],
  ])('reads %s as %s', (format, reader, options) => {
    const found = pythonReads(reader, textOf(format, options), () => false)
    compare(found, IN_PYTHON)
    const text = found.nodes.get(LONG_ID)?.text
    if (reader === 'gexf' || reader === 'graphml') expect(text).toBe(CUT_TEXT)
    else expect(text).toHaveLength(3000)
  })
})

describe('igraph', () => {
  testWith('python3-igraph')('reads graphml', () => {
    // It fills in what is missing. Of booleans it does so with false, which only these two really have.
    const isMissing = (value: unknown, id: string) =>
      value === '' || value === null || (value === false && id !== 'finding:1' && id !== 'found:1')
    // It has no integers either.
    compare(pythonReads('igraph-graphml', textOf('graphml'), isMissing), { ...IN_PYTHON, int: 'float', long: 'float' })
  })
})

describe('graphology', () => {
  // It has the numbers of JavaScript, which are not told apart.
  const names = { string: 'string', int: 'number', long: 'number', double: 'number', boolean: 'boolean' } as const
  const read = (graph: MultiDirectedGraph): Found => {
    const types = { nodes: new Map<string, Set<string>>(), edges: new Map<string, Set<string>>() }
    graph.forEachNode((_, attributes) => {
      for (const [name, value] of Object.entries(attributes)) add(types.nodes, name, typeof value)
    })
    graph.forEachEdge((_, attributes) => {
      for (const [name, value] of Object.entries(attributes)) add(types.edges, name, typeof value)
    })
    const nodes = new Map(graph.mapNodes((id, attributes) => [id, attributes]))
    const edges = graph.mapEdges((id, attributes, source, target) => [id, { ...attributes, source, target }] as const)
    return { nodes, edges: new Map(edges), types }
  }
  test('reads gexf', () => compare(read(parseGexf(MultiDirectedGraph, textOf('gexf'))), names))
  test('reads graphml', () => compare(read(parseGraphml(MultiDirectedGraph, textOf('graphml'))), names))
})

describe('xmllint', () => {
  testWith('xmllint').each(
    ['gexf', 'graphml'].flatMap((format) => [[format, 'full'] as const, [format, 'concepts'] as const]),
  )('takes %s of shape %s for well-formed', (format, shape) => {
    expect(output('xmllint', ['--noout', '--nonet', fileWith(textOf(format, { shape }))])).toBe('')
  })
})

test('every name that is not as it was is reported, and which is which is in the file', () => {
  const warnings = warningsOf('graphml')
  for (const [from, to] of [
    ['r', 'attr_r'],
    ['sample_size', 'sample_size_2'],
    ['Flag', 'flag_2'],
    ['ärger größe', 'arger_gro_e'],
    ['relation', 'relation_2'],
  ]) {
    expect(warnings).toContain(`the attribute "${from}" is written as "${to}"`)
    expect(textOf('graphml')).toContain(`${to}=${from}`)
  }
  expect(warnings).toContain('the values of "sampleSize" are not all of the type int; they are written as long')
})
