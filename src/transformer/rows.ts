// A question about a sentence as a transformer is asked it: numbers of pieces, and where the things of each pair stand.
import type { LinkEnd, LinkQuestion } from '../types.js'
import type { Pieces } from './word-pieces.js'

export interface Row {
  /** The sentence, then what the text is about there, each with its end. */
  pieces: number[]
  /**
   * A pair: the ranges of both things in `pieces`, then what else is known of them (scripts/train/reader.py); undefined
   * where one of them lies beyond the cut.
   */
  pairs: (number[] | undefined)[]
}

/** What is longer is cut: the model knows 512 places. */
export const LONGEST = 500
/** Pieces of a name. */
const LONGEST_NAME = 12

/** In the order that the model was trained with. */
const KINDS: readonly string[] = [
  'Concept',
  'Intervention',
  'Condition',
  'Population',
  'Outcome',
  'Study',
  'Publication',
]

export function rowOf({ words, intervention, comparator, pairs }: LinkQuestion, known: Pieces): Row {
  const pieces = [known.start]
  const add = (more: readonly number[]): [number, number] => {
    const from = pieces.length
    for (const piece of more) pieces.push(piece)
    return [from, pieces.length]
  }
  const places = words.map((word) => add(known.of(word)))
  pieces.push(known.end)
  const nameOf = (name: string) => {
    const parts = (name === '' ? 'none' : name).split(' ').filter((part) => part !== '')
    const place = add(parts.flatMap(known.of).slice(0, LONGEST_NAME))
    pieces.push(known.end)
    return place
  }
  const unsaid = { intervention: nameOf(intervention), comparator: nameOf(comparator) }
  const placeOf = ({ from, to, unsaid: part }: LinkEnd): [number, number] | undefined => {
    const [first, last] = part ? unsaid[part] : [places[from]?.[0] ?? LONGEST, places[to - 1]?.[1] ?? LONGEST]
    return first < LONGEST ? [first, Math.min(Math.max(last, first + 1), LONGEST)] : undefined
  }
  return {
    pieces: pieces.slice(0, LONGEST),
    pairs: pairs.map(({ a, b }) => {
      const [first, second] = [placeOf(a), placeOf(b)]
      return first && second && [...first, ...second, ...factsOf(a, b)]
    }),
  }
}

function factsOf(a: LinkEnd, b: LinkEnd): number[] {
  const gap = Math.max(0, b.from - a.to)
  const steps = Math.min(15, Math.trunc(Math.log2(gap + 1) * 2.5))
  const bad = 2 * Number(a.bad) + Number(b.bad)
  return [kindOf(a), kindOf(b), steps, a.claimed * 4 + b.claimed, bad]
}

function kindOf({ kind }: LinkEnd): number {
  const number = KINDS.indexOf(kind)
  return number < 0 ? KINDS.length : number
}
