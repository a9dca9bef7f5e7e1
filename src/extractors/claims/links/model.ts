// A trained model of which things a sentence links and how: two linear models over hashed features.
import { PREDICATES } from '../../../../graph/schema.js'
import type { LinkModel, LinkOpinion, Predicate, Weights } from '../../../types.js'

const NAMES = Object.keys(PREDICATES) as Predicate[]
/** A predicate each way: of the first thing to the second, and back. */
export const CLASSES = NAMES.length * 2

export const predicateOf = (label: number): Predicate => NAMES[label >> 1] as Predicate
export const isBackward = (label: number): boolean => (label & 1) === 1
export const labelOf = (predicate: Predicate, backward: boolean): number =>
  NAMES.indexOf(predicate) * 2 + (backward ? 1 : 0)

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** Probability that a sentence relates a pair at all; its features are the first `size` of `features`. */
export const relatedness = (model: LinkModel, features: Int32Array, size = features.length): number =>
  relatednessOf(model, weightOf(model, features, size))

/** What the first `size` of them say for a link: whole numbers, so that parts may be summed up apart. */
export function weightOf({ related: { weights } }: LinkModel, features: Int32Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) sum += weights[features[i] as number] as number
  return sum
}

/** The same of a list. */
export function weightOfList({ related: { weights } }: LinkModel, features: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += weights[features[i] as number] as number
  return sum
}

/** The probability that a weight stands for. */
export const relatednessOf = ({ related }: LinkModel, weight: number): number => logistic(weight * related.scale)

/** Each number of the packed table holds four weights as bytes from 0 up: two at a time are added in 16 bits each. */
const LANES = 4
const COLUMNS = Math.ceil(CLASSES / LANES)
const BIAS = 128
const TWO_BYTES = 0xff00ff
const packed = new WeakMap<Weights, Int32Array>()

/** The labels' table, by feature, so small that much of it stays near: fetching its rows takes most of the time. */
function packedOf(labels: Weights): Int32Array {
  let table = packed.get(labels)
  if (table === undefined) {
    const { weights } = labels
    const rows = weights.length / CLASSES
    table = new Int32Array(rows * COLUMNS)
    for (let row = 0; row < rows; row++)
      for (let label = 0; label < CLASSES; label++) {
        const at = row * COLUMNS + Math.floor(label / LANES)
        const byte = (weights[row * CLASSES + label] as number) + BIAS
        table[at] = (table[at] as number) | (byte << (8 * (label % LANES)))
      }
    packed.set(labels, table)
  }
  return table
}

const sums = new Float64Array(COLUMNS * LANES)

/**
 * The likeliest of the labels in `allowed`, a set of bits, with its probability among all; undefined where it is
 * empty. The features are the first `size` of `features`.
 */
export function likeliest(
  { labels }: LinkModel,
  features: Int32Array,
  allowed: number,
  size = features.length,
): { label: number; probability: number } | undefined {
  addUp(packedOf(labels), features, size)
  let best = -1
  for (let label = 0; label < CLASSES; label++)
    if (((allowed >>> label) & 1) === 1 && (best < 0 || (sums[label] as number) > (sums[best] as number))) best = label
  if (best < 0) return undefined
  let total = 0
  for (let label = 0; label < CLASSES; label++)
    total += Math.exp(((sums[label] as number) - (sums[best] as number)) * labels.scale)
  return { label: best, probability: 1 / total }
}

/** What a second reader's word counts for labels: it tells them apart better than it tells links from others. */
const OF_SECOND = 0.7
const SURE = 1e-4
const bounded = (probability: number) => Math.min(1 - SURE, Math.max(SURE, probability))
const logOdds = (probability: number) => Math.log(bounded(probability) / (1 - bounded(probability)))

/**
 * The likeliest of the labels in `allowed` by this model and a second reader's opinion together: the mean of their log
 * odds of a link, and a weighted mean of their logarithms for labels. Its score is the probability of both; undefined
 * where no label is allowed.
 */
export function together(
  model: LinkModel,
  features: Int32Array,
  allowed: number,
  [related = 0, ...shares]: LinkOpinion,
  size = features.length,
): { label: number; score: number } | undefined {
  const own = relatedness(model, features, size)
  addUp(packedOf(model.labels), features, size)
  const most = Math.max(...sums.subarray(0, CLASSES))
  const odds = Array.from(sums.subarray(0, CLASSES), (sum) => Math.exp((sum - most) * model.labels.scale))
  const all = odds.reduce((sum, one) => sum + one, 0)
  const joint = odds.map(
    (one, label) => bounded(one / all) ** (1 - OF_SECOND) * bounded(shares[label] ?? 0) ** OF_SECOND,
  )
  const total = joint.reduce((sum, one) => sum + one, 0)
  const legal = [...joint.keys()].filter((label) => ((allowed >>> label) & 1) === 1)
  if (legal.length === 0) return undefined
  const label = legal.reduce((best, one) => ((joint[one] as number) > (joint[best] as number) ? one : best))
  const link = logistic((logOdds(own) + logOdds(related)) / 2)
  return { label, score: (link * (joint[label] as number)) / total }
}

/** Sets `sums` to those of the features' rows; of 257 features at most, or the bytes would overflow their 16 bits. */
function addUp(table: Int32Array, features: Int32Array, size: number): void {
  const bias = BIAS * size
  for (let column = 0; column < COLUMNS; column++) {
    let even = 0
    let odd = 0
    for (let i = 0; i < size; i++) {
      const bytes = table[(features[i] as number) * COLUMNS + column] as number
      even = (even + (bytes & TWO_BYTES)) | 0
      odd = (odd + ((bytes >>> 8) & TWO_BYTES)) | 0
    }
    const label = column * LANES
    sums[label] = (even & 0xffff) - bias
    sums[label + 1] = (odd & 0xffff) - bias
    sums[label + 2] = (even >>> 16) - bias
    sums[label + 3] = (odd >>> 16) - bias
  }
}

/** Share of the links of this score that a careful reader would agree with, as measured on texts left out of training. */
export const calibrated = ({ calibration: [slope, offset] }: LinkModel, score: number): number =>
  logistic(slope * Math.log(score / (1 - score)) + offset)
