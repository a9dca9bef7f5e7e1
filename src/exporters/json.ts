// graphology's serialised form, one node or edge a line: the canonical graph.json, written and read back.
import type { GraphEdge, GraphNode } from '../../graph/schema.js'
import { type BuildResult, type Exporter, InputError, type Message } from '../types.js'

export const json: Exporter = {
  name: 'json',
  doc: 'graph.json: graphology’s serialised form.',
  extension: '.json',
  write({ nodes, edges }, messages = []) {
    const lines = (rows: readonly unknown[]) =>
      rows.length === 0 ? '[]' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`
    const node = ({ id, ...rest }: { id: string }) => ({ key: id, attributes: { id, ...rest } })
    const edge = ({ source, target, ...rest }: { id: string; source: string; target: string }) => ({
      key: rest.id,
      source,
      target,
      attributes: rest,
    })
    const options = JSON.stringify({ type: 'directed', multi: true, allowSelfLoops: true })
    const attributes = `{"format":"evigraph","version":1,"messages":${lines(messages)}}`
    return `{"attributes":${attributes},"options":${options},"nodes":${lines(nodes.map(node))},"edges":${lines(edges.map(edge))}}\n`
  },
}

/**
 * Reads what `json` writes. Its shape is checked as far as reading needs it; what the nodes and edges hold is for
 * `validate` to judge. Throws InputError.
 */
export function readGraph(text: string): BuildResult {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new InputError(`not JSON: ${(error as Error).message}`)
  }
  if (!isObject(value) || !Array.isArray(value.nodes) || !Array.isArray(value.edges))
    throw new InputError('not a graph: the file must hold an object with the lists "nodes" and "edges"')
  const nodes = value.nodes.map((row: unknown, i) => {
    if (!isObject(row) || typeof row.key !== 'string' || !isObject(row.attributes))
      throw new InputError(`node ${i + 1} must be an object with "key" and "attributes"`)
    checkId(row.attributes.id, row.key, `node ${i + 1}`)
    return { ...row.attributes, id: row.key } as unknown as GraphNode
  })
  const edges = value.edges.map((row: unknown, i) => {
    if (!isObject(row) || typeof row.source !== 'string' || typeof row.target !== 'string' || !isObject(row.attributes))
      throw new InputError(`edge ${i + 1} must be an object with "source", "target" and "attributes"`)
    checkId(row.attributes.id, row.key, `edge ${i + 1}`)
    return { ...row.attributes, id: row.key, source: row.source, target: row.target } as unknown as GraphEdge
  })
  const messages = isObject(value.attributes) ? value.attributes.messages : undefined
  return { graph: { nodes, edges }, messages: Array.isArray(messages) ? (messages as Message[]) : [] }
}

function checkId(id: unknown, key: unknown, where: string): void {
  if (id !== undefined && id !== key)
    throw new InputError(
      `${where} has the key ${JSON.stringify(key)} but the id ${JSON.stringify(id)}; both must agree`,
    )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
