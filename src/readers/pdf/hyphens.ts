// Words that a line's end cuts in two.
import type { Line } from './lines.js'

/** What the lines tell of the document's words. */
export interface Words {
  /** Printed whole inside a line, in small letters: compounds with their hyphen, and their parts. */
  known: ReadonlySet<string>
  /** Whether words are cut at the ends of lines: else a hyphen there is the word's own. */
  cuts: boolean
}

const WORD = /[\p{L}\p{M}]+(?:-\p{Ll}[\p{L}\p{M}]*)*/gu
const BROKEN = /(?<![\p{L}\p{M}])([\p{L}\p{M}]+)[-\u00ad‐]$/u
const GOES_ON = /^\p{Ll}[\p{L}\p{M}]*/u

export function wordsOf(lines: readonly Line[]): Words {
  const known = new Set<string>()
  const broken: [string, string][] = []
  lines.forEach(({ text }, i) => {
    const halves = halvesOf(text, lines[i + 1]?.text ?? '')
    if (halves) broken.push(halves)
    const words = text.match(WORD) ?? []
    for (const word of halves ? words.slice(0, -1) : words)
      for (const part of [word, ...word.split('-')]) known.add(part.toLowerCase())
  })
  const own = broken.filter((halves) => isCompound(halves, known)).length
  return { known, cuts: broken.length >= 2 * own }
}

function halvesOf(text: string, next: string): [string, string] | undefined {
  const first = BROKEN.exec(text)?.[1]?.toLowerCase()
  const second = GOES_ON.exec(next)?.[0]
  return first && second ? [first, second] : undefined
}

/** "clinician-rated": known as it is, or made of two words while the whole is none. */
const isCompound = ([first, second]: readonly [string, string], known: ReadonlySet<string>): boolean =>
  known.has(`${first}-${second}`) ||
  (!known.has(first + second) && first.length > 2 && second.length > 2 && known.has(first) && known.has(second))

/** A DOI or a web address that is not at its end. */
const isCutAddress = (word: string): boolean => /[-/._=]$/.test(word) && /https?:\/\/|\b10\.\d{4,9}\//.test(word)

/**
 * The words of a line that goes on in the next one without a space: a word's second half, without the hyphen unless it
 * is the word's own, or what stands behind a dash ("453–461", "MBT-DH").
 */
export function unbroken(text: string, next: string, { known, cuts }: Words): string | undefined {
  if (isCutAddress(text.slice(text.lastIndexOf(' ') + 1)) && /^[\p{L}\p{N}]\S*/u.test(next)) return text
  const halves = halvesOf(text, next)
  if (!halves) return /[\p{L}\p{N}][-‐–—]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next) ? text : undefined
  const bare = text.slice(0, -1)
  // "head-" before "to-head": one of its hyphens more.
  if (/^\p{Ll}+-\p{L}/u.test(next)) return `${bare}-`
  if (text.endsWith('\u00ad') || known.has(halves.join(''))) return bare
  return isCompound(halves, known) || !cuts ? `${bare}-` : bare
}
