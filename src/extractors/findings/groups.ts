// Numbers that belong together: the values of two arms, a change's start and end, an estimate with its p.
import { type Token, tokenAt } from '../../text/tokens.js'
import type { StudyRecord } from '../../types.js'
import { inOrderAgain } from './again.js'
import { versusWords } from './arm-words.js'
import { armOfValue, unknownArm } from './arms.js'
import { bracketStart } from './brackets.js'
import { clauseStart } from './directions.js'
import { readLists, runsOf } from './lists.js'
import { armsInOrder } from './ordered.js'
import { shareP } from './p-values.js'
import { OPEN, type Quantity } from './quantity.js'
import { respectively } from './respectively.js'
import { addSizes } from './sizes.js'
import { type Group, haveArms, isCompared, kindOf, opposes, type Range, type Valued } from './valued.js'
import type { View, Workshop } from './view.js'
import { holdsWeak } from './weak.js'

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
  const lists = readLists(shop, view, kept, scope)
  const free = kept.filter((q) => !lists.some((group) => holds(group, q)))
  const strong = groupsOf(
    shop,
    view,
    free.filter(({ weak }) => !weak),
    scope,
  )
  const isTold = (group: Group) => tells(shop, view, group)
  // "6.4 versus 4.2 months": a value that says nothing alone may be the other half of a weak one.
  const left = free.filter((q) => !strong.some((group) => isTold(group) && holds(group, q)))
  const weak =
    left.length > 1 && left.some((q) => q.weak)
      ? groupsOf(shop, view, left, scope).filter((group) => holdsWeak(shop, view, group, from))
      : []
  const groups = [
    ...lists,
    ...strong.filter((group) => !weak.some((pair) => pair.values.some(({ quantity }) => holds(group, quantity)))),
    ...weak,
  ].sort((a, b) => (a.values[0]?.quantity.from ?? 0) - (b.values[0]?.quantity.from ?? 0))
  shareP(view.tokens, groups, own)
  const runs = runsOf(view.tokens, kept)
  return groups.filter(
    (group) => lists.includes(group) || weak.includes(group) || (isTold(group) && !isLoose(group, runs)),
  )
}

const holds = ({ values }: Group, quantity: Quantity): boolean => values.some((value) => value.quantity === quantity)

function tells(shop: Workshop, view: View, { values }: Group): boolean {
  const [first] = values
  if (!first || isDescription(values)) return false
  const { measure } = first.quantity
  return (
    (measure !== undefined && (values.length > 1 || measure !== 'count' || first.arm !== undefined)) ||
    (values.length > 1 && (haveArms(values) || isCompared(shop, view, values)))
  )
}

/** One of "12%, 8% and 5%", of which nothing says what or whose each is. */
const isLoose = ({ values: [value, ...more] }: Group, runs: readonly (readonly Quantity[])[]): boolean =>
  more.length === 0 &&
  value !== undefined &&
  !value.quantity.labelled &&
  runs.some((run) => run.length > 1 && run.includes(value.quantity))

function groupsOf(shop: Workshop, view: View, kept: readonly Quantity[], { from, to, own, study }: Range): Group[] {
  const groups: Group[] = []
  const valued = kept.map((quantity, i): Valued => {
    const arm = quantity.comparative
      ? undefined
      : armOfValue(shop, view, quantity.from, quantity.to, kept[i - 1]?.to ?? from, kept[i + 1]?.from ?? to, study)
    return arm ? { quantity, arm } : { quantity }
  })
  respectively(shop, view, valued)
  inOrderAgain(shop, view, valued)
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

/** One value, or two without a test, in a passage that describes the sample. */
const isDescription = (values: readonly Valued[]): boolean =>
  values.every(({ quantity }) => quantity.sample === true && quantity.comparative !== true)

/** "6.1 at baseline", "6.1 before treatment", "baseline (6.1)". */
const isAtBaseline = (tokens: readonly Token[], { from, to }: Quantity): boolean =>
  (/^(?:at|before)$/.test(tokens[to]?.norm ?? '') &&
    [1, 2].some((k) =>
      /^(?:baseline|treatment|pretreatment|enrollment|intervention|surgery)$/.test(tokens[to + k]?.norm ?? ''),
    ) &&
    (tokens[to]?.norm === 'before' || [1, 2].some((k) => tokens[to + k]?.norm === 'baseline'))) ||
  (OPEN.test(tokens[from - 1]?.text ?? '') && tokens[from - 2]?.norm === 'baseline')

/** "from 3 to 7", "from 3 (SD 1) at baseline to a mean of 7", "from 3 to 7 at A and 4 to 8 at B": the 3 and the 4. */
function isBaseline(tokens: readonly Token[], q: Quantity, next: Quantity | undefined): boolean {
  if (isAtBaseline(tokens, q)) return true
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
    between.every(
      ({ pos, text }, k) =>
        pos !== 'VERB' ||
        /(?:ed|ing|en)$/.test(text) ||
        /^(?:had|got|showed)$/.test(text) ||
        // "20% relapsed, as did 41% of controls".
        (text === 'did' && between[k - 1]?.text === 'as'),
    )
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

/** Words of "in the yoga and the usual care group". */
const LISTED = 14

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
  const last = (values.at(-1) as Valued).quantity.to
  // "3.2 v 4.5 in the yoga and usual care groups".
  const after =
    values.length === 2 && /^(?:in|with|for|on|among|between)$/.test(view.tokens[last]?.norm ?? '')
      ? armsInOrder(shop, view, last, Math.min(to, last + LISTED))
      : undefined
  if (after) {
    for (const [i, arm] of after.entries()) (values[i] as Valued).arm = arm
    return
  }
  const found = values.map(({ quantity }, i) => unknownArm(shop, view, quantity.to, values[i + 1]?.quantity.from ?? to))
  if (found.every((arm) => arm !== undefined)) for (const [i, arm] of found.entries()) (values[i] as Valued).arm = arm
}
