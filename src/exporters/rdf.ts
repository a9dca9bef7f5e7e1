// RDF: Turtle of all nodes and edges, and TriG with a nanopublication for each claim besides.
import type { FileExporter, Graph } from '../types.js'
import { checkGraph } from './check.js'
import type { Row } from './columns.js'
import { n3 } from './libraries.js'
import { linksOf, ofKind } from './links.js'
import { columnName } from './names.js'
import { nanopublication } from './nanopublication.js'
import {
  entity,
  isEntity,
  literal,
  literals,
  PREFIXES,
  predicatesOf,
  type Quad,
  quad,
  term,
  typesOf,
} from './rdf-terms.js'
import { isMissing } from './values.js'

export const turtle: FileExporter = {
  name: 'turtle',
  doc: 'RDF as Turtle: PROV-O, SKOS, CiTO.',
  extension: '.ttl',
  write: (graph) => written(described(graph), 'text/turtle'),
}

export const trig: FileExporter = {
  name: 'trig',
  doc: 'RDF as TriG: Turtle’s triples and a nanopublication for each claim.',
  extension: '.trig',
  write: (graph) => written(withNanopublications(graph), 'application/trig'),
}

function* withNanopublications(graph: Graph): Generator<Quad> {
  yield* described(graph)
  const links = linksOf(graph, ['SUBJECT', 'OBJECT', 'SUPPORTED_BY', 'STATES', 'IN_POPULATION'])
  for (const claim of ofKind(graph, 'Claim')) yield* nanopublication(claim, links)
}

const LABEL = new Set(['id', 'kind', 'label'])
const ENDS = new Set(['id', 'kind', 'source', 'target'])

function* described(graph: Graph): Generator<Quad> {
  checkGraph(graph)
  for (const node of graph.nodes as unknown as readonly Row[]) {
    const subject = entity(node.id)
    for (const type of typesOf(node.kind)) yield quad(subject, term('rdf:type'), type)
    const label = literal(String(node.label ?? node.id))
    yield quad(subject, term('rdfs:label'), label)
    if (isEntity(node.kind)) yield quad(subject, term('skos:prefLabel'), label)
    yield* properties(node, LABEL)
  }
  for (const edge of graph.edges as unknown as readonly (Row & { source: string; target: string })[]) {
    const [source, target] = [entity(edge.source), entity(edge.target)]
    for (const { predicate, inverse } of predicatesOf(edge.kind))
      yield inverse ? quad(target, predicate, source) : quad(source, predicate, target)
    if (!Object.keys(edge).some((name) => !ENDS.has(name) && !isMissing(edge[name]))) continue
    // What is known of an edge itself, such as its words, is said of a statement that repeats it.
    const statement = entity(edge.id)
    yield quad(statement, term('rdf:type'), term('rdf:Statement'))
    yield quad(statement, term('rdf:subject'), source)
    yield quad(statement, term('rdf:predicate'), term(`evi:${edge.kind}`))
    yield quad(statement, term('rdf:object'), target)
    yield* properties(edge, ENDS)
  }
}

/** Properties that other vocabularies have a name for; all others go by ours. */
const KNOWN = new Map([
  ['aliases', 'skos:altLabel'],
  ['definition', 'skos:definition'],
  ['title', 'dcterms:title'],
  ['language', 'dcterms:language'],
  ['doi', 'prism:doi'],
  ['text', 'oa:exact'],
])

function* properties(row: Row, apart: ReadonlySet<string>): Generator<Quad> {
  const subject = entity(row.id)
  for (const property in row) {
    if (apart.has(property)) continue
    const own = /^[A-Za-z]\w*$/.test(property) ? property : columnName(property)
    const predicate = term(KNOWN.get(property) ?? `evi:${own}`)
    for (const value of literals(row[property], row.kind, property)) yield quad(subject, predicate, value)
  }
}

function* written(quads: Iterable<Quad>, format: string): Generator<string> {
  let chunk = ''
  const sink = {
    write(text: string) {
      chunk += text
    },
    end() {},
  }
  const writer = new (n3().Writer)(sink, { prefixes: PREFIXES, format })
  for (const quad of quads) {
    writer.addQuad(quad)
    if (chunk.length < 1 << 16) continue
    yield chunk
    chunk = ''
  }
  writer.end()
  yield chunk
}
