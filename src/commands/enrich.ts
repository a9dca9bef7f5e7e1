// `evigraph enrich`: looks the works of a graph up at Crossref and OpenAlex.
import { once } from 'node:events'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { packageVersion } from '../data.js'
import { cached } from '../enrich/ask.js'
import { openCache } from '../enrich/cache.js'
import { http } from '../enrich/http.js'
import { enrich, SERVICES } from '../enrich/index.js'
import { json } from '../exporters/json.js'
import type { Asker, Enriched } from '../index.js'
import { InputError } from '../types.js'
import { count, loadGraph, printError } from './terminal.js'
import { checkWritable, writeWhole } from './write-file.js'

interface Options {
  output?: string
  email?: string
  cache?: string
  offline?: boolean
  refresh?: boolean
  service?: string[]
  timeout: number
  crossref?: string
  openalex?: string
}

const NAMES = SERVICES.map(({ name }) => name)

export function enrichCommand(program: Command): void {
  program
    .command('enrich')
    .summary('look up DOIs and retractions of the works cited')
    .description(
      'Asks Crossref and OpenAlex for the works of a graph: missing DOI, PMID, title and journal, and notices of retraction. Of your texts nothing is sent but what they print of the works they cite. Only what is certain is filled in, with its origin; the rest is told by messages.',
    )
    .argument('<graph>', 'graph.json, or - for standard input')
    .option('-o, --output <file>', 'where to write the graph; the graph’s own file without it')
    .option('--email <address>', 'yours, for the services to write to: they then answer faster', emailOf)
    .option('--cache <file>', 'where answers are kept; GRAPH.enrich.jsonl beside the graph without it')
    .option('--offline', 'use no network: answer from the cache alone')
    .addOption(new Option('--refresh', 'ask again for what the cache holds').conflicts('offline'))
    .addOption(new Option('--service <name...>', 'ask only these').choices(NAMES))
    .option('--timeout <seconds>', 'longest wait for one answer', secondsOf, 30)
    .option('--crossref <address>', 'another address of Crossref’s API, such as a mirror', addressOf)
    .option('--openalex <address>', 'another address of OpenAlex’s', addressOf)
    .addHelpText(
      'after',
      `
Examples:
  $ evigraph enrich graph.json --email you@example.org
  $ evigraph enrich graph.json --offline -o enriched.json
  $ evigraph messages graph.json --level warning

An interrupted run goes on where it was. OPENALEX_API_KEY holds a key to OpenAlex, which then answers more searches a day.

Exit code: 0 all went well, 1 a bug in evigraph, 2 a service did not answer for all works, or the graph could not be read.`,
    )
    .action(run)
}

async function run(file: string, options: Options): Promise<void> {
  const { email, offline = false, refresh = false, service: only = NAMES, timeout } = options
  const output = options.output ?? (file === '-' ? undefined : file)
  if (output !== undefined) checkWritable(output)
  if (file === '-' && options.cache === undefined)
    throw new InputError('a graph from standard input needs --cache <file>, where answers are kept')
  const cacheFile = options.cache ?? `${file.replace(/\.json$/i, '')}.enrich.jsonl`
  checkWritable(cacheFile)
  for (const [role, other] of [
    ['graph', file],
    ['output', output],
  ] as const)
    if (other !== undefined && resolve(other) === resolve(cacheFile))
      throw new InputError(`${cacheFile}: both the ${role} and the cache; name another file with --cache`)
  const built = loadGraph(file)
  const asker: Asker | undefined = offline
    ? undefined
    : http({
        agent: `evigraph/${packageVersion()}`,
        email,
        keys: { openalex: process.env.OPENALEX_API_KEY || undefined },
        addresses: { crossref: options.crossref, openalex: options.openalex },
        timeout: 1000 * timeout,
        today: new Date().toISOString().slice(0, 10),
      })
  const result = await enrich(built, cached(openCache(cacheFile), asker, refresh), {
    services: SERVICES.filter(({ name }) => only.includes(name)),
    // As many requests at a time as Crossref allows.
    atOnce: email === undefined ? 1 : 3,
    ...(process.stderr.isTTY ? { onProgress } : {}),
  })
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  const chunks = json.write(result.graph, { messages: result.messages })
  if (output !== undefined) await writeWhole(output, chunks)
  else for (const chunk of chunks) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
  printError(summary(result, output))
  if (result.notAsked === 0) return
  const left = `${count(result.notAsked, 'work')} not looked up everywhere`
  if (offline) printError(`offline: ${left}; without --offline they are asked for`)
  else printError(`warning: ${left} (${result.reasons.slice(0, 3).join('; ')}); run again to ask for the rest`)
  if (!offline) process.exitCode = 2
}

const onProgress = (done: number, total: number, label: string) => {
  process.stderr.write(`\r\u001b[K[${done + 1}/${total}] ${label.slice(0, 60)}`)
}

const VERDICTS = {
  known: 'known by DOI or PMID',
  searched: 'found',
  several: 'ambiguous',
  near: 'uncertain',
  none: 'not found',
  other: 'with an id of another work',
  'too-little': 'without title or year to search for',
  'not-asked': 'not asked for',
} as const

/** "12 works: 7 known by DOI or PMID, 3 found …; filled in 3 DOI, 9 PMID; 1 retracted". */
function summary({ graph, verdicts, messages }: Enriched, output: string | undefined): string {
  const works = graph.nodes.filter((node) => node.kind === 'Publication')
  const ends = Object.entries(VERDICTS).flatMap(([verdict, words]) => {
    const number = verdicts[verdict as keyof typeof VERDICTS]
    return number ? [`${number.toLocaleString('en')} ${words}`] : []
  })
  const filled = new Map<string, number>()
  for (const { filledBy = [] } of works)
    for (const origin of filledBy) {
      const property = origin.slice(0, origin.indexOf(':'))
      filled.set(property, (filled.get(property) ?? 0) + 1)
    }
  const shown = ['doi', 'pmid', 'title', 'container'].flatMap((name) =>
    filled.has(name) ? [`${filled.get(name)} ${name}`] : [],
  )
  const retracted = messages.filter(({ rule }) => rule === 'enrich:retracted').length
  const list = output !== undefined && messages.some(({ rule }) => rule.startsWith('enrich:'))
  return [
    `${count(works.length, 'work')}${ends.length > 0 ? `: ${ends.join(', ')}` : ''}`,
    ...(shown.length > 0 ? [`filled in: ${shown.join(', ')}`] : []),
    ...(retracted > 0 ? [`${retracted} retracted`] : []),
  ]
    .join('; ')
    .concat(list ? ` (evigraph messages ${output})` : '')
}

function emailOf(text: string): string {
  if (/^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/.test(text)) return text
  throw new InvalidArgumentError('give an address such as you@example.org')
}

function secondsOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('give a whole number of seconds from 1 to 9999')
}

function addressOf(text: string): string {
  if (URL.canParse(text) && /^https?:\/\//.test(text)) return text
  throw new InvalidArgumentError('give an address that begins with https:// or http://')
}
