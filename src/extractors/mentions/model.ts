// A trained model of which names a document holds and of what kind: two linear models over hashed features.
import { ENTITY_KINDS, type EntityKind } from '../../../graph/schema.js'
import type { NameModel } from '../../types.js'

export const CLASSES = ENTITY_KINDS.length

export interface Opinion {
  kind: EntityKind
  /** How likely it is an entity, and of this kind rather than another. */
  score: number
}

/** How much less sure a name may be that rules keep, and how much surer any other must be. */
const AGREED = 0.1
const ALONE = 0.05

/** The least score of a name, which rules alone would keep or not. */
export const leastScore = ({ threshold }: NameModel, ruled: boolean): number => threshold + (ruled ? -AGREED : ALONE)

const sums = new Float64Array(CLASSES)

/** The likeliest kind of the name whose features are the first `size` of `features`; undefined below the least score. */
export function opinionOf(
  { kept, kinds }: NameModel,
  features: Int32Array,
  size: number,
  least: number,
): Opinion | undefined {
  let weight = 0
  for (let i = 0; i < size; i++) weight += kept.weights[features[i] as number] as number
  const likely = 1 / (1 + Math.exp(-weight * kept.scale))
  if (likely < least) return undefined
  for (let kind = 0; kind < CLASSES; kind++) {
    let sum = 0
    for (let i = 0; i < size; i++) sum += kinds.weights[(features[i] as number) * CLASSES + kind] as number
    sums[kind] = sum
  }
  let best = 0
  for (let kind = 1; kind < CLASSES; kind++) if ((sums[kind] as number) > (sums[best] as number)) best = kind
  let total = 0
  for (let kind = 0; kind < CLASSES; kind++)
    total += Math.exp(((sums[kind] as number) - (sums[best] as number)) * kinds.scale)
  // A kind among several that would do has a part of their probability only: the root makes it count less.
  const score = likely / Math.sqrt(total)
  return score < least ? undefined : { kind: ENTITY_KINDS[best] as EntityKind, score }
}
