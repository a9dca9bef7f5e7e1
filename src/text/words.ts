// What is known of a printed word wherever it stands, found out once.
import { cueForm } from './cues.js'
import { norm, verbStem, wordKey } from './fold.js'
import { gluedAt } from './glued.js'
import { intern } from './intern.js'
import { amount, weeksIn } from './numbers.js'
import type { Participle } from './participles.js'
import type { Part } from './wink-patterns.js'
import { formHash } from './word-table.js'

export interface Word {
  /** As printed. */
  text: string
  /** Matching form. */
  norm: string
  /** The same with spaces for hyphens, as cues have it. */
  form: string
  /** Of its matching form. */
  hash: number
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
  /** Length of the first of two words that it is; 0 for one word. */
  glued: number
  /** Of the endings that tell a gerund or a participle. */
  ending: 'ing' | 'ed' | ''
  /** A number or a length of time. */
  counts: boolean
  /** Of a number in digits or one word; NaN for all others. */
  value: number
  /** Of a length of time in one word ("18-month"); NaN for all others. */
  weeks: number
  /** Number of the text that last had it with a capital inside a sentence, and in small letters; the tagger's. */
  asName: number
  asCommon: number
  /** Found out where they are asked for: `stemOf`, `keyOfWord`, `shownInName`, the tagger's, `participleOf`. */
  stem: string | undefined
  key: string | undefined
  shown: string | undefined
  parts: readonly Part[] | undefined
  participle: Participle | undefined
  /** What the cues of claims and of mentions say of it; theirs to read and write. */
  cues: unknown
  signs: unknown
  /** The tagger's scores for it. */
  pico: unknown
}

const TITLE = /^\p{Lu}[\p{Ll}\p{M}]+$/u
const OPENS = /^[.:;?!•"“(]$/
const COMPOUND = /.[-‐‑]/su

const LARGEST = 100_000
const words = new Map<string, Word>()
/** The word last seen with each hash, cut to this many: nearly all are found here without being cut out of their text. */
const RECENT = 8192
const recent: (Word | undefined)[] = new Array(RECENT).fill(undefined)

/**
 * Hostile input has no repeated words: what is remembered must not grow with it. To be called between texts only, so
 * that within one a word is the same object wherever it stands.
 */
export function forgetWords(): void {
  if (words.size <= LARGEST) return
  words.clear()
  recent.fill(undefined)
}

/** The word printed at `text[start, end)`. */
export function wordAt(text: string, start: number, end: number): Word {
  let hash = 0
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  const slot = (hash ^ (hash >>> 15)) & (RECENT - 1)
  const last = recent[slot]
  if (last !== undefined && last.text.length === end - start && text.startsWith(last.text, start)) return last
  const word = wordOf(text.slice(start, end))
  recent[slot] = word
  return word
}

/** The same object for a word wherever it is printed. */
export function wordOf(printed: string): Word {
  const known = words.get(printed)
  if (known !== undefined) return known
  const text = intern(printed)
  const form = norm(text)
  const compound = COMPOUND.test(text)
  const value = amount(text) ?? Number.NaN
  const weeks = compound ? weeksIn(text) : Number.NaN
  const word: Word = {
    text,
    norm: form,
    form: cueForm(form),
    hash: formHash(form),
    compound,
    title: TITLE.test(text),
    small: /^\p{Ll}/u.test(text),
    lexical: /^[\p{L}\p{N}]/u.test(text) && /\p{L}{2}/u.test(text),
    opens: OPENS.test(text),
    glued: gluedAt(text),
    ending: text.endsWith('ing') ? 'ing' : text.endsWith('ed') ? 'ed' : '',
    counts: !(Number.isNaN(value) && Number.isNaN(weeks)),
    value,
    weeks,
    asName: 0,
    asCommon: 0,
    stem: undefined,
    key: undefined,
    shown: undefined,
    parts: undefined,
    participle: undefined,
    cues: undefined,
    signs: undefined,
    pico: undefined,
  }
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

/** The word as names print it: in small letters unless it has several capitals; '' where it is a mark. */
export function shownInName(word: Word): string {
  word.shown ??= shown(word.text)
  return word.shown
}

function shown(text: string): string {
  if (!/[\p{L}\p{N}]/u.test(text)) return ''
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > 1 ? text : text.toLowerCase()
}
