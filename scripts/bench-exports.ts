// Speed and peak memory of reading graph.json and of every export of it: `npm run bench:exports`.
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadGraph } from '../src/commands/terminal.js'
import { writeFolder, writeWhole } from '../src/commands/write-file.js'
import { MOST_NODES } from '../src/exporters/html/payload.js'
import { EXPORTERS, json } from '../src/index.js'
import { generateGraph } from './graph-generator.js'

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    formats: { type: 'string', default: EXPORTERS.map(({ name }) => name).join(',') },
    date: { type: 'string' },
    /** Markdown file to write the results to. */
    out: { type: 'string' },
    /** Internal: makes a graph of this size in --file. */
    make: { type: 'string' },
    /** Internal: exports --file in this format to --to, and prints a Measured. */
    one: { type: 'string' },
    file: { type: 'string' },
    to: { type: 'string' },
  },
})

/** Of one process that reads the graph, writes one format and ends. */
interface Measured {
  /** Seconds. */
  read: number
  write: number
  /** Largest resident set, MB. */
  peak: number
}

async function seconds(run: () => unknown): Promise<number> {
  const since = performance.now()
  await run()
  return (performance.now() - since) / 1000
}

async function exportOne(format: string, file: string, to: string): Promise<Measured> {
  let loaded: ReturnType<typeof loadGraph> | undefined
  const read = await seconds(() => {
    loaded = loadGraph(file)
  })
  const { graph, messages } = loaded as ReturnType<typeof loadGraph>
  const exporter = EXPORTERS.find(({ name }) => name === format) as (typeof EXPORTERS)[number]
  const write = await seconds(() =>
    'files' in exporter
      ? writeFolder(to, exporter.files(graph, { messages }))
      : writeWhole(to, exporter.write(graph, { messages })),
  )
  return { read, write, peak: process.resourceUsage().maxRSS / 1024 }
}

/** In a process of its own, so that its memory is its own. */
function inChild(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr.slice(-500)}`)
  return stdout
}

function megabytes(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.size / 1e6
  return readdirSync(path).reduce((sum, name) => sum + megabytes(join(path, name)), 0)
}

const figure = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'))

function measureAll(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'evigraph-exports-'))
  const lines: string[] = []
  const say = (line: string) => {
    lines.push(line)
    console.log(line)
  }
  try {
    for (const size of options.sizes.split(',')) {
      const file = join(folder, 'graph.json')
      inChild('--make', size, '--file', file)
      say('')
      say(`### ${Number(size).toLocaleString('en')} nodes: graph.json of ${figure(megabytes(file))} MB`)
      say('')
      say('| format | MB | seconds | MB/s | peak memory, MB |')
      say('| --- | --- | --- | --- | --- |')
      const reads: number[] = []
      for (const format of options.formats.split(',')) {
        if (format === 'html' && Number(size) > MOST_NODES) continue
        const to = join(folder, 'out')
        const { read, write, peak } = JSON.parse(inChild('--one', format, '--file', file, '--to', to)) as Measured
        reads.push(read)
        const written = megabytes(to)
        say(`| ${[format, figure(written), figure(write), figure(written / write), figure(peak)].join(' | ')} |`)
        rmSync(to, { recursive: true })
      }
      const best = Math.min(...reads)
      say(
        `| reading graph.json | ${[figure(megabytes(file)), figure(best), figure(megabytes(file) / best), '–'].join(' | ')} |`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return lines
}

const { one, make, file = '', to = '' } = options
if (make) await finished(Readable.from(json.write(generateGraph(Number(make)))).pipe(createWriteStream(file)))
else if (one) console.log(JSON.stringify(await exportOne(one, file, to)))
else {
  const lines = measureAll()
  if (options.out)
    writeFileSync(
      options.out,
      `${[
        '# Speed and memory of exports',
        '',
        `Written by \`npm run bench:exports\`${options.date ? ` on ${options.date}` : ''}, Node ${process.versions.node}, ${cpus().length} cores.`,
        'Each row is a process of its own that reads graph.json, writes one format to a file or folder, and ends; seconds are',
        'those of writing, peak memory is the largest resident set of the whole process. The graphs come from',
        '`scripts/graph-generator.ts`. Pages (html) hold at most 200,000 nodes. Run it on an idle machine.',
        ...lines,
      ].join('\n')}\n`,
    )
}
