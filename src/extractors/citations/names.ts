// One author's name, read from right to left: "van der Berg", "M. S. Roe", "Cobb CM", "Acute Care Network".
import { isAmong } from '../../text/among.js'
import { PARTICLES } from '../../text/names.js'
import type { Span } from '../../types.js'
import type { Lexicon } from './lexicon.js'
import { bare, CONJUNCTIONS, isCapital, textAt, type Word } from './words.js'

/** `words` are the name's parts, of which the first can turn out to be the sentence's. */
export interface CitedName extends Span {
  words: Span[]
  /** As printed: "M. S.", "CM". */
  initials: string
  /** A word that is seldom a name stands here as one: "May", "He", "Page". */
  unlikely?: boolean
}

const INITIAL = /^\p{Lu}(?:[‐‑-]\p{Lu})?$/u

/** The name whose last word is `words[from]`, and the index of the word before it. */
export function readName(
  words: readonly Word[],
  from: number,
  text: string,
  lexicon: Lexicon,
): { name: CitedName; next: number } | undefined {
  const at = (i: number) => textAt(words, i)
  const span = (i: number) => words[i] as Word
  const glued = (i: number) => i >= 0 && i + 1 < words.length && words[i]?.end === words[i + 1]?.start
  const seldom = (word: string) => lexicon.notNames.has(bare(word)) && !/^\p{Lu}{2,}$/u.test(word)
  let j = from
  let initials = ''
  const { end } = span(from)
  const suffix = at(j) === '.' ? j - 1 : j
  if (isAmong('Jr Sr II III IV Inc Ltd', at(suffix))) j = at(suffix - 1) === ',' ? suffix - 2 : suffix - 1
  const behind = beforeInitials(j)
  if (behind < j) {
    const family = at(behind) === ',' ? behind - 1 : behind
    if (/^\p{Lu}[\p{L}\p{M}'’‐‑-]*\p{Ll}/u.test(at(family)) && !seldom(at(family))) {
      initials = text.slice(span(behind + 1).start, end)
      j = family
    }
  }
  const parts: Span[] = []
  const unlikely = seldom(at(j))
  const isGroup = lexicon.organisations.has(bare(at(j)))
  while (j >= 0 && parts.length < 10) {
    const word = at(j)
    const isParticle = parts.length > 0 && PARTICLES.has(word) && !CONJUNCTIONS.has(word)
    if (parts.length > 0 && word === '.' && isAmong('Ste St', at(j - 1))) {
      // "St. Clair" is one part.
      ;(parts[0] as Span).start = span(j - 1).start
      j -= 2
      continue
    }
    if (!isParticle && !isCapital(word)) break
    if (parts.length > 0 && (unlikely || (seldom(word) && !(isGroup && lexicon.parts.has(bare(word)))))) break
    const possessive = parts.length === 0 ? (/(?:[’']s|[’'])$/.exec(word)?.[0].length ?? 0) : 0
    parts.unshift({ start: span(j).start, end: span(j).end - possessive })
    j--
  }
  if (parts.length === 0) return undefined
  const before = beforeInitials(j)
  if (before < j) initials = text.slice(span(before + 1).start, span(j).end)
  const name: CitedName = { start: span(before + 1).start, end, words: parts, initials }
  if (unlikely) name.unlikely = true
  return { name, next: before }

  /** Index before "M. S.", "J.-P." or "CM" that end at `i`; `i` itself where none do. */
  function beforeInitials(i: number): number {
    if (i === from && at(i).length < 7 && /^\p{Lu}{1,3}$/u.test(at(i))) return i - 1
    let k = i
    while (at(k) === '.' && INITIAL.test(at(k - 1)) && glued(k - 1)) {
      k -= 2
      if (isAmong('‐ ‑ -', at(k)) && at(k - 1) === '.') k--
    }
    return k
  }
}

const isJoint = (word: string): boolean => word === ',' || word === 'and' || word === '&'

const CONNECTORS = new Set(['of', 'for', 'on', 'in', 'the', 'and', '&', 'to', 'against', ','])

/** "National Institute for Health and Care Excellence": capitalised words joined by small ones, one of them telling. */
export function readOrganisation(
  words: readonly Word[],
  last: number,
  abbreviation: string | undefined,
  lexicon: Lexicon,
): { span: Span; next: number } | undefined {
  const at = (i: number) => textAt(words, i)
  const fits = (word: string) => {
    const name = bare(word)
    return !lexicon.notNames.has(name) || lexicon.organisations.has(name) || lexicon.parts.has(name)
  }
  let telling = false
  let connected = false
  let list = false
  let first = last + 1
  let j = last
  for (; j >= 0 && last - j < 16; j--) {
    const word = at(j)
    if (isCapital(word) && fits(word)) {
      telling ||= lexicon.organisations.has(bare(word))
      first = j
    } else if (first <= last && CONNECTORS.has(word) && (word !== ',' || (connected && isCapital(at(j - 1))))) {
      // "Roe, & for the Ice Group": a list of persons.
      if (isJoint(at(j)) && !isCapital(at(j + 1)) && at(j + 1) !== 'and' && at(j + 1) !== '&') break
      const joins = isJoint(word)
      list ||= joins
      connected ||= !joins
    } else break
  }
  // "Nursing and Midwifery Council [NMC]": the letters tell that it is one.
  const spelled = words.slice(first, last + 1).map(({ text }) => (isCapital(text) ? text[0] : ''))
  const isSpelled = abbreviation !== undefined && spelled.join('') === abbreviation
  if (!telling || first >= last || isJoint(at(j)) || (list && !connected && !isSpelled)) return undefined
  // "U.S. Department of …".
  while (at(first - 1) === '.' && INITIAL.test(at(first - 2)) && first > 1) first -= 2
  const end = words[last] as Word
  const possessive = /[’']s$/.exec(end.text)?.[0].length ?? 0
  return { span: { start: (words[first] as Word).start, end: end.end - possessive }, next: first - 1 }
}
