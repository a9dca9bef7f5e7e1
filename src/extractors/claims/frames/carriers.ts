// Verbs that carry a noun's statement: "showed reductions in Y", "plays a role in Y", "had better outcomes than Z".
import { isAmong } from '../../../text/among.js'
import type { ClaimRecord } from '../../../types.js'
import { state } from '../emit.js'
import type { VerbSense } from '../lexicon.js'
import { refsOf } from '../refs/index.js'
import { type Item, opensClause, parseList, senseOf } from '../refs/items.js'
import { isJoint, isNp } from '../row/elements.js'
import { isKnown, kindOf, type Ref, refOf } from '../scene.js'
import { treatmentAround } from './circumstances.js'
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
  const unwanted = isAmong('side adverse', scene.sentence.tokens[subject.np.head - 1]?.norm)
  const of =
    !unwanted &&
    subject.pps[0]?.prep === 'of' &&
    senseOf(scene.sentence, subject.np, 'relation')?.predicate === 'AFFECTS'
  const named = of ? refsOf(scene, subject.pps[0]?.items ?? []) : refsOf(scene, subjects)
  const acting = of ? named : named.filter(({ entity }) => EFFECT.test(scene.reading.entities.get(entity)?.name ?? ''))
  const items = parseList(scene.sentence, elements, at + 1, elements.length, undefined, joint.word)
  const objects = refsOf(scene, items).filter(({ entity }) => kindOf(scene, entity) !== 'Population')
  return say(clause, acting, 'AFFECTS', objects, endOf(items, at), { confidence: 0.55 })
}

const EFFECT = /(?<!\b(?:interaction|dose|treatment|main|side|adverse|ceiling|order|group) )\beffect$/i

/** "X has a strong influence on Y", "X plays a role in Y", "X showed benefits for people with Y". */
function noun(clause: Clause, sense: VerbSense, items: readonly Item[], actors: readonly Ref[]): ClaimRecord[] {
  const { scene } = clause
  return items.flatMap((item) => {
    const inner =
      item.pps.find(({ items: of }) => of.some(({ gerund, carried }) => gerund ?? carried)) ??
      item.pps.find(({ prep }) => isAmong('on upon to', prep)) ??
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
