// Reads the authors that stand before a year, from right to left: "van der Berg, M. S. Roe, & Lee" ◂ "(2010)".
import { isAmong } from '../../text/among.js'
import type { Span } from '../../types.js'
import type { Lexicon } from './lexicon.js'
import { type CitedName, readName, readOrganisation } from './names.js'
import { readTail } from './tail.js'
import { CONJUNCTIONS, textAt, type Word, wordsOf } from './words.js'

export interface CitedAuthors extends Span {
  /** In order. The leftmost may belong to the sentence, not to the list: see `usual`. */
  names: CitedName[]
  /** How many names, counted from the right, are authors if nothing else is known. */
  usual: number
  etAl: boolean
  /** The one name is an organisation's by its words. */
  organisation: boolean
  /** Abbreviation in brackets behind the name: "World Health Organization [WHO]". */
  abbreviation?: string
  /** A comma between names and year. */
  comma: boolean
  /** What joins each name to the next: ",", "&", "&," or "/". */
  separators: string[]
  /** The word or mark before the leftmost name, '' at the window's edge. */
  before: string
  /** The mark behind the year. */
  after: string
  /** "Fonagy's", "Fonagy's model". */
  possessive: boolean
}

/** A longer list is cut: nobody prints one in a citation. */
const LONGEST = 40

/** Authors whose list ends where `text[start, end)` ends; undefined where no name stands there. */
export function readAuthors(
  text: string,
  start: number,
  end: number,
  after: string,
  lexicon: Lexicon,
): CitedAuthors | undefined {
  const words = wordsOf(text, start, end)
  const tail = readTail(words, text, lexicon)
  if (!tail) return undefined
  const { etAl, comma, possessive, abbreviation } = tail
  const organisation = etAl ? undefined : readOrganisation(words, tail.last, abbreviation, lexicon)
  let authors: CitedAuthors
  if (organisation) {
    const { span, next } = organisation
    authors = {
      start: span.start,
      end: span.end,
      names: [{ ...span, words: [span], initials: '' }],
      usual: 1,
      organisation: true,
      separators: [],
      before: textAt(words, next),
      after,
      etAl,
      comma,
      possessive,
    }
  } else {
    const { names, separators, next } = readList(words, tail.name, text, lexicon)
    if (names.length === 0) return undefined
    const last = words[tail.last] as Word
    const owning = possessive ? (/[’']s$/.exec(last.text)?.[0].length ?? 0) : 0
    authors = {
      start: (names[0] as CitedName).start,
      end: last.end - owning,
      names,
      usual: usualNames(names, separators, etAl),
      organisation: false,
      separators,
      before: textAt(words, next),
      after,
      etAl,
      comma,
      possessive,
    }
  }
  if (abbreviation !== undefined) authors.abbreviation = abbreviation
  return authors
}

/** Names joined by commas and conjunctions, leftwards from `words[from]`. */
function readList(words: readonly Word[], from: number, text: string, lexicon: Lexicon) {
  const names: CitedName[] = []
  const separators: string[] = []
  let next = from
  let read = readName(words, from, text, lexicon)
  while (read && names.length < LONGEST) {
    names.unshift(read.name)
    next = read.next
    let i = next
    // "Roe, & for the Ice Group", "on behalf of the".
    while (isAmong('the for of behalf on', textAt(words, i)) && next - i < 4) i--
    if (i < next && !isAmong(', & and', textAt(words, i))) i = next
    let separator = ''
    if (CONJUNCTIONS.has(textAt(words, i))) {
      separator = textAt(words, i) === '/' ? '/' : '&'
      i--
    }
    if (textAt(words, i) === ',') {
      separator += ','
      i--
    }
    if (separator === '' || i < 0) break
    read = readName(words, i, text, lexicon)
    if (!read) break
    separators.unshift(separator)
    next = i
  }
  return { names, separators, next }
}

/** Only commas, and one "and" before the last name: what stands further left is the sentence's. */
function usualNames(names: readonly CitedName[], separators: readonly string[], etAl: boolean): number {
  if (names.length === 1 || !(etAl || /^[&/]/.test(separators.at(-1) ?? ''))) return 1
  let usual = 2
  while (usual < names.length && isAmong(', /', separators[separators.length - usual])) usual++
  return usual
}
