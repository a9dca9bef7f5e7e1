// One number of a table read by its labels: whose it is, of what outcome, when, and which statistic.
import { once } from '../../../text/once.js'
import type { FindingRecord } from '../../../types.js'
import { instrumentIn, measuredBy } from '../outcomes/instruments.js'
import { asOutcome } from '../view.js'
import { type Axis, made } from './axis.js'
import type { Datum, Label } from './grid.js'
import type { Bench } from './index.js'
import {
  isApart,
  isOfChange,
  isTotal,
  nameIn,
  type Statistic,
  sizeIn,
  statisticIn,
  type Time,
  timeIn,
} from './labels.js'
import { type CellValue, cellValue, limitsOf } from './values.js'

export interface Slots {
  measure?: FindingRecord['measure']
  value?: number
  sd?: number
  n?: number
  events?: number
  p?: number
  /** By p: whether the difference was significant, where its bound says so. */
  significant?: boolean
  estimate?: FindingRecord['measure']
  limits?: readonly [number, number]
}

export interface Reading {
  datum: Datum
  arm: string | undefined
  outcome: string
  /** Where the label stands that names the outcome, and the titles and labels that part it from others. */
  outcomeAt: number
  title: string
  time: Time | undefined
  /** Of all values that belong together. */
  key: string
  slots: Slots
}

/** What stands around a table, and what it says of all its numbers. */
export interface Around {
  caption: string
  /** The caption, and the note below. */
  said: string
  statistic: Statistic | undefined
  /** When the numbers under a label were measured, by its words. */
  timeOf: (text: string) => Time | undefined
}

export function aroundOf(caption: string, note: string): Around {
  const said = `${caption} ${note}`
  return { caption, said, statistic: statisticIn(said), timeOf: once((text) => timeIn(text, said)) }
}

/** Undefined where the number is none that a finding is made of. */
export function readingOf(bench: Bench, datum: Datum, axis: Axis, around: Around): Reading | undefined {
  const own = datum[axis.of].find(({ start }) => axis.arms.has(start))
  const arm = own && axis.arms.get(own.start)
  const others = [...datum.left, ...datum.above].filter((label) => label !== own)
  if (others.some(({ text, statistic }) => isTotal(text) && statistic === undefined)) return undefined
  const slots = slotsOf(datum, around)
  if (!slots) return undefined
  // A share is of those whom a label tells of; a mean is of something else in them.
  const named = slots.measure === 'percentage' ? others : others.filter(({ text }) => !PEOPLE.test(text))
  const outcome = outcomeOf(bench, named)
  if (!outcome) return undefined
  const time = timeOf([...datum.above, ...datum.left], around)
  const parting = others
    .filter((label) => label !== outcome.label && !label.isTime && !label.statistic && !isSize(label.text))
    .map((label) => label.start)
  // A p value, or an estimate, below a header of its own is of nobody knows what.
  const isTest = slots.p !== undefined || slots.estimate !== undefined
  if (isTest && arm === undefined && datum.above.some(({ start }) => parting.includes(start))) return undefined
  const title = datum.left.filter((label) => parting.includes(label.start)).map(({ start }) => start)
  return {
    datum,
    arm,
    outcome: outcome.id,
    outcomeAt: outcome.label.start,
    title: title.join(),
    time,
    key: [outcome.id, outcome.label.start, time?.text ?? '', ...parting].join('|'),
    slots,
  }
}

const PEOPLE =
  /^(?:all )?(?:patients|participants|subjects|children|adolescents|adults|women|men|those|people) (?:with|who)\b/i

/** What the nearest label that names anything names. */
function outcomeOf({ outcomeAt }: Bench, labels: readonly Label[]): { id: string; label: Label } | undefined {
  for (const label of labels) {
    const id = outcomeAt(label)
    if (id !== undefined) return { id, label }
  }
  return undefined
}

/** The outcome that a label names: a known one, what its instrument measures, or one that only the label names. */
export function outcomeIn({ shop, viewAt }: Pick<Bench, 'shop' | 'viewAt'>, label: Label): string | undefined {
  const view = viewAt(label.passage)
  const name = nameIn(label.text)
  // "Teacher-rated ADHD index" is no disorder: a mention is most of the name.
  const inside = view.places.filter(
    ({ item: { start, end, kind } }) =>
      start >= label.start && end <= label.end && kind !== 'Intervention' && end - start >= 0.6 * name.length,
  )
  const named = inside.filter(({ item }) => item.kind === 'Outcome')
  const [longest] = (named.length > 0 ? named : inside.filter(({ item }) => item.kind === 'Condition')).sort(
    (a, b) => b.to - b.from - (a.to - a.from),
  )
  if (longest) return asOutcome(shop, longest)
  if (name === '' || label.isTime || isStatistic(label)) return undefined
  const instrument = instrumentIn(shop, view)
  const measured = instrument && measuredBy(shop, instrument)
  return measured ?? made({ shop, viewAt }, label, 'Outcome', name, name)
}

/** "(n = 13)" and nothing else. */
const isSize = (text: string): boolean => sizeIn(text) !== undefined && nameIn(text) === ''

/** Of the nearest label that tells nothing else, or else of the nearest that tells one; whom it is of is no time. */
const timeOf = (labels: readonly Label[], around: Around): Time | undefined =>
  [
    ...labels.filter(({ text, isTime }) => isTime || /^\d+$/.test(text)),
    ...labels.filter(({ text }) => !PEOPLE.test(text)),
  ]
    .map(({ text }) => around.timeOf(text))
    .find((time) => time !== undefined)

/** Only a statistic, and no name of what it is of: "P value", "Mean (SD)". */
const isStatistic = ({ text, statistic }: Label): boolean =>
  statistic !== undefined && !/\p{L}{3}/u.test(text.replace(STATISTICAL, ''))

const STATISTICAL =
  /\b(?:p|values?|means?|sds?|standard|deviations?|errors?|medians?|range|iqr|n|no|number|percent(?:age)?|between|group|groups|treatment|adjusted|crude|difference|differences|effect|size|sizes|cohen|hedges|odds|risk|hazard|ratio|ratios|confidence|interval|ci|test|tests|or|of|for|the|in|changes?|scores?|patients|baseline)\b/gi

function slotsOf({ text, left, above }: Datum, around: Around): Slots | undefined {
  const of = (labels: readonly Label[]) => labels.find((label) => label.statistic !== undefined)?.statistic
  const column = of(above)
  const statistic = isApart(column) ? column : (of(left) ?? column ?? around.statistic)
  const size = [...above, ...left].map((label) => sizeIn(label.text)).find((n) => n !== undefined)
  const cell = cellValue(text)
  if (statistic?.is === 'limits') {
    const limits = limitsOf(text)
    return limits && { limits }
  }
  if (!cell || statistic?.is === 'other') return undefined
  const { value, inner, spread, percent, limits, bound } = cell
  if (statistic?.is === 'p') return value >= 0 && value <= 1 ? { p: value, ...significance(cell) } : undefined
  if (bound) return undefined
  if (statistic?.is === 'estimate')
    return { ...(statistic.measure ? { estimate: statistic.measure } : {}), value, ...(limits ? { limits } : {}) }
  if (statistic?.is === 'n') return Number.isInteger(value) ? { n: value } : undefined
  if (statistic?.is === 'sd') return { sd: value }
  const n = cell.of ?? size
  const sized = n === undefined ? {} : { n }
  const share = shareOf(cell, statistic, n)
  if (share) return { measure: 'percentage', ...share, ...sized }
  if (statistic?.is === 'count') return { measure: 'count', value, ...sized }
  if (statistic?.is === 'median') return { measure: 'median', value, ...sized }
  if (statistic?.is !== 'mean' && spread === undefined) return undefined
  if (percent) return undefined
  const labels = [...left, ...above]
  const changed =
    labels.some(({ text }) => /\b(?:changes?|improvements?)\b/i.test(text)) ||
    (isOfChange(around.caption) && !labels.some(({ text }) => timeIn(text)?.baseline))
  const sd = statistic?.inner === 'sd' || statistic === undefined ? (spread ?? inner) : spread
  const isError = /\b(?:se|sem|standard errors?)\b/i.test(labels.map(({ text }) => text).join(' ') + around.said)
  return {
    measure: changed ? 'mean-difference' : 'mean',
    value,
    ...(sd === undefined || isError ? {} : { sd }),
    ...sized,
  }
}

/** "< .05" is below it, "> .05" not; "< .1" and "> .01" leave it open. */
function significance({ value, bound }: CellValue): Pick<Slots, 'significant'> {
  if (bound === 'below') return value <= 0.05 ? { significant: true } : {}
  if (bound === 'above') return value >= 0.05 ? { significant: false } : {}
  return { significant: value < 0.05 }
}

/** A percentage, with the events that it is of where they are printed: "9 (69.2)", "69% (9)", "9/13 (69%)". */
function shareOf(
  { value, inner, percent, spread }: CellValue,
  statistic: Statistic | undefined,
  n: number | undefined,
): { value: number; events?: number } | undefined {
  if (spread !== undefined) return undefined
  const isShare = (count: number, share: number) =>
    Number.isInteger(count) && n !== undefined && n > 0 && Math.abs((100 * count) / n - share) < 1
  if (percent === 'value') return inner !== undefined && isShare(inner, value) ? { value, events: inner } : { value }
  if (inner !== undefined && (percent === 'inner' || statistic?.inner === 'percentage' || isShare(value, inner)))
    return Number.isInteger(value) ? { value: inner, events: value } : undefined
  if (statistic?.is !== 'percentage') return undefined
  return statistic.inner === 'count' && inner !== undefined && Number.isInteger(inner)
    ? { value, events: inner }
    : { value }
}
