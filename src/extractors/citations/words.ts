// Words and marks of the stretch before a year, as the author readers see them.
import type { Span } from '../../types.js'

export interface Word extends Span {
  text: string
}

const WORD = /(?:[dDlL]|[’']t\s?)?[’']?\p{L}[\p{L}\p{M}'’‐‑-]*|\d+|[^\s]/gu

/** Marks of emphasis are left out: "*et al.*". */
export function wordsOf(text: string, start: number, end: number): Word[] {
  const words: Word[] = []
  for (const match of text.slice(start, end).matchAll(WORD)) {
    if (match[0] === '*' || match[0] === '_') continue
    words.push({ start: start + match.index, end: start + match.index + match[0].length, text: match[0] })
  }
  return words
}

/** "Roe’s" and "Roe’" → "roe". */
export const bare = (word: string): string => word.toLowerCase().replace(/[’']s?$/, '')

export const isCapital = (word: string): boolean => /^[’']?(?:\p{Lu}|[dl][’']\p{Lu})/u.test(word)

/** Join two names, in the languages that reviews are written in. */
export const CONJUNCTIONS: ReadonlySet<string> = new Set(['and', '&', '/', 'y', 'und', 'et', 'e', 'och', 'og', 'en'])
