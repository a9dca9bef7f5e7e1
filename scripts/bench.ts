// Times the pipeline beside bare wink-nlp in one process, per extractor, and its peak memory: `npm run bench`.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { build, type Graph, json, loadKnowledge, read } from '../src/index.js'
import { benchFormats } from './bench-formats.js'
import { generateReview } from './review-generator.js'

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '0.1,1,10' },
    runs: { type: 'string', default: '5' },
    /** Text file to measure on instead of generated text. */
    file: { type: 'string' },
    date: { type: 'string' },
    /** Holds published articles in data/jats. */
    shared: { type: 'string', default: resolve(fileURLToPath(new URL('../../..', import.meta.url)), 'shared') },
    /** Markdown file to write the results to. */
    out: { type: 'string' },
    /** Internal: one build of this size, then print the peak memory. */
    memory: { type: 'string' },
    /** Internal: load the knowledge, then print how many milliseconds it took. */
    load: { type: 'boolean' },
  },
})

const MB = 1_000_000
const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const source = (text: string) => ({ uri: 'bench.txt', bytes: new TextEncoder().encode(text) })

/** Length of the graph's file, written piece by piece to nowhere. */
function writeAll(graph: Graph): number {
  let length = 0
  for (const chunk of json.write(graph)) length += chunk.length
  return length
}

function timed<T>(run: () => T): [seconds: number, value: T] {
  const from = performance.now()
  const value = run()
  return [(performance.now() - from) / 1000, value]
}

/** Seconds spent in each step of one build. */
function stepTimes(text: string): Map<string, number> {
  const times = new Map<string, number>()
  let step: string | undefined
  let since = 0
  const onStep = (next: string | undefined) => {
    const now = performance.now()
    if (step !== undefined) times.set(step, (times.get(step) ?? 0) + (now - since) / 1000)
    step = next
    since = now
  }
  const { graph } = build([source(text)], { onStep })
  onStep('write')
  writeAll(graph)
  onStep(undefined)
  return times
}

/** What a process of its own prints. */
function measured(...args: string[]): number {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...args], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return Number(child.stdout)
}

interface Times {
  bytes: number
  tokens: number
  /** Seconds. */
  wink: number
  pipeline: number
  /** Of one pair of runs side by side, so that a clock that swings between pairs counts for little. */
  ratio: number
}

const nlp = winkNLP(model, ['sbd', 'pos'])

function timesOf(text: string): Times {
  const [wink, tokens] = timed(() => {
    const words = nlp.readDoc(text).tokens()
    words.out(nlp.its.pos)
    return words.length()
  })
  const [pipeline] = timed(() => writeAll(build([source(text)]).graph))
  return { bytes: Buffer.byteLength(text), tokens, wink, pipeline, ratio: wink / pipeline }
}

/** Runs are each on a text of its own: wink-nlp remembers words, and no reader meets one text twice. */
function measure(texts: Iterable<string>, of: (list: number[]) => number): Times {
  const runs = Array.from(texts, timesOf)
  const all = (key: keyof Times) => of(runs.map((run) => run[key]))
  return {
    bytes: all('bytes'),
    tokens: all('tokens'),
    wink: all('wink'),
    pipeline: all('pipeline'),
    ratio: all('ratio'),
  }
}

function* reviews(size: number, runs: number, seed: number): Generator<string> {
  for (let run = 0; run < runs; run++) yield generateReview(size * MB, seed + run)
}

/** Tens of megabytes time steadily without many runs, tenths of one do not. */
const runsOf = (size: number): number => Math.ceil(Number(options.runs) * Math.min(5, Math.max(0.4, 2 / size)))

/** The text of published articles, references included. */
function articlesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((name) => read({ uri: name, bytes: readFileSync(join(folder, name)) }, () => {}).text)
}

const lines: string[] = []
const say = (line = '') => {
  lines.push(line)
  console.log(line)
}
const row = (...cells: (string | number)[]) => say(`| ${cells.join(' | ')} |`)

if (options.memory) {
  const text = generateReview(Number(options.memory) * MB, 7)
  const graph = build([source(text)]).graph
  writeAll(graph)
  // maxRSS is in kilobytes on every platform.
  console.log(Math.round(process.resourceUsage().maxRSS / 1024))
} else if (options.load) {
  const [seconds] = timed(loadKnowledge)
  console.log(Math.round(seconds * 1000))
} else {
  const sizes = options.sizes.split(',').map(Number)
  loadKnowledge()
  // Both warm up on text that is not measured.
  measure(reviews(1, 4, 99), median)
  const given = options.file === undefined ? undefined : readFileSync(options.file, 'utf8')
  const sayTimes = (name: string, { bytes, tokens, wink, pipeline, ratio }: Times, memory: string) => {
    const rates = [bytes / MB / pipeline, bytes / MB / wink].map((rate) => rate.toFixed(2))
    const perSecond = [tokens / pipeline, tokens / wink].map(Math.round)
    row(name, ...rates, ...perSecond, ratio.toFixed(2), memory)
  }
  say('| text | pipeline MB/s | wink-nlp MB/s | pipeline tokens/s | wink-nlp tokens/s | ratio | peak memory |')
  say('| --- | --- | --- | --- | --- | --- | --- |')
  if (given !== undefined) sayTimes(options.file ?? '', measure(Array(Number(options.runs)).fill(given), median), '–')
  else
    for (const size of sizes) {
      const times = measure(reviews(size, runsOf(size), 7), median)
      sayTimes(`${(times.bytes / MB).toFixed(2)} MB`, times, `${measured('--memory', String(size))} MB`)
    }
  const articles = given === undefined ? articlesIn(join(options.shared, 'data/jats')) : []
  if (articles.length > 0) {
    const total = measure(articles, (list) => list.reduce((sum, value) => sum + value, 0))
    total.ratio = total.wink / total.pipeline
    sayTimes(`${articles.length} published articles, ${(total.bytes / MB).toFixed(2)} MB in all`, total, '–')
  }
  say()
  const loads = Array.from({ length: 5 }, () => measured('--load'))
  say(`Vocabulary, cues and the models of links and abstracts are loaded in ${median(loads)} ms, once in a process.`)
  say()
  const probe = given ?? generateReview(MB, 5)
  const times = stepTimes(probe)
  const total = [...times.values()].reduce((sum, seconds) => sum + seconds, 0)
  const megabytes = Buffer.byteLength(probe) / MB
  say('| step | s per MB | share |')
  say('| --- | --- | --- |')
  for (const [step, seconds] of times)
    row(step, (seconds / megabytes).toFixed(3), `${((100 * seconds) / total).toFixed(0)}%`)
  say()
  await benchFormats(say, Number(options.runs), join(options.shared, 'data/jats'))
  if (options.out) {
    const head = [
      '# Speed and memory',
      '',
      `Written by \`npm run bench\`${options.date ? ` on ${options.date}` : ''}, Node ${process.versions.node}, ${process.platform} ${process.arch}.`,
      'The pipeline (bytes to graph.json in memory) and bare wink-nlp (tokens and part-of-speech tags of the same text)',
      'run in turn in one process, every run on another text; figures are medians (the ratio that of pairs of runs) after a warm-up on',
      '4 MB. Run it on an idle machine: collecting garbage on other cores counts for nothing there, and for much on a',
      'busy one. Peak memory is the resident set of a fresh process that builds',
      'the text once. The text is generated (`scripts/review-generator.ts`): dense in numbers and citations, with a',
      'reference list, and new words throughout. The last table times reading alone, 0.1 MB of that text in every format,',
      'beside the library below the reader on the same file. Entries whose parts no markup tells apart are read by the',
      'trained tagger, in JATS as in all other formats: the row of entries as printed holds its time, the others of JATS hardly any.',
      '',
    ]
    writeFileSync(options.out, `${[...head, ...lines].join('\n')}\n`)
  }
}
