// `evigraph build`: inputs → graph.json.
import { once } from 'node:events'
import { extname, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { buildAccurately } from '../accurate.js'
import { loadKnowledge, withVocabulary } from '../data.js'
import { json } from '../exporters/json.js'
import type { AccurateOptions, BuildResult, Message } from '../index.js'
import { readInputs } from '../inputs.js'
import { build } from '../pipeline.js'
import { readBibliography } from '../references/bibliography/index.js'
import { openOpinions } from '../transformer/opinions.js'
import { InputError } from '../types.js'
import { count, placeOf, printError } from './terminal.js'
import { checkWritable, writeWhole } from './write-file.js'

interface Options {
  output?: string
  vocabulary?: string[]
  strict?: boolean
  bibliography?: string[]
  links: (typeof LINKS)[number]
  cache?: string
  jobs?: number
}

const LINKS = ['fast', 'accurate'] as const

export function buildCommand(program: Command): void {
  program
    .command('build')
    .summary('read texts and write their graph')
    .description(
      'Reads PDF, Word, web pages, JATS XML, plain text and Markdown and writes one graph of all of them, every fact with its place.',
    )
    .argument('<input...>', 'files, folders (with all below), patterns, or - for standard input')
    .option('-o, --output <file>', 'where to write the graph; standard output without it')
    .option('--vocabulary <file...>', 'YAML files with terms of your own')
    .option('--bibliography <file...>', 'BibTeX, RIS, nbib, CSL-JSON or EndNote XML with the works cited')
    .addOption(
      new Option('--links <reader>', 'what reads claims that no rule knows; accurate finds more and takes far longer')
        .choices(LINKS)
        .default('fast'),
    )
    .option(
      '--cache <file>',
      'where --links accurate keeps what it has read; GRAPH.links.jsonl beside the output without it',
    )
    .option(
      '--jobs <number>',
      'sentences that --links accurate reads at a time, some 250 MB each; without it as many as there are cores, up to 4',
      jobsOf,
    )
    .option('--strict', 'write nothing and exit with 2 when there are warnings or errors')
    .addHelpText(
      'after',
      `
Examples:
  $ evigraph build review.txt -o graph.json
  $ evigraph build reviews/ "more/**/*.md" -o graph.json
  $ evigraph build review.txt --vocabulary terms.yaml -o graph.json
  $ evigraph build paper.pdf chapter.docx PMC4045244.nxml -o graph.json

  $ evigraph build review.txt --bibliography refs.bib -o graph.json
  $ evigraph build review.txt --links accurate -o graph.json

Reading links accurately takes some 160 seconds a megabyte on one core; long texts are read on several. What was read is kept, so that an interrupted run goes on where it was.

A bibliography that lies beside the inputs is found by itself. A vocabulary is a list of entries such as
  - {kind: Concept, name: flow state, aliases: [flow, optimal experience]}

Exit code: 0 all went well, 1 a bug in evigraph, 2 something in the input could not be read.`,
    )
    .action(run)
}

async function run(
  inputs: string[],
  { output, vocabulary = [], bibliography = [], strict = false, links, cache, jobs }: Options,
): Promise<void> {
  if (output !== undefined) checkWritable(output)
  if (cache !== undefined && links !== 'accurate')
    throw new InputError(`--cache ${cache}: nothing is kept without --links accurate`)
  if (jobs !== undefined && links !== 'accurate')
    throw new InputError(`--jobs ${jobs}: nothing is read several at a time without --links accurate`)
  if (cache !== undefined && output !== undefined && resolve(cache) === resolve(output))
    throw new InputError(`${cache}: both the output and the cache; name another file with --cache`)
  const kept = links === 'accurate' ? keptIn(cache ?? output?.replace(/(?:\.json)?$/i, '.links.jsonl')) : {}
  const wrong = vocabulary.find((file) => !['.yaml', '.yml'].includes(extname(file).toLowerCase()))
  if (wrong !== undefined)
    throw new InputError(`--vocabulary ${wrong}: not a .yaml file; name the inputs before --vocabulary`)
  const knowledge = withVocabulary(loadKnowledge(), vocabulary)
  const { sources, bibliographies, errors } = readInputs(inputs, bibliography)
  if (sources.length === 0) throw new InputError(errors.map(({ message }) => message).join('\n'))
  const notes: Message[] = []
  const works = bibliographies.flatMap((file) => {
    try {
      return readBibliography(file, (message) => notes.push(message))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      errors.push(error)
      return []
    }
  })
  for (const { reason } of notes) printError(`warning: ${reason}`)
  const options = { knowledge, bibliography: works, ...(process.stderr.isTTY ? { onProgress, onSentence } : {}) }
  const result =
    links === 'accurate'
      ? await buildAccurately(sources, { ...options, ...kept, ...(jobs && { jobs }) })
      : build(sources, options)
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  const { messages } = result
  const unreadable = messages.filter(({ level }) => level === 'error')
  for (const { message } of errors) printError(`error: ${message}`)
  for (const { reason } of unreadable) printError(`error: ${reason}`)
  const failed = errors.length + unreadable.length > 0
  if (strict) {
    const warnings = messages.filter(({ level }) => level === 'warning')
    for (const message of warnings) printError(`warning: ${placeOf(message)} ${message.reason} (${message.rule})`)
    if (failed || warnings.length > 0)
      throw new InputError(
        `${count(errors.length + unreadable.length, 'error')} and ${count(warnings.length, 'warning')}; nothing was written because of --strict`,
      )
  }
  const chunks = json.write(result.graph, { messages })
  if (output !== undefined) await writeWhole(output, chunks)
  else for (const chunk of chunks) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
  if (works.length > 0)
    printError(`bibliography: ${count(works.length, 'work')} from ${bibliographies.map(({ uri }) => uri).join(', ')}`)
  printError(summary(result, output))
  if (failed) process.exitCode = 2
}

const onProgress: NonNullable<AccurateOptions['onProgress']> = (done, total, uri) => {
  process.stderr.write(`\r\u001b[K[${done + 1}/${total}] ${uri.slice(-60)}`)
}

const onSentence: NonNullable<AccurateOptions['onSentence']> = (done, total) => {
  process.stderr.write(`\r\u001b[K[${done}/${total}] sentences read closely`)
}

function jobsOf(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('give a whole number from 1 to 999')
}

/** What was read closely before; standard output alone keeps nothing. */
function keptIn(file: string | undefined): Pick<AccurateOptions, 'opinions'> {
  if (file === undefined) return {}
  checkWritable(file)
  return { opinions: openOpinions(file) }
}

/** "1 document: 3 claims, 2 findings …; 4 messages". */
function summary({ graph, messages }: BuildResult, output: string | undefined): string {
  const found = (...kinds: string[]) => graph.nodes.filter(({ kind }) => kinds.includes(kind)).length
  const entities = found('Concept', 'Intervention', 'Condition', 'Population', 'Outcome')
  const of = (rule: string) => messages.filter((message) => message.rule === rule).length
  const parts = [
    count(found('Passage'), 'passage'),
    count(found('Publication'), 'publication'),
    count(entities, 'entity'),
    count(found('Study'), 'study'),
    count(found('Finding'), 'finding'),
    count(found('Claim'), 'claim'),
  ]
  const gaps = of('coverage:number-not-understood') + of('coverage:citation-without-claim')
  const level = (name: string) => messages.filter((message) => message.level === name).length
  const notes = [
    count(level('warning'), 'warning'),
    `${count(gaps, 'passage')} with numbers or citations not understood`,
  ]
  const list = messages.length > 0 && output !== undefined ? ` (evigraph messages ${output})` : ''
  return `${count(found('Document'), 'document')}: ${parts.join(', ')}; ${notes.join(', ')}${list}`
}
