// `evigraph query`: Cypher, or a question by its name, on a graph file or a database.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { Question, Rows, Store, Value } from '../index.js'
import { findEntitiesIn, loadQuestions, parametersOf } from '../queries.js'
import { InputError } from '../types.js'
import { FORMATS, type Write } from './query-formats.js'
import { openSource, type StoreOptions, withStoreOptions } from './stores.js'
import { count, printError } from './terminal.js'

interface Options extends StoreOptions {
  file?: string
  name?: string
  format: string
  timeout: string
}

export function queryCommand(program: Command): void {
  const command = program
    .command('query')
    .summary('ask a graph in Cypher')
    .description(
      'Runs a Cypher query that reads, or one of the questions that "evigraph queries" lists, on a graph file, a Grafeo file or Neo4j.',
    )
    .argument('<source>', 'graph.json, - for standard input, a .grafeo file, or bolt://…, neo4j://…, neo4j+s://…')
    .argument('[cypher]', 'the query; $name in it is what --name-of-parameter gives')
    .option('--file <file>', 'read the query from a file')
    .option('--name <question>', 'a question of "evigraph queries", with its parameters as options')
    .option('--format <format>', `one of ${Object.keys(FORMATS).join(', ')}`, 'table')
    .option('--timeout <seconds>', 'end the query after so long', '300')
    .allowUnknownOption()
    .allowExcessArguments()
  withStoreOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ evigraph query graph.json "MATCH (c:Concept) RETURN c.label ORDER BY c.label LIMIT 5"
  $ evigraph query evidence.grafeo --name evidence --concept "epistemic trust"
  $ evigraph query graph.json "MATCH (n {id: \\$id}) RETURN n" --id concept:habit --format json
  $ evigraph query neo4j://localhost --user neo4j --file q.cypher --format csv

Exit code: 0 all went well, 1 a bug in evigraph, 2 the query or the source could not be used.`,
    )
    .action((source: string, cypher: string | undefined, options: Options) =>
      run(source, cypher, options, command.args),
    )
}

interface Asked {
  cypher: string
  parameters: Record<string, Value>
  /** What a place in an error refers to. */
  where: string
  question?: Question
}

async function run(
  source: string,
  cypher: string | undefined,
  options: Options,
  args: readonly string[],
): Promise<void> {
  const write = FORMATS[options.format]
  if (!write) throw new InputError(`--format is "${options.format}"; give one of ${Object.keys(FORMATS).join(', ')}`)
  const seconds = Number(options.timeout)
  if (!(seconds > 0)) throw new InputError(`--timeout is "${options.timeout}"; give a number of seconds`)
  const asked = whatIsAsked(cypher?.startsWith('--') ? undefined : cypher, options, args)
  const store = await openSource(source, options)
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  try {
    const { cypher: text, parameters } = asked
    const rows = await store.query(text, { parameters, timeout: seconds * 1000, signal: stop.signal })
    const total = await output(rows, write)
    if (total === 0) await explainNothing(store, asked)
  } catch (error) {
    if (stop.signal.aborted) printError('cancelled')
    else if (error instanceof InputError && /^\d+:\d+: /.test(error.message))
      throw new InputError(`${asked.where}:${error.message}`)
    else throw error
  } finally {
    process.off('SIGINT', interrupt)
    await store.close()
  }
  // As the shell expects of what Ctrl-C ended.
  if (stop.signal.aborted) process.kill(process.pid, 'SIGINT')
}

function whatIsAsked(cypher: string | undefined, { file, name }: Options, args: readonly string[]): Asked {
  if ([cypher, file, name].filter((one) => one !== undefined).length !== 1)
    throw new InputError('give one query: as an argument, by --file, or by --name ("evigraph queries" lists the names)')
  // The source comes first; a query as an argument second.
  const given = parametersIn(args.slice(cypher === undefined ? 1 : 2))
  if (name !== undefined) {
    const question = loadQuestions().find((one) => one.name === name)
    if (!question) throw new InputError(`there is no question "${name}"; "evigraph queries" lists them`)
    return { cypher: question.cypher, parameters: { ...parametersOf(question, given) }, where: name, question }
  }
  const parameters = Object.fromEntries(Object.entries(given).map(([key, text]) => [key, guessed(text)]))
  if (file === undefined) return { cypher: cypher as string, parameters, where: 'query' }
  try {
    return { cypher: readFileSync(file, 'utf8'), parameters, where: file }
  } catch (error) {
    throw new InputError(
      `${file}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message}`,
    )
  }
}

/** "--concept trust --weeks=24" → { concept: 'trust', weeks: '24' }. */
function parametersIn(args: readonly string[]): Record<string, string> {
  const given: Record<string, string> = {}
  for (let i = 0; i < args.length; i++) {
    const [, key = '', , value] = /^--([A-Za-z]\w*)(=([\s\S]*))?$/.exec(args[i] as string) ?? []
    if (key === '') throw new InputError(`"${args[i]}" means nothing here; parameters are given as --name value`)
    const text = value ?? args[++i]
    if (text === undefined) throw new InputError(`--${key} wants a value`)
    given[key] = text
  }
  return given
}

/** For a parameter without a declared type: a number where it reads as one. */
const guessed = (text: string): Value => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)

async function output(rows: Rows, write: Write): Promise<number> {
  let total = 0
  async function* counted() {
    for await (const batch of rows.batches) {
      total += batch.length
      yield batch
    }
  }
  for await (const chunk of write(rows.columns, counted()))
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
  return total
}

/** Nothing may have been found because nothing is called so. */
async function explainNothing(store: Store, { parameters, question }: Asked): Promise<void> {
  for (const { name, type } of question?.parameters ?? []) {
    if (type !== 'entity') continue
    const { found, nearest } = await findEntitiesIn(store, String(parameters[name]))
    if (found) continue
    const hint = nearest.length === 0 ? '' : `; nearest: ${nearest.map((label) => `"${label}"`).join(', ')}`
    throw new InputError(`the graph has no entity called "${parameters[name]}"${hint}`)
  }
  printError(count(0, 'row'))
}
