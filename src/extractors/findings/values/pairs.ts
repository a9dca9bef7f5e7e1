// Which of a group's values are the tested arms', and which the control's.
import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import type { StudyRecord, Token } from '../../../types.js'
import { isControl, versusWords } from '../arms/words.js'
import type { View, Workshop } from '../view.js'
import type { Group, Valued } from './valued.js'

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
export function opensCompared(tokens: readonly Token[], { quantity }: Valued, versus: ReadonlySet<string>): boolean {
  for (let k = quantity.from - 1; k >= Math.max(0, quantity.from - 6); k--) {
    const { pos, text, word } = tokens[k] as Token
    // "(8 vs 9 and 4 vs 5)": of the pair before.
    if (!Number.isNaN(word.value)) return false
    // "with yoga vs usual care was 3.2 vs 4.5": compared are the arms.
    if (isAmong(', ; ( [', text) || pos === 'VERB' || pos === 'AUX') return false
    if (endsVersus(tokens, k, versus)) return true
  }
  return false
}
