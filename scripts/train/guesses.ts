// Texts that nobody marked, with what a teacher (scripts/train/teacher.py) guesses of every pair of things in them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { End } from '../../src/extractors/claims/links/ends.js'
import { unsaidPart } from '../../src/extractors/claims/links/question.js'
import type { Knowledge } from '../../src/types.js'
import { pairsIn, type TextPair } from './examples.js'
import { linesOf } from './texts.js'

/** A pair as the teacher sees it. */
export interface Guess {
  features: Int32Array
  /** Probability that the sentence relates the pair. */
  related: number
  /** Of the likeliest labels; those left out have none. */
  shares: readonly (readonly [label: number, share: number])[]
}

export interface UnmarkedText {
  /** Of the article. */
  id: string
  part: number
  /** In shared/data. */
  file: string
  text: string
}

/** One line of guesses.jsonl: offsets and numbers alone, since the texts are not ours to keep. */
export interface Guesses {
  id: string
  part: number
  length: number
  /** "1203-1215", or "1190-1190i" and "1190-1190c" for the treatment and the comparator that a sentence leaves unsaid. */
  ends: string[]
  /** "0 3 83 4 70 6 20": two ends, probability of a link in hundredths, then labels with their shares. */
  pairs: string[]
}

/** Less likely links are not written down. */
export const LEAST = 0.15
/** What stands for them. */
const UNLIKELY = 0.04

interface Article {
  id: string | number
  title?: string
  text: string
}

const ARTICLES = [
  'citations/author-year.dev.jsonl',
  'citations/numeric.dev.jsonl',
  'effects/evidence-inference.dev.jsonl',
]
const ABSTRACTS = ['pico/ebmnlp.train.jsonl']

/** Articles in parts of some 5,000 characters, each under its title and without paragraphs that are marked; abstracts. */
export function unmarkedTexts(shared: string, marked: readonly { id: string; text: string }[]): UnmarkedText[] {
  const texts: UnmarkedText[] = []
  const from = (files: readonly string[]) =>
    files.flatMap((file) => linesOf<Article>(join(shared, 'data', file)).map((article) => ({ ...article, file })))
  // The corpus is measured on.
  const seen = new Set(readdirSync(join(shared, 'corpus')).map((name) => name.replace(/\..*$/, '')))
  for (const { id, title, text, file } of from(ARTICLES)) {
    const pmc = `${id}`.startsWith('PMC') ? `${id}` : `PMC${id}`
    if (seen.has(pmc)) continue
    seen.add(pmc)
    const own = marked.flatMap((mark) => (mark.id.startsWith(`${id}-`) ? [mark.text] : [])).join('\n')
    const paragraphs = text
      .trim()
      .split('\n\n')
      .map((paragraph) => paragraph.trim())
    const head = title ?? (paragraphs.shift() ?? '').replace(/^TITLE:\s*/, '').slice(0, 300)
    const unmarked = paragraphs.filter(
      (paragraph) =>
        paragraph !== '' && paragraph.length <= LONGEST && !(paragraph.length > 120 && own.includes(paragraph)),
    )
    for (const [part, body] of inParts(unmarked).entries())
      texts.push({ id: `${id}`, part, file, text: `${head}\n\n${body}\n` })
  }
  for (const { id, text, file } of from(ABSTRACTS)) texts.push({ id: `${id}`, part: 0, file, text: `${text}\n` })
  return texts
}

const LONGEST = 7000

function inParts(paragraphs: readonly string[]): string[] {
  const parts: string[] = []
  let taken: string[] = []
  let length = 0
  const close = () => {
    if (length > 1500) parts.push(taken.join('\n\n'))
    taken = []
    length = 0
  }
  for (const paragraph of paragraphs) {
    if (length + paragraph.length > 5600 && length > 3000) close()
    taken.push(paragraph)
    length += paragraph.length
  }
  close()
  return parts
}

/** An end's place in its text, as guesses name it. */
export function placeOf(one: TextPair, end: End): string {
  const { tokens } = one.scene.sentence
  const start = tokens[end.from]?.start
  const part = unsaidPart(one.scene, end)
  return part ? `${start}-${start}${part[0]}` : `${start}-${tokens[end.to - 1]?.end}`
}

/** The teacher's scores of a text's pairs, each the probability of a link and of every label, as a line of the file. */
export function guessesIn(
  { id, part, text }: UnmarkedText,
  pairs: readonly TextPair[],
  scores: readonly (readonly number[])[],
): Guesses {
  const ends = new Map<string, number>()
  const numberOf = (place: string) => ends.get(place) ?? ends.set(place, ends.size).size - 1
  const lines = pairs.flatMap((one, i) => {
    const [related = 0, ...labels] = scores[i] ?? []
    const likely = labels.flatMap((share, label) => (share >= 0.1 ? [label, Math.round(share * 100)] : []))
    if (related < LEAST || likely.length === 0) return []
    const { a, b } = one.pair
    return [[numberOf(placeOf(one, a)), numberOf(placeOf(one, b)), Math.round(related * 100), ...likely].join(' ')]
  })
  return { id, part, length: text.length, ends: [...ends.keys()], pairs: lines }
}

/** What the teacher guessed of the pairs of a text; throws where it saw another text. */
export function guessesOf({ id, text }: UnmarkedText, { length, ends, pairs }: Guesses, knowledge: Knowledge): Guess[] {
  if (text.length !== length) throw new Error(`${id}: has ${text.length} characters, the teacher's text ${length}`)
  const known = new Map<string, number[]>()
  for (const line of pairs) {
    const [a, b, ...numbers] = line.split(' ').map(Number) as [number, number, ...number[]]
    known.set(`${ends[a]} ${ends[b]}`, numbers)
  }
  return pairsIn(id, text, knowledge).pairs.map((one) => {
    const [related, ...labels] = known.get(`${placeOf(one, one.pair.a)} ${placeOf(one, one.pair.b)}`) ?? []
    const shares: [number, number][] = []
    for (let i = 0; i < labels.length; i += 2) shares.push([labels[i] as number, (labels[i + 1] as number) / 100])
    return { features: one.features, related: related === undefined ? UNLIKELY : related / 100, shares }
  })
}

/** The guesses of a file, by text. */
export function readGuesses(file: string): Map<string, Guesses> {
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return new Map(lines.map((line) => JSON.parse(line) as Guesses).map((text) => [`${text.id} ${text.part}`, text]))
}
