// What the trained tagger read, cut into names: groups of people with what they have, treatments and outcomes one by one.
import { isAmong } from '../../text/among.js'
import { wordValue } from '../../text/numbers.js'
import { tells } from '../../text/participles.js'
import { closingBracket } from '../../text/place.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import type { Tagged } from '../../types.js'

export interface Piece {
  from: number
  to: number
  head: number
  tagged: Tagged
}

const EDGES = new Set(['ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'PUNCT', 'SCONJ', 'SYM'])
/** Longest name, in tokens. */
const LONGEST = 16

/** The names of one passage's stretches; `people` are nouns for who takes part, `acts` gerunds that no name begins with. */
export function piecesOf(
  tokens: readonly Token[],
  stretches: readonly Tagged[],
  people: ReadonlySet<string>,
  acts: ReadonlySet<string>,
): Piece[] {
  const pieces: Piece[] = []
  for (const tagged of stretches) {
    if (tagged.kind !== 'Population') addNames(tokens, tagged.from, tagged.to, tagged, pieces)
    else
      for (const [first, to] of statements(tokens, tagged))
        for (let from = first; from < to; ) {
          const start = groupFrom(tokens, from, to, people)
          const end = start < 0 ? to : groupTo(tokens, start, to)
          // "Anxiety in children": what they have, and who they are.
          const before = start < 0 ? to : start
          if (!isAmount(tokens, from, before)) addNames(tokens, from, before, tagged, pieces)
          if (start >= 0) addPiece(tokens, start, end, tagged, pieces)
          from = end
        }
  }
  // "undergoing surgery": what was done with it is no part of its name.
  for (const piece of pieces) while (piece.from < piece.head && acts.has(tokens[piece.from]?.norm ?? '')) piece.from++
  return pieces
}

/** Whether a verb stands here that says something: what is before it and what is after it are two things. */
const isSaid = ({ text, pos }: Token, before: Token | undefined): boolean =>
  pos === 'AUX' || (tells({ text, pos }, before) && before?.pos !== 'PRON')

/** Parts of a description of people: "the group included twelve adults" has two. */
function statements(tokens: readonly Token[], { from, to }: Tagged): [number, number][] {
  const parts: [number, number][] = []
  let first = from
  for (let i = from; i <= to; i++) {
    const token = tokens[Math.min(i, to - 1)] as Token
    // "Children diagnosed with gout", "sailors aged ten": who they are.
    const tellsOf = token?.pos === 'VERB' && (token.norm === 'aged' || tokenAt(tokens, i + 1)?.pos === 'ADP')
    const said = !tellsOf && isSaid(token, i > first ? tokens[i - 1] : undefined)
    if (i < to && !isAmong('; .', token.text) && !said) continue
    if (i > first) parts.push([first, i])
    first = i + 1
  }
  return parts
}

/** First token of the first noun group that is people; −1 where none is. */
function groupFrom(tokens: readonly Token[], first: number, end: number, people: ReadonlySet<string>): number {
  for (let i = first; i < end; i++) {
    const { norm, pos } = tokens[i] as Token
    const inside = isAmong('NOUN PROPN', tokenAt(tokens, i + 1)?.pos) && i + 1 < end
    if ((pos !== 'NOUN' && pos !== 'PROPN') || !people.has(norm) || inside) continue
    let from = i
    while (from > first && isModifier(tokens, from - 1)) from--
    while (from < i && tokens[from]?.text === ',') from++
    return from
  }
  return -1
}

function isModifier(tokens: readonly Token[], i: number): boolean {
  const { pos, text, norm } = tokens[i] as Token
  // "Forty-five patients".
  if (wordValue(norm) !== undefined) return false
  if (text === ',') return tokenAt(tokens, i - 1)?.pos === 'ADJ' && tokenAt(tokens, i + 1)?.pos === 'ADJ'
  return isAmong('ADJ NOUN PROPN ADV', pos) || (pos === 'VERB' && text.endsWith('ed'))
}

/** Past the last word of a group's name: a clause or a bracket that tells more of it is none. */
function groupTo(tokens: readonly Token[], from: number, end: number): number {
  for (let i = from + 1; i < end; i++) {
    const { text, norm, pos } = tokens[i] as Token
    if (isAmong('who whose whom which that', norm) || isAmong(': [ ] )', text)) return i
    // "Thirty women and 27 men" are two groups.
    if ((text === ',' || pos === 'CCONJ') && tokenAt(tokens, i + 1)?.pos === 'NUM') return i
    if (text !== '(') continue
    const close = closingBracket(tokens, i, LONGEST)
    if (close < 0 || close + 1 >= end || tokens[close + 1]?.pos !== 'ADP') return i
    i = close
  }
  return end
}

/** "A total of", "one half of the": how many people, and no name. */
const isAmount = (tokens: readonly Token[], from: number, to: number): boolean =>
  !tokens
    .slice(from, to)
    .some(
      ({ pos, norm }) =>
        isAmong('NOUN PROPN', pos) &&
        !isAmong('total number sample half third quarter majority group cohort proportion percentage rest', norm),
    )

/** Cuts a stretch at what stands between two names. */
function addNames(tokens: readonly Token[], first: number, end: number, tagged: Tagged, pieces: Piece[]): void {
  const list = tokens.slice(first, end).some(({ text }) => text === ',')
  let from = first
  for (let i = first; i <= end; i++) {
    // "Direct current stimulation (DCS) at home": the abbreviation stays inside its name.
    if (i < end && isAside(tokens, i, end)) i += 3
    if (i < end && !isBetween(tokens[i] as Token, i > from ? tokens[i - 1] : undefined, list)) continue
    addPiece(tokens, from, Math.min(i, end), tagged, pieces)
    from = i + 1
  }
}

/** "Nausea and vomiting" is one outcome, but in "nausea, vomiting and pain" each is one. */
function isBetween(token: Token, before: Token | undefined, list: boolean): boolean {
  const { text, pos } = token
  if (isSaid(token, before)) return true
  return (
    /^(?:[,;:.()[\]<>=≤≥±]|versus|vs|nor|neither|if|when|while|because|although|whether)$/i.test(text) ||
    (list && (pos === 'CCONJ' || text === 'plus' || text === '+'))
  )
}

const isAside = (tokens: readonly Token[], i: number, end: number): boolean =>
  i + 2 < end && tokens[i]?.text === '(' && tokens[i + 2]?.text === ')' && /\p{Lu}/u.test(tokens[i + 1]?.text ?? '')

function addPiece(tokens: readonly Token[], first: number, end: number, tagged: Tagged, pieces: Piece[]): void {
  let from = first
  let to = Math.min(end, first + LONGEST)
  const posAt = (i: number) => tokenAt(tokens, i)?.pos ?? ''
  // "diagnosed with gout", "received a vaccine", "tolerated and …".
  const isGiven = (i: number) => posAt(i) === 'VERB' && isAmong('ADP DET PART CCONJ', posAt(i + 1))
  // "40 rowers" are rowers, but "1500 m running" is no running.
  const isCount = (i: number) => tagged.kind === 'Population' && posAt(i) === 'NUM' && isAmong('NOUN ADJ', posAt(i + 1))
  const isStatistic = (i: number) => tagged.kind === 'Outcome' && tellsStatistic(tokens, i, to)
  while (from < to && (EDGES.has(posAt(from)) || isGiven(from) || isCount(from) || isStatistic(from))) from++
  // "Group B with saline": what it got.
  if (isLettered(tokens, from, from + 2) && from + 2 < to) for (from += 2; from < to && EDGES.has(posAt(from)); ) from++
  for (let last = -1; last !== to && to > from; ) {
    last = to
    if (isAside(tokens, to - 3, to)) to -= 3
    // "adults with serious", "gout and exhibiting": the tagger stopped before the noun.
    const cut = posAt(to - 1) === 'VERB' ? isAmong('CCONJ PUNCT', posAt(to - 2)) : isCut(posAt(to - 1), posAt(to))
    if (to > from && (EDGES.has(posAt(to - 1)) || cut)) to--
  }
  if (isLettered(tokens, from, to) || isMeasure(tokens, from, to)) return
  const head = headOf(tokens, from, to)
  if (head >= 0) pieces.push({ from, to, head, tagged })
}

/** The "mean" of "mean hope", not of "mean arterial pressure". */
export const isAverage = (tokens: readonly Token[], i: number): boolean =>
  isAmong('mean median average', tokens[i]?.norm) &&
  !isAmong(
    'arterial corpuscular platelet cell airway time number score value level duration change difference',
    tokens[i + 1]?.norm,
  )

/** That, and the "SD" of "mean (SD) hope". */
const tellsStatistic = (tokens: readonly Token[], i: number, to: number): boolean =>
  i + 1 < to && (isAverage(tokens, i) || (tokenAt(tokens, i - 1)?.text === '(' && tokens[i + 1]?.text === ')'))

const isCut = (last: string, next: string): boolean => last === 'ADJ' && isAmong('NOUN PROPN ADJ', next)

/** "group A", "arms 1 and 2": what they are is said elsewhere, and findings look it up there. */
const isLettered = (tokens: readonly Token[], from: number, to: number): boolean =>
  isAmong('group arm', tokens[from]?.norm) &&
  tokens.slice(from + 1, to).every(({ text }) => /^(?:\p{Lu}|[IVX]+|\d+|and|,)$/u.test(text))

/** "5 to 17 years", "mean age 8.8 years", "3 mg": how old, how long and how much is no name. */
const isMeasure = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .every(
      ({ norm, pos }) =>
        !isAmong('NOUN PROPN', pos) ||
        isAmong(
          'year yr month week wk day hour h minute min age mean median sd range mg kg g ml mcg μg iu mmol cm mm time',
          norm,
        ),
    )

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
