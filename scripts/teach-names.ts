// Writes every name that marked and unmarked texts may hold for the teacher of names (scripts/train/name_teacher.py), and what
// it guesses of the unmarked ones to scripts/train/name-guesses.jsonl: `--names FILE`, then `--guesses FILE`.

import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../src/data.js'
import { unmarkedTexts } from './train/guesses.js'
import { nameGuessesIn } from './train/name-guesses.js'
import { nameLesson, namesIn } from './train/names.js'
import { markedArticles, markedCorpus } from './train/texts.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const { values: options } = parseArgs({
  options: {
    shared: { type: 'string', default: join(root, '../shared') },
    /** Where to write the names. */
    names: { type: 'string' },
    /** The teacher's file: a line a text, `{ id, part, said: [[entity, …kinds] or null, …] }`, names in their order. */
    guesses: { type: 'string' },
    out: { type: 'string', default: join(root, 'scripts/train/name-guesses.jsonl') },
  },
})

const knowledge = loadKnowledge()
const marks = markedArticles(join(root, 'scripts/train/marks.jsonl'), options.shared)
/** Abstracts of trials are the tagger's to read. */
const unmarked = unmarkedTexts(options.shared, marks).filter(({ file }) => !file.startsWith('pico/'))

/** Places of a name that the teacher looks at. */
const PLACES = 6

function shownOf(id: string, text: string) {
  const { tokens, names } = namesIn(id, text, knowledge)
  return {
    sentences: tokens.map((sentence) => sentence.map(({ text }) => text)),
    names: names.map(({ group: { places } }) => ({
      places: places.slice(0, PLACES).map(({ passage, from, to }) => [passage, from, to]),
      count: places.length,
    })),
  }
}

async function writeNames(file: string): Promise<void> {
  const out = createWriteStream(file)
  const write = async (line: object) => {
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain')
  }
  for (const marked of [...marks, ...markedCorpus('mbt-review', options.shared)]) {
    const { sentences, names } = shownOf(marked.id, marked.text)
    const { examples } = nameLesson(marked, knowledge)
    const told = names.map((name, i) => ({ ...name, kinds: examples[i]?.kinds }))
    await write({ id: marked.id, marked: true, sentences, names: told })
  }
  for (const { id, part, text } of unmarked) await write({ id, part, marked: false, ...shownOf(id, text) })
  out.end()
  await once(out, 'finish')
}

async function writeGuesses(file: string): Promise<void> {
  const texts = new Map(unmarked.map((text) => [`${text.id} ${text.part}`, text]))
  const out = createWriteStream(options.out)
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { id, part, said } = JSON.parse(line) as { id: string; part: number; said: (number[] | null)[] }
    const text = texts.get(`${id} ${part}`)
    if (!text) throw new Error(`${file}: no text ${id}, part ${part}, in ${options.shared}`)
    out.write(`${JSON.stringify(nameGuessesIn(text, said, knowledge))}\n`)
  }
  out.end()
  await once(out, 'finish')
}

if (options.names) await writeNames(options.names)
if (options.guesses) await writeGuesses(options.guesses)
if (!options.names && !options.guesses) throw new Error('give --names FILE or --guesses FILE')
