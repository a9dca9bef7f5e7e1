// Findings with numbers: each group's values in their slots, with arms and outcome.
import { isAmong } from '../../../text/among.js'
import type { Span } from '../../../text/spans.js'
import { tokenAt } from '../../../text/tokens.js'
import { isUnit } from '../../../text/units.js'
import type { FindingRecord, StudyRecord, Token } from '../../../types.js'
import { armAt } from '../arms/beside.js'
import { armsOfClause, type ClauseArms } from '../arms/clause.js'
import { comparesPeople } from '../arms/people.js'
import { comparedIn, isControl } from '../arms/words.js'
import { bracketEnd, bracketStart } from '../brackets.js'
import { clauseEnd, clauseStart } from '../clauses.js'
import { partAt } from '../directions/told-arms.js'
import type { Quantity } from '../numbers/quantity.js'
import { namedOutcome, outcomeOfGroup } from '../outcomes/subjects.js'
import { findingOf } from '../record.js'
import { weeksTold } from '../times.js'
import { comparesOthers, noteOrder } from '../trial/order.js'
import { genericOutcome, type View, type Workshop } from '../view.js'
import { changeOfEstimate, changeOfPair, directionOfPair, tellsDecrease } from './estimates.js'
import { groupValues } from './groups.js'
import { pairsOf } from './pairs.js'
import type { Group, Valued } from './valued.js'

/** Arms that a list's other items or the study have named. */
export interface Arms {
  intervention?: string
  comparator?: string
}

/** A finding with its first number's token, and whether the words themselves name the outcome. */
export interface NumericFinding {
  record: FindingRecord
  at: number
  /** Past its last number. */
  past: number
  named: boolean
  /** A pair in a bracket, whose values name no arms of their own. */
  bare: boolean
}

export function readNumbers(
  shop: Workshop,
  view: View,
  quantities: readonly Quantity[],
  from: number,
  to: number,
  study: StudyRecord,
  siblings: Arms,
): NumericFinding[] {
  const out: NumericFinding[] = []
  const groups = groupValues(shop, view, quantities, from, to, study)
  const isToldOf = (arm: string) => groups.some(({ values: [one, more] }) => !more && one?.arm?.entity === arm)
  for (const group of groups) {
    const { quantity } = group.values[0] as Valued
    const first = clauseStart(view.tokens, quantity.from, from)
    const last = Math.min(to, clauseEnd(view.tokens, (group.values.at(-1) as Valued).quantity.to))
    const held = bracketOf(view, group, out.at(-1)) ?? pairBefore(view, group, out.at(-1))
    const named = group.outcome ?? group.values[0]?.outcome ?? namedOutcome(shop, view, group, from) ?? held?.outcome
    const told = named ?? outcomeOfGroup(shop, view, group, from, last) ?? out.at(-1)?.record.outcome
    // Of nothing that is called an outcome: one number that no label tells, or two that nothing calls a measure.
    const alone = study.own === true && group.values.length === 1
    if (told === undefined && !quantity.labelled && (alone || quantity.measure === undefined)) continue
    const outcome = told ?? genericOutcome(shop, view, quantity.label ?? quantity.at)
    // Before a colon stands who the numbers after it are of.
    const here = armsOfClause(shop, view, first, last)
    const whole = here.intervention === undefined && first > from ? armsOfClause(shop, view, from, last) : here
    const clause = group.values.length === 1 ? (armsOfPart(shop, view, quantity.from, first, last) ?? whole) : whole
    noteOrder(shop, view, group.values)
    // "in the yoga group (9 vs 6, p = 0.02) and in controls (8 vs 7, p = 0.4)": each p is of a change, none of the arms.
    const each = inBracketsOfTheirOwn(view, group) || haveTests(view, group, quantities)
    const [p, alike] = each ? [] : [group.p, group.notSignificant]
    for (const [tested, control] of pairsOf(shop, view, group, study)) {
      // Of one value in a report of several arms nobody knows whose it is; a test is of all of them.
      const unknown = control === undefined && hasArms(study) && OF_ONE.has(tested.quantity.measure ?? 'mean')
      const unnamed =
        (control !== undefined && !tested.arm && !control.arm && ofOthers(shop, view, tested.quantity)) ||
        (!tested.arm && !control?.arm && comparesPeople(shop, view, first, last))
      const sole = unknown || unnamed ? undefined : study.interventions[0]
      const likely =
        (control && siblings.intervention) ?? held?.intervention ?? clause.intervention ?? siblings.intervention ?? sole
      // "28% with A and 39% in the others": what has a value of its own has no other.
      const valued = control === undefined && !tested.quantity.comparative && likely !== undefined && isToldOf(likely)
      const intervention = tested.arm?.entity ?? (valued ? undefined : likely)
      const both = control !== undefined || tested.quantity.comparative
      const comparator = both
        ? (control?.arm?.entity ??
          held?.comparator ??
          clause.comparator ??
          siblings.comparator ??
          out.at(-1)?.record.comparator ??
          (unnamed ? undefined : comparedIn(study, intervention)))
        : undefined
      const lowered =
        control !== undefined && tellsDecrease(shop, view, outcome, tested.quantity, control.quantity, from)
      const [more, less] = lowered ? [control, tested] : [tested, control]
      // What only a comparison makes a result tells no direction that nothing tests.
      const isWeak =
        [tested, control].some((one) => one?.quantity.weak && one.quantity.sd === undefined) && p === undefined
      const direction = alike
        ? 'no-difference'
        : less && more && !isWeak && directionOfPair(shop, outcome, more.quantity.value, less.quantity.value)
      const record = findingOf(
        spanOf(view, first, last),
        view.passage,
        measureOf(view, tested, control),
        outcome,
        control || tested.quantity.labelled ? 0.8 : 0.6,
      )
      fillNumbers(record, tested, control)
      if (p !== undefined && !Number.isNaN(p)) record.p = p
      if (group.time !== undefined) {
        const weeks = weeksTold(group.time)
        record.timepoint = group.time
        if (Number.isFinite(weeks)) record.timepointWeeks = weeks
      }
      if (tested.quantity.percent) record.unit = '%'
      if (direction) record.direction = direction
      const change = alike ? 'no-difference' : (more && !isWeak && changeOfPair(more, less)) || changeOfEstimate(record)
      if (change) record.change = change
      if (change === 'no-difference') record.direction = change
      if (intervention !== undefined) record.intervention = intervention
      if (comparator !== undefined && comparator !== intervention) record.comparator = comparator
      const favoured = control ? undefined : favouredBy(shop, view, tested.quantity, study)
      if (favoured !== undefined) {
        const isOther = isControl(shop, favoured) || favoured === record.comparator
        record.direction ??= isOther ? 'favours-comparator' : 'favours-intervention'
        if (!isOther) record.intervention ??= favoured
      }
      const bare = control !== undefined && isBare(view, tested) && isBare(view, control)
      const past = Math.max(tested.quantity.to, control?.quantity.to ?? 0)
      out.push({ at: quantity.from, past, record, named: named !== undefined, bare })
    }
  }
  return out
}

/** "A lowered pain (F = 3.7), whereas B had no effect (F = 0.8)": of the half that a lone value stands in, where it names an arm. */
function armsOfPart(shop: Workshop, view: View, at: number, from: number, to: number): ClauseArms | undefined {
  const part = partAt(view.tokens, at, { from, to })
  if (part.from === from && part.to === to) return undefined
  const arms = armsOfClause(shop, view, part.from, part.to)
  if (arms.intervention !== undefined) return arms
  return arms.comparator === undefined ? undefined : { ...arms, intervention: arms.comparator, comparator: undefined }
}

/** Whether several changes start in brackets, each in one that its test stands in, too. */
function inBracketsOfTheirOwn({ tokens }: View, { values }: Group): boolean {
  const opens = values.map(({ quantity: { since } }) => (since === undefined ? -1 : bracketStart(tokens, since)))
  const last = bracketEnd(tokens, (values.at(-1) as Valued).quantity.to)
  // "(9 to 6) with A and (8 to 7) with B, p = 0.6": of both.
  const tested = tokens.slice((values.at(-1) as Valued).quantity.to, last).some(({ norm }) => norm === 'p')
  return values.length > 1 && tested && !opens.includes(-1) && new Set(opens).size === opens.length
}

/** "from 8.1 to 6.2 (p = 0.01) with A and from 8 to 7 (p = 0.04) with B", "improved in both groups, from … with A and from … (p = 0.02)". */
function haveTests({ tokens }: View, { values }: Group, quantities: readonly Quantity[]): boolean {
  if (values.length < 2 || values.some(({ quantity: { since } }) => since === undefined)) return false
  const [first, last] = [values[0]?.quantity.since as number, values.at(-1)?.quantity.to as number]
  const tests = quantities.filter(({ kind, from }) => kind === 'p' && from > first && from < last)
  const before = tokens.slice(Math.max(0, first - NEAR), first)
  const ofAll = before.some(
    ({ norm }, k) => isAmong('both all each', norm) && isAmong('group arm', before[k + 1]?.norm),
  )
  const isBetween = tokens.slice(last, last + NEAR).some(({ norm }) => /^between(?:-|$)/.test(norm))
  return tests.length > 0 || (ofAll && !isBetween && !before.some(({ norm }) => norm === 'than'))
}

/** A pair in a bracket after a comparison of two that are no arms of the trial. */
function ofOthers(shop: Workshop, view: View, { from }: Quantity): boolean {
  const open = shop.arms.length > 0 ? bracketStart(view.tokens, from) : -1
  return open > 0 && comparesOthers(shop, view, clauseStart(view.tokens, open, 0), open)
}

/** "(12% vs 20%, OR 0.6)", "(3 vs 4 at rest; 5 vs 6)": the finding that a number stands beside, in one bracket. */
function bracketOf({ tokens }: View, { values }: Group, before: NumericFinding | undefined): FindingRecord | undefined {
  const [{ quantity }] = values as [Valued]
  if (!before || (values.length === 1 && !quantity.comparative)) return undefined
  const open = bracketStart(tokens, quantity.from)
  return open >= 0 && before.bare && bracketStart(tokens, before.at) === open ? before.record : undefined
}

/** "a difference of 2.1 points (95% CI 0.8 to 3.4) in favour of yoga", "favouring yoga": the arm. */
function favouredBy(shop: Workshop, view: View, { comparative, to }: Quantity, study: StudyRecord): string | undefined {
  if (!comparative) return undefined
  const { tokens } = view
  for (let k = to; k < Math.min(tokens.length, to + FAVOURED); k++) {
    const { norm, text } = tokens[k] as Token
    if (text === ';' && bracketStart(tokens, k) < 0) return undefined
    const past = norm === 'favor' && tokenAt(tokens, k + 1)?.norm === 'of' ? k + 2 : norm === 'favoring' ? k + 1 : -1
    if (past >= 0) return armAt(shop, view, tokenAt(tokens, past)?.pos === 'DET' ? past + 1 : past, study)?.entity
  }
  return undefined
}

/** Tokens of "points; P = 0.01), which was". */
const FAVOURED = 10

/** "18% with A vs 39% with B (HR 0.4)": the pair that an estimate in the same clause compares. */
function pairBefore(
  { tokens }: View,
  { values }: Group,
  before: NumericFinding | undefined,
): FindingRecord | undefined {
  const [{ quantity, arm }] = values as [Valued]
  if (!before || arm || values.length > 1 || !quantity.comparative || !quantity.labelled) return undefined
  const { intervention, comparator, interventionValue } = before.record
  const open = bracketStart(tokens, quantity.from)
  const between = tokens.slice(before.past, open < before.past ? quantity.from : open)
  const isNear = between.length <= NEAR && !between.some(({ pos, text }) => pos === 'VERB' || text === ';')
  return isNear && intervention !== undefined && comparator !== undefined && interventionValue !== undefined
    ? before.record
    : undefined
}

/** Tokens of "in the usual care group". */
const NEAR = 10

const OF_ONE = new Set(['percentage', 'mean', 'median', 'count'])

/** A report of a trial whose arms are known. */
const hasArms = ({ own, interventions, comparators }: StudyRecord): boolean =>
  own === true && interventions.length + comparators.length > 1

function fillNumbers(record: FindingRecord, { quantity: a }: Valued, control: Valued | undefined): void {
  if (a.sd !== undefined) record.sdIntervention = a.sd
  if (a.n !== undefined) record.nIntervention = a.n
  if (a.events !== undefined) record.eventsIntervention = a.events
  if (control) {
    record.interventionValue = a.value
    record.comparatorValue = control.quantity.value
    if (control.quantity.sd !== undefined) record.sdComparator = control.quantity.sd
    if (control.quantity.n !== undefined) record.nComparator = control.quantity.n
    if (control.quantity.events !== undefined) record.eventsComparator = control.quantity.events
    return
  }
  record.value = a.value
  if (a.ciLow !== undefined) record.ciLow = a.ciLow
  if (a.ciHigh !== undefined) record.ciHigh = a.ciHigh
}

/** "241 m", "62 beats/min": nobody is counted in that. */
const isMeasured = (tokens: readonly Token[], k: number): boolean =>
  isUnit(tokens, k) || isAmong('mmhg point beat bpm kcal watt', tokens[k]?.norm)

const AVERAGES = new Set(['mean', 'score', 'average', 'point', 'median'])

function measureOf(view: View, { quantity }: Valued, control: Valued | undefined): FindingRecord['measure'] {
  if (quantity.measure !== undefined) return quantity.measure
  let said: string | undefined
  for (let k = quantity.from - 1; k >= 0 && said !== 'median' && said !== 'mean'; k--) {
    const { norm } = view.tokens[k] as Token
    // Of "at a mean follow-up of 16 months" the number is another one.
    if (AVERAGES.has(norm) && !isAmong('follow-up followup age', view.tokens[k + 1]?.norm))
      said = said === undefined || norm === 'median' || norm === 'mean' ? norm : said
  }
  if (said === 'median') return 'median'
  const whole = Number.isInteger(quantity.value) && Number.isInteger(control?.quantity.value ?? 0.5)
  return said === undefined && whole && !isMeasured(view.tokens, quantity.past) ? 'count' : 'mean'
}

/** In a bracket with its arm, if any, outside of it. */
function isBare({ tokens }: View, { quantity, arm }: Valued): boolean {
  const open = bracketStart(tokens, quantity.from)
  if (open < 0 || arm === undefined || arm.to <= open) return open >= 0
  // "(7.5 vs 22.8, p < 0.01 vs placebo)": of the test.
  const between = arm.from > quantity.to ? tokens.slice(quantity.to, arm.from) : []
  return arm.from >= bracketEnd(tokens, quantity.to) || between.some(({ text }) => text === ',' || text === ';')
}

/** The words of tokens `[from, to)`. */
export function spanOf({ tokens }: View, from: number, to: number): Span {
  const first = tokens[from] as Token
  const last = tokens[Math.max(from, Math.min(to, tokens.length) - 1)] as Token
  return { start: first.start, end: last.end }
}
