// Numbers in tokens → what they are: estimates, means with their spread, percentages, p values, sample sizes.
import type { Measure } from '../../../graph/schema.js'
import { type FoundNumber, findDurations, findNumbers } from '../../text/numbers.js'
import { closingBracket } from '../../text/place.js'
import type { Cue, Knowledge, Token } from '../../types.js'
import { isBaseline, type Nature, natureOf } from './kinds.js'
import { labelAt } from './labels.js'

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
  measure?: Measure
  comparative?: boolean
  labelled?: boolean
  /** Token of the label that says so, for a mean, or of the words "on average". */
  label?: number
  percent: boolean
  worded: boolean
  sd?: number
  ciLow?: number
  ciHigh?: number
  p?: number
  /** A p value that says so. */
  notSignificant?: boolean
  /** A p value that an estimate has. */
  taken?: true
  /** Its passage describes the sample: alone it is no result. */
  sample?: boolean
}

const EQUALS = /^(?:=|:|<|>|≤|≥|≈|~|¼|＝|⩽|⩾)$/
const LOOSE =
  /^(?:of|was|is|were|at|approximately|about|around|roughly|nearly|almost|to|be|estimated|only|just|,|\(|\[|\]|\)|=|:|<|>|≤|≥|≈|~|¼)$/i
const TO = /^(?:to|–|-|—|−|‑|‐|,|;|and|\u00ad|\.{3})$/i
const OPEN = /^[([]$/
const CLOSE = /^[)\]]$/

/** All that the scanner knows about one passage. */
export interface Scan {
  tokens: readonly Token[]
  numberAt: ReadonlyMap<number, FoundNumber>
  /** Tokens of lengths of time. */
  timed: ReadonlySet<number>
  measures: readonly Cue[]
  sample: readonly Cue[] | undefined
  /** A number so far describes the sample. */
  described: boolean
}

/** The quantities of a passage, in order. */
export function findQuantities(tokens: readonly Token[], { cues }: Knowledge): Quantity[] {
  const measures = cues['effect-measures'] ?? []
  const rows = cues['sample-words']
  const numbers = findNumbers(tokens)
  if (numbers.length === 0) return []
  const timed = new Set<number>()
  for (const { from, to } of findDurations(tokens)) for (let k = from; k < to; k++) timed.add(k)
  const numberAt = new Map(numbers.map((n) => [n.from, n]))
  const scan: Scan = { tokens, numberAt, timed, measures, sample: rows, described: isBaseline(tokens, rows) }
  const found: Quantity[] = []
  for (let i = 0; i < tokens.length; ) {
    const next = pValue(scan, i) ?? sampleSize(scan, i) ?? labelled(scan, i) ?? bare(scan, i)
    if (!next) {
      i++
      continue
    }
    if (next.quantity) found.push(next.quantity)
    i = Math.max(next.to, i + 1)
  }
  shareUnits(scan, found)
  if (scan.described) for (const quantity of found) quantity.sample = true
  return found
}

interface Step {
  quantity?: Quantity
  to: number
}

/** "p = .03", "P < 0.001", "p-value of 0.4", "ps > .05". */
function pValue({ tokens, numberAt }: Scan, i: number): Step | undefined {
  if (!/^(?:p|ps|P|p-values?|P-values?)$/.test((tokens[i] as Token).text)) return undefined
  let k = i + 1
  if (/^values?$/i.test(tokens[k]?.text ?? '')) k++
  const sign = tokens[k]?.text ?? ''
  if (!EQUALS.test(sign) && !/^(?:of|was|o)$/.test(sign)) return undefined
  while (
    k < i + 5 &&
    tokens[k] &&
    (EQUALS.test(tokens[k]?.text as string) || /^(?:of|was|o|value)$/.test(tokens[k]?.text as string))
  )
    k++
  const number = numberAt.get(k)
  if (!number || number.value < 0 || number.value > 1) return undefined
  const above = /^[>≥⩾]$/.test(sign) || (sign !== '<' && sign !== '≤' && sign !== 'o' && number.value > 0.05)
  return { to: number.to, quantity: quantityOf('p', i, number, { notSignificant: above && number.value >= 0.05 }) }
}

/** "n = 45", "N=118": never a result. */
function sampleSize({ tokens, numberAt }: Scan, i: number): Step | undefined {
  if (!/^(?:n|N|ns|Ns|k|K)$/.test((tokens[i] as Token).text)) return undefined
  if (!EQUALS.test(tokens[i + 1]?.text ?? '')) return undefined
  const number = numberAt.get(i + 2)
  return number && { to: number.to, quantity: quantityOf('n', i, number, {}) }
}

function labelled(scan: Scan, i: number): Step | undefined {
  const { tokens, numberAt, measures, timed } = scan
  const label = labelAt(tokens, i, measures)
  if (!label) return undefined
  let k = label.to
  // "(1, 58)": degrees of freedom; "[OR]": the label again; "(95% CI)": how the limits are given.
  if (OPEN.test(tokens[k]?.text ?? '')) {
    const close = closingBracket(tokens, k, 12)
    const again = close > 0 && (label.strict || !hasNumber(scan, k + 1, close) || isInterval(tokens, k + 1))
    if (
      again &&
      (numberAt.has(close + 2) ||
        numberAt.has(close + 1) ||
        EQUALS.test(tokens[close + 1]?.text ?? '') ||
        !label.strict)
    )
      k = close + 1
  }
  const mean = label.measure === 'mean' || label.measure === 'median'
  if (label.strict) {
    if (!EQUALS.test(tokens[k]?.text ?? '')) return undefined
    k++
  } else {
    const limit = k + (mean ? 2 : 5)
    while (k < limit && tokens[k] && !numberAt.has(k) && LOOSE.test(tokens[k]?.text as string)) k++
    // "odds ratio for relapse with lithium 0.31".
    if (label.comparative && /^(?:for|of|in)$/.test(tokens[k]?.norm ?? tokens[k - 1]?.norm ?? '')) {
      const far = k + 9
      while (k < far && /^(?:NOUN|PROPN|ADJ|ADP|DET)$/.test(tokens[k]?.pos ?? '') && !numberAt.has(k)) k++
    }
  }
  // "difference − 1%": the sign stands apart.
  const minus = /^[−-]$/.test(tokens[k]?.text ?? '') && numberAt.has(k + 1)
  if (minus) k++
  const number = numberAt.get(k)
  if (!number || (timed.has(k) && !mean) || (number.percent && label.measure === 'mean')) return undefined
  if (!label.strict && number.worded && !['nnt', 'mean', 'median'].includes(label.measure)) return undefined
  if (!label.strict && isInterval(tokens, number.from)) return undefined
  if (mean && !isResult(scan, i, number)) return { to: number.to }
  const quantity = quantityOf('value', i, number, {
    measure: label.measure,
    labelled: true,
    label: i,
    comparative: label.comparative,
  })
  if (minus) quantity.value = -quantity.value
  quantity.to = tail(scan, quantity, mean)
  return { to: quantity.to, quantity }
}

function isResult(scan: Scan, i: number, number: FoundNumber): boolean {
  const nature: Nature = natureOf(scan.tokens, i, number, scan.timed, scan.sample)
  if (nature === 'sample') scan.described = true
  return nature === 'result'
}

/** A number without a label: a percentage, a mean with its spread, or a bare number. */
function bare(scan: Scan, i: number): Step | undefined {
  const { tokens, numberAt } = scan
  const number = numberAt.get(i)
  if (!number) return undefined
  const interval = intervalAt(scan, i) ?? rangeAt(scan, i)
  if (interval) return { to: interval.to }
  const fraction = tokens[number.to]?.text === '/' && numberAt.has(number.to + 1)
  if (fraction) return { to: numberAt.get(number.to + 1)?.to as number }
  const quantity = quantityOf('value', i, number, number.percent ? { measure: 'percentage' } : {})
  quantity.to = tail(scan, quantity, !number.percent)
  if (!isResult(scan, i, number)) return { to: quantity.to }
  // "45 patients (9%)" counts what the percentage says better.
  if (!number.percent && quantity.sd === undefined && quantity.ciLow === undefined && percentInBracket(scan, number.to))
    return { to: number.to }
  return { to: quantity.to, quantity }
}

/** Reads spread and limits after a number; returns the token past them. */
function tail(scan: Scan, quantity: Quantity, spread: boolean): number {
  const { tokens } = scan
  let k = quantity.past
  for (let turn = 0; turn < 3; turn++) {
    const sd: { value: number; to: number } | undefined = spread ? deviationAt(scan, k) : undefined
    if (sd && quantity.sd === undefined) {
      if (!Number.isNaN(sd.value)) quantity.sd = sd.value
      if (quantity.measure === undefined && !Number.isNaN(sd.value)) quantity.measure = 'mean'
      k = sd.to
      continue
    }
    const open = skipInto(tokens, k)
    const interval = intervalAt(scan, open) ?? bareInterval(scan, k, quantity.value)
    if (!interval || quantity.ciLow !== undefined) break
    quantity.ciLow = interval.low
    quantity.ciHigh = interval.high
    k = interval.to
  }
  return k
}

const skipInto = (tokens: readonly Token[], k: number): number => (/^[([,;]$/.test(tokens[k]?.text ?? '') ? k + 1 : k)

/** "± 4.5", "(SD 4.5)", ", SD = 4.5", "[SD, 4.5]"; NaN for a standard error, which is read and left. */
function deviationAt({ tokens, numberAt }: Scan, from: number): { value: number; to: number } | undefined {
  if (/^(?:±|\+\/-)$/.test(tokens[from]?.text ?? '')) {
    const number = numberAt.get(from + 1)
    return number && { value: number.value, to: number.to }
  }
  // One word may stand between: "12.3 points (SD 4.5)".
  let k = /^\p{L}+$/u.test(tokens[from]?.text ?? '') && OPEN.test(tokens[from + 1]?.text ?? '') ? from + 1 : from
  const opened = OPEN.test(tokens[k]?.text ?? '')
  if (opened || /^[,;]$/.test(tokens[k]?.text ?? '')) k++
  if (tokens[k]?.text === '±' && numberAt.has(k + 1))
    return closeAfter(tokens, numberAt.get(k + 1) as FoundNumber, opened)
  let label = /^(?:SD|SDs|s\.d|SE|SEM|sd|se)$/.exec(tokens[k]?.text ?? '')?.[0]
  if (
    !label &&
    /^standard$/i.test(tokens[k]?.text ?? '') &&
    /^(?:deviation|error)s?$/i.test(tokens[k + 1]?.text ?? '')
  ) {
    label = /^error/i.test(tokens[k + 1]?.text as string) ? 'SE' : 'SD'
    k++
  }
  if (!label) return undefined
  k++
  while (
    k < from + 9 &&
    tokens[k] &&
    !numberAt.has(k) &&
    /^(?:=|:|,|of|was|SD|[([\])±]|¼)$/.test(tokens[k]?.text as string)
  )
    k++
  const number = numberAt.get(k)
  return number && closeAfter(tokens, number, opened, /^se/i.test(label))
}

function closeAfter(tokens: readonly Token[], number: FoundNumber, opened: boolean, error = false) {
  const to = opened && CLOSE.test(tokens[number.to]?.text ?? '') ? number.to + 1 : number.to
  return { value: error ? Number.NaN : number.value, to }
}

function isInterval(tokens: readonly Token[], i: number): boolean {
  let k = i
  if (tokens[k + 1]?.text === '%' && /^\d+$/.test(tokens[k]?.text ?? '')) k += 2
  if (tokens[k]?.text === 'C' && tokens[k + 1]?.text === '.' && tokens[k + 2]?.text === 'I') return true
  return /^(?:CIs?|CrI|C\.I|confidence|credible|prediction)$/i.test(tokens[k]?.text ?? '')
}

/** "95% CI 0.3 to 0.8", "95% confidence interval [CI], 1.58–3.74", "CI: 0.3; 0.8". */
function intervalAt(scan: Scan, i: number): { low: number; high: number; to: number } | undefined {
  const { tokens, numberAt } = scan
  if (!isInterval(tokens, i)) return undefined
  let k = tokens[i + 1]?.text === '%' ? i + 2 : i
  k++
  const limit = k + 8
  while (
    k < limit &&
    tokens[k] &&
    !numberAt.has(k) &&
    /^(?:intervals?|limits?|\.|I|CIs?|CrI|=|:|,|;|of|was|is|from|between|[([\])]|¼)$/i.test(tokens[k]?.text as string)
  )
    k++
  return limits(scan, k)
}

/** "ranged from 9 to 16%", "(range, 9–16)": no single value. */
function rangeAt(scan: Scan, i: number): { to: number } | undefined {
  return [1, 2, 3].some((k) => /^(?:range|ranged|ranging|between)$/.test(scan.tokens[i - k]?.norm ?? ''))
    ? limits(scan, i)
    : undefined
}

/** "[22.1–40.3]" or "(0.3 to 0.8)" right after the value that lies in it. */
function bareInterval(scan: Scan, k: number, value: number): { low: number; high: number; to: number } | undefined {
  if (!OPEN.test(scan.tokens[k]?.text ?? '')) return undefined
  const found = limits(scan, k + 1)
  if (!found || found.low > value || value > found.high || !CLOSE.test(scan.tokens[found.to - 1]?.text ?? ''))
    return undefined
  return found
}

function limits({ tokens, numberAt }: Scan, at: number): { low: number; high: number; to: number } | undefined {
  const minus = /^[−-]$/.test(tokens[at]?.text ?? '') && numberAt.has(at + 1)
  const first = numberAt.get(minus ? at + 1 : at)
  const low = first && (minus ? { ...first, value: -first.value } : first)
  if (!low || !TO.test(tokens[low.to]?.text ?? '')) return undefined
  const high = numberAt.get(low.to + 1)
  if (!high || low.value > high.value) return undefined
  return { low: low.value, high: high.value, to: CLOSE.test(tokens[high.to]?.text ?? '') ? high.to + 1 : high.to }
}

/** "60.0 vs. 40.8%": the unit at the end is the first one's too; so is a spread's kind, "90 [SD 126] vs. 186 [153]". */
function shareUnits({ tokens, numberAt }: Scan, found: Quantity[]): void {
  for (let i = found.length - 1; i > 0; i--) {
    const a = found[i - 1] as Quantity
    const b = found[i] as Quantity
    if (a.kind !== 'value' || b.kind !== 'value' || b.from - a.to > 3) continue
    const link = tokens.slice(a.to, b.from).map(({ text }) => text.toLowerCase())
    if (link.length === 0 || !link.every((word) => /^(?:vs|versus|v|and|or|to|–|\.|only|just)$/.test(word))) continue
    if (b.measure === 'percentage' && a.measure === undefined && a.sd === undefined) {
      a.measure = 'percentage'
      a.percent = true
    }
    if (a.sd !== undefined && b.sd === undefined && b.measure === undefined && OPEN.test(tokens[b.past]?.text ?? '')) {
      const sd = numberAt.get(b.past + 1)
      if (sd && CLOSE.test(tokens[sd.to]?.text ?? '')) {
        b.sd = sd.value
        b.measure = 'mean'
        b.to = sd.to + 1
        const extra = found.findIndex((q) => q.at === b.past + 1)
        if (extra > i) found.splice(extra, 1)
      }
    }
  }
}

function percentInBracket({ tokens, numberAt }: Scan, from: number): boolean {
  for (let k = from; k < from + 6 && tokens[k]; k++)
    if (OPEN.test(tokens[k]?.text as string)) return numberAt.get(k + 1)?.percent === true
    else if (!/^\p{L}/u.test(tokens[k]?.text as string)) return false
  return false
}

function hasNumber({ numberAt }: Scan, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (numberAt.has(k)) return true
  return false
}

function quantityOf(kind: Quantity['kind'], from: number, number: FoundNumber, more: Partial<Quantity>): Quantity {
  return {
    kind,
    from,
    to: number.to,
    at: number.from,
    past: number.to,
    value: number.value,
    percent: number.percent,
    worded: number.worded,
    ...more,
  }
}
