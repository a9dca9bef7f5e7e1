// What the trained tagger read, cut into names: groups of people whole, treatments and outcomes one by one.
import { tells } from '../../text/participles.js'
import type { Tagged, Token } from '../../types.js'

export interface Piece {
  from: number
  to: number
  head: number
  tagged: Tagged
}

const EDGES = new Set(['ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'PUNCT', 'SCONJ', 'SYM'])
/** Longest name, in tokens. */
const LONGEST = 25

/** The names of one passage's stretches. */
export function piecesOf(tokens: readonly Token[], stretches: readonly Tagged[]): Piece[] {
  const pieces: Piece[] = []
  for (const tagged of stretches) {
    const { kind, from: first, to: end } = tagged
    const list = tokens.slice(first, end).some(({ text }) => text === ',')
    let from = first
    for (let i = first; i <= end; i++) {
      // "Direct current stimulation (DCS)": the abbreviation stays with its name.
      if (i < end && isAside(tokens, i, end)) i += 3
      if (i < end && !isBetween(tokens[i] as Token, i > from ? tokens[i - 1] : undefined, kind, list)) continue
      const piece = trimmed(tokens, from, Math.min(i, end), tagged)
      if (piece) pieces.push(piece)
      from = i + 1
    }
  }
  return pieces
}

/**
 * What stands between two names. The words for a group of people go on over commas and parentheses; "nausea and
 * vomiting" is one outcome, but in "nausea, vomiting and pain" each is one.
 */
function isBetween({ text, pos }: Token, before: Token | undefined, kind: Tagged['kind'], list: boolean): boolean {
  if (kind === 'Population') return pos === 'AUX' || text === ';' || text === '.'
  if (pos === 'AUX' || tells({ text, pos }, before)) return true
  return /^(?:[,;:.()[\]]|versus|vs)$/.test(text) || (list && (pos === 'CCONJ' || text === 'plus' || text === '+'))
}

const isAside = (tokens: readonly Token[], i: number, end: number): boolean =>
  i + 2 < end && tokens[i]?.text === '(' && tokens[i + 2]?.text === ')' && /\p{Lu}/u.test(tokens[i + 1]?.text ?? '')

function trimmed(tokens: readonly Token[], first: number, end: number, tagged: Tagged): Piece | undefined {
  let from = first
  let to = Math.min(end, first + LONGEST)
  const isEdge = (i: number) => EDGES.has((tokens[i] as Token).pos)
  while (from < to && (isEdge(from) || isLabel(tokens, from, to))) from++
  while (to > from && isEdge(to - 1) && tokens[to - 1]?.text !== ')') to--
  if (isLettered(tokens, from, to)) return undefined
  const head = headOf(tokens, from, to)
  return head < 0 ? undefined : { from, to, head, tagged }
}

/** "group A", "arms 1 and 2": what they are is said elsewhere, and findings look it up there. */
const isLettered = (tokens: readonly Token[], from: number, to: number): boolean =>
  /^(?:group|arm)$/.test(tokens[from]?.norm ?? '') &&
  tokens.slice(from + 1, to).every(({ text }) => /^(?:\p{Lu}|[IVX]+|\d+|and|,)$/u.test(text))

/** "RESULTS fewer falls": a structured abstract's heading whose mark was lost. */
const isLabel = (tokens: readonly Token[], i: number, to: number): boolean =>
  i < 3 && i + 1 < to && /^\p{Lu}{5,}$/u.test(tokens[i]?.text ?? '')

/** The last noun before a preposition or mark: "patients" of "patients with asthma"; −1 where there is none. */
function headOf(tokens: readonly Token[], from: number, to: number): number {
  let head = -1
  for (let i = from; i < to; i++) {
    const { pos } = tokens[i] as Token
    if (pos === 'NOUN' || pos === 'PROPN') head = i
    else if (head >= 0 && pos !== 'ADJ' && pos !== 'NUM') break
  }
  return head
}
