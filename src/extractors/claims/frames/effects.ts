// What "is" says of causes and effects: "is due to X", "is effective in reducing Y", "there were reductions in Y".
import { isAmong } from '../../../text/among.js'
import { cueForm, cueSet } from '../../../text/cues.js'
import type { ClaimRecord } from '../../../types.js'
import { state } from '../emit.js'
import { refsOf } from '../refs/index.js'
import { parseList, senseOf } from '../refs/items.js'
import { verbPhrases } from '../refs/verb-phrases.js'
import { type Element, isJoint, isNp, past } from '../row/elements.js'
import { set } from '../row/word-classes.js'
import { isResearch, isTreatment, refOf, treatmentsAmong } from '../scene.js'
import { causeAfter, treatmentAround } from './circumstances.js'
import { type Clause, endOf, say, treatmentsOf } from './clause.js'

const READERS = [caused, changed, lower, effective, alike, atRisk, aimOf]

export function readEffects(clause: Clause, at: number): ClaimRecord[] {
  const records: ClaimRecord[] = []
  for (const read of READERS) for (const record of read(clause, at)) records.push(record)
  return records
}

/** "Y is due to X", "Y is because of X". */
function caused(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects, v } = clause
  const joint = elements[at]
  const causes = causeAfter(scene, elements, at)
  if (!isJoint(joint, 'prep') || joint.word !== 'by' || causes.length === 0) return []
  return say(clause, causes, 'AFFECTS', refsOf(scene, subjects), v + 1)
}

/** "There were reductions in A and B (after T)": the change is T's, or what the text is about. */
function changed(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, vg, v } = clause
  const { sentence, topic } = scene
  const before = elements[v - 1]
  const tense = sentence.tokens[vg.from]?.norm ?? ''
  if (!isNp(before) || sentence.tokens[before.head]?.norm !== 'there' || !TOLD.has(tense)) return []
  const items = parseList(sentence, elements, at, elements.length)
  const [first] = items
  const change = first && senseOf(sentence, first.np, 'change')
  if (!change || change.predicate === 'AFFECTS') return []
  const objects = refsOf(scene, items, true)
  const after = treatmentAround(clause, endOf(items, at))
  const about = topic.intervention === undefined ? [] : [refOf(topic.intervention, vg.from, vg.to)]
  const to = elements[endOf(items, at) - 1]?.to ?? vg.to
  const subjects = after.length > 0 ? after : about
  return state(scene, {
    subjects,
    predicate: 'INCREASES',
    objects,
    from: vg.from,
    to,
    denial: [vg.from, first.np.to],
    confidence: 0.55,
  })
}

/** "Y was lower after T", "After T, Y was higher". */
function lower(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const element = elements[at]
  const quality = scene.sentence.facts[(element?.to ?? 0) - 1]?.quality
  if (!element || !quality || element.to - element.from > 2) return []
  // "Reductions in Y were greater with T"; what "were smaller with T" says of Y is for no frame to tell.
  const changes = refsOf(scene, subjects, true)
  if (changes.length > 0 && quality.predicate !== 'INCREASES') return []
  if (subjects.some(({ np }) => isResearch(scene, np) || senseOf(scene.sentence, np, 'relation'))) return []
  const said = { valence: quality.valence, confidence: 0.55 }
  const objects = changes.length > 0 ? changes : refsOf(scene, subjects).filter((ref) => !isTreatment(scene, ref))
  return say(clause, treatmentAround(clause, at + 1), quality.predicate, objects, at + 1, said)
}

/** Past or perfect: of something that was seen. */
const TOLD = set('was were have has')

/** Elements past the adjective within which it is said in what: "more effective than usual teaching in raising Y". */
const REACH = 9
const IN = new Set(['in', 'at', 'for'])

/** "T was (more) effective in raising Y and lowering Z". */
function effective(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const { sentence } = scene
  const as = sentence.tokens[elements[at]?.from ?? -1]?.norm === 'as' ? 1 : 0
  const told = sentence.facts[(elements[at + as]?.to ?? 0) - 1]
  if (!told?.nouns.some(({ id }) => id === 'effective')) return []
  for (let k = at + 1; k < at + REACH && k < elements.length; k++) {
    const joint = elements[k] as Element
    if (joint.kind === 'stop' || joint.kind === 'sub' || (joint.kind === 'vg' && joint.form === 'finite')) return []
    if (
      !isJoint(joint, 'prep') ||
      !IN.has(joint.word) ||
      elements[past(elements, k + 1, elements.length)]?.kind !== 'vg'
    )
      continue
    const items = parseList(sentence, elements, k + 1, elements.length)
    const doing = items.filter(({ gerund, carried }) => gerund ?? carried)
    return say(clause, treatmentsOf(scene, subjects), 'INCREASES', refsOf(scene, doing, true), endOf(items, k))
  }
  return []
}

/** "T did not differ from C": of treatments. */
export function undiffering({ scene, elements, v, vg, subjects }: Clause): ClaimRecord[] {
  const { tokens } = scene.sentence
  if (!vg.negated || !isAmong('differed differ', tokens[vg.main]?.norm)) return []
  const joint = elements[past(elements, v + 1, elements.length)]
  if (!isJoint(joint, 'prep') || joint.word !== 'from') return []
  const start = elements.indexOf(joint) + 1
  const items = parseList(scene.sentence, elements, start, elements.length)
  return state(scene, {
    subjects: treatmentsAmong(scene, refsOf(scene, subjects)),
    predicate: 'EQUIVALENT_TO',
    objects: treatmentsAmong(scene, refsOf(scene, items)),
    from: vg.from,
    to: vg.to,
    confidence: 0.6,
  })
}

/** "T was comparable to C", "T was as effective as C": of treatments. */
function alike(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects, vg } = clause
  const { tokens } = scene.sentence
  const element = elements[at]
  const word = tokens[(element?.to ?? 0) - 1]?.norm ?? ''
  const [second, third] = [elements[at + 1], elements[at + 2]]
  const as = isJoint(element, 'prep') && word === 'as' && isJoint(third, 'prep') && third.word === 'as'
  const same = cueSet(scene.reading.knowledge.cues.directions, 'same-adjective')
  const like = same.has(cueForm(word)) && isJoint(second, 'prep') && second.word === 'to'
  if ((!as && !like) || vg.negated || (as && second?.kind !== 'adj')) return []
  const start = as ? at + 3 : at + 2
  const items = parseList(scene.sentence, elements, start, elements.length)
  return say(
    clause,
    treatmentsAmong(scene, refsOf(scene, subjects)),
    'EQUIVALENT_TO',
    treatmentsAmong(scene, refsOf(scene, items)),
    endOf(items, start),
  )
}

/** "Those with B are at greater risk of Y": it goes with B. */
function atRisk(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const { sentence } = scene
  const np = elements[at + 1]
  const joint = elements[at]
  if (!isJoint(joint, 'prep') || joint.word !== 'at' || !isNp(np) || sentence.tokens[np.head]?.norm !== 'risk')
    return []
  const of = elements[at + 2]
  // "risk of Y" may be a name.
  const named = np.to > np.head + 1
  const start = named ? at + 1 : at + 3
  if (!named && !(isJoint(of, 'prep') && (of.word === 'of' || of.word === 'for'))) return []
  const items = parseList(sentence, elements, start, elements.length)
  return say(clause, refsOf(scene, subjects), 'ASSOCIATED_WITH', refsOf(scene, items), endOf(items, start))
}

const AIM = set('aim goal purpose objective')

/** "The aim of T is to reduce Y". */
function aimOf(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const [first] = subjects
  const next = elements[at]
  if (!first || !AIM.has(scene.sentence.tokens[first.np.head]?.norm ?? '')) return []
  if (next?.kind !== 'vg' || next.form !== 'inf' || !next.verb?.senses.some(({ predicate }) => predicate)) return []
  const acting = treatmentsAmong(scene, refsOf(scene, first.pps[0]?.items ?? []))
  const phrases = verbPhrases(scene, elements, at, true)
  return say(clause, acting, 'TARGETS', phrases.refs, phrases.end, { confidence: 0.6 })
}
