// Claims stated without a verb: examples ("disorders such as A and B"), parts in parentheses, lists after a dash.
import type { ClaimRecord } from '../../../types.js'
import { state } from '../emit.js'
import type { Predicate } from '../lexicon.js'
import { isExamples, refsOf } from '../refs/index.js'
import { type Item, itemOf, parseItem, senseOf } from '../refs/items.js'
import { phraseEndingAt } from '../refs/subjects.js'
import { type Element, isJoint, isNp, type Np } from '../row/elements.js'
import { isKnown, isPeople, isResearch, kindOf, type Ref, role, type Scene } from '../scene.js'
import type { Aside } from '../skeleton.js'

export function readAsides(scene: Scene, elements: readonly Element[]): ClaimRecord[] {
  const records = appositions(scene, elements)
  if (scene.asides.length > 0) records.push(...besides(scene, elements))
  return records
}

/** "T, a brief training that …": a noun phrase with "a" right after another and its comma. */
function appositions(scene: Scene, elements: readonly Element[]): ClaimRecord[] {
  const { tokens } = scene.sentence
  const records: ClaimRecord[] = []
  for (let i = 2; i < elements.length; i++) {
    if (!isJoint(elements[i - 1], 'comma')) continue
    const host = elements[i - 2]
    const element = elements[i]
    if (!isNp(element) || !isNp(host)) continue
    const determiner = tokens[element.from]?.norm
    if ((determiner !== 'a' && determiner !== 'an') || element.head - element.core < 1) continue
    if (isResearch(scene, element) || isPeople(scene, element) || isResearch(scene, host)) continue
    const item = parseItem(scene.sentence, elements, i, elements.length)
    const after = elements[item?.end ?? i]
    // "hope, a sense of self and trust": a list is no apposition.
    if (!item || isJoint(after, 'cc') || (isJoint(after, 'comma') && isListed(elements, item.end))) continue
    const [whole] = refsOf({ ...scene, asides: [] }, [{ ...item, pps: [] }])
    if (whole) records.push(...examples(scene, hostRefs(scene, elements, host), whole))
  }
  return records
}

const OWNED = /^(?:their|its|his|her|our|my|your)$/

const isListed = (elements: readonly Element[], comma: number): boolean =>
  isJoint(elements[comma + 1], 'cc') || (isNp(elements[comma + 1]) && isJoint(elements[comma + 2], 'cc'))

function besides(scene: Scene, elements: readonly Element[]): ClaimRecord[] {
  return scene.asides.flatMap((aside) => {
    const { host } = aside
    if (!host || isResearch(scene, host) || isPeople(scene, host)) return []
    const named = isExamples(aside) || startsWithForm(aside)
    if (!named && (aside.items.length < 2 || !isList(aside))) return []
    // "conduct (e.g. their plans)": what somebody has is no kind of thing.
    const members = refsOf(
      scene,
      aside.items.filter(({ np }) => !OWNED.test(scene.sentence.tokens[np.from]?.norm ?? '')),
    )
    const [whole, other] = members.length > 0 ? hostRefs(scene, elements, host) : []
    if (!whole || other) return []
    return named ? examples(scene, members, whole, predicateOf(scene, aside, host)) : parts(scene, members, whole)
  })
}

/** The thing that examples are examples of: the whole phrase, "disruptions to trust" for "trust". */
function hostRefs(scene: Scene, elements: readonly Element[], host: Np): readonly Ref[] {
  if (host.head === host.core && role(scene, host.head)?.has('light')) return []
  const at = elements.indexOf(host)
  const own = at < 0 ? undefined : parseItem(scene.sentence, elements, at, elements.length)
  // "treatments for insomnia, such as A": they are examples of such treatments.
  if (own && own.pps.length > 0 && scene.sentence.facts[host.head]?.plural)
    return refsOf({ ...scene, asides: [] }, [own])
  const whole = at < 0 ? undefined : phraseEndingAt(scene.sentence, elements, at)[0]
  const item: Item = whole ?? itemOf(host)
  if (item.np !== host && !senseOf(scene.sentence, item.np, 'change'))
    return refsOf({ ...scene, asides: [] }, [itemOf(host)])
  return refsOf({ ...scene, asides: [] }, [item])
}

/** "—whether in the form of A or B—" */
const startsWithForm = ({ elements }: Aside): boolean =>
  elements.slice(0, 3).some((element) => element.kind === 'prep' && element.word === 'such as')

/** Whether an aside is noun phrases and nothing else. */
const isList = ({ elements }: Aside): boolean =>
  elements.every(({ kind }) => kind === 'np' || kind === 'comma' || kind === 'cc' || kind === 'adv' || kind === 'prep')

const WHOLE =
  /^(?:program|programme|package|intervention|training|course|care|protocol|curriculum|regimen|syndrome|battery|burnout|system|plan|model|performance)$/

/** "a programme including A and B": a whole has parts, a class ("drugs", "medication") has kinds. */
function predicateOf({ sentence: { tokens, facts } }: Scene, { elements, joint }: Aside, host: Np): Predicate {
  const including = tokens[joint ?? elements[0]?.from ?? -1]?.norm === 'including'
  const whole = !facts[host.head]?.plural && WHOLE.test(tokens[host.head]?.norm ?? '')
  return including && whole ? 'PART_OF' : 'IS_A'
}

const examples = (scene: Scene, members: readonly Ref[], whole: Ref, predicate: Predicate = 'IS_A'): ClaimRecord[] =>
  state(scene, {
    subjects: members.filter(
      ({ entity }) => kindOf(scene, entity) !== 'Population' || kindOf(scene, whole.entity) === 'Population',
    ),
    predicate,
    objects: [whole],
    from: whole.from,
    to: whole.to,
    basis: 'definition',
    confidence: 0.65,
  })

/**
 * "school burnout (fatigue, cynicism)": what a concept shows itself in is part of it. Only of things that have a name
 * elsewhere: much that stands in parentheses says where, with what or by whom ("ointment (Acme, Paris)").
 */
function parts(scene: Scene, members: readonly Ref[], whole: Ref): ClaimRecord[] {
  const several = scene.sentence.facts[whole.to - 1]?.plural === true
  const concept = kindOf(scene, whole.entity) === 'Concept' || kindOf(scene, whole.entity) === 'Outcome'
  if (several ? false : !concept || !isKnown(scene, whole)) return []
  return state(scene, {
    subjects: members.filter((ref) => isKnown(scene, ref)),
    predicate: several ? 'IS_A' : 'PART_OF',
    objects: [whole],
    from: whole.from,
    to: whole.to,
    basis: 'definition',
    confidence: 0.5,
  })
}
