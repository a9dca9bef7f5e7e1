// Numbers and lengths of time as people print them: "1,234", "−0.5", "forty-five", "73 %", "two- to three-year".
import { isAmong } from './among.js'
import { norm } from './fold.js'
import { powerOfTen } from './raised.js'
import type { Span } from './spans.js'
import { isMark, type Token, tokenAt } from './tokens.js'
import { isUnit } from './units.js'
import { holdsAt, wordSet } from './word-table.js'

/** A number at tokens `[from, to)`; its sign, and "%" or "per cent" after it, are part of it. */
export interface FoundNumber extends Span {
  from: number
  to: number
  value: number
  percent: boolean
  /** Printed in words. */
  worded: boolean
}

/** A length of time at tokens `[from, to)`. */
export interface FoundDuration extends Span {
  from: number
  to: number
  /** Undefined for a range ("12 to 18 months"). */
  weeks?: number
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const WORDS = new Map<string, number>(UNITS.split(' ').map((word, i) => [word, i]))
for (const [i, word] of 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').entries())
  WORDS.set(word, 20 + 10 * i)

/** A month is a twelfth of 365.25 days. */
const WEEKS: Readonly<Record<string, number>> = { day: 1 / 7, week: 1, month: 365.25 / 12 / 7, year: 365.25 / 7 }
const MINUS = '-−–‐‑'
const TIMES = '×xX·∙*'
const DASH = /^[-−–—‐‑]$/
const UNIT = /^(?:day|week|month|year|wk|mo|yr)s?$/i
/** Their matching forms, asked first of what follows every number. */
const UNIT_WORDS = wordSet('day week month year wk mo yr days weeks months years wks mos yrs'.split(' ').map(norm))
const LONG_UNIT = /^(?:day|week|month|year)s?$/i

/** Value of a number printed in digits; NaN where it is none, or too large for one. A comma or a thin space before three digits parts thousands. */
export function parseDigits(text: string): number {
  if (!isDigits(text)) return Number.NaN
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return finite(Number(text.replaceAll(',', '')))
  if (/^[1-9]\d{0,2}(?:[\u2009\u202f\u00a0]\d{3})+(?:[.·]\d+)?$/.test(text))
    return finite(Number(text.replace(/[\u2009\u202f\u00a0]/g, '').replace('·', '.')))
  if (/^(?:\d+(?:[.,·]\d+)?|\.\d+)$/.test(text)) return finite(Number(text.replace(/[,·]/, '.')))
  return powerOfTen(text) ?? Number.NaN
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN)

/** Value of one number word, "forty-five" included; undefined where it is none. */
export function wordValue(text: string): number | undefined {
  // Most tokens are no numbers: lower-casing them all would cost more than the rest.
  if (text.length < 3 || text.length > 15) return undefined
  const direct = WORDS.get(text)
  if (direct !== undefined) return direct
  const c = text.charCodeAt(0)
  const dash = text.indexOf('-')
  if (dash < 0 && (c < 65 || c > 90)) return undefined
  const lower = text.toLowerCase()
  const whole = WORDS.get(lower)
  if (whole !== undefined || dash < 0) return whole
  const tens = WORDS.get(lower.slice(0, dash))
  const ones = WORDS.get(lower.slice(dash + 1))
  return tens !== undefined && ones !== undefined && tens >= 20 && ones > 0 && ones < 10 ? tens + ones : undefined
}

/** Every number in the tokens, in order; compounds such as "18-month" hold none. */
export function findNumbers(tokens: readonly Token[]): FoundNumber[] {
  const found: FoundNumber[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { word } = tokens[i] as Token
    if (!word.counts || Number.isNaN(word.value)) continue
    const number = isDigits(word.text) ? digitsAt(tokens, i) : wordsAt(tokens, i)
    found.push(number)
    i = number.to - 1
  }
  return found
}

/** Whether a number is printed in digits. */
const isDigits = (text: string): boolean => {
  const unit = text.charCodeAt(0)
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2e
}

function digitsAt(tokens: readonly Token[], i: number): FoundNumber {
  const token = tokens[i] as Token
  let { value } = token.word
  let from = i
  const sign = i > 0 ? tokens[i - 1] : undefined
  // A dash after a number or a word is a range or a pause, not a sign.
  if (
    sign &&
    sign.end === token.start &&
    isMark(MINUS, sign) &&
    !isDigitOrWord(tokens[i - 2], sign) &&
    !isPlusMinus(tokens, i - 1)
  ) {
    value = -value
    from = i - 1
  }
  let last = i + 1
  if (isThousand(tokens, i)) {
    value = value * 1000 + (value < 0 ? -1 : 1) * (tokens[last] as Token).word.value
    last++
  }
  const power = isMark(TIMES, tokenAt(tokens, last)) ? powerOfTen(tokens[last + 1]?.text ?? '') : undefined
  if (power !== undefined && Number.isFinite(value * power)) {
    // To fifteen digits, so that 4.35 × 10² is 435.
    value = Number((value * power).toPrecision(15))
    last += 2
  }
  const to = percentEnd(tokens, last)
  return numberOf(tokens, from, to, value, to > last, false)
}

/**
 * "8 of 10 218 samples", "n = 10 218": thousands behind a plain space, where two numbers side by side could be nothing
 * else. Not "F(10 130)", nor "one of 3 200 mg tablets".
 */
function isThousand(tokens: readonly Token[], i: number): boolean {
  const [a, b] = [tokens[i] as Token, tokens[i + 1]]
  if (b?.text.length !== 3 || a.text.length > 3 || b.start - a.end !== 1) return false
  if (!/^[1-9]\d{0,2}$/.test(a.text) || !/^\d{3}$/.test(b.text)) return false
  const before = tokens[i - 1]?.text ?? ''
  const isCount = before === '=' ? isAmong('n N', tokens[i - 2]?.text) : isAmong('of total', before)
  return isCount && !isUnit(tokens, i + 2)
}

/** The dash of "+/-0.5", "+-0.5": before a spread. */
const isPlusMinus = (tokens: readonly Token[], dash: number): boolean =>
  tokens[dash - 1]?.text === '+' || (tokens[dash - 1]?.text === '/' && tokens[dash - 2]?.text === '+')

function isDigitOrWord(before: Token | undefined, sign: Token): boolean {
  return before !== undefined && (before.end === sign.start ? /[\p{L}\p{N}%)\]]$/u : /[\p{N}%]$/u).test(before.text)
}

function wordsAt(tokens: readonly Token[], i: number): FoundNumber {
  let { value } = (tokens[i] as Token).word
  let to = i + 1
  if (says(tokens[to], 'hundred')) {
    value *= 100
    to += says(tokens[to + 1], 'and') && wordValue(tokens[to + 2]?.text ?? '') !== undefined ? 2 : 1
    const rest = wordValue(tokens[to]?.text ?? '')
    if (rest !== undefined && rest < 100) {
      value += rest
      to++
    }
  } else if (says(tokens[to], 'thousand')) {
    value *= 1000
    to++
  }
  const end = percentEnd(tokens, to)
  return numberOf(tokens, i, end, value, end > to, true)
}

/** Whether a token is one word, in capitals or not; its matching form tells that of nearly every other. */
const says = (token: Token | undefined, word: string): boolean =>
  token !== undefined && token.norm === word && token.text.toLowerCase() === word

function percentEnd(tokens: readonly Token[], i: number): number {
  if (i >= tokens.length) return i
  const token = tokens[i] as Token
  if (token.text === '%' || token.text === '％' || says(token, 'percent')) return i + 1
  return says(token, 'per') && /^cents?$/i.test(tokens[i + 1]?.text ?? '') ? i + 2 : i
}

function numberOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  value: number,
  percent: boolean,
  worded: boolean,
): FoundNumber {
  const start = (tokens[from] as Token).start
  return { from, to, start, end: (tokens[to - 1] as Token).end, value, percent, worded }
}

/** Every length of time in the tokens: "18 months", "18-month", "two- to three-year", "12–18 weeks". */
export function findDurations(tokens: readonly Token[]): FoundDuration[] {
  const found: FoundDuration[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { word } = tokens[i] as Token
    if (!word.counts) continue
    const to = Number.isNaN(word.value) ? (Number.isNaN(word.weeks) ? i : i + 1) : unitEnd(tokens, i)
    if (to === i) continue
    const from = rangeStart(tokens, i)
    const duration: FoundDuration = {
      from,
      to,
      start: (tokens[from] as Token).start,
      end: (tokens[to - 1] as Token).end,
    }
    if (from === i) duration.weeks = to === i + 1 ? word.weeks : word.value * weeksOf((tokens[to - 1] as Token).text)
    found.push(duration)
    i = to - 1
  }
  return found
}

/** Past the unit that the number at `i` counts; `i` where none follows. */
function unitEnd(tokens: readonly Token[], i: number): number {
  const next = i + 1 < tokens.length ? tokens[i + 1] : undefined
  if (!next) return i
  const at = says(next, 'consecutive') ? i + 2 : i + 1
  if (holdsAt(UNIT_WORDS, tokens, at) && UNIT.test((tokens[at] as Token).text)) return at + 1
  const glued = next.start === (tokens[i] as Token).end && isMark(MINUS, next)
  return glued && LONG_UNIT.test(tokens[i + 2]?.text ?? '') ? i + 3 : i
}

/** "two- to three-year", "12 to 18 months", "12–18 months": where the first number stands, which has no unit; else `i`. */
function rangeStart(tokens: readonly Token[], i: number): number {
  const before = (k: number) => (i < k ? '' : (tokens[i - k] as Token).text)
  const first = /^(?:to|or|and)$/i.test(before(1)) ? (DASH.test(before(2)) ? 3 : 2) : DASH.test(before(1)) ? 2 : 0
  if (first === 0 || amount(before(first)) === undefined) return i
  // "and" joins two lengths unless the first is left open: "6- and 12-month".
  return before(1).toLowerCase() !== 'and' || first === 3 ? i - first : i
}

const COMPOUND = /^([\p{L}\p{N}.]+?(?:-[a-z]+)?)[-‐‑](day|week|month|year)s?$/iu

/** Of "18-month" and the like; NaN for all other words. */
export function weeksIn(compound: string): number {
  const [, number, unit] = COMPOUND.exec(compound) ?? []
  const value = number === undefined ? undefined : amount(number)
  return value === undefined ? Number.NaN : value * weeksOf(unit as string)
}

/** Of one day, week, month or year, in the plural or not, or "wk", "mo", "yr". */
export function weeksOf(unit: string): number {
  const one = unit.toLowerCase().replace(/s$/, '')
  return WEEKS[one === 'wk' ? 'week' : one === 'mo' ? 'month' : one === 'yr' ? 'year' : one] as number
}

/** Value of a number in digits or in one word; undefined where it is none. */
export function amount(text: string): number | undefined {
  const digits = parseDigits(text)
  return Number.isNaN(digits) ? wordValue(text) : digits
}
