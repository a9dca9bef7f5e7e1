// What the tagger reads of a document: its sentences, each after the label that its part of the abstract has.
import type { Document, Passage, Token } from '../../types.js'

export interface Sentence {
  passage: number
  /** The label's, then its own. */
  tokens: readonly Token[]
  /** How many of them are the label's. */
  label: number
}

/** Roles of the sections of a structured abstract. */
export const PARTS = /^(?:abstract|introduction|methods|results|limitations|discussion|conclusion)$/

/** Longest label, in tokens: "Patients and methods:". */
const LONGEST = 4

/**
 * "METHODS We asked …" tells what kind of sentence follows, and so it does of the next ones: a label is read before each
 * sentence under it, and not for itself.
 */
export function sentencesOf({ passages, sections }: Document, tokens: readonly (readonly Token[])[]): Sentence[] {
  const sentences: Sentence[] = []
  const labels = new Map<number, readonly Token[]>()
  // The first heading may be the title ("Efficacy of warm baths in knee pain").
  const isLabel = ({ index, kind, section }: Passage) =>
    kind === 'heading' &&
    (index > 0 || (tokens[0]?.length ?? 0) <= LONGEST) &&
    PARTS.test(sections[section]?.role ?? '')
  for (const passage of passages) {
    const { index, section } = passage
    const own = tokens[index] ?? []
    if (isLabel(passage)) labels.set(section, own)
    else {
      const label = labels.get(section) ?? []
      sentences.push({ passage: index, tokens: label.length > 0 ? [...label, ...own] : own, label: label.length })
    }
  }
  return sentences
}
