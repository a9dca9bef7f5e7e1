// Logistic and softmax regression over hashed features by AdaGrad (Duchi, Hazan & Singer, JMLR 2011), seeded.
import { BITS } from '../../src/extractors/claims/links/features.js'
import { CLASSES } from '../../src/extractors/claims/links/model.js'
import type { LinkModel, Weights } from '../../src/types.js'
import type { Example } from './examples.js'
import { generator, shuffle } from './random.js'

const EPOCHS = 5
const RATE = 0.02

export interface Learned {
  related: Float32Array
  labels: Float32Array
}

/** The order in which a model meets its examples moves a text's figures by a claim or two: several are averaged. */
const ORDERS = 4

export function learn(examples: readonly Example[]): Learned {
  const mean = { related: new Float32Array(2 ** BITS), labels: new Float32Array(2 ** BITS * CLASSES) }
  for (let order = 0; order < ORDERS; order++) {
    const { related, labels } = learnIn(generator(12345 + order), examples)
    for (let i = 0; i < related.length; i++) (mean.related[i] as number) += (related[i] as number) / ORDERS
    for (let i = 0; i < labels.length; i++) (mean.labels[i] as number) += (labels[i] as number) / ORDERS
  }
  return mean
}

function learnIn(random: () => number, examples: readonly Example[]): Learned {
  const related = new Float32Array(2 ** BITS)
  const labels = new Float32Array(2 ** BITS * CLASSES)
  const steps = { related: new Float32Array(related.length), labels: new Float32Array(labels.length) }
  const taught = examples.filter(({ elsewhere }) => !elsewhere)
  const sums = new Float64Array(CLASSES)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(taught, random)
    for (const example of taught) {
      teachRelated(example, related, steps.related)
      if (example.labels.length > 0) teachLabels(example, labels, steps.labels, sums)
    }
  }
  return { related, labels }
}

function teachRelated({ features, labels }: Example, weights: Float32Array, squares: Float32Array): void {
  let sum = 0
  for (const feature of features) sum += weights[feature] as number
  const error = 1 / (1 + Math.exp(-sum)) - (labels.length > 0 ? 1 : 0)
  for (const feature of features) step(weights, squares, feature, error)
}

/** Any of the labels that a fair reader could choose is right: the loss is that of their joint probability. */
function teachLabels({ features, labels }: Example, weights: Float32Array, squares: Float32Array, sums: Float64Array) {
  sums.fill(0)
  for (const feature of features)
    for (let label = 0; label < CLASSES; label++)
      sums[label] = (sums[label] as number) + (weights[feature * CLASSES + label] as number)
  const most = Math.max(...sums)
  let total = 0
  for (let label = 0; label < CLASSES; label++) total += sums[label] = Math.exp((sums[label] as number) - most)
  let right = 0
  for (const label of labels) right += sums[label] as number
  for (let label = 0; label < CLASSES; label++) {
    const share = sums[label] as number
    const error = share / total - (labels.includes(label) ? share / right : 0)
    if (Math.abs(error) < 1e-4) continue
    for (const feature of features) step(weights, squares, feature * CLASSES + label, error)
  }
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number): void {
  squares[at] = (squares[at] as number) + gradient * gradient
  weights[at] = (weights[at] as number) - (RATE * gradient) / Math.sqrt((squares[at] as number) + 1e-6)
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
