// Arms of values that name none of their own, told by the values beside them or by the clause.
import { cueSet } from '../../text/cues.js'
import { skipBrackets } from '../../text/place.js'
import type { Token } from '../../text/tokens.js'
import { unknownArm } from './arms.js'
import { bracketStart } from './brackets.js'
import { clauseStart } from './directions.js'
import { armsInOrder } from './ordered.js'
import { type Group, isCompared, kindOf, type Valued } from './valued.js'
import type { View, Workshop } from './view.js'

/**
 * "28% of patients treated with A and 39% of those given B", "6% for A and 22% for B": where one value's arm is known, the
 * other's is who follows it, given something or after the same preposition.
 */
export function nameOthers(shop: Workshop, view: View, valued: readonly Valued[], to: number): void {
  for (const [i, value] of valued.entries()) {
    const beside = [valued[i - 1], valued[i + 1]].find(
      (other) =>
        other?.arm !== undefined &&
        other.arm.from >= other.quantity.to &&
        kindOf(other.quantity) === kindOf(value.quantity) &&
        Math.abs(other.quantity.from - value.quantity.from) < NEAR,
    )
    if (value.arm || value.quantity.comparative) continue
    if (!beside) {
      nameBoth(shop, view, value, valued[i + 1], valued[i + 2]?.quantity.from ?? to)
      continue
    }
    const parallel = leadOf(view, value) === leadOf(view, beside)
    const arm = unknownArm(shop, view, value.quantity.to, valued[i + 1]?.quantity.from ?? to, !parallel)
    if (arm && arm.entity !== beside.arm?.entity) value.arm = arm
  }
}

/** "6% for the daily regimen and 22% for the weekly schedule": neither is known, and one is called a treatment. */
function nameBoth(shop: Workshop, view: View, a: Valued, b: Valued | undefined, to: number): void {
  if (!b || b.arm || b.quantity.comparative || kindOf(a.quantity) !== kindOf(b.quantity)) return
  if (leadOf(view, a) !== leadOf(view, b)) return
  const first = unknownArm(shop, view, a.quantity.to, b.quantity.from)
  const second = unknownArm(shop, view, b.quantity.to, to)
  const heads = cueSet(shop.knowledge.cues.heads, 'intervention')
  if (!first || !second || ![first, second].some((arm) => heads.has(view.tokens[arm.to - 1]?.norm ?? ''))) return
  a.arm = first
  b.arm = second
}

/** "The yoga group gained 3.2 kg and had a balance of 4.5": the subject is that of both verbs. */
export function shareSubject({ tokens }: View, valued: readonly Valued[]): void {
  for (const [i, value] of valued.entries()) {
    const before = valued[i - 1]
    if (value.arm || value.quantity.comparative || !before?.arm || before.arm.to > before.quantity.from) continue
    const { to } = before.quantity
    const and = tokens.findIndex(({ norm }, k) => k >= to && k < value.quantity.from && norm === 'and')
    if (and > 0 && isVerb(tokens[and + 1]) && !tokens.slice(to, and).some(({ pos }) => pos === 'VERB'))
      value.arm = before.arm
  }
}

const isVerb = (token: Token | undefined): boolean => token?.pos === 'VERB' || token?.norm === 'had'

/** The word after a value and its brackets. */
const leadOf = ({ tokens }: View, { quantity: { to } }: Valued): string => tokens[skipBrackets(tokens, to)]?.norm ?? ''

/** Tokens from one value to the other of a pair. */
const NEAR = 24

/** Of two compared values without arms: the two named in their clause, or who follows each. */
export function nameArms(shop: Workshop, view: View, { values }: Group, from: number, to: number): void {
  if (values.some(({ arm }) => arm) || !isCompared(shop, view, values)) return
  const [first] = values as [Valued]
  const open = bracketStart(view.tokens, first.quantity.from)
  const ordered =
    values.length === 2 && open > from
      ? (armsInOrder(shop, view, clauseStart(view.tokens, open, from), open) ?? armsInOrder(shop, view, from, to))
      : undefined
  if (ordered) {
    for (const [i, arm] of ordered.entries()) (values[i] as Valued).arm = arm
    return
  }
  const found = values.map(({ quantity }, i) => unknownArm(shop, view, quantity.to, values[i + 1]?.quantity.from ?? to))
  if (found.every((arm) => arm !== undefined)) for (const [i, arm] of found.entries()) (values[i] as Valued).arm = arm
}
