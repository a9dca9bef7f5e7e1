// `evigraph view`: the graph in a browser, for as long as the command runs.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { readAbout } from '../about.js'
import type { ViewSource } from '../index.js'
import { startView } from '../server/index.js'
import { storeAt } from '../stores/index.js'
import { readStored } from '../stores/read.js'
import { InputError } from '../types.js'
import { checkSource, inMemory, openAt, type StoreOptions, withStoreOptions } from './stores.js'
import { loadGraph, print, printError } from './terminal.js'

interface Options extends StoreOptions {
  port?: string
  open: boolean
  title?: string
  about?: string
}

export function viewCommand(program: Command): void {
  const command = program
    .command('view')
    .summary('see a graph in the browser')
    .description(
      'Shows a graph in the browser until Ctrl-C: the picture, the words behind every link, tables, and Cypher. Only this machine can reach it. When the file changes, so does what is shown.',
    )
    .argument('<source>', 'graph.json, - for standard input, a .grafeo file, or bolt://…, neo4j://…, neo4j+s://…')
    .option('--port <number>', 'port on 127.0.0.1; a free one without it')
    .option('--no-open', 'only print the address, open no browser')
    .option('--title <text>', 'title of the view; the documents’ titles without it')
    .option('--about <file>', 'YAML that says what the review asked, when and where it searched, its licence')
  withStoreOptions(command)
    .addHelpText(
      'after',
      `
The address has a password in it: whoever on this machine knows it can read the graph.
"evigraph export graph.json --format html" writes the same as a file to send.

Examples:
  $ evigraph view graph.json
  $ evigraph view evidence.grafeo --port 8080 --no-open
  $ NEO4J_PASSWORD=… evigraph view neo4j://localhost --user neo4j

Exit code: 0 ended by Ctrl-C, 1 a bug in evigraph, 2 the graph or the port could not be used.`,
    )
    .action(run)
}

async function run(location: string, { port, open, title, about, ...options }: Options): Promise<void> {
  const view = await startView({
    source: sourceAt(location, options),
    token: randomBytes(18).toString('base64url'),
    port: portOf(port),
    ...(title === undefined ? {} : { title }),
    ...(about === undefined ? {} : { about: readAbout(about) }),
    onProblem: (reason) => printError(`warning: ${reason}`),
  })
  const ended = signalled()
  print(view.url)
  printError('Ctrl-C ends it.')
  if (open && process.stdout.isTTY) openBrowser(view.url)
  await ended
  await view.close()
}

function portOf(text = '0'): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InputError(`--port is "${text}"; give a whole number from 1 to 65535, or 0 for a free one`)
}

function sourceAt(location: string, options: StoreOptions): ViewSource {
  checkSource(location)
  if (!storeAt(location)) {
    const file = location === '-' ? {} : { file: location }
    return { read: async () => loadGraph(location), open: inMemory, ...file }
  }
  const open = () => openAt(location, options)
  const read = async () => {
    const store = await open()
    try {
      return { graph: await readStored(store), messages: [] }
    } finally {
      await store.close()
    }
  }
  return { read, open, ...(location.endsWith('.grafeo') ? { file: location, locks: true } : {}) }
}

const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })

/** Where none can be started the address that was printed has to do. */
function openBrowser(url: string): void {
  const [command, ...args] = BROWSERS[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => printError(`No browser could be started; open ${url} in yours.`))
  child.unref()
}

const BROWSERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}
