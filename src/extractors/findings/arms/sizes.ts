// Sizes of arms told beside their names: "yoga (n = 58)", "of 60 patients on yoga", "(yoga, n = 58; usual care, n = 57)".

import { isAmong } from '../../../text/among.js'
import type { StudyRecord, Token } from '../../../types.js'
import { opensAt } from '../brackets.js'
import type { Quantity } from '../numbers/quantity.js'
import type { Valued } from '../values/valued.js'
import type { View, Workshop } from '../view.js'
import { armAfter, armEndingAt } from './beside.js'
import { type Arm, isGroupWord, isPerson } from './words.js'

/** Gives each value of a known arm the size that the passage tells of that arm, where it has none of its own. */
export function addSizes(
  shop: Workshop,
  view: View,
  quantities: readonly Quantity[],
  valued: readonly Valued[],
  { from, to, study }: { from: number; to: number; study: StudyRecord | undefined },
): void {
  const wanting = valued.filter(({ arm, quantity }) => arm !== undefined && quantity.n === undefined)
  if (wanting.length === 0) return
  for (const { arm, value } of [
    ...openingSizes(shop, view, from, to, study),
    ...groupsOfSize(shop, view, from, to, study),
  ])
    for (const { arm: own, quantity } of wanting) if (own?.entity === arm.entity) quantity.n ??= value
  for (const size of quantities) {
    if (size.kind !== 'n') continue
    const inside = valued.find(({ quantity }) => sharesBracket(view, size, quantity))
    if (inside) {
      // "(n = 12, 20%)" counts the events; "(n = 58; 3.2 ± 1.1)" the arm.
      if (inside.quantity.percent) inside.quantity.events ??= size.value
      else inside.quantity.n ??= size.value
      continue
    }
    const arm = sizedArm(shop, view, size.from, study)
    if (!arm) continue
    for (const value of wanting) if (value.arm?.entity === arm.entity) value.quantity.n ??= size.value
  }
}

/**
 * "(41.4%, n = 24) … (25.4%, n = 15)": how many it was, or of how many; that which the size of the trial's sample tells.
 * Either may be of less than all who were allocated; where both could be, nobody knows.
 */
export function countBehind(
  { tokens }: View,
  quantities: readonly Quantity[],
  values: readonly Valued[],
  sample: number | undefined,
): void {
  const pairs = values.flatMap(({ quantity }) => {
    const isBehind = quantity.percent && quantity.events === undefined && tokens[quantity.to]?.text === ','
    const size = quantities.find(({ kind, from }) => kind === 'n' && from === quantity.to + 1)
    return isBehind && size ? [{ quantity, count: size.value }] : []
  })
  if (pairs.length < 2 || pairs.length < values.length || sample === undefined) return
  const isSample = (sizes: readonly number[]) => {
    const share = sizes.reduce((sum, size) => sum + size, 0) / sample
    return share > LEAST && share < MOST
  }
  const asAll = isSample(pairs.map(({ count }) => count))
  const asEvents = isSample(pairs.map(({ quantity: { value }, count }) => (100 * count) / value))
  if (asAll === asEvents) return
  for (const { quantity, count } of pairs)
    if (asAll) quantity.n ??= count
    else quantity.events = count
}

/** How much of the sample is told of where its arms are: most who were allocated, and what is rounded. */
const LEAST = 0.7
const MOST = 1.03

/** "Of 60 patients on yoga, 12 (20%) …": sizes that open a clause. */
function openingSizes(shop: Workshop, view: View, from: number, to: number, study: StudyRecord | undefined) {
  const { tokens } = view
  const sizes: { arm: Arm; value: number }[] = []
  for (let k = from; k < to - 2; k++) {
    const value = tokens[k + 1]?.word.value ?? Number.NaN
    if (tokens[k]?.norm !== 'of' || !Number.isInteger(value)) continue
    if (k > from && !isAmong(', ; . and while whereas', tokens[k - 1]?.text)) continue
    const arm = armAfter(shop, view, k + 2, to, study)
    if (arm && [0, 1].some((n) => tokens[arm.to + n]?.text === ',')) sizes.push({ arm, value })
  }
  return sizes
}

/** "in the yoga group of 55 patients". */
function groupsOfSize(shop: Workshop, view: View, from: number, to: number, study: StudyRecord | undefined) {
  const { tokens } = view
  const sizes: { arm: Arm; value: number }[] = []
  for (let k = from + 1; k < to - 2; k++) {
    if (tokens[k]?.norm !== 'of' || !isGroupWord(tokens, k - 1)) continue
    const value = tokens[k + 1]?.word.value ?? Number.NaN
    if (!Number.isInteger(value) || !isPerson(shop, tokens[k + 2] as Token)) continue
    const arm = armEndingAt(shop, view, k, study)
    if (arm) sizes.push({ arm, value })
  }
  return sizes
}

/** Whether a value stands right after a size in the same bracket. */
const sharesBracket = ({ tokens }: View, size: Quantity, value: Quantity): boolean =>
  value.from > size.to &&
  value.from - size.to <= 3 &&
  opensAt(tokens, size.from - 1) &&
  isAmong(', ; :', tokens[size.to]?.text)

/** The arm before "(n = 58)" or ", n = 58", or in "(yoga n = 29; usual care n = 31)" after the mark. */
export function sizedArm(shop: Workshop, view: View, at: number, study: StudyRecord | undefined): Arm | undefined {
  const { tokens } = view
  let end = at
  while (end > 0 && isAmong('( [ , * _ :', tokens[end - 1]?.text)) end--
  const arm = armEndingAt(shop, view, end, study) ?? innerArm(view, end)
  const isApart = end < at && !isAmong('* _', tokens[end]?.text)
  return arm && (isApart || isAmong('( [ ; ,', tokens[arm.from - 1]?.text)) ? arm : undefined
}

/** The arm that ends before token `end`, where a longer name holds it: of "yoga n", yoga. */
function innerArm({ places }: View, end: number): Arm | undefined {
  const place = places.find(({ to, item }) => to === end && item.kind === 'Intervention')
  return place && { entity: place.item.entity, from: place.from, to: place.to }
}
