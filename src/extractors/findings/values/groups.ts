// Numbers that belong together: the values of two arms, a change's start and end, an estimate with its p.
import { isAmong } from '../../../text/among.js'
import type { Token } from '../../../text/tokens.js'
import type { StudyRecord } from '../../../types.js'
import { inOrderAgain } from '../arms/again.js'
import { armAfter, armOfValue } from '../arms/beside.js'
import { inGroups, respectively } from '../arms/respectively.js'
import { addSizes, countBehind } from '../arms/sizes.js'
import { nameArms, nameOthers, shareSubject } from '../arms/unnamed.js'
import { type Arm, isControl, versusWords } from '../arms/words.js'
import { bracketEnd, bracketStart, opensAt, outside, parted } from '../brackets.js'
import { clauseStart } from '../clauses.js'
import { shareP } from '../numbers/p-values.js'
import type { Quantity } from '../numbers/quantity.js'
import { inTrialOrder } from '../trial/order.js'
import type { View, Workshop } from '../view.js'
import { isAmount, isStrength, tellDifference, tellOpposites } from './amounts.js'
import { isBaseline } from './baseline.js'
import { namedInBrackets, readLists, runsOf } from './lists.js'
import { opensCompared } from './pairs.js'
import { selectedIn } from './selected.js'
import { armOfStart, noteStarts, startsOverTime } from './starts.js'
import {
  type Group,
  groupOf,
  haveArms,
  isCompared,
  kindOf,
  opposes,
  type Range,
  type Valued,
  valuedOf,
} from './valued.js'
import { holdsWeak, isAttendance } from './weak.js'

/** Groups the quantities in tokens `[from, to)`. */
export function groupValues(
  shop: Workshop,
  view: View,
  quantities: readonly Quantity[],
  from: number,
  to: number,
  study: StudyRecord | undefined,
): Group[] {
  const own = quantities.filter((q) => q.from >= from && q.to <= to)
  if (own.length === 0) return []
  const values = own.filter((q) => q.kind === 'value' && !isStrength(view, q))
  const overTime = startsOverTime(shop, view, values, from, study)
  const starts = values.filter((q, i) => overTime.includes(q) || isBaseline(view.tokens, q, values[i + 1]))
  if (starts.length > 0) noteStarts(shop, view, values, starts, overTime)
  for (const q of values) if (isAmount(shop, view.tokens, q, values)) tellDifference(q)
  tellOpposites(shop, view.tokens, values)
  const kept = values.filter((q, i) => !starts.includes(q) && !isAside(view.tokens, values[i - 1], q, values[i + 1]))
  const scope = { from, to, own, study }
  const lists = readLists(shop, view, kept, scope)
  const free = lists.length === 0 ? kept : kept.filter((q) => !lists.some((group) => holds(group, q)))
  const strong = groupsOf(
    shop,
    view,
    free.filter(({ weak }) => !weak),
    scope,
  )
  // "6.4 versus 4.2 months": a value that says nothing alone may be the other half of a weak one.
  const told = strong.filter((group) => tells(shop, view, group))
  const weak = free.some((q) => q.weak) ? weakGroups(shop, view, free, told, scope) : []
  const selected = selectedIn(shop, view, own, study)
  const groups =
    lists.length + selected.length + weak.length === 0
      ? strong
      : [
          ...lists,
          ...selected,
          ...strong.filter((group) => !weak.some((pair) => pair.values.some(({ quantity }) => holds(group, quantity)))),
          ...weak,
        ].sort((a, b) => (a.values[0]?.quantity.from ?? 0) - (b.values[0]?.quantity.from ?? 0))
  // A test after them is of what is told of those picked out.
  shareP(view.tokens, selected.length > 0 ? groups.filter((group) => !selected.includes(group)) : groups, own)
  return groups.filter(
    (group) =>
      !isDescription(group.values) &&
      (lists.includes(group) ||
        selected.includes(group) ||
        weak.includes(group) ||
        (told.includes(group) && !isLoose(view, group, kept))),
  )
}

/** Groups of what no group that tells something holds: one of them is weak, and says something beside another. */
function weakGroups(
  shop: Workshop,
  view: View,
  free: readonly Quantity[],
  told: readonly Group[],
  scope: Range,
): Group[] {
  const left = free.filter((q) => !told.some((group) => holds(group, q)))
  return left.length > 1 && left.some((q) => q.weak)
    ? groupsOf(shop, view, left, scope).filter((group) => holdsWeak(shop, view, group, scope.from))
    : []
}

/** Tokens of "ml.kg−1.min−1". */
const UNIT = 8

/** "152 ± 15.3 (82.1 ± 3.6% of the maximum) and 151 ± 9.7": the same said otherwise, in a bracket between two values. */
function isAside(
  tokens: readonly Token[],
  before: Quantity | undefined,
  { from, to, sd }: Quantity,
  next: Quantity | undefined,
): boolean {
  if (!before || before.sd === undefined || sd === undefined || !opensAt(tokens, from - 1)) return false
  const close = bracketEnd(tokens, to)
  const between = tokens.slice(before.to, from - 1)
  if (!between.every(({ pos, text }) => isAmong('NOUN PROPN NUM SYM X', pos) || isAmong('. / − – -', text)))
    return false
  return between.length <= UNIT && close - to <= 3 && (next === undefined || next.from > close)
}

const holds = ({ values }: Group, quantity: Quantity): boolean => values.some((value) => value.quantity === quantity)

function tells(shop: Workshop, view: View, { values }: Group): boolean {
  const [first] = values
  if (!first || isDescription(values)) return false
  const { measure } = first.quantity
  if (measure === undefined && isAttendance(view, values)) return false
  return (
    (measure !== undefined && (values.length > 1 || measure !== 'count' || first.arm !== undefined)) ||
    (values.length > 1 && (haveArms(values) || isCompared(shop, view, values)))
  )
}

/** One of "12%, 8% and 5%", of which nothing says what or whose each is. */
function isLoose({ tokens }: View, { values }: Group, kept: readonly Quantity[]): boolean {
  const [value] = values
  if (value === undefined || values.length > 1 || value.quantity.labelled || value.outcome !== undefined) return false
  return runsOf(tokens, kept).some((run) => run.length > 1 && run.includes(value.quantity))
}

function groupsOf(shop: Workshop, view: View, kept: readonly Quantity[], { from, to, own, study }: Range): Group[] {
  const groups: Group[] = []
  const valued = kept.map((quantity, i): Valued => {
    const arm = quantity.comparative
      ? testedArm(shop, view, quantity, kept[i + 1]?.from ?? to, study)
      : TESTS.has(quantity.measure ?? '')
        ? undefined
        : (armOfValue(
            shop,
            view,
            quantity.from,
            quantity.to,
            kept[i - 1]?.to ?? from,
            nextOf(view.tokens, kept, i) ?? to,
            study,
          ) ?? armOfStart(shop, view, quantity, kept[i - 1]?.to ?? from, study))
    return valuedOf(quantity, arm)
  })
  if (valued.length > 1) {
    nameOthers(shop, view, valued, to)
    shareSubject(view, valued)
    namedInBrackets(shop, view, valued)
    respectively(shop, view, valued)
    inGroups(shop, view, valued)
    inOrderAgain(shop, view, valued)
    inTrialOrder(shop, view, valued, study)
  }
  let runs: Quantity[][] | undefined
  const runOf = ({ quantity }: Valued) => {
    runs ??= runsOf(view.tokens, kept)
    return runs.find((run) => run.includes(quantity)) as Quantity[]
  }
  const isApart = (last: Valued, value: Valued) => {
    if (kept.length < 3) return false
    const [before, own] = [runOf(last), runOf(value)]
    return before !== own && before.length + own.length > 2 && !isCompared(shop, view, [last, value])
  }
  for (const [i, value] of valued.entries()) {
    const group = groups.at(-1)
    const last = valued[i - 1]
    if (
      group &&
      last &&
      group.values.includes(last) &&
      !tellsAgain(group, value) &&
      isPair(shop, view, last, value) &&
      // Of "6.0 and 5.1" neither is the other half of a value elsewhere.
      !isApart(last, value)
    )
      group.values.push(value)
    else groups.push(groupOf([value]))
  }
  for (const group of groups)
    if (group.values.length > 1) {
      nameArms(shop, view, group, from, to)
      countBehind(view, own, group.values, study?.sampleSize)
    }
  addSizes(shop, view, own, valued, { from, to, study })
  return groups
}

/** Of all arms together. */
const TESTS = new Set(['f', 't', 'z', 'chi2', 'eta2', 'r2', 'i2'])

/** "6.4 mmHg lower in the yoga group": whose it is, where that is no control. */
function testedArm(
  shop: Workshop,
  view: View,
  { labelled, to }: Quantity,
  after: number,
  study: StudyRecord | undefined,
): Arm | undefined {
  const arm = labelled ? undefined : armAfter(shop, view, to, after, study)
  return arm && !isControl(shop, arm.entity) ? arm : undefined
}

/** Where the next value starts that stands in no bracket right after this one: "19.1 mmHg (−21%) in the yoga group". */
function nextOf(tokens: readonly Token[], kept: readonly Quantity[], i: number): number | undefined {
  const [{ to }, next] = [kept[i] as Quantity, kept[i + 1]]
  const open = next ? bracketStart(tokens, next.from) : -1
  const isBeside = next !== undefined && open >= to && open - to <= 2 && bracketEnd(tokens, next.to) - next.to < UNIT
  return isBeside ? kept[i + 2]?.from : next?.from
}

/** One value, or two without a test, in a passage that describes the sample. */
const isDescription = (values: readonly Valued[]): boolean =>
  values.every(({ quantity }) => quantity.sample && !quantity.comparative)

/** An arm that the group has a value of: the value is of the next outcome. */
const tellsAgain = ({ values }: Group, { arm }: Valued): boolean =>
  arm !== undefined && values.some((value) => value.arm?.entity === arm.entity)

function isPair(shop: Workshop, view: View, a: Valued, b: Valued): boolean {
  const { tokens } = view
  if (a.quantity.comparative || b.quantity.comparative) return false
  if (kindOf(a.quantity) !== kindOf(b.quantity)) return false
  if (b.quantity.from - a.quantity.to > 30) return false
  const between = tokens.slice(a.quantity.to, b.quantity.from)
  const open = bracketStart(tokens, a.quantity.to)
  // "(3.2 days; IQR 2-4) than with B (4.5 days": the first bracket is a's own.
  const own = open >= 0 && (open > a.quantity.from || bracketEnd(tokens, a.quantity.to) < b.quantity.from)
  // "Compared with 41% of controls, 22% relapsed".
  if (isFrontedBy(tokens, a) && opensCompared(tokens, a, versusWords(shop)) && between.some(({ text }) => text === ','))
    return true
  if (parted(between, own))
    return a.arm !== undefined && b.arm !== undefined && a.arm.entity !== b.arm.entity && outside(between) < PARTED
  if (a.arm && b.arm && a.arm.entity === b.arm.entity) return false
  const versus = versusWords(shop)
  // "(77.8 vs 31.8 mg) and half-life (9.7": compared is the number that follows.
  const next = (k: number) =>
    tokens
      .slice(k + 1, b.quantity.from)
      // "3 (3.9%) vs 4 (5.3%)": the 4 is what 5.3% counts.
      .every(({ word }) => Number.isNaN(word.value) || word.value === b.quantity.events)
  for (let k = a.quantity.to; k < b.quantity.from; k++) if (opposes(tokens, k, versus) && next(k)) return true
  const goesOn = isOfTrial(shop, a) && isOfTrial(shop, b) && !namesOutcome(view, a.quantity.to, b.quantity.from)
  return (
    a.arm !== undefined &&
    b.arm !== undefined &&
    between.every(
      ({ pos, text, norm, index }, k) =>
        pos !== 'VERB' ||
        // "to cream A", which the tagger takes for a verb.
        [a, b].some(({ arm }) => arm !== undefined && arm.from <= index && index < arm.to) ||
        // "to 3.2 with yoga, whereas it stayed at 4.5 with usual care".
        (goesOn && isAmong('did change stayed remained was were', norm)) ||
        /(?:ed|ing|en)$/.test(text) ||
        isAmong('had got showed', text) ||
        // "20% relapsed, as did 41% of controls".
        (text === 'did' && between[k - 1]?.text === 'as'),
    )
  )
}

const isOfTrial = ({ arms }: Workshop, { arm }: Valued): boolean => arms.some(({ entity }) => entity === arm?.entity)

const namesOutcome = ({ places }: View, from: number, to: number): boolean =>
  places.some((one) => one.item.kind === 'Outcome' && one.item.rule !== 'anaphora' && one.from >= from && one.to <= to)

/** Whether its clause opens with a value's "compared with". */
function isFrontedBy(tokens: readonly Token[], { quantity: { from } }: Valued): boolean {
  const start = clauseStart(tokens, from, 0)
  return from - start <= 6 && isAmong('compared as relative against versus', tokens[start]?.norm)
}

/** Tokens outside of brackets between values that a semicolon parts. */
const PARTED = 12
