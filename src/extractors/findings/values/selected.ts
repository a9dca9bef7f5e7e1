// "Of the patients with a response (yoga, n = 29; usual care, n = 10), …": who was picked out tells how many of each arm had it.
import { isAmong } from '../../../text/among.js'
import type { StudyRecord } from '../../../types.js'
import { sizedArm } from '../arms/sizes.js'
import { bracketEnd, opensAt } from '../brackets.js'
import type { Quantity } from '../numbers/quantity.js'
import { asOutcome, type View, type Workshop } from '../view.js'
import { type Group, groupOf, type Valued, valuedOf } from './valued.js'

/** Tokens of "Of the 39 assessable patients with a confirmed objective". */
const LONGEST = 12

/** What happened to those picked out: "with a response", "who had relapses"; not "with pain", "with diabetes", which they came with. */
function eventBefore(shop: Workshop, view: View, open: number): string | undefined {
  const { tokens, places } = view
  const place = places.findLast(({ to, item }) => to === open && item.kind === 'Outcome')
  if (!place) return undefined
  let k = place.from - 1
  while (isAmong('ADJ NUM', tokens[k]?.pos)) k--
  const single = isAmong('an a', tokens[k]?.norm)
  if (!single && !/[^s]s$/.test(tokens[open - 1]?.text ?? '')) return undefined
  if (tokens[k]?.pos === 'DET') k--
  if (!isAmong('with had having experienced experiencing developed', tokens[k]?.norm)) return undefined
  for (let from = k - 1; from > k - LONGEST; from--) {
    const { text = '', pos = '' } = tokens[from] ?? {}
    if (text === 'Of') return asOutcome(shop, place)
    if (!isAmong('NOUN ADJ DET NUM PRON PROPN', pos)) return undefined
  }
  return undefined
}

/** Counts of the arms, which tell no direction as the arms need not be of one size, by the sizes that a bracket tells, two or more, each behind its arm. */
export function selectedIn(
  shop: Workshop,
  view: View,
  quantities: readonly Quantity[],
  study: StudyRecord | undefined,
): Group[] {
  const sizes = quantities.filter(({ kind }) => kind === 'n')
  const groups: Group[] = []
  if (sizes.length < 2) return groups
  for (const first of sizes) {
    let open = first.from
    while (open > first.from - LONGEST && open >= 0 && !opensAt(view.tokens, open)) open--
    if (!opensAt(view.tokens, open)) continue
    const close = bracketEnd(view.tokens, first.to)
    const inside = sizes.filter(({ from, to }) => from > open && to <= close)
    if (inside[0] !== first || inside.length < 2) continue
    const outcome = eventBefore(shop, view, open)
    if (outcome === undefined) continue
    const values = inside.flatMap((quantity): Valued[] => {
      const arm = sizedArm(shop, view, quantity.from, study)
      return arm ? [valuedOf({ ...quantity, kind: 'value', measure: 'count', weak: true }, arm)] : []
    })
    if (values.length === inside.length) groups.push(groupOf(values, outcome))
  }
  return groups
}
