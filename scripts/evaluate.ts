// Measures the pipeline on the annotated texts and data of ../shared, where present: `npm run evaluate`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, buildAccurately, type Graph, loadKnowledge, read } from '../src/index.js'
import {
  type CitationCounts,
  type CitedArticle,
  citationFigures,
  countCitations,
  noCitations,
  textOf,
} from './measures/citations.js'
import { answersOf, directionFigures, type LabelledTrial, markdownOf } from './measures/directions.js'
import { checkFloors, type Floors, type Measured } from './measures/floors.js'
import type { Gold } from './measures/gold.js'
import { measureGraph } from './measures/graph.js'
import { HALVES, type Half, halfOf } from './measures/halves.js'
import { countSpans, type LabelledSentence, noSpans, spanFigures, textOfTrial } from './measures/hbcp.js'
import type { Figures } from './measures/names.js'
import { countNumbers, noNumbers, numberFigures, proseOf, type TrialText, type Triplet } from './measures/numbers.js'
import { countAnswers, countGold, countMissed, noPatterns, rank } from './measures/patterns.js'
import { countLabels, type LabelledAbstract, noLabels, picoFigures } from './measures/pico.js'
import { leaveOut } from './measures/pico-left-out.js'
import { compareAnswers } from './measures/questions.js'
import { fieldFigures } from './measures/references.js'
import { countLinks, linkFigures, noLinks } from './measures/xrefs.js'
import { startNeo4j } from './neo4j.js'
import { crossValidate, FIELDS, SETS, taughtBy } from './train/references/validate.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: resolve(root, '../shared') },
    /** Only texts and data sets whose name contains this; recorded only with --record. */
    only: { type: 'string' },
    /** Articles or abstracts of each data set; recorded only with --record. */
    limit: { type: 'string' },
    record: { type: 'boolean', default: false },
    /** Writes the floors anew where figures rose. */
    raise: { type: 'boolean', default: false },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})

const lines: string[] = []
const say = (line = '') => {
  lines.push(line)
  console.log(line)
}
const wanted = (name: string) => options.only === undefined || name.includes(options.only)
const sourceOf = (name: string, text: string, format: string) => ({
  uri: `${name}.${format}`,
  bytes: new TextEncoder().encode(text),
})
const graphOf = (name: string, text: string, format = 'txt', knowledge = loadKnowledge()): Graph =>
  build([sourceOf(name, text, format)], { knowledge }).graph

const measured: Measured = {}
/** Over the development data that was measured in this run. */
const patterns = noPatterns()

function table(section: string, figures: Record<string, Figures>): void {
  measured[section] = figures
  say(`## ${section}`)
  say()
  say('| | figures |')
  say('| --- | --- |')
  for (const [name, values] of Object.entries(figures))
    say(
      `| ${name} | ${Object.entries(values)
        .map(([measure, value]) => `${measure} ${value}`)
        .join(', ')} |`,
    )
  say()
}

const byHalf = (figures: (half: Half) => Figures): Record<string, Figures> =>
  Object.fromEntries(HALVES.map((half) => [half, figures(half)]))

function rows<T>(file: string): T[] {
  const path = join(options.shared, 'data', file)
  if (!existsSync(path)) return []
  const limit = options.limit === undefined ? Number.POSITIVE_INFINITY : Number(options.limit)
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(0, limit)
    .map((line) => JSON.parse(line) as T)
}

const corpus = join(options.shared, 'corpus')
const texts = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.gold.json')) : []
for (const file of texts.sort()) {
  const name = file.replace('.gold.json', '')
  if (!wanted(name)) continue
  const text = readFileSync(join(corpus, `${name}.txt`), 'utf8').replace(/^\uFEFF/, '')
  const gold = JSON.parse(readFileSync(join(corpus, file), 'utf8')) as Gold
  const graph = graphOf(name, text)
  countGold(patterns, graph, gold)
  table(name, measureGraph(graph, gold, text))
  const accurate = await buildAccurately([sourceOf(name, text, 'txt')])
  const { entities, claims } = measureGraph(accurate.graph, gold, text)
  table(`${name}, links read accurately`, { entities, claims } as Record<string, Figures>)
}

for (const withReferences of [true, false]) {
  const name = `author-year citations, ${withReferences ? 'with' : 'without'} reference lists`
  const articles = wanted(name) ? rows<CitedArticle>('citations/author-year.dev.jsonl') : []
  if (articles.length === 0) continue
  const total = noCitations()
  for (const article of articles)
    countCitations(total, article, graphOf(article.id, textOf(article, withReferences)), withReferences)
  table(name, { citations: citationFigures(total) })
}

const numeric = wanted('numeric citations') ? rows<CitedArticle>('citations/numeric.dev.jsonl') : []
if (numeric.length > 0) {
  const totals: Record<string, CitationCounts> = {}
  for (const article of numeric) {
    const graph = graphOf(article.id, textOf(article, true))
    for (const shape of ['all', article.numericShape ?? 'other']) {
      totals[shape] ??= noCitations()
      countCitations(totals[shape], article, graph, true)
    }
  }
  table(
    'numeric citations',
    Object.fromEntries(Object.entries(totals).map(([shape, total]) => [shape, citationFigures(total)])),
  )
}

const jats = join(options.shared, 'data/jats')
if (wanted('links of JATS articles') && existsSync(jats)) {
  const total = noLinks()
  for (const file of readdirSync(jats).filter((name) => name.endsWith('.nxml'))) {
    const source = { uri: file, bytes: readFileSync(join(jats, file)) }
    countLinks(
      total,
      read(source, () => {}),
      build([source]).graph,
    )
  }
  table('links of JATS articles', { citations: linkFigures(total) })
}

const abstracts = wanted('participants, interventions, outcomes')
  ? rows<LabelledAbstract>('pico/ebmnlp.train.jsonl')
  : []
if (abstracts.length > 0) {
  const total = noLabels()
  const left = leaveOut(abstracts, loadKnowledge())
  for (const abstract of left.abstracts)
    countLabels(total, abstract, graphOf(abstract.id, abstract.text, 'txt', left.knowledge))
  table('participants, interventions, outcomes', {
    [`tokens of ${left.abstracts.length} abstracts left out of training`]: picoFigures(total),
  })
}

const trials = wanted('directions of results') ? rows<LabelledTrial>('effects/evidence-inference.dev.jsonl') : []
if (trials.length > 0) {
  const answers = trials.map(
    (trial) => [halfOf(trial.id), answersOf(trial, graphOf(trial.id, markdownOf(trial), 'md'))] as const,
  )
  countAnswers(
    patterns,
    answers.flatMap(([own, list]) => (own === 'development' ? list : [])),
  )
  const ofHalf = (half: Half) => answers.flatMap(([own, list]) => (own === half ? list : []))
  table(
    'directions of results',
    byHalf((half) => directionFigures(ofHalf(half))),
  )
}

const trialTexts = wanted('numbers of results') ? rows<TrialText>('effects/rct-numeric-texts.dev.jsonl') : []
if (trialTexts.length > 0) {
  const path = join(options.shared, 'data/effects/rct-numeric.dev.jsonl')
  const triplets = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Triplet)
  const totals = { development: noNumbers(), 'held out': noNumbers() }
  for (const trial of trialTexts) {
    const own = triplets.filter(({ pmcid }) => `PMC${pmcid}` === trial.id)
    const missed = countNumbers(totals[halfOf(trial.id)], own, graphOf(trial.id, proseOf(trial), 'md'))
    if (halfOf(trial.id) === 'development') countMissed(patterns, missed, 0)
  }
  countMissed(patterns, [], totals.development.said - totals.development.right)
  table(
    'numbers of results',
    byHalf((half) => numberFigures(totals[half])),
  )
}

const sentences = wanted('labelled numbers') ? rows<LabelledSentence>('effects/hbcp.train.jsonl') : []
if (sentences.length > 0) {
  const totals = { development: noSpans(), 'held out': noSpans() }
  for (const doc of new Set(sentences.map(({ doc }) => doc))) {
    const own = sentences.filter((row) => row.doc === doc)
    const text = textOfTrial(own)
    countSpans(totals[halfOf(doc)], own, text, graphOf('trial', text, 'md'))
  }
  table(
    'labelled numbers',
    byHalf((half) => spanFigures(totals[half])),
  )
}

const taught = wanted('printed references') ? taughtBy(options.shared) : undefined
if (taught && taught.samples.length > 0) {
  // Each fifth is read by a model of the other four; GROBID's strings of one file stay together.
  const counts = crossValidate(taught, 5)
  table(
    'printed references, left out of training in turn',
    Object.fromEntries(
      SETS.flatMap((set) => [
        [set, fieldFigures(counts[set])],
        [`${set}, all fields`, fieldFigures(counts[set], FIELDS)],
      ]),
    ),
  )
}

/** How many of the most frequent patterns of errors are told; docs/errors.md has an example of each. */
const PATTERNS = 20
if (patterns.size > 0) {
  say('## error patterns')
  say()
  say('| pattern | times |')
  say('| --- | --- |')
  for (const [name, times] of rank(patterns, PATTERNS)) say(`| ${name} | ${times} |`)
  say()
}

const review = join(corpus, 'mbt-review.txt')
if (wanted('questions on both stores') && existsSync(review)) {
  const server = await startNeo4j()
  if (typeof server === 'string') say(`Questions on both stores were not measured: ${server}.`)
  else
    try {
      const text = readFileSync(review, 'utf8').replace(/^\uFEFF/, '')
      const { differ, ...figures } = await compareAnswers(graphOf('mbt-review', text), server)
      table('questions on both stores', { 'Grafeo and Neo4j on mbt-review': figures })
      for (const asked of differ) say(`- not the same rows: ${asked}`)
    } catch (error) {
      // The other figures have been measured: they are not to be lost with a server.
      say(`Questions on both stores were not measured: ${(error as Error).message}.`)
    } finally {
      await server.stop()
    }
  say()
}

if (lines.length === 0) console.log(`nothing to measure in ${options.shared}`)
else if (options.record || (options.only === undefined && options.limit === undefined))
  writeFileSync(
    join(root, 'docs/evaluation.md'),
    `${[
      '# Evaluation',
      '',
      `Written by \`npm run evaluate\` on ${options.date}. The annotated texts and data are not part of this repository; the`,
      'measures are those of `scripts/measures/`. Recall is over what a careful reader annotated (core: what must be',
      'found), precision over what the graph holds; names match where they share 60% of their words.',
      '',
      ...lines,
    ].join('\n')}`,
  )

const floorsFile = join(root, 'scripts/floors.json')
const { fallen, raised } = checkFloors(JSON.parse(readFileSync(floorsFile, 'utf8')) as Floors, measured)
if (options.raise) writeFileSync(floorsFile, `${JSON.stringify(raised, undefined, 2)}\n`)
for (const one of fallen) console.error(`✗ ${one}`)
if (fallen.length > 0) process.exitCode = 1
