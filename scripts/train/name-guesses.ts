// What a teacher (scripts/train/name_teacher.py) guesses of every name in texts that nobody marked.
import { existsSync } from 'node:fs'
import { CLASSES } from '../../src/extractors/mentions/model.js'
import type { Knowledge } from '../../src/types.js'
import type { UnmarkedText } from './guesses.js'
import { namesIn } from './names.js'
import { linesOf } from './texts.js'

/** A name as the teacher sees it. */
export interface NameGuess {
  features: Int32Array
  /** Probability that it is an entity. */
  likely: number
  /** Of each kind, if it is one. */
  shares: readonly number[]
}

/** One line of name-guesses.jsonl: offsets and numbers alone, since the texts are not ours to keep. */
export interface NameGuesses {
  id: string
  part: number
  length: number
  /** "1203-1215 83 0 70 3 20": the name's first place, how likely it is an entity in hundredths, then kinds with their shares. */
  names: string[]
}

/** Less likely names are not written down. */
const LEAST = 0.1
/** What stands for them. */
const UNLIKELY = 0.03

/** The teacher's scores of a text's names, each the probability of an entity and of every kind, as a line of the file. */
export function nameGuessesIn(
  { id, part, text }: UnmarkedText,
  scores: readonly (readonly number[] | null)[],
  knowledge: Knowledge,
): NameGuesses {
  const { names } = namesIn(id, text, knowledge)
  if (names.length !== scores.length)
    throw new Error(`${id}, part ${part}, has ${names.length} names, ${scores.length} of them scored`)
  const lines = names.flatMap(({ place: [start, end] }, i) => {
    const [likely = 0, ...kinds] = scores[i] ?? []
    if (likely < LEAST) return []
    const shares = kinds.flatMap((share, kind) => (share >= 0.1 ? [kind, Math.round(share * 100)] : []))
    return [[`${start}-${end}`, Math.round(likely * 100), ...shares].join(' ')]
  })
  return { id, part, length: text.length, names: lines }
}

/** The guesses of a file, by text. */
export function readNameGuesses(file: string): Map<string, NameGuesses> {
  if (!existsSync(file)) return new Map()
  return new Map(linesOf<NameGuesses>(file).map((text) => [`${text.id} ${text.part}`, text]))
}

/** The names of a text with what the teacher guessed of them; throws where it saw another text. */
export function guessedNames(
  { id, text }: UnmarkedText,
  { length, names }: NameGuesses,
  knowledge: Knowledge,
): NameGuess[] {
  if (text.length !== length) throw new Error(`${id}: has ${text.length} characters, the teacher's text ${length}`)
  const known = new Map(
    names.map((line) => {
      const [place = '', ...numbers] = line.split(' ')
      return [place, numbers.map(Number)]
    }),
  )
  return namesIn(id, text, knowledge).names.map(({ place: [start, end], features }) => {
    const [likely, ...kinds] = known.get(`${start}-${end}`) ?? []
    const shares = new Array<number>(CLASSES).fill(0)
    for (let i = 0; i < kinds.length; i += 2) shares[kinds[i] as number] = (kinds[i + 1] as number) / 100
    return { features, likely: likely === undefined ? UNLIKELY : likely / 100, shares }
  })
}
