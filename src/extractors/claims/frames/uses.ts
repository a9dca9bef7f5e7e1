// Claims of what treatments are for: "was designed to reduce Y", "has been applied to Y", "adaptations exist for Y".
import { isAmong } from '../../../text/among.js'
import type { ClaimRecord } from '../../../types.js'
import { state } from '../emit.js'
import type { VerbSense } from '../lexicon.js'
import { refsOf } from '../refs/index.js'
import { type Item, itemOf, parseList } from '../refs/items.js'
import { phraseEndingAt } from '../refs/subjects.js'
import { verbPhrases } from '../refs/verb-phrases.js'
import { isJoint, isNp, past, type Vg } from '../row/elements.js'
import { kindOf, type Ref, refOf, type Scene, treatmentsAmong } from '../scene.js'
import { beneficiaries, type Clause, endOf, statement } from './clause.js'
import { tailOf } from './tails.js'

export function aim(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const next = elements[at]
  const purpose = next?.kind === 'vg' && next.form === 'inf'
  if (!purpose || (PASSIVE_AIMS.has(vg.verb?.lemma ?? '') && !vg.passive)) return []
  if (!statesClaim(next)) return []
  const acting = refsOf(scene, subjects)
  const phrases = verbPhrases(scene, elements, at, true)
  return state(scene, { ...statement(clause, sense, acting, phrases.refs, phrases.end), predicate: 'TARGETS' })
}

/** Whether a verb says what happens to its object: "to reduce Y", not "to measure Y" or "to meet Y". */
const statesClaim = ({ verb }: Vg): boolean => verb?.senses.some(({ predicate }) => predicate) === true

/** "a programme to reduce Y", "T was offered to improve Y": what a treatment is for, if the verb says what happens to Y. */
export function purpose(clause: Clause): ClaimRecord[] {
  const { scene, elements, v, vg, subjects } = clause
  if (!statesClaim(vg)) return []
  const before = elements[v - 1]
  // "is used to reduce Y" says what for; "is taken to reduce Y", "was effective to reduce Y" says more, or less.
  if (!isNp(before) && !(before?.kind === 'vg' && servesFor(before))) return []
  const near = isNp(before) ? phraseEndingAt(scene.sentence, elements, v - 1) : []
  const treats = (items: readonly Item[]) => treatmentsAmong(scene, refsOf(scene, items))
  const nearest: Item[] = isNp(before) ? [itemOf(before, v - 1)] : []
  const nearby = treats(near).length > 0 ? treats(near) : treats(nearest)
  const acting = nearby.length > 0 ? nearby : treats(subjects)
  if (acting.length === 0) return []
  const phrases = verbPhrases(scene, elements, v, true)
  const end = elements[phrases.end - 1]?.to ?? vg.to
  const { parts } = tailOf(scene, elements, phrases.end, v + 1)
  return state(scene, {
    subjects: acting,
    predicate: 'TARGETS',
    objects: phrases.refs,
    from: vg.from,
    to: Math.max(vg.to, end),
    ...parts,
    confidence: 0.5,
  })
}

const servesFor = ({ verb }: Vg): boolean =>
  verb?.senses.some(({ frame }) => frame === 'aim' || frame === 'use' || frame === 'receive') ?? false

/** "Adults were given T", "… provided with T", "… trained in T". */
export function given(clause: Clause): ClaimRecord[] {
  const { scene, elements, v, vg } = clause
  if (!vg.passive || !GIVING.test(scene.sentence.tokens[vg.main]?.norm ?? '')) return []
  const at = past(elements, v + 1, elements.length)
  return usedWith(clause, isJoint(elements[at], 'prep') && isAmong('with in to', elements[at].word) ? at + 1 : at)
}

const GIVING = /^(?:given|offered|provided|supplied|taught|trained|instructed|introduced|prescribed)$/

/** "Adults with B received T": T was used with them. */
export function received(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  if (sense.tail.length > 0 && !clause.vg.passive) return []
  return usedWith(clause, at)
}

function usedWith(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const items = parseList(scene.sentence, elements, at, elements.length)
  const treatments = treatmentsAmong(scene, refsOf(scene, items))
  // "Insomnia is treated with T"
  const treats = vg.verb?.lemma === 'treat'
  const people = refsOf(scene, subjects).filter(({ entity }) => {
    const kind = kindOf(scene, entity)
    return kind === 'Population' || (treats && kind === 'Condition')
  })
  return state(scene, {
    ...statement(clause, APPLIED, treatments, people, endOf(items, at)),
    confidence: 0.55,
  })
}

const APPLIED = { predicate: 'APPLIED_TO', swap: false } as const

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

export function use(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { sentence } = scene
  if (!vg.passive && vg.form !== 'part' && !participle(clause)) return []
  const joint = elements[at]
  if (!isJoint(joint, 'prep') || !USE_PREPS.has(joint.word)) {
    const next = elements[at]
    if (next?.kind === 'vg' && next.form === 'inf' && next.verb?.lemma === 'treat') {
      const items = parseList(sentence, elements, at + 1, elements.length)
      return state(scene, statement(clause, sense, refsOf(scene, subjects), refsOf(scene, items), endOf(items, at)))
    }
    return []
  }
  const items = parseList(sentence, elements, at + 1, elements.length, undefined, joint.word)
  return state(scene, statement(clause, sense, refsOf(scene, subjects), beneficiaries(scene, items), endOf(items, at)))
}

/** "a programme adapted for adolescents": a past form right after its noun and before its preposition. */
const participle = ({ elements, v, vg }: Clause): boolean =>
  vg.verb?.form === 'past' && isNp(elements[v - 1]) && vg.to - vg.from === 1

/** "Adaptations (of X) exist for children", "Trials of X have been run with B": the use is the subject. */
export function adaptation(clause: Clause): ClaimRecord[] {
  const { scene, elements, v, subjects, vg } = clause
  const { sentence } = scene
  const first = subjects[0]
  if (!first || subjects.length !== 1 || !USES.has(sentence.tokens[first.np.head]?.norm ?? '')) return []
  if (!EXISTS.test(vg.verb?.lemma ?? sentence.tokens[vg.main]?.norm ?? '')) return []
  const at = past(elements, v + 1, elements.length)
  const joint = elements[at]
  if (!isJoint(joint, 'prep') || !USE_PREPS.has(joint.word) || joint.word === 'to') return []
  const of = first.pps[0]?.prep === 'of' ? refsOf(scene, first.pps[0].items) : topicRef(scene, first)
  const items = parseList(sentence, elements, at + 1, elements.length, undefined, joint.word)
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

/** Verbs that say that there is something. */
const EXISTS = /^(?:exist|emerge|appear|develop|create|make|design|propose|publish|conduct|run|test)/

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
  intervention === undefined ? [] : [refOf(intervention, np.from, np.to)]
