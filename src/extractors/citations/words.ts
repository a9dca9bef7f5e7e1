// Words and marks of the stretch before a year, as the author readers see them.
import type { Span } from '../../types.js'

export interface Word extends Span {
  text: string
}

/** '' past either end, where reading the array itself would leave the engine's fast path. */
export const textAt = (words: readonly Word[], i: number): string =>
  i >= 0 && i < words.length ? (words[i] as Word).text : ''

const WORD = /(?:[dDlL]|[’']t\s?)?[’']?\p{L}[\p{L}\p{M}'’‐‑-]*|\d+|[^\s]/uy

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Past the word that starts at `i`: plain letters and digits by hand, all else by the pattern. */
function wordEnd(text: string, i: number): number {
  const first = text.charCodeAt(i)
  let to = i + 1
  if (isDigit(first)) {
    while (isDigit(text.charCodeAt(to))) to++
    return to
  }
  if (isLetter(first)) {
    let code = text.charCodeAt(to)
    while (isLetter(code) || code === 45 || code === 39) code = text.charCodeAt(++to)
    if (!(code >= 128)) return to
  } else if (first < 128 && first !== 39) return to
  WORD.lastIndex = i
  return WORD.test(text) ? WORD.lastIndex : i + 1
}

/** Marks of emphasis are left out: "*et al.*". */
export function wordsOf(text: string, start: number, end: number): Word[] {
  const words: Word[] = []
  const stretch = text.slice(start, end)
  for (let i = 0; i < stretch.length; ) {
    const code = stretch.charCodeAt(i)
    if (isSpace(code)) {
      i++
      continue
    }
    const to = wordEnd(stretch, i)
    if (code !== 42 && code !== 95) words.push({ start: start + i, end: start + to, text: stretch.slice(i, to) })
    i = to
  }
  return words
}

const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)))

/** "Roe’s" and "Roe’" → "roe". */
export function bare(word: string): string {
  const lower = word.toLowerCase()
  const mark = lower.charCodeAt(lower.length - (lower.endsWith('s') ? 2 : 1))
  return mark === 39 || mark === 0x2019 ? lower.replace(/[’']s?$/, '') : lower
}

export function isCapital(word: string): boolean {
  const code = word.charCodeAt(0)
  if (code >= 65 && code <= 90) return true
  // "d’Angelo", "l’Hôpital".
  if (code < 128 && code !== 39 && code !== 100 && code !== 108) return false
  return /^[’']?(?:\p{Lu}|[dl][’']\p{Lu})/u.test(word)
}

/** Join two names, in the languages that reviews are written in. */
export const CONJUNCTIONS: ReadonlySet<string> = new Set(['and', '&', '/', 'y', 'und', 'et', 'e', 'och', 'og', 'en'])
