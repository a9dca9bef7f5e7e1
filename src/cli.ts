#!/usr/bin/env node
// The command line: commander's program, and what happens to errors. Only this file and commands/ print or exit.
import { Command, CommanderError } from 'commander'
import { buildCommand } from './commands/build.js'
import { enrichCommand } from './commands/enrich.js'
import { exportCommand } from './commands/export.js'
import { loadCommand } from './commands/load.js'
import { messagesCommand } from './commands/messages.js'
import { queriesCommand } from './commands/queries.js'
import { queryCommand } from './commands/query.js'
import { statsCommand } from './commands/stats.js'
import { printError } from './commands/terminal.js'
import { traceCommand } from './commands/trace.js'
import { validateCommand } from './commands/validate.js'
import { viewCommand } from './commands/view.js'
import { InputError, packageVersion } from './index.js'

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
const COMMANDS = [
  buildCommand,
  validateCommand,
  statsCommand,
  traceCommand,
  viewCommand,
  messagesCommand,
  enrichCommand,
  exportCommand,
  loadCommand,
  queryCommand,
  queriesCommand,
]
for (const add of COMMANDS) add(program)

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
