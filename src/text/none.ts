// What did not happen, in words: "there were no deaths", "no serious adverse events occurred".
import type { Token } from './tokens.js'

const BE = /^(?:is|are|was|were|be|been)$/
const HAPPENED =
  /^(?:occurred|happened|developed|observed|reported|noted|recorded|seen|found|detected|documented|encountered)$/

/** Whether the "no" at token `k`, before a name that ends at token `past`, says that none of it happened. */
export function tellsNone(tokens: readonly Token[], k: number, past: number): boolean {
  if (tokens[k]?.norm !== 'no') return false
  if (BE.test(tokens[k - 1]?.norm ?? '') && tokens[k - 2]?.norm === 'there') return true
  let verb = past
  while (BE.test(tokens[verb]?.norm ?? '') || /^(?:ADV|AUX)$/.test(tokens[verb]?.pos ?? '')) verb++
  return HAPPENED.test(tokens[verb]?.norm ?? '')
}
