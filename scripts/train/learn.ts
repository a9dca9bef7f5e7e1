// Logistic and softmax regression over hashed features by AdaGrad (Duchi, Hazan & Singer, JMLR 2011), seeded.
import { BITS } from '../../src/extractors/claims/links/features.js'
import { CLASSES } from '../../src/extractors/claims/links/model.js'
import type { LinkModel, Weights } from '../../src/types.js'
import type { Example } from './examples.js'
import { type Guess, LEAST } from './guesses.js'
import { generator, shuffle } from './random.js'

const EPOCHS = 3
const RATE = 0.02

export interface Learned {
  related: Float32Array
  labels: Float32Array
}

/** The order in which a model meets its examples moves a text's figures by a claim or two: several are averaged. */
const ORDERS = 4

/** The mean of what the examples alone teach and of what they teach beside guesses, where there are any. */
export function learn(examples: readonly Example[], guesses: readonly Guess[] = []): Learned {
  const mean = { related: new Float32Array(2 ** BITS), labels: new Float32Array(2 ** BITS * CLASSES) }
  const marked = examples.filter(({ elsewhere }) => !elsewhere)
  const courses = guesses.length > 0 ? [marked, [...marked, ...guesses]] : [marked]
  const share = 1 / (ORDERS * courses.length)
  for (const course of courses)
    for (let order = 0; order < ORDERS; order++) {
      const { related, labels } = learnIn(generator(12345 + order), [...course])
      for (let i = 0; i < related.length; i++) (mean.related[i] as number) += (related[i] as number) * share
      for (let i = 0; i < labels.length; i++) (mean.labels[i] as number) += (labels[i] as number) * share
    }
  return mean
}

function learnIn(random: () => number, taught: (Example | Guess)[]): Learned {
  const related = new Float32Array(2 ** BITS)
  const labels = new Float32Array(2 ** BITS * CLASSES)
  const steps = { related: new Float32Array(related.length), labels: new Float32Array(labels.length) }
  const sums = new Float64Array(CLASSES)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(taught, random)
    for (const example of taught) {
      const isGuess = 'related' in example
      const known = isGuess ? example.related : example.labels.length > 0 ? 1 : 0
      teachRelated(example.features, known, related, steps.related)
      if (known < LEAST) continue
      softmax(example.features, labels, sums)
      const targets = isGuess ? sharesOf(example) : labelsOf(example, sums)
      teachLabels(example.features, targets, known, labels, steps.labels, sums)
    }
  }
  return { related, labels }
}

function teachRelated(features: Int32Array, known: number, weights: Float32Array, squares: Float32Array): void {
  let sum = 0
  for (const feature of features) sum += weights[feature] as number
  const error = 1 / (1 + Math.exp(-sum)) - known
  for (const feature of features) step(weights, squares, feature, error)
}

/** Sets `sums` to the probabilities of the labels. */
function softmax(features: Int32Array, weights: Float32Array, sums: Float64Array): void {
  sums.fill(0)
  for (const feature of features)
    for (let label = 0; label < CLASSES; label++)
      sums[label] = (sums[label] as number) + (weights[feature * CLASSES + label] as number)
  const most = Math.max(...sums)
  let total = 0
  for (let label = 0; label < CLASSES; label++) total += sums[label] = Math.exp((sums[label] as number) - most)
  for (let label = 0; label < CLASSES; label++) sums[label] = (sums[label] as number) / total
}

/** Any of the labels that a fair reader could choose is right: the loss is that of their joint probability. */
function labelsOf({ labels }: Example, sums: Float64Array): Float64Array {
  const targets = new Float64Array(CLASSES)
  let right = 0
  for (const label of labels) right += sums[label] as number
  for (const label of labels) targets[label] = (sums[label] as number) / right
  return targets
}

function sharesOf({ shares }: Guess): Float64Array {
  const targets = new Float64Array(CLASSES)
  const total = shares.reduce((sum, [, share]) => sum + share, 0)
  for (const [label, share] of shares) targets[label] = share / total
  return targets
}

/** `weight` is how sure it is that there is a link at all. */
function teachLabels(
  features: Int32Array,
  targets: Float64Array,
  weight: number,
  weights: Float32Array,
  squares: Float32Array,
  sums: Float64Array,
): void {
  for (let label = 0; label < CLASSES; label++) {
    const error = weight * ((sums[label] as number) - (targets[label] as number))
    // Most labels of most pairs: too little to learn from.
    if (Math.abs(error) < 1e-3) continue
    for (const feature of features) step(weights, squares, feature * CLASSES + label, error)
  }
}

export function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number, rate = RATE): void {
  squares[at] = (squares[at] as number) + gradient * gradient
  weights[at] = (weights[at] as number) - (rate * gradient) / Math.sqrt((squares[at] as number) + 1e-6)
}

/** Weights as bytes: what lies beyond some standard deviations is cut. */
export function quantize(values: Float32Array, deviations = 6): Weights {
  let squares = 0
  let used = 0
  for (const value of values)
    if (value !== 0) {
      squares += value * value
      used++
    }
  const scale = Math.max(1e-6, (deviations * Math.sqrt(squares / Math.max(1, used))) / 127)
  return { scale, weights: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))) }
}

export const modelOf = ({ related, labels }: Learned, threshold: number): LinkModel => ({
  related: quantize(related),
  labels: quantize(labels),
  threshold,
  calibration: [1, 0],
})
