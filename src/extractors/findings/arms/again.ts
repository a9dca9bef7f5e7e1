// Two values side by side whose arms were told before: "nausea in 12% with A and 20% with B, headache in 8% and 14%".

import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import { cueSet } from '../../../text/cues.js'
import type { Token } from '../../../text/tokens.js'
import { bracketEnd, bracketStart, closesAt, opensAt } from '../brackets.js'
import { clauseStart } from '../clauses.js'
import type { Quantity } from '../numbers/quantity.js'
import { joining, kindOf, type Valued } from '../values/valued.js'
import type { View, Workshop } from '../view.js'
import { namesArm, placesOfArms } from './clause.js'
import { armsInOrder } from './ordered.js'
import { type Arm, versusWords } from './words.js'

/** Gives such values the arms of the pair before them, or of the two that the sentence has named, in their order. */
export function inOrderAgain(shop: Workshop, view: View, valued: readonly Valued[]): void {
  for (let i = 0; i + 1 < valued.length; i++) {
    const [a, b] = [valued[i], valued[i + 1]] as [Valued, Valued]
    if (!isSideBySide(shop, view, a, b) || isSideBySide(shop, view, b, valued[i + 2])) continue
    const listed = a.arm ? undefined : armsAfter(shop, view, b)
    // In a bracket of two values the subject is neither's own arm.
    const open = bracketStart(view.tokens, a.quantity.from)
    if (!listed && [a, b].some(({ arm }) => arm !== undefined && arm.to > open)) continue
    const arms =
      listed ??
      (a.arm || b.arm ? undefined : (armsBetween(shop, view, valued[i - 1], a) ?? armsBefore(valued, i))) ??
      armsNamed(shop, view, a, b) ??
      armsJoined(shop, view, a)
    if (!arms) continue
    a.arm = arms[0]
    b.arm = arms[1]
    i++
  }
}

export function isSideBySide(shop: Workshop, { tokens }: View, a: Valued, b: Valued | undefined): boolean {
  if (!b || kindOf(a.quantity) !== kindOf(b.quantity) || a.quantity.comparative || b.quantity.comparative) return false
  const between = withoutCounts(tokens, a.quantity, b.quantity) ?? joining(tokens, a.quantity, b.quantity)
  if (between.length === 0 || between.length > 2) return false
  const versus = versusWords(shop)
  return between.every(({ text, index }) => isAmong(', and / ; .', text) || endsVersus(tokens, index, versus))
}

/** "9 (14%) and 19 (29%)", "9 patients (14%) vs 19 patients (29%)": what stands between shares that were counted before. */
function withoutCounts(tokens: readonly Token[], a: Quantity, b: Quantity): readonly Token[] | undefined {
  if (a.events === undefined || b.events === undefined || !opensAt(tokens, b.from - 1)) return undefined
  const from = closesAt(tokens, a.to) ? a.to + 1 : a.to
  let to = b.from - 1
  while (to > from && isAmong('NOUN ADJ', tokens[to - 1]?.pos)) to--
  if (tokens[to - 1]?.pos !== 'NUM') return undefined
  // "25 of 38 patients (66%)".
  const of = isAmong('of /', tokens[to - 2]?.norm) ? to - 2 : to
  return tokens.slice(from, of < to ? of - 1 : to - 1)
}

/** Words of "in the yoga and the usual care group". */
const LISTED = 14

/** "3.2 v 4.5 in the yoga and usual care groups": in the order of the values, whatever stood between these. */
function armsAfter(shop: Workshop, view: View, { quantity, arm }: Valued): [Arm, Arm] | undefined {
  // "72% versus 8% of subjects (yoga vs usual care)".
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  const counted = view.tokens[quantity.to]?.norm === 'of' && people.has(view.tokens[quantity.to + 1]?.norm ?? '')
  const to = counted ? quantity.to + 2 : quantity.to
  if ((arm && arm.from < to) || !isAmong('in with for on among between (', view.tokens[to]?.norm)) return undefined
  const arms = placesOfArms(shop, view, to, to + LISTED)
    .filter(({ from, to: end }) => from >= to && end <= to + LISTED && namesArm(shop, view, from, end))
    .filter(({ item }, i, all) => all.findIndex((one) => one.item.entity === item.entity) === i)
    .map(({ from, to: end, item }) => ({ entity: item.entity, from, to: end }))
  return arms.length === 2 ? (arms as [Arm, Arm]) : undefined
}

/** Two arms named since the value before. */
const armsBetween = (shop: Workshop, view: View, before: Valued | undefined, { quantity }: Valued) =>
  before && armsInOrder(shop, view, before.quantity.to, quantity.from)

/** The arms of the two values before. */
function armsBefore(valued: readonly Valued[], i: number): [Arm, Arm] | undefined {
  const [a, b] = [valued[i - 2]?.arm, valued[i - 1]?.arm]
  return a && b && a.entity !== b.entity ? [a, b] : undefined
}

/** "In the yoga and usual care groups, pain was 3.2 and 4.5", "pain with yoga vs usual care was 3.2 vs 4.5". */
function armsJoined(shop: Workshop, view: View, { quantity: { from } }: Valued): [Arm, Arm] | undefined {
  const arms = armsInOrder(shop, view, clauseStart(view.tokens, from, 0), from) ?? armsInOrder(shop, view, 0, from)
  if (!arms) return undefined
  const [first, second] = arms[0].from < arms[1].from ? arms : [arms[1], arms[0]]
  const versus = versusWords(shop)
  const isLink = (k: number) =>
    isAmong('and or the in with for group arm patient , .', view.tokens[k]?.norm) || endsVersus(view.tokens, k, versus)
  for (let k = first.to; k < second.from; k++) if (!isLink(k)) return undefined
  return arms
}

/** In a bracket of their own: the two arms named before it. */
function armsNamed(shop: Workshop, view: View, a: Valued, b: Valued): ReturnType<typeof armsInOrder> {
  const { tokens } = view
  const open = bracketStart(tokens, a.quantity.from)
  if (open < 0 || a.quantity.from - open > 3 || bracketEnd(tokens, b.quantity.to) - b.quantity.to > 8) return undefined
  return armsInOrder(shop, view, clauseStart(tokens, open, 0), open) ?? armsInOrder(shop, view, 0, open)
}
