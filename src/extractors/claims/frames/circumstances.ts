// What a change is told of: the treatment or cause named around its clause, "after T", "in those who received T", "because of X".
import type { Token } from '../../../types.js'
import { refsOf } from '../refs/index.js'
import { type Item, parseList } from '../refs/items.js'
import { type Element, isJoint } from '../row/elements.js'
import { type Ref, type Scene, treatmentsAmong } from '../scene.js'
import { type Clause, endOf } from './clause.js'

const AFTER = new Set(['with', 'after', 'following', 'under', 'during', 'in', 'by', 'through', 'for'])

/** The treatments that a clause's end names: "after T", "in the T group", "in those who received T". */
function treatmentAfter(scene: Scene, elements: readonly Element[], at: number): Ref[] {
  for (let k = at; k < elements.length; k++) {
    const element = elements[k]
    const receives = element?.kind === 'vg' && element.verb?.senses.some(({ frame }) => frame === 'receive')
    if (element?.kind === 'stop' || (element?.kind === 'vg' && !receives) || element?.kind === 'sub') break
    // "lower after T than after C", "regardless of T", "in those who did not receive T", "who received no T"
    const word = scene.sentence.tokens[element?.from ?? -1]?.norm ?? ''
    if ((isJoint(element, 'prep') && COMPARES.has(element.word)) || REGARDLESS.has(word)) break
    if (receives && (element.negated || DENIES.has(scene.sentence.tokens[element.to]?.norm ?? ''))) break
    if (receives && DENIES.has(scene.sentence.tokens[element.from - 1]?.norm ?? '')) break
    if (!receives && !(isJoint(element, 'prep') && AFTER.has(element.word))) continue
    const items = parseList(scene.sentence, elements, k + 1, elements.length)
    if (ends(scene, elements, items)) return []
    const refs = treatmentsAmong(scene, refsOf(scene, items))
    if (refs.length > 0) return refs
  }
  return []
}

const COMPARES = new Set(['than', 'instead'])
const REGARDLESS = new Set(['regardless', 'irrespective', 'independent', 'independently'])
const DENIES = new Set(['not', 'no', 'never'])

const ENDING =
  /^(?:stop|discontinu|withdr|ceas|cessation|terminat|taper|interrupt|remov|end$|ended|wait|lack|absence|referral|failure|refus|declin)/

/** "after stopping T", "after the withdrawal of T", "after T was stopped": what follows is not T's. */
function ends({ sentence: { tokens } }: Scene, elements: readonly Element[], items: readonly Item[]): boolean {
  const next = elements[endOf(items, 0)]
  const isEnd = (token: number) => ENDING.test(tokens[token]?.norm ?? '')
  if (items.length > 0 && next?.kind === 'vg' && isEnd(next.main)) return true
  return items.some(
    ({ np, gerund }) => isEnd(np.head) || isEnd(np.core) || (gerund !== undefined && isEnd(gerund.main)),
  )
}

const OPENING = new Set(['after', 'following', 'with', 'during', 'under', 'upon', 'through'])

/** The treatments that a clause opens with, before its subject: "After (a course of) T, Y fell". */
function treatmentBefore({ scene, elements, subjects }: Clause): readonly Ref[] {
  const start = subjects[0]?.start ?? 0
  const [joint] = elements
  if (!isJoint(joint, 'prep') || !OPENING.has(joint.word) || !isJoint(elements[start - 1], 'comma')) return []
  const items = parseList(scene.sentence, elements, 1, start - 1)
  if (endOf(items, 0) !== start - 1 || ends(scene, elements, items)) return []
  const named = treatmentsAmong(scene, refsOf(scene, items))
  const within = items.flatMap(({ pps }) => pps.flatMap(({ prep, items: inner }) => (prep === 'of' ? inner : [])))
  return named.length > 0 ? named : treatmentsAmong(scene, refsOf(scene, within))
}

/** The treatments that a change is told of, after its verb or before its subject. */
export function treatmentAround(clause: Clause, at: number): readonly Ref[] {
  const { scene } = clause
  if (scene.sentence.tokens.some(({ norm }) => norm === 'whether')) return []
  const after = treatmentAfter(scene, clause.elements, at)
  const isControl = ({ entity }: Ref) => scene.reading.entities.get(entity)?.role === 'control'
  return (after.length > 0 ? after : treatmentBefore(clause)).filter((ref) => !isControl(ref))
}

const CAUSES = new Set(['following', 'under'])

/** What right after a verb is said to have made it happen: "because of X", "in response to X", "under X". */
export function causeAfter(scene: Scene, elements: readonly Element[], at: number): readonly Ref[] {
  const joint = elements[at]
  if (!isJoint(joint, 'prep')) return []
  const { norm } = scene.sentence.tokens[joint.from] as Token
  // "improved after the holidays" says when, "in response to" why; plain "by" who did it.
  const isCause = joint.word === 'by' ? norm !== 'by' : joint.word === 'after' ? norm === 'in' : CAUSES.has(joint.word)
  if (!isCause) return []
  return refsOf(scene, parseList(scene.sentence, elements, at + 1, elements.length, undefined, joint.word))
}
