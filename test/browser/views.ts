// Graphs to look at, as files and as served pages.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readPage } from '../../src/exporters/html/page.js'
import {
  type BuildResult,
  build,
  EXPORTERS,
  type ExportOptions,
  type FileExporter,
  type Graph,
  loadKnowledge,
  withVocabulary,
} from '../../src/index.js'
import { folderWith } from '../run-cli.js'
import { fileSource, graphText, type TestView, viewOf } from '../server/client.js'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))
let built: BuildResult | undefined

/** What `npm run demo` builds; the same object each time. */
export function demoGraph(): Graph {
  built ??= build(
    ['habits.md', 'mentalizing.md'].map((uri) => ({ uri, bytes: readFileSync(join(examples, uri)) })),
    { knowledge: withVocabulary(loadKnowledge(), [join(examples, 'terms.yaml')]) },
  )
  return built.graph
}

/** The address of the single file that `export --format html` writes of a graph; gone after the test. */
export function fileOf(graph: Graph, options: ExportOptions = {}): string {
  const html = EXPORTERS.find(({ name }) => name === 'html') as FileExporter
  const file = join(folderWith({}), 'evidence.html')
  writeFileSync(file, [...html.write(graph, options)].join(''))
  return pathToFileURL(file).href
}

export interface ServedView extends TestView {
  /** Rewrites the file that is shown. */
  replace(graph: Graph | string): void
}

/** What `evigraph view` serves of a graph; closed after the test. */
export async function serve(graph: Graph): Promise<ServedView> {
  const file = join(folderWith({ 'graph.json': graphText(graph) }), 'graph.json')
  const view = await viewOf(fileSource(file), { page: readPage() })
  return { ...view, replace: (now) => writeFileSync(file, typeof now === 'string' ? now : graphText(now)) }
}
