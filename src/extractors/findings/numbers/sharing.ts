// What a value takes from the one beside it: the unit, the spread's kind, what "none" counts.

import { isAmong } from '../../../text/among.js'
import type { Token } from '../../../types.js'
import { closesAt, opensAt } from '../brackets.js'
import type { Quantity, Scan } from './quantity.js'

/** "none" beside a share or a count is none of the same. */
export function shareNone(found: readonly Quantity[]): void {
  for (const [i, none] of found.entries()) {
    if (!none.worded || none.value !== 0 || none.kind !== 'value' || none.measure !== undefined) continue
    const other = found.slice(0, i).findLast(({ kind }) => kind === 'value')
    if (!other || none.from - other.to > NEAR || !isAmong('percentage count', other.measure)) continue
    none.measure = other.measure as 'percentage' | 'count'
    none.percent = other.percent
    none.weak = false
  }
}

/** Tokens from a share to the "none" that stands for the other arm's. */
const NEAR = 16

/** "HR of 0.46 (0.39, 0.54), 0.52 (0.42, 0.63) and 0.49 (0.39, 0.62)": an estimate's label is that of the list. */
export function shareLabel(tokens: readonly Token[], found: readonly Quantity[]): void {
  for (const [i, one] of found.entries()) {
    const before = found[i - 1]
    if (!before?.labelled || !before.comparative || one.kind !== 'value' || one.labelled) continue
    const between = tokens.slice(before.to, one.from)
    const limited = before.ciLow !== undefined && one.ciLow !== undefined && joins(between)
    if (!limited && (one.measure !== undefined || !tellsEach(between, tokens[one.to]))) continue
    Object.assign(one, { measure: before.measure, comparative: true, labelled: true, label: before.label })
  }
}

/** "effect sizes were 0.82 for anxiety, 0.64 for depression": what stands between two estimates that are each of something. */
const tellsEach = (between: readonly Token[], after: Token | undefined): boolean =>
  between.length > 1 &&
  between.length < EACH &&
  isAmong('for on', between[0]?.norm) &&
  between[0]?.norm === after?.norm &&
  isAmong(', and', between.at(-1)?.text) &&
  between.every(({ pos }) => pos !== 'VERB' && pos !== 'AUX')

const EACH = 9

const joins = (between: readonly Token[]): boolean =>
  between.length > 0 && between.every(({ text }) => isAmong(', ; and', text))

/** "60.0 vs. 40.8%": the unit at the end is the first one's too; so is a spread's kind, "90 [SD 126] vs. 186 [153]". */
export function shareUnits({ tokens, numberAt }: Scan, found: Quantity[]): void {
  for (let i = found.length - 1; i > 0; i--) {
    const a = found[i - 1] as Quantity
    const b = found[i] as Quantity
    if (a.kind !== 'value' || b.kind !== 'value' || b.from - a.to > 3) continue
    const link = tokens.slice(a.to, b.from).map(({ text }) => text.toLowerCase())
    if (link.length === 0 || !link.every((word) => isAmong('vs versus v and or to – . only just', word))) continue
    if (b.measure === 'percentage' && a.measure === undefined && a.sd === undefined) {
      a.measure = 'percentage'
      a.percent = true
    }
    if (a.sd !== undefined && b.sd === undefined && b.measure === undefined && opensAt(tokens, b.past)) {
      const sd = numberAt[b.past + 1]
      if (sd && closesAt(tokens, sd.to)) {
        b.sd = sd.value
        b.measure = 'mean'
        b.to = sd.to + 1
        const extra = found.findIndex((q) => q.at === b.past + 1)
        if (extra > i) found.splice(extra, 1)
      }
    }
    // "median: 3 vs 5".
    if (a.labelled && !a.weak && isAmong('mean median', a.measure) && b.measure === undefined) {
      b.measure = a.measure as 'mean'
      b.weak = false
    }
  }
}
