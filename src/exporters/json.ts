// graphology's serialised form, one node or edge a line: the canonical graph.json, written and read back.
import { EDGES, type EdgeSpec, type GraphEdge, type GraphNode, NODES, type NodeSpec } from '../../graph/schema.js'
import { type BuildResult, type FileExporter, InputError, type Message } from '../types.js'

/** Of graph.json's form. */
export const GRAPH_VERSION = 1

export const json: FileExporter = {
  name: 'json',
  doc: 'graph.json: graphology’s serialised form.',
  extension: '.json',
  *write({ nodes, edges }, { messages = [] } = {}) {
    yield `{"attributes":{"format":"evigraph","version":${GRAPH_VERSION},"messages":`
    yield* list(messages, (written, message) => written + JSON.stringify(message))
    yield '},"options":{"type":"directed","multi":true,"allowSelfLoops":true},"nodes":'
    yield* list(nodes, nodeWriter(), '}}')
    yield ',"edges":'
    yield* list(edges, edgeWriter(), '}}')
    yield '}\n'
  },
}

/** Adds a row, up to its end, to what is written already. */
type Writer<T> = (written: string, row: T) => string

function nodeWriter(): Writer<GraphNode> {
  const write = propertyWriter('id')
  return (written, node) => {
    const id = escaped(node.id)
    return write(`${written}{"key":"${id}","attributes":{"id":"${id}"`, node)
  }
}

function edgeWriter(): Writer<GraphEdge> {
  const write = propertyWriter('id', 'source', 'target')
  // Edges of one source come one after the other.
  let source = ''
  let from = `","source":"","target":"`
  return (written, edge) => {
    const id = escaped(edge.id)
    if (edge.source !== source) {
      source = edge.source
      from = `","source":"${escaped(source)}","target":"`
    }
    return write(`${written}{"key":"${id}${from}${escaped(edge.target)}","attributes":{"id":"${id}"`, edge)
  }
}

/** How a property is written. */
interface Property {
  name: string
  /** What stands before its value; '' for those that stand elsewhere. */
  opening: string
  /** The same for a string. */
  quote: string
  /** That with the value, for values of the schema's closed sets: every row has some, and none has anything to escape. */
  words: Map<unknown, string> | undefined
}

type Properties = Map<string, Property>

function propertyOf(name: string, values: readonly string[] = []): Property {
  const opening = `,${JSON.stringify(name)}:`
  const words = values.map((value) => [value, opening + JSON.stringify(value)] as const)
  return { name, opening, quote: `${opening}"`, words: words.length > 0 ? new Map(words) : undefined }
}

/** Of the schema. */
const PROPERTIES: ReadonlyMap<string, Property> = schemaProperties()

function schemaProperties(): Properties {
  const values = new Map<string, readonly string[]>([['kind', [...Object.keys(NODES), ...Object.keys(EDGES)]]])
  for (const { props } of [NODES, EDGES].flatMap((kinds) => Object.values<NodeSpec | EdgeSpec>(kinds)))
    for (const [name, spec] of Object.entries(props))
      values.set(name, [...(values.get(name) ?? []), ...(spec.values ?? [])])
  return new Map([...values].map(([name, list]) => [name, propertyOf(name, list)]))
}

/** Writes the properties of rows but those that stand elsewhere. By hand: to have a row stringified takes longer. */
function propertyWriter(...elsewhere: string[]): Writer<GraphNode | GraphEdge> {
  const known: Properties = new Map(PROPERTIES)
  for (const name of elsewhere) known.set(name, { name, opening: '', quote: '', words: undefined })
  const find = (name: string): Property => {
    const property = known.get(name) ?? propertyOf(name)
    known.set(name, property)
    return property
  }
  /** In the order of the last row of each kind: that of the next one, mostly. */
  const orders = new Map<string, Property[]>()
  let kind = ''
  let order: Property[] = []
  return (written, row) => {
    if (row.kind !== kind) {
      kind = row.kind
      order = orders.get(kind) ?? []
      orders.set(kind, order)
    }
    let i = 0
    for (const name in row) {
      const value = row[name as keyof typeof row] as unknown
      if (i === order.length || (order[i] as Property).name !== name) order[i] = find(name)
      const property = order[i++] as Property
      const { opening, words } = property
      if (opening === '' || value === undefined) continue
      if (typeof value === 'string') written += words?.get(value) ?? `${property.quote}${escaped(value)}"`
      else if (typeof value === 'number' && Number.isFinite(value)) written += opening + digits(value)
      else written += opening + JSON.stringify(value)
    }
    return written
  }
}

// A quotation mark, a backslash, a control character or a surrogate, which may be a lone one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON escapes
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/

/** A string as it stands between JSON's quotation marks: most as they are. */
const escaped = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text).slice(1, -1) : text)

const THREE = Array.from({ length: 1000 }, (_, i) => String(i))
const PADDED = THREE.map((digits) => digits.padStart(3, '0'))

/** A number in JSON. Offsets are put together: to have them converted takes several times as long. */
function digits(value: number): string | number {
  if (value < 1000 || value >= 1e6 || value % 1 !== 0) return value
  return (THREE[Math.floor(value / 1000)] as string) + (PADDED[value % 1000] as string)
}

const CHUNK = 1 << 16

/** A JSON list, one row a line, in pieces of about 64 KB: a graph may be longer than the longest string. */
function* list<T>(rows: readonly T[], write: Writer<T>, end = ''): Generator<string> {
  let chunk = '['
  let between = '\n'
  for (const row of rows) {
    chunk = write(chunk + between, row)
    between = `${end},\n`
    if (chunk.length > CHUNK) {
      yield chunk
      chunk = ''
    }
  }
  yield `${chunk}${rows.length === 0 ? '' : `${end}\n`}]`
}

/**
 * Reads what `json` writes. Its shape is checked as far as reading needs it; what the nodes and edges hold is for
 * `validate` to judge. Throws InputError.
 */
export function readGraph(text: string): BuildResult {
  const value = parse(text)
  if (!isObject(value) || !Array.isArray(value.nodes) || !Array.isArray(value.edges))
    throw new InputError('not a graph: the file must hold an object with the lists "nodes" and "edges"')
  const nodes = value.nodes.map(nodeOf)
  const edges = value.edges.map(edgeOf)
  const messages = isObject(value.attributes) ? value.attributes.messages : undefined
  return { graph: { nodes, edges }, messages: Array.isArray(messages) ? (messages as Message[]) : [] }
}

/**
 * The same from the lines of a file that `json` wrote, one row each: a graph may be longer than the longest string.
 * Throws InputError.
 */
export function readGraphLines(lines: Iterable<string>): BuildResult {
  const result: BuildResult = { graph: { nodes: [], edges: [] }, messages: [] }
  const { nodes, edges } = result.graph
  const readers: Readonly<Record<string, (row: unknown) => void>> = {
    messages: (row) => result.messages.push(row as Message),
    nodes: (row) => nodes.push(nodeOf(row, nodes.length)),
    edges: (row) => edges.push(edgeOf(row, edges.length)),
  }
  let read: ((row: unknown) => void) | undefined
  let ended = false
  for (const line of lines) {
    const list = /"(messages|nodes|edges)":\[$/.exec(line)?.[1]
    if (list !== undefined) read = readers[list]
    else if (ENDS.some((end) => line === end || line.endsWith(`"nodes":${end}`))) ended = true
    else if (line.startsWith('{') && read) read(parse(line.endsWith(',') ? line.slice(0, -1) : line))
    else if (line !== '') throw new InputError(NOT_OURS)
  }
  if (!ended) throw new InputError('not a graph: the file has no end')
  return result
}

/** The last line where there are edges, where there are none, and, behind what comes before, no nodes either. */
const ENDS = [']}', '],"edges":[]}', '[],"edges":[]}']

/** Of a file too large to be read otherwise. */
export const NOT_OURS = 'a graph of this size can only be read as evigraph writes it, one row a line'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InputError(`not JSON: ${(error as Error).message}`)
  }
}

function nodeOf(row: unknown, i: number): GraphNode {
  if (!isObject(row) || typeof row.key !== 'string' || !isObject(row.attributes))
    throw new InputError(`node ${i + 1} must be an object with "key" and "attributes"`)
  checkId(row.attributes.id, row.key, `node ${i + 1}`)
  return { ...row.attributes, id: row.key } as unknown as GraphNode
}

function edgeOf(row: unknown, i: number): GraphEdge {
  if (!isObject(row) || typeof row.source !== 'string' || typeof row.target !== 'string' || !isObject(row.attributes))
    throw new InputError(`edge ${i + 1} must be an object with "source", "target" and "attributes"`)
  checkId(row.attributes.id, row.key, `edge ${i + 1}`)
  return { ...row.attributes, id: row.key, source: row.source, target: row.target } as unknown as GraphEdge
}

function checkId(id: unknown, key: unknown, where: string): void {
  if (id !== undefined && id !== key)
    throw new InputError(
      `${where} has the key ${JSON.stringify(key)} but the id ${JSON.stringify(id)}; both must agree`,
    )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
