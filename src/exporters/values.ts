// Values as text that every reader takes for the same type: numbers, lists, and characters that XML allows.

/** Types that all programs know; none has lists, and `integer` is what some call `int`. */
export type ColumnType = 'string' | 'int' | 'long' | 'double' | 'boolean'

/** Joins the members of lists: no program reads a list type of another. */
export const LIST_SEPARATOR = '; '

/** null, an empty text, an empty list, a number that is none: files leave them out. */
export const isMissing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'number' && !Number.isFinite(value)) ||
  (Array.isArray(value) && value.length === 0)

export function textOf(value: unknown, type: ColumnType): string | undefined {
  if (isMissing(value)) return undefined
  if (typeof value === 'number') return numberText(value, type)
  if (typeof value === 'string') return cleanText(value) || undefined
  if (Array.isArray(value)) return cleanText(value.map(memberText).join(LIST_SEPARATOR)) || undefined
  return typeof value === 'object' ? cleanText(JSON.stringify(value)) : String(value)
}

const memberText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

function numberText(value: number, type: ColumnType): string {
  return type === 'double' ? doubleText(value) : String(value)
}

/** Always with a point, never with a plus sign: `1` would be read as a whole number, and `1e+21` is not read by all. */
export function doubleText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value)
  const [digits = '', exponent] = text.split('e')
  const point = digits.includes('.') ? digits : `${digits}.0`
  return exponent === undefined ? point : `${point}e${exponent.replace('+', '')}`
}

/** The narrowest type for both: whole numbers widen to numbers, everything else to text. */
export function join(a: ColumnType | undefined, b: ColumnType): ColumnType {
  if (a === undefined || a === b) return b
  const ranks = [NUMBERS.indexOf(a), NUMBERS.indexOf(b)]
  return ranks.includes(-1) ? 'string' : (NUMBERS[Math.max(...ranks)] as ColumnType)
}
const NUMBERS: readonly ColumnType[] = ['int', 'long', 'double']

export function typeOf(value: unknown): ColumnType {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value !== 'number') return 'string'
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 'double'
  return value === (value | 0) ? 'int' : 'long'
}

const LONE = String.raw`[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]`
const CONTROLS = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff`
const SUSPECT = new RegExp(`[${CONTROLS}\\ud800-\\udfff]`)
const ILLEGAL = new RegExp(`[${CONTROLS}]|${LONE}`, 'g')

/** Without the characters that XML 1.0 forbids and halves of surrogate pairs. */
export const cleanText = (text: string): string => (SUSPECT.test(text) ? text.replace(ILLEGAL, '') : text)

/** Of texts in XML, where programs show them in tables; the CSV file of quotes has them whole. */
export const QUOTE_LENGTH = 2000

/** At most `length` UTF-16 units, the last an ellipsis where something was cut off; never half a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  return `${cleanText(text.slice(0, length - 1))}…`
}

const XML_SPECIAL = /[&<>"\n\r\t]/
const XML_SPECIALS = /[&<>"\n\r\t]/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}
/** For text and attributes alike; line ends as references, since readers fold bare ones in attributes. */
export const xml = (text: string): string =>
  XML_SPECIAL.test(text) ? text.replace(XML_SPECIALS, (unit) => ENTITIES[unit] as string) : text

const CHUNK = 1 << 16

/** Joins small pieces into chunks of about 64 KB, the size in which files are written well. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

/** A text as JSON. */
export const jsonOf = (text: string): string => JSON.stringify(cleanText(text))
