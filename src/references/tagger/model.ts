// The likeliest labels of a printed reference's tokens: sums of the trained weights, then Viterbi's algorithm.
import type { ReferenceModel } from '../../types.js'
import { look, nearContexts, nearKey, type Seen } from './features.js'
import { LABELS } from './labels.js'
import { bondRow, CHUNK_PLACE, contextRow, EMIT_ROWS, PLACES, placeRows } from './rows.js'
import type { Cut } from './tokens.js'
import type { WordInfo } from './words.js'

const L = LABELS.length
const LL = L * L
/** Where the table of bonds starts. */
const BONDS = EMIT_ROWS * L

/** Sums of a model's weights, kept: L values per place of a word, L per kind of surroundings. */
interface Sums {
  words: Map<WordInfo, Int32Array>
  near: Map<number, Int32Array>
}
const kept = new WeakMap<ReferenceModel, Sums>()
const NO_WORD: WordInfo = { hash: 0, shape: 0, traits: [0], flags: 0 }
const MOST_KEPT = 30_000

function sumsOf(model: ReferenceModel): Sums {
  const sums = kept.get(model) ?? { words: new Map(), near: new Map() }
  kept.set(model, sums)
  if (sums.words.size > MOST_KEPT) sums.words.clear()
  if (sums.near.size > MOST_KEPT) sums.near.clear()
  return sums
}

function wordSum({ weights }: ReferenceModel, { words }: Sums, info: WordInfo): Int32Array {
  let sum = words.get(info)
  if (!sum) {
    sum = new Int32Array((PLACES.length + 1) * L)
    for (let place = 0; place <= CHUNK_PLACE; place++)
      for (const row of placeRows(info.traits, place)) add(weights, row * L, sum, place * L)
    words.set(info, sum)
  }
  return sum
}

function nearSum({ weights }: ReferenceModel, { near }: Sums, seen: Seen, i: number): Int32Array {
  const key = nearKey(seen, i)
  let sum = near.get(key)
  if (!sum) {
    sum = new Int32Array(L)
    for (const hash of nearContexts(seen, i)) add(weights, contextRow(hash) * L, sum, 0)
    near.set(key, sum)
  }
  return sum
}

function add(weights: Int8Array, from: number, out: Int32Array, at: number): void {
  for (let y = 0; y < L; y++) out[at + y] = (out[at + y] as number) + (weights[from + y] as number)
}

/** Index into LABELS per token. */
export function tagTokens(model: ReferenceModel, cut: Cut): Uint8Array {
  const n = cut.words.length
  const labels = new Uint8Array(n)
  if (n === 0) return labels
  const seen = look(cut)
  const emissions = emissionsOf(model, seen)
  const back = new Uint8Array(n * L)
  let last = emissions.slice(0, L)
  let next = new Int32Array(L)
  for (let i = 1; i < n; i++) {
    step(model, seen.bonds[i] as number[], last, next, back, i * L)
    for (let y = 0; y < L; y++) next[y] = (next[y] as number) + (emissions[i * L + y] as number)
    const swap = last
    last = next
    next = swap
  }
  let y = last.indexOf(Math.max(...last))
  for (let i = n - 1; i >= 0; i--) {
    labels[i] = y
    y = back[i * L + y] as number
  }
  return labels
}

/** Best way to each label; from labels far behind the best one none is better, and most are. */
function step(
  { weights, beam }: ReferenceModel,
  bonds: readonly number[],
  last: Int32Array,
  next: Int32Array,
  back: Uint8Array,
  at: number,
): void {
  let most = last[0] as number
  for (let x = 1; x < L; x++) if ((last[x] as number) > most) most = last[x] as number
  next.fill(-1e9)
  const a = BONDS + bondRow(bonds[0] as number) * LL
  const b = BONDS + bondRow(bonds[1] as number) * LL
  const c = BONDS + bondRow(bonds[2] as number) * LL
  const d = BONDS + bondRow(bonds[3] as number) * LL
  for (let x = 0; x < L; x++) {
    const score = last[x] as number
    if (score < most - beam) continue
    const row = x * L
    for (let y = 0; y < L; y++) {
      const k = row + y
      const value =
        score +
        (weights[a + k] as number) +
        (weights[b + k] as number) +
        (weights[c + k] as number) +
        (weights[d + k] as number)
      if (value > (next[y] as number)) {
        next[y] = value
        back[at + y] = x
      }
    }
  }
}

function emissionsOf(model: ReferenceModel, seen: Seen): Int32Array {
  const { infos, chunks, chunkStarts, contexts, chunkContexts } = seen
  const n = infos.length
  const sums = sumsOf(model)
  const nobody = wordSum(model, sums, NO_WORD)
  const words = infos.map((info) => wordSum(model, sums, info))
  const out = new Int32Array(n * L)
  const chunk = new Int32Array(L)
  for (let i = 0; i < n; i++) {
    const c = chunks[i] as number
    if (i === chunkStarts[c]) {
      chunk.fill(0)
      for (const hash of chunkContexts[c] as number[]) add(model.weights, contextRow(hash) * L, chunk, 0)
      for (let k = i; k < (chunkStarts[c + 1] as number); k++) addSum(words[k] as Int32Array, CHUNK_PLACE, chunk, 0)
    }
    addSum(chunk, 0, out, i * L)
    addSum(nearSum(model, sums, seen, i), 0, out, i * L)
    for (let place = 0; place < PLACES.length; place++)
      addSum(words[i + (PLACES[place] as number)] ?? nobody, place, out, i * L)
    for (const hash of contexts[i] as number[]) add(model.weights, contextRow(hash) * L, out, i * L)
  }
  return out
}

function addSum(sum: Int32Array, place: number, out: Int32Array, at: number): void {
  for (let y = 0; y < L; y++) out[at + y] = (out[at + y] as number) + (sum[place * L + y] as number)
}
