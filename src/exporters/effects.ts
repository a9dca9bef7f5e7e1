// A table of effects for metafor (R): `rma(yi, sei = sei, data = read.csv("effects.csv"))`.
import type { Measure } from '../../graph/schema.js'
import type { FileExporter, Graph } from '../types.js'
import { checkGraph } from './check.js'
import type { Column } from './columns.js'
import { findingFields, findingsTable } from './findings-table.js'
import { type Cells, cellsOf, column, csvText, type Fields } from './tables.js'
import { inChunks } from './values.js'

export const effects: FileExporter = {
  name: 'effects',
  doc: 'A CSV table of effect sizes for meta-analysis with metafor (R).',
  extension: '.csv',
  heeds: ['bom'],
  *write(graph, { bom } = {}) {
    checkGraph(graph)
    const columns = [...findingsTable(graph).columns, ...EFFECT_COLUMNS]
    yield* inChunks(csvText(columns, rows(graph, columns), bom))
  },
}

interface Scale {
  /** metafor's name for the measure; GEN is any other. */
  code: string
  name: 'raw' | 'log' | 'fisher-z'
  of(value: number): number
}
const raw = (code: string): Scale => ({ code, name: 'raw', of: (value) => value })
const log = (code: string): Scale => ({ code, name: 'log', of: Math.log })

/** The measures that studies can be pooled by, on the scale on which that is done. */
const SCALES: Readonly<Partial<Record<Measure, Scale>>> = {
  smd: raw('SMD'),
  'mean-difference': raw('MD'),
  mean: raw('MD'),
  or: log('OR'),
  rr: log('RR'),
  hr: log('GEN'),
  r: { code: 'ZCOR', name: 'fisher-z', of: Math.atanh },
  beta: raw('GEN'),
  b: raw('GEN'),
}

const number = (name: string, doc: string) => column(name, doc, 'double')
const EFFECT_COLUMNS = [
  column('metafor_measure', 'metafor’s name for the measure; GEN where it has none.'),
  column('scale', 'What yi, sei, vi, ci_lb and ci_ub are on: raw, log or fisher-z.'),
  number('yi', 'The effect, on that scale.'),
  number('sei', 'Its standard error.'),
  number('vi', 'Its variance.'),
  number('ci_lb', 'Lower confidence limit, on that scale.'),
  number('ci_ub', 'Upper confidence limit, on that scale.'),
  column('sei_from', '“ci”: from the limits, taken for those of 95%; “n”: from the sample size, for correlations.'),
  column('ni', 'Participants of the study, of all arms.', 'long', 'people'),
  number('ri', 'The correlation as printed.'),
  number('m1i', 'Mean in the intervention arm.'),
  number('sd1i', 'Standard deviation in the intervention arm.'),
  number('m2i', 'Mean in the comparator arm.'),
  number('sd2i', 'Standard deviation in the comparator arm.'),
]

function* rows(graph: Graph, columns: readonly Column[]): Generator<Cells> {
  for (const row of findingFields(graph)) {
    const scale = SCALES[row.measure as Measure]
    if (scale && (isNumber(row.value) || isNumber(row.interventionValue)))
      yield cellsOf(columns, { ...row, ...effectOf(row, scale) })
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
/** Twice the 97.5th percentile of the normal distribution: the width of a 95% interval in standard errors. */
const WIDTH = 2 * 1.959963984540054

function effectOf(row: Fields, { code, name, of }: Scale): Fields {
  const on = (value: unknown) => (isNumber(value) && Number.isFinite(of(value)) ? of(value) : undefined)
  const means = row.measure === 'mean'
  const difference =
    isNumber(row.interventionValue) && isNumber(row.comparatorValue)
      ? row.interventionValue - row.comparatorValue
      : undefined
  // The mean of one arm alone is no effect.
  const yi = means ? difference : on(row.value)
  const [low, high] = means ? [undefined, undefined] : [on(row.ciLow), on(row.ciHigh)]
  const n = row.n_total
  const fromLimits = low !== undefined && high !== undefined && high > low ? (high - low) / WIDTH : undefined
  const fromSize = name === 'fisher-z' && isNumber(n) && n > 3 ? 1 / Math.sqrt(n - 3) : undefined
  const sei = yi === undefined ? undefined : (fromLimits ?? fromSize)
  return {
    metafor_measure: code,
    scale: name,
    yi,
    sei,
    vi: sei === undefined ? undefined : sei * sei,
    ci_lb: low,
    ci_ub: high,
    sei_from: sei === undefined ? undefined : fromLimits === undefined ? 'n' : 'ci',
    ni: n,
    ri: row.measure === 'r' ? row.value : undefined,
    m1i: means ? row.interventionValue : undefined,
    sd1i: means ? row.sdIntervention : undefined,
    m2i: means ? row.comparatorValue : undefined,
    sd2i: means ? row.sdComparator : undefined,
  }
}
