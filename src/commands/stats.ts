// `evigraph stats`: counts of what a graph holds.
import type { Command } from 'commander'
import type { Counts } from '../index.js'
import { statsOf } from '../inspect/stats.js'
import { loadGraph, print, printJson } from './terminal.js'

export function statsCommand(program: Command): void {
  program
    .command('stats')
    .summary('count what a graph holds')
    .description(
      'Counts nodes and edges by kind, claims by predicate, studies by design, and names what is mentioned most.',
    )
    .argument('<graph>', 'graph.json, or - for standard input')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ evigraph stats graph.json\n  $ evigraph stats graph.json --json | jq .nodes',
    )
    .action((file: string, { json = false }: { json?: boolean }) => {
      const stats = statsOf(loadGraph(file).graph)
      if (json) return printJson(stats)
      table('Nodes', stats.nodes)
      table('Edges', stats.edges)
      table('Claims by predicate', stats.predicates)
      table('Claims by modality', stats.modalities)
      table('Studies by design', stats.designs)
      table('Findings by measure', stats.measures)
      table('Publications with', stats.publications)
      for (const [kind, entities] of Object.entries(stats.entities))
        table(`${kind}s by mentions`, Object.fromEntries(entities.map(({ label, mentions }) => [label, mentions])))
    })
}

function table(title: string, counts: Counts): void {
  const rows = Object.entries(counts)
  if (rows.length === 0) return
  const width = Math.max(...rows.map(([, number]) => String(number).length))
  print(title)
  for (const [name, number] of rows) print(`  ${String(number).padStart(width)}  ${name}`)
  print()
}
