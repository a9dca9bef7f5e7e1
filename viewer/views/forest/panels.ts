// What a forest plot shows: findings in panels of one measure and unit each, never on one axis what is not one scale.
import type { Measure } from '../../../graph/schema.js'
import { measureName } from '../../facts.js'
import { type FindingParts, labelsOf, partsOf } from '../../findings.js'
import { type Sign, signOf } from '../../kinds.js'
import type { GraphIndex } from '../../model.js'
import { type Scale, scaleOver } from '../scale.js'

export interface ForestRow {
  finding: number
  /** Who found it, and of what. */
  study: string
  about: string
  sign: Sign
  /** Of a two-armed result: the intervention's and the comparator's value; they are not made one number. */
  arms?: { intervention?: number; comparator?: number }
  estimate?: number
  /** Missing where the graph has none: then none is drawn. */
  interval?: { low: number; high: number }
  sampleSize?: number
  year?: number
  /** A review's or meta-analysis's own number, which stands for several studies. */
  pooled: boolean
}

export interface ForestPanel {
  key: string
  /** “odds ratio”, “percentage (%)”. */
  title: string
  measure: Measure
  unit?: string
  rows: ForestRow[]
  /** Undefined where only directions are known. */
  scale?: Scale
  /** Where there is no effect, for measures that have such a value. */
  reference?: number
  /** Of the largest study in it; undefined where no study's size is known. */
  largest?: number
}

const RATIOS: ReadonlySet<Measure> = new Set(['or', 'rr', 'hr'])
/** Measures of an effect; 0 is none. */
const DIFFERENCES: ReadonlySet<Measure> = new Set(['smd', 'mean-difference', 'r', 'beta', 'b', 'z', 't', 'effect-size'])

export const SORTS = ['year', 'estimate', 'size', 'name'] as const
export type ForestSort = (typeof SORTS)[number]

/** Panels with intervals first, then those with numbers, last the one of mere directions. */
export function panelsOf(index: GraphIndex, findings: readonly number[], sort: ForestSort): ForestPanel[] {
  const groups = new Map<string, { measure: Measure; unit?: string; rows: ForestRow[] }>()
  for (const finding of findings) {
    const parts = partsOf(index, finding)
    const row = rowOf(index, parts)
    const numbers = row.estimate !== undefined || row.arms !== undefined
    const measure: Measure = numbers ? parts.node.measure : 'direction'
    const unit = numbers ? parts.node.unit : undefined
    const key = `${measure} ${unit ?? ''}`
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { measure, rows: [row], ...(unit === undefined ? {} : { unit }) })
  }
  return [...groups]
    .map(([key, group]) => panelOf(key, group, sort))
    .sort((a, b) => rank(b) - rank(a) || b.rows.length - a.rows.length || (a.key < b.key ? -1 : 1))
}

const rank = ({ rows, scale }: ForestPanel) => (scale === undefined ? 0 : rows.some(({ interval }) => interval) ? 2 : 1)

function rowOf(index: GraphIndex, parts: FindingParts): ForestRow {
  const { finding, node, studies, works, outcomes, interventions, comparators, sampleSize, year, pooled } = parts
  const { value, interventionValue, comparatorValue, ciLow, ciHigh } = node
  const arms =
    value === undefined && (interventionValue !== undefined || comparatorValue !== undefined)
      ? {
          ...(interventionValue === undefined ? {} : { intervention: interventionValue }),
          ...(comparatorValue === undefined ? {} : { comparator: comparatorValue }),
        }
      : undefined
  const versus = comparators.length > 0 ? `${labelsOf(index, interventions)} vs ${labelsOf(index, comparators)}` : ''
  const about = [
    labelsOf(index, outcomes) || node.label,
    versus || labelsOf(index, interventions),
    node.timepoint,
    node.instrument,
  ]
  return {
    finding,
    study: labelsOf(index, works) || labelsOf(index, studies) || 'study not named',
    about: about.filter(Boolean).join(' · '),
    sign: signOf(node),
    pooled,
    ...(arms ? { arms } : {}),
    ...(value === undefined ? {} : { estimate: value }),
    ...(ciLow === undefined || ciHigh === undefined ? {} : { interval: { low: ciLow, high: ciHigh } }),
    ...(sampleSize === undefined ? {} : { sampleSize }),
    ...(year === undefined ? {} : { year }),
  }
}

function panelOf(
  key: string,
  { measure, unit, rows }: { measure: Measure; unit?: string; rows: ForestRow[] },
  sort: ForestSort,
): ForestPanel {
  const log = RATIOS.has(measure)
  const reference = log ? 1 : DIFFERENCES.has(measure) ? 0 : undefined
  const values = rows.flatMap(pointsOf)
  const scale = scaleOver(reference === undefined ? values : [...values, reference], log)
  const sizes = rows.flatMap(({ sampleSize }) => sampleSize ?? [])
  const name = measure === 'direction' ? 'direction only, no number' : measureName(measure)
  return {
    key,
    measure,
    title: unit === undefined || name.includes(unit) ? name : `${name} (${unit})`,
    rows: sortedRows(rows, sort),
    ...(unit === undefined ? {} : { unit }),
    ...(measure === 'direction' || scale === undefined ? {} : { scale: clipped(scale, rows) }),
    ...(reference === undefined ? {} : { reference }),
    ...(sizes.length === 0 ? {} : { largest: Math.max(...sizes) }),
  }
}

/** All that is drawn of a row on the axis. */
const pointsOf = ({ estimate, arms, interval }: ForestRow): number[] =>
  [estimate, arms?.intervention, arms?.comparator, interval?.low, interval?.high].flatMap((value) => value ?? [])

/** How many times the spread of the estimates an interval may reach; longer ones end in an arrow. */
const REACH = 3

function clipped(scale: Scale, rows: readonly ForestRow[]): Scale {
  const estimates = scaleOver(
    rows.flatMap(({ estimate, arms }) => [estimate, arms?.intervention, arms?.comparator].flatMap((v) => v ?? [])),
    scale.log,
  )
  if (!estimates || rows.length < 3) return scale
  const { low, high, log } = estimates
  const [least, most] = log
    ? [low / (high / low) ** REACH, high * (high / low) ** REACH]
    : [low - REACH * (high - low), high + REACH * (high - low)]
  return { low: Math.max(scale.low, least), high: Math.min(scale.high, most), log }
}

function sortedRows(rows: readonly ForestRow[], sort: ForestSort): ForestRow[] {
  const key: Record<ForestSort, (row: ForestRow) => number> = {
    year: ({ year }) => year ?? Number.POSITIVE_INFINITY,
    estimate: ({ estimate, arms }) => estimate ?? arms?.intervention ?? Number.POSITIVE_INFINITY,
    size: ({ sampleSize }) => -(sampleSize ?? -1),
    name: () => 0,
  }
  const by = key[sort]
  return [...rows].sort(
    (a, b) =>
      // Findings of one study stay together; what a review pooled comes last, as in every forest plot.
      Number(a.pooled) - Number(b.pooled) ||
      compare(by(a), by(b)) ||
      compare(a.study, b.study) ||
      a.finding - b.finding,
  )
}

const compare = <T>(a: T, b: T) => (a === b ? 0 : a < b ? -1 : 1)

/** Side of a square in pixels: its area grows with the study, so that twice as many are twice as large to the eye. */
export function squareOf({ sampleSize }: ForestRow, largest: number | undefined): number {
  const [least, most] = [11, 22]
  if (sampleSize === undefined || largest === undefined) return least
  return Math.max(least, most * Math.sqrt(sampleSize / largest))
}

/** “0.31 [0.10, 0.49]”, “9 vs 34”. */
export function numbersIn({ estimate, arms, interval }: ForestRow): string {
  const number = (value: number | undefined) => (value === undefined ? '?' : minus(value))
  if (arms) return `${number(arms.intervention)} vs ${number(arms.comparator)}`
  if (estimate === undefined) return ''
  return interval ? `${minus(estimate)} [${minus(interval.low)}, ${minus(interval.high)}]` : minus(estimate)
}

// Kept, as making one takes longer than what it does.
const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 4 })
/** With a true minus sign. */
export const minus = (value: number): string => NUMBER.format(value).replace('-', '−')
