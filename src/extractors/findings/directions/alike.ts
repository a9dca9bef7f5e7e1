// What happened to both arms alike: "pain fell similarly in both groups", "pain fell in both groups, with no difference between them".

import { isAmong } from '../../../text/among.js'
import { cueWords, oneOf } from '../../../text/cues.js'
import { isMark } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { CARRIES } from '../arms/words.js'
import type { View, Workshop } from '../view.js'
import type { Told } from './index.js'

/** Tokens from a change to "to the same extent". */
const FAR = 9

/** "fell similarly", "improved to the same extent": whether the change at token `i` was alike. */
export function isAlike({ knowledge }: Workshop, tokens: readonly Token[], i: number): boolean {
  const words = cueWords(knowledge.cues.directions, 'alike')
  for (let k = i + 1; k < i + FAR && k < tokens.length && !isMark(';:(', tokens[k]); k++) {
    const { norm, word } = tokens[k] as Token
    if (
      holds(words, word) ||
      ((norm === 'extent' || norm === 'degree') && isAmong('same similar equal comparable', tokens[k - 1]?.norm))
    )
      return true
  }
  return false
}

/** "[as] common in women as in men", "[half as] common as nausea": what the "as" behind the cue at token `i` leads to is no arm. */
export function comparesOthers({ tokens, startsAt }: View, i: number, to: number): boolean {
  for (let k = i + 1; k < Math.min(to, i + FAR) && !isMark(';:(', tokens[k]); k++) {
    if (tokens[k]?.norm !== 'as') continue
    let at = k + 1
    while (at < to && startsAt.get(at)?.item.kind !== 'Intervention' && holdsAt(CARRIES, tokens, at)) at++
    return startsAt.get(at)?.item.kind !== 'Intervention' && !holdsAt(OTHER, tokens, at)
  }
  return false
}

/** "the control group", "the other arm", "controls". */
const OTHER = oneOf('control comparison other')

/** "Pain fell in both groups; there was no difference between them": the difference is one in pain. */
export function nameBoth(tokens: readonly Token[], found: Told[]): Told[] {
  if (!found.some(isUnnamed)) return found
  return found.flatMap((one) => {
    if (!isUnnamed(one)) return [one]
    const earlier = found.filter(
      (other) => other.at < one.at && !other.generic && !other.comparative && isOfBoth(tokens, other.at, one.at),
    )
    if (earlier.length === 0) return [one]
    return earlier.map(({ outcome }) => ({ ...one, outcome, generic: false, confidence: 0.7 }))
  })
}

/** "no difference", of which nobody says in what. */
const isUnnamed = ({ generic, change, comparative }: Told): boolean =>
  generic && change === 'no-difference' && comparative

const BOTH = oneOf('both all each two three either')

/** "in both groups" after a change. */
function isOfBoth(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++)
    if (
      holdsAt(BOTH, tokens, k) &&
      [1, 2, 3].some((n) => isAmong('group arm condition treatment regimen', tokens[k + n]?.norm))
    )
      return true
  return false
}
