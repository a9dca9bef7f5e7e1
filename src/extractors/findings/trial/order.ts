// Two values that name no arms, in a report of a trial of two: its arms in the order in which they were told last.
import { isAmong } from '../../../text/among.js'
import { endsVersus, isCompared } from '../../../text/comparisons.js'
import type { StudyRecord, Token } from '../../../types.js'
import { isSideBySide } from '../arms/again.js'
import { namesArm, placesOfArms } from '../arms/clause.js'
import { type Arm, versusWords } from '../arms/words.js'
import { bracketEnd, bracketStart, opensAt } from '../brackets.js'
import { clauseStart } from '../clauses.js'
import type { Valued } from '../values/valued.js'
import type { View, Workshop } from '../view.js'

/** "3.2 (1.1) versus 4.5 (1.3)", "20% and 41%, respectively", "lower with yoga (3.2 vs 4.5)". */
export function inTrialOrder(
  shop: Workshop,
  view: View,
  valued: readonly Valued[],
  study: StudyRecord | undefined,
): void {
  if (!study?.own || shop.arms.length !== 2) return
  for (let i = 0; i + 1 < valued.length; i++) {
    const [a, b] = [valued[i], valued[i + 1]] as [Valued, Valued]
    if (a.arm || b.arm || a.outcome !== undefined || isSideBySide(shop, view, b, valued[i + 2])) continue
    if (!isSideBySide(shop, view, a, b) || !isOrdered(shop, view, a, b)) continue
    const [first, second] = orderFor(shop, view, a)
    if (first === undefined || second === undefined) continue
    a.arm = { entity: first, from: 0, to: 0 }
    b.arm = { entity: second, from: 0, to: 0 }
    i++
  }
}

/** "vs" stands between them, "respectively" after them, or they have a bracket of their own. */
function isOrdered(shop: Workshop, { tokens }: View, a: Valued, b: Valued): boolean {
  const versus = versusWords(shop)
  for (let k = a.quantity.to; k < b.quantity.from; k++) if (endsVersus(tokens, k, versus)) return true
  for (let k = b.quantity.to; k < b.quantity.to + UNIT; k++)
    // "at 4 and 8 weeks, 3.2 and 4.5, respectively, with yoga": one arm's values in another order.
    if (tokens[k]?.norm === 'respectively')
      return !isAmong('in for with on among by after', tokens[tokens[k + 1]?.text === ',' ? k + 2 : k + 1]?.norm)
  // "the corresponding figures were 3.2 and 4.5".
  if (tokens.slice(Math.max(0, a.quantity.from - UNIT), a.quantity.from).some(({ norm }) => norm === 'corresponding'))
    return true
  // "rates were 31% and 29% (OR 1.1": compared with each other; not "in men and women", "at 6 and 12 months".
  if (opensAt(tokens, b.quantity.to) && isEstimate(tokens, b.quantity.to + 1))
    return !tokens
      .slice(Math.max(a.quantity.from - FAR, clauseStart(tokens, a.quantity.from, 0)), a.quantity.from)
      .some(({ norm, text }) => isAmong('and or nor versus vs', norm) || isAmong('& /', text))
  const open = bracketStart(tokens, a.quantity.from)
  return open >= 0 && a.quantity.from - open <= 2 && bracketEnd(tokens, b.quantity.to) - b.quantity.to < UNIT
}

const isEstimate = (tokens: readonly Token[], k: number): boolean =>
  isAmong('aOR AOR OR RR HR MD', tokens[k]?.text) ||
  (isAmong('odds hazard risk rate relative', tokens[k]?.text) && isAmong('ratio risk', tokens[k + 1]?.norm))

/** Tokens from a list of people or times to the values of each. */
const FAR = 40

/** Tokens of "children (P = 0.2), respectively". */
const UNIT = 7

/** The one arm that the clause names comes first, else the one that came first when both were told last. */
function orderFor(shop: Workshop, view: View, { quantity: { from } }: Valued): readonly (string | undefined)[] {
  const arms = shop.arms.map(({ entity }) => entity)
  const open = bracketStart(view.tokens, from)
  if (open > 0) {
    const start = clauseStart(view.tokens, open, 0)
    const places = placesOfArms(shop, view, start, open).filter(
      (one) => one.from >= start && one.to <= open && namesArm(shop, view, one.from, one.to),
    )
    const named = new Set(places.map(({ item }) => item.entity))
    const [only] = named
    if (named.size > 1 || (named.size === 0 && comparesOthers(shop, view, start, open))) return []
    if (only !== undefined) {
      const other = arms.find((arm) => arm !== only)
      if (!arms.includes(only)) return []
      // "better than placebo (70% vs 15%)".
      const second = places.some((one) => isCompared(view.tokens, one.from, versusWords(shop)))
      return second ? [other, only] : [only, other]
    }
  }
  const told = shop.order
  return told?.arms.length === 2 && told.paragraph === shop.document.passages[view.passage]?.paragraph
    ? told.arms
    : arms
}

/** "higher on the left than on the right": what is compared in tokens `[from, to)` is named, and no arm. */
export function comparesOthers(shop: Workshop, { tokens }: View, from: number, to: number): boolean {
  const versus = versusWords(shop)
  for (let k = from; k < to - 1; k++) {
    if (opensAt(tokens, k)) k = bracketEnd(tokens, k + 1)
    else if (endsVersus(tokens, k, versus)) return true
  }
  return false
}

/** Notes in which order a sentence told both arms of the trial. */
export function noteOrder(shop: Workshop, view: View, values: readonly { arm: Arm | undefined }[]): void {
  const told = values.map(({ arm }) => arm?.entity)
  const own = new Set(shop.arms.map(({ entity }) => entity))
  if (told.length < 2 || new Set(told).size < told.length || told.includes(undefined)) return
  if (told.length === 2 && told.some((arm) => !own.has(arm as string))) return
  const paragraph = shop.document.passages[view.passage]?.paragraph
  if (paragraph !== undefined) shop.order = { paragraph, arms: told as string[] }
}
