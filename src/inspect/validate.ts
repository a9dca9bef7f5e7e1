// Checks a graph against the schema, against itself, and against the texts it was built from.
import { EDGES, type EdgeSpec, NODES, type NodeSpec, type PropertySpec } from '../../graph/schema.js'
import { placeOf } from '../text/lines.js'
import type { Graph } from '../types.js'

export interface Problem {
  /** Of the node or edge. */
  id: string
  reason: string
}

/** A document's text as its reader gives it, and the hash of its bytes. */
export interface SourceText {
  sha256: string
  text: string
}

/** What a file may hold: everything is looked at before it is trusted. */
type Row = Readonly<Record<string, unknown>> & { id: string; kind: string }
type EdgeRow = Row & { source: string; target: string }
type SpanRow = Row & { start: number; end: number; text: string }
type Note = (id: string, reason: string) => void

/**
 * Everything wrong with a graph. With `sources`, by uri, every span is compared with the text itself, without them
 * with its passage.
 */
export function validate(graph: Graph, sources?: ReadonlyMap<string, SourceText>): Problem[] {
  const nodes = graph.nodes as unknown as readonly Row[]
  const edges = graph.edges as unknown as readonly EdgeRow[]
  const problems: Problem[] = []
  const report: Note = (id, reason) => problems.push({ id, reason })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  checkUnique(nodes, report)
  checkUnique(edges, report)
  for (const node of nodes) checkNode(node, report)
  for (const edge of edges) checkEdge(edge, byId, report)
  checkReach(nodes, edges, report)
  checkSpans(nodes, edges, byId, report)
  if (sources) checkSources(nodes, edges, sources, report)
  return problems
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing'
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** The entry of a table, and nothing inherited ("constructor"). */
const entry = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

function checkUnique(rows: readonly Row[], report: Note): void {
  const seen = new Set<string>()
  for (const { id } of rows) {
    if (seen.has(id)) report(id, 'this id is used twice')
    seen.add(id)
  }
}

function checkNode(node: Row, report: Note): void {
  const spec = entry<NodeSpec>(NODES, node.kind)
  if (!spec) {
    report(node.id, `kind is ${show(node.kind)}; use one of ${Object.keys(NODES).join(', ')}`)
    return
  }
  if (typeof node.label !== 'string' || node.label === '') report(node.id, `label is ${show(node.label)}; give a name`)
  checkProps(node, spec.props, ['id', 'kind', 'label'], report)
}

function checkEdge(edge: EdgeRow, nodes: ReadonlyMap<string, Row>, report: Note): void {
  const spec = entry<EdgeSpec>(EDGES, edge.kind)
  if (!spec) {
    report(edge.id, `kind is ${show(edge.kind)}; use one of ${Object.keys(EDGES).join(', ')}`)
    return
  }
  checkProps(edge, spec.props, ['id', 'kind', 'source', 'target'], report)
  const from = nodes.get(edge.source)
  const to = nodes.get(edge.target)
  if (!from) report(edge.id, `leads from ${show(edge.source)}, which is no node of the graph`)
  if (!to) report(edge.id, `leads to ${show(edge.target)}, which is no node of the graph`)
  if (!from || !to || spec.ends.some(([a, b]) => a === from.kind && b === to.kind)) return
  const legal = spec.ends.map((ends) => ends.join(' → ')).join(', ')
  report(edge.id, `${edge.kind} leads from ${from.kind} to ${to.kind}; legal are ${legal}`)
}

function checkProps(row: Row, props: NodeSpec['props'], others: readonly string[], report: Note): void {
  for (const [name, value] of Object.entries(row)) {
    const spec = entry(props, name)
    if (spec) checkValue(row.id, name, value, spec, report)
    else if (!others.includes(name)) report(row.id, `${row.kind} has no property "${name}" (here ${show(value)})`)
  }
  for (const [name, spec] of Object.entries(props))
    if (spec.required && row[name] === undefined) report(row.id, `${row.kind} needs the property "${name}"`)
  if (typeof row.confidence === 'number' && !(row.confidence >= 0 && row.confidence <= 1))
    report(row.id, `"confidence" is ${row.confidence}; it must be from 0 to 1`)
}

const TYPES: Readonly<Record<PropertySpec['type'], readonly [words: string, test: (value: unknown) => boolean]>> = {
  string: ['text', (value) => typeof value === 'string'],
  strings: ['a list of texts', (value) => Array.isArray(value) && value.every((item) => typeof item === 'string')],
  integer: ['a whole number', Number.isInteger],
  number: ['a number', Number.isFinite],
}

function checkValue(id: string, name: string, value: unknown, { type, values }: PropertySpec, report: Note): void {
  const [words, test] = TYPES[type]
  if (!test(value)) report(id, `"${name}" is ${show(value)}; it must be ${words}`)
  else if (values && !values.includes(String(value)))
    report(id, `"${name}" is ${show(value)}; use one of ${values.join(', ')}`)
}

/** Every node must be linked to a passage; claims and findings by the very words that state them. */
function checkReach(nodes: readonly Row[], edges: readonly EdgeRow[], report: Note): void {
  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  const stated = new Set<string>()
  for (const { kind, source, target } of edges) {
    neighbours.get(source)?.push(target)
    neighbours.get(target)?.push(source)
    if (kind === 'STATES') stated.add(target)
  }
  const reached = new Set(nodes.filter(({ kind }) => kind === 'Passage').map(({ id }) => id))
  // A Set goes on to the members that are added while it is walked.
  for (const id of reached) for (const other of neighbours.get(id) ?? []) reached.add(other)
  for (const { id, kind } of nodes) {
    // An empty document has no passages.
    if (!reached.has(id) && kind !== 'Document') report(id, 'is not linked to any passage')
    if ((kind === 'Claim' || kind === 'Finding') && !stated.has(id)) report(id, `no passage STATES this ${kind}`)
  }
}

const isSpan = (row: Row): row is SpanRow =>
  Number.isInteger(row.start) && Number.isInteger(row.end) && typeof row.text === 'string'
const isSpanEdge = (edge: EdgeRow): edge is EdgeRow & SpanRow =>
  entry<EdgeSpec>(EDGES, edge.kind)?.span === true && isSpan(edge)
const range = ({ start, end }: SpanRow) => `[${start}, ${end})`

function compare(row: SpanRow, words: string, report: Note): void {
  if (words !== row.text) report(row.id, `${range(row)} holds ${show(words)}, not ${show(row.text)}`)
}

function checkSpans(nodes: readonly Row[], edges: readonly EdgeRow[], byId: Map<string, Row>, report: Note): void {
  for (const node of nodes)
    if (node.kind === 'Passage' && isSpan(node) && node.end - node.start !== node.text.length)
      report(node.id, `${range(node)} is ${node.end - node.start} long, its text ${node.text.length}`)
  for (const edge of edges) {
    const passage = byId.get(edge.source)
    if (!isSpanEdge(edge) || !passage || !isSpan(passage)) continue
    if (edge.start >= edge.end) report(edge.id, `${range(edge)} is empty`)
    else if (edge.start < passage.start || edge.end > passage.end)
      report(edge.id, `${range(edge)} is outside its passage ${range(passage)}`)
    else compare(edge, passage.text.slice(edge.start - passage.start, edge.end - passage.start), report)
  }
}

function checkSources(
  nodes: readonly Row[],
  edges: readonly EdgeRow[],
  sources: ReadonlyMap<string, SourceText>,
  report: Note,
): void {
  const documentOf = new Map<string, string>()
  for (const { kind, source, target } of edges) if (kind === 'HAS_PASSAGE') documentOf.set(target, source)
  const texts = new Map<string, { text: string; place: ReturnType<typeof placeOf> }>()
  for (const { id, kind, uri, sha256 } of nodes) {
    if (kind !== 'Document') continue
    const source = sources.get(String(uri))
    if (!source) report(id, `its source ${show(uri)} was not found`)
    else if (source.sha256 !== sha256)
      report(id, `its source has changed: its sha256 is ${source.sha256}, not ${show(sha256)}`)
    else texts.set(id, { text: source.text, place: placeOf(source.text) })
  }
  for (const node of nodes) {
    const source = texts.get(documentOf.get(node.id) ?? '')
    if (!source || !isSpan(node)) continue
    compare(node, source.text.slice(node.start, node.end), report)
    const { line, column } = source.place(node.start)
    if (node.line !== line || node.column !== column)
      report(node.id, `stands at ${line}:${column}, not at ${show(node.line)}:${show(node.column)}`)
  }
  for (const edge of edges) {
    const source = texts.get(documentOf.get(edge.source) ?? '')
    if (source && isSpanEdge(edge)) compare(edge, source.text.slice(edge.start, edge.end), report)
  }
}
