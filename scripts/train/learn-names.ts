// Logistic and softmax regression over the features of names by AdaGrad, seeded.
import { BITS } from '../../src/extractors/mentions/features.js'
import { CLASSES } from '../../src/extractors/mentions/model.js'
import type { NameModel } from '../../src/types.js'
import { quantize, step } from './learn.js'
import type { NameExample } from './names.js'
import { generator, shuffle } from './random.js'

const EPOCHS = 4
const RATE = 0.05
/** The order in which a model meets its examples moves a text's figures by a name or two: several are averaged. */
const ORDERS = 4

export function learnNames(examples: readonly NameExample[], threshold: number): NameModel {
  const kept = new Float32Array(2 ** BITS)
  const kinds = new Float32Array(2 ** BITS * CLASSES)
  for (let order = 0; order < ORDERS; order++) {
    const learned = learnIn(generator(4321 + order), [...examples])
    for (let i = 0; i < kept.length; i++) (kept[i] as number) += (learned.kept[i] as number) / ORDERS
    for (let i = 0; i < kinds.length; i++) (kinds[i] as number) += (learned.kinds[i] as number) / ORDERS
  }
  return { kept: quantize(kept), kinds: quantize(kinds), threshold }
}

function learnIn(random: () => number, taught: NameExample[]) {
  const kept = new Float32Array(2 ** BITS)
  const kinds = new Float32Array(2 ** BITS * CLASSES)
  const steps = { kept: new Float32Array(kept.length), kinds: new Float32Array(kinds.length) }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(taught, random)
    for (const example of taught) {
      let sum = 0
      for (const feature of example.features) sum += kept[feature] as number
      const error = 1 / (1 + Math.exp(-sum)) - (example.kinds.length > 0 ? 1 : 0)
      for (const feature of example.features) step(kept, steps.kept, feature, error, RATE)
      if (example.kinds.length > 0) teachKinds(example, kinds, steps.kinds)
    }
  }
  return { kept, kinds }
}

/** Any of the kinds that a fair reader could choose is right: the loss is that of their joint probability. */
function teachKinds({ features, kinds }: NameExample, weights: Float32Array, squares: Float32Array): void {
  const odds = Array.from({ length: CLASSES }, (_, kind) => {
    let sum = 0
    for (const feature of features) sum += weights[feature * CLASSES + kind] as number
    return Math.exp(sum)
  })
  const total = odds.reduce((sum, one) => sum + one, 0)
  const right = kinds.reduce((sum, kind) => sum + (odds[kind] as number), 0)
  for (const [kind, one] of odds.entries()) {
    const error = one / total - (kinds.includes(kind) ? one / right : 0)
    if (Math.abs(error) < 1e-3) continue
    for (const feature of features) step(weights, squares, feature * CLASSES + kind, error, RATE)
  }
}
