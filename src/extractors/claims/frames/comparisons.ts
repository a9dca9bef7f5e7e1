// Comparisons: what changed for the better under A, "compared with B", makes A outperform B.
import type { ClaimRecord } from '../../../types.js'
import { directed, isBad, type Statement, state } from '../emit.js'
import { refsOf } from '../refs/index.js'
import { type Item, parseList } from '../refs/items.js'
import { type Element, isJoint, isNp, past, type Sentence, type Vg } from '../row/elements.js'
import { isTreatment, type Ref, refOf, type Scene, treatmentsAmong } from '../scene.js'
import type { Clause } from './clause.js'

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
  if (others.length === 0) others = comparatorsBefore(clause)
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
  // "showed superiority over B", "has an advantage over B"
  const over = superior ? items[0]?.pps.find(({ prep }) => prep === 'over' || prep === 'to') : undefined
  const direct = refsOf(scene, over?.items ?? [])
  const others = direct.length > 0 ? direct : comparatorsAfter(scene, elements, v)
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

/** Elements of what is compared with. */
interface Opening {
  from: number
  to: number
  /** "Unlike B, A does not": then A is not the better one. */
  denied: boolean
}

/** "Compared with B, A …", "A compared with B …": elements of B, before the verb; undefined where nothing is compared. */
export function openingOf({ tokens }: Sentence, elements: readonly Element[]): Opening | undefined {
  for (let k = 0, fronted = true; k < elements.length; k++) {
    const element = elements[k] as Element
    if (element.kind === 'vg' || element.kind === 'stop') return undefined
    if (element.kind === 'np') fronted = false
    // "more than 90%" compares nothing.
    if (!isJoint(element, 'prep') || !OPENS.has(element.word) || tokens[element.to]?.pos === 'NUM') continue
    const isEnd = (one: Element, i: number) => one.kind === 'comma' || one.kind === 'close' || isMain(elements, i)
    // "A compared with B in C": C is as much of the one as of the other.
    const to = elements.findIndex(
      (one, i) => i > k && (isEnd(one, i) || (!fronted && one.kind === 'prep' && one.word !== 'of')),
    )
    if (to < 0) return undefined
    const verb = elements.findIndex((_, i) => i >= to && isMain(elements, i))
    const denied = element.word === 'instead' && (elements[verb] as Vg | undefined)?.negated === true
    return { from: k + 1, to, denied }
  }
  return undefined
}

/** Not "those who received B", "those receiving B". */
const isMain = (elements: readonly Element[], i: number): boolean => {
  const element = elements[i]
  return element?.kind === 'vg' && element.form === 'finite' && !isJoint(elements[i - 1], 'rel')
}

const OPENS = new Set(['than', 'instead'])

/** Treatments that the sentence names before its verb as what it compares with. */
export function comparatorsBefore({ scene, elements, v }: Clause): Ref[] {
  const opening = openingOf(scene.sentence, elements)
  if (opening === undefined || opening.to > v || opening.denied) return []
  return refsOf(scene, parseList(scene.sentence, elements, opening.from, opening.to)).filter((ref) =>
    isTreatment(scene, ref),
  )
}

/** Characters past "compared with" within which the other treatment is named. */
const REACH = 50

function outperforms(
  { scene }: Clause,
  said: Statement,
  actors: readonly Ref[],
  others: readonly Ref[],
): ClaimRecord[] {
  if (others.length === 0) return []
  const subjects = treatmentsAmong(scene, actors)
  return state(scene, { ...said, subjects, predicate: 'OUTPERFORMS', objects: others, confidence: 0.6 })
}

const MORE = new Set(['greater', 'larger', 'better', 'superior', 'stronger', 'above-average', 'faster'])

function superlative({ scene, vg, elements, v }: Clause): boolean {
  const next = elements[past(elements, v + 1, elements.length)]
  return scene.sentence.tokens.slice(vg.to, isNp(next) ? next.to : vg.to).some(({ norm }) => MORE.has(norm))
}

const isGood = (scene: Scene, predicate: string, object: Ref): boolean =>
  predicate === (isBad(scene, object) ? 'DECREASES' : 'INCREASES')
