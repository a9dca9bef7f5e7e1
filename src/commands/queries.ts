// `evigraph queries`: the questions that `evigraph query --name` answers.
import type { Command } from 'commander'
import type { Question } from '../index.js'
import { loadQuestions } from '../queries.js'
import { print, printJson, terminalWidth, wrap } from './terminal.js'

export function queriesCommand(program: Command): void {
  program
    .command('queries')
    .summary('list the questions that query answers by name')
    .description('Lists the questions that "evigraph query --name" answers, with their parameters.')
    .option('--json', 'print JSON, with columns and Cypher')
    .addHelpText('after', '\nExamples:\n  $ evigraph queries\n  $ evigraph queries --json | jq -r ".[].name"')
    .action(({ json = false }: { json?: boolean }) => {
      const questions = loadQuestions()
      if (json) return printJson(questions)
      for (const question of questions) show(question)
    })
}

function show({ name, question, parameters }: Question): void {
  print(name)
  print(wrap(question, terminalWidth(), '  '))
  for (const { name: parameter, type, byDefault } of parameters)
    print(`    --${parameter} (${type}; ${JSON.stringify(byDefault)} without it)`)
}
