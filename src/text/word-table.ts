// Tables by matching form that are asked of every word of a text.
import type { Word } from './words.js'

/** Few words are in any table: one bit by the word's hash tells that of nearly all the others. */
export interface WordTable<T> {
  values: ReadonlyMap<string, T>
  /** Bits; 1 where the hash of a form that the table has, cut to their number, may be. A power of two of them. */
  may: Uint32Array
}

/** Hash of a matching form, FNV-1a; of a longer text, where `before` is the hash of what comes before the form. */
export function formHash(form: string, before = 0x811c9dc5): number {
  let hash = before
  for (let i = 0; i < form.length; i++) hash = Math.imul(hash ^ form.charCodeAt(i), 0x01000193)
  return hash
}

/** A table of values by form, with spaces for hyphens as cues have them. */
export function wordTable<T>(values: ReadonlyMap<string, T>): WordTable<T> {
  const may = new Uint32Array(1 << (32 - Math.clz32(values.size)))
  const add = (hash: number) => {
    const at = (hash >>> 5) & (may.length - 1)
    may[at] = (may[at] as number) | (1 << (hash & 31))
  }
  for (const form of values.keys()) {
    add(formHash(form))
    if (form.includes(' ')) add(formHash(form.replaceAll(' ', '-')))
  }
  return { values, may }
}

export const wordSet = (forms: Iterable<string>): WordTable<true> =>
  wordTable(new Map(Array.from(forms, (form) => [form, true])))

/** What a table has for a word. */
export const entryOf = <T>({ values, may }: WordTable<T>, { hash, form }: Word): T | undefined =>
  ((may[(hash >>> 5) & (may.length - 1)] as number) & (1 << (hash & 31))) === 0 ? undefined : values.get(form)

export const holds = (table: WordTable<true>, word: Word): boolean => entryOf(table, word) !== undefined

/** Whether a table has the word at place `k` of a list; past either end there is none. */
export const holdsAt = (table: WordTable<true>, words: readonly { word: Word }[], k: number): boolean =>
  k >= 0 && k < words.length && holds(table, (words[k] as { word: Word }).word)

/** Whether it has one of those at places `[from, to)`. */
export function holdsWithin(
  table: WordTable<true>,
  words: readonly { word: Word }[],
  from: number,
  to: number,
): boolean {
  for (let k = from; k < to; k++) if (holdsAt(table, words, k)) return true
  return false
}
