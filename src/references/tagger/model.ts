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

/** Two labels' numbers in one integer, added up at once: what a token's rows add up to stays below 2^15 by far. */
const LANES = L / 2

/** Sums of a model's weights, kept: per place of a word, and per kind of surroundings. */
interface Sums {
  /** The emissions' rows, two labels to an integer. */
  packed: Int32Array
  words: Map<WordInfo, Int32Array>
  near: Map<number, Int32Array>
}
const kept = new WeakMap<ReferenceModel, Sums>()
const NO_WORD: WordInfo = { hash: 0, shape: 0, traits: [0], flags: 0 }
const MOST_KEPT = 30_000

function sumsOf(model: ReferenceModel): Sums {
  let sums = kept.get(model)
  if (!sums) {
    sums = { packed: packedOf(model), words: new Map(), near: new Map() }
    kept.set(model, sums)
  }
  if (sums.words.size > MOST_KEPT) sums.words.clear()
  if (sums.near.size > MOST_KEPT) sums.near.clear()
  return sums
}

function packedOf({ weights }: ReferenceModel): Int32Array {
  const packed = new Int32Array(EMIT_ROWS * LANES)
  for (let i = 0; i < packed.length; i++)
    packed[i] = ((weights[2 * i + 1] as number) << 16) + (weights[2 * i] as number)
  return packed
}

function wordSum({ packed, words }: Sums, info: WordInfo): Int32Array {
  let sum = words.get(info)
  if (!sum) {
    sum = new Int32Array((PLACES.length + 1) * LANES)
    for (let place = 0; place <= CHUNK_PLACE; place++)
      for (const row of placeRows(info.traits, place)) add(packed, row * LANES, sum, place * LANES)
    words.set(info, sum)
  }
  return sum
}

function nearSum({ packed, near }: Sums, seen: Seen, i: number): Int32Array {
  const key = nearKey(seen, i)
  let sum = near.get(key)
  if (!sum) {
    sum = new Int32Array(LANES)
    for (const hash of nearContexts(seen, i)) add(packed, contextRow(hash) * LANES, sum, 0)
    near.set(key, sum)
  }
  return sum
}

function add(from: Int32Array, start: number, out: Int32Array, at: number): void {
  for (let y = 0; y < LANES; y++) out[at + y] = (out[at + y] as number) + (from[start + y] as number)
}

/**
 * Sums of the rows of the hashes, added to `out`. The sums are variables, not an array's places, so that the reads of one
 * row need not wait for those of another: the table is larger than the processor's nearer memories.
 */
function addRows(packed: Int32Array, hashes: readonly number[], out: Int32Array): void {
  let a = out[0] as number
  let b = out[1] as number
  let c = out[2] as number
  let d = out[3] as number
  let e = out[4] as number
  let f = out[5] as number
  let g = out[6] as number
  let h = out[7] as number
  let i = out[8] as number
  for (let k = 0; k < hashes.length; k++) {
    const row = contextRow(hashes[k] as number) * LANES
    a = (a + (packed[row] as number)) | 0
    b = (b + (packed[row + 1] as number)) | 0
    c = (c + (packed[row + 2] as number)) | 0
    d = (d + (packed[row + 3] as number)) | 0
    e = (e + (packed[row + 4] as number)) | 0
    f = (f + (packed[row + 5] as number)) | 0
    g = (g + (packed[row + 6] as number)) | 0
    h = (h + (packed[row + 7] as number)) | 0
    i = (i + (packed[row + 8] as number)) | 0
  }
  out[0] = a
  out[1] = b
  out[2] = c
  out[3] = d
  out[4] = e
  out[5] = f
  out[6] = g
  out[7] = h
  out[8] = i
}

/** Adds packed numbers, one label each. */
function unpack(from: Int32Array, start: number, out: Int32Array, at: number): void {
  for (let y = 0; y < LANES; y++) {
    const both = from[start + y] as number
    const low = (both << 16) >> 16
    out[at + 2 * y] = (out[at + 2 * y] as number) + low
    out[at + 2 * y + 1] = (out[at + 2 * y + 1] as number) + ((both - low) >> 16)
  }
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
  let y = 0
  for (let x = 1; x < L; x++) if ((last[x] as number) > (last[y] as number)) y = x
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
  const { packed } = sums
  const nobody = wordSum(sums, NO_WORD)
  const words = infos.map((info) => wordSum(sums, info))
  const out = new Int32Array(n * L)
  // A chunk may have any number of words, so that its sum needs more room.
  const chunk = new Int32Array(L)
  const token = new Int32Array(LANES)
  for (let i = 0; i < n; i++) {
    const c = chunks[i] as number
    if (i === chunkStarts[c]) {
      chunk.fill(0)
      for (const hash of chunkContexts[c] as number[]) unpack(packed, contextRow(hash) * LANES, chunk, 0)
      for (let k = i; k < (chunkStarts[c + 1] as number); k++)
        unpack(words[k] as Int32Array, CHUNK_PLACE * LANES, chunk, 0)
    }
    token.fill(0)
    add(nearSum(sums, seen, i), 0, token, 0)
    for (let place = 0; place < PLACES.length; place++) {
      const k = i + (PLACES[place] as number)
      add(k >= 0 && k < n ? (words[k] as Int32Array) : nobody, place * LANES, token, 0)
    }
    addRows(packed, contexts[i] as number[], token)
    out.set(chunk, i * L)
    unpack(token, 0, out, i * L)
  }
  return out
}
