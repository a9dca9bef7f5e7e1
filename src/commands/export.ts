// `evigraph export`: graph.json → a file or folder that another program reads.
import { once } from 'node:events'
import { type Command, Option } from 'commander'
import { readAbout } from '../about.js'
import { EXPORTERS } from '../exporters/index.js'
import type { Exporter, ExportOptions, Shape } from '../index.js'
import { InputError } from '../types.js'
import { count, loadGraph, printError } from './terminal.js'
import { checkFolder, checkWritable, writeFolder, writeWhole } from './write-file.js'

interface Options {
  format: string
  output?: string
  shape?: Shape
  bom?: boolean
  nxLegacy?: boolean
  title?: string
  about?: string
}

export function exportCommand(program: Command): void {
  program
    .command('export')
    .summary('write a graph for another program')
    .description('Writes a graph for programs of network analysis, databases, statistics and reference managers.')
    .argument('<graph>', 'graph.json, or - for standard input')
    .requiredOption('--format <name>', `one of ${EXPORTERS.map(({ name }) => name).join(', ')}`)
    .option('-o, --output <file|folder>', 'where to write; standard output without it, for formats of one file')
    .addOption(
      new Option('--shape <shape>', 'the whole graph, or entities with the weighted links between them')
        .choices(['full', 'concepts'])
        .default('full'),
    )
    .option('--bom', 'begin CSV files with a byte-order mark, for Excel')
    .option('--nx-legacy', 'for networkx before 3.4: write the edges of node-link under "links" too')
    .option('--title <text>', 'for html: the title of the view; the documents’ titles without it')
    .option('--about <file>', 'for html: YAML that says what the review asked, when and where it searched, its licence')
    .addHelpText(
      'after',
      `
Formats:
${EXPORTERS.map(({ name, doc }) => `  ${name.padEnd(11)} ${doc}`).join('\n')}

Examples:
  $ evigraph export graph.json --format gexf -o graph.gexf
  $ evigraph export graph.json --format graphml --shape concepts -o concepts.graphml
  $ evigraph export graph.json --format csv -o tables/
  $ evigraph export graph.json --format effects | Rscript analysis.R`,
    )
    .action(run)
}

async function run(file: string, { format, output, ...chosen }: Options): Promise<void> {
  const exporter = EXPORTERS.find(({ name }) => name === format)
  if (!exporter)
    throw new InputError(
      `--format ${format}: no such format; known are ${EXPORTERS.map(({ name }) => name).join(', ')}`,
    )
  checkOptions(exporter, chosen)
  const folder = 'files' in exporter
  if (folder && output === undefined) throw new InputError(`--format ${format} writes a folder: name it with -o`)
  if (output !== undefined) (folder ? checkFolder : checkWritable)(output)
  const { about, ...own } = chosen
  const said = about === undefined ? {} : { about: readAbout(about) }
  const { graph, messages } = loadGraph(file)
  const options: ExportOptions = {
    ...own,
    ...said,
    messages,
    report: ({ reason }) => printError(`warning: ${reason}`),
  }
  if (folder) {
    const files = exporter.files(graph, options)
    await writeFolder(output as string, files)
    printError(`${output}: ${count(files.length, 'file')}`)
    if (exporter.advice) printError(exporter.advice(graph, output as string))
  } else if (output !== undefined) await writeWhole(output, exporter.write(graph, options))
  else
    for (const chunk of exporter.write(graph, options))
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}

const FLAGS = {
  shape: '--shape concepts',
  bom: '--bom',
  nxLegacy: '--nx-legacy',
  title: '--title',
  about: '--about',
} as const

/** An option that a format would pass over is an error: its user expects something of it. */
function checkOptions({ name, heeds = [] }: Exporter, { shape, ...given }: Omit<Options, 'format'>): void {
  const chosen = { ...given, shape: shape === 'concepts' }
  for (const option of Object.keys(FLAGS) as (keyof typeof FLAGS)[]) {
    if (!chosen[option] || heeds.includes(option)) continue
    const others = EXPORTERS.filter((other) => other.heeds?.includes(option)).map((other) => other.name)
    throw new InputError(`${FLAGS[option]} is for ${others.join(', ')}, not for ${name}`)
  }
}
