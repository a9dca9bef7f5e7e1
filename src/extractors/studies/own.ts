// A primary report's own study: "We randomised 120 patients", "Participants were randomly assigned", "This trial …".

import type { Role } from '../../../graph/schema.js'
import { cueForm, cueSet } from '../../text/cues.js'
import type { Cue, Token } from '../../types.js'
import type { Design } from './designs.js'

/** Whether a passage without citation speaks of the document's own study. */
export function ownDesign(
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
    if (norm === 'we' && [1, 2, 3].some((k) => conduct.has(tokens[i + k]?.norm ?? ''))) return true
    if (!primary) continue
    // "120 patients were randomly assigned".
    if (
      /^(?:was|were)$/.test(norm) &&
      person.has(cueForm(nounBefore(tokens, i))) &&
      [1, 2].some((k) =>
        /^(?:randomized|assigned|allocated|recruited|enrolled|randomly)$/.test(tokens[i + k]?.norm ?? ''),
      )
    )
      return true
  }
  if (!primary || !design) return false
  const determiner = tokens[design.from]?.norm ?? ''
  return (
    /^(?:this|our)$/.test(determiner) ||
    (/^(?:the|present|current)$/.test(determiner) &&
      /^(?:present|current)$/.test(tokens[design.from + 1]?.norm ?? '')) ||
    ((design.indefinite || design.name !== undefined) && isFragment(tokens))
  )
}

/** "Randomised, double-blind trial in 14 clinics.": a structured abstract's line, without a finite verb. */
const isFragment = (tokens: readonly Token[]): boolean =>
  !tokens.some(({ pos, norm }) => (pos === 'VERB' || pos === 'AUX') && !/(?:ed|ing)$/.test(norm))

function nounBefore(tokens: readonly Token[], i: number): string {
  for (let k = i - 1; k >= 0 && k >= i - 4; k--) {
    const { pos, norm } = tokens[k] as Token
    if (pos === 'NOUN' || pos === 'PROPN') return norm
  }
  return ''
}
