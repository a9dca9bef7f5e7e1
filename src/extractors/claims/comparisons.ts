// Comparisons: what changed for the better under A, "compared with B", makes A outperform B.
import type { ClaimRecord } from '../../types.js'
import type { Clause } from './clause.js'
import type { Element } from './elements.js'
import { directed, isBad, type Statement, state } from './emit.js'
import { type Item, isJoint, isNp, parseList, past } from './items.js'
import { refsOf } from './refs.js'
import { kindOf, type Ref, refOf, type Scene } from './scene.js'

const isTreatment = (scene: Scene, { entity }: Ref): boolean => kindOf(scene, entity) === 'Intervention'

export function compared(
  clause: Clause,
  said: Statement,
  actors: readonly Ref[],
  objects: readonly Ref[],
): ClaimRecord[] {
  const { scene, elements, v } = clause
  if (objects.length === 0) return []
  const better = objects.every((object) => isGood(scene, directed(scene, said, object), object))
  if (!better) return []
  let others = comparatorsAfter(scene, elements, v)
  if (others.length === 0 && objects.some(({ change }) => change) && superlative(clause))
    others = topicComparator(scene)
  return outperforms(clause, said, actors, others)
}

/** "showed clear superiority", "had better outcomes than B", "substantial benefits compared with B". */
export function advantage(
  clause: Clause,
  said: Statement,
  actors: readonly Ref[],
  items: readonly Item[],
): ClaimRecord[] {
  const { scene, elements, v } = clause
  const head = scene.sentence.tokens[items[0]?.np.head ?? -1]?.norm ?? ''
  const superior = head === 'superiority' || head === 'advantage'
  if (!superior && !GAINS.has(head) && !superlative(clause)) return []
  const others = comparatorsAfter(scene, elements, v)
  return outperforms(clause, said, actors, others.length === 0 && superior ? topicComparator(scene) : others)
}

const GAINS = new Set(['benefit', 'gain', 'improvement', 'advantage'])

const topicComparator = ({ topic: { comparator } }: Scene): Ref[] =>
  comparator === undefined ? [] : [refOf(comparator, -1, -1)]

/** Treatments named after "than", "compared with" or "versus", wherever in the phrase they stand. */
function comparatorsAfter(scene: Scene, elements: readonly Element[], v: number): Ref[] {
  const { sentence, mentions } = scene
  for (let k = v + 1; k < elements.length; k++) {
    const element = elements[k]
    if (element?.kind === 'stop') break
    if (!isJoint(element, 'prep') || element.word !== 'than') continue
    const items = parseList(sentence, elements, k + 1, elements.length)
    const direct = refsOf(scene, items).filter((ref) => isTreatment(scene, ref))
    if (direct.length > 0) return direct
    // "compared with those who received B", "than outcomes for B"
    const start = sentence.tokens[element.to]?.start ?? 0
    const next = mentions.find((mention) => mention.kind === 'Intervention' && mention.start >= start)
    return next && next.start - start < REACH ? [refOf(next.entity, element.to, element.to + 1)] : []
  }
  return []
}

/** Characters past "compared with" within which the other treatment is named. */
const REACH = 50

const outperforms = (clause: Clause, said: Statement, actors: readonly Ref[], others: readonly Ref[]): ClaimRecord[] =>
  state(clause.scene, {
    ...said,
    subjects: actors.filter((ref) => isTreatment(clause.scene, ref)),
    predicate: 'OUTPERFORMS',
    objects: others,
    confidence: 0.6,
  })

const MORE = new Set(['greater', 'larger', 'better', 'superior', 'stronger', 'above-average', 'faster'])

function superlative({ scene, vg, elements, v }: Clause): boolean {
  const next = elements[past(elements, v + 1, elements.length)]
  return scene.sentence.tokens.slice(vg.to, isNp(next) ? next.to : vg.to).some(({ norm }) => MORE.has(norm))
}

const isGood = (scene: Scene, predicate: string, object: Ref): boolean =>
  predicate === (isBad(scene, object) ? 'DECREASES' : 'INCREASES')
