// Lists of values, one for each outcome or time: "pain and fatigue were 3.2 and 5.1 with A and 4.5 and 6.0 with B".
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { skipBrackets } from '../../../text/place.js'
import { holds } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { withDose } from '../arms/apposed.js'
import { armAfter, armOfValue } from '../arms/beside.js'
import { placesOfArms } from '../arms/clause.js'
import { type Arm, isGroupWord, isOpposed, wordsAt } from '../arms/words.js'
import { bracketEnd, bracketStart } from '../brackets.js'
import type { Quantity } from '../numbers/quantity.js'
import { outcomesBefore } from '../outcomes/beside.js'
import { madeOf, type View, type Workshop } from '../view.js'
import { type Group, groupOf, joining, kindOf, type Range, type Valued, valuedOf } from './valued.js'

/** Values that only commas and "and" part. */
export function runsOf(tokens: readonly Token[], values: readonly Quantity[]): Quantity[][] {
  const runs: Quantity[][] = []
  for (const value of values) {
    const last = runs.at(-1)?.at(-1)
    if (last && isListed(tokens, last, value)) runs.at(-1)?.push(value)
    else runs.push([value])
  }
  return runs
}

function isListed(tokens: readonly Token[], a: Quantity, b: Quantity): boolean {
  // "44% (p = 0.05) and 39% (p = 0.02)".
  const past = isAmong('p P', tokens[a.to + 1]?.text) ? skipBrackets(tokens, a.to) : a.to
  const between = past > a.to ? tokens.slice(past, b.from) : withoutUnit(joining(tokens, a, b))
  return (
    between.length > 0 &&
    between.length <= 2 &&
    between.every(({ text }) => isAmong(', and &', text)) &&
    kindOf(a) === kindOf(b) &&
    !a.comparative &&
    !b.comparative
  )
}

/** "24.6 mM and 7.43": each value of a list may have a unit of its own. */
const withoutUnit = (between: readonly Token[]): readonly Token[] =>
  between.length === 2 &&
  isAmong('NOUN PROPN SYM X', (between[0] as Token).pos) &&
  (between[0] as Token).text.length < 7
    ? between.slice(1)
    : between

/** Groups of the values that stand at the same place of two arms' lists. */
export function readLists(shop: Workshop, view: View, values: readonly Quantity[], range: Range): Group[] {
  const { tokens } = view
  const groups: Group[] = []
  // Two lists of two.
  if (values.length < 4) return groups
  const runs = runsOf(
    tokens,
    values.filter(({ weak }) => !weak),
  )
  for (let r = 0; r + 1 < runs.length; r++) {
    const size = (runs[r] as Quantity[]).length
    if (size < 2) continue
    let past = r + 1
    while (runs[past]?.length === size) past++
    const lists = runs.slice(r, past)
    if (lists.length < 2) continue
    const arms = lists.map((list, i) => {
      const before = runs[r + i - 1]
      return armOfRun(
        shop,
        view,
        list,
        before ? endOf(before) : range.from,
        runs[r + i + 1]?.[0]?.from ?? range.to,
        range,
      )
    })
    const times =
      lists.map((list) => timesAfter(tokens, list)).find((told) => told !== undefined) ??
      timesBefore(tokens, lists[0] as Quantity[], range.from)
    const outcomes = times ? undefined : outcomesOfRun(shop, view, lists[0] as Quantity[], range.from)
    const distinct = arms.every((arm, i) => arm && arms.findIndex((one) => one?.entity === arm.entity) === i)
    // "lower pain and fatigue (3 and 4 vs 5 and 6)": of the clause's arms.
    const isPair = lists.length === 2 && arms.every((arm) => arm === undefined) && opposed(shop, tokens, lists)
    if (!(distinct || isPair) || (!times && outcomes?.length !== size)) continue
    for (let i = 0; i < size; i++)
      groups.push(
        groupOf(
          lists.map((list, n) => valuedOf(list[i] as Quantity, arms[n])),
          outcomes?.[i],
          times?.[i],
        ),
      )
    r = past - 1
  }
  return groups
}

/** Whether nothing but "vs" stands between two lists. */
function opposed(shop: Workshop, tokens: readonly Token[], [a, b]: readonly (readonly Quantity[])[]): boolean {
  const [from, to] = [endOf(a as Quantity[]), (b as Quantity[])[0]?.from as number]
  return to - from <= 2 && isOpposed(shop, { tokens }, from, to)
}

const endOf = (run: readonly Quantity[]): number => (run.at(-1) as Quantity).to

/** "3.2 and 5.1 in the yoga group", "the yoga group had 3.2 and 5.1". */
function armOfRun(
  shop: Workshop,
  view: View,
  run: readonly Quantity[],
  before: number,
  after: number,
  { study }: Range,
): Arm | undefined {
  const { from, to } = run[0] as Quantity
  const end = pastOrder(view.tokens, timeEnd(view.tokens, endOf(run)))
  const sole =
    dosed(shop, view, armAfter(shop, view, end, after, study)) ?? armOfValue(shop, view, from, to, before, after, study)
  if (sole) return sole
  const named = placesOfArms(shop, view, before, from).filter((place) => place.from >= before && place.to <= from)
  const [first] = named
  return first && named.every(({ item }) => item.entity === first.item.entity)
    ? { entity: first.item.entity, from: first.from, to: first.to }
    : undefined
}

const dosed = (shop: Workshop, view: View, arm: Arm | undefined): Arm | undefined => arm && withDose(shop, view, arm)

/** Past ", respectively," at token `k`. */
function pastOrder(tokens: readonly Token[], k: number): number {
  let to = tokens[k]?.text === ',' ? k + 1 : k
  if (tokens[to]?.norm !== 'respectively') return k
  to++
  return tokens[to]?.text === ',' ? to + 1 : to
}

/** The subject's outcomes, before the verb that the list follows. */
export function outcomesOfRun(shop: Workshop, view: View, [first]: readonly Quantity[], from: number): string[] {
  for (let k = (first as Quantity).from - 1; k >= from; k--) {
    const { pos, text } = view.tokens[k] as Token
    if (text === ';') return []
    if (pos === 'VERB' || pos === 'AUX') {
      const { outcomes } = outcomesBefore(shop, view, k)
      if (outcomes.length > 0) return outcomes
    }
  }
  return []
}

const UNIT = oneOf('day week month year hour minute min h')

/** Past "at 4, 8 and 12 weeks" or "at weeks 4, 8 and 12" after token `k`; `k` where no times stand. */
function timeEnd(tokens: readonly Token[], k: number): number {
  if (!isAmong('at after for on in', tokens[k]?.norm)) return k
  let end = k + 1
  let unit = false
  while (end < k + 14) {
    const token = tokens[end] as Token | undefined
    if (!token) break
    if (holds(UNIT, token.word)) unit = true
    else if (Number.isNaN(token.word.value) && !isAmong(', and &', token.text)) break
    end++
  }
  return unit ? end : k
}

/** "Pain at 4, 8 and 12 weeks was 5.1, 4.2 and 3.2": one time for each value of the list that follows. */
function timesBefore(tokens: readonly Token[], run: readonly Quantity[], from: number): string[] | undefined {
  for (let k = (run[0] as Quantity).from - 1; k >= from; k--) {
    if ((tokens[k] as Token).text === ';') return undefined
    const times = timesFrom(tokens, k, run.length)
    if (times) return times
  }
  return undefined
}

/** One time for each value of a list, told behind it or, from token `from` on, before it. */
export const timesOf = (tokens: readonly Token[], run: readonly Quantity[], from: number): string[] | undefined =>
  run.length < 2 ? undefined : (timesAfter(tokens, run) ?? timesBefore(tokens, run, from))

/** The same after the list. */
const timesAfter = (tokens: readonly Token[], run: readonly Quantity[]): string[] | undefined =>
  timesFrom(tokens, endOf(run), run.length)

/** As many times as asked for, each with the unit, in "at 4, 8 and 12 weeks" at token `from`. */
function timesFrom(tokens: readonly Token[], from: number, count: number): string[] | undefined {
  const told = tokens.slice(from, timeEnd(tokens, from))
  const unit = told.find(({ word }) => holds(UNIT, word))
  const numbers = told.filter(({ word }) => !Number.isNaN(word.value))
  if (!unit || numbers.length !== count) return undefined
  const before = unit.index < (numbers[0] as Token).index
  return numbers.map(({ text, index }) => {
    // "at 72 hours and day 7": each in its own.
    const [last, next] = [tokens[index - 1], tokens[index + 1]]
    if (next && holds(UNIT, next.word)) return `${text} ${next.text}`
    if (last && holds(UNIT, last.word)) return `${last.norm} ${text}`
    return before ? `${unit.norm} ${text}` : `${text} ${unit.text}`
  })
}

/** "in the A (12; 83%), B (14; 79%) and C (13; 81%) groups": each bracket's arm is named before it, known or not. */
export function namedInBrackets(shop: Workshop, view: View, valued: readonly Valued[]): void {
  const { tokens } = view
  for (let i = 0; i + 1 < valued.length; i++) {
    if (bracketStart(tokens, (valued[i] as Valued).quantity.from) < 0) continue
    const list: { values: Valued[]; open: number; close: number }[] = []
    for (const value of valued.slice(i)) {
      const open = bracketStart(tokens, value.quantity.from)
      const close = open < 0 ? -1 : bracketEnd(tokens, value.quantity.to)
      const last = list.at(-1)
      if (last && open === last.open) {
        last.values.push(value)
        continue
      }
      if (open < 0 || (last && open - last.close > LONGEST_NAME)) break
      list.push({ values: [value], open, close })
    }
    const end = list.at(-1)
    if (!end || list.length < 2) continue
    const isGroup = (k: number) => isGroupWord(tokens, k)
    // "light (3%) vs deep (5%) sedation group", "methionine (3%) and vitamin groups (5%)".
    const head = isAmong('NOUN ADJ', tokens[end.close + 1]?.pos) && isGroup(end.close + 2)
    if (isGroup(end.close + 1) || head || /^(?:groups|arms)$/i.test(tokens[end.open - 1]?.text ?? ''))
      for (const [n, { values, open }] of list.entries()) {
        const past = isGroup(open - 1) ? open - 1 : open
        const from = nameStart(tokens, past, n === 0 ? open - LONGEST_NAME : (list[n - 1]?.close ?? 0) + 1)
        const known = view.endsAt.get(past)
        const entity = known?.item.kind === 'Intervention' ? known.item.entity : madeArm(shop, view, from, past)
        if (entity !== undefined) for (const value of values) value.arm = { entity, from, to: open }
      }
    i += list.flatMap(({ values }) => values).length - 1
  }
}

const LONGEST_NAME = 6

/** First token of the name that ends before a bracket. */
function nameStart(tokens: readonly Token[], open: number, least: number): number {
  let k = open
  while (k > least && isAmong('NOUN PROPN ADJ NUM X', tokens[k - 1]?.pos)) k--
  return k
}

/** An arm that only these words name; "A2" alone would say nothing elsewhere. */
function madeArm(shop: Workshop, view: View, from: number, to: number): string | undefined {
  const name = wordsAt(view.tokens, from, to)
  // Of "in 7 (20%) group R" the 7 is no name.
  if (!/\p{L}/u.test(name)) return undefined
  return madeOf(shop, view, 'Intervention', from, to, /\p{L}{3}/u.test(name) ? undefined : `group ${name}`)
}
