// A linear chain over labels: what each token's scores say in the light of its neighbours' (Lafferty et al., ICML 2001).
import { LABELS } from './features.js'

/** "None" and the labels. */
export const STATES = LABELS + 1

/** Working space, used again from sentence to sentence; four numbers a token, the first for "none". */
export interface Lattice {
  size: number
  /** e to the scores, the largest 1. */
  emitted: Float64Array
  /** Forward and backward sums, each token's scaled to 1. */
  forward: Float64Array
  backward: Float64Array
  /** Probability of each state. */
  marginals: Float64Array
}

export function newLattice(size: number): Lattice {
  const numbers = () => new Float64Array(size * STATES)
  return { size, emitted: numbers(), forward: numbers(), backward: numbers(), marginals: numbers() }
}

/** `transitions` are e to the scores from state to state, then from the sentence's start; `scores` three a token. */
export function runChain(scores: Float64Array, size: number, transitions: Float64Array, lattice: Lattice): void {
  const { emitted, forward, backward, marginals } = lattice
  for (let t = 0; t < size; t++) {
    const s = t * LABELS
    const a = scores[s] as number
    const b = scores[s + 1] as number
    const c = scores[s + 2] as number
    const most = Math.max(0, a, b, c)
    const at = t * STATES
    emitted[at] = Math.exp(-most)
    emitted[at + 1] = Math.exp(a - most)
    emitted[at + 2] = Math.exp(b - most)
    emitted[at + 3] = Math.exp(c - most)
  }
  for (let t = 0; t < size; t++) {
    const at = t * STATES
    let total = 0
    for (let y = 0; y < STATES; y++) {
      let sum = t === 0 ? (transitions[STATES * STATES + y] as number) : 0
      if (t > 0)
        for (let x = 0; x < STATES; x++)
          sum += (forward[at - STATES + x] as number) * (transitions[x * STATES + y] as number)
      sum *= emitted[at + y] as number
      forward[at + y] = sum
      total += sum
    }
    for (let y = 0; y < STATES; y++) forward[at + y] = (forward[at + y] as number) / total
  }
  for (let t = size - 1; t >= 0; t--) {
    const at = t * STATES
    let total = 0
    for (let x = 0; x < STATES; x++) {
      let sum = t === size - 1 ? 1 : 0
      if (t < size - 1)
        for (let y = 0; y < STATES; y++)
          sum +=
            (transitions[x * STATES + y] as number) *
            (emitted[at + STATES + y] as number) *
            (backward[at + STATES + y] as number)
      backward[at + x] = sum
      total += sum
    }
    let whole = 0
    for (let y = 0; y < STATES; y++) {
      backward[at + y] = (backward[at + y] as number) / total
      const product = (forward[at + y] as number) * (backward[at + y] as number)
      marginals[at + y] = product
      whole += product
    }
    for (let y = 0; y < STATES; y++) marginals[at + y] = (marginals[at + y] as number) / whole
  }
}
