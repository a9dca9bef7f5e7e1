// One paragraph → its citations: every year, the authors before it, and how they stand.
import { type Bracket, bracketAt, bracketsOf } from '../../text/brackets.js'
import type { Span } from '../../types.js'
import { type CitedAuthors, readAuthors } from './authors.js'
import { isFiller } from './groups.js'
import type { Judgement } from './judge.js'
import type { Lexicon } from './lexicon.js'
import { findYears, type YearMark } from './years.js'

/** A citation before it is given its passage and group. */
export interface Found extends Span {
  style: 'parenthetical' | 'narrative'
  year: string
  /** The bracket that holds the year. */
  bracket: Bracket | undefined
  /** First author's name to the year's end or closing bracket, for narrative ones. */
  whole: Span
  judgement: Judgement
  /** True where it repeats the authors before: "1999, 2000". */
  continued: boolean
}

/** The year read last and its citation, with the authors that another year may repeat: they are kept no longer than that. */
interface Read {
  mark: YearMark
  bracket: Bracket | undefined
  authors: CitedAuthors
  citation: Found
}

/** Where the year stands, seen from its authors. */
export type Position = 'in-bracket' | 'behind-bracket' | 'bare'

export type Judge = (authors: CitedAuthors, year: string, position: Position) => Judgement | undefined

const WINDOW = 400
// Between two years of the same authors: "1999, 2000", "2003, p. 4; 2005", "2001 and 2003".
const GAP = /^(?:,?\s*pp?\.?\s*\d+(?:\s*[-–]\s*\d+)?)?\s*(?:[,;]?\s*(?:and|&|or|y|und)?|as cited in)\s*$/

export function collect(text: string, region: Span, lexicon: Lexicon, judge: Judge): Found[] {
  const years = findYears(text.slice(region.start, region.end), region.start)
  if (years.length === 0) return []
  const inside = bracketAt(bracketsOf(text, region.start, region.end))
  const found: Found[] = []
  let previous: Read | undefined
  for (const mark of years) {
    const bracket = inside(mark.start)
    const next =
      continueFrom(previous, mark, bracket) ??
      (mark.suffixOnly ? undefined : read(mark, bracket, previous?.citation.end ?? region.start))
    if (next) found.push(next.citation)
    previous = next
  }
  return found

  function continueFrom(last: Read | undefined, mark: YearMark, bracket: Bracket | undefined): Read | undefined {
    if (!last || last.bracket !== bracket) return undefined
    const { citation, authors } = last
    if (!mark.suffixOnly) {
      if (mark.start - last.mark.end > 40 || !GAP.test(text.slice(last.mark.end, mark.start))) return undefined
      // "Smith, 2000, 2010": without a bracket a second year is as likely the sentence's.
      if (!bracket) return undefined
    }
    const judgement = judge(authors, mark.year, bracketPosition(citation))
    if (!judgement) return undefined
    const whole = { start: citation.whole.start, end: Math.max(citation.whole.end, mark.end) }
    const { style } = citation
    return {
      mark,
      bracket,
      authors,
      citation: {
        start: mark.start,
        end: mark.end,
        style,
        year: mark.year,
        bracket: citation.bracket,
        whole,
        judgement,
        continued: true,
      },
    }
  }

  function bracketPosition(citation: Found): Position {
    return citation.style === 'parenthetical' ? 'in-bracket' : citation.bracket ? 'behind-bracket' : 'bare'
  }

  function read(mark: YearMark, bracket: Bracket | undefined, previousEnd: number): Read | undefined {
    const opens =
      bracket !== undefined &&
      mark.start - bracket.start < 40 &&
      isFiller(text.slice(bracket.start + 1, mark.start), lexicon)
    const outer = opens ? bracket.parent : bracket
    const end = opens ? bracket.start : mark.start
    const start = Math.max(region.start, previousEnd, outer ? outer.start + 1 : 0, end - WINDOW)
    if (start >= end) return undefined
    const authors = readAuthors(
      text,
      start,
      bracket && !opens ? beforeJournal(text, start, end) : end,
      text[mark.end] ?? '',
      lexicon,
    )
    if (!authors) return undefined
    // A parenthesis that is never closed is one all the same.
    const unclosed = !bracket && (authors.before === '(' || authors.before === '[')
    const position: Position = opens ? 'behind-bracket' : bracket || unclosed ? 'in-bracket' : 'bare'
    const judgement = judge(authors, mark.year, position)
    if (!judgement) return undefined
    const isAside = outer ? text[outer.start] === '(' || !opens : unclosed
    const closes = opens && bracket.end === mark.end + 1 ? bracket.end : mark.end
    const citation: Found = {
      start: judgement.start,
      end: closes,
      style: isAside ? 'parenthetical' : 'narrative',
      year: mark.year,
      bracket,
      whole: { start: judgement.start, end: opens ? bracket.end : mark.end },
      judgement,
      continued: false,
    }
    return { mark, bracket, authors, citation }
  }
}

/** "(Lee et al. in J Ice 3(1):91–111, 2015)": the end of the names, where a journal and pages stand before the year. */
function beforeJournal(text: string, start: number, end: number): number {
  // In the window only: over the whole text the search would take quadratic time.
  const at = start + text.slice(start, end).lastIndexOf(' in ')
  return at > start && /^ in \p{Lu}[^;]{2,100}\d[\d()]*:\s?[A-Z]?\d+(?:[–-][A-Z]?\d+)?,?\s*$/u.test(text.slice(at, end))
    ? at
    : end
}
