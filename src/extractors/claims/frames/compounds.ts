// Verbs of wholes and parts: "Burnout comprises A and B", "Sedatives include C".
import type { VerbSense } from '../lexicon.js'
import { kindOf, type Ref, type Scene } from '../scene.js'
import type { Clause } from './clause.js'

/** "Sedatives include C": members of a class are kinds of it, components of a whole are parts. */
export function compoundSense(
  { scene, subjects }: Clause,
  sense: VerbSense,
  acting: readonly Ref[],
  objects: readonly Ref[],
): VerbSense {
  if (sense.frame !== 'compound') return sense
  const head = scene.sentence.tokens[subjects[0]?.np.head ?? -1]
  const kinds = new Set([...acting, ...objects].map(({ entity }) => kindOf(scene, entity)))
  const alike = kinds.size === 1 && !kinds.has('Concept')
  return alike && head && /[^su]s$/.test(head.text) ? { ...sense, predicate: 'IS_A' } : sense
}

const METHODS = /^(?:measure|outcome|endpoint|theme|sub-theme|criterion|parameter|variable|instrument|covariate)s?$/
const MEASURED = /^(?:primary|secondary|assessed|measured|main|outcome|efficacy|symptom)$/

/** "Outcome measures included Y", "Secondary outcomes were Y": what was measured is no part of anything. */
export function listsMethods({ scene: { sentence }, subjects }: Clause): boolean {
  return subjects.some(({ np: { core, head } }) => {
    const word = sentence.tokens[head]?.norm ?? ''
    if (!/^(?:outcome|measure)/.test(word)) return METHODS.test(word)
    const told = core < head && MEASURED.test(sentence.tokens[head - 1]?.norm ?? '')
    return told || (core === head && /^measure/.test(word))
  })
}

/** "Nurses took a course, typically involving Y": it is not the nurses who hold it. */
export function ofPeople(scene: Scene, wholes: readonly Ref[], parts: readonly Ref[]): boolean {
  const isPeople = ({ entity }: Ref) => kindOf(scene, entity) === 'Population'
  return wholes.some(isPeople) && !parts.every(isPeople)
}
