// Reads a trial's sentences: which tokens tell of participants, interventions and outcomes, and how surely.
import type { Token } from '../../text/tokens.js'
import type { PicoModel } from '../../types.js'
import { type Lattice, newLattice, runChain, STATES } from './chain.js'
import {
  DENSE,
  FAR,
  LABELS,
  PLACE,
  RELATED,
  type Relations,
  relationsOf,
  standOf,
  TAG_COUNT,
  WINDOW,
} from './features.js'
import { rowOf, type Tables, tablesOf } from './model.js'

/** Tokens in a row with one label. */
export interface Labelled {
  from: number
  to: number
  /** Index into KINDS. */
  label: number
  /** Mean probability of the label. */
  confidence: number
}

const relations: Relations = { related: new Int32Array(0), tags: new Uint8Array(0), depths: new Uint8Array(0) }
let lattice: Lattice = newLattice(256)
const rows: Float32Array[] = []
const T = TAG_COUNT

/** Labelled stretches of each sentence of one text. */
export function label(sentences: readonly (readonly Token[])[], model: PicoModel): Labelled[][] {
  const tables = tablesOf(model)
  const scored = sentences.map((tokens, i) => scoresOf(tokens, standOf(i, sentences.length), tables))
  const told = new Map<string, Float64Array>()
  const first = sentences.map((tokens, i) => {
    run(scored[i] as Float64Array, tokens.length, tables)
    addTold(tokens, told)
    return lattice.marginals.slice(0, tokens.length * STATES)
  })
  return sentences.map((tokens, i) => {
    const scores = scored[i] as Float64Array
    pull(tokens, scores, first[i] as Float64Array, told, model)
    run(scores, tokens.length, tables)
    return stretches(tokens.length, model)
  })
}

function run(scores: Float64Array, size: number, tables: Tables): void {
  if (lattice.size < size) lattice = newLattice(2 * size)
  runChain(scores, size, tables.transitions, lattice)
}

/** Three scores a token, each the sum of what the words and parts of speech around it say. */
function scoresOf(tokens: readonly Token[], stand: number, tables: Tables): Float64Array {
  const size = tokens.length
  const scores = new Float64Array(size * LABELS)
  relationsOf(tokens, relations)
  for (let k = 0; k < WINDOW; k++) {
    rows[k] = tables.start
    rows[size + WINDOW + k] = tables.end
  }
  for (let t = 0; t < size; t++) rows[t + WINDOW] = rowOf((tokens[t] as Token).word, tables)
  addWords(size, scores)
  addFar(size, scores)
  addTags(size, stand, tables, scores)
  return scores
}

function addWords(size: number, scores: Float64Array): void {
  const { related } = relations
  for (let t = 0; t < size; t++) {
    let a = 0
    let b = 0
    let c = 0
    for (let k = 0; k <= 2 * WINDOW; k++) {
      const row = rows[t + k] as Float32Array
      const at = k * LABELS
      a += row[at] as number
      b += row[at + 1] as number
      c += row[at + 2] as number
    }
    for (let k = 0; k < RELATED; k++) {
      const row = rows[related[t * RELATED + k] as number] as Float32Array
      const at = (PLACE.verbBefore + k) * LABELS
      a += row[at] as number
      b += row[at + 1] as number
      c += row[at + 2] as number
    }
    scores[t * LABELS] = a
    scores[t * LABELS + 1] = b
    scores[t * LABELS + 2] = c
  }
}

/** What stands farther off than the window adds up along the sentence, from both ends. */
function addFar(size: number, scores: Float64Array): void {
  let [a, b, c] = [0, 0, 0]
  const before = PLACE.before * LABELS
  for (let t = WINDOW + 1; t < size; t++) {
    const row = rows[t - 1] as Float32Array
    a += FAR * (row[before] as number)
    b += FAR * (row[before + 1] as number)
    c += FAR * (row[before + 2] as number)
    addTo(scores, t * LABELS, a, b, c)
  }
  ;[a, b, c] = [0, 0, 0]
  const after = PLACE.after * LABELS
  for (let t = size - WINDOW - 2; t >= 0; t--) {
    const row = rows[t + 2 * WINDOW + 1] as Float32Array
    a += FAR * (row[after] as number)
    b += FAR * (row[after + 1] as number)
    c += FAR * (row[after + 2] as number)
    addTo(scores, t * LABELS, a, b, c)
  }
}

function addTo(scores: Float64Array, at: number, a: number, b: number, c: number): void {
  scores[at] = (scores[at] as number) + a
  scores[at + 1] = (scores[at + 1] as number) + b
  scores[at + 2] = (scores[at + 2] as number) + c
}

function addFrom(scores: Float64Array, at: number, from: Float32Array, feature: number): void {
  const base = feature * LABELS
  addTo(scores, at, from[base] as number, from[base + 1] as number, from[base + 2] as number)
}

function addTags(size: number, stand: number, { dense, around }: Tables, scores: Float64Array) {
  const { tags, depths } = relations
  const tag = (at: number) => tags[at] as number
  for (let t = 0; t < size; t++) {
    const at = t * LABELS
    const k = t + WINDOW
    const own = tag(k)
    addFrom(scores, at, around, (tag(k - 1) * T + own) * T + tag(k + 1))
    addFrom(scores, at, dense, DENSE.tag + tag(k - 3))
    addFrom(scores, at, dense, DENSE.tag + T + tag(k - 2))
    addFrom(scores, at, dense, DENSE.tag + 5 * T + tag(k + 2))
    addFrom(scores, at, dense, DENSE.tag + 6 * T + tag(k + 3))
    addFrom(scores, at, dense, DENSE.stand + stand * T)
    addFrom(scores, at, dense, DENSE.stand + stand * T + own)
    addFrom(scores, at, dense, DENSE.depth + (depths[t] as number))
  }
}

const isContent = (pos: string) => pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ' || pos === 'VERB'

/** Adds up what a first reading says of each word: its states' probabilities, and how often it stands. */
function addTold(tokens: readonly Token[], told: Map<string, Float64Array>): void {
  for (let t = 0; t < tokens.length; t++) {
    const { pos, norm } = tokens[t] as Token
    if (!isContent(pos)) continue
    let sums = told.get(norm)
    if (sums === undefined) {
      sums = new Float64Array(STATES + 1)
      told.set(norm, sums)
    }
    for (let y = 0; y < STATES; y++) sums[y] = (sums[y] as number) + (lattice.marginals[t * STATES + y] as number)
    sums[STATES] = (sums[STATES] as number) + 1
  }
}

/** A word is mostly one thing throughout a text: what its other places say counts here too. */
function pull(
  tokens: readonly Token[],
  scores: Float64Array,
  first: Float64Array,
  told: ReadonlyMap<string, Float64Array>,
  { pull: weight, shares }: PicoModel,
): void {
  for (let t = 0; t < tokens.length; t++) {
    const { pos, norm } = tokens[t] as Token
    const sums = isContent(pos) ? told.get(norm) : undefined
    if (sums === undefined || (sums[STATES] as number) < 2) continue
    const others = sums[STATES] as number
    const logOf = (y: number) => {
      const share = shares[y] as number
      const rest = (sums[y] as number) - (first[t * STATES + y] as number)
      return weight * Math.log((rest + share) / others / share)
    }
    const none = logOf(0)
    addTo(scores, t * LABELS, logOf(1) - none, logOf(2) - none, logOf(3) - none)
  }
}

/** Tokens in a row whose label, its probability times its weight, is the same. */
function stretches(size: number, { favour }: PicoModel): Labelled[] {
  const { marginals } = lattice
  const found: Labelled[] = []
  let open: Labelled | undefined
  for (let t = 0; t <= size; t++) {
    let best = 0
    if (t < size)
      for (let y = 1; y < STATES; y++)
        if (
          (marginals[t * STATES + y] as number) * (favour[y] as number) >
          (marginals[t * STATES + best] as number) * (favour[best] as number)
        )
          best = y
    if (open && open.label !== best - 1) {
      open.confidence /= open.to - open.from
      open = undefined
    }
    if (best === 0) continue
    if (!open) {
      open = { from: t, to: t, label: best - 1, confidence: 0 }
      found.push(open)
    }
    open.to = t + 1
    open.confidence += marginals[t * STATES + best] as number
  }
  return found
}
