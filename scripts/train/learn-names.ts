// Logistic and softmax regression over the features of names by AdaGrad, seeded.
import { BITS } from '../../src/extractors/mentions/features.js'
import { CLASSES } from '../../src/extractors/mentions/model.js'
import type { NameModel } from '../../src/types.js'
import { quantize, step } from './learn.js'
import type { NameGuess } from './name-guesses.js'
import type { NameExample } from './names.js'
import { generator, shuffle } from './random.js'

const EPOCHS = 4
const RATE = 0.05
/** What is less likely an entity teaches nothing of kinds. */
const LEAST = 0.1
/** The order in which a model meets its examples moves a text's figures by a name or two: several are averaged. */
const ORDERS = 4

/** What marked names teach beside guessed ones, where there are any: a mark is worth two guesses. */
export function learnNames(
  examples: readonly NameExample[],
  threshold: number,
  guesses: readonly NameGuess[] = [],
): NameModel {
  const taught = guesses.length > 0 ? [...examples, ...examples, ...guesses] : [...examples]
  const kept = new Float32Array(2 ** BITS)
  const kinds = new Float32Array(2 ** BITS * CLASSES)
  for (let order = 0; order < ORDERS; order++) {
    const learned = learnIn(generator(4321 + order), [...taught])
    for (let i = 0; i < kept.length; i++) (kept[i] as number) += (learned.kept[i] as number) / ORDERS
    for (let i = 0; i < kinds.length; i++) (kinds[i] as number) += (learned.kinds[i] as number) / ORDERS
  }
  return { kept: quantize(kept), kinds: quantize(kinds), threshold }
}

function learnIn(random: () => number, taught: (NameExample | NameGuess)[]) {
  const kept = new Float32Array(2 ** BITS)
  const kinds = new Float32Array(2 ** BITS * CLASSES)
  const steps = { kept: new Float32Array(kept.length), kinds: new Float32Array(kinds.length) }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(taught, random)
    for (const example of taught) {
      let sum = 0
      for (const feature of example.features) sum += kept[feature] as number
      const likely = 'likely' in example ? example.likely : example.kinds.length > 0 ? 1 : 0
      const error = 1 / (1 + Math.exp(-sum)) - likely
      for (const feature of example.features) step(kept, steps.kept, feature, error, RATE)
      if (likely >= LEAST) teachKinds(example, likely, kinds, steps.kinds)
    }
  }
  return { kept, kinds }
}

/** `likely`: how much there is to learn of the kind of what may be no name at all. */
function teachKinds(
  example: NameExample | NameGuess,
  likely: number,
  weights: Float32Array,
  squares: Float32Array,
): void {
  const { features } = example
  const odds = Array.from({ length: CLASSES }, (_, kind) => {
    let sum = 0
    for (const feature of features) sum += weights[feature * CLASSES + kind] as number
    return Math.exp(sum)
  })
  const total = odds.reduce((sum, one) => sum + one, 0)
  const targets = 'likely' in example ? sharesOf(example) : targetsOf(example, odds)
  for (const [kind, one] of odds.entries()) {
    const error = likely * (one / total - (targets[kind] as number))
    if (Math.abs(error) < 1e-3) continue
    for (const feature of features) step(weights, squares, feature * CLASSES + kind, error, RATE)
  }
}

/** Any of the kinds that a fair reader could choose is right: the loss is that of their joint probability. */
function targetsOf({ kinds }: NameExample, odds: readonly number[]): number[] {
  const right = kinds.reduce((sum, kind) => sum + (odds[kind] as number), 0)
  return odds.map((one, kind) => (kinds.includes(kind) ? one / right : 0))
}

function sharesOf({ shares }: NameGuess): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => share / Math.max(1e-6, total))
}
