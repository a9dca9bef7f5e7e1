#!/usr/bin/env node
// The command line: commander's program, and what happens to errors. Only this file and commands/ print or exit.
import { Command, CommanderError } from 'commander'
import { printError } from './commands/terminal.js'
import { packageVersion } from './data.js'
import { InputError } from './types.js'

const program = new Command()
  .name('evigraph')
  .description(
    'Turns evidence reviews into a knowledge graph that links theory to evidence, every fact with its words.',
  )
  .version(packageVersion())
  .showHelpAfterError('(evigraph --help shows what is possible)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  $ evigraph build review.txt -o graph.json
  $ evigraph stats graph.json
  $ evigraph trace graph.json "epistemic trust"
  $ evigraph view graph.json`,
  )
/** In the order of the help. One that is called is read alone: reading them all takes longer than most of them run. */
const COMMANDS = new Map<string, () => Promise<(program: Command) => void>>([
  ['build', async () => (await import('./commands/build.js')).buildCommand],
  ['validate', async () => (await import('./commands/validate.js')).validateCommand],
  ['stats', async () => (await import('./commands/stats.js')).statsCommand],
  ['trace', async () => (await import('./commands/trace.js')).traceCommand],
  ['view', async () => (await import('./commands/view.js')).viewCommand],
  ['messages', async () => (await import('./commands/messages.js')).messagesCommand],
  ['enrich', async () => (await import('./commands/enrich.js')).enrichCommand],
  ['export', async () => (await import('./commands/export.js')).exportCommand],
  ['load', async () => (await import('./commands/load.js')).loadCommand],
  ['query', async () => (await import('./commands/query.js')).queryCommand],
  ['queries', async () => (await import('./commands/queries.js')).queriesCommand],
])
const called = COMMANDS.get(process.argv[2] ?? '')
for (const add of await Promise.all((called ? [called] : [...COMMANDS.values()]).map((read) => read()))) add(program)

// "evigraph build … | head" closes the pipe early, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof InputError) {
    for (const line of error.message.split('\n')) printError(`error: ${line}`)
    process.exitCode = 2
  } else {
    printError(`evigraph ran into a bug of its own:\n${error instanceof Error ? error.stack : String(error)}`)
    process.exitCode = 1
  }
}
