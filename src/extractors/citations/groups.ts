// The words around citations that are nothing but citation: "(see also …, p. 12; for a review …)".
import { isAmong } from '../../text/among.js'
import type { Bracket } from '../../text/brackets.js'
import type { Span } from '../../types.js'
import type { Found } from './collect.js'
import type { Lexicon } from './lexicon.js'

const TOKEN = /\p{L}[\p{L}\p{M}’'‐‑-]*(?:\.\p{L}(?=\.))?|\d+|[^\s]/gu
const LOCATORS = new Set(
  'p pp page pages para chapter chap ch section table tables fig figure figures appendix box vol exp experiment experiments study studies ref refs ed'.split(
    ' ',
  ),
)

interface Piece extends Span {
  filler: boolean
}

/**
 * Each token of a gap between citations that starts at `from`, and whether it belongs to the citing; up to one that
 * doesn't for `fillersOnly`.
 */
function pieces(gap: string, from: number, lexicon: Lexicon, fillersOnly = false): Piece[] {
  const list: Piece[] = []
  if (gap === '') return list
  let locating = false
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(gap); match; match = TOKEN.exec(gap)) {
    const word = match[0].toLowerCase()
    const start = from + match.index
    const end = start + match[0].length
    let filler: boolean
    if (/^\d/.test(word)) filler = locating
    else if (/^\p{L}/u.test(word)) {
      filler = lexicon.prefixes.has(word)
      locating = LOCATORS.has(word)
    } else {
      // "2010: 35–37"
      if (word === ':' && list.length === 0) locating = true
      filler = isAmong(', ; . : & ( ) [ ] – — - ‐ ‑ \' " “ ” ‘ ’ * _ /', word)
      // "p = .03" is no page.
      if (!filler) locating = false
    }
    list.push({ start, end, filler })
    if (fillersOnly && !filler) break
  }
  return list
}

export const isFiller = (gap: string, lexicon: Lexicon): boolean =>
  gap === '' || (gap.length < 400 && pieces(gap, 0, lexicon, true).at(-1)?.filler !== false)

/** The group of each citation of one paragraph, in order. */
export function groupsOf(text: string, found: readonly Found[], lexicon: Lexicon): Span[] {
  const groups: Span[] = []
  for (let i = 0; i < found.length; ) {
    const first = found[i] as Found
    if (first.style === 'narrative' || !first.bracket) {
      let j = i
      let end = first.whole.end
      while (j + 1 < found.length && found[j + 1]?.continued && found[j + 1]?.style === 'narrative') {
        j++
        end = Math.max(end, (found[j] as Found).whole.end)
      }
      for (; i <= j; i++) groups.push({ start: first.whole.start, end })
      continue
    }
    const bracket = outermost(first)
    let j = i
    while (
      j + 1 < found.length &&
      found[j + 1]?.style === 'parenthetical' &&
      (found[j + 1] as Found).end <= bracket.end
    )
      j++
    for (const group of inBracket(text, found.slice(i, j + 1), bracket, lexicon)) groups.push(group)
    i = j + 1
  }
  return groups
}

/** "(see Lee [2010])": the bracket around the citation's names too. */
function outermost({ bracket, start }: Found): Bracket {
  let outer = bracket as Bracket
  while (outer.parent && outer.start > start) outer = outer.parent
  return outer
}

function inBracket(text: string, run: readonly Found[], bracket: Bracket, lexicon: Lexicon): Span[] {
  const gaps: Piece[][] = []
  let from = bracket.start + 1
  for (const citation of run) {
    gaps.push(pieces(text.slice(from, Math.max(from, citation.start)), from, lexicon))
    from = Math.max(from, citation.whole.end)
  }
  gaps.push(pieces(text.slice(from, Math.max(from, bracket.end - 1)), from, lexicon))
  const clear = gaps.map((gap) => gap.every(({ filler }) => filler))
  // "(see Lee, 2010, for a recent estimate)".
  if (!clear[run.length] && /^[,;\s]*for\s[\p{L}\s-]{3,60}$/u.test(text.slice(from, bracket.end - 1)))
    clear[run.length] = true
  if (clear.every(Boolean)) {
    const whole = wrap(bracket, text, lexicon)
    return run.map(() => whole)
  }
  const groups: Span[] = []
  for (let i = 0; i < run.length; ) {
    let j = i
    while (j + 1 < run.length && clear[j + 1]) j++
    const before = gaps[i] as Piece[]
    let start = (run[i] as Found).start
    for (let k = before.length - 1; k >= 0 && (before[k] as Piece).filler; k--) start = (before[k] as Piece).start
    const group = { start, end: (run[j] as Found).whole.end }
    for (; i <= j; i++) groups.push(group)
  }
  return groups
}

/** "(see also (Lee, 2010))": the outer bracket, where it says nothing else. */
function wrap(bracket: Bracket, text: string, lexicon: Lexicon): Span {
  let outer = bracket
  while (
    outer.parent &&
    outer.start - outer.parent.start < 100 &&
    outer.parent.end - outer.end < 3 &&
    isFiller(text.slice(outer.parent.start + 1, outer.start), lexicon) &&
    isFiller(text.slice(outer.end, outer.parent.end - 1), lexicon)
  )
    outer = outer.parent
  return { start: outer.start, end: outer.end }
}
