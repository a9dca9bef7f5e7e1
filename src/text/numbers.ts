// Numbers and lengths of time as people print them: "1,234", "−0.5", "forty-five", "73 %", "two- to three-year".
import type { Span } from './spans.js'
import type { Token } from './tokens.js'

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
const MINUS = /^[-−–‐‑]$/
const DASH = /^[-−–—‐‑]$/

/** Value of a number printed in digits; NaN where it is none. A comma before three digits parts thousands. */
export function parseDigits(text: string): number {
  const unit = text.charCodeAt(0)
  if ((unit < 0x30 || unit > 0x39) && unit !== 0x2e) return Number.NaN
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  if (/^(?:\d+(?:[.,·]\d+)?|\.\d+)$/.test(text)) return Number(text.replace(/[,·]/, '.'))
  return Number.NaN
}

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
  for (let i = 0; i < tokens.length; ) {
    const number = digitsAt(tokens, i) ?? wordsAt(tokens, i)
    if (number) found.push(number)
    i = number ? number.to : i + 1
  }
  return found
}

function digitsAt(tokens: readonly Token[], i: number): FoundNumber | undefined {
  const token = tokens[i] as Token
  const c = token.text.charCodeAt(0)
  if ((c < 48 || c > 57) && c !== 46) return undefined
  let value = parseDigits(token.text)
  if (Number.isNaN(value)) return undefined
  let from = i
  const sign = tokens[i - 1]
  // A dash after a number or a word is a range or a pause, not a sign.
  if (sign && MINUS.test(sign.text) && sign.end === token.start && !isDigitOrWord(tokens[i - 2], sign)) {
    value = -value
    from = i - 1
  }
  const to = percentEnd(tokens, i + 1)
  return numberOf(tokens, from, to, value, to > i + 1, false)
}

function isDigitOrWord(before: Token | undefined, sign: Token): boolean {
  return before !== undefined && (before.end === sign.start ? /[\p{L}\p{N}%)\]]$/u : /[\p{N}%]$/u).test(before.text)
}

function wordsAt(tokens: readonly Token[], i: number): FoundNumber | undefined {
  let value = wordValue((tokens[i] as Token).text)
  if (value === undefined) return undefined
  let to = i + 1
  const scale = tokens[to]?.text.toLowerCase()
  if (scale === 'hundred') {
    value *= 100
    to += tokens[to + 1]?.text.toLowerCase() === 'and' && wordValue(tokens[to + 2]?.text ?? '') !== undefined ? 2 : 1
    const rest = wordValue(tokens[to]?.text ?? '')
    if (rest !== undefined && rest < 100) {
      value += rest
      to++
    }
  } else if (scale === 'thousand') {
    value *= 1000
    to++
  }
  const end = percentEnd(tokens, to)
  return numberOf(tokens, i, end, value, end > to, true)
}

function percentEnd(tokens: readonly Token[], i: number): number {
  const word = tokens[i]?.text.toLowerCase()
  if (word === '%' || word === 'percent' || word === '％') return i + 1
  return word === 'per' && /^cents?$/i.test(tokens[i + 1]?.text ?? '') ? i + 2 : i
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
    const last = measuredAt(tokens, i)
    if (!last) continue
    // "two- to three-year", "12 to 18 months", "12–18 months": the first number stands without its unit.
    let from = i
    let range = false
    const before = (k: number) => tokens[i - k]?.text ?? ''
    const first = /^(?:to|or|and)$/i.test(before(1)) ? (DASH.test(before(2)) ? 3 : 2) : DASH.test(before(1)) ? 2 : 0
    if (first > 0 && i - first >= 0 && amount(before(first)) !== undefined) {
      // "and" joins two lengths unless the first is left open: "6- and 12-month".
      if (before(1).toLowerCase() !== 'and' || first === 3) {
        from = i - first
        range = true
      }
    }
    const start = (tokens[from] as Token).start
    const end = (tokens[last.to - 1] as Token).end
    found.push({ from, to: last.to, start, end, ...(range ? {} : { weeks: last.weeks }) })
    i = last.to - 1
  }
  return found
}

const HYPHEN = /[-‐‑]/

function measuredAt(tokens: readonly Token[], i: number): { to: number; weeks: number } | undefined {
  const token = tokens[i] as Token
  // Few words have a hyphen, and the pattern is tried on every word of the text.
  const compound = HYPHEN.test(token.text)
    ? /^([\p{L}\p{N}.]+?(?:-[a-z]+)?)[-‐‑](day|week|month|year)s?$/iu.exec(token.text)
    : null
  if (compound) {
    const value = amount(compound[1] as string)
    return value === undefined ? undefined : { to: i + 1, weeks: value * perUnit(compound[2] as string) }
  }
  const value = amount(token.text)
  if (value === undefined) return undefined
  const more = tokens[i + 1]?.text.toLowerCase() === 'consecutive' ? 1 : 0
  const unit = /^(day|week|month|year|wk|mo|yr)s?$/i.exec(tokens[i + 1 + more]?.text ?? '')?.[1]
  if (unit) return { to: i + 2 + more, weeks: value * perUnit(unit) }
  const glued = MINUS.test(tokens[i + 1]?.text ?? '') && tokens[i + 1]?.start === token.end
  const after = glued ? /^(day|week|month|year)s?$/i.exec(tokens[i + 2]?.text ?? '')?.[1] : undefined
  return after ? { to: i + 3, weeks: value * perUnit(after) } : undefined
}

const perUnit = (unit: string): number => {
  const lower = unit.toLowerCase()
  return WEEKS[lower === 'wk' ? 'week' : lower === 'mo' ? 'month' : lower === 'yr' ? 'year' : lower] as number
}

function amount(text: string): number | undefined {
  const digits = parseDigits(text)
  return Number.isNaN(digits) ? wordValue(text) : digits
}
