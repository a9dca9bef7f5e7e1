// Numbers that belong together: the values of two arms, a change's start and end, an estimate with its p.
import { endsVersus } from '../../text/comparisons.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import type { StudyRecord } from '../../types.js'
import { type Arm, armOfValue, isControl, unknownArm, versusWords } from './arms.js'
import { bracketEnd, bracketStart } from './brackets.js'
import { clauseStart } from './directions.js'
import { armsInOrder } from './ordered.js'
import type { Quantity } from './quantity.js'
import { respectively } from './respectively.js'
import { addSizes } from './sizes.js'
import type { View, Workshop } from './view.js'

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
  const scope = { from, to, own, study }
  const groups = groupsOf(
    shop,
    view,
    kept.filter(({ weak }) => !weak),
    scope,
  )
  const weak = kept.filter((q) => q.weak)
  if (weak.length > 1)
    groups.push(...groupsOf(shop, view, weak, scope).filter((group) => holdsWeak(shop, view, group, from)))
  groups.sort((a, b) => (a.values[0]?.quantity.from ?? 0) - (b.values[0]?.quantity.from ?? 0))
  shareP(view.tokens, groups, own)
  return groups.filter(
    ({ values: [first], values: all }) =>
      first &&
      !isDescription(all) &&
      ((first.quantity.measure !== undefined &&
        (all.length > 1 || first.quantity.measure !== 'count' || first.arm !== undefined)) ||
        (all.length > 1 && (haveArms(all) || isCompared(shop, view, all)))),
  )
}

/** Tokens, quantities and study that values are read in. */
interface Range {
  study: StudyRecord | undefined
  from: number
  to: number
  own: readonly Quantity[]
}

function groupsOf(shop: Workshop, view: View, kept: readonly Quantity[], { from, to, own, study }: Range): Group[] {
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
  for (const group of groups) if (group.values.length > 1) nameArms(shop, view, group, from, to)
  addSizes(shop, view, own, valued, { from, to, study })
  return groups
}

/** Words of what was given or done: its numbers are doses and lengths of treatment. */
const GIVEN =
  /^(?:receive|received|given|administered|dose|infused|injected|randomized|assigned|allocated|enrolled|recruited|included|underwent|followed|aged)$/

/** Two weak values of one unit, compared or each of an arm of its own, and of nothing that was given. */
function holdsWeak(shop: Workshop, view: View, { values }: Group, from: number): boolean {
  const [a, b] = values
  if (!a || !b || values.length > 2 || !(haveArms(values) || isCompared(shop, view, values))) return false
  const unit = ({ quantity }: Valued) => view.tokens[quantity.past]?.norm
  if (unit(a) !== unit(b)) return false
  return !view.tokens
    .slice(clauseStart(view.tokens, a.quantity.from, from), a.quantity.from)
    .some(({ norm }) => GIVEN.test(norm))
}

/** Each value is of an arm of its own. */
const haveArms = (values: readonly Valued[]): boolean =>
  values.every(({ arm }) => arm !== undefined) && new Set(values.map(({ arm }) => arm?.entity)).size === values.length

/** One value, or two without a test, in a passage that describes the sample. */
const isDescription = (values: readonly Valued[]): boolean =>
  values.every(({ quantity }) => quantity.sample === true && quantity.comparative !== true)

/** "from 3 to 7", "from 3 (SD 1) at baseline to a mean of 7", "from 3 to 7 at A and 4 to 8 at B": the 3 and the 4. */
function isBaseline(tokens: readonly Token[], q: Quantity, next: Quantity | undefined): boolean {
  if (!next || next.from - q.to > 12) return false
  const between = tokens.slice(q.to, next.from)
  const near = [1, 2, 3].some((k) => tokenAt(tokens, q.from - k)?.norm === 'from')
  if (!near) {
    const opened = tokens.slice(Math.max(0, q.from - 60), q.from).some(({ norm }) => norm === 'from')
    return opened && between.length === 1 && between[0]?.norm === 'to'
  }
  const to = between.findLastIndex(({ norm }) => norm === 'to')
  return to >= 0 && between.length - to <= 5 && !between.some(({ text }) => /^(?:;|and|but|versus|vs)$/.test(text))
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
  if (parted(between, bracketStart(tokens, a.quantity.to) > a.quantity.from))
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

/** A semicolon, outside of brackets: "(SD 2.0; CI 1.5; 0.6)" parts nothing, even where it was `opened` before. */
function parted(tokens: readonly Token[], opened: boolean): boolean {
  let depth = opened ? 1 : 0
  for (const { text } of tokens)
    if (text === '(' || text === '[') depth++
    else if (text === ')' || text === ']') depth = Math.max(0, depth - 1)
    else if (text === ';' && depth === 0) return true
  return false
}

function nameArms(shop: Workshop, view: View, { values }: Group, from: number, to: number): void {
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
