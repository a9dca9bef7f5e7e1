// Labelled abstracts as the tagger sees them: each sentence's words, parts of words and parts of speech as numbers.
import { readFileSync } from 'node:fs'
import { EXTRACTORS } from '../../../src/extractors/index.js'
import {
  KINDS,
  partHashes,
  plainWord,
  type Relations,
  relationsOf,
  standOf,
  wordHash,
} from '../../../src/extractors/pico/features.js'
import { sentencesOf } from '../../../src/extractors/pico/sentences.js'
import { annotate, read } from '../../../src/pipeline.js'
import type { Knowledge, Token } from '../../../src/types.js'
import { LABELS_OF, type LabelledAbstract } from '../../measures/pico.js'

export interface Sentence {
  tokens: readonly Token[]
  /** Hashes. */
  words: Uint32Array
  parts: Uint32Array[]
  relations: Relations
  stand: number
  /** 0 for "none", else one more than the label's index in KINDS. */
  right: Uint8Array
}

export interface Lesson {
  abstract: LabelledAbstract
  sentences: Sentence[]
}

const UP_TO_TOKENS = EXTRACTORS.slice(0, EXTRACTORS.findIndex(({ name }) => name === 'tokens') + 1)

export function readAbstracts(file: string): LabelledAbstract[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledAbstract)
}

export function lessonOf(abstract: LabelledAbstract, knowledge: Knowledge): Lesson {
  const source = { uri: `${abstract.id}.txt`, bytes: new TextEncoder().encode(abstract.text) }
  const document = read(source, () => {})
  const sentences = sentencesOf(document, annotate(document, knowledge, () => {}, UP_TO_TOKENS).tokens)
  return {
    abstract,
    sentences: sentences.map(({ tokens: list }, i) => {
      const relations: Relations = { related: new Int32Array(0), tags: new Uint8Array(0), depths: new Uint8Array(0) }
      relationsOf(list, relations)
      return {
        tokens: list,
        words: Uint32Array.from(list, ({ text }) => wordHash(plainWord(text))),
        parts: list.map(({ text, norm }) => Uint32Array.from(partHashes(text, norm))),
        relations,
        stand: standOf(i, sentences.length),
        right: Uint8Array.from(list, (token) => rightOf(token, abstract)),
      }
    }),
  }
}

/** The first label that any part of the token has: theirs are cut at hyphens, ours are not. */
function rightOf({ start, end }: Token, { tokens }: LabelledAbstract): number {
  for (const [from, to, label] of tokens)
    if (from < end && to > start && label !== 'O') return 1 + KINDS.findIndex((kind) => LABELS_OF[kind] === label)
  return 0
}
