// What claims are read in: one document, one passage of it, and entities at their places.
import { lowerBound } from '../../text/spans.js'
import type { Word } from '../../text/words.js'
import type { Annotations, Citation, Document, Entity, Knowledge, Mention, Token } from '../../types.js'
import type { Lexicon, NounSense } from './lexicon.js'
import type { Apart } from './refs/apart.js'
import type { Np, Sentence } from './row/elements.js'
import type { Aside } from './skeleton.js'

/** An entity at a place in the sentence, with what is said to happen to it ("reductions in …"). */
export interface Ref {
  entity: string
  /** Token range. */
  from: number
  to: number
  change: NounSense | undefined
}

export const refOf = (entity: string, from: number, to: number, change?: NounSense): Ref => ({
  entity,
  from,
  to,
  change,
})

export const withChange = ({ entity, from, to }: Ref, change: NounSense | undefined): Ref =>
  refOf(entity, from, to, change)

/** What words name: most of it is never an entity, and needs no id. */
export interface Named {
  kind: Entity['kind']
  name: string
  key: string
}

/** Words on the way to a name. */
export interface NameNode {
  next: Map<Word, NameNode> | undefined
  /** What the words up to here name; null for nothing. */
  named: Named | null | undefined
}

/** One document while its claims are read. */
export interface Reading {
  document: Document
  found: Annotations
  knowledge: Knowledge
  lexicon: Lexicon
  entities: Map<string, Entity>
  /** Those of them that phrases of claims made. */
  made: string[]
  /** Mentions made of phrases that no extractor before had found, by start. */
  added: Map<number, Mention[]>
  /** What words name as a noun phrase, and with the verb or preposition in it. */
  names: { plain: NameNode; verbal: NameNode }
  /** Keys of the family names in the list of references. */
  authors: ReadonlySet<string>
  /** Whether more of an entity is worse, by its name. */
  bad: Map<string, boolean>
}

/** What the words up to a token were found to name; null for nothing. */
export interface Made {
  to: number
  verbal: boolean
  ref: Ref | null
  /** What else begins there. */
  next: Made | undefined
}

/** What an item at a place was found to stand for. */
export interface Seen {
  core: number
  to: number
  prep: string
  end: number
  refs: readonly Ref[]
  /** What else begins there. */
  next: Seen | undefined
}

/** One passage while its claims are read. */
export interface Scene {
  reading: Reading
  passage: number
  sentence: Sentence
  mentions: readonly Mention[]
  asides: readonly Aside[]
  /** What it sets apart from the rest of a list: "but not sleep". */
  apart: readonly Apart[]
  /** Entities made of its phrases so far, by first token. */
  made: (Made | undefined)[]
  /** What items were found to stand for, by first token. */
  seen: (Seen | undefined)[]
  /** Of this passage, by start. */
  citations: readonly Citation[]
  /** Indices of `citations` in the document's. */
  indices: readonly number[]
  /** Works cited in the lead-in of a list item. */
  inherited: readonly number[]
  /** What the text is about here: the treatment a bare result speaks for, and what it is compared with. */
  topic: { intervention?: string; comparator?: string }
}

export const role = (scene: Scene, i: number) => scene.sentence.facts[i]?.roles

export const isResearch = (scene: Scene, np: Np): boolean =>
  role(scene, np.head)?.has('research') === true || narrative(scene, np)

export const isPeople = (scene: Scene, np: Np): boolean => role(scene, np.head)?.has('people') === true

export const kindOf = (scene: Scene, entity: string) => scene.reading.entities.get(entity)?.kind
export const isTreatment = (scene: Scene, { entity }: Ref): boolean => kindOf(scene, entity) === 'Intervention'
export const treatmentsAmong = (scene: Scene, refs: readonly Ref[]): Ref[] =>
  refs.filter((ref) => isTreatment(scene, ref))

/** Whether a phrase is the authors of a narrative citation. */
export function narrative(scene: Scene, np: Np): boolean {
  const { start, end } = scene.sentence.tokens[np.head] as Token
  for (const { style, group } of scene.citations)
    if (style === 'narrative' && group.start <= start && end <= group.end) return true
  return false
}

/** Whether it was named before claims were read; what only a claim would name is often no thing of the field. */
export const isKnown = ({ reading }: Scene, { entity }: Ref): boolean => reading.found.entities.has(entity)

export function at(tokens: readonly Token[], mention: Mention): Ref {
  const from = lowerBound(tokens, mention.start)
  let to = from
  while (to < tokens.length && (tokens[to] as Token).end <= mention.end) to++
  return refOf(mention.entity, from, Math.max(to, from + 1))
}
