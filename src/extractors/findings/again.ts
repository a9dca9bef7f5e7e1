// Two values side by side whose arms were told before: "nausea in 12% with A and 20% with B, headache in 8% and 14%".
import { endsVersus } from '../../text/comparisons.js'
import { type Arm, versusWords } from './arm-words.js'
import { bracketEnd, bracketStart } from './brackets.js'
import { clauseStart } from './directions.js'
import { armsInOrder } from './ordered.js'
import { kindOf, type Valued } from './valued.js'
import type { View, Workshop } from './view.js'

/** Gives such values the arms of the pair before them, or of the two that the sentence has named, in their order. */
export function inOrderAgain(shop: Workshop, view: View, valued: readonly Valued[]): void {
  for (let i = 0; i + 1 < valued.length; i++) {
    const [a, b] = [valued[i], valued[i + 1]] as [Valued, Valued]
    if (a.arm || b.arm || !isSideBySide(shop, view, a, b) || isSideBySide(shop, view, b, valued[i + 2])) continue
    const arms = armsBetween(shop, view, valued[i - 1], a) ?? armsBefore(valued, i) ?? armsNamed(shop, view, a, b)
    if (!arms) continue
    a.arm = arms[0]
    b.arm = arms[1]
    i++
  }
}

function isSideBySide(shop: Workshop, { tokens }: View, a: Valued, b: Valued | undefined): boolean {
  if (!b || kindOf(a.quantity) !== kindOf(b.quantity) || a.quantity.comparative || b.quantity.comparative) return false
  const between = tokens.slice(a.quantity.to, b.quantity.from)
  if (between.length === 0 || between.length > 2) return false
  const versus = versusWords(shop)
  return between.every(
    ({ text }, k) => /^(?:,|and|\/|;|\.)$/.test(text) || endsVersus(tokens, a.quantity.to + k, versus),
  )
}

/** Two arms named since the value before. */
const armsBetween = (shop: Workshop, view: View, before: Valued | undefined, { quantity }: Valued) =>
  before && armsInOrder(shop, view, before.quantity.to, quantity.from)

/** The arms of the two values before. */
function armsBefore(valued: readonly Valued[], i: number): [Arm, Arm] | undefined {
  const [a, b] = [valued[i - 2]?.arm, valued[i - 1]?.arm]
  return a && b && a.entity !== b.entity ? [a, b] : undefined
}

/** In a bracket of their own: the two arms named before it. */
function armsNamed(shop: Workshop, view: View, a: Valued, b: Valued): ReturnType<typeof armsInOrder> {
  const { tokens } = view
  const open = bracketStart(tokens, a.quantity.from)
  if (open < 0 || a.quantity.from - open > 3 || bracketEnd(tokens, b.quantity.to) - b.quantity.to > 8) return undefined
  return armsInOrder(shop, view, clauseStart(tokens, open, 0), open) ?? armsInOrder(shop, view, 0, open)
}
