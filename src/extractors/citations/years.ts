// Where a citation's year can stand: "2014", "2014a,b", "1923/1961", "in press", "n.d.".
import type { Span } from '../../types.js'

/** One printed year with its suffixes: "2014a, b" gives two. */
export interface YearMark extends Span {
  /** "2014a"; undated ones in small letters: "in press", "n.d.". */
  year: string
  /** True for the second and later suffix of one year: its span is the letter alone. */
  suffixOnly?: true
}

const ONE = String.raw`(?:1[5-9]|20)\d\d`
// "1936 [1973]", "[1945] 1972", "1923/1961", "1998–2012", "2014a"; not "£2000", "1,999", "2010-KP", "2009-T-064", "2010 – 2".
const DATED = String.raw`(?<![\p{L}\p{N}_$€£#@/‐‑–-]|\d[.,])(?:\[${ONE}\] )?${ONE}(?:[/–-]${ONE}| ?\[${ONE}\])?(?:[a-z](?![\p{L}\p{N}]))?(?![\p{L}\p{N}%/]|\.\d|[‐‑–—-](?:\d|\p{L}[\p{L}\d‐‑–—-])|\s*[–-]\s*\d)`
const UNDATED = String.raw`(?<![\p{L}\p{N}-])(?:in press|in prep(?:aration|\.)?|n\. ?d\.|no date|forthcoming|submitted(?: for publication)?|under review)(?![\p{L}\p{N}-])`
const YEAR = new RegExp(`${DATED}|${UNDATED}`, 'iuy')
const MORE = /\s*(?:[,;]|&|and|-|–|\/)\s*([a-z])(?![\p{L}\p{N}.'’])/uy

/**
 * Where a year, or a word in its stead, may start: the pattern itself, tried at every letter, takes long, and so does one
 * for both.
 */
const YEAR_OPENING = /\[?(?:1[5-9]|20)\d\d/g
const WORD_OPENING = /in p|n\.|no d|fort|subm|unde/gi

/** Where the pattern is found next; nowhere is past the end. */
function nextOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}

/** Every place in `text` where a year, or a word in its stead, could belong to a citation. */
export function findYears(text: string, offset: number): YearMark[] {
  const marks: YearMark[] = []
  let asYear = -1
  let asWord = -1
  for (let from = 0; ; ) {
    if (asYear < from) asYear = nextOf(YEAR_OPENING, text, from)
    if (asWord < from) asWord = nextOf(WORD_OPENING, text, from)
    const at = Math.min(asYear, asWord)
    if (at === text.length) break
    YEAR.lastIndex = at
    const match = YEAR.exec(text)
    from = match ? YEAR.lastIndex : at + 1
    if (!match) continue
    const start = offset + match.index
    const words = match[0]
    // Of the first edition and this one: "1936 [1973]", "[1945] 1972".
    const dated = words.includes('[')
      ? words.replace(/^\[(\d{4})\] (\d{4})$/, '$1/$2').replace(/ ?\[(\d{4})\]$/, '/$1')
      : words
    const year = /^\d/.test(dated) ? dated.toLowerCase() : words.toLowerCase().replace(/^n\. ?d\.$/, 'n.d.')
    marks.push({ start, end: start + words.length, year })
    if (/^\d{4}[a-z]$/.test(words))
      for (const more of suffixes(text, match.index + words.length, words)) {
        marks.push({ ...more, start: offset + more.start, end: offset + more.end })
      }
  }
  return marks
}

/** The further letters of "2014a, b" and "2014a–c". */
function suffixes(text: string, at: number, first: string): YearMark[] {
  const marks: YearMark[] = []
  const base = first.slice(0, 4)
  let last = first.charCodeAt(4)
  MORE.lastIndex = at
  for (let match = MORE.exec(text); match; match = MORE.exec(text)) {
    const code = (match[1] as string).charCodeAt(0)
    const end = MORE.lastIndex
    if (code <= last || code > last + 6) break
    const isRange = /[-–]/.test(match[0])
    for (let k = isRange ? last + 1 : code; k <= code; k++)
      marks.push({ start: end - 1, end, year: base + String.fromCharCode(k), suffixOnly: true })
    last = code
  }
  return marks
}
