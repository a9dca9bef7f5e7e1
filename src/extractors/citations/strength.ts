// How surely names before a year are a citation, where no reference list says so.
import { PARTICLES } from '../../text/names.js'
import { singleSpaced } from '../../text/spaces.js'
import type { CitedAuthors } from './authors.js'
import type { Position } from './collect.js'
import { isFiller } from './groups.js'
import type { Lexicon } from './lexicon.js'
import type { CitedName } from './names.js'

export function nameOf(text: string, name: CitedName, from: number): string {
  return singleSpaced(text.slice(name.words[from]?.start, name.words.at(-1)?.end))
}

const isAcronym = (text: string, name: CitedName): boolean => /^\p{Lu}[\p{Lu}\d-]+$/u.test(nameOf(text, name, 0))

/** How many names, from the right, are authors: "However, Roe & Lind" has two, "In Oslo, Roe et al." one. */
export function usualIn(text: string, authors: CitedAuthors, position: Position, lexicon: Lexicon): number {
  let { usual } = authors
  const { names, separators, before } = authors
  const atEdge = position === 'in-bracket' && usual === names.length && /^[;([]?$/.test(before)
  while (usual > 1 && separators.at(1 - usual) === ',') {
    const first = names.at(-usual) as CitedName
    const placed = /(?:^|[\s([])(?:in|from|at|across|outside|since|until|for|by|of)\s+$/i.test(
      text.slice(Math.max(0, first.start - 10), first.start),
    )
    // "(BIT, Roe et al., 2001)": a scale's short name.
    const acronym = isAcronym(text, first) && !names.slice(1 - usual).every((name) => isAcronym(text, name))
    // "Page, Roe & Lind" is three authors, "However, Roe & Lind" and "In May, Roe & Lind" are two.
    const word = nameOf(text, first, 0).toLowerCase()
    const opener = first.unlikely === true && !atEdge && (placed || !lexicon.parts.has(word))
    if (acronym || opener || (placed && usual === 2 && names.length === 2 && authors.etAl)) usual--
    else break
  }
  return usual
}

export function strengthOf(
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
  // "Finland and Sweden (2010)".
  if (usual > 1 && authors.names.slice(-usual).every((one) => one.unlikely)) return 'none'
  // "Holland" and "England" are names too; the document may cite one elsewhere beyond doubt.
  const isCountry = first.unlikely === true && lexicon.countries.has(name.toLowerCase())
  if (usual === 1 && isCountry && position === 'in-bracket' && authors.comma)
    return authors.before === ';' || authors.after === ';' ? 'sure' : 'doubtful'
  if (usual === 1 && (first.unlikely || isEdition(name))) return 'none'
  // "1998–2012" is a time unless authors plainly stand before it.
  if (/\d[–-]/.test(year) && !(position === 'in-bracket' && authors.comma)) return 'none'
  if (/\d[–-]/.test(year) && usual === 1 && !authors.organisation) return 'doubtful'
  // Prose writes "and": "Roe & Lind, 2007" is a citation without its parenthesis.
  const ampersand = usual > 1 && text.slice(first.start, authors.end).includes('&')
  if (position === 'bare') return usual > 2 || ampersand ? 'sure' : /^\d/.test(year) ? 'doubtful' : 'none'
  if (usual > 1) return position === 'in-bracket' || first.words.length < 3 ? 'sure' : 'doubtful'
  if (authors.organisation || lexicon.acronyms.has(name))
    return hasList && !authors.organisation && !authors.comma ? 'doubtful' : 'sure'
  if (position === 'in-bracket') return inBracket(text, authors, first, hasList, lexicon)
  if (authors.possessive) return first.words.length < 3 ? 'sure' : 'doubtful'
  return narrative(text, authors, first)
}

/** "DSM-IV", "ICD-X". */
const isEdition = (name: string): boolean => /\p{Lu}\p{L}*[-‐‑](?:[IVX]+|\p{Lu}{1,3})$/u.test(name)

/** One name in a parenthesis, which it should open. */
function inBracket(text: string, authors: CitedAuthors, first: CitedName, hasList: boolean, lexicon: Lexicon) {
  // "(PASS 2002)" is a program's version as likely.
  if (hasList && isAcronym(text, first) && !authors.comma) return 'doubtful'
  const left = authors.names.at(-2)
  if (left) return isAcronym(text, left) ? 'sure' : 'doubtful'
  const { before } = authors
  if (/^[;([.:]?$/.test(before) || lexicon.prefixes.has(before.toLowerCase())) return 'sure'
  const opening = /[^([;]*$/.exec(text.slice(Math.max(0, first.start - 60), first.start))?.[0] ?? ''
  if (opening.length < 60 && isFiller(opening, lexicon)) return 'sure'
  // "(version 2.1, Roe, 2009)", but not "(Oslo, Norway, 2009)".
  return /[\p{Ll}\d]\s*,\s*$/u.test(opening) && !/\p{Lu}\p{Ll}+\s*,\s*$/u.test(opening) ? 'sure' : 'doubtful'
}

/** One name before "(1999)". */
function narrative(text: string, authors: CitedAuthors, first: CitedName) {
  const { before } = authors
  const word = text.slice(first.words[0]?.start, first.words[0]?.end)
  // "Di Martino (2001)", but "Ramsar Convention (1971)".
  if (first.words.length > 1) return PARTICLES.has(word.toLowerCase()) ? 'sure' : 'doubtful'
  if (isAcronym(text, first) || /^(?:the|a|an|this)$/i.test(before)) return 'doubtful'
  // "Declaration of Helsinki (1964)".
  const named = /\p{Lu}\p{L}+\s+of\s+$/u.test(text.slice(Math.max(0, first.start - 40), first.start))
  return before === 'of' && named ? 'doubtful' : 'sure'
}
