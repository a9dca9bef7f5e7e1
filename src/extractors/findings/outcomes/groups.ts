// Groups of people after "in": of whom something is told, and not of what.

import { isAmong } from '../../../text/among.js'
import { cueSet, oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import type { Workshop } from '../view.js'

/** Whether the nouns from token `k` on end in "group", "arm" or the plural of a word for people. */
export function opensGroup({ knowledge }: Workshop, tokens: readonly Token[], k: number): boolean {
  const people = cueSet(knowledge.cues['study-words'], 'person')
  let at = tokens[k]?.pos === 'DET' ? k + 1 : k
  const last = at + LONGEST_GROUP
  // The tagger takes "pump" for a verb.
  while (at < last && (isAmong('NOUN PROPN ADJ NUM X VERB', tokens[at]?.pos) || tokens[at]?.text === '/'))
    if (
      at > k &&
      people.has(tokens[at]?.norm ?? '') &&
      tokens[at]?.norm !== tokens[at]?.text &&
      ENDS.test(tokens[at + 1]?.text ?? '.')
    )
      return true
    else if (tokens[at]?.text === 'controls' || (holdsAt(PEOPLE, tokens, at) && tokens[at + 1]?.pos !== 'NOUN'))
      return true
    else at++
  return false
}

const LONGEST_GROUP = 7
/** After the plural of a word for people: not "patients' satisfaction". */
const ENDS = /^(?:[.,;()]|and|than|with|in|on|compared|versus|vs|who|at|after|but)$/
/** Not "sample size". */
const PEOPLE = oneOf('group subgroup arm sample subsample cohort')
