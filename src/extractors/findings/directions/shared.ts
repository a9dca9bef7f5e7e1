// A second result that shares the verb of the one before: "reduced pain (d = 0.6) but not stress (d = 0.2)".

import { isAmong } from '../../../text/among.js'
import type { Placed } from '../../../text/place.js'
import type { Mention, Token } from '../../../types.js'
import { armsOfClause } from '../arms/clause.js'
import { bracketEnd, bracketStart, openedBefore } from '../brackets.js'
import { outcomesAfter } from '../outcomes/beside.js'
import type { NumericFinding } from '../values/numeric.js'
import type { View, Workshop } from '../view.js'
import { COMPARING } from './beside.js'
import { type Told, valenceIn } from './index.js'

/**
 * Gives the estimates of such results their own outcome and comparator, and returns what is told of them by the verb they
 * share: "reduced stroke (RR 0.7), but not mortality (RR 0.96)", "had a large effect on pain (d = 0.6) and a small one on stress (d = 0.2)".
 */
export function tellShared(
  shop: Workshop,
  view: View,
  told: readonly Told[],
  numeric: readonly NumericFinding[],
): Told[] {
  const more: Told[] = []
  for (const [n, own] of numeric.entries()) {
    const before = numeric[n - 1]
    const first = before && told.findLast(({ at }) => at < before.at)
    if (!first || first.generic || own.named || !COMPARING.has(own.record.measure)) continue
    if (told.some(({ at }) => at > before.at && at < own.at)) continue
    const from = coordinated(view.tokens, before.past, own.at)
    const open = openedBefore(view.tokens, own.at, from)
    if (from < 0 || open < 0 || !(isNamed(view, from, open) || isBeside(view, before))) continue
    const outcome = outcomeIn(shop, view, from, open)
    if (outcome === undefined) continue
    own.named = true
    own.record.outcome = outcome
    const { comparator } = armsOfClause(shop, view, from, open)
    if (comparator !== undefined) {
      own.record.comparator = comparator
      before.record.comparator = armsOfClause(shop, view, first.from, from).comparator ?? before.record.comparator
    }
    const one = asFirst(shop, view.tokens.slice(from, open), first, outcome)
    if (one) more.push({ ...one, outcome, at: from, past: undefined })
  }
  return more
}

/** Past the "and" or "but" that follows the bracket of a number that ends at token `past`; -1 without. */
function coordinated(tokens: readonly Token[], past: number, at: number): number {
  let k = bracketStart(tokens, past) < 0 ? past : bracketEnd(tokens, past) + 1
  if (tokens[k]?.text === ',') k++
  return k < at && isAmong('and but', tokens[k]?.norm) ? k + 1 : -1
}

const isKnown = (place: Placed<Mention> | undefined): boolean => isAmong('Outcome Condition', place?.item.kind)

const isNamed = ({ places }: View, from: number, to: number): boolean =>
  places.some((place) => place.from >= from && place.to <= to && isKnown(place))

/** "reduced pain (d = 0.6)": not "in short programmes (d = 0.6) and long programmes (d = 0.2)". */
const isBeside = ({ tokens, endsAt }: View, { at }: NumericFinding): boolean =>
  isKnown(endsAt.get(bracketStart(tokens, at)))

/** "[stress] (", "not [mortality] (", "a small one on [stress] (", "its effect on [stress] was not significant (". */
function outcomeIn(shop: Workshop, view: View, from: number, open: number): string | undefined {
  // "and at follow-up", "and in men".
  if (view.tokens[from]?.pos === 'ADP' && view.tokens[from]?.norm !== 'on') return undefined
  const on = view.tokens.findIndex(({ norm }, k) => k > from && k < open && isAmong('on in for', norm))
  const starts = [view.tokens[from]?.norm === 'not' ? from + 1 : from, ...(on < 0 ? [] : [on])]
  for (const start of starts) {
    const { outcomes, to } = outcomesAfter(shop, view, start, () => false)
    if (outcomes.length > 0 && to <= open) return outcomes.length === 1 ? outcomes[0] : undefined
  }
  return undefined
}

/** What the first result says of the second's words: the same way without a verb of its own, none where that is denied. */
function asFirst(shop: Workshop, words: readonly Token[], first: Told, outcome: string): Told | undefined {
  if (words.some(({ norm }) => isAmong('not nonsignificant non-significant', norm)))
    return { ...first, direction: 'no-difference', change: 'no-difference' }
  if (words.some(({ pos }) => pos === 'VERB' || pos === 'AUX')) return undefined
  const valence = (id: string) => valenceIn(shop, shop.entities.get(id)?.name ?? '')
  return valence(first.outcome) === valence(outcome) ? first : undefined
}
