// A trained model of which things a sentence links and how: two linear models over hashed features.
import { PREDICATES } from '../../../../graph/schema.js'
import type { LinkModel, Predicate } from '../../../types.js'

const NAMES = Object.keys(PREDICATES) as Predicate[]
/** A predicate each way: of the first thing to the second, and back. */
export const CLASSES = NAMES.length * 2

export const predicateOf = (label: number): Predicate => NAMES[label >> 1] as Predicate
export const isBackward = (label: number): boolean => (label & 1) === 1
export const labelOf = (predicate: Predicate, backward: boolean): number =>
  NAMES.indexOf(predicate) * 2 + (backward ? 1 : 0)

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** Probability that a sentence relates a pair at all. */
export function relatedness({ related }: LinkModel, features: Int32Array): number {
  const { weights, scale } = related
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += weights[features[i] as number] as number
  return logistic(sum * scale)
}

const sums = new Int32Array(CLASSES)

/** The likeliest of the labels that `allows` lets through, with its probability; undefined where it lets none. */
export function likeliest(
  { labels }: LinkModel,
  features: Int32Array,
  allows: (label: number) => boolean,
): { label: number; probability: number } | undefined {
  const { weights, scale } = labels
  const mask = weights.length / CLASSES - 1
  sums.fill(0)
  for (let i = 0; i < features.length; i++) {
    const row = ((features[i] as number) & mask) * CLASSES
    for (let label = 0; label < CLASSES; label++)
      sums[label] = (sums[label] as number) + (weights[row + label] as number)
  }
  let best = -1
  for (let label = 0; label < CLASSES; label++)
    if ((best < 0 || (sums[label] as number) > (sums[best] as number)) && allows(label)) best = label
  if (best < 0) return undefined
  let total = 0
  for (const sum of sums) total += Math.exp((sum - (sums[best] as number)) * scale)
  return { label: best, probability: 1 / total }
}

/** Share of the links of this score that a careful reader would agree with, as measured on texts left out of training. */
export const calibrated = ({ calibration: [slope, offset] }: LinkModel, score: number): number =>
  logistic(slope * Math.log(score / (1 - score)) + offset)
