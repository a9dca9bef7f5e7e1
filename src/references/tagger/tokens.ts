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
  /10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;:)\]]|(?:https?|ftp)\s?:\s?\/\/[^\s"<>]*[^\s"<>.,;:)\]]|www\.[^\s"<>]*[^\s"<>.,;:)\]]|\p{L}[\p{L}\p{M}\u00ad]*(?:['’ʼ]\p{L}[\p{L}\p{M}\u00ad]*)*|\p{N}+/gu

export function cut(text: string): Cut {
  const starts: number[] = []
  const ends: number[] = []
  const words: string[] = []
  const gaps: string[] = []
  let last = 0
  for (const match of text.matchAll(TOKEN)) {
    const word = match[0]
    starts.push(match.index)
    ends.push(match.index + word.length)
    words.push(word)
    gaps.push(gapClass(text.slice(last, match.index)))
    last = match.index + word.length
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
