// A primary report's own study: "We randomised 120 patients", "Participants were randomly assigned", "This trial …".

import type { Role } from '../../../graph/schema.js'
import { isAmong } from '../../text/among.js'
import { cueForm, cueSet } from '../../text/cues.js'
import type { Cue, Token } from '../../types.js'
import type { Design } from './designs.js'

/** Whether a passage without citation speaks of the document's own study. */
export function isOwn(
  tokens: readonly Token[],
  design: Design | undefined,
  role: Role | undefined,
  rows: readonly Cue[] | undefined,
): boolean {
  if (role === 'introduction' || role === 'theory') return false
  const conduct = cueSet(rows, 'conduct')
  const person = cueSet(rows, 'person')
  const primary = role === 'abstract' || role === 'methods' || role === 'results'
  for (let i = 0; i < tokens.length; i++) {
    const { norm } = tokens[i] as Token
    // "We randomised", "our study compared".
    if (norm === 'we' && tokens.slice(i + 1, i + 4).some((token) => conduct.has(token.norm))) return true
    if (!primary) continue
    // "120 patients were randomly assigned".
    if (
      (norm === 'was' || norm === 'were') &&
      hasPersonBefore(tokens, i, person) &&
      tokens.slice(i + 1, i + 3).some((token) => isConducted(token.norm, role, conduct))
    )
      return true
    // "All participants (N = 91) completed a diary".
    if (role === 'abstract' && tokens[i]?.text === 'N' && tokens[i + 1]?.text === '=') return true
  }
  if (!primary || !design) return false
  const determiner = tokens[design.from]?.norm ?? ''
  const [first, verb] = tokens
  return (
    // "This was a randomised trial".
    (design.indefinite && first?.norm === 'this' && isAmong('was is', verb?.norm)) ||
    (isAmong('this our', determiner) && !/pilot/.test(design.name ?? '')) ||
    (isAmong('the present current', determiner) && isAmong('present current', tokens[design.from + 1]?.norm)) ||
    (role === 'abstract' && design.name !== undefined && !design.plural) ||
    ((design.indefinite || design.name !== undefined) && isFragment(tokens))
  )
}

/** "Randomised, double-blind trial in 14 clinics.": a structured abstract's line, without a finite verb. */
const isFragment = (tokens: readonly Token[]): boolean =>
  !tokens.some(({ pos, norm }) => (pos === 'VERB' || pos === 'AUX') && !/(?:ed|ing)$/.test(norm))

/** A review's results tell of others' patients too: only an abstract's verbs may be of any kind. */
const isConducted = (verb: string, role: Role | undefined, conduct: ReadonlySet<string>): boolean =>
  role === 'abstract'
    ? conduct.has(verb.replace(/^.*-/, '')) || verb === 'randomly'
    : isAmong('randomized assigned allocated recruited enrolled randomly', verb)

function hasPersonBefore(tokens: readonly Token[], i: number, person: ReadonlySet<string>): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 24); k--) if (person.has(cueForm((tokens[k] as Token).norm))) return true
  return false
}
