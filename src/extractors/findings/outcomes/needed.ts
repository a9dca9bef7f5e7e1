// Outcomes that a verb of its own tells: what "averaged" a value, and the drug that "was needed".

import { oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Quantity } from '../numbers/quantity.js'
import { madeOf, type View, type Workshop } from '../view.js'
import { outcomesBefore } from './beside.js'

/** "blood lactate averaged 6.8": the verb is the label. */
export function averaged(shop: Workshop, view: View, { label }: Quantity): string | undefined {
  if (label === undefined || !/^averag(?:ed|ing)$/i.test(view.tokens[label]?.text ?? '')) return undefined
  return outcomesBefore(shop, view, label).outcomes.at(-1)
}

/** Not what was given, used or prescribed: that is often the treatment itself. */
const NEEDED = oneOf('needed required necessary requested')

/** "Insulin was needed by 29% of": what some had besides what is tested, where shares or counts of them are told. */
export function needed(shop: Workshop, view: View, { percent, events }: Quantity, verb: number): string | undefined {
  if (!percent && events === undefined) return undefined
  const place = view.endsAt.get(verb)
  if (place?.item.kind !== 'Intervention' || shop.arms.some(({ entity }) => entity === place.item.entity))
    return undefined
  const isNeeded = [1, 2].some((n) => holdsAt(NEEDED, view.tokens, verb + n))
  return isNeeded ? madeOf(shop, view, 'Outcome', place.from, place.to) : undefined
}
