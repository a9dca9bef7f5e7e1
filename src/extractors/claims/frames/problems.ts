// "Poor sleep is a common problem in adults with gout", "remained an issue in the treatment of gout": the two go together.
import { oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import type { ClaimRecord } from '../../../types.js'
import { refsOf } from '../refs/index.js'
import { type Item, parseList } from '../refs/items.js'
import { isJoint, isNp, past } from '../row/elements.js'
import { type Clause, endOf, say } from './clause.js'

const PROBLEMS = oneOf('problem issue challenge concern complication complaint difficulty comorbidity')
const TREATING = oneOf('treatment management care therapy')

/** Reads what is a problem in something, where the words from element `at` call it that. */
export function readProblem(clause: Clause, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  const { sentence } = scene
  const called = elements[at]
  if (!isNp(called) || !holdsAt(PROBLEMS, sentence.tokens, called.head)) return []
  const next = past(elements, at + 1, elements.length)
  const joint = elements[next]
  if (!isJoint(joint, 'prep') || (joint.word !== 'in' && joint.word !== 'among')) return []
  const items = parseList(sentence, elements, next + 1, elements.length, undefined, joint.word)
  // What is treated has the problem, not the treatment.
  const treated = ({ np, pps }: Item) => {
    const of = pps.find(({ prep }) => prep === 'of')
    return of && holdsAt(TREATING, sentence.tokens, np.head) ? of.items : undefined
  }
  const having = items.flatMap((item) => treated(item) ?? [item])
  return say(clause, refsOf(scene, subjects), 'ASSOCIATED_WITH', refsOf(scene, having), endOf(items, next))
}
