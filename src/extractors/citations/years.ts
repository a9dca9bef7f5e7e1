// Where a citation's year can stand: "2014", "2014a,b", "1923/1961", "in press", "n.d.".
import type { Span } from '../../types.js'

/** One printed year with its suffixes: "2014a, b" gives two. */
export interface YearMark extends Span {
  /** "2014a"; undated ones in small letters: "in press", "n.d.". */
  year: string
  /** True for the second and later suffix of one year: its span is the letter alone. */
  suffixOnly?: true
}

const YEAR =
  /(?<![\p{L}\p{N}_$€£#@/‐‑–-]|\d[.,])(?:1[5-9]\d\d|20[0-4]\d)(?:[/–-](?:1[5-9]|20)\d\d)?(?:[a-z](?![\p{L}\p{N}]))?(?![\p{L}\p{N}%/]|\.\d|[‐‑–—-](?:\d|\p{L}{2})|\s*[–-]\s*\d)|(?<![\p{L}\p{N}-])(?:in press|in prep(?:aration|\.)?|n\. ?d\.|no date|forthcoming|submitted(?: for publication)?|under review)(?![\p{L}\p{N}-])/giu
const MORE = /\s*(?:[,;]|&|and|-|–|\/)\s*([a-z])(?![\p{L}\p{N}.'’])/uy

/** Every place in `text` where a year, or a word in its stead, could belong to a citation. */
export function findYears(text: string, offset: number): YearMark[] {
  const marks: YearMark[] = []
  for (const match of text.matchAll(YEAR)) {
    const start = offset + match.index
    const words = match[0]
    const year = /^\d/.test(words) ? words.toLowerCase() : words.toLowerCase().replace(/^n\. ?d\.$/, 'n.d.')
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
