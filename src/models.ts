// The shapes of what was trained: scripts/train* make graph/models, the parts of the pipeline named here read it.
import type { Mention } from './annotations.js'

/** Weights are small integers; times `scale` they are log odds. */
export interface Weights {
  scale: number
  weights: Int8Array
}

/** Which names a document holds, trained by scripts/train-names.ts; read in src/extractors/mentions. */
export interface NameModel {
  /** By feature. */
  kept: Weights
  /** By feature, then kind of entity. */
  kinds: Weights
  /** Least score of a name. */
  threshold: number
}

/** Which things a sentence links, trained by scripts/train-links.ts; read in src/extractors/claims/links. */
export interface LinkModel {
  /** By feature. */
  related: Weights
  /** By feature, cut to a power of 2, then label. */
  labels: Weights
  /** Least score of a link. */
  threshold: number
  /** Slope and offset from a score's log odds to those of being right (Platt scaling). */
  calibration: [slope: number, offset: number]
  /** A slower reader's opinion of each pair, where it has one, to be averaged with this model's own. */
  second?: (question: LinkQuestion) => readonly (LinkOpinion | undefined)[]
}

/** What a slower reader of links is asked: one sentence, and the pairs of things in it. */
export interface LinkQuestion {
  words: readonly string[]
  /** Names of what the text is about there; '' where it is about none. */
  intervention: string
  comparator: string
  /** In the order of the text. */
  pairs: readonly { a: LinkEnd; b: LinkEnd }[]
}

export interface LinkEnd {
  /** Range of words; what the sentence leaves unsaid has none. */
  from: number
  to: number
  kind: Mention['kind']
  /** What it is to the text, where the sentence leaves it unsaid. */
  unsaid: 'intervention' | 'comparator' | undefined
  /** Whether frames read it as a subject (1) and as an object (2). */
  claimed: number
  /** Whether more of it is worse. */
  bad: boolean
}

/** Probability that the sentence relates a pair at all, then of every label if so. */
export type LinkOpinion = readonly number[]

/** A transformer that reads whole sentences, trained by scripts/train/teacher.py; read in src/transformer. */
export interface AccurateLinks {
  /** In ONNX. */
  model: Uint8Array
  /** Pieces of words by number. */
  vocabulary: readonly string[]
  /** Of its opinion and that of the model of links together; fitted anew by hand after training (docs/links.md). */
  threshold: number
  calibration: [slope: number, offset: number]
}

/** What the parts of a printed reference look like, trained by scripts/train-references.ts; read in src/references/tagger. */
export interface ReferenceModel {
  /** Rows of features by label, then rows of features by pairs of labels. */
  weights: Int8Array
  /** Labels whose score is that much below the best one's are given up. */
  beam: number
}

/** Weights by what they are of: one row of as many numbers for each key, a hash. */
export interface PicoRows extends Weights {
  keys: Uint32Array
}

/**
 * Which words tell of participants, interventions and outcomes in a trial's report, trained by scripts/train-pico.ts;
 * read in src/extractors/pico.
 */
export interface PicoModel {
  words: PicoRows
  parts: PicoRows
  /** Of parts of speech and the sentence's place. */
  dense: Weights
  /** From each state ("none" and three labels), then the sentence's start, to each state. */
  transitions: number[]
  /** How much a word's other places in the text count. */
  pull: number
  /** Shares of the states in the texts it learned from. */
  shares: number[]
  /** What each state's probability is multiplied with before the largest is chosen. */
  favour: number[]
}
