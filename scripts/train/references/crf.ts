// A linear-chain conditional random field over hashed features, taught by AdaGrad on its log likelihood.
import { look } from '../../../src/references/tagger/features.js'
import { LABELS } from '../../../src/references/tagger/labels.js'
import { BOND_ROWS, bondRow, EMIT_ROWS, emissionRows } from '../../../src/references/tagger/rows.js'
import { generator, shuffle } from '../random.js'
import type { Sample } from './samples.js'

const L = LABELS.length
const LL = L * L

export interface Lesson {
  labels: Uint8Array
  /** Rows of the emissions' table, per token. */
  rows: Int32Array[]
  bonds: Int32Array[]
}

export function lessonOf({ cut, labels }: Pick<Sample, 'cut' | 'labels'>): Lesson {
  const seen = look(cut)
  return {
    labels,
    rows: cut.words.map((_, i) => Int32Array.from(emissionRows(seen, i))),
    bonds: cut.words.map((_, i) => Int32Array.from(seen.bonds[i] as number[], bondRow)),
  }
}

export interface Tables {
  emissions: Float32Array
  bonds: Float32Array
}

const EPOCHS = 8
const RATE = 0.03
/** Share of features that a token does without, so that words are not all that counts. */
const DROPPED = 0.2
/** Below it an error teaches nothing worth its time. */
const LEAST = 1e-3

export function learnTagger(lessons: readonly Lesson[]): Tables {
  const tables: Tables = { emissions: new Float32Array(EMIT_ROWS * L), bonds: new Float32Array(BOND_ROWS * LL) }
  const squares: Tables = {
    emissions: new Float32Array(tables.emissions.length),
    bonds: new Float32Array(tables.bonds.length),
  }
  const random = generator(2011)
  const order = lessons.map((_, i) => i)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    // A falling rate at the end does what averaging would.
    const step = RATE * (epoch < EPOCHS / 2 ? 1 : 2 * (1 - epoch / EPOCHS) + 0.1)
    for (const i of order) teach(lessons[i] as Lesson, tables, squares, step, random)
  }
  return tables
}

const MOST = 600
const emit = new Float64Array(MOST * L)
const trans = new Float64Array(MOST * LL)
const alpha = new Float64Array(MOST * L)
const beta = new Float64Array(MOST * L)
const scales = new Float64Array(MOST)

function sumRows(table: Float32Array, rows: Int32Array, width: number, out: Float64Array, at: number): void {
  out.fill(0, at, at + width)
  for (let k = 0; k < rows.length; k++) {
    const row = (rows[k] as number) * width
    for (let y = 0; y < width; y++) out[at + y] = (out[at + y] as number) + (table[row + y] as number)
  }
}

function exponentials(values: Float64Array, at: number, width: number): void {
  let most = -Infinity
  for (let y = 0; y < width; y++) if ((values[at + y] as number) > most) most = values[at + y] as number
  for (let y = 0; y < width; y++) values[at + y] = Math.exp((values[at + y] as number) - most)
}

function teach(lesson: Lesson, tables: Tables, squares: Tables, rate: number, random: () => number): void {
  const { labels } = lesson
  const rows = lesson.rows.map((all) => all.filter(() => random() >= DROPPED))
  const n = Math.min(labels.length, MOST)
  for (let i = 0; i < n; i++) {
    sumRows(tables.emissions, rows[i] as Int32Array, L, emit, i * L)
    exponentials(emit, i * L, L)
    if (i === 0) continue
    sumRows(tables.bonds, lesson.bonds[i] as Int32Array, LL, trans, i * LL)
    exponentials(trans, i * LL, LL)
  }
  forwardBackward(n)
  for (let i = 0; i < n; i++) {
    let total = 0
    for (let y = 0; y < L; y++) total += (alpha[i * L + y] as number) * (beta[i * L + y] as number)
    for (let y = 0; y < L; y++) {
      const share = ((alpha[i * L + y] as number) * (beta[i * L + y] as number)) / total
      const error = share - (labels[i] === y ? 1 : 0)
      if (Math.abs(error) > LEAST) update(tables.emissions, squares.emissions, rows[i] as Int32Array, L, y, error, rate)
    }
    if (i === 0) continue
    let pairs = 0
    for (let x = 0; x < L; x++) {
      const a = alpha[(i - 1) * L + x] as number
      if (a === 0) continue
      for (let y = 0; y < L; y++) {
        const at = i * LL + x * L + y
        const value = a * (trans[at] as number) * (emit[i * L + y] as number) * (beta[i * L + y] as number)
        trans[at] = value
        pairs += value
      }
    }
    const right = (labels[i - 1] as number) * L + (labels[i] as number)
    for (let z = 0; z < LL; z++) {
      const error =
        (alpha[(i - 1) * L + Math.floor(z / L)] === 0 ? 0 : (trans[i * LL + z] as number) / pairs) -
        (z === right ? 1 : 0)
      if (Math.abs(error) > LEAST)
        update(tables.bonds, squares.bonds, lesson.bonds[i] as Int32Array, LL, z, error, rate)
    }
  }
}

function forwardBackward(n: number): void {
  for (let i = 0; i < n; i++) {
    let total = 0
    for (let y = 0; y < L; y++) {
      let sum = i === 0 ? 1 : 0
      if (i > 0)
        for (let x = 0; x < L; x++) sum += (alpha[(i - 1) * L + x] as number) * (trans[i * LL + x * L + y] as number)
      sum *= emit[i * L + y] as number
      alpha[i * L + y] = sum
      total += sum
    }
    scales[i] = total
    for (let y = 0; y < L; y++) alpha[i * L + y] = (alpha[i * L + y] as number) / total
  }
  for (let y = 0; y < L; y++) beta[(n - 1) * L + y] = 1
  for (let i = n - 2; i >= 0; i--)
    for (let x = 0; x < L; x++) {
      let sum = 0
      for (let y = 0; y < L; y++)
        sum +=
          (trans[(i + 1) * LL + x * L + y] as number) *
          (emit[(i + 1) * L + y] as number) *
          (beta[(i + 1) * L + y] as number)
      beta[i * L + x] = sum / (scales[i + 1] as number)
    }
}

function update(
  table: Float32Array,
  squares: Float32Array,
  rows: Int32Array,
  width: number,
  y: number,
  error: number,
  rate: number,
): void {
  for (let k = 0; k < rows.length; k++) {
    const at = (rows[k] as number) * width + y
    squares[at] = (squares[at] as number) + error * error
    table[at] = (table[at] as number) - (rate * error) / Math.sqrt((squares[at] as number) + 1e-6)
  }
}
