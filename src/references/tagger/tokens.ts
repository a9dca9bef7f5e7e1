// A printed reference → words and numbers with what stands between them.

/** Columns, one row a token; `gaps` has one more: what stands before each token, and at the end. */
export interface Cut {
  starts: number[]
  ends: number[]
  words: string[]
  gaps: string[]
}

// DOIs and addresses stay whole; "C42" is two tokens, since volumes are glued to their series. OCR puts a space before a colon.
const TOKEN =
  /10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;:)\]]|(?:https?|ftp)\s?:\s?\/\/[^\s"<>]*[^\s"<>.,;:)\]]|www\.[^\s"<>]*[^\s"<>.,;:)\]]|\p{L}[\p{L}\p{M}\u00ad]*(?:['’ʼ]\p{L}[\p{L}\p{M}\u00ad]*)*|\p{N}+/uy

const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** Past the token that starts at `i`; `i` itself where none does. Plain words and numbers by hand, all else by the pattern. */
function tokenEnd(text: string, i: number): number {
  const first = text.charCodeAt(i)
  let to = i + 1
  if (isLetter(first)) {
    while (isLetter(text.charCodeAt(to))) to++
    const next = text.charCodeAt(to)
    // An apostrophe may go on with the word, a colon, slash or full stop with an address.
    if (!(next >= 128) && next !== 39 && !mayBeAddress(first)) return to
  } else if (isDigit(first)) {
    while (isDigit(text.charCodeAt(to))) to++
    const isTen = to === i + 2 && text.startsWith('10.', i)
    if (!(text.charCodeAt(to) >= 128) && !isTen) return to
  } else if (first < 128) return i
  TOKEN.lastIndex = i
  return TOKEN.test(text) ? TOKEN.lastIndex : i
}

/** "https", "ftp", "www". */
const mayBeAddress = (first: number): boolean => first === 104 || first === 102 || first === 119

export function cut(text: string): Cut {
  const starts: number[] = []
  const ends: number[] = []
  const words: string[] = []
  const gaps: string[] = []
  let last = 0
  for (let i = 0; i < text.length; ) {
    const to = tokenEnd(text, i)
    if (to === i) {
      // The pattern reads whole characters: the second half of a pair begins nothing.
      i += (text.codePointAt(i) as number) > 0xffff ? 2 : 1
      continue
    }
    starts.push(i)
    ends.push(to)
    words.push(text.slice(i, to))
    gaps.push(gapClass(text.slice(last, i)))
    last = to
    i = to
  }
  gaps.push(gapClass(text.slice(last)))
  return { starts, ends, words, gaps }
}

const classes = new Map<string, string>()

/** Spellings of one mark made the same; long runs cut. */
function gapClass(gap: string): string {
  const known = classes.get(gap)
  if (known !== undefined) return known
  const made = gap
    .replace(/[“”„«»″]|``|''|,,/g, '"')
    .replace(/[‘’‚‹›`´]/g, "'")
    .replace(/[‐‑–—−]+/g, '-')
    .replace(/[*_]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)\]])/g, '')
    .slice(0, 6)
  if (classes.size > 5000) classes.clear()
  classes.set(gap, made)
  return made
}
