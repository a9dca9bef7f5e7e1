// Trains the model of links (graph/models/claim-links.json) on marked texts, and says what it gains on texts left out.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../src/data.js'
import { isBackward, likeliest, predicateOf, relatedness } from '../src/extractors/claims/links/model.js'
import type { LinkModel, Weights } from '../src/types.js'
import { type Example, type Lesson, lessonOf, type Said, score } from './train/examples.js'
import { type Guess, guessesOf, readGuesses, unmarkedTexts } from './train/guesses.js'
import { learn, modelOf } from './train/learn.js'
import { markedArticles, markedCorpus } from './train/texts.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '../shared') },
    folds: { type: 'string', default: '4' },
    threshold: { type: 'string', default: '0.25' },
    out: { type: 'string', default: join(root, 'graph/models/claim-links.json') },
  },
})
const folds = Number(options.folds)

/** The annotated text that rules were written on. The others of shared/corpus are kept to measure on. */
const CORPUS = ['mbt-review']

const { links: _, ...knowledge } = loadKnowledge()
const marked = markedArticles(join(root, 'scripts/train/marks.jsonl'), options.shared)
const texts = [...marked, ...CORPUS.flatMap((name) => markedCorpus(name, options.shared))]
const lessons = texts.map((text) => lessonOf(text, knowledge))
/** A mark is worth two guesses, and one of the annotated review, which was read by hand and twice, six. */
const taughtBy = ({ id, examples }: Lesson): Example[] =>
  Array.from({ length: CORPUS.includes(id) ? 6 : 2 }, () => examples).flat()
const count = (test: (example: Example) => boolean) =>
  lessons.reduce((sum, { examples }) => sum + examples.filter(test).length, 0)
console.log(`${lessons.length} texts, ${count(() => true)} pairs, ${count(({ labels }) => labels.length > 0)} related`)

const guesses: { article: string; guesses: Guess[] }[] = []
const guessed = readGuesses(join(root, 'scripts/train/guesses.jsonl'))
for (const text of unmarkedTexts(options.shared, marked)) {
  const known = guessed.get(`${text.id} ${text.part}`)
  if (known) guesses.push({ article: text.id, guesses: guessesOf(text, known, knowledge) })
}
console.log(`${guesses.length} texts guessed, ${guesses.reduce((sum, text) => sum + text.guesses.length, 0)} pairs`)

interface Scored extends Said {
  score: number
  /** Undefined where the text relates the pair in another sentence. */
  right: boolean | undefined
}

function scoreAll(model: LinkModel, { examples }: Lesson): Scored[] {
  return examples.flatMap(({ features, a, b, labels, legal, elsewhere }) => {
    const likely = likeliest(model, features, legal)
    if (!likely) return []
    const [subject, object] = isBackward(likely.label) ? [b, a] : [a, b]
    const value = relatedness(model, features) * likely.probability
    const right = elsewhere ? undefined : labels.includes(likely.label)
    return [{ subject, object, predicate: predicateOf(likely.label), score: value, right }]
  })
}

/** An article's parts are left out together: they speak of the same things. */
const articleOf = ({ id }: Lesson) => id.replace(/-(?:opening|introduction|discussion)$/, '')
const articles = [...new Set(lessons.map(articleOf))]
const foldOf = new Map(articles.map((article, i) => [article, i % folds]))
const left: { lesson: Lesson; scored: Scored[] }[] = []
for (let fold = 0; fold < folds; fold++) {
  const isOut = (lesson: Lesson) => foldOf.get(articleOf(lesson)) === fold
  const taught = lessons.flatMap((lesson) => (isOut(lesson) ? [] : taughtBy(lesson)))
  const beside = guesses.flatMap((text) => (foldOf.get(text.article) === fold ? [] : text.guesses))
  const model = modelOf(learn(taught, beside), 0)
  for (const lesson of lessons) if (isOut(lesson)) left.push({ lesson, scored: scoreAll(model, lesson) })
}

/** Averages over texts, frames' claims included. */
function report(texts: typeof left, threshold: number): string {
  const sums = { core: 0, all: 0, precision: 0, claims: 0 }
  for (const { lesson, scored } of texts) {
    const known = new Set(
      lesson.frames.flatMap(({ subject, object }) => [`${subject} ${object}`, `${object} ${subject}`]),
    )
    const links = scored.filter((one) => one.score >= threshold && !known.has(`${one.subject} ${one.object}`))
    const figures = score(lesson, [...lesson.frames, ...links])
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += figures[key] / texts.length
  }
  return Object.values(sums)
    .map((value) => value.toFixed(3))
    .join('  ')
}

const chosen = Number(options.threshold)
console.log('core recall, recall of all, precision, claims per text; on texts left out of training')
for (const threshold of [0.1, 0.14, 0.16, 0.22, 0.3, 0.4, chosen]) console.log(threshold, report(left, threshold))
console.log('frames alone', report(left, 1))
for (const part of ['opening', 'introduction', 'discussion']) {
  const texts = left.filter(({ lesson }) => lesson.id.endsWith(part))
  console.log(part, `(${texts.length})`, report(texts, chosen), ' frames alone', report(texts, 1))
}

/** Platt scaling: the logistic curve from a score's log odds to the share of links that are right. */
function calibrate(scored: readonly Scored[]): [number, number] {
  let [slope, offset] = [1, 0]
  const rows = scored.flatMap(({ score, right }) =>
    right === undefined || score <= 0.02 || score >= 1 ? [] : [[Math.log(score / (1 - score)), Number(right)] as const],
  )
  for (let round = 0; round < 400; round++) {
    let [ds, d] = [0, 0]
    for (const [x, y] of rows) {
      const error = 1 / (1 + Math.exp(-(slope * x + offset))) - y
      ds += error * x
      d += error
    }
    slope -= (0.5 * ds) / rows.length
    offset -= (0.5 * d) / rows.length
  }
  return [slope, offset]
}

const all = left.flatMap(({ scored }) => scored)
const [slope, offset] = calibrate(all)
console.log('reliability: stated, right, links')
for (let bin = 0; bin < 10; bin++) {
  const rows = all.filter(({ score, right }) => {
    const stated = 1 / (1 + Math.exp(-(slope * Math.log(score / (1 - score)) + offset)))
    return right !== undefined && Math.floor(stated * 10) === bin
  })
  if (rows.length > 0)
    console.log(
      `${bin / 10}–${(bin + 1) / 10}  ${(rows.filter(({ right }) => right).length / rows.length).toFixed(3)}  ${rows.length}`,
    )
}

const base64 = ({ scale, weights }: Weights) => ({ scale, weights: Buffer.from(weights.buffer).toString('base64') })
const { related, labels } = modelOf(
  learn(
    lessons.flatMap(taughtBy),
    guesses.flatMap((text) => text.guesses),
  ),
  chosen,
)
mkdirSync(dirname(options.out), { recursive: true })
writeFileSync(
  options.out,
  `${JSON.stringify({ threshold: chosen, calibration: [slope, offset], related: base64(related), labels: base64(labels) }, undefined, 1)}\n`,
)
