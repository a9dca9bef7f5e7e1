// `evigraph load`: a graph into a database.
import type { Command } from 'commander'
import { STORES, storeAt } from '../stores/index.js'
import { InputError } from '../types.js'
import { openAt, type StoreOptions, withStoreOptions } from './stores.js'
import { count, loadGraph, printError } from './terminal.js'

interface Options extends StoreOptions {
  to: string
  prune?: boolean
  batch?: string
}

export function loadCommand(program: Command): void {
  const command = program
    .command('load')
    .summary('write a graph into a database')
    .description(
      'Writes a graph into a Grafeo file or into Neo4j 5. What is there already is brought up to date; loading twice changes nothing, and a load that was interrupted is completed by running it again.',
    )
    .argument('<graph>', 'graph.json, or - for standard input')
    .requiredOption('--to <database>', 'a file ending in .grafeo, or bolt://…, neo4j://…, neo4j+s://…')
    .option('--prune', 'remove what these documents said when they were loaded before, and no longer say')
    .option('--batch <rows>', 'rows of one transaction: fewer for a server with little memory')
  withStoreOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ evigraph load graph.json --to evidence.grafeo
  $ NEO4J_PASSWORD=… evigraph load graph.json --to neo4j://localhost --user neo4j

Exit code: 0 all went well, 1 a bug in evigraph, 2 the graph or the database could not be used.`,
    )
    .action(run)
}

async function run(file: string, options: Options): Promise<void> {
  const { to, prune = false } = options
  if (to === ':memory:' || !storeAt(to)) {
    const choice = STORES.filter(({ name }) => name !== 'memory').map(({ doc }) => doc)
    throw new InputError(`--to ${to.replace(/\/\/[^/]*@/, '//')}: not a database; give ${choice.join(', or ')}`)
  }
  const batch = Number(options.batch ?? 1)
  if (!Number.isSafeInteger(batch) || batch < 1)
    throw new InputError(`--batch is "${options.batch}"; give a whole number of rows`)
  const { graph } = loadGraph(file)
  const store = await openAt(to, options)
  const since = performance.now()
  const rate = (done: number) => Math.round((1000 * done) / (performance.now() - since)).toLocaleString('en')
  const onProgress = (done: number, total: number) => {
    const share = `${Math.floor((100 * done) / total)}%`
    process.stderr.write(`\r\u001b[K${share} of ${count(total, 'node and edge')}, ${rate(done)} rows/s`)
  }
  try {
    const summary = await store.load(graph, {
      prune,
      ...(options.batch === undefined ? {} : { batch }),
      ...(process.stderr.isTTY ? { onProgress } : {}),
    })
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    const { nodes, edges, created, pruned } = summary
    const parts = [`${created.toLocaleString('en')} new`, ...(prune ? [`${pruned.toLocaleString('en')} removed`] : [])]
    printError(
      `${count(nodes, 'node')} and ${count(edges, 'edge')}: ${parts.join(', ')}; ${rate(nodes + edges)} rows/s`,
    )
  } finally {
    await store.close()
  }
}
