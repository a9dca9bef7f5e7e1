// What did not happen, in words: "there were no deaths", "no serious adverse events occurred".
import { isAmong } from './among.js'
import type { Token } from './tokens.js'

const BE = /^(?:is|are|was|were|be|been)$/
const HAPPENED =
  /^(?:occurred|happened|developed|observed|reported|noted|recorded|seen|found|detected|documented|encountered)$/

/** Not none of all: "no other adverse events", "no more pain with A than with B". */
const MORE =
  /^(?:more|fewer|less|greater|higher|lower|better|worse|other|further|additional|new|longer|unexpected|such)$/
const ASKED = /^(?:if|when|whether|where|until|unless|because|hypothesized|expected|that|whom|who|which)$/

/** Whether the "no" at token `k`, before a name that ends at token `past`, says that none of it happened. */
export function tellsNone(tokens: readonly Token[], k: number, past: number): boolean {
  if (tokens[k]?.norm !== 'no' || MORE.test(tokens[k + 1]?.norm ?? '')) return false
  // "no relapse reduction": the name goes on.
  if (isAmong('NOUN PROPN ADJ NUM', tokens[past]?.pos)) return false
  if (isAmong('of than from without between', tokens[past]?.norm)) return false
  for (let n = k - 1; n >= 0 && tokens[n]?.text !== ';'; n--) if (ASKED.test(tokens[n]?.norm ?? '')) return false
  if (BE.test(tokens[k - 1]?.norm ?? '') && tokens[k - 2]?.norm === 'there') return true
  let verb = past
  while (BE.test(tokens[verb]?.norm ?? '') || isAmong('ADV AUX', tokens[verb]?.pos)) verb++
  return HAPPENED.test(tokens[verb]?.norm ?? '')
}
