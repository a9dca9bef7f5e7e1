// Claims that no frame reads: pairs of named things that a trained model holds for related.
import type { ClaimRecord, LinkModel } from '../../../types.js'
import { isLegal, state } from '../emit.js'
import type { Scene } from '../scene.js'
import { resolve } from './ends.js'
import { calibrated, isBackward, likeliest, predicateOf, relatedness } from './model.js'
import { eachPair, type Pair } from './pairs.js'

export interface Link {
  label: number
  score: number
}

/** Claims of a sentence beside those that frames `found` in it, which the model leaves as they are. */
export function readLinks(
  scene: Scene,
  model: LinkModel,
  found: readonly ClaimRecord[],
  counts: ReadonlyMap<string, number>,
): ClaimRecord[] {
  const claims: ClaimRecord[] = []
  eachPair(scene, found, counts, (pair) => {
    const { a, b } = pair
    const link = linkOf(model, pair)
    if (!link || isFound(found, a.entity, b.entity)) return
    const [first, second] = [resolve(scene, a), resolve(scene, b)]
    if (!first || !second) return
    const backward = isBackward(link.label)
    claims.push(
      ...state(scene, {
        subjects: [backward ? second : first],
        objects: [backward ? first : second],
        predicate: predicateOf(link.label),
        from: a.from,
        to: b.to,
        denial: [a.from, b.to],
        confidence: Math.round(calibrated(model, link.score) * 100) / 100,
      }),
    )
  })
  return claims
}

const isFound = (found: readonly ClaimRecord[], x: string | undefined, y: string | undefined): boolean =>
  found.some(({ subject, object }) => (subject === x && object === y) || (subject === y && object === x))

/** How a pair is linked, if it is; a score is the probability of both the link and its predicate. */
export function linkOf(model: LinkModel, pair: Pair): Link | undefined {
  const related = relatedness(model, pair.features)
  if (related < model.threshold) return undefined
  const likely = likeliest(model, pair.features, (label) => mayBe(pair, label))
  const score = related * (likely?.probability ?? 0)
  return likely && score >= model.threshold ? { label: likely.label, score } : undefined
}

/** Whether things of these kinds may be related so. */
export const mayBe = ({ a, b }: Pair, label: number): boolean =>
  isBackward(label) ? isLegal(predicateOf(label), b.kind, a.kind) : isLegal(predicateOf(label), a.kind, b.kind)
