// What was learned as the model that ships: weights as bytes, rows in the order of their keys.
import { STATES } from '../../../src/extractors/pico/chain.js'
import { PART_ROW, ROW } from '../../../src/extractors/pico/model.js'
import type { PicoModel, PicoRows } from '../../../src/types.js'
import { quantize } from '../learn.js'
import type { Learned } from './learn.js'
import type { Sentence } from './lessons.js'

/** A few weights are large, and tell much. */
const DEVIATIONS = 16

export function modelOf({ words, parts, weights }: Learned, shares: number[]): PicoModel {
  return {
    words: keyed(words, weights.words, ROW),
    parts: keyed(parts, weights.parts, PART_ROW),
    dense: quantize(weights.dense, DEVIATIONS),
    transitions: Array.from(weights.transitions, (value) => Math.round(value * 1e4) / 1e4),
    pull: 0,
    shares,
    favour: new Array(STATES).fill(1),
  }
}

/** Rows whose weights all round to nothing are left out. */
function keyed(rows: ReadonlyMap<number, number>, values: Float32Array, size: number): PicoRows {
  const { scale, weights } = quantize(values, DEVIATIONS)
  const used = [...rows]
    .map(([key, row]) => ({ key, own: weights.subarray(row * size, (row + 1) * size) }))
    .filter(({ own }) => own.some((weight) => weight !== 0))
    .sort((a, b) => a.key - b.key)
  const kept = new Int8Array(used.length * size)
  used.forEach(({ own }, i) => {
    kept.set(own, i * size)
  })
  return { keys: Uint32Array.from(used, ({ key }) => key), scale, weights: kept }
}

/** How often each state is right. */
export function sharesOf(sentences: readonly Sentence[]): number[] {
  const counts = new Array<number>(STATES).fill(0)
  for (const { right } of sentences) for (const state of right) counts[state] = (counts[state] as number) + 1
  const all = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => Math.round((count / all) * 1e4) / 1e4)
}
