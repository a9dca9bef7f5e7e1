// What is shown, as a graph file again, for `evigraph export` and whatever else reads one.
import type { Payload } from '../../graph/view.js'
import { type GraphIndex, sourcesOf, targetsOf } from '../model.js'

/**
 * What is shown, its authors, the passages that it was taken from, and their documents. `visible` says of every node
 * whether it is shown.
 */
export function withWords(index: GraphIndex, visible: Uint8Array): Uint8Array {
  const kept = visible.slice()
  const keep = (nodes: readonly number[]) => {
    for (const node of nodes) kept[node] = 1
  }
  visible.forEach((shown, node) => {
    if (!shown) return
    keep(targetsOf(index, node, 'AUTHORED_BY'))
    const passages = sourcesOf(index, node, 'STATES', 'CITES', 'MENTIONS')
    keep(passages)
    for (const passage of passages) keep(sourcesOf(index, passage, 'HAS_PASSAGE'))
  })
  return kept
}

/** As `evigraph build` writes it; `kept` says of every node whether it is in it. */
export function graphJson(index: GraphIndex, { messages }: Payload, kept: Uint8Array): string {
  const nodes = index.nodes.flatMap((node, i) => (kept[i] ? [JSON.stringify({ key: node.id, attributes: node })] : []))
  const edges = index.edges.flatMap((edge, i) => {
    if (!kept[index.sources[i] as number] || !kept[index.targets[i] as number]) return []
    const { source, target, ...attributes } = edge
    return [JSON.stringify({ key: edge.id, source, target, attributes })]
  })
  const list = (rows: readonly string[]) => (rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`)
  const attributes = JSON.stringify({ format: 'evigraph', version: 1, messages })
  const options = JSON.stringify({ type: 'directed', multi: true, allowSelfLoops: true })
  return `{"attributes":${attributes},"options":${options},"nodes":${list(nodes)},"edges":${list(edges)}}\n`
}
