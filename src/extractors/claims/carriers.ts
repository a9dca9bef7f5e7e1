// Verbs that carry a noun's statement: "showed reductions in Y", "plays a role in Y", "had better outcomes than Z".
import type { ClaimRecord } from '../../types.js'
import { beneficiaries, type Clause, endOf, statement, targets, treatmentsOf } from './clause.js'
import { advantage, compared } from './comparisons.js'
import { state } from './emit.js'
import { type Item, parseList } from './items.js'
import type { VerbSense } from './lexicon.js'
import { type Ref, refsOf } from './refs.js'

export function light(clause: Clause, sense: VerbSense, at: number): ClaimRecord[] {
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
