// Text → tokens with exact offsets: words, numbers and marks, split also where typesetting glued them ("73%with").
import { norm } from './fold.js'
import type { Span } from './spans.js'

export interface RawToken extends Span {
  text: string
}

// Order matters: decimals before words, compounds before single words. No quantifier is nested, so time is linear.
const TOKEN =
  /\d+(?:[.,·]\d+)*(?:[-‐‑]\p{L}[\p{L}\p{M}\p{N}]*(?:[-‐‑]\p{L}[\p{L}\p{M}\p{N}]*)*)?(?:st|nd|rd|th|s)?(?![\p{L}\p{M}])|\d+(?:[.,·]\d+)*|\.\d+|\p{L}[\p{L}\p{M}\p{N}]*(?:[-‐‑&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[’']s(?![\p{L}])|\.{3}|[^\s\p{L}\p{N}]/gu

/** Tokens of `text[start, end)`, offsets into `text`. */
export function tokenize(text: string, start = 0, end = text.length): RawToken[] {
  const tokens: RawToken[] = []
  const slice = start === 0 && end === text.length ? text : text.slice(start, end)
  for (const match of slice.matchAll(TOKEN)) {
    const from = start + match.index
    tokens.push({ start: from, end: from + match[0].length, text: match[0] })
  }
  return tokens
}

/** One word of a compound, for matching: "self-harming" has two. */
export interface Atom extends Span {
  norm: string
  /** Index of the token it is part of. */
  token: number
}

/** The matching units of tokens: hyphened compounds split, marks kept as themselves. */
export function atomsOf(tokens: readonly (RawToken & { norm?: string })[]): Atom[] {
  const atoms: Atom[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as RawToken & { norm?: string }
    if (!/[-‐‑]/.test(token.text) || token.text.length === 1) {
      atoms.push({ start: token.start, end: token.end, norm: token.norm ?? norm(token.text), token: i })
      continue
    }
    let at = token.start
    for (const part of token.text.split(/[-‐‑]/)) {
      if (part) atoms.push({ start: at, end: at + part.length, norm: norm(part), token: i })
      at += part.length + 1
    }
  }
  return atoms
}
