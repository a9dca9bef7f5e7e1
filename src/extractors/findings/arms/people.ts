// Comparisons of people that are no arms: "women who smoked did worse", "higher in girls than in boys".

import { isAmong } from '../../../text/among.js'
import { cueSet, oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import type { View, Workshop } from '../view.js'

/** Whether tokens `[from, to)`, which name no arm, compare people by what they are: the trial's arms are not meant. */
export function comparesPeople(shop: Workshop, view: View, from: number, to: number): boolean {
  const { tokens, places } = view
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  if (places.some((one) => one.item.kind === 'Intervention' && one.from >= from && one.to <= to)) return false
  for (let k = from; k < to; k++) {
    const { norm } = tokens[k] as Token
    if (norm === 'than' && thanWhom(shop, view, k + 1, to)) return true
    // "Patients with higher scores relapsed": not "patients with insomnia slept better".
    const next = tokens[k + 1]?.norm ?? ''
    if (people.has(norm) && next === 'who' && !holdsAt(RECEIVED, tokens, k + 2)) return true
    if (people.has(norm) && isAmong('over under aged above below', next)) return true
    if (people.has(norm) && next === 'with' && holdsAt(AMOUNT, tokens, k + 2)) return true
  }
  return false
}

const RECEIVED = oneOf(
  'received receive had have were was took take underwent got used completed practised practiced attended',
)
const AMOUNT = oneOf('higher lower more less fewer greater longer shorter older younger')

/** Whether people stand behind the "than" before token `k`: "than men", "than older women"; not "than patients in the other group". */
function thanWhom(shop: Workshop, { tokens }: View, k: number, to: number): boolean {
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  let at = k
  while (at < Math.min(to, k + 4) && isAmong('DET ADP ADJ', tokens[at]?.pos)) at++
  if (tokens.slice(k, at).some(({ norm }) => isAmong('other same usual standard control treated untreated', norm)))
    return false
  return at < to && people.has(tokens[at]?.norm ?? '') && !isAmong('in on receiving given who', tokens[at + 1]?.norm)
}
