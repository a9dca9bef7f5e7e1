// graphology's serialised form, one node or edge a line: the canonical graph.json.
import type { Exporter } from '../types.js'

export const json: Exporter = {
  name: 'json',
  doc: 'graph.json: graphology’s serialised form.',
  extension: '.json',
  write({ nodes, edges }) {
    const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join(',\n')
    const node = ({ id, ...rest }: { id: string }) => ({ key: id, attributes: { id, ...rest } })
    const edge = ({ source, target, ...rest }: { id: string; source: string; target: string }) => ({
      key: rest.id,
      source,
      target,
      attributes: rest,
    })
    const head = JSON.stringify({
      attributes: { format: 'evigraph', version: 1 },
      options: { type: 'directed', multi: true, allowSelfLoops: true },
    }).slice(1, -1)
    return `{${head},"nodes":[\n${lines(nodes.map(node))}\n],"edges":[\n${lines(edges.map(edge))}\n]}\n`
  },
}
