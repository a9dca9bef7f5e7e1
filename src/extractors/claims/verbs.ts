// Claims stated by verbs: "X fosters Y", "Y is shaped by X", "X was developed to address Y", "studies link X to Y".
import type { ClaimRecord } from '../../types.js'
import { advantage, compared } from './comparisons.js'
import type { Element, Vg } from './elements.js'
import { type Statement, state } from './emit.js'
import { type Item, isJoint, isNp, parseList, past } from './items.js'
import type { VerbSense } from './lexicon.js'
import { endToken, isPeople, isResearch, kindOf, type Ref, refsOf, type Scene } from './refs.js'
import { tailOf } from './tails.js'
import { verbPhrases } from './verb-phrases.js'

export interface Clause {
  scene: Scene
  elements: readonly Element[]
  /** Index of the verb group. */
  v: number
  vg: Vg
  subjects: readonly Item[]
}

export function readVerb(clause: Clause): ClaimRecord[] {
  const { vg } = clause
  if ((vg.form === 'inf' || continuesInfinitive(clause)) && !isRaised(clause)) return []
  const adapted = adaptation(clause)
  if (adapted.length > 0) return adapted
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

/** "Adaptations (of X) exist for children", "Trials of X have been run with B": the use is the subject. */
function adaptation(clause: Clause): ClaimRecord[] {
  const { scene, elements, v, subjects, vg } = clause
  const { sentence, reading } = scene
  const first = subjects[0]
  if (!first || subjects.length !== 1 || !USES.has(sentence.tokens[first.np.head]?.norm ?? '')) return []
  const at = past(elements, v + 1, elements.length)
  const joint = elements[at]
  if (!isJoint(joint, 'prep') || !USE_PREPS.has(joint.word) || joint.word === 'to') return []
  const of = first.pps[0]?.prep === 'of' ? refsOf(scene, first.pps[0].items) : topicRef(scene, first)
  const items = parseList(sentence, elements, at + 1, elements.length, reading.lexicon, undefined, joint.word)
  const end = endOf(items, at)
  return state(scene, {
    subjects: of,
    predicate: 'APPLIED_TO',
    objects: beneficiaries(scene, items),
    from: first.np.from,
    to: Math.max(vg.to, elements[end - 1]?.to ?? 0),
    denial: [first.np.from, vg.to],
    confidence: 0.6,
  })
}

const USES = new Set([
  'adaptation',
  'application',
  'version',
  'use',
  'modification',
  'extension',
  'variant',
  'format',
  'trial',
])

const topicRef = ({ topic: { intervention } }: Scene, { np }: Item): Ref[] =>
  intervention === undefined ? [] : [{ entity: intervention, from: np.from, to: np.to }]

/** Verbs and adjectives whose infinitive says what happens: "appears to reduce", "was found to reduce". */
const RAISING =
  /^(?:appear|seem|tend|think|thought|believe|show|find|known|help|fail|continue|begin|prove|hypothesize|assume|expect|presume|suppose|report|demonstrate|observe|predict|likely|able|unable|serve|act|propose|suggest|need|say|argue|consider|come)/

/** "to strengthen and stabilize", "helps people recover and regain": a base form that goes on an infinitive. */
function continuesInfinitive({ elements, v, vg, scene }: Clause): boolean {
  const text = scene.sentence.tokens[vg.main]?.text ?? ''
  if (vg.to - vg.from > 1 || vg.copula || vg.verb?.form !== 'base' || /s$/.test(text)) return false
  if (!isJoint(elements[v - 1], 'cc')) return false
  const previous = elements.slice(0, v).findLast((element) => element.kind === 'vg')
  return previous?.kind === 'vg' && (previous.form === 'inf' || previous.verb?.lemma === 'help')
}

function isRaised({ elements, v, scene }: Clause): boolean {
  for (let k = v - 1; k >= Math.max(0, v - 2); k--) {
    const element = elements[k]
    if (!element || element.kind === 'np' || element.kind === 'comma') return false
    const main =
      element.kind === 'vg' ? (element.verb?.lemma ?? scene.sentence.tokens[element.main]?.norm ?? '') : element.word
    if (RAISING.test(main)) return true
    if (element.kind === 'cc') continue
  }
  return false
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
  return past(elements, at, elements.length)
}

type FrameReader = (clause: Clause, sense: VerbSense, at: number) => ClaimRecord[]

const FRAMES: Readonly<Record<VerbSense['frame'], FrameReader>> = {
  transitive,
  intransitive,
  compound: transitive,
  link,
  aim,
  use,
  light,
  report: () => [],
  receive: () => [],
}

function statement(
  clause: Clause,
  sense: VerbSense,
  subjects: readonly Ref[],
  objects: readonly Ref[],
  end: number,
): Statement {
  const { vg, elements } = clause
  const { swap, predicate } = sense
  const tail = tailOf(clause.scene, elements, end)
  return {
    subjects: swap ? objects : subjects,
    objects: swap ? subjects : objects,
    predicate: predicate ?? 'AFFECTS',
    from: vg.from,
    to: Math.max(vg.to, tail.to),
    denial: [denialStart(clause), vg.to],
    ...(sense.valence ? { valence: sense.valence } : {}),
    ...tail.parts,
    confidence: 0.7,
  }
}

/** Denials count from the subject on: "no treatment reduces". */
function denialStart({ subjects, vg, elements, v }: Clause): number {
  const first = subjects[0]
  // A verb that shares another's subject shares no denial with it.
  for (let k = v - 1; k >= 0 && first && vg.form !== 'inf'; k--)
    if (elements[k]?.kind === 'vg' && (elements[k]?.from ?? 0) >= first.np.to) return vg.from
  return first && first.np.from < vg.from ? first.np.from : vg.from
}

function transitive(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, vg, elements, subjects } = clause
  const { sentence, reading } = scene
  if (vg.passive) {
    const by = agentAt(elements, at)
    if (by < 0) return []
    const agents = parseList(sentence, elements, by, elements.length, reading.lexicon, undefined, 'by')
    const patients = refsOf(scene, subjects)
    return state(scene, statement(clause, sense, refsOf(scene, agents), patients, endOf(agents, by)))
  }
  const items = sharedObjects(clause, at) ?? parseList(sentence, elements, at, elements.length, reading.lexicon)
  const acting = refsOf(scene, subjects)
  const first = items[0]
  const records: ClaimRecord[] = []
  // "enables people to learn", "limits the ability to rely on others": what they do is the object.
  const phrases = first && items.length === 1 ? verbPhrases(scene, elements, first.end) : undefined
  if (first && phrases && phrases.refs.length > 0 && (isPeople(scene, first.np) || isAbility(clause, first)))
    return state(scene, statement(clause, sense, acting, phrases.refs, phrases.end))
  const changes = refsOf(scene, items, true)
  const direction = sense.predicate === 'INCREASES' || sense.predicate === 'DECREASES'
  const objects =
    direction || sense.frame === 'transitive' ? merge(changes, plainRefs(scene, items)) : refsOf(scene, items)
  const said = statement(clause, adjustCompound(clause, sense), acting, objects, endOf(items, at))
  records.push(...state(scene, said))
  records.push(...compared(clause, said, acting, objects))
  return records
}

/** "facilitates and is facilitated by B", "shapes and sustains B": the object stands after the second verb. */
function sharedObjects({ scene, elements }: Clause, at: number): Item[] | undefined {
  const next = elements[past(elements, at + 1, elements.length)]
  if (!isJoint(elements[at], 'cc') || next?.kind !== 'vg') return undefined
  let k = past(elements, at + 1, elements.length) + 1
  if (next.passive) k = agentAt(elements, past(elements, k, elements.length))
  if (k < 0) return undefined
  return parseList(scene.sentence, elements, past(elements, k, elements.length), elements.length, scene.reading.lexicon)
}

/** Refs of the items that say no change: "greater reductions in A and B". */
function plainRefs(scene: Scene, items: readonly Item[]): Ref[] {
  return items.flatMap((item) => (refsOf(scene, [item], true).length > 0 ? [] : refsOf(scene, [item])))
}

const merge = (a: readonly Ref[], b: readonly Ref[]): Ref[] => [...a, ...b]

/** "A and B include C": members of a class are kinds of it, components of a whole are parts. */
function adjustCompound({ scene, subjects }: Clause, sense: VerbSense): VerbSense {
  if (sense.frame !== 'compound') return sense
  const head = scene.sentence.tokens[subjects[0]?.np.head ?? -1]
  return head && /[^su]s$/.test(head.text) ? { ...sense, predicate: 'IS_A' } : sense
}

const ABILITY = new Set([
  'ability',
  'capacity',
  'willingness',
  'tendency',
  'motivation',
  'opportunity',
  'likelihood',
  'readiness',
  'propensity',
  'intention',
  'desire',
  'effort',
  'skill',
  'need',
])
const isAbility = ({ scene }: Clause, item: Item): boolean =>
  ABILITY.has(scene.sentence.tokens[item.np.head]?.norm ?? '')

export const endOf = (items: readonly Item[], otherwise: number): number => items.at(-1)?.end ?? otherwise

/** Element after a passive's "by", at or shortly after `at`: "not only by", "in part by". */
function agentAt(elements: readonly Element[], at: number): number {
  for (let k = at; k < Math.min(at + 4, elements.length); k++) {
    const element = elements[k]
    if (isJoint(element, 'prep') && (element.word === 'by' || element.word === 'through')) return k + 1
    if (element?.kind === 'vg' || element?.kind === 'stop') return -1
  }
  return -1
}

function intransitive(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { sentence, reading } = scene
  if (vg.passive && sense.predicate !== 'TARGETS' && sense.predicate !== 'AFFECTS') return []
  const items = parseList(sentence, elements, at, elements.length, reading.lexicon, undefined, sense.tail.at(-1) ?? '')
  const acting = refsOf(scene, subjects)
  const objects = merge(refsOf(scene, items, true), plainRefs(scene, items))
  const said = statement(clause, sense, acting, objects, endOf(items, at))
  return [...state(scene, said), ...compared(clause, said, acting, objects)]
}

function link(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { sentence, reading } = scene
  const prep = sense.tail[0] ?? ''
  if (!vg.passive) return []
  const items = parseList(sentence, elements, at, elements.length, reading.lexicon, undefined, prep)
  return state(scene, statement(clause, sense, refsOf(scene, subjects), targets(scene, items), endOf(items, at)))
}

/** "Studies link A to B, C and D": research does the linking. */
function activeLink(clause: Clause): ClaimRecord[] {
  const { scene, elements, v, vg } = clause
  const { sentence, reading } = scene
  if (vg.passive) return []
  const at = past(elements, v + 1, elements.length)
  for (const sense of vg.verb?.senses ?? []) {
    if (sense.frame !== 'link') continue
    const prep = sense.tail[0] ?? ''
    const linked = parseList(sentence, elements, at, elements.length, reading.lexicon, new Set([prep]))
    const joint = elements[endOf(linked, at)]
    if (linked.length === 0 || !isJoint(joint, 'prep') || joint.word !== prep) continue
    const items = parseList(
      sentence,
      elements,
      endOf(linked, at) + 1,
      elements.length,
      reading.lexicon,
      undefined,
      prep,
    )
    return state(scene, statement(clause, sense, refsOf(scene, linked), targets(scene, items), endOf(items, at)))
  }
  return []
}

/** What is linked: the quantity, whatever is said of more or less of it. */
const targets = (scene: Scene, items: readonly Item[]): Ref[] =>
  items.flatMap((item) => {
    const plain = refsOf(scene, [item])
    return plain.length > 0 ? plain : refsOf(scene, [item], true)
  })

function aim(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const next = elements[at]
  const purpose = next?.kind === 'vg' && next.form === 'inf'
  if (!purpose || (PASSIVE_AIMS.has(vg.verb?.lemma ?? '') && !vg.passive)) return []
  const acting = refsOf(scene, subjects)
  const phrases = verbPhrases(scene, elements, at, true)
  return state(scene, { ...statement(clause, sense, acting, phrases.refs, phrases.end), predicate: 'TARGETS' })
}

const PASSIVE_AIMS = new Set([
  'develop',
  'design',
  'devise',
  'create',
  'tailor',
  'conceive',
  'plan',
  'build',
  'use',
  'employ',
  'intend',
])
const USE_PREPS = new Set(['to', 'for', 'with', 'in', 'among', 'across', 'beyond'])

function use(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { sentence, reading } = scene
  if (!vg.passive && vg.form !== 'part' && !participle(clause)) return []
  const joint = elements[at]
  if (!isJoint(joint, 'prep') || !USE_PREPS.has(joint.word)) {
    const next = elements[at]
    if (next?.kind === 'vg' && next.form === 'inf' && next.verb?.lemma === 'treat') {
      const items = parseList(sentence, elements, at + 1, elements.length, reading.lexicon)
      return state(scene, statement(clause, sense, refsOf(scene, subjects), refsOf(scene, items), endOf(items, at)))
    }
    return []
  }
  const items = parseList(sentence, elements, at + 1, elements.length, reading.lexicon, undefined, joint.word)
  return state(scene, statement(clause, sense, refsOf(scene, subjects), beneficiaries(scene, items), endOf(items, at)))
}

/** "a programme adapted for adolescents": a past form right after its noun and before its preposition. */
const participle = ({ elements, v, vg }: Clause): boolean =>
  vg.verb?.form === 'past' && isNp(elements[v - 1]) && vg.to - vg.from === 1

/** Whom or what something is used with; "the treatment of X" is X. */
export function beneficiaries(scene: Scene, items: readonly Item[]): Ref[] {
  const kinds = new Set(['Population', 'Condition', 'Outcome'])
  return items.flatMap((item) => {
    const inner = item.pps[0]
    const own = refsOf(scene, [item]).filter(({ entity }) => kinds.has(kindOf(scene, entity) ?? ''))
    if (own.length > 0) return own
    return inner ? beneficiaries(scene, inner.items) : []
  })
}

function light(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { sentence, reading } = scene
  if (vg.passive) return []
  const repeat = sense.tail.at(-1) ?? ''
  const items = parseList(sentence, elements, at, elements.length, reading.lexicon, undefined, repeat)
  if (items.length === 0) return []
  const objects = refsOf(scene, items, true)
  const actors = treatmentsOf(scene, subjects)
  if (objects.length === 0) {
    const nouns = noun(clause, sense, items, actors)
    const plain = statement(clause, { ...sense, predicate: 'INCREASES' }, actors, [], endOf(items, at))
    return nouns.length > 0 ? nouns : advantage(clause, plain, actors, items)
  }
  // "Parents reported improvements": the change is the treatment's, and the text must have named it.
  const said = { ...statement(clause, { ...sense, predicate: 'INCREASES' }, actors, objects, endOf(items, at)) }
  return [...state(scene, said), ...compared(clause, said, actors, objects)]
}

/** "X has a strong influence on Y", "X plays a role in Y", "X showed benefits for people with Y". */
function noun(clause: Clause, sense: VerbSense, items: readonly Item[], actors: readonly Ref[]): ClaimRecord[] {
  const { scene } = clause
  return items.flatMap((item) => {
    const inner = item.pps.at(-1)
    const head = scene.sentence.tokens[item.np.head]?.norm ?? ''
    const senses = scene.reading.lexicon.nouns.get(head) ?? []
    if (!inner) return []
    const denial = [clause.vg.from, item.np.to] as const
    const relation = senses.find(({ slot }) => slot === 'relation')
    if (relation && RELATES.has(inner.prep)) {
      const about = { ...sense, predicate: relation.predicate }
      return state(scene, { ...statement(clause, about, actors, targets(scene, inner.items), item.end), denial })
    }
    if (inner.prep === 'for' && senses.some(({ slot }) => slot === 'efficacy' || slot === 'change')) {
      const about = { ...sense, predicate: 'APPLIED_TO' as const }
      return state(scene, { ...statement(clause, about, actors, beneficiaries(scene, inner.items), item.end), denial })
    }
    return []
  })
}

const RELATES = new Set(['on', 'upon', 'in', 'with', 'to', 'for', 'against'])

/** The treatments that a subject speaks for: itself, what its people received, else what the text is about. */
export function treatmentsOf(scene: Scene, subjects: readonly Item[]): Ref[] {
  const { tokens } = scene.sentence
  const first = subjects[0]
  const refs = refsOf(scene, subjects)
  const groups = refs.length > 0 && refs.every(({ entity }) => kindOf(scene, entity) === 'Population')
  const told = first !== undefined && subjects.every(({ np }) => isPeople(scene, np) || isResearch(scene, np))
  if (first === undefined || (!groups && !told)) return refs
  const start = tokens[first.np.from]?.start ?? 0
  const limit = (tokens[Math.min(endToken(first), tokens.length - 1)]?.end ?? 0) + NEAR
  const named = scene.mentions.find(
    (mention) => mention.kind === 'Intervention' && mention.start >= start && mention.end <= limit,
  )
  const intervention = named?.entity ?? scene.topic.intervention
  return intervention ? [{ entity: intervention, from: first.np.from, to: first.np.to }] : refs
}

/** Characters past a subject within which what it received is named: "patients receiving X". */
const NEAR = 60
