// A number that may be a result, and what is known of its passage while it is read.
import type { Measure } from '../../../../graph/schema.js'
import type { FoundNumber } from '../../../text/numbers.js'
import type { Cue, Token } from '../../../types.js'

/** A number that may be a result, at tokens `[from, to)` with its label, spread and limits. */
export interface Quantity {
  kind: 'value' | 'p' | 'n'
  from: number
  to: number
  /** Token of the number itself, and past it. */
  at: number
  past: number
  value: number
  /** Undefined for a bare number: a mean or score where it is compared with another. */
  measure: Measure | undefined
  comparative: boolean
  labelled: boolean
  /** Token of the label that says so, for a mean, or of the words "on average". */
  label: number | undefined
  percent: boolean
  worded: boolean
  sd: number | undefined
  ciLow: number | undefined
  ciHigh: number | undefined
  /** "17/78": of so many, so many. */
  n: number | undefined
  events: number | undefined
  /** Token where the change begins whose end it is: "from 8.1 to". */
  since: number | undefined
  /** Past the value of the time before, whose verb this one shares: "8 (1.4%) were rejected pre-training and". */
  prior: number | undefined
  /** A p value that says so. */
  notSignificant: boolean
  /** A p value that an estimate has. */
  taken: boolean
  /** Only a comparison makes it a result. */
  weak: boolean
  /** Counts people: "five patients". */
  people: boolean
  /** Its passage describes the sample: alone it is no result. */
  sample: boolean
}

/** All that the scanner knows about one passage. */
export interface Scan {
  tokens: readonly Token[]
  /** By the token where each begins. */
  numberAt: readonly (FoundNumber | undefined)[]
  /** Tokens of lengths of time. */
  timed: ReadonlySet<number>
  /** Tokens of times: "at 4, 8 and 12 weeks". */
  times: ReadonlySet<number>
  measures: readonly Cue[]
  sample: readonly Cue[] | undefined
  /** Words for those who are counted. */
  people: ReadonlySet<string>
  /** "mean (SD)", "mean (SE)", "median (IQR)": what stands in a bracket after a number. */
  spreads: 'SD' | 'SE' | 'IQR' | undefined
  /** "n (%)": a number in a bracket after a count is its percentage. */
  shares: boolean
  /** The percentage, at this token, of what was just counted. */
  counted: { share: number; events: number; n: number | undefined } | undefined
  /** Tokens of counts that a percentage before has taken. */
  used: number[]
  /** A number so far describes the sample. */
  described: boolean
}

/** Between a label and its number. */
export const EQUALS = /^(?:=|:|<|>|≤|≥|≈|~|¼|＝|⩽|⩾)$/

export function quantityOf(
  kind: Quantity['kind'],
  from: number,
  number: FoundNumber,
  more: Partial<Quantity>,
): Quantity {
  // Every field in its place: what has one form is read faster than what has many.
  return {
    kind,
    from,
    to: number.to,
    at: number.from,
    past: number.to,
    value: number.value,
    measure: more.measure,
    comparative: more.comparative ?? false,
    labelled: more.labelled ?? false,
    label: more.label,
    percent: number.percent,
    worded: number.worded,
    sd: undefined,
    ciLow: undefined,
    ciHigh: undefined,
    n: more.n,
    events: more.events,
    since: undefined,
    prior: undefined,
    notSignificant: more.notSignificant ?? false,
    taken: false,
    weak: false,
    people: false,
    sample: false,
  }
}

/** Whether a number stands in tokens `[from, to)`. */
export function hasNumber({ numberAt }: Scan, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (numberAt[k] !== undefined) return true
  return false
}
