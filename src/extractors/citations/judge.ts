// Decides whether names before a year are a citation, where its names begin, and which reference it is.
import type { CitedAuthors } from './authors.js'
import type { Position } from './collect.js'
import type { Lexicon } from './lexicon.js'
import type { CitedName } from './names.js'
import { type ReferenceIndex, type Resolution, WEAK } from './resolve.js'
import { nameOf, strengthOf, usualIn } from './strength.js'

export interface Judgement {
  /** Of the one name, as the text gives it. */
  abbreviation: string | undefined
  /** Offset of the first author's name. */
  start: number
  /** Family names or organisations. */
  names: string[]
  initials: string
  etAl: boolean
  resolution: Resolution | undefined
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
  const { names: all, abbreviation } = authors
  let best: (Judgement & { penalty: number }) | undefined
  const consider = (chosen: CitedName[], from: number, extra: number) => {
    if (extra >= (best?.penalty ?? LIMIT)) return
    const first = chosen[0] as CitedName
    const names = chosen.map((name, i) => nameOf(text, name, i === 0 ? from : 0))
    const initials = from === 0 ? first.initials : ''
    const resolution = index.resolve({ names, initials, etAl: authors.etAl, year })
    if (!resolution || resolution.penalty + extra >= (best?.penalty ?? LIMIT)) return
    const start = from === 0 ? first.start : (first.words[from]?.start as number)
    best = {
      abbreviation,
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
    // Nothing fits better than perfectly.
    for (let k = all.length; k > 0 && best?.penalty !== 0; k--) {
      const chosen = all.slice(-k)
      const words = (chosen[0] as CitedName).words.length
      const short = k < authors.usual ? (position === 'in-bracket' ? 9 : 6) : 0
      for (let from = 0; from < words; from++)
        consider(chosen, from, short + (from > 0 && position === 'in-bracket' ? 2 : 0))
    }
    if (abbreviation && !best) {
      const first = all[0] as CitedName
      const resolution = index.resolve({ names: [abbreviation], initials: '', etAl: false, year })
      if (resolution && resolution.penalty < LIMIT)
        best = {
          abbreviation,
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
  const usual = usualIn(text, authors, position, lexicon)
  const names = all.slice(-usual)
  const first = names[0] as CitedName
  const strength = strengthOf(text, authors, usual, year, position, index.size > 0, lexicon)
  if (strength === 'none') return undefined
  return {
    abbreviation,
    start: first.start,
    names: names.map((name) => nameOf(text, name, 0)),
    initials: first.initials,
    etAl: authors.etAl,
    resolution: undefined,
    doubtful: strength === 'doubtful',
  }
}
