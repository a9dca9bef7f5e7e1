// The exported Cypher script of a small graph, in statements for an engine to run.
import { readFileSync } from 'node:fs'
import { build, type Graph } from '../../src/index.js'
import { textOf } from '../exporters/golden-files.js'

/** The beginning of an example, with a text that is hard to quote: servers take seconds to plan long lists. */
export function scriptGraph(): Graph {
  const bytes = readFileSync('examples/mentalizing.md').subarray(0, 3_000)
  const { graph } = build([{ uri: 'mentalizing.md', bytes }])
  const concept = graph.nodes.find(({ kind }) => kind === 'Concept')
  Object.assign(concept as object, { definition: 'it\'s "C:\\users", \\u0041;\n`$x` {y}\t\u{1f469}' })
  return graph
}

/** Twice over: run again it must change nothing. */
export function statementsOf(graph: Graph): string[] {
  const statements = textOf('cypher', {}, graph)
    .replace(/^\/\/.*\n/, '')
    .split(/;\n(?=UNWIND|CREATE|$)/)
    .filter((text) => text !== '')
  return [...statements, ...statements]
}
