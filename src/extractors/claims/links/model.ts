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
export function relatedness({ related }: LinkModel, features: Int32Array, size = features.length): number {
  const { weights, scale } = related
  let sum = 0
  for (let i = 0; i < size; i++) sum += weights[features[i] as number] as number
  return logistic(sum * scale)
}

/** Each number of the packed table holds three weights: sums of up to 500 bytes stay apart, and exact below 2^53. */
const LANES = 3
const LANE = 2 ** 17
/** Read at once, so that a row, mostly far from the one before, is fetched once or twice only. */
const BLOCK = 4
const COLUMNS = Math.ceil(CLASSES / LANES / BLOCK) * BLOCK
const packed = new WeakMap<Weights, Float64Array>()

/** The labels' table, by feature, a third as wide: adding its rows up takes most of the time that links take. */
function packedOf(labels: Weights): Float64Array {
  let table = packed.get(labels)
  if (table === undefined) {
    const { weights } = labels
    const rows = weights.length / CLASSES
    table = new Float64Array(rows * COLUMNS)
    for (let row = 0; row < rows; row++)
      for (let label = CLASSES - 1; label >= 0; label--) {
        const at = row * COLUMNS + Math.floor(label / LANES)
        table[at] = (table[at] as number) * LANE + (weights[row * CLASSES + label] as number)
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

/** Sets `sums` to those of the features' rows. */
function addUp(table: Float64Array, features: Int32Array, size: number): void {
  for (let column = 0; column < COLUMNS; column += BLOCK) {
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let i = 0; i < size; i++) {
      const at = (features[i] as number) * COLUMNS + column
      a += table[at] as number
      b += table[at + 1] as number
      c += table[at + 2] as number
      d += table[at + 3] as number
    }
    unpack(column, a)
    unpack(column + 1, b)
    unpack(column + 2, c)
    unpack(column + 3, d)
  }
}

function unpack(column: number, packedSum: number): void {
  let sum = packedSum
  for (let lane = 0; lane < LANES; lane++) {
    const higher = Math.round(sum / LANE)
    sums[column * LANES + lane] = sum - higher * LANE
    sum = higher
  }
}

/** Share of the links of this score that a careful reader would agree with, as measured on texts left out of training. */
export const calibrated = ({ calibration: [slope, offset] }: LinkModel, score: number): number =>
  logistic(slope * Math.log(score / (1 - score)) + offset)
