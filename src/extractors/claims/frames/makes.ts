// What a verb makes of its object: "makes people vulnerable to Y", "makes Y less likely", "explains a tenth of the variance in Y".
import type { Predicate } from '../../../../graph/schema.js'
import type { ClaimRecord } from '../../../types.js'
import { state } from '../emit.js'
import { refsOf } from '../refs/index.js'
import { type Item, parseList } from '../refs/items.js'
import { isJoint, isNp, past } from '../row/elements.js'
import { set } from '../row/word-classes.js'
import { isPeople, kindOf } from '../scene.js'
import { type Clause, endOf, statement } from './clause.js'

const MAKE = set('make makes made making render renders rendered rendering leave leaves left leaving')
const PREDISPOSE = set('predispose predisposes predisposed predisposing sensitize sensitizes sensitized sensitizing')
const LIABLE = set('vulnerable prone susceptible liable predisposed')
const EXPLAIN = set('explain explains explained account accounts accounted predict predicts predicted')
const SPREAD = set('variance variation variability')
const TO = new Set(['to'])

export function makes(clause: Clause): ClaimRecord[] {
  const { scene, elements, v, vg, subjects } = clause
  const verb = scene.sentence.tokens[vg.main]?.norm ?? ''
  if (vg.passive || subjects.length === 0) return []
  if (EXPLAIN.has(verb)) return variance(clause)
  const predisposes = PREDISPOSE.has(verb)
  if (!predisposes && !MAKE.has(verb)) return []
  const items = parseList(scene.sentence, elements, past(elements, v + 1, elements.length), elements.length, TO)
  if (items.length === 0) return []
  const at = past(elements, endOf(items, v), elements.length)
  return predisposes ? towards(clause, items, at) : becomes(clause, items, at)
}

/** "makes Y less likely", "makes adolescents prone to Y". */
function becomes(clause: Clause, items: readonly Item[], at: number): ClaimRecord[] {
  const { scene, elements } = clause
  const { tokens } = scene.sentence
  const trait = elements[at]
  if (trait?.kind !== 'adj') return []
  const word = tokens[trait.to - 1]?.norm ?? ''
  if (LIABLE.has(word)) return towards(clause, items, at + 1)
  const degree = tokens[trait.to - 2]?.norm
  if (word !== 'likely' || (degree !== 'more' && degree !== 'less')) return []
  return told(clause, degree === 'more' ? 'INCREASES' : 'DECREASES', items, at + 1)
}

/** "to Y", of people: more of Y. */
function towards(clause: Clause, people: readonly Item[], at: number): ClaimRecord[] {
  const { scene, elements } = clause
  const joint = elements[at]
  const isGroup = (item: Item) =>
    isPeople(scene, item.np) || refsOf(scene, [item]).some(({ entity }) => kindOf(scene, entity) === 'Population')
  if (!people.every(isGroup) || !isJoint(joint, 'prep') || joint.word !== 'to') return []
  return told(clause, 'INCREASES', parseList(scene.sentence, elements, at + 1, elements.length, undefined, 'to'), at)
}

/** Elements from the verb to "the variance": "accounted for about 12% of the". */
const NEAR = 6

function variance(clause: Clause): ClaimRecord[] {
  const { scene, elements, v } = clause
  for (let k = v + 1; k < v + NEAR; k++) {
    const np = elements[k]
    if (np?.kind === 'vg' || np?.kind === 'stop') return []
    if (!isNp(np) || !SPREAD.has(scene.sentence.tokens[np.head]?.norm ?? '')) continue
    const joint = elements[k + 1]
    if (!isJoint(joint, 'prep') || (joint.word !== 'in' && joint.word !== 'of')) return []
    return told(
      clause,
      'ASSOCIATED_WITH',
      parseList(scene.sentence, elements, k + 2, elements.length, undefined, joint.word),
      k + 1,
    )
  }
  return []
}

function told(clause: Clause, predicate: Predicate, objects: readonly Item[], end: number): ClaimRecord[] {
  const { scene, subjects } = clause
  const sense = { id: 'makes', predicate, frame: 'transitive' as const, tail: [], swap: false }
  return state(scene, statement(clause, sense, refsOf(scene, subjects), refsOf(scene, objects), endOf(objects, end)))
}
