// What is known of a printed word wherever it stands, found out once.
import { norm, verbStem, wordKey } from './fold.js'
import { intern } from './intern.js'
import type { Part } from './wink-patterns.js'

export interface Word {
  /** As printed. */
  text: string
  /** Matching form. */
  norm: string
  /** Has a hyphen inside. */
  compound: boolean
  /** One capital, then small letters. */
  title: boolean
  /** Opens with a small letter. */
  small: boolean
  /** Opens with a letter or digit and has two letters on end: neither a mark nor a symbol. */
  lexical: boolean
  /** A mark after which a capital says nothing. */
  opens: boolean
  /** Found out where they are asked for: `stemOf`, `keyOfWord`, the tagger's. */
  stem: string | undefined
  key: string | undefined
  parts: readonly Part[] | undefined
  /** Of its matching form; who asks for it first sets it. */
  hash: number | undefined
  /** What an extractor's cues say of it; its own to read and write. */
  cues: unknown
}

const TITLE = /^\p{Lu}[\p{Ll}\p{M}]+$/u
const OPENS = /^[.:;?!•"“(]$/
const COMPOUND = /.[-‐‑]/su

// Hostile input has no repeated words: what is remembered must not grow with it.
const LARGEST = 100_000
const words = new Map<string, Word>()

/** The same object for a word wherever it is printed. */
export function wordOf(printed: string): Word {
  const known = words.get(printed)
  if (known !== undefined) return known
  const text = intern(printed)
  const word: Word = {
    text,
    norm: norm(text),
    compound: COMPOUND.test(text),
    title: TITLE.test(text),
    small: /^\p{Ll}/u.test(text),
    lexical: /^[\p{L}\p{N}]/u.test(text) && /\p{L}{2}/u.test(text),
    opens: OPENS.test(text),
    stem: undefined,
    key: undefined,
    parts: undefined,
    hash: undefined,
    cues: undefined,
  }
  if (words.size > LARGEST) words.clear()
  words.set(text, word)
  return word
}

/** `verbStem` of its matching form. */
export function stemOf(word: Word): string {
  word.stem ??= verbStem(word.norm)
  return word.stem
}

/** `wordKey` of the word. */
export function keyOfWord(word: Word): string {
  word.key ??= wordKey(word.text)
  return word.key
}
