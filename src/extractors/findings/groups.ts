// Numbers that belong together: the values of two arms, a change's start and end, an estimate with its p.
import { endsVersus } from '../../text/comparisons.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import type { StudyRecord } from '../../types.js'
import { type Arm, armAt, armOfValue, isControl, unknownArm, versusWords } from './arms.js'
import type { Quantity } from './quantity.js'
import { madeOf, type View, type Workshop } from './view.js'

export interface Valued {
  quantity: Quantity
  arm?: Arm
}

/** Values of one outcome: one for each arm told of, or a single one. */
export interface Group {
  values: Valued[]
  p?: number
  notSignificant?: boolean
}

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
  // "0.2% ropivacaine" is a strength, not a share.
  const isStrength = (q: Quantity) => q.percent && !q.labelled && view.startsAt.get(q.to)?.item.kind === 'Intervention'
  const values = own.filter((q) => q.kind === 'value' && !isStrength(q))
  const kept = values.filter((q, i) => !isBaseline(view.tokens, q, values[i + 1]))
  const groups: Group[] = []
  const valued = kept.map((quantity, i): Valued => {
    const arm = quantity.comparative
      ? undefined
      : armOfValue(shop, view, quantity.from, quantity.to, kept[i - 1]?.to ?? from, kept[i + 1]?.from ?? to, study)
    return arm ? { quantity, arm } : { quantity }
  })
  respectively(shop, view, valued)
  for (const [i, value] of valued.entries()) {
    const group = groups.at(-1)
    const last = valued[i - 1]
    if (group && last && group.values.includes(last) && !tellsAgain(group, value) && isPair(shop, view, last, value))
      group.values.push(value)
    else groups.push({ values: [value] })
  }
  for (const group of groups) if (group.values.length > 1) nameArms(shop, view, group, to)
  shareP(view.tokens, groups, own)
  return groups.filter(
    ({ values: [first], values: all }) =>
      first &&
      !isDescription(all) &&
      ((first.quantity.measure !== undefined && (all.length > 1 || first.quantity.measure !== 'count')) ||
        (all.length > 1 && isCompared(shop, view, all))),
  )
}

/** One value, or two without a test, in a passage that describes the sample. */
const isDescription = (values: readonly Valued[]): boolean =>
  values.every(({ quantity }) => quantity.sample === true && quantity.comparative !== true)

/** "from 3 to 7": the 3. */
function isBaseline(tokens: readonly Token[], q: Quantity, next: Quantity | undefined): boolean {
  if (!next || next.from - q.to > 3) return false
  const before = [1, 2, 3].some((k) => tokenAt(tokens, q.from - k)?.norm === 'from')
  return before && tokens.slice(q.to, next.from).some(({ norm }) => norm === 'to')
}

/** An arm that the group has a value of: the value is of the next outcome. */
const tellsAgain = ({ values }: Group, { arm }: Valued): boolean =>
  arm !== undefined && values.some((value) => value.arm?.entity === arm.entity)

function isPair(shop: Workshop, view: View, a: Valued, b: Valued): boolean {
  const { tokens } = view
  if (a.quantity.comparative || b.quantity.comparative) return false
  if (kindOf(a.quantity) !== kindOf(b.quantity)) return false
  if (b.quantity.from - a.quantity.to > 30) return false
  const between = tokens.slice(a.quantity.to, b.quantity.from)
  if (parted(between))
    return a.arm !== undefined && b.arm !== undefined && a.arm.entity !== b.arm.entity && between.length < 12
  if (a.arm && b.arm && a.arm.entity === b.arm.entity) return false
  const versus = versusWords(shop)
  for (let k = a.quantity.to; k < b.quantity.from; k++) if (opposes(tokens, k, versus)) return true
  return (
    a.arm !== undefined &&
    b.arm !== undefined &&
    between.every(({ pos, text }) => pos !== 'VERB' || /(?:ed|ing|en)$/.test(text) || /^(?:had|got|showed)$/.test(text))
  )
}

/** A semicolon, outside of brackets: "(SD 2.0; CI 1.5; 0.6)" parts nothing. */
function parted(tokens: readonly Token[]): boolean {
  let depth = 0
  for (const { text } of tokens)
    if (text === '(' || text === '[') depth++
    else if (text === ')' || text === ']') depth = Math.max(0, depth - 1)
    else if (text === ';' && depth === 0) return true
  return false
}

function nameArms(shop: Workshop, view: View, { values }: Group, to: number): void {
  if (values.some(({ arm }) => arm) || !isCompared(shop, view, values)) return
  const found = values.map(({ quantity }, i) => unknownArm(shop, view, quantity.to, values[i + 1]?.quantity.from ?? to))
  if (found.every((arm) => arm !== undefined)) for (const [i, arm] of found.entries()) (values[i] as Valued).arm = arm
}

/** A word of comparison between two values: not "over two weeks", not "compared with baseline". */
const opposes = (tokens: readonly Token[], k: number, versus: ReadonlySet<string>): boolean =>
  endsVersus(tokens, k, versus) &&
  tokens[k]?.norm !== 'over' &&
  ![1, 2].some((n) => /^(?:baseline|before|pretreatment|pre-treatment)$/.test(tokenAt(tokens, k + n)?.norm ?? ''))

const kindOf = ({ measure, percent }: Quantity): string =>
  percent ? 'percentage' : measure === undefined || measure === 'mean' ? 'mean' : measure

function isCompared(shop: Workshop, view: View, values: readonly Valued[]): boolean {
  const versus = versusWords(shop)
  const [a, b] = values as [Valued, Valued]
  for (let k = a.quantity.to; k < b.quantity.from; k++) if (opposes(view.tokens, k, versus)) return true
  return false
}

/** "17.9% and 15.4% in A and B, respectively": arms in the order of the values. */
function respectively(shop: Workshop, view: View, valued: Valued[]): void {
  if (valued.length < 2) return
  const { tokens, places } = view
  let from = 0
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.norm !== 'respectively') continue
    const near = valued.filter(
      ({ quantity }) => quantity.from >= from && quantity.to <= at && at - quantity.from < 60 && !quantity.comparative,
    )
    from = at
    if (near.length < 2) continue
    const [first, last] = [near[0]?.quantity.from as number, near.at(-1)?.quantity.to as number]
    const arms = places.filter(({ item }) => item.kind === 'Intervention')
    const after = arms.filter((arm) => arm.from >= last && arm.to <= at)
    const before = arms.filter(({ to }) => to <= first).slice(-near.length)
    const list =
      after.length === near.length
        ? after.map((place) => ({ entity: place.item.entity, from: place.from, to: place.to }))
        : (listedArms(shop, view, last, at, near.length) ??
          (before.length === near.length && isListed(before)
            ? before.map((place) => ({ entity: place.item.entity, from: place.from, to: place.to }))
            : []))
    for (const [i, arm] of list.entries()) (near[i] as Valued).arm = arm
  }
}

/** "in the placebo, 30 mg and 60 mg groups": as many names as values, whoever they are. */
function listedArms(shop: Workshop, view: View, from: number, to: number, count: number): Arm[] | undefined {
  const { tokens } = view
  let k = from
  while (k < to && !/^(?:in|for|with|on|among)$/.test(tokens[k]?.norm ?? '')) k++
  const arms: Arm[] = []
  for (let start = k + 1, end = start; end <= to; end++) {
    const ends = end === to || /^(?:,|and|or)$/.test(tokens[end]?.norm ?? '') || tokens[end]?.norm === 'group'
    if (!ends) continue
    while (start < end && /^(?:the|,|and)$/.test(tokens[start]?.norm ?? '')) start++
    if (end > start) {
      const arm = armAt(shop, view, start, undefined)
      const entity = arm && arm.to >= end ? arm.entity : madeOf(shop, view, 'Intervention', start, end)
      if (entity === undefined) return undefined
      arms.push({ entity, from: start, to: end })
    }
    start = end + 1
  }
  return arms.length === count ? arms : undefined
}

/** Places that only commas and "and" part. */
const isListed = (places: readonly { from: number; to: number }[]): boolean =>
  places.every(({ from }, i) => i === 0 || from - (places[i - 1]?.to ?? 0) <= 3)

/** A p value belongs to the estimates before it in its bracket, or after it, and to the values before the bracket. */
function shareP(tokens: readonly Token[], groups: Group[], quantities: readonly Quantity[]): void {
  const startOf = ({ values }: Group) => values[0]?.quantity.from ?? 0
  const endOf = ({ values }: Group) => values.at(-1)?.quantity.to ?? 0
  let previous = -1
  for (const p of quantities) {
    if (p.kind !== 'p') continue
    const open = bracketStart(tokens, p.from)
    const inside = groups.filter(
      (group) => open >= 0 && startOf(group) > open && startOf(group) < bracketEnd(tokens, p.to),
    )
    const since = inside.filter((group) => endOf(group) <= p.from && startOf(group) > previous)
    const held = since.length > 0 ? since : inside.filter((group) => startOf(group) >= p.to).slice(0, 1)
    // Where the bracket held a p before, this one is of its own estimates only.
    const leading =
      previous > open && open >= 0 ? undefined : groups.findLast((group) => endOf(group) <= (open >= 0 ? open : p.from))
    for (const group of leading ? [...held, leading] : held) {
      if (group.p !== undefined) continue
      group.p = p.value
      group.notSignificant = p.notSignificant === true
      p.taken = true
    }
    previous = p.to
  }
}

function bracketStart(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (let k = from - 1; k >= Math.max(0, from - 60); k--) {
    const text = tokens[k]?.text
    if (text === ')' || text === ']') depth++
    else if (text === '(' || text === '[') {
      if (depth === 0) return k
      depth--
    }
  }
  return -1
}

function bracketEnd(tokens: readonly Token[], to: number): number {
  let depth = 0
  for (let k = to; k < tokens.length; k++) {
    const text = tokens[k]?.text
    if (text === '(' || text === '[') depth++
    else if (text === ')' || text === ']') {
      if (depth === 0) return k
      depth--
    }
  }
  return tokens.length
}

/** Pairs of the group, tested arm first: each arm against the control, or one value alone. */
export function pairsOf(
  shop: Workshop,
  view: View,
  group: Group,
  study: StudyRecord | undefined,
): [Valued, Valued | undefined][] {
  const { values } = group
  if (values.length === 1) return [[values[0] as Valued, undefined]]
  const versus = versusWords(shop)
  const control =
    values.find(({ arm }) => arm && isControl(shop, arm.entity)) ??
    values.find(
      ({ arm }) => arm && study?.comparators.includes(arm.entity) && !study.interventions.includes(arm.entity),
    ) ??
    (values.length === 2
      ? opensCompared(view.tokens, values[0] as Valued, versus)
        ? values[0]
        : values[1]
      : undefined)
  if (!control) return values.map((value) => [value, undefined])
  return values.filter((value) => value !== control).map((value) => [value, control])
}

/** "Compared with 12% on placebo, 34% …": the first value is the comparator's. */
function opensCompared(tokens: readonly Token[], { quantity }: Valued, versus: ReadonlySet<string>): boolean {
  for (let k = quantity.from - 1; k >= Math.max(0, quantity.from - 6); k--) {
    if (/^[,;([]$/.test((tokens[k] as Token).text)) return false
    if (endsVersus(tokens, k, versus)) return true
  }
  return false
}
