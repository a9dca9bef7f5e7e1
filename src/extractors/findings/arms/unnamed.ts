// Arms of values that name none of their own, told by the values beside them or by the clause.

import { isAmong } from '../../../text/among.js'
import { cueSet } from '../../../text/cues.js'
import { closingBracket } from '../../../text/place.js'
import type { Token } from '../../../text/tokens.js'
import { bracketStart, opensAt } from '../brackets.js'
import { clauseStart } from '../clauses.js'
import { type Group, isCompared, kindOf, type Valued } from '../values/valued.js'
import { madeOf, type View, type Workshop } from '../view.js'
import { unknownArm } from './beside.js'
import { armsInOrder } from './ordered.js'
import { type Arm, leadAt, wordsAt } from './words.js'

/**
 * "28% of patients treated with A and 39% of those given B", "6% for A and 22% for B": where one value's arm is known, the
 * other's is who follows it, given something or after the same preposition.
 */
export function nameOthers(shop: Workshop, view: View, valued: readonly Valued[], to: number): void {
  for (const [i, value] of valued.entries()) {
    if (value.arm || value.quantity.comparative) continue
    const named = likewise(shop, view, value, valued[i - 1]) ?? likewise(shop, view, value, valued[i + 1])
    if (named) {
      value.arm = named
      continue
    }
    const beside = [valued[i - 1], valued[i + 1]].find(
      (other) =>
        other?.arm !== undefined &&
        other.arm.from >= other.quantity.to &&
        kindOf(other.quantity) === kindOf(value.quantity) &&
        Math.abs(other.quantity.from - value.quantity.from) < NEAR,
    )
    if (!beside) {
      nameBoth(shop, view, value, valued[i + 1], valued[i + 2]?.quantity.from ?? to)
      continue
    }
    const held = bracketBeside(shop, view, value, beside)
    if (held) {
      value.arm = held
      continue
    }
    const parallel = leadOf(view, value) === leadOf(view, beside)
    const arm = unknownArm(shop, view, value.quantity.to, valued[i + 1]?.quantity.from ?? to, !parallel)
    if (arm && arm.entity !== beside.arm?.entity) value.arm = arm
  }
}

/** "with honey (3.6%) than with syrup (2.1%)": what stands before a bracket after the word that leads to the other's arm. */
function likewise(shop: Workshop, view: View, value: Valued, other: Valued | undefined): Arm | undefined {
  const { tokens } = view
  const arm = other?.arm
  if (!arm || kindOf(other.quantity) !== kindOf(value.quantity)) return undefined
  const open = bracketStart(tokens, value.quantity.from)
  if (open < 0 || bracketStart(tokens, other.quantity.from) !== arm.to || Math.abs(arm.to - open) > NEAR)
    return undefined
  const leadBefore = (from: number) => tokens[tokens[from - 1]?.pos === 'DET' ? from - 2 : from - 1]?.norm ?? ''
  const phrase = view.phrases.find(({ to }) => to === open)
  const lead = leadBefore(arm.from)
  if (!phrase || !isAmong('with for on under by after', lead) || leadBefore(phrase.from) !== lead) return undefined
  if (view.places.some(({ from, to, item }) => from < phrase.to && phrase.from < to && item.kind !== 'Concept'))
    return undefined
  const entity = madeOf(shop, view, 'Intervention', phrase.from, phrase.to)
  return entity === undefined || entity === arm.entity ? undefined : { entity, from: phrase.from, to: phrase.to }
}

/** "95% [QD] vs 90% [yoga]": the arms stand in brackets after both values. */
function bracketBeside(shop: Workshop, view: View, value: Valued, beside: Valued): Arm | undefined {
  const { tokens } = view
  const open = (one: Valued) => [0, 1, 2, 3].map((k) => one.quantity.to + k).find((k) => opensAt(tokens, k))
  const [own, other] = [open(value), open(beside)]
  if (own === undefined || other === undefined || beside.arm?.from !== other + 1) return undefined
  const close = closingBracket(tokens, own, 4)
  if (close < 0 || tokens.slice(own, close).some(({ word }) => !Number.isNaN(word.value))) return undefined
  const words = wordsAt(tokens, own + 1, close)
  const entity = madeOf(
    shop,
    view,
    'Intervention',
    own + 1,
    close,
    /\p{L}{3}/u.test(words) ? undefined : `group ${words}`,
  )
  return entity === undefined ? undefined : { entity, from: own + 1, to: close }
}

/**
 * "6% for the daily regimen and 22% for the weekly schedule": neither is known, and one is called a treatment; or "given
 * prophylaxis" and "not given prophylaxis".
 */
function nameBoth(shop: Workshop, view: View, a: Valued, b: Valued | undefined, to: number): void {
  if (!b || b.arm || b.quantity.comparative || kindOf(a.quantity) !== kindOf(b.quantity)) return
  const lead = leadOf(view, a)
  const without = leadOf(view, b) === 'not'
  if (!without && lead !== leadOf(view, b)) return
  const first = unknownArm(shop, view, a.quantity.to, b.quantity.from)
  const second = unknownArm(shop, view, b.quantity.to, to)
  const heads = cueSet(shop.knowledge.cues.heads, 'intervention')
  if (!first || !second || (!without && ![first, second].some((arm) => heads.has(view.tokens[arm.to - 1]?.norm ?? ''))))
    return
  a.arm = first
  b.arm = second
}

/** "The yoga group gained 3.2 kg and had a balance of 4.5", "In the yoga group, 20% relapsed and 41% slept": one arm of several values. */
export function shareSubject(view: View, valued: readonly Valued[]): void {
  const { tokens } = view
  for (const [i, value] of valued.entries()) {
    const before = valued[i - 1]
    if (value.arm || value.quantity.comparative || !before?.arm || before.arm.to > before.quantity.from) continue
    const { to } = before.quantity
    const between = tokens.slice(to, value.quantity.from)
    if (isFronted(tokens, before.arm) && !between.some(({ text }) => text === ';') && !namesAnother(view, to, value)) {
      value.arm = before.arm
      continue
    }
    const and = tokens.findIndex(({ norm }, k) => k >= to && k < value.quantity.from && norm === 'and')
    if (and > 0 && isVerb(tokens[and + 1]) && !tokens.slice(to, and).some(({ pos }) => pos === 'VERB'))
      value.arm = before.arm
  }
}

/** "In the yoga group, …": what opens a sentence holds for all of it. */
const isFronted = (tokens: readonly Token[], arm: Arm): boolean =>
  tokens[arm.to]?.text === ',' && tokens.slice(0, arm.from).every(({ pos }) => isAmong('ADP DET', pos))

const namesAnother = ({ places }: View, from: number, { quantity }: Valued): boolean =>
  places.some(({ item, from: at, to }) => item.kind === 'Intervention' && at >= from && to <= quantity.from)

const isVerb = (token: Token | undefined): boolean => token?.pos === 'VERB' || token?.norm === 'had'

/** The word after a value and its brackets. */
const leadOf = ({ tokens }: View, { quantity: { to } }: Valued): string => tokens[leadAt(tokens, to)]?.norm ?? ''

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
