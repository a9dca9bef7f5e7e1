// Trains the tagger of participants, interventions and outcomes (graph/models/pico.json) on labelled abstracts of trials,
// and says what it finds in abstracts left out.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../src/data.js'
import type { PicoModel, PicoRows, Weights } from '../src/types.js'
import type { Figures } from './measures/names.js'
import { learn } from './train/pico/learn.js'
import { type Lesson, lessonOf, readAbstracts } from './train/pico/lessons.js'
import { figuresOf, readAll } from './train/pico/measure.js'
import { modelOf, sharesOf } from './train/pico/model.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '../shared') },
    folds: { type: 'string', default: '5' },
    out: { type: 'string', default: join(root, 'graph/models/pico.json') },
  },
})
/**
 * How much a word's other places count, and what is favoured: labels that are hard to see are found too seldom by the likeliest
 * reading alone. Chosen on abstracts left out of training by what the whole pipeline finds, where rules add to the recall.
 */
const settings = { pull: 0.35, favour: [1, 1.2, 1.8, 1.2] }

const file = join(options.shared, 'data/pico/ebmnlp.train.jsonl')
if (!existsSync(file)) throw new Error(`${file} is not there: nothing to train the tagger on`)
const folds = Number(options.folds)
const { pico: _, ...knowledge } = loadKnowledge()
const lessons = readAbstracts(file).map((abstract) => lessonOf(abstract, knowledge))
const sentencesOf = (some: readonly Lesson[]) => some.flatMap(({ sentences }) => sentences)
console.log(`${lessons.length} abstracts, ${sentencesOf(lessons).length} sentences`)

const parts: { lessons: Lesson[]; model: PicoModel }[] = []
for (let fold = 0; fold < folds; fold++) {
  const taught = lessons.filter((_, i) => i % folds !== fold)
  const model = modelOf(learn(sentencesOf(taught)), sharesOf(sentencesOf(taught)))
  parts.push({ lessons: lessons.filter((_, i) => i % folds === fold), model })
  console.log(`fold ${fold + 1} of ${folds} learned`)
}
const leftOut: Figures = figuresOf(parts.flatMap((part) => readAll(part.lessons, { ...part.model, ...settings })))
console.log('left out in turn', settings, leftOut)

const model = { ...modelOf(learn(sentencesOf(lessons)), sharesOf(sentencesOf(lessons))), ...settings }
const base64 = ({ scale, weights }: Weights) => ({ scale, weights: Buffer.from(weights.buffer).toString('base64') })
const keyed = ({ keys, ...rest }: PicoRows) => ({ keys: Buffer.from(keys.buffer).toString('base64'), ...base64(rest) })
mkdirSync(dirname(options.out), { recursive: true })
const { words, parts: ends, dense, ...rest } = model
writeFileSync(
  options.out,
  `${JSON.stringify({ leftOut, ...rest, words: keyed(words), parts: keyed(ends), dense: base64(dense) }, undefined, 1)}\n`,
)
