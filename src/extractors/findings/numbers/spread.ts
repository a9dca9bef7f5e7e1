// Spread and limits printed beside a number: "(SD 4.5)", "± 4.5", "95% CI 0.3 to 0.8", "[0.3, 0.8]".

import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import type { FoundNumber } from '../../../text/numbers.js'
import { closingBracket } from '../../../text/place.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import { closesAt, isClose, opensAt } from '../brackets.js'
import type { Quantity, Scan } from './quantity.js'
import { FAR, isPlainTwin, isTwin, MEASURED } from './twins.js'

/** Between two limits; a soft hyphen is a dash that a PDF lost. */
const TO = /^(?:to|–|-|—|−|‑|‐|‒|,|;|and|\u00ad|\.{3})$/i

/** Reads spread and limits after a number; returns the token past them. */
export function tail(scan: Scan, quantity: Quantity, spread: boolean): number {
  const { tokens } = scan
  let k = quantity.past
  for (let turn = 0; turn < 3; turn++) {
    const sd: Spread | undefined = spread ? deviationAt(scan, k) : undefined
    if (sd && quantity.sd === undefined) {
      if (!Number.isNaN(sd.value)) quantity.sd = sd.value
      if (quantity.measure === undefined && !Number.isNaN(sd.value)) quantity.measure = 'mean'
      if (sd.weak) quantity.weak = true
      k = sd.to
      continue
    }
    const quartiles = quartilesAt(scan, k)
    if (quartiles) {
      if (quartiles.median) quantity.measure ??= 'median'
      k = quartiles.to
      continue
    }
    const open = skipInto(tokens, pastUnit(tokens, k))
    const bare = bareInterval(scan, quantity.labelled ? pastUnit(tokens, k) : k, quantity)
    if (bare && scan.spreads === 'IQR') {
      quantity.measure ??= 'median'
      k = bare.to
      continue
    }
    const interval = intervalAt(scan, open) ?? bare ?? listedLimits(scan, k, quantity)
    if (!interval || quantity.ciLow !== undefined) break
    quantity.ciLow = interval.low
    quantity.ciHigh = interval.high
    k = interval.to
  }
  return k
}

const skipInto = (tokens: readonly Token[], k: number): number => (isAmong('( [ , ;', tokens[k]?.text) ? k + 1 : k)

const SPREAD = /^(?:SD|SDs|s\.d|SE|SEM|sd|se)$/

/** Spread of the number before token `to`; `weak` where only its place says that it is one. */
interface Spread {
  value: number
  to: number
  weak?: boolean
}

/** "± 4.5", "(SD 4.5)", ", SD = 4.5", "[SD, 4.5]"; NaN for a standard error, which is read and left. */
function deviationAt(scan: Scan, from: number): Spread | undefined {
  const { tokens, numberAt, spreads } = scan
  const sign = plusMinus(tokens, from)
  if (sign > 0) {
    const number = numberAt[from + sign]
    return number && { value: spreads === 'SE' ? Number.NaN : number.value, to: number.to }
  }
  let k = pastUnit(tokens, from)
  const opened = opensAt(tokens, k)
  if (opened || isAmong(', ;', tokens[k]?.text)) k++
  const labelled = spreads === 'SD' || spreads === 'SE' || isTwin(tokens, k) || isPlainTwin(tokens, k)
  const told = opened && (labelled || isDecimal(tokens, from - 1)) ? numberAt[k] : undefined
  // "132 (15) mmHg": the unit of both. Of "median 62 (12) min" nobody says what the 12 is.
  const measured = opened && MEASURED.test(tokens[k + 2]?.text ?? '') ? numberAt[k] : undefined
  if (measured && !measured.percent && tokens[k + 1]?.text === ')' && /\d/.test(tokens[from - 1]?.text ?? '')) {
    const said = tokens.slice(Math.max(0, from - FAR), from).findLast(({ norm }) => isAmong('mean median', norm))
    const other = spreads === 'SE' || said?.norm === 'median'
    return { ...closeAfter(tokens, measured, true, other), weak: !other }
  }
  if (told && !told.percent && closesAt(tokens, told.to) && (labelled || isDecimal(tokens, k)))
    return closeAfter(tokens, told, true, spreads === 'SE')
  const inner = plusMinus(tokens, k)
  const spread = inner > 0 ? numberAt[k + inner] : undefined
  if (spread) return closeAfter(tokens, spread, opened)
  let label = SPREAD.exec(tokens[k]?.text ?? '')?.[0]
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
  while (k < from + 9 && tokens[k] && !numberAt[k] && isAmong('= : , of was SD ( [ ] ) ± ¼', tokens[k]?.text)) k++
  const number = numberAt[k]
  // "7.7 (SE 0.8) and 8.6 (1.4)": said once.
  const kind = /^s\.?e/i.test(label) ? 'SE' : 'SD'
  if (number) scan.spreads ??= kind
  return number && closeAfter(tokens, number, opened, kind === 'SE')
}

/** "6.3 (12.6)": a decimal number in the bracket after another is its spread; whole ones may be counts. */
const isDecimal = (tokens: readonly Token[], k: number): boolean => /\d[.·]\d/.test(tokens[k]?.text ?? '')

/** "[IQR 3–6]", "(interquartile range, 3 to 6)", "(range 1–9)": read and left, for they are no limits of confidence. */
function quartilesAt({ tokens }: Scan, from: number): { to: number; median: boolean } | undefined {
  const k = pastUnit(tokens, from)
  if (!opensAt(tokens, k)) return undefined
  const first = tokens[k + 1]?.text ?? ''
  if (!/^(?:IQRs?|interquartile|inter-quartile|range|Q1|quartiles?|25th|min)$/i.test(first)) return undefined
  const close = closingBracket(tokens, k, 14)
  // A mean may have a range, too.
  return close < 0 ? undefined : { to: close + 1, median: !/^(?:range|min)$/i.test(first) }
}

const AFTER: ReadonlySet<string> = new Set(
  'in for with vs versus and to of at was were is are had than did . , ; ) %'.split(' '),
)
const UNIT = /^(?:[\p{L}µ²³°]+\d?|\/|-?\d)$/u

/** Past the unit before a bracket or the limits: "12.3 points (SD 4.5)", "-1.65 kg/m2 (SD = 2.5)", "1.3 points, 95% CI". */
function pastUnit(tokens: readonly Token[], from: number): number {
  for (let k = from; k < from + 5; k++) {
    const text = tokenAt(tokens, k)?.text ?? ''
    if (text === '(' || text === '[' || (text === ',' && SPREAD.test(tokens[k + 1]?.text ?? ''))) return k
    if ((text === ',' || text === ';') && isInterval(tokens, k + 1)) return k
    // What follows a number most often, asked before the classes of all of Unicode.
    if (AFTER.has(text) || !UNIT.test(text)) return from
  }
  return from
}

/** Length of "±", "+/-" or "+-" at token `k`; 0 where none is. */
function plusMinus(tokens: readonly Token[], k: number): number {
  const text = (n: number) => tokens[k + n]?.text ?? ''
  if (text(0) === '±') return 1
  if (text(0) !== '+') return 0
  return text(1) === '/' && isAmong('- − –', text(2)) ? 3 : isAmong('- − –', text(1)) ? 2 : 0
}

function closeAfter(tokens: readonly Token[], number: FoundNumber, opened: boolean, error = false) {
  const to = opened && closesAt(tokens, number.to) ? number.to + 1 : number.to
  return { value: error ? Number.NaN : number.value, to }
}

const WHOLE = /^\d+$/
const MAY_BE_INTERVAL = oneOf('ci cis c1 cl cri c.i confidence credible prediction uncertainty')
const INTERVAL = /^(?:CIs?|C[1l]|CrI|C\.I|confidence|credible|prediction|uncertainty)$/i

export function isInterval(tokens: readonly Token[], i: number): boolean {
  let k = i
  const next = tokenAt(tokens, k + 1)?.text
  if ((next === '%' || next === 'percent') && WHOLE.test(tokens[k]?.text ?? '')) k += 2
  else if (next === 'per' && WHOLE.test(tokens[k]?.text ?? '')) k += 3
  const text = tokenAt(tokens, k)?.text ?? ''
  if (text === 'CI95' || (text === 'C' && tokens[k + 1]?.text === '.' && tokens[k + 2]?.text === 'I')) return true
  return holdsAt(MAY_BE_INTERVAL, tokens, k) && INTERVAL.test(text)
}

/** "95% CI 0.3 to 0.8", "95% confidence interval [CI], 1.58–3.74", "CI: 0.3; 0.8". */
export function intervalAt(scan: Scan, i: number): { low: number; high: number; to: number } | undefined {
  const { tokens, numberAt } = scan
  if (!isInterval(tokens, i)) return undefined
  let k = isAmong('% percent', tokens[i + 1]?.text) ? i + 2 : tokens[i + 1]?.text === 'per' ? i + 3 : i
  k++
  const limit = k + 8
  while (
    k < limit &&
    tokens[k] &&
    !numberAt[k] &&
    /^(?:intervals?|limits?|\.|I|CIs?|CrI|=|:|,|;|of|was|is|from|between|for|the|difference|[([\])]|¼)$/i.test(
      tokens[k]?.text as string,
    )
  )
    k++
  return limits(scan, k)
}

const RANGED = oneOf('range ranged ranging between')

/** "ranged from 9 to 16%", "(range, 9–16)": no single value. */
export function rangeAt(scan: Scan, i: number): { to: number } | undefined {
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) if (holdsAt(RANGED, scan.tokens, k)) return limits(scan, i)
  return undefined
}

/** "10–20 mg", "20 to 40%": no single value either; "from 20 to 40%" is a change. */
export function dashAt({ tokens, numberAt }: Scan, i: number): { to: number } | undefined {
  const to = numberAt[i]?.to ?? i
  const high = tokens[to]?.norm === 'to' ? numberAt[to + 1] : undefined
  if (
    high?.percent &&
    !numberAt[i]?.percent &&
    !tokens.slice(Math.max(0, i - 12), i).some(({ norm }) => norm === 'from')
  )
    return high
  if (!isAmong('- – — − ‑ ‐', tokens[to]?.text) || tokens[to]?.start !== tokens[to - 1]?.end) return undefined
  return numberAt[to + 1]
}

/** "[22.1–40.3]" or "(0.3 to 0.8)" right after the value that lies in it. */
function bareInterval(
  scan: Scan,
  k: number,
  { value, labelled, comparative }: Quantity,
): { low: number; high: number; to: number } | undefined {
  if (!opensAt(scan.tokens, k)) return undefined
  const found = limits(scan, k + 1)
  if (!found || found.low > value || value > found.high) return undefined
  const [last, mark, p] = [-1, 0, 1].map((n) => scan.tokens[found.to + n]?.text ?? '') as [string, string, string]
  // "1.4 (0.9–2.1, p = 0.9)" of a ratio.
  const tested = labelled && comparative && isAmong(', ;', mark) && isAmong('p P *', p)
  return isClose(last) || tested ? found : undefined
}

/** "(RR 1.18, 1.05–1.32)": limits behind an estimate that lies in them. */
function listedLimits(scan: Scan, k: number, { comparative, labelled, value }: Quantity) {
  if (!comparative || !labelled || !isAmong(', ;', scan.tokens[k]?.text)) return undefined
  const found = limits(scan, k + 1)
  const closed = found !== undefined && isAmong(') ] , ;', scan.tokens[found.to - 1]?.text)
  return closed && found.low <= value && value <= found.high ? found : undefined
}

function limits(scan: Scan, at: number): { low: number; high: number; to: number } | undefined {
  const { tokens, numberAt } = scan
  const minus = isAmong('− -', tokens[at]?.text) && numberAt[at + 1] !== undefined
  const first = numberAt[minus ? at + 1 : at]
  const low = first && (minus ? { ...first, value: -first.value } : first)
  if (!low || !TO.test(tokens[low.to]?.text ?? '')) return undefined
  const high = highAfter(scan, low)
  if (!high || low.value > high.value) return undefined
  return { low: low.value, high: high.value, to: closesAt(tokens, high.to) ? high.to + 1 : high.to }
}

/** The upper limit after a lower one and its dash, which two hyphens may stand for: "0.03--0.33". */
function highAfter({ tokens, numberAt }: Scan, low: FoundNumber): FoundNumber | undefined {
  const high = numberAt[low.to + 1]
  if (tokens[low.to]?.text !== '-' || tokens[low.to + 1]?.text !== '-') return high
  if (!high) return numberAt[low.to + 2]
  // Of "-1.2--0.4" the second hyphen is a minus.
  return low.value > high.value ? { ...high, value: -high.value } : high
}

/** "5.1 points lower with yoga than with usual care (95% CI 2.9 to 7.3)": limits that stand apart from their difference. */
export function limitDifference(scan: Scan, i: number, last: Quantity | undefined): void {
  if (!last?.comparative || last.labelled || last.ciLow !== undefined || !isInterval(scan.tokens, i)) return
  const interval = intervalAt(scan, i)
  const between = scan.tokens.slice(last.to, i)
  if (!interval || between.length > APART || between.some(({ text }) => text === ';')) return
  const [low, high] = [Math.abs(interval.low), Math.abs(interval.high)].sort((a, b) => a - b) as [number, number]
  const crosses = interval.low < 0 && interval.high > 0
  if (Math.abs(last.value) > high || (!crosses && Math.abs(last.value) < low)) return
  last.ciLow = interval.low
  last.ciHigh = interval.high
}

/** Tokens of "in the yoga group than in the usual care group at 12 weeks (". */
const APART = 24
