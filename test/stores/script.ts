// The exported Cypher script of the examples, in statements for an engine to run.
import { build, type Graph, loadKnowledge, readInputs, withVocabulary } from '../../src/index.js'
import { textOf } from '../exporters/golden-files.js'

/** The examples, with a text that is hard to quote. */
export function scriptGraph(): Graph {
  const { sources } = readInputs(['examples/'])
  const { graph } = build(sources, { knowledge: withVocabulary(loadKnowledge(), ['examples/terms.yaml']) })
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
