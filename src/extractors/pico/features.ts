// What the tagger looks at. Each feature is one word at one place from the token, so that a word's scores for all places
// are added up once and then only read: decoding is a few sums a token.
import type { Token } from '../../text/tokens.js'
import { formHash } from '../../text/word-table.js'

/** The labels, beside "none" which is 0. */
export const KINDS = ['Population', 'Intervention', 'Outcome'] as const
export const LABELS = KINDS.length

/** Words before and after a token that are read by their distance. */
export const WINDOW = 4
/** Of those, the ones whose endings and shape are read too. */
export const NEAR = 2
const SPAN = 2 * WINDOW + 1
export const PARTS = 2 * NEAR + 1

/** Places where a word counts: its distance, then what it is to the token. */
export const PLACE = {
  /** Anywhere farther to the left or right in the sentence. */
  before: SPAN,
  after: SPAN + 1,
  verbBefore: SPAN + 2,
  verbAfter: SPAN + 3,
  prepositionBefore: SPAN + 4,
  /** Last word of the nouns and adjectives that the token stands in, and the words around these. */
  head: SPAN + 5,
  beforeRun: SPAN + 6,
  afterRun: SPAN + 7,
} as const
export const PLACES = SPAN + 8
/** Words far off count less: there are many. */
export const FAR = 0.3

export const START = '\u0002'
export const END = '\u0003'

/** As the tagger knows a word: small letters, any digit as 0. */
export const plainWord = (text: string): string => text.toLowerCase().replace(/\d/g, '0')

export const wordHash = (plain: string): number => formHash(plain) >>> 0

const seeds = Object.fromEntries(
  ['s2', 's3', 's4', 'p3', 'p4', 'p6', 'shape', 'norm'].map((name) => [name, formHash(`${name} `)]),
) as Record<string, number>
const part = (name: string, text: string) => formHash(text, seeds[name]) >>> 0

/** Hashes of a word's endings, beginnings, shape and matching form: what is left of a word that was never seen. */
export function partHashes(text: string, norm: string): number[] {
  const plain = plainWord(text)
  const { length } = plain
  const hashes = [part('shape', shapeOf(text))]
  for (const size of [2, 3, 4]) if (length > size) hashes.push(part(`s${size}`, plain.slice(-size)))
  for (const size of [3, 4, 6]) if (length > size) hashes.push(part(`p${size}`, plain.slice(0, size)))
  if (norm !== plain) hashes.push(part('norm', norm))
  return hashes
}

/** "X" capitals, "x" small letters, "0" digits, marks as they are; runs as one. */
function shapeOf(text: string): string {
  const shape = text
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/[\p{Ll}\p{Lo}\p{M}]+/gu, 'x')
    .replace(/\d+/g, '0')
  return shape.slice(0, 6)
}

const TAGS = 'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB X'.split(' ')
const tagNumbers = new Map(TAGS.map((tag, i) => [tag, i + 1]))
/** Parts of speech with 0 for what lies beyond the sentence. */
export const TAG_COUNT = TAGS.length + 1
export const tagNumber = (pos: string): number => tagNumbers.get(pos) ?? TAG_COUNT - 1

/** Where in its text a sentence stands: title, five fifths, last. */
export const STANDS = 7
export const standOf = (sentence: number, sentences: number): number =>
  sentence === 0 ? 0 : sentence === sentences - 1 ? 6 : 1 + Math.min(4, Math.floor((5 * sentence) / sentences))

/** The dense features: where each group's numbers begin. */
const T = TAG_COUNT
export const DENSE = {
  /** Of one part of speech at distance −3 … 3. */
  tag: 0,
  pairBefore: 7 * T,
  pairAfter: 7 * T + T * T,
  around: 7 * T + 2 * T * T,
  /** Of the sentence's place and the token's part of speech; of the place alone with 0 for that. */
  stand: 7 * T + 2 * T * T + T ** 3,
  /** Of how deep in parentheses a token stands, up to 2. */
  depth: 7 * T + 2 * T * T + T ** 3 + STANDS * T,
} as const
export const DENSE_SIZE = DENSE.depth + 3

/** A sentence's words in their relations; indices are of `WINDOW` words past those of the tokens, which pads both ends. */
export interface Relations {
  /** Six a token: verb before, verb after, preposition before, head, word before the run, word after it. */
  related: Int32Array
  /** Parts of speech, padded like words. */
  tags: Uint8Array
  depths: Uint8Array
}

export const RELATED = 6

/** Reads a sentence; the arrays are used again by the next call. */
export function relationsOf(tokens: readonly Token[], relations: Relations): void {
  const size = tokens.length
  if (relations.depths.length < size) {
    relations.related = new Int32Array(2 * size * RELATED)
    relations.tags = new Uint8Array(2 * size + 2 * WINDOW)
    relations.depths = new Uint8Array(2 * size)
  }
  const { related, tags, depths } = relations
  tags.fill(0, 0, size + 2 * WINDOW)
  for (let t = 0; t < size; t++) tags[t + WINDOW] = tagNumber((tokens[t] as Token).pos)
  const none = WINDOW - 1
  let verb = none
  let preposition = none
  let run = none
  let depth = 0
  for (let t = 0; t < size; t++) {
    const at = t + WINDOW
    const { text, pos } = tokens[t] as Token
    if (text === '(') depth++
    else if (text === ')' && depth > 0) depth--
    depths[t] = Math.min(depth, 2)
    if (pos === 'VERB') verb = at
    else if (pos === 'ADP') preposition = at
    // Any word is in a run with the nouns and adjectives around it.
    if (t === 0 || !isRun((tokens[t - 1] as Token).pos)) run = at - 1
    const base = t * RELATED
    related[base] = verb
    related[base + 2] = preposition
    related[base + 4] = run
  }
  verb = size + WINDOW
  let head = size + WINDOW
  for (let t = size - 1; t >= 0; t--) {
    const at = t + WINDOW
    if ((tokens[t] as Token).pos === 'VERB') verb = at
    if (t === size - 1 || !isRun((tokens[t + 1] as Token).pos)) head = at
    const base = t * RELATED
    related[base + 1] = verb
    related[base + 3] = head
    related[base + 5] = head + 1
  }
}

const isRun = (pos: string) => pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ'
