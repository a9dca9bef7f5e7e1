// What becomes more or less, and the treatment that it is told of: "Y fell after T", "Y was reduced with T".
import type { ClaimRecord } from '../../../types.js'
import { state } from '../emit.js'
import type { VerbSense } from '../lexicon.js'
import { refsOf } from '../refs/index.js'
import { isTreatment } from '../scene.js'
import { causeAfter, treatmentAround } from './circumstances.js'
import { type Clause, statement } from './clause.js'

/** "Symptoms decreased after T": what changes is the subject, and T made it. */
export function becomes(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
  const { scene, elements, subjects } = clause
  if (sense.predicate !== 'INCREASES' && sense.predicate !== 'DECREASES') return []
  // "grew less"
  if (scene.sentence.tokens[clause.vg.to]?.norm === 'less') return []
  const treatments = treatmentAround(clause, at)
  const actors = treatments.length > 0 || sense.frame === 'change' ? treatments : causeAfter(scene, elements, at)
  const changes = clause.vg.passive ? refsOf(scene, subjects, true) : []
  if (changes.length > 0)
    return sense.predicate === 'DECREASES' ? [] : state(scene, statement(clause, sense, actors, changes, at))
  // "T was reduced after C": a treatment is no outcome.
  const objects = refsOf(scene, subjects).filter((ref) => !isTreatment(scene, ref))
  return state(scene, statement(clause, sense, actors, objects, at))
}
