// The arms of two values that name none of their own: "lower with A than with B (3.2 vs 4.5)".
import { isCompared } from '../../text/comparisons.js'
import { type Arm, versusWords } from './arm-words.js'
import { namesArm, placesOfArms } from './clause-arms.js'
import type { View, Workshop } from './view.js'

/**
 * The two arms named in tokens `[from, to)`, in the order in which values follow: the subject first, then the one it is
 * compared with, wherever that stands ("Compared with B, A lowered pain (3.2 vs 4.5)"). Undefined where there are not two.
 */
export function armsInOrder(shop: Workshop, view: View, from: number, to: number): [Arm, Arm] | undefined {
  const versus = versusWords(shop)
  const arms: (Arm & { compared: boolean })[] = []
  for (const { from: start, to: end, item } of placesOfArms(shop, view, from, to)) {
    if (start < from || end > to || !namesArm(shop, view, start, end)) continue
    if (arms.some(({ entity, to: past }) => entity === item.entity || start < past)) continue
    arms.push({ entity: item.entity, from: start, to: end, compared: isCompared(view.tokens, start, versus) })
  }
  const [a, b] = arms
  if (!a || !b || arms.length > 2) return undefined
  return a.compared && !b.compared ? [b, a] : [a, b]
}
