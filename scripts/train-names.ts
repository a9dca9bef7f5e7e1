// Trains the model of names (graph/models/names.json) on marked texts, and says what it gains on texts left out.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ENTITY_KINDS, type EntityKind } from '../graph/schema.js'
import { loadKnowledge } from '../src/data.js'
import { leastScore, opinionOf } from '../src/extractors/mentions/model.js'
import type { NameModel, Weights } from '../src/types.js'
import { unmarkedTexts } from './train/guesses.js'
import { learnNames } from './train/learn-names.js'
import { guessedNames, readNameGuesses } from './train/name-guesses.js'
import { type NameExample, type NameLesson, nameLesson } from './train/names.js'
import { type MarkedText, markedArticles, markedCorpus } from './train/texts.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '../shared') },
    folds: { type: 'string', default: '4' },
    threshold: { type: 'string', default: '0.35' },
    out: { type: 'string', default: join(root, 'graph/models/names.json') },
  },
})
const folds = Number(options.folds)
const chosen = Number(options.threshold)

/** The annotated text that rules were written on. The others of shared/corpus are kept to measure on. */
const OWN = 'mbt-review'
const HELD_OUT = ['PMC3421236', 'PMC3967502', 'PMC4729786', 'PMC5053082']

const knowledge = loadKnowledge()
const lessonsOf = (texts: readonly MarkedText[]) => texts.map((text) => nameLesson(text, knowledge))
/** Paragraphs one by one: people build short texts too, where little is said twice. */
const inParts = ({ id, text, ...rest }: MarkedText): MarkedText[] =>
  text.split('\n\n').flatMap((part) => (part.trim() === '' ? [] : [{ id, text: part, ...rest }]))
const texts = [
  ...markedArticles(join(root, 'scripts/train/marks.jsonl'), options.shared),
  ...markedCorpus(OWN, options.shared),
]
const heldOut = lessonsOf(HELD_OUT.flatMap((name) => markedCorpus(name, options.shared)))
const lessons = lessonsOf(texts)
const short = new Map(texts.map((text) => [text.id, lessonsOf(inParts(text)).flatMap(({ examples }) => examples)]))
const all = lessons.flatMap(({ examples }) => examples)
console.log(
  `${lessons.length} texts, ${all.length} names, ${all.filter(({ kinds }) => kinds.length > 0).length} entities`,
)

/** What the teacher guessed of texts that nobody marked, by article. */
const guessed = readNameGuesses(join(root, 'scripts/train/name-guesses.jsonl'))
const guesses = unmarkedTexts(options.shared, texts).flatMap((text) => {
  const told = guessed.get(`${text.id} ${text.part}`)
  return told ? [{ id: text.id, names: guessedNames(text, told, knowledge) }] : []
})
const guessedBut = (isOut: (article: string) => boolean) => guesses.flatMap(({ id, names }) => (isOut(id) ? [] : names))
console.log(`${guesses.length} texts with ${guessedBut(() => false).length} names guessed`)

/** A name of the annotated review, which was read by hand and twice, is worth three. */
const taughtBy = ({ id, examples }: NameLesson): NameExample[] =>
  Array.from({ length: id === OWN ? 3 : 1 }, () => [...examples, ...(short.get(id) ?? [])]).flat()

interface Judged {
  lesson: NameLesson
  /** Kind and score of each example; undefined where the model holds it for hardly any name. */
  said: (ReturnType<typeof opinionOf> | undefined)[]
}
const judgedBy = (model: NameModel, lesson: NameLesson): Judged => ({
  lesson,
  said: lesson.examples.map(({ features, barred }) =>
    barred ? undefined : opinionOf(model, features, features.length, 0.01),
  ),
})

/** An article's parts are left out together: they speak of the same things. */
const articleOf = ({ id }: NameLesson) => id.replace(/-(?:opening|introduction|discussion)$/, '')
const articles = [...new Set(lessons.map(articleOf))]
const foldOf = new Map(articles.map((article, i) => [article, i % folds]))
const left: Judged[] = []
for (let fold = 0; fold < folds; fold++) {
  const isOut = (article: string) => foldOf.get(article) === fold
  const model = learnNames(
    lessons.flatMap((lesson) => (isOut(articleOf(lesson)) ? [] : taughtBy(lesson))),
    chosen,
    guessedBut(isOut),
  )
  for (const lesson of lessons) if (isOut(articleOf(lesson))) left.push(judgedBy(model, lesson))
}
const final = learnNames(
  lessons.flatMap(taughtBy),
  chosen,
  guessedBut(() => false),
)
for (const lesson of heldOut) left.push(judgedBy(final, lesson))

/** Averages over texts: core recall and precision as shared/tools/score-graph.mjs counts, and the number of entities. */
function report(texts: readonly Judged[], kindOf: (judged: Judged, i: number) => EntityKind | undefined): string {
  const sums = [0, 0, 0]
  for (const judged of texts) {
    const { examples, entities } = judged.lesson
    const found = new Set<number>()
    const right = new Map<string, boolean>()
    for (const [i, { stands, ruled, key }] of examples.entries()) {
      const kind = kindOf(judged, i)
      if (kind === undefined) continue
      const hits = stands.filter((marked) => entities[marked]?.kinds.includes(kind))
      for (const marked of hits) found.add(marked)
      const id = ruled?.entity.kind === kind ? ruled.entity.id : `${kind} ${key}`
      right.set(id, right.get(id) || hits.length > 0)
    }
    const core = [...entities.keys()].filter((i) => entities[i]?.core)
    const figures = [
      core.filter((i) => found.has(i)).length / Math.max(1, core.length),
      [...right.values()].filter(Boolean).length / Math.max(1, right.size),
      right.size,
    ]
    figures.forEach((figure, k) => {
      sums[k] = (sums[k] as number) + figure / texts.length
    })
  }
  return sums.map((sum, k) => sum.toFixed(k < 2 ? 3 : 0)).join('  ')
}

const byRules = ({ lesson }: Judged, i: number) => lesson.examples[i]?.ruled?.entity.kind
const byModel = (threshold: number) => (judged: Judged, i: number) => {
  const ruled = judged.lesson.examples[i]?.ruled
  if (ruled?.rule === 'vocabulary') return ruled.entity.kind
  const opinion = judged.said[i]
  const least = leastScore({ ...final, threshold }, ruled !== undefined)
  return opinion && opinion.score >= least ? opinion.kind : undefined
}
console.log('core recall, precision, entities per text; on texts left out of training')
const sets: [string, (id: string) => boolean][] = [
  ...['opening', 'introduction', 'discussion'].map((part): [string, (id: string) => boolean] => [
    part,
    (id) => id.endsWith(part),
  ]),
  [OWN, (id) => id === OWN],
  ['the four', (id) => HELD_OUT.includes(id)],
]
for (const [name, test] of sets) {
  const texts = left.filter(({ lesson }) => test(lesson.id))
  if (texts.length === 0) continue
  console.log(`${name} (${texts.length}): rules ${report(texts, byRules)}`)
  for (const threshold of [0.25, 0.3, 0.35, 0.4, 0.5])
    console.log(`  ${threshold}: ${report(texts, byModel(threshold))}`)
}

console.log('reliability: stated, right, names')
const stated = left.flatMap(({ lesson, said }) =>
  lesson.examples.flatMap(({ kinds }, i) => {
    const opinion = said[i]
    return opinion ? [{ score: opinion.score, right: kinds.includes(ENTITY_KINDS.indexOf(opinion.kind)) }] : []
  }),
)
for (let bin = 0; bin < 10; bin++) {
  const rows = stated.filter(({ score }) => Math.floor(score * 10) === bin)
  const right = rows.filter((row) => row.right).length
  console.log(`${bin / 10}–${(bin + 1) / 10}  ${(right / Math.max(1, rows.length)).toFixed(3)}  ${rows.length}`)
}

const base64 = ({ scale, weights }: Weights) => ({ scale, weights: Buffer.from(weights.buffer).toString('base64') })
writeFileSync(
  options.out,
  `${JSON.stringify({ threshold: chosen, kept: base64(final.kept), kinds: base64(final.kinds) }, undefined, 1)}\n`,
)
