// Decides whether names before a year are a citation, where its names begin, and which reference it is.
import type { CitedAuthors, CitedName } from './authors.js'
import type { Position } from './collect.js'
import { isFiller } from './groups.js'
import type { Lexicon } from './lexicon.js'
import { type ReferenceIndex, type Resolution, WEAK } from './resolve.js'

export interface Judgement {
  authors: CitedAuthors
  /** Offset of the first author's name. */
  start: number
  /** Family names or organisations. */
  names: string[]
  initials: string
  etAl: boolean
  resolution?: Resolution
  /** Names and year alone don't show that it is a citation: kept where the document cites that author elsewhere. */
  doubtful: boolean
}

/** Worse than this is another work. */
const LIMIT = 14

export function judge(
  text: string,
  authors: CitedAuthors,
  year: string,
  position: Position,
  index: ReferenceIndex,
  lexicon: Lexicon,
): Judgement | undefined {
  const all = authors.names
  let best: (Judgement & { penalty: number }) | undefined
  const consider = (chosen: CitedName[], from: number, extra: number) => {
    const first = chosen[0] as CitedName
    const names = chosen.map((name, i) => nameOf(text, name, i === 0 ? from : 0))
    const initials = from === 0 ? first.initials : ''
    const resolution = index.resolve({ names, initials, etAl: authors.etAl, year })
    if (!resolution || resolution.penalty + extra >= (best?.penalty ?? LIMIT)) return
    const start = from === 0 ? first.start : (first.words[from]?.start as number)
    best = {
      authors,
      start,
      names,
      initials,
      etAl: authors.etAl,
      resolution,
      doubtful: false,
      penalty: resolution.penalty + extra,
    }
  }
  if (index.size > 0) {
    for (let k = all.length; k > 0; k--) {
      const chosen = all.slice(-k)
      const words = (chosen[0] as CitedName).words.length
      const short = k < authors.usual ? (position === 'in-bracket' ? 9 : 6) : 0
      for (let from = 0; from < words; from++)
        consider(chosen, from, short + (from > 0 && position === 'in-bracket' ? 2 : 0))
    }
    if (authors.abbreviation && !best) {
      const first = all[0] as CitedName
      const resolution = index.resolve({ names: [authors.abbreviation], initials: '', etAl: false, year })
      if (resolution && resolution.penalty < LIMIT)
        best = {
          authors,
          start: first.start,
          names: [nameOf(text, first, 0)],
          initials: '',
          etAl: false,
          resolution,
          doubtful: false,
          penalty: resolution.penalty,
        }
    }
    // Without brackets or "et al.", only a perfect fit shows that "Street 2007" is a citation.
    if (best && position === 'bare' && !authors.etAl && best.penalty > (authors.possessive ? WEAK : 3)) best = undefined
    if (best) return best
  }
  const usual = usualIn(text, authors, position)
  const names = all.slice(-usual)
  const first = names[0] as CitedName
  const strength = strengthOf(text, authors, usual, year, position, index.size > 0, lexicon)
  if (strength === 'none') return undefined
  return {
    authors,
    start: first.start,
    names: names.map((name) => nameOf(text, name, 0)),
    initials: first.initials,
    etAl: authors.etAl,
    doubtful: strength === 'doubtful',
  }
}

/** Names that are authors if the reference list doesn't say: "However, Roe & Lind" has two, "In Oslo, Roe et al." one. */
function usualIn(text: string, authors: CitedAuthors, position: Position): number {
  let { usual } = authors
  const { names, separators, before } = authors
  const atEdge = position === 'in-bracket' && usual === names.length && /^[;([]?$/.test(before)
  while (usual > 1) {
    const first = names.at(-usual) as CitedName
    const comma = separators.at(1 - usual) === ','
    const placed = /(?:^|[\s([])(?:in|from|at|across|outside|for|by|of)\s+$/i.test(
      text.slice(Math.max(0, first.start - 10), first.start),
    )
    // "(BIT, Roe et al., 2001)": a scale's short name.
    const acronym = isAcronym(text, first) && !names.slice(1 - usual).every((name) => isAcronym(text, name))
    if (
      comma &&
      (acronym || (first.unlikely && !atEdge) || (placed && usual === names.length && authors.etAl && usual === 2))
    )
      usual--
    else break
  }
  return usual
}

function strengthOf(
  text: string,
  authors: CitedAuthors,
  usual: number,
  year: string,
  position: Position,
  hasList: boolean,
  lexicon: Lexicon,
): 'sure' | 'doubtful' | 'none' {
  const first = authors.names.at(-usual) as CitedName
  const name = nameOf(text, first, 0)
  if (authors.etAl) return 'sure'
  if (usual === 1 && first.unlikely) return 'none'
  if (/\p{Lu}[\p{L}]*[-‐‑](?:[IVX]+|\p{Lu}{1,3})$/u.test(name) && usual === 1) return 'none'
  if (position === 'bare') return /^\d/.test(year) ? 'doubtful' : 'none'
  if (usual > 1) return position === 'in-bracket' || first.words.length < 3 ? 'sure' : 'doubtful'
  if (authors.organisation) return 'sure'
  if (position === 'in-bracket') {
    // "(PASS 2002)" is a program's version as likely.
    if (hasList && isAcronym(text, first) && !authors.comma) return 'doubtful'
    const left = authors.names.at(-2)
    if (left && !isAcronym(text, left)) return 'doubtful'
    if (left) return 'sure'
    const { before } = authors
    if (/^[;([.:]?$/.test(before) || lexicon.prefixes.has(before.toLowerCase())) return 'sure'
    const opening = /[^([;]*$/.exec(text.slice(Math.max(0, first.start - 60), first.start))?.[0] ?? ''
    if (opening.length < 60 && isFiller(opening, lexicon)) return 'sure'
    // "(version 2.1, Roe, 2009)", "(ICE, Roe, 2009)", but not "(Oslo, Norway, 2009)".
    return /[\p{Ll}\d]\s*,\s*$/u.test(opening) && !/\p{Lu}\p{Ll}+\s*,\s*$/u.test(opening) ? 'sure' : 'doubtful'
  }
  if (authors.possessive) return first.words.length < 3 ? 'sure' : 'doubtful'
  if (first.words.length > 2 || /^\p{Lu}+$/u.test(name)) return 'doubtful'
  if (/^(?:the|a|an|this)$/i.test(authors.before) || first.words.length > 1) return 'doubtful'
  // "Declaration of Helsinki (1964)".
  if (authors.before === 'of' && /\p{Lu}\p{L}+\s+of\s+$/u.test(text.slice(Math.max(0, first.start - 40), first.start)))
    return 'doubtful'
  return 'sure'
}

const isAcronym = (text: string, name: CitedName): boolean => /^\p{Lu}[\p{Lu}\d-]+$/u.test(nameOf(text, name, 0))

function nameOf(text: string, name: CitedName, from: number): string {
  return text.slice(name.words[from]?.start, name.words.at(-1)?.end).replace(/\s+/g, ' ')
}
