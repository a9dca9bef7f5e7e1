// The outcome that a number stands nearest to, where no words say which it is of.

import type { Placed } from '../../../text/place.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Mention } from '../../../types.js'
import { GROUP } from '../arms/words.js'
import { asOutcome, type View, type Workshop } from '../view.js'

/** The outcome last named before the number, in its sentence. */
export function nearest(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const before = view.places.filter(
    (place) => place.to <= from && place.from >= first && place.item.kind === 'Outcome' && !isOfArm(view, place),
  )
  const last = before.at(-1)
  if (!last) return undefined
  // Of a list ("in A and B (d = 0.4)") every member would do: the last stands nearest.
  return asOutcome(shop, last)
}

/** "insulin" of "the insulin pump group": a word of an arm's name. */
const isOfArm = ({ tokens, places }: View, { from, to }: Placed<Mention>): boolean =>
  places.some(
    (one) => one.item.kind === 'Intervention' && one.from <= from && to <= one.to && one.to - one.from > to - from,
  ) ||
  [0, 1, 2].some((k) => holdsAt(GROUP, tokens, to + k) && tokens.slice(to, to + k).every(({ pos }) => pos === 'NOUN'))

/** The outcome first named after it. */
export function following(shop: Workshop, view: View, end: number, last: number): string | undefined {
  const next = view.places.find((place) => place.from >= end && place.to <= last && place.item.kind === 'Outcome')
  return next && asOutcome(shop, next)
}
