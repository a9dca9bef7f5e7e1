// Claims stated by verbs: "X fosters Y", "Y is shaped by X", "studies link X to Y".
import { isAmong } from '../../../text/among.js'
import type { ClaimRecord } from '../../../types.js'
import { type Statement, state } from '../emit.js'
import type { VerbSense } from '../lexicon.js'
import { endToken, refsOf } from '../refs/index.js'
import { ABILITIES, type Item, parseList } from '../refs/items.js'
import { phraseEndingAt } from '../refs/subjects.js'
import { verbPhrases } from '../refs/verb-phrases.js'
import { type Element, isJoint, isNp, past } from '../row/elements.js'
import { at, isKnown, isPeople, isTreatment, kindOf, type Ref, withChange } from '../scene.js'
import { becomes } from './becoming.js'
import { light } from './carriers.js'
import { agentAt, beforeNext, type Clause, endOf, type FrameReader, plainRefs, statement, targets } from './clause.js'
import { compared } from './comparisons.js'
import { compoundSense, listsMethods, ofPeople } from './compounds.js'
import { undiffering } from './effects.js'
import { continuesInfinitive, isRaised } from './infinitives.js'
import { makes } from './makes.js'
import { mediates } from './mediation.js'
import { adaptation, aim, given, purpose, received, use } from './uses.js'

export function readVerb(clause: Clause): ClaimRecord[] {
  const { vg } = clause
  if ((vg.form === 'inf' || continuesInfinitive(clause)) && !isRaised(clause))
    return vg.form === 'inf' ? purpose(clause) : []
  const adapted = adaptation(clause)
  if (adapted.length > 0) return adapted
  const made = makes(clause)
  if (made.length > 0) return made
  const same = undiffering(clause)
  if (same.length > 0) return same
  const handed = given(clause)
  if (handed.length > 0) return handed
  const between = mediates(clause, past(clause.elements, clause.v + 1, clause.elements.length))
  if (between !== undefined) return between
  const linked = activeLink(clause)
  if (linked.length > 0) return linked
  for (const sense of vg.verb?.senses ?? []) {
    const at = afterTail(clause, sense)
    if (at < 0) continue
    const records = FRAMES[sense.frame](clause, sense, at)
    if (records.length > 0) return records
  }
  return []
}

/** Element after the words that the sense wants after its verb; -1 where they don't stand there. */
function afterTail({ elements, v, scene }: Clause, sense: VerbSense): number {
  let at = past(elements, v + 1, elements.length)
  const { tokens } = scene.sentence
  for (const word of sense.tail) {
    const element = elements[at]
    if (!element || element.kind === 'vg' || tokens[element.from]?.norm !== word) return -1
    at = element.to - element.from > 1 && isNp(element) ? -1 : at + 1
    if (at < 0) return -1
  }
  return pastAside(elements, past(elements, at, elements.length))
}

/** Past ", among other things," between a verb and its object. */
function pastAside(elements: readonly Element[], at: number): number {
  if (!isJoint(elements[at], 'comma') || !isJoint(elements[at + 1], 'prep')) return at
  for (let k = at + 2; k < at + 8; k++) {
    const element = elements[k]
    if (isJoint(element, 'comma')) return past(elements, k + 1, elements.length)
    if (element?.kind !== 'np' && element?.kind !== 'prep' && element?.kind !== 'adv') return at
  }
  return at
}

const FRAMES: Readonly<Record<VerbSense['frame'], FrameReader>> = {
  transitive,
  intransitive,
  compound: transitive,
  link,
  aim,
  use,
  light,
  report: () => [],
  enable,
  receive: received,
  change: becomes,
}

/** "leads people to do Y": only with people and what they do. */
function enable(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements } = clause
  const [first] = parseList(scene.sentence, elements, at, elements.length)
  const next = first && elements[first.end]
  return next?.kind === 'vg' && next.form === 'inf' ? transitive(clause, sense, at) : []
}

function transitive(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, vg, elements, subjects } = clause
  const { sentence } = scene
  if (vg.passive) {
    const by = agentAt(elements, at)
    if (by < 0) {
      const records = within(clause, sense, at)
      // "Y was reduced after T", but "was treated after T", "was limited to T".
      const to = isJoint(elements[at], 'prep') && sentence.tokens[elements[at].from]?.norm === 'to'
      const direct = vg.form === 'finite' && vg.verb?.lemma !== 'treat' && !to
      return records.length > 0 || !direct ? records : becomes(clause, sense, at)
    }
    const agents = parseList(sentence, elements, by, elements.length, undefined, 'by')
    // "The decline in Y is driven by X": X lowers Y.
    const changes =
      sense.predicate === 'INCREASES' || sense.predicate === 'DECREASES' ? refsOf(scene, subjects, true) : []
    const patients = changes.length > 0 ? merge(changes, plainRefs(scene, subjects)) : refsOf(scene, subjects)
    return state(scene, statement(clause, sense, refsOf(scene, agents), patients, endOf(agents, by)))
  }
  const items = beforeNext(clause, sharedObjects(clause, at) ?? parseList(sentence, elements, at, elements.length))
  const acting = refsOf(scene, subjects)
  if (sense.frame === 'compound' && (listsMethods(clause) || ofPeople(scene, acting, refsOf(scene, items)))) return []
  const first = items[0]
  const records: ClaimRecord[] = []
  // "enables people to learn", "limits the ability to plan ahead": what they do is the object.
  const phrases =
    first && items.length === 1
      ? verbPhrases(scene, elements, isAbility(clause, first) ? first.start + 1 : first.end)
      : undefined
  if (
    first &&
    phrases &&
    phrases.refs.length > 0 &&
    (isPeople(scene, first.np) ||
      isAbility(clause, first) ||
      refsOf(scene, [first]).every(({ entity }) => kindOf(scene, entity) === 'Population'))
  ) {
    // "the ability to plan ahead, to wait": only the first is named with its noun.
    const named = isAbility(clause, first) ? refsOf(scene, [first]) : []
    const doings = named.length > 0 && phrases.doing ? [...named, ...phrases.refs.slice(1)] : phrases.refs
    return state(scene, statement(clause, sense, acting, doings, phrases.end))
  }
  const each = reciprocal(clause, at)
  if (each)
    return acting.flatMap((one) =>
      state(
        scene,
        statement(
          clause,
          sense,
          [one],
          acting.filter((other) => other !== one),
          at + 1,
        ),
      ),
    )
  if (items.length === 0) return becomes(clause, sense, at)
  const changes = refsOf(scene, items, true)
  const direction = sense.predicate === 'INCREASES' || sense.predicate === 'DECREASES'
  const objects =
    direction || sense.frame === 'transitive' ? merge(changes, plainRefs(scene, items)) : refsOf(scene, items)
  // What a participle says in passing makes no new name.
  if (vg.form === 'ing' && !objects.every((ref) => isKnown(scene, ref))) return []
  const actors = doneBy(clause, acting, endOf(items, at)) ?? acting
  const said = statement(clause, compoundSense(clause, sense, actors, objects), actors, objects, endOf(items, at))
  records.push(...state(scene, said))
  records.push(...means(clause, said, endOf(items, at)))
  records.push(...compared(clause, said, actors, objects))
  return records
}

/** "lowers Y by raising X": what is raised lowers Y too. */
function means({ scene, elements }: Clause, said: Statement, end: number): ClaimRecord[] {
  const joint = elements[end]
  if (!isJoint(joint, 'prep') || joint.word !== 'by') return []
  const items = parseList(scene.sentence, elements, end + 1, elements.length)
  const raised = refsOf(
    scene,
    items.filter(({ gerund, carried }) => gerund ?? carried),
    true,
  ).filter(({ change }) => change?.predicate === 'INCREASES')
  return state(scene, { ...said, subjects: raised.map((ref) => withChange(ref, undefined)), confidence: 0.45 })
}

/** "People can raise Y by practising T": T raises it. */
function doneBy(
  { scene, subjects, elements }: Clause,
  acting: readonly Ref[],
  end: number,
): readonly Ref[] | undefined {
  const joint = elements[end]
  if (!isJoint(joint, 'prep') || joint.word !== 'by' || subjects.length === 0) return undefined
  const people =
    subjects.every(({ np }) => isPeople(scene, np)) ||
    (acting.length > 0 && acting.every(({ entity }) => kindOf(scene, entity) === 'Population'))
  if (!people) return undefined
  const items = parseList(scene.sentence, elements, end + 1, elements.length)
  const done = items.flatMap((item) => {
    if (!item.gerund) return []
    // "engaging in a daily practice of T"
    const { tokens } = scene.sentence
    const [from, to] = [tokens[item.np.head]?.end ?? 0, tokens[endToken(item) - 1]?.end ?? 0]
    const inner = scene.mentions.find(({ kind, start, end }) => kind === 'Intervention' && from <= start && end <= to)
    const practised = inner && isAmong('practice use course', tokens[item.np.head]?.norm)
    return practised ? [at(tokens, inner)] : refsOf(scene, [item])
  })
  return done.length > 0 ? done : undefined
}

/** "affect each other", "shape one another" */
function reciprocal({ elements, scene }: Clause, at: number): boolean {
  const { tokens } = scene.sentence
  const from = elements[at]?.from ?? -1
  const [first, second] = [tokens[from]?.norm, tokens[from + 1]?.norm]
  return (first === 'each' && second === 'other') || (first === 'one' && second === 'another')
}

/** "T, in which Y is addressed": what happens in T, T does. */
function within(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const start = subjects[0]?.start ?? -1
  const rel = elements[start - 1]
  const joint = elements[start - 2]
  if (!isJoint(rel, 'rel') || !isJoint(joint, 'prep') || !isAmong('in through with by during where', joint.word))
    return []
  const host = isJoint(elements[start - 3], 'comma') ? start - 4 : start - 3
  if (!isNp(elements[host])) return []
  const agents = phraseEndingAt(scene.sentence, elements, host)
  return state(scene, statement(clause, sense, refsOf(scene, agents), refsOf(scene, subjects), at))
}

/** "facilitates and is facilitated by B", "shapes and sustains B": the object stands after the second verb. */
function sharedObjects({ scene, elements }: Clause, at: number): Item[] | undefined {
  const next = elements[past(elements, at + 1, elements.length)]
  if (!isJoint(elements[at], 'cc') || next?.kind !== 'vg') return undefined
  let k = past(elements, at + 1, elements.length) + 1
  if (next.passive) k = agentAt(elements, past(elements, k, elements.length))
  if (k < 0) return undefined
  return parseList(scene.sentence, elements, past(elements, k, elements.length), elements.length)
}

const merge = (a: readonly Ref[], b: readonly Ref[]): Ref[] => [...a, ...b]

const isAbility = ({ scene }: Clause, item: Item): boolean =>
  ABILITIES.has(scene.sentence.tokens[item.np.head]?.norm ?? '')

/** "X disturbs Y, leading to Z" says it of X; "X is rare, leading to Z" and "X was moved, leading to Z" of all that is said. */
function actsBefore({ elements, v }: Clause): boolean {
  const main = elements.slice(0, v).findLast((element) => element.kind === 'vg' && element.form === 'finite')
  return main?.kind === 'vg' && !main.passive && main.verb?.senses.some(({ predicate }) => predicate) === true
}

function intransitive(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { sentence } = scene
  if (vg.form === 'ing' && isJoint(elements[clause.v - 1], 'comma') && !actsBefore(clause)) return []
  if (vg.passive && sense.predicate !== 'TARGETS' && sense.predicate !== 'AFFECTS') return []
  const items = parseList(sentence, elements, at, elements.length, undefined, sense.tail.at(-1) ?? '')
  const acting = refsOf(scene, subjects)
  const objects = merge(refsOf(scene, items, true), plainRefs(scene, items))
  const said = statement(clause, sense, acting, objects, endOf(items, at))
  return [...state(scene, said), ...compared(clause, said, acting, objects)]
}

function link(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { sentence } = scene
  const prep = sense.tail[0] ?? ''
  // "costs linked to T": what is said in passing is left to the model of links, which is right more often.
  if (!vg.passive || vg.form === 'part') return []
  const items = parseList(sentence, elements, at, elements.length, undefined, prep)
  const linked = targets(scene, items)
  const acting = refsOf(scene, subjects)
  // "T was associated with a decrease in Y": of a treatment, the direction is what matters.
  const treats = acting.length > 0 && acting.every((ref) => isTreatment(scene, ref))
  const changes = treats ? refsOf(scene, items, true) : []
  if (changes.length > 0 && sense.id === 'link')
    return state(scene, statement(clause, { ...sense, predicate: 'INCREASES' }, acting, changes, endOf(items, at)))
  return state(scene, statement(clause, sense, acting, linked, endOf(items, at)))
}

/** "Studies link A to B, C and D": research does the linking. */
function activeLink(clause: Clause): ClaimRecord[] {
  const { scene, elements, v, vg } = clause
  const { sentence } = scene
  if (vg.passive) return []
  const at = past(elements, v + 1, elements.length)
  for (const sense of vg.verb?.senses ?? []) {
    // "involves training in …" implicates nothing.
    if (sense.frame !== 'link' || vg.verb?.lemma === 'involve') continue
    const prep = sense.tail[0] ?? ''
    const linked = parseList(sentence, elements, at, elements.length, new Set([prep]))
    const joint = elements[endOf(linked, at)]
    if (linked.length === 0 || !isJoint(joint, 'prep') || joint.word !== prep) continue
    const items = parseList(sentence, elements, endOf(linked, at) + 1, elements.length, undefined, prep)
    return state(scene, statement(clause, sense, refsOf(scene, linked), targets(scene, items), endOf(items, at)))
  }
  return []
}
