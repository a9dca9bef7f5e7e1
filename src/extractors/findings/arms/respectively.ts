// Values whose arms are told by their order.

import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import { bracketStart, isClose } from '../brackets.js'
import { clauseStart } from '../clauses.js'
import { outcomesOfRun, runsOf, timesOf } from '../values/lists.js'
import type { Valued } from '../values/valued.js'
import { asOutcome, madeOf, type View, type Workshop } from '../view.js'
import { armAt } from './beside.js'
import { placesOfArms } from './clause.js'
import { type Arm, isGroupWord, isOpposed, wordsAt } from './words.js'

/** "17.9% and 15.4% in A and B, respectively": arms in the order of the values. */
export function respectively(shop: Workshop, view: View, valued: Valued[]): void {
  const { tokens } = view
  let from = 0
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.norm !== 'respectively') continue
    const told = valued.filter(
      ({ quantity }) => quantity.from >= from && quantity.to <= at && at - quantity.from < FAR && !quantity.comparative,
    )
    from = at
    // "(p = 0.01 and p = 0.2, respectively)": the order of the tests.
    const closed = tokens.findLastIndex(({ text }, k) => k < at && isClose(text))
    if (tokens.slice(Math.max(closed, at - 5, 0), at).some(({ text }) => isAmong('p P', text))) continue
    const clause = clauseStart(tokens, at, 0)
    const run = runsOf(
      tokens,
      told.map(({ quantity }) => quantity),
    ).at(-1)
    const isLast = ({ quantity }: Valued) => run?.includes(quantity) === true
    // "pain was 3.2 in A and 4.5 in B, and fatigue 5.1 and 6.0, respectively": those without arms.
    const open = (run?.length ?? 0) > 1 && told.every((one) => isLast(one) || one.arm !== undefined)
    const here = told.filter((one) => one.quantity.from >= clause && (!open || isLast(one)))
    const before = here.length > 1 ? here : told
    // "in A and B, respectively, 20% and 41% relapsed".
    const near =
      before.length > 0
        ? before
        : valued.filter(({ quantity }) => quantity.from > at && !quantity.comparative).slice(0, 2)
    if (near.length < 2 || pairsOfOutcomes(shop, view, near, clause)) continue
    const list = armsNear(shop, view, near, at) ?? armsOfRuns(shop, view, near, at) ?? armsBefore(valued, near)
    for (const [i, arm] of list.entries()) (near[i] as Valued).arm = arm
    if (list.length > 0) continue
    // "A, B and C fell (to 3, 4 and 5, respectively)": one value for each outcome.
    const values = near.map(({ quantity }) => quantity)
    const outcomes = outcomesOfRun(shop, view, values, clause)
    // "Worsening kidney function" is one, whatever is known of its words.
    const isList = tokens.slice(clause, near[0]?.quantity.from).some(({ text }) => isAmong('and ,', text))
    if (outcomes.length === near.length && isList)
      for (const [i, outcome] of outcomes.entries()) (near[i] as Valued).outcome = outcome
    // "at 1, 2 and 3 months, respectively": one value for each time.
    else if (!timesOf(tokens, values, clause))
      for (const [i, arm] of armsAgain(shop, view, near).entries()) (near[i] as Valued).arm = arm
  }
}

/** "lower pain and fatigue (3 vs 4 and 5 vs 6, respectively)": as many pairs as outcomes. */
function pairsOfOutcomes(shop: Workshop, view: View, near: readonly Valued[], clause: number): boolean {
  const { places } = view
  const opposed = (k: number) =>
    isOpposed(shop, view, (near[k] as Valued).quantity.to, (near[k + 1] as Valued).quantity.from)
  const pairs = near.length / 2
  if (pairs < 2 || !Number.isInteger(pairs) || near.some((_, k) => k + 1 < near.length && opposed(k) !== (k % 2 === 0)))
    return false
  const first = near[0]?.quantity.from as number
  const subjects = outcomesOfRun(shop, view, [(near[0] as Valued).quantity], clause)
  const named = places.filter(({ item, from, to }) => item.kind === 'Outcome' && from >= clause && to <= first)
  const outcomes = subjects.length === pairs ? subjects : [...new Set(named.map((place) => asOutcome(shop, place)))]
  if (outcomes.length !== pairs) return false
  for (const [k, one] of near.entries()) one.outcome = outcomes[k >> 1] as string
  return true
}

/** "were 21%, 34% and 41% in the A, B and C groups": as many arms as values, in their order. */
export function inGroups(shop: Workshop, view: View, valued: readonly Valued[]): void {
  const { tokens } = view
  const runs = runsOf(
    tokens,
    valued.map(({ quantity }) => quantity),
  )
  for (const run of runs) {
    const last = run.at(-1)?.to ?? 0
    const past = tokens[last]?.text === ',' ? last + 1 : last
    if (run.length < 2 || !isAmong('in for with among of', tokens[past]?.norm)) continue
    // "(2.1, 3.2 and 4.1 for A, B and C; P < 0.001)".
    const held = tokens[past]?.norm === 'for' && bracketStart(tokens, past) >= 0
    const end = tokens.findIndex(
      ({ text }, k) =>
        k > past &&
        k < past + LISTED &&
        (isAmong('groups arms conditions', text) || (held && (text === ';' || isClose(text)))),
    )
    if (end < 0 || tokens.slice(past, end).some(({ pos, text }) => pos === 'AUX' || isAmong('; (', text))) continue
    // Of two nothing but their names says that they are arms.
    const arms = listedArms(shop, view, past, end, run.length, held || run.length === 2)
    for (const [i, arm] of (arms ?? []).entries()) {
      const value = valued.find(({ quantity }) => quantity === run[i])
      if (value) value.arm = arm
    }
  }
}

/** Tokens of "in the intensive therapy, supportive therapy and waiting-list". */
const LISTED = 24

/** Tokens from a value to the "respectively" that tells its arm. */
const FAR = 90

/** "In A and B, pain was 3.2 and 4.5, fatigue 5.1 and 6.0, respectively": each outcome's values have the same arms. */
function armsOfRuns(shop: Workshop, view: View, near: readonly Valued[], at: number): Arm[] | undefined {
  const runs = runsOf(
    view.tokens,
    near.map(({ quantity }) => quantity),
  )
  const size = runs[0]?.length ?? 0
  if (runs.length < 2 || size < 2 || runs.some((run) => run.length !== size)) return undefined
  const arms = armsNear(shop, view, near.slice(0, size), at)
  return arms && runs.flatMap(() => arms)
}

function armsNear(shop: Workshop, view: View, near: readonly Valued[], at: number): Arm[] | undefined {
  const [first, last] = [near[0]?.quantity.from as number, near.at(-1)?.quantity.to as number]
  const arms = placesOfArms(shop, view, 0, view.tokens.length)
  const asArms = (places: typeof arms) => places.map(({ item, from, to }) => ({ entity: item.entity, from, to }))
  const after = arms.filter((arm) => arm.from >= last && arm.to <= at)
  if (after.length === near.length) return asArms(after)
  const listed = listedArms(shop, view, last, at, near.length)
  if (listed) return listed
  const before = arms.filter(({ to }) => to <= first).slice(-near.length)
  if (before.length === near.length && isListed(before)) return asArms(before)
  return groupsBefore(shop, view, first, near.length)
}

/** "Relapse was seen in 12%, 9% and 24%, respectively": of three and more arms those of the sentence before; two are read elsewhere. */
function armsAgain({ order, document }: Workshop, view: View, near: readonly Valued[]): Arm[] {
  if (near.length < 3 || order?.arms.length !== near.length) return []
  if (order.paragraph !== document.passages[view.passage]?.paragraph) return []
  return order.arms.map((entity) => ({ entity, from: 0, to: 0 }))
}

/** "…; at 12 months, 25% and 52%, respectively": the arms of the values before, in their order. */
function armsBefore(valued: readonly Valued[], near: readonly Valued[]): Arm[] {
  const before = valued.slice(0, valued.indexOf(near[0] as Valued)).slice(-near.length)
  const arms = before.flatMap(({ arm }) => arm ?? [])
  return arms.length === near.length ? arms : []
}

/** "in the placebo, 30 mg and 60 mg groups": as many names as values, whoever they are. */
function listedArms(
  shop: Workshop,
  view: View,
  from: number,
  to: number,
  count: number,
  known = false,
): Arm[] | undefined {
  const { tokens } = view
  let k = from
  while (k < to && !isAmong('in for with on among of', tokens[k]?.norm)) k++
  const arms: Arm[] = []
  for (let start = k + 1, end = start; end <= to; end++) {
    const ends = end === to || isAmong(', and or group', tokens[end]?.norm)
    if (!ends) continue
    // "in patients assigned to yoga and walking".
    while (start < end && holdsAt(LED, tokens, start)) start++
    // "in the yoga group were 6.6 ± 0.8, 3.4 ± 0.9": values.
    if (tokens.slice(start, end).some(({ pos, text }) => pos === 'AUX' || text === '±')) return undefined
    if (end > start) {
      const arm = armAt(shop, view, start, undefined)
      const entity =
        arm && arm.to >= end
          ? arm.entity
          : known
            ? undefined
            : (madeOf(shop, view, 'Intervention', start, end) ?? doseArm(shop, view, start, end))
      if (entity === undefined) return undefined
      arms.push({ entity, from: start, to: end })
    }
    start = end + 1
  }
  if (arms.length !== count) return undefined
  // "zopiclone 4 mg, zopiclone 2 mg and placebo", where nothing else tells two of them apart: each by its own words.
  const isTwice = ({ entity }: Arm) => arms.filter((arm) => arm.entity === entity).length > 1
  return arms.map((arm) => {
    const own = isTwice(arm) ? madeOf(shop, view, 'Intervention', arm.from, arm.to) : undefined
    return own === undefined ? arm : { ...arm, entity: own }
  })
}

const LED = oneOf(
  'the , and those patient participant woman man child people subject assigned allocated randomized treated receiving received who given to in with',
)

/** "with 100 mg and 150 mg of yoga", "in the MR850 and PH7 groups": what would be no name elsewhere. */
function doseArm(shop: Workshop, view: View, from: number, to: number): string | undefined {
  if (to - from > 3) return undefined
  return madeOf(shop, view, 'Intervention', from, to, `${wordsAt(view.tokens, from, to)} group`)
}

/** "Bleeding in the treating and control groups was 8% and 15%": names before "groups", whoever they are. */
function groupsBefore(shop: Workshop, view: View, first: number, count: number): Arm[] | undefined {
  const { tokens } = view
  let end = first
  while (end > 0 && !isGroupWord(tokens, end - 1)) {
    if (first - end > APART || isAmong(', ;', tokens[end - 1]?.text)) return undefined
    end--
  }
  let from = end
  while (from > Math.max(0, end - 4 * count) && !isAmong('in of for from with', tokens[from]?.norm)) from--
  return end > 0 ? listedArms(shop, view, from, end, count) : undefined
}

/** Tokens of ", and the" or "(n = 60), " between two names. */
const APART = 6

/** Places that little parts. */
const isListed = (places: readonly { from: number; to: number }[]): boolean =>
  places.every(({ from }, i) => i === 0 || from - (places[i - 1]?.to ?? 0) <= APART)
