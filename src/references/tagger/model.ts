// The likeliest labels of a printed reference's tokens: sums of the trained weights, then Viterbi's algorithm.
import type { ReferenceModel } from '../../types.js'
import { look, nearContexts, nearKey, type Seen } from './features.js'
import { LABELS } from './labels.js'
import { BOND_ROWS, bondRow, CHUNK_PLACE, contextRow, EMIT_ROWS, PLACES, placeRows } from './rows.js'
import type { Cut } from './tokens.js'
import type { WordInfo } from './words.js'

const L = LABELS.length
const LL = L * L
/** Where the table of bonds starts. */
const BONDS = EMIT_ROWS * L

/** Two labels' numbers in one integer, added up at once: what a token's rows add up to stays below 2^15 by far. */
const LANES = L / 2
/** Rows that are added up before two labels' numbers are taken apart. */
const MOST_ROWS = 200

/** A model's weights as they are added up; rows are named by their number. */
interface Sums {
  /** The emissions' rows, two labels to an integer; behind them one to add up in, and sums that are met again and again. */
  table: Int32Array
  /** By how much the numbers of each row of bonds differ. */
  spreads: Uint8Array
  /** The first of a word's sums, one for each of its places. */
  words: Map<WordInfo, number>
  /** The sum of a kind of surroundings. */
  near: Map<number, number>
  /** Where the next sum goes. */
  free: number
}
const kept = new WeakMap<ReferenceModel, Sums>()
const NO_WORD: WordInfo = { hash: 0, shape: 0, traits: [0], flags: 0 }
const SUM_ROW = EMIT_ROWS
const FIRST_KEPT = SUM_ROW + 1
const WORD_ROWS = PLACES.length + 1
/** Of a word and its surroundings. */
const TOKEN_ROWS = WORD_ROWS + 1
const MOST_KEPT = 30_000

/** With room for what so many tokens may add to what is kept. */
function sumsFor(model: ReferenceModel, tokens: number): Sums {
  const room = (tokens + 1) * TOKEN_ROWS
  let sums = kept.get(model)
  if (!sums || (FIRST_KEPT + room) * LANES > sums.table.length) {
    const table = new Int32Array((FIRST_KEPT + Math.max(room, MOST_KEPT * TOKEN_ROWS)) * LANES)
    pack(model, table)
    sums = { table, spreads: spreadsOf(model), words: new Map(), near: new Map(), free: FIRST_KEPT }
    kept.set(model, sums)
  } else if ((sums.free + room) * LANES > sums.table.length) {
    sums.words.clear()
    sums.near.clear()
    sums.free = FIRST_KEPT
  }
  return sums
}

function pack({ weights }: ReferenceModel, table: Int32Array): void {
  for (let i = 0; i < EMIT_ROWS * LANES; i++)
    table[i] = ((weights[2 * i + 1] as number) << 16) + (weights[2 * i] as number)
}

function spreadsOf({ weights }: ReferenceModel): Uint8Array {
  return Uint8Array.from({ length: BOND_ROWS }, (_, row) => {
    let least = 127
    let most = -128
    for (let k = BONDS + row * LL; k < BONDS + (row + 1) * LL; k++) {
      const weight = weights[k] as number
      if (weight < least) least = weight
      if (weight > most) most = weight
    }
    return most - least
  })
}

function wordRow(sums: Sums, info: WordInfo): number {
  const known = sums.words.get(info)
  if (known !== undefined) return known
  const row = sums.free
  for (let place = 0; place <= CHUNK_PLACE; place++) addUp(sums.table, placeRows(info.traits, place), row + place)
  sums.words.set(info, row)
  sums.free += WORD_ROWS
  return row
}

function nearRow(sums: Sums, seen: Seen, i: number): number {
  const key = nearKey(seen, i)
  const known = sums.near.get(key)
  if (known !== undefined) return known
  const row = sums.free++
  addUp(sums.table, nearContexts(seen, i).map(contextRow), row)
  sums.near.set(key, row)
  return row
}

/**
 * Makes row `to` the sum of rows. The sums are variables, not an array's places, so that the reads of one row need not
 * wait for those of another: the table is larger than the processor's nearer memories.
 */
function addUp(table: Int32Array, rows: readonly number[], to: number, from = 0, end = rows.length): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let f = 0
  let g = 0
  let h = 0
  let i = 0
  for (let k = from; k < end; k++) {
    const at = (rows[k] as number) * LANES
    a = (a + (table[at] as number)) | 0
    b = (b + (table[at + 1] as number)) | 0
    c = (c + (table[at + 2] as number)) | 0
    d = (d + (table[at + 3] as number)) | 0
    e = (e + (table[at + 4] as number)) | 0
    f = (f + (table[at + 5] as number)) | 0
    g = (g + (table[at + 6] as number)) | 0
    h = (h + (table[at + 7] as number)) | 0
    i = (i + (table[at + 8] as number)) | 0
  }
  const at = to * LANES
  table[at] = a
  table[at + 1] = b
  table[at + 2] = c
  table[at + 3] = d
  table[at + 4] = e
  table[at + 5] = f
  table[at + 6] = g
  table[at + 7] = h
  table[at + 8] = i
}

/** Adds the last sum to `base`, one number a label, and puts what comes of it into `out`. */
function takeApart(table: Int32Array, base: Int32Array, out: Int32Array, at: number): void {
  for (let y = 0; y < LANES; y++) {
    const both = table[SUM_ROW * LANES + y] as number
    const low = (both << 16) >> 16
    out[at + 2 * y] = (base[2 * y] as number) + low
    out[at + 2 * y + 1] = (base[2 * y + 1] as number) + ((both - low) >> 16)
  }
}

/** Index into LABELS per token. */
export function tagTokens(model: ReferenceModel, cut: Cut): Uint8Array {
  const n = cut.words.length
  const labels = new Uint8Array(n)
  if (n === 0) return labels
  const seen = look(cut)
  const sums = sumsFor(model, n)
  const emissions = emissionsOf(sums, seen)
  const back = new Uint8Array(n * L)
  let last = emissions.slice(0, L)
  let next = new Int32Array(L)
  for (let i = 1; i < n; i++) {
    step(model, sums.spreads, seen.bonds[i] as number[], last, next, back, i * L)
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

/**
 * Best way to each label. Most labels are further behind the best one than these bonds can make good: no way from them is
 * better.
 */
function step(
  { weights, beam }: ReferenceModel,
  spreads: Uint8Array,
  bonds: readonly number[],
  last: Int32Array,
  next: Int32Array,
  back: Uint8Array,
  at: number,
): void {
  let most = last[0] as number
  for (let x = 1; x < L; x++) if ((last[x] as number) > most) most = last[x] as number
  next.fill(-1e9)
  let spread = 0
  for (let k = 0; k < 4; k++) spread += spreads[bondRow(bonds[k] as number)] as number
  const least = most - Math.min(beam, spread)
  const a = BONDS + bondRow(bonds[0] as number) * LL
  const b = BONDS + bondRow(bonds[1] as number) * LL
  const c = BONDS + bondRow(bonds[2] as number) * LL
  const d = BONDS + bondRow(bonds[3] as number) * LL
  for (let x = 0; x < L; x++) {
    const score = last[x] as number
    if (score < least) continue
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

function emissionsOf(sums: Sums, seen: Seen): Int32Array {
  const { infos, chunks, chunkStarts, contexts, chunkContexts } = seen
  const n = infos.length
  const { table } = sums
  const nobody = wordRow(sums, NO_WORD)
  const words = infos.map((info) => wordRow(sums, info))
  const out = new Int32Array(n * L)
  const chunk = new Int32Array(L)
  const rows: number[] = []
  for (let i = 0; i < n; i++) {
    const c = chunks[i] as number
    if (i === chunkStarts[c]) {
      let count = 0
      for (const hash of chunkContexts[c] as number[]) rows[count++] = contextRow(hash)
      for (let k = i; k < (chunkStarts[c + 1] as number); k++) rows[count++] = (words[k] as number) + CHUNK_PLACE
      chunk.fill(0)
      for (let from = 0; from < count; from += MOST_ROWS) {
        addUp(table, rows, SUM_ROW, from, Math.min(count, from + MOST_ROWS))
        takeApart(table, chunk, chunk, 0)
      }
    }
    let count = 0
    rows[count++] = nearRow(sums, seen, i)
    for (let place = 0; place < PLACES.length; place++) {
      const k = i + (PLACES[place] as number)
      rows[count++] = (k >= 0 && k < n ? (words[k] as number) : nobody) + place
    }
    const own = contexts[i] as number[]
    for (let k = 0; k < own.length; k++) rows[count++] = contextRow(own[k] as number)
    addUp(table, rows, SUM_ROW, 0, count)
    takeApart(table, chunk, out, i * L)
  }
  return out
}
