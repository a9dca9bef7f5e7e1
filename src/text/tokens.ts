// Text → tokens with exact offsets: words, numbers and marks, split also where typesetting glued them ("73%with", "notin").
import type { Span } from './spans.js'
import { type Word, wordAt, wordOf } from './words.js'

/** A word or mark. Hyphenated compounds are one token. */
export interface Token extends Span {
  text: string
  /** Folded for matching: lower case, no accents, American spelling, singular. */
  norm: string
  /** Universal part-of-speech tag (NOUN, VERB, ADJ, ADP, PUNCT …); 'X' until it is tagged. */
  pos: string
  /** Its place in the list. */
  index: number
  /** What is known of it wherever it stands. */
  word: Word
}

/** Undefined past either end, where reading the array itself would leave the engine's fast path. */
export const tokenAt = (tokens: readonly Token[], k: number): Token | undefined =>
  k >= 0 && k < tokens.length ? tokens[k] : undefined

/** Whether a token is one of some marks, each of one unit. */
export const isMark = (marks: string, token: Token | undefined): boolean =>
  token !== undefined && token.text.length === 1 && marks.includes(token.text)

const SPACE = 0
const LETTER = 1
const DIGIT = 2
const MARK = 3
type Class = typeof SPACE | typeof LETTER | typeof DIGIT | typeof MARK

// A raised minus is part of its number: "10⁻³", "min⁻¹".
const classify = (c: string): Class =>
  /\s/u.test(c) ? SPACE : /[\p{L}\p{M}]/u.test(c) ? LETTER : /[\p{N}⁻]/u.test(c) ? DIGIT : MARK
// A table, not a regular expression: tokens are the first thing that every character of the text passes.
const CLASSES = Uint8Array.from({ length: 0x10000 }, (_, unit) => classify(String.fromCharCode(unit)))
const classAt = (text: string, at: number): Class => {
  const unit = text.charCodeAt(at)
  if (unit < 0xd800 || unit > 0xdbff) return CLASSES[unit] as Class
  return classify(String.fromCodePoint(text.codePointAt(at) as number))
}
const width = (text: string, at: number) => ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)

const isHyphen = (unit: number) => unit === 0x2d || unit === 0x2010 || unit === 0x2011
const isApostrophe = (unit: number) => unit === 0x27 || unit === 0x2019
const AMPERSAND = 0x26
/** ".", "," or "·" between digits. */
const isPoint = (unit: number) => unit === 0x2e || unit === 0x2c || unit === 0xb7

/**
 * Tokens of `text[start, end)`, offsets into `text`: words (hyphened compounds whole, "'s" and "n't" apart), numbers
 * with their decimals, "18-month", "1990s", and every other mark by itself. They are added to `tokens`, where given.
 */
export function tokenize(text: string, start = 0, end = text.length, tokens: Token[] = []): Token[] {
  let at = start
  while (at < end) {
    const from = at
    const kind = classAt(text, at)
    if (kind === SPACE) at++
    else if (kind === LETTER) {
      at = wordEnd(text, at, end)
      // "don't" is "do" and "n't", as the tagger's model has it.
      if (isNegated(text, from, at, end)) {
        push(tokens, text, from, at - 1)
        push(tokens, text, at - 1, at + 2)
        at += 2
      } else push(tokens, text, from, at)
    } else {
      at = kind === DIGIT ? numberEnd(text, at, end) : markEnd(text, at, end)
      push(tokens, text, from, at)
    }
  }
  return tokens
}

function push(tokens: Token[], text: string, from: number, to: number): void {
  const word = wordAt(text, from, to)
  if (word.glued > 0) {
    push(tokens, text, from, from + word.glued)
    push(tokens, text, from + word.glued, to)
    return
  }
  tokens.push({ start: from, end: to, text: word.text, norm: word.norm, pos: 'X', index: tokens.length, word })
}

/** Past the letters and digits from `at`. */
function runEnd(text: string, at: number, end: number): number {
  while (at < end) {
    const kind = classAt(text, at)
    if (kind !== LETTER && kind !== DIGIT) break
    at += width(text, at)
  }
  return Math.min(at, end)
}

function wordEnd(text: string, from: number, end: number): number {
  let at = runEnd(text, from, end)
  while (at + 1 < end) {
    const unit = text.charCodeAt(at)
    const next = classAt(text, at + 1)
    const joins = next === LETTER || next === DIGIT
    const isElision =
      isApostrophe(unit) && at - from <= 2 && next === LETTER && at + 2 < end && classAt(text, at + 2) === LETTER
    if (!joins || !(isHyphen(unit) || unit === AMPERSAND || isElision)) break
    at = runEnd(text, at + 1, end)
  }
  return at
}

function isNegated(text: string, from: number, at: number, end: number): boolean {
  return (
    at - from > 1 &&
    at + 1 < end &&
    isApostrophe(text.charCodeAt(at)) &&
    (text.charCodeAt(at - 1) | 32) === 0x6e &&
    (text.charCodeAt(at + 1) | 32) === 0x74 &&
    (at + 2 >= end || classAt(text, at + 2) === MARK || classAt(text, at + 2) === SPACE)
  )
}

function digitsEnd(text: string, at: number, end: number): number {
  while (at < end && classAt(text, at) === DIGIT) at += width(text, at)
  return Math.min(at, end)
}

/** A space that no line breaks at, as printers set between thousands. */
const isThin = (unit: number) => unit === 0x2009 || unit === 0x202f || unit === 0xa0

/** Past the thousands of "10 218", whose first digits end at `at`. */
function thousandsEnd(text: string, from: number, at: number, end: number): number {
  let to = at
  if (at - from > 3 || text.charCodeAt(from) === 0x30) return at
  while (to + 4 <= end && isThin(text.charCodeAt(to)) && digitsEnd(text, to + 1, end) === to + 4) to += 4
  return to < end && classAt(text, to) === LETTER ? at : to
}

function numberEnd(text: string, from: number, end: number): number {
  let at = digitsEnd(text, from, end)
  if (at < end && isThin(text.charCodeAt(at))) at = thousandsEnd(text, from, at, end)
  while (at + 1 < end && isPoint(text.charCodeAt(at)) && classAt(text, at + 1) === DIGIT)
    at = digitsEnd(text, at + 1, end)
  // Most numbers stand before a space or a mark.
  if (at >= end || classAt(text, at) === SPACE) return at
  if (at + 1 < end && isHyphen(text.charCodeAt(at)) && classAt(text, at + 1) === LETTER)
    return wordEnd(text, at + 1, end)
  if (classAt(text, at) !== LETTER) return at
  const suffix = /^(?:st|nd|rd|th|s)/i.exec(text.slice(at, Math.min(at + 2, end)))?.[0].length ?? 0
  const after = at + suffix
  return suffix > 0 && (after >= end || classAt(text, after) === MARK || classAt(text, after) === SPACE) ? after : at
}

/** Past a mark: "’s" and ".05" whole, "..." whole, any other mark alone. */
function markEnd(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at)
  const before = at > 0 ? classAt(text, at - 1) : SPACE
  if (isApostrophe(unit) && before === LETTER && at + 1 < end && classAt(text, at + 1) === LETTER) {
    const to = runEnd(text, at + 1, end)
    if (to - at <= 3) return to
  }
  if (unit === 0x2e && before !== DIGIT && before !== LETTER && at + 1 < end && classAt(text, at + 1) === DIGIT)
    return digitsEnd(text, at + 1, end)
  if (unit === 0x2e && text.startsWith('..', at + 1) && at + 3 <= end) return at + 3
  return Math.min(at + width(text, at), end)
}

/** What is matched: a token, or one word of a compound ("self-harming" has two). */
export interface Atom extends Span {
  norm: string
  /** Index of the token it is part of. */
  index: number
  word: Word
}

const HYPHEN = /[-‐‑]/

/** The matching units of tokens: hyphened compounds split, all others as they are. */
export function atomsOf(tokens: readonly Token[]): readonly Atom[] {
  let k = 0
  while (k < tokens.length && !(tokens[k] as Token).word.compound) k++
  if (k === tokens.length) return tokens
  const atoms: Atom[] = tokens.slice(0, k)
  for (; k < tokens.length; k++) {
    const token = tokens[k] as Token
    if (!token.word.compound) {
      atoms.push(token)
      continue
    }
    const { text, index } = token
    let at = token.start
    for (const part of text.split(HYPHEN)) {
      const word = wordOf(part)
      if (part !== '') atoms.push({ start: at, end: at + part.length, norm: word.norm, index, word })
      at += part.length + 1
    }
  }
  return atoms
}
