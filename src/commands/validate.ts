// `evigraph validate`: is a graph what it says it is?
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Graph, SourceText } from '../index.js'
import { validate } from '../inspect/validate.js'
import { InputError } from '../types.js'
import { count, loadGraph, print, printError, printJson } from './terminal.js'

interface Options {
  source?: string
  json?: boolean
}

export function validateCommand(program: Command): void {
  program
    .command('validate')
    .summary('check a graph, and every quoted word against its source')
    .description(
      'Checks kinds, properties, edge ends, ids and links; and every span against its passage or, with --source, against the text it was built from and its sha256.',
    )
    .argument('<graph>', 'graph.json, or - for standard input')
    .option('--source <folder>', 'folder that holds the texts')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ evigraph validate graph.json
  $ evigraph validate graph.json --source reviews/

Exit code: 0 nothing is wrong, 2 something is.`,
    )
    .action(async (file: string, { source, json = false }: Options) => {
      const { graph } = loadGraph(file)
      const problems = validate(graph, source === undefined ? undefined : await sourcesOf(graph, source))
      if (json) printJson(problems)
      else for (const { id, reason } of problems) print(`${id}: ${reason}`)
      const size = `${count(graph.nodes.length, 'node')}, ${count(graph.edges.length, 'edge')}`
      printError(`${size}: ${problems.length === 0 ? 'valid' : count(problems.length, 'problem')}`)
      if (problems.length > 0) process.exitCode = 2
    })
}

/** Texts of the graph's documents by uri; a missing one is left out. */
async function sourcesOf(graph: Graph, folder: string): Promise<Map<string, SourceText>> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new InputError(`${folder}: no such folder; --source takes the folder that holds the texts`)
  // Reads all readers: only where it is asked for.
  const { read } = await import('../pipeline.js')
  const sources = new Map<string, SourceText>()
  for (const node of graph.nodes) {
    if (node.kind !== 'Document') continue
    const path = join(folder, node.uri)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue
    const { sha256, text } = read({ uri: node.uri, bytes: readFileSync(path) }, () => {})
    sources.set(node.uri, { sha256, text })
  }
  return sources
}
