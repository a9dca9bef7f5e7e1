// A conditional random field by AdaGrad (Duchi, Hazan & Singer, JMLR 2011), averaged over the later half, seeded.
import { type Lattice, newLattice, runChain, STATES } from '../../../src/extractors/pico/chain.js'
import {
  DENSE,
  DENSE_SIZE,
  END,
  FAR,
  LABELS,
  NEAR,
  PARTS,
  PLACE,
  RELATED,
  START,
  TAG_COUNT,
  WINDOW,
  wordHash,
} from '../../../src/extractors/pico/features.js'
import { PART_ROW, ROW } from '../../../src/extractors/pico/model.js'
import { generator, shuffle } from '../random.js'
import type { Sentence } from './lessons.js'

const EPOCHS = 4
const RATE = 0.018
/** Words and parts that stand less often than this have no row. */
const LEAST = 2
const T = TAG_COUNT

export interface Learned {
  words: ReadonlyMap<number, number>
  parts: ReadonlyMap<number, number>
  weights: Weights
}

interface Weights {
  words: Float32Array
  parts: Float32Array
  dense: Float32Array
  transitions: Float32Array
}

/** Where a sentence's features have their numbers; −1 for a word without. */
interface Located {
  sentence: Sentence
  /** Padded by the window. */
  words: Int32Array
  parts: Int32Array[]
}

export function learn(sentences: readonly Sentence[]): Learned {
  const words = numbered(sentences.flatMap((sentence) => [...sentence.words]))
  const parts = numbered(sentences.flatMap((sentence) => sentence.parts.flatMap((hashes) => [...hashes])))
  for (const edge of [START, END]) words.set(wordHash(edge), words.size)
  const order = sentences.filter(({ tokens }) => tokens.length > 0).map((one) => located(one, words, parts))
  const weights = newWeights(words.size, parts.size, 0)
  const squares = newWeights(words.size, parts.size, 1e-4)
  const sums = newWeights(words.size, parts.size, 0)
  gradients = newWeights(words.size, parts.size, 0)
  const random = generator(12345)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const one of order) teach(one, weights, squares)
    if (epoch >= EPOCHS / 2) for (const key of KEYS) addAll(sums[key], weights[key], 2 / EPOCHS)
  }
  return { words, parts, weights: sums }
}

const KEYS = ['words', 'parts', 'dense', 'transitions'] as const

const newWeights = (words: number, parts: number, value: number): Weights => ({
  words: new Float32Array(words * ROW).fill(value),
  parts: new Float32Array(parts * PART_ROW).fill(value),
  dense: new Float32Array(DENSE_SIZE * LABELS).fill(value),
  transitions: new Float32Array(STATES * (STATES + 1)).fill(value),
})

function addAll(to: Float32Array, values: Float32Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (values[i] as number)
}

/** Row numbers of hashes that stand often enough, in the order in which they do. */
function numbered(hashes: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  const rows = new Map<number, number>()
  for (const [hash, count] of counts) if (count >= LEAST) rows.set(hash, rows.size)
  return rows
}

function located(sentence: Sentence, words: ReadonlyMap<number, number>, parts: ReadonlyMap<number, number>): Located {
  const size = sentence.words.length
  const rows = new Int32Array(size + 2 * WINDOW)
  rows.fill(words.get(wordHash(START)) as number, 0, WINDOW)
  rows.fill(words.get(wordHash(END)) as number, size + WINDOW)
  sentence.words.forEach((hash, t) => {
    rows[t + WINDOW] = words.get(hash) ?? -1
  })
  const ofParts = sentence.parts.map((hashes) => Int32Array.from([...hashes].flatMap((hash) => parts.get(hash) ?? [])))
  return { sentence, words: rows, parts: ofParts }
}

const GROUPS = ['words', 'parts', 'dense'] as const
type Group = (typeof GROUPS)[number]

let lattice: Lattice = newLattice(256)
/** Of the sentence at hand; all else is 0. */
let gradients: Weights = newWeights(0, 0, 0)
const touched: Record<Group, number[]> = { words: [], parts: [], dense: [] }

function take(group: Group, at: number, error: number): void {
  const own = gradients[group]
  if (own[at] === 0) touched[group].push(at)
  own[at] = (own[at] as number) + error
}

function teach(one: Located, weights: Weights, squares: Weights): void {
  const size = one.sentence.words.length
  if (lattice.size < size) lattice = newLattice(2 * size)
  const scores = new Float64Array(size * LABELS)
  visit(one, (group, at, t) => {
    const table = weights[group]
    for (let l = 0; l < LABELS; l++)
      scores[t * LABELS + l] = (scores[t * LABELS + l] as number) + (table[at + l] as number)
  })
  scoreFar(one, weights.words, scores)
  const potentials = Float64Array.from(weights.transitions, Math.exp)
  runChain(scores, size, potentials, lattice)
  const errors = new Float64Array(size * LABELS)
  for (let t = 0; t < size; t++)
    for (let l = 0; l < LABELS; l++)
      errors[t * LABELS + l] =
        (lattice.marginals[t * STATES + l + 1] as number) - (one.sentence.right[t] === l + 1 ? 1 : 0)
  // A sentence is one step: what occurs in it often moves no farther for that.
  visit(one, (group, at, t) => {
    for (let l = 0; l < LABELS; l++) take(group, at + l, errors[t * LABELS + l] as number)
  })
  takeFar(one, errors)
  for (const group of GROUPS) {
    for (const at of touched[group]) {
      step(weights[group], squares[group], at, gradients[group][at] as number)
      gradients[group][at] = 0
    }
    touched[group].length = 0
  }
  teachTransitions(one.sentence.right, potentials, weights.transitions, squares.transitions)
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number): void {
  squares[at] = (squares[at] as number) + gradient * gradient
  weights[at] = (weights[at] as number) - (RATE * gradient) / Math.sqrt(squares[at] as number)
}

type Visit = (group: Group, at: number, t: number) => void

/** All features of a sentence but those of words far off: where their numbers begin, and the token they speak of. */
function visit({ sentence: { relations, stand }, words, parts }: Located, see: Visit): void {
  const { related, tags, depths } = relations
  const size = parts.length
  for (let t = 0; t < size; t++) {
    for (let k = 0; k <= 2 * WINDOW; k++) {
      const row = words[t + k] as number
      if (row >= 0) see('words', row * ROW + k * LABELS, t)
    }
    for (let k = 0; k < RELATED; k++) {
      const row = words[related[t * RELATED + k] as number] as number
      if (row >= 0) see('words', row * ROW + (PLACE.verbBefore + k) * LABELS, t)
    }
    for (let k = 0; k < PARTS; k++)
      for (const row of parts[t + k - NEAR] ?? []) see('parts', row * PART_ROW + k * LABELS, t)
    const tag = (k: number) => tags[t + WINDOW + k] as number
    const own = tag(0)
    for (const feature of [
      ...[0, 1, 2, 3, 4, 5, 6].map((k) => DENSE.tag + k * T + tag(k - 3)),
      DENSE.pairBefore + tag(-1) * T + own,
      DENSE.pairAfter + own * T + tag(1),
      DENSE.around + (tag(-1) * T + own) * T + tag(1),
      DENSE.stand + stand * T,
      DENSE.stand + stand * T + own,
      DENSE.depth + (depths[t] as number),
    ])
      see('dense', feature * LABELS, t)
  }
}

/** Each word and the tokens that it is far from: from the first's side and from the last's. */
const SIDES = [
  { place: PLACE.before, step: 1 },
  { place: PLACE.after, step: -1 },
] as const

function scoreFar({ words, parts }: Located, weights: Float32Array, scores: Float64Array): void {
  const size = parts.length
  for (const { place, step } of SIDES) {
    const sums = new Float64Array(LABELS)
    for (let t = step > 0 ? 0 : size - 1; t >= 0 && t < size; t += step) {
      const far = t - step * (WINDOW + 1)
      if (far < 0 || far >= size) continue
      const row = words[far + WINDOW] as number
      for (let l = 0; l < LABELS; l++) {
        if (row >= 0) sums[l] = (sums[l] as number) + FAR * (weights[row * ROW + place * LABELS + l] as number)
        scores[t * LABELS + l] = (scores[t * LABELS + l] as number) + (sums[l] as number)
      }
    }
  }
}

function takeFar({ words, parts }: Located, errors: Float64Array): void {
  const size = parts.length
  for (const { place, step: way } of SIDES) {
    const sums = new Float64Array(LABELS)
    // Against the way: all tokens that the word is far from have been added up when it comes.
    for (let t = way > 0 ? size - 1 : 0; t >= 0 && t < size; t -= way) {
      const far = t - way * (WINDOW + 1)
      if (far < 0 || far >= size) continue
      const row = words[far + WINDOW] as number
      for (let l = 0; l < LABELS; l++) {
        sums[l] = (sums[l] as number) + (errors[t * LABELS + l] as number)
        if (row >= 0) take('words', row * ROW + place * LABELS + l, FAR * (sums[l] as number))
      }
    }
  }
}

/** By what the lattice of the sentence holds for each pair of neighbours. */
function teachTransitions(
  right: Uint8Array,
  potentials: Float64Array,
  weights: Float32Array,
  squares: Float32Array,
): void {
  const { forward, backward, emitted, marginals } = lattice
  const gradient = new Float64Array(STATES * (STATES + 1))
  const take = (at: number, value: number) => {
    gradient[at] = (gradient[at] as number) + value
  }
  for (let y = 0; y < STATES; y++) take(STATES * STATES + y, marginals[y] as number)
  take(STATES * STATES + (right[0] as number), -1)
  const both = new Float64Array(STATES * STATES)
  for (let t = 1; t < right.length; t++) {
    let total = 0
    for (let x = 0; x < STATES; x++)
      for (let y = 0; y < STATES; y++) {
        const next = t * STATES + y
        both[x * STATES + y] =
          (forward[next - y - STATES + x] as number) *
          (potentials[x * STATES + y] as number) *
          (emitted[next] as number) *
          (backward[next] as number)
        total += both[x * STATES + y] as number
      }
    both.forEach((value, at) => {
      take(at, value / total)
    })
    take((right[t - 1] as number) * STATES + (right[t] as number), -1)
  }
  gradient.forEach((value, at) => {
    step(weights, squares, at, value)
  })
}
