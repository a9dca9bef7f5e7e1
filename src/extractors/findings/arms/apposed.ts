// Arms beside a value without a preposition: "3.2 (yoga)", "yoga, 39%; usual care, 41%", "yoga 20 mg".

import { isAmong } from '../../../text/among.js'
import { cueSet } from '../../../text/cues.js'
import type { Token } from '../../../text/tokens.js'
import { isMass } from '../../../text/units.js'
import type { StudyRecord } from '../../../types.js'
import { bracketStart, closesAt, isClose, opensAt } from '../brackets.js'
import { madeOf, type View, type Workshop } from '../view.js'
import { letteredAt } from './lettered.js'
import type { Arm } from './words.js'
import { isGroupWord } from './words.js'

/** Finds the arm that starts or ends at a token. */
type Finder = (shop: Workshop, view: View, k: number, study: StudyRecord | undefined) => Arm | undefined

/** Words of a unit between a value and the bracket: "177 min (Group C)". */
const UNIT = 4

/** "2.9 ± 1.3 (yoga)", "2.9 (group B; p = 0.4)": the arm that opens the bracket after a value. */
export function armInBracket(
  shop: Workshop,
  view: View,
  to: number,
  study: StudyRecord | undefined,
  armAt: Finder,
): Arm | undefined {
  const { tokens } = view
  let open = to
  while (open < to + UNIT && !opensAt(tokens, open)) open++
  if (!opensAt(tokens, open) || !tokens.slice(to, open).every(isOfUnit)) return undefined
  const arm = armAt(shop, view, open + 1, study)
  if (!arm) return undefined
  const end = tokens[doseEnd(tokens, arm.to)]?.text ?? ''
  return isClose(end) || isAmong('; ,', end) ? arm : undefined
}

const isOfUnit = ({ text }: Token): boolean => /^(?:[\p{L}µ°²³]+|[/%])$/u.test(text)

/** "17 (28%) yoga patients": the arm right after a value, before those who are of it. */
export function armDirect(shop: Workshop, view: View, to: number): Arm | undefined {
  const { tokens, places } = view
  const own = closesAt(tokens, to) ? to + 1 : to
  // "5% group 2".
  const lettered = tokens[own]?.norm === 'group' ? letteredAt(shop, view, own) : undefined
  if (lettered) return { entity: lettered.entity, from: own, to: lettered.to }
  const place = places.find(({ from, item }) => from === own && item.kind === 'Intervention')
  if (!place) return undefined
  const isPerson = (k: number) => cueSet(shop.knowledge.cues['study-words'], 'person').has(tokens[k]?.norm ?? '')
  // "nausea (13% yoga, 10% usual care)".
  const inBracket = bracketStart(tokens, own) >= 0 && isAmong(') , ; ]', tokens[place.to]?.text)
  // "17 (28%) yoga group participants".
  const past = isGroupWord(tokens, place.to) ? place.to + 1 : place.to
  // The name may hold the people: "yoga patients".
  return inBracket || isPerson(past) || isPerson(place.to - 1)
    ? { entity: place.item.entity, from: own, to: place.to }
    : undefined
}

/** "were yoga, 39%; usual care, 41%", "(yoga: 39%; usual care: 41%)": the arm that stands before a value as its label. */
export function armLabel(
  shop: Workshop,
  view: View,
  from: number,
  study: StudyRecord | undefined,
  armEndingAt: Finder,
): Arm | undefined {
  const { tokens } = view
  if (!isAmong(', : =', tokens[from - 1]?.text)) return undefined
  const arm = armEndingAt(shop, view, doseStart(tokens, from - 1), study)
  return arm && isAmong('( [ ; : , and was were are is', tokens[arm.from - 1]?.text ?? '(') ? arm : undefined
}

/** "in the yoga group, from 7.7 to 8.6": the arm before a change whose end the value is. */
export function armOfChange(
  shop: Workshop,
  view: View,
  from: number,
  before: number,
  study: StudyRecord | undefined,
  armEndingAt: Finder,
): Arm | undefined {
  const { tokens } = view
  const to = [1, 2, 3].map((k) => from - k).find((k) => tokens[k]?.norm === 'to')
  if (to === undefined) return undefined
  for (let k = to - 1; k > Math.max(before, to - CHANGE); k--) {
    if (tokens[k]?.text === ';') return undefined
    if (tokens[k]?.norm !== 'from') continue
    return armEndingAt(shop, view, tokens[k - 1]?.text === ',' ? k - 1 : k, study)
  }
  return undefined
}

/** Tokens from "from" to "to", with a spread and a time between. */
const CHANGE = 16

/** Past the dose that starts at token `k`: "20 mg", "0.5 mg/kg". */
function doseEnd(tokens: readonly Token[], k: number): number {
  if (Number.isNaN(tokens[k]?.word.value ?? Number.NaN) || !isMass(tokens[k + 1])) return k
  return tokens[k + 2]?.text === '/' ? k + 4 : k + 2
}

/** First token of the dose that ends before token `k`; `k` without one. */
function doseStart(tokens: readonly Token[], k: number): number {
  for (const from of [k - 2, k - 4]) if (from > 0 && doseEnd(tokens, from) === k) return from
  return k
}

/** Where a passage names one drug with several doses, each dose is an arm of its own. */
export function withDose(shop: Workshop, view: View, arm: Arm): Arm {
  const { tokens, places } = view
  const to = doseEnd(tokens, arm.to)
  if (to === arm.to) return arm
  const dose = tokens[arm.to]?.word.value
  const isOther = (k: number) => doseEnd(tokens, k) > k && tokens[k]?.word.value !== dose
  if (!places.some(({ item, to: end }) => item.entity === arm.entity && isOther(end))) return arm
  const entity = madeOf(shop, view, 'Intervention', arm.from, to)
  return entity === undefined ? arm : { entity, from: arm.from, to }
}

/** "6.4 with 40 mg of lemon oil", "8.2 with 80 mg/d lemon oil": with its dose where the passage tells another one of the same. */
export function dosedArm(
  shop: Workshop,
  view: View,
  k: number,
  study: StudyRecord | undefined,
  armAt: Finder,
): Arm | undefined {
  const { tokens, places } = view
  const end = doseEnd(tokens, k)
  if (end === k) return undefined
  const at = tokens[end]?.norm === 'of' ? end + 1 : end
  const arm = armAt(shop, view, at, study)
  if (!arm) return undefined
  const dose = tokens[k]?.word.value
  const isOther = (from: number) => {
    const last = tokens[from - 1]?.norm === 'of' ? from - 1 : from
    for (let n = last - 1; n >= last - DOSE; n--) if (doseEnd(tokens, n) === last) return tokens[n]?.word.value !== dose
    return false
  }
  if (!places.some(({ item, from }) => item.entity === arm.entity && isOther(from))) return arm
  const entity = madeOf(shop, view, 'Intervention', k, arm.to)
  return entity === undefined ? arm : { entity, from: k, to: arm.to }
}

/** Tokens of "2.5 mg/kg". */
const DOSE = 4
