// Writes every pair of things in marked and unmarked texts for the teacher of links (scripts/train/teacher.py), and what
// it guesses of the unmarked ones to scripts/train/guesses.jsonl: `--pairs FILE`, then `--guesses FILE`.

import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../src/data.js'
import { questionOf, shown } from '../src/extractors/claims/links/question.js'
import { lessonOf, pairsIn, type TextPair } from './train/examples.js'
import { guessesIn, unmarkedTexts } from './train/guesses.js'
import { markedArticles, markedCorpus } from './train/texts.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '../shared') },
    /** Where to write the pairs. */
    pairs: { type: 'string' },
    /** The teacher's file: a line a text, `{ id, part, scores: [[related, …labels], …] }`, pairs in their order. */
    guesses: { type: 'string' },
    out: { type: 'string', default: join(root, 'scripts/train/guesses.jsonl') },
  },
})

const { links: _, ...knowledge } = loadKnowledge()
const marks = markedArticles(join(root, 'scripts/train/marks.jsonl'), options.shared)

/** The sentences of a text's pairs, and each pair as the teacher is shown it. */
function shownOf(pairs: readonly TextPair[]) {
  const scenes = [...new Set(pairs.map(({ scene }) => scene))]
  const sentences = scenes.map((scene) => {
    const { words: tokens, intervention, comparator } = questionOf(scene, [])
    return { tokens, intervention, comparator }
  })
  const numberOf = new Map(scenes.map((scene, i) => [scene, i]))
  const told = pairs.map(({ scene, pair: { a, b } }) => ({
    sentence: numberOf.get(scene),
    a: shown(scene, a),
    b: shown(scene, b),
  }))
  return { sentences, pairs: told }
}

async function writePairs(file: string): Promise<void> {
  const out = createWriteStream(file)
  const write = async (head: object, pairs: readonly TextPair[], said: (i: number) => object) => {
    const shown = shownOf(pairs)
    const told = shown.pairs.map((one, i) => ({ ...one, ...said(i) }))
    if (!out.write(`${JSON.stringify({ ...head, ...shown, pairs: told })}\n`)) await once(out, 'drain')
  }
  for (const marked of [...marks, ...markedCorpus('mbt-review', options.shared)]) {
    const { examples } = lessonOf(marked, knowledge)
    const { pairs } = pairsIn(marked.id, marked.text, knowledge)
    await write({ id: marked.id, marked: true }, pairs, (i) => {
      const { labels = [], elsewhere = false } = examples[i] ?? {}
      return { labels, elsewhere }
    })
  }
  for (const { id, part, text } of unmarkedTexts(options.shared, marks))
    await write({ id, part, marked: false }, pairsIn(id, text, knowledge).pairs, () => ({}))
  out.end()
  await once(out, 'finish')
}

async function writeGuesses(file: string): Promise<void> {
  const texts = new Map(unmarkedTexts(options.shared, marks).map((text) => [`${text.id} ${text.part}`, text]))
  const out = createWriteStream(options.out)
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { id, part, scores } = JSON.parse(line) as { id: string; part: number; scores: number[][] }
    const unmarked = texts.get(`${id} ${part}`)
    if (!unmarked) throw new Error(`${file}: no text ${id}, part ${part}, in ${options.shared}`)
    const { pairs } = pairsIn(id, unmarked.text, knowledge)
    if (pairs.length !== scores.length)
      throw new Error(`${file}: ${id}, part ${part}, has ${pairs.length} pairs, ${scores.length} of them scored`)
    out.write(`${JSON.stringify(guessesIn(unmarked, pairs, scores))}\n`)
  }
  out.end()
  await once(out, 'finish')
}

if (options.pairs) await writePairs(options.pairs)
if (options.guesses) await writeGuesses(options.guesses)
if (!options.pairs && !options.guesses) throw new Error('give --pairs FILE or --guesses FILE')
