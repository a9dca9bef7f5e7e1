// Verbs that carry a noun's statement: "showed reductions in Y", "plays a role in Y", "had better outcomes than Z".
import type { ClaimRecord, Token } from '../../../types.js'
import { state } from '../emit.js'
import type { VerbSense } from '../lexicon.js'
import { refsOf } from '../refs/index.js'
import { type Item, opensClause, parseList, senseOf } from '../refs/items.js'
import { type Element, isJoint, isNp } from '../row/elements.js'
import { isKnown, kindOf, type Ref, refOf, type Scene, treatmentsAmong } from '../scene.js'
import { beneficiaries, type Clause, endOf, say, statement, targets, treatmentsOf } from './clause.js'
import { advantage, compared } from './comparisons.js'

export function light(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { sentence } = scene
  if (vg.passive) return found(clause, sense, at)
  const repeat = sense.tail.at(-1) ?? ''
  const given = parseList(sentence, elements, at, elements.length, undefined, repeat)
  // "gives carers better sleep": to whom, and what.
  const [whom] = given
  const twice =
    given.length === 1 &&
    whom &&
    isNp(elements[whom.end]) &&
    refsOf(scene, given).every(({ entity }) => kindOf(scene, entity) === 'Population')
  const items = twice ? parseList(sentence, elements, whom.end, elements.length) : given
  if (items.length === 0 || opensClause(elements, endOf(items, at), elements.length)) return []
  const objects = refsOf(scene, items, true)
  const actors = treatmentsOf(scene, subjects, !OWNS.test(vg.verb?.lemma ?? ''))
  if (objects.length === 0) {
    const nouns = noun(clause, sense, items, actors)
    const plain = statement(clause, { ...sense, predicate: 'INCREASES' }, actors, [], endOf(items, at))
    const others = nouns.length > 0 ? nouns : advantage(clause, plain, actors, items)
    return others.length > 0 ? others : borne(clause, sense, items)
  }
  // "Profiles showed no changes in Y": what has no name elsewhere is a method or a measure, and changes nothing.
  if (![...actors, ...objects].every((ref) => isKnown(scene, ref))) return []
  // "Parents reported improvements": the change is the treatment's, and the text must have named it.
  const said = { ...statement(clause, { ...sense, predicate: 'INCREASES' }, actors, objects, endOf(items, at)) }
  return [...state(scene, said), ...compared(clause, said, actors, objects)]
}

/** "Patients with B have higher Y" tells of them, not of what they were given. */
const OWNS = /^(?:have|experience|provide)$/

/** "Adults with B often have Y": what a group shows goes with it. */
function borne(clause: Clause, sense: VerbSense, items: readonly Item[]): ClaimRecord[] {
  const { scene, subjects, vg } = clause
  if (sense.tail.length > 0 || !BEARS.has(vg.verb?.lemma ?? '')) return []
  const groups = refsOf(scene, subjects).filter(({ entity }) => kindOf(scene, entity) === 'Population')
  const shown = refsOf(scene, items).filter(({ entity }) => kindOf(scene, entity) !== 'Intervention')
  return state(scene, {
    ...statement(clause, { ...sense, predicate: 'ASSOCIATED_WITH' }, groups, shown, endOf(items, clause.v + 1)),
    confidence: 0.45,
  })
}

const BEARS = new Set(['have', 'experience', 'report', 'show', 'exhibit', 'display', 'demonstrate'])

/** "Reductions in Y were found after T", "… in both groups": the change is the subject. */
function found(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, subjects } = clause
  const objects = refsOf(scene, subjects, true)
  if (objects.length === 0) return foundFor(clause, at)
  const after = treatmentAround(clause, at)
  const { intervention } = scene.topic
  const topic = intervention === undefined ? [] : [refOf(intervention, clause.vg.from, clause.vg.to)]
  return state(scene, {
    ...statement(clause, { ...sense, predicate: 'INCREASES' }, after.length > 0 ? after : topic, objects, at),
    confidence: 0.55,
  })
}

/** "Effects of T were found for Y", "The priming effect has been observed for A and B". */
function foundFor(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const [subject] = subjects
  const joint = elements[at]
  if (!subject || subjects.length > 1 || !isJoint(joint, 'prep') || !(joint.word === 'for' || joint.word === 'on'))
    return []
  const unwanted = /^(?:side|adverse)$/.test(scene.sentence.tokens[subject.np.head - 1]?.norm ?? '')
  const of =
    !unwanted &&
    subject.pps[0]?.prep === 'of' &&
    senseOf(scene.sentence, subject.np, 'relation')?.predicate === 'AFFECTS'
  const named = of ? refsOf(scene, subject.pps[0]?.items ?? []) : refsOf(scene, subjects)
  const acting = of ? named : named.filter(({ entity }) => EFFECT.test(scene.reading.entities.get(entity)?.name ?? ''))
  const list = parseList(scene.sentence, elements, at + 1, elements.length, undefined, joint.word)
  // "for A but not for B"
  const but = elements.findIndex((one, k) => k > at && isJoint(one, 'cc') && one.word === 'but')
  const items = but < 0 ? list : list.filter(({ start }) => start < but)
  const objects = refsOf(scene, items).filter(({ entity }) => kindOf(scene, entity) !== 'Population')
  return say(clause, acting, 'AFFECTS', objects, endOf(items, at), { confidence: 0.55 })
}

const EFFECT = /(?<!\b(?:interaction|dose|treatment|main|side|adverse|ceiling|order|group) )\beffect$/i

const AFTER = new Set(['with', 'after', 'following', 'under', 'during', 'in', 'by', 'through', 'for'])

/** The treatments that a clause's end names: "after T", "in the T group", "in those who received T". */
export function treatmentAfter(scene: Scene, elements: readonly Element[], at: number): Ref[] {
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
export function treatmentBefore({ scene, elements, subjects }: Clause): readonly Ref[] {
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

/** "X has a strong influence on Y", "X plays a role in Y", "X showed benefits for people with Y". */
function noun(clause: Clause, sense: VerbSense, items: readonly Item[], actors: readonly Ref[]): ClaimRecord[] {
  const { scene } = clause
  return items.flatMap((item) => {
    const inner =
      item.pps.find(({ items: of }) => of.some(({ gerund, carried }) => gerund ?? carried)) ??
      item.pps.find(({ prep }) => /^(?:on|upon|to)$/.test(prep)) ??
      item.pps.at(-1)
    const head = scene.sentence.tokens[item.np.head]?.norm ?? ''
    const senses = scene.reading.lexicon.nouns.get(head) ?? []
    if (!inner) return []
    const denial = [clause.vg.from, item.np.to] as const
    const relation = senses.find(({ slot }) => slot === 'relation')
    const efficacy = senses.some(({ slot }) => slot === 'efficacy')
    if (
      relation &&
      RELATES.has(inner.prep) &&
      !(efficacy && inner.prep === 'for' && !inner.items.some(({ gerund }) => gerund))
    ) {
      const about = { ...sense, predicate: relation.predicate }
      const doing = refsOf(
        scene,
        inner.items.filter(({ gerund, carried }) => gerund ?? carried),
        true,
      )
      const said =
        doing.length > 0
          ? statement(clause, { ...sense, predicate: 'INCREASES' }, actors, doing, item.end)
          : statement(clause, about, actors, targets(scene, inner.items), item.end)
      return state(scene, { ...said, denial })
    }
    if (inner.prep === 'for' && senses.some(({ slot }) => slot === 'efficacy' || slot === 'change')) {
      const about = { ...sense, predicate: 'APPLIED_TO' as const }
      return state(scene, { ...statement(clause, about, actors, beneficiaries(scene, inner.items), item.end), denial })
    }
    return []
  })
}

const RELATES = new Set(['on', 'upon', 'in', 'with', 'to', 'for', 'against'])
