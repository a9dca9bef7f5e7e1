// What a cell of a result table holds: a value with what stands beside it.
import { parseDigits } from '../../../text/numbers.js'
import { RAISED } from '../../../text/raised.js'

/** "18.8 (4.77)", "119 ± 1", "9 (69.2%)", "12/60", "0.45 (0.2 to 0.7)", "< .001". */
export interface CellValue {
  value: number
  /** After "±". */
  spread?: number
  /** Alone in brackets. */
  inner?: number
  /** Which of both was printed with "%". */
  percent?: 'value' | 'inner'
  /** Two numbers in brackets, or after a comma. */
  limits?: readonly [low: number, high: number]
  /** "12/60": of so many. */
  of?: number
  /** "< .001", "> 0.05": the value is only its bound. */
  bound?: 'below' | 'above'
}

const NUMBER = String.raw`[-−–+]?(?:\d{1,3}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:[.·]\d+)?|[-−–+]?[.·]\d+`
const TO = String.raw`\s*(?:,|;|to|–|-|−|‐|‑)\s*`
/** Characters of marks that lead to notes, raised ones as readers write them. */
export const NOTE_MARKS = `*†‡§¶#${RAISED}`
const MARKS = String.raw`(?:\s?[${NOTE_MARKS}]+(?:,[${NOTE_MARKS}]+)*)?(?:\s?[a-f](?![a-z]))?[${NOTE_MARKS}]*`

const CELL = new RegExp(
  [
    String.raw`^(?:[a-z]\s*)?([=<>≤≥])?\s*`,
    String.raw`(${NUMBER})\s*(%)?${MARKS}`,
    String.raw`(?:\s*/\s*(\d+))?`,
    String.raw`(?:\s*\(?(?:±|\+/[-−–])\s*(${NUMBER})\)?)?`,
    String.raw`(?:\s*[,;]?\s*[([]\s*(?:95%\s*CI:?\s*)?(${NUMBER})\s*(%)?(?:${TO}(${NUMBER})\s*%?)?\s*[)\]])?`,
    String.raw`\s*${MARKS}$`,
  ].join(''),
  'i',
)
const LIMITS = new RegExp(String.raw`^[([]?\s*(${NUMBER})${TO}(${NUMBER})\s*[)\]]?${MARKS}$`)

/** A number as printed: with a real minus, a raised point, commas or spaces between thousands. */
const numberOf = (text: string): number =>
  (/^[-−–]/.test(text) ? -1 : 1) *
  parseDigits(
    text
      .replace(/^[-−–+]/, '')
      .replace('·', '.')
      .replaceAll(' ', ''),
  )

/** Whether a table's commas are decimal points, by its cells: "8,1", "0,045", "−12,40 (3,1)", and no point in any number. */
export function hasDecimalCommas(cells: readonly string[]): boolean {
  return (
    cells.some((text) => /^[-−–<>=≤≥\s]*(?:0|\d+(?=,\d{1,2}(?!\d))),\d/.test(text)) &&
    !cells.some((text) => /\d[.·]\d/.test(text))
  )
}

/** "8.1 (3.2)" of "8,1 (3,2)". */
export const withPoints = (text: string): string => text.replace(/(?<=\d),(?=\d)/g, '.')

/** Undefined where the cell holds no single value. */
export function cellValue(text: string): CellValue | undefined {
  if (text.length > 60) return undefined
  const match = CELL.exec(text)
  if (!match) return undefined
  const [, sign = '', value, percent, of, spread, first, inner, second] = match
  const cell: CellValue = { value: numberOf(value as string) }
  if (percent) cell.percent = 'value'
  if (of !== undefined) cell.of = Number(of)
  if (spread !== undefined) cell.spread = Math.abs(numberOf(spread))
  if (second !== undefined) {
    const limits = [numberOf(first as string), numberOf(second)] as const
    // "(3-7)": the dash is no sign.
    if (limits[0] <= limits[1]) cell.limits = limits
  } else if (first !== undefined) {
    cell.inner = numberOf(first)
    if (inner) cell.percent = 'inner'
  }
  if (sign === '<' || sign === '≤') cell.bound = 'below'
  if (sign === '>' || sign === '≥') cell.bound = 'above'
  return cell
}

/** "0.2 to 0.7" alone. */
export function limitsOf(text: string): readonly [number, number] | undefined {
  const match = LIMITS.exec(text)
  if (!match) return undefined
  const [low, high] = [numberOf(match[1] as string), numberOf(match[2] as string)]
  return low <= high ? [low, high] : undefined
}

/** Nothing was measured there. */
export const isBlank = (text: string): boolean => /^(?:[-–—−]|n\.?[\s/]?[as]\.?|nr|…|\.{3})?$/i.test(text.trim())
