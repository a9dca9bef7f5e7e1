// The arms of two values that name none of their own: "lower with A than with B (3.2 vs 4.5)".
import { isAmong } from '../../../text/among.js'
import { isCompared } from '../../../text/comparisons.js'
import { madeOf, type View, type Workshop } from '../view.js'
import { namesArm, placesOfArms } from './clause.js'
import { type Arm, isGroupWord, versusWords } from './words.js'

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
  if (arms.length === 0) groupsNamed(shop, view, from, to, arms)
  const [a, b] = arms
  if (!a || !b || arms.length > 2) return undefined
  return a.compared && !b.compared ? [b, a] : [a, b]
}

/** "the food supplemented group … the other group": adds groups that no known name tells. */
function groupsNamed(
  shop: Workshop,
  view: View,
  from: number,
  to: number,
  arms: (Arm & { compared: boolean })[],
): void {
  for (let k = from; k < to; k++) {
    if (!isGroupWord(view.tokens, k)) continue
    let start = k
    while (start > from && k - start < LONGEST && isAmong('NOUN PROPN ADJ VERB', view.tokens[start - 1]?.pos)) start--
    if (start === k || arms.some((arm) => arm.from < k + 1 && start < arm.to)) continue
    if (view.tokens[start - 1]?.pos !== 'DET') continue
    const entity = madeOf(shop, view, 'Intervention', start, k + 1)
    if (entity === undefined || arms.some((arm) => arm.entity === entity)) continue
    arms.push({ entity, from: start, to: k + 1, compared: isCompared(view.tokens, start, versusWords(shop)) })
  }
  arms.sort((a, b) => a.from - b.from)
}

/** Words of a group's name. */
const LONGEST = 4
