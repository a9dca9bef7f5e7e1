// Turtle and TriG, read by n3's parser: all nodes and edges are there, and each claim is one nanopublication.
import { Parser, type Quad } from 'n3'
import { expect, test } from 'vitest'
import { golden, textOf } from './golden-files.js'
import { GOLDEN_COUNTS, LONG_ID, LONG_TEXT } from './golden-graph.js'

const turtle = new Parser({ format: 'text/turtle' }).parse(textOf('turtle'))
const trig = new Parser({ format: 'application/trig' }).parse(textOf('trig'))

const EVI = 'urn:evigraph-schema:'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const NP = 'http://www.nanopub.org/nschema#'
const id = (name: string) => `urn:evigraph:${name}`
const having = (quads: readonly Quad[], subject: string | undefined, predicate: string, graph = '') =>
  quads.filter(
    (quad) =>
      (subject === undefined || quad.subject.value === subject) &&
      quad.predicate.value === predicate &&
      quad.graph.value === graph,
  )
const values = (quads: readonly Quad[]) => quads.map(({ object }) => object.value)

test('every node has its kind and label, every edge its triple', () => {
  const { nodes, edges } = golden()
  const kinds = having(turtle, undefined, `${RDF}type`).filter(({ object }) => object.value.startsWith(EVI))
  expect(kinds).toHaveLength(GOLDEN_COUNTS.nodes)
  expect(new Set(kinds.map(({ subject }) => subject.value)).size).toBe(nodes.length)
  for (const { id, kind, source, target } of edges) {
    const [from, to] = [source, target].map((end) => `urn:evigraph:${encodeURIComponent(end).replaceAll('%3A', ':')}`)
    expect(values(having(turtle, from, EVI + kind)), id).toContain(to)
  }
})

test('kinds and relations have the names that the schema gives for other vocabularies', () => {
  const types = values(having(turtle, id('concept:trust'), `${RDF}type`))
  expect(types).toEqual([`${EVI}Concept`, 'http://www.w3.org/2004/02/skos/core#Concept'])
  expect(values(having(turtle, id(LONG_ID), 'http://purl.org/spar/cito/cites'))).toEqual([id('publication:lee-2001a')])
  // The schema marks it as leading the other way.
  expect(values(having(turtle, id('claim:1'), 'http://www.w3.org/ns/prov#wasDerivedFrom'))).toEqual([id(LONG_ID)])
  expect(values(having(turtle, id('publication:lee-2001a'), 'http://www.w3.org/ns/prov#wasAttributedTo'))).toEqual([
    id('author:who'),
    id('author:lee'),
  ])
})

test('literals keep their text and type', () => {
  const literal = (node: string, property: string) =>
    having(turtle, id(node), property.includes(':') ? property : EVI + property).map(({ object }) =>
      object.termType === 'Literal' ? [object.value, object.datatype.value.replace(/.*#/, '')] : object,
    )
  expect(literal('finding:1', 'value')).toEqual([['1.0', 'double']])
  expect(literal('finding:1', 'ciLow')).toEqual([['-0.0', 'double']])
  expect(literal('finding:1', 'flag')).toEqual([['false', 'boolean']])
  expect(literal('finding:1', 'unit')).toEqual([])
  expect(literal('study:lee', 'sampleSize')).toEqual([['1099511627776', 'integer']])
  expect(literal(LONG_ID, 'http://www.w3.org/ns/oa#exact')).toEqual([[LONG_TEXT, 'string']])
  expect(literal('concept:trust', 'http://www.w3.org/2004/02/skos/core#altLabel')).toEqual([
    ['trust', 'string'],
    ['Vertrauen; faith', 'string'],
  ])
  expect(literal('states:2', 'hedge')).toEqual([['may\nbe', 'string']])
})

test('TriG has the triples of Turtle, and a nanopublication of four graphs for each claim', () => {
  expect(trig.filter(({ graph }) => graph.value === '')).toHaveLength(turtle.length)
  const heads = trig.filter(({ object }) => object.value === `${NP}Nanopublication`)
  expect(heads.map(({ subject }) => subject.value)).toEqual([id('nanopub:claim:1'), id('nanopub:claim:2')])
  for (const { subject, graph } of heads) {
    const parts = ['hasAssertion', 'hasProvenance', 'hasPublicationInfo'].map(
      (name) => values(having(trig, subject.value, NP + name, graph.value))[0] as string,
    )
    for (const part of parts) expect(trig.filter((quad) => quad.graph.value === part).length).toBeGreaterThan(0)
    // Provenance speaks of the assertion, publication info of the nanopublication.
    const [assertion, provenance, info] = parts
    for (const quad of trig.filter(({ graph }) => graph.value === provenance))
      expect(quad.subject.value).toBe(assertion)
    for (const quad of trig.filter(({ graph }) => graph.value === info)) expect(quad.subject.value).toBe(subject.value)
  }
})

test('a claim is asserted as a triple, a denied one is not', () => {
  const assertion = (claim: string) => trig.filter(({ graph }) => graph.value === id(`nanopub:${claim}#assertion`))
  expect(having(assertion('claim:1'), undefined, `${EVI}INCREASES`, id('nanopub:claim:1#assertion'))).toMatchObject([
    { subject: { value: id('concept:trust') }, object: { value: id('outcome:worry') } },
  ])
  const denied = assertion('claim:2')
  expect(denied.some(({ predicate }) => predicate.value === `${EVI}INCREASES`)).toBe(false)
  expect(values(denied)).toEqual([
    'http://www.w3.org/2002/07/owl#NegativePropertyAssertion',
    id('concept:trust'),
    `${EVI}INCREASES`,
    id('outcome:worry'),
  ])
  const cites = 'http://purl.org/spar/cito/citesAsEvidence'
  expect(values(having(trig, undefined, cites, id('nanopub:claim:1#provenance')))).toEqual([
    id('publication:lee-2001a'),
  ])
})
