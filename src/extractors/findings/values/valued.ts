// Values with their arms, and what joins two of them.

import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import { oneOf } from '../../../text/cues.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holds } from '../../../text/word-table.js'
import type { StudyRecord } from '../../../types.js'
import { type Arm, versusWords } from '../arms/words.js'
import { isClose, isOpen } from '../brackets.js'
import type { Quantity } from '../numbers/quantity.js'
import type { View, Workshop } from '../view.js'

export interface Valued {
  quantity: Quantity
  arm: Arm | undefined
  /** Told by its place in a list. */
  outcome: string | undefined
}

/** A value of which no more is known yet than its arm, if that. */
export const valuedOf = (quantity: Quantity, arm: Arm | undefined): Valued => ({ quantity, arm, outcome: undefined })

/** Values of one outcome: one for each arm told of, or a single one. */
export interface Group {
  values: Valued[]
  p: number | undefined
  notSignificant: boolean | undefined
  /** Told by the value's place in a list. */
  outcome: string | undefined
  time: string | undefined
}

export const groupOf = (values: Valued[], outcome?: string, time?: string): Group => ({
  values,
  p: undefined,
  notSignificant: undefined,
  outcome,
  time,
})

/** Tokens, quantities and study that values are read in. */
export interface Range {
  study: StudyRecord | undefined
  from: number
  to: number
  own: readonly Quantity[]
}

/** Each value is of an arm of its own. */
export const haveArms = (values: readonly Valued[]): boolean =>
  values.every(({ arm }) => arm !== undefined) && new Set(values.map(({ arm }) => arm?.entity)).size === values.length

/** A word of comparison between two values: not "over two weeks", not "compared with baseline". */
export const opposes = (tokens: readonly Token[], k: number, versus: ReadonlySet<string>): boolean =>
  endsVersus(tokens, k, versus) &&
  tokens[k]?.norm !== 'over' &&
  ![1, 2].some((n) => isAmong('baseline before pretreatment pre-treatment', tokenAt(tokens, k + n)?.norm))

export const kindOf = ({ measure, percent }: Quantity): string =>
  percent ? 'percentage' : measure === undefined || measure === 'mean' ? 'mean' : measure

/** Tokens between two values, without the unit of the first where the second has the same: "2.7 mmol/L and 3.4 mmol/L". */
export function joining(tokens: readonly Token[], a: Quantity, b: Quantity): readonly Token[] {
  let from = a.to
  while (
    from < b.from &&
    from < a.to + UNIT &&
    isUnit(tokens[from]) &&
    tokens[from]?.text === tokens[b.to + from - a.to]?.text
  )
    from++
  return tokens.slice(from, b.from)
}

/** Tokens of "ml.kg−1.min−1". */
const UNIT = 8
const isUnit = (token: Token | undefined): boolean => token !== undefined && !holds(NO_UNIT, token.word)
const NO_UNIT = oneOf(', ; and vs versus to or for with in on among after under by')

export function isCompared(shop: Workshop, view: View, values: readonly Valued[]): boolean {
  const versus = versusWords(shop)
  const [a, b] = values as [Valued, Valued]
  for (let k = a.quantity.to; k < b.quantity.from; k++) if (opposes(view.tokens, k, versus)) return true
  return false
}

/** Whether the bracket that is open at token `to` sets another value against the one before it. */
export function holdsPair(shop: Workshop, tokens: readonly Token[], to: number): boolean {
  const versus = versusWords(shop)
  for (let k = to, depth = 0; k < to + 14 && tokens[k]; k++) {
    const { text } = tokens[k] as Token
    if (isOpen(text)) depth++
    else if (isClose(text) && --depth < 0) return false
    if (depth === 0 && endsVersus(tokens, k, versus)) return true
  }
  return false
}
