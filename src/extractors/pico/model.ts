// The tagger's weights, as they are read: rows by the hash of a word or of a part of one, and the scores of parts of speech.
import type { Word } from '../../text/words.js'
import type { PicoModel, PicoRows } from '../../types.js'
import { STATES } from './chain.js'
import {
  DENSE,
  END,
  LABELS,
  NEAR,
  PARTS,
  PLACES,
  partHashes,
  plainWord,
  START,
  TAG_COUNT,
  WINDOW,
  wordHash,
} from './features.js'

/** Numbers of one word: three for each place. */
export const ROW = PLACES * LABELS
export const PART_ROW = PARTS * LABELS
/** Where the parts' places begin among the word's. */
const NEAREST = (WINDOW - NEAR) * LABELS

export interface Tables {
  model: PicoModel
  words: Finder
  parts: Finder
  /** Three numbers a feature. */
  dense: Float32Array
  /** Of the parts of speech around a token, those of single ones and pairs added up. */
  around: Float32Array
  /** e to the scores from state to state, then from the sentence's start. */
  transitions: Float64Array
  start: Float32Array
  end: Float32Array
}

interface Finder {
  rows: PicoRows
  /** Row numbers from 1 by hash, with the next ones for those that clash. */
  slots: Int32Array
}

function finderOf(rows: PicoRows): Finder {
  const slots = new Int32Array(1 << (33 - Math.clz32(rows.keys.length)))
  rows.keys.forEach((key, row) => {
    let at = key & (slots.length - 1)
    while (slots[at] !== 0) at = (at + 1) & (slots.length - 1)
    slots[at] = row + 1
  })
  return { rows, slots }
}

/** Row number of a hash; −1 where it has none. */
function find({ rows: { keys }, slots }: Finder, hash: number): number {
  let at = hash & (slots.length - 1)
  while (true) {
    const row = (slots[at] as number) - 1
    if (row < 0 || keys[row] === hash) return row
    at = (at + 1) & (slots.length - 1)
  }
}

/** Adds a hash's row, `size` numbers, to `sums` from `to` on. */
function addRow(finder: Finder, hash: number, size: number, sums: Float32Array, to: number): void {
  const row = find(finder, hash)
  if (row < 0) return
  const { scale, weights } = finder.rows
  for (let i = 0; i < size; i++) sums[to + i] = (sums[to + i] as number) + scale * (weights[row * size + i] as number)
}

const cache = new WeakMap<PicoModel, Tables>()

/** Made once per model. */
export function tablesOf(model: PicoModel): Tables {
  const known = cache.get(model)
  if (known) return known
  const dense = Float32Array.from(model.dense.weights, (weight) => weight * model.dense.scale)
  const words = finderOf(model.words)
  const edge = (word: string) => {
    const row = new Float32Array(ROW)
    addRow(words, wordHash(word), ROW, row, 0)
    return row
  }
  const made: Tables = {
    model,
    words,
    parts: finderOf(model.parts),
    dense,
    around: triples(dense),
    transitions: Float64Array.from(model.transitions, Math.exp),
    start: edge(START),
    end: edge(END),
  }
  if (made.transitions.length !== STATES * (STATES + 1)) throw new Error('the tagger’s model has other labels')
  cache.set(model, made)
  return made
}

const T = TAG_COUNT

/** Each pair and each single part of speech is part of a triple. */
function triples(dense: Float32Array): Float32Array {
  const around = new Float32Array(T ** 3 * LABELS)
  for (let triple = 0; triple < T ** 3; triple++) {
    const [a, b, c] = [Math.floor(triple / (T * T)), Math.floor(triple / T) % T, triple % T]
    const features = [
      DENSE.around + triple,
      DENSE.pairBefore + a * T + b,
      DENSE.pairAfter + b * T + c,
      DENSE.tag + 2 * T + a,
      DENSE.tag + 3 * T + b,
      DENSE.tag + 4 * T + c,
    ]
    for (let l = 0; l < LABELS; l++)
      around[triple * LABELS + l] = features.reduce((sum, feature) => sum + (dense[feature * LABELS + l] as number), 0)
  }
  return around
}

interface Kept {
  tables: Tables
  row: Float32Array
}

/** A word's scores at every place, found out once. */
export function rowOf(word: Word, tables: Tables): Float32Array {
  const known = word.pico as Kept | undefined
  if (known !== undefined && known.tables === tables) return known.row
  const row = new Float32Array(ROW)
  addRow(tables.words, wordHash(plainWord(word.text)), ROW, row, 0)
  for (const hash of partHashes(word.text, word.norm)) addRow(tables.parts, hash, PART_ROW, row, NEAREST)
  word.pico = { tables, row } satisfies Kept
  return row
}
