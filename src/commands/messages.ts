// `evigraph messages`: what could not be read, resolved or understood.
import { type Command, Option } from 'commander'
import type { Message } from '../index.js'
import { loadGraph, placeOf, print, printJson } from './terminal.js'

const LEVELS: readonly Message['level'][] = ['info', 'warning', 'error']

export function messagesCommand(program: Command): void {
  program
    .command('messages')
    .summary('list what could not be read, resolved or understood')
    .description(
      'Lists the messages of the build that wrote a graph, as "file:line:column level reason rule", in document order.',
    )
    .argument('<graph>', 'graph.json, or - for standard input')
    .addOption(new Option('--level <level>', 'only messages of this level and above').choices(LEVELS).default('info'))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ evigraph messages graph.json\n  $ evigraph messages graph.json --level warning --json',
    )
    .action((file: string, { level, json = false }: { level: Message['level']; json?: boolean }) => {
      const { messages } = loadGraph(file)
      const shown = messages.filter((message) => LEVELS.indexOf(message.level) >= LEVELS.indexOf(level))
      if (json) printJson(shown)
      else for (const message of shown) print(`${placeOf(message)} ${message.level} ${message.reason} ${message.rule}`)
    })
}
