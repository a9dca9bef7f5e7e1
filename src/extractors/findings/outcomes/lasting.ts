// Outcomes whose head says how long or how many: "time to exhaustion", "number of episodes".

import { isAmong } from '../../../text/among.js'
import { cueSet, oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import { coversArm, madeOf, type View, type Workshop } from '../view.js'

/** "time to exhaustion", "duration of stay" at token `k`: the head is part of the name. */
export function lastingAt(shop: Workshop, view: View, k: number): { outcomes: string[]; to: number } | undefined {
  const { tokens } = view
  let head = k
  while (isAmong('DET ADJ', tokens[head]?.pos)) head++
  const link = tokens[head + 1]?.norm ?? ''
  if (
    !isAmong(
      'time duration length latency onset number amount volume day night hour minute dose unit episode',
      tokens[head]?.norm,
    ) ||
    !isAmong('to until of', link)
  )
    return undefined
  // "the number of patients who": what they did.
  if (cueSet(shop.knowledge.cues['study-words'], 'person').has(tokens[head + 2]?.norm ?? '')) return undefined
  let to = head + 2
  while (to < head + 9 && isAmong('NOUN PROPN ADJ DET VERB NUM', tokens[to]?.pos) && !holdsAt(PAST, tokens, to)) to++
  // "time to return to work", "time to progression to surgery".
  if (tokens[to]?.norm === 'to' && isAmong('NOUN VERB', tokens[to + 1]?.pos)) to += 2
  if (to === head + 2 || coversArm(view, head, to)) return undefined
  const start = tokens[k]?.pos === 'DET' ? k + 1 : k
  const id = madeOf(shop, view, 'Outcome', start, to)
  return id === undefined ? undefined : { outcomes: [id], to }
}

const PAST = oneOf('compared versus vs than was were but by')
