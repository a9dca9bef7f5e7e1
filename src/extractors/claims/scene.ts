// What claims are read in: one document, one passage of it, and entities at their places.
import type { Annotations, Citation, Document, Entity, Knowledge, Mention, Token } from '../../types.js'
import type { Np, Sentence } from './elements.js'
import type { Lexicon, NounSense } from './lexicon.js'
import type { Aside } from './skeleton.js'

/** An entity at a place in the sentence, with what is said to happen to it ("reductions in …"). */
export interface Ref {
  entity: string
  /** Token range. */
  from: number
  to: number
  change?: NounSense
}

/** One document while its claims are read. */
export interface Reading {
  document: Document
  found: Annotations
  knowledge: Knowledge
  lexicon: Lexicon
  entities: Map<string, Entity>
  /** Mentions made of phrases that no extractor before had found. */
  added: Map<string, Mention>
  /** Ids of entities, by kind and name. */
  ids: Map<string, string>
  /** Whether more of an entity is worse, by its name. */
  bad: Map<string, boolean>
}

/** One passage while its claims are read. */
export interface Scene {
  reading: Reading
  passage: number
  sentence: Sentence
  mentions: readonly Mention[]
  asides: readonly Aside[]
  /** Entities made of its phrases so far, null where a phrase names nothing; by token range. */
  made: Map<number, Ref | null>
  /** What items were found to stand for, by place. */
  seen: Map<string, Ref[]>
  /** Of this passage, by start. */
  citations: readonly Citation[]
  /** Indices of `citations` in the document's. */
  indices: readonly number[]
  /** Works cited in the lead-in of a list item. */
  inherited: readonly number[]
  /** What the text is about here: the treatment a bare result speaks for, and what it is compared with. */
  topic: { intervention?: string; comparator?: string }
}

export const role = (scene: Scene, i: number) => scene.reading.lexicon.roles.get(scene.sentence.tokens[i]?.norm ?? '')

export const isResearch = (scene: Scene, np: Np): boolean =>
  role(scene, np.head)?.has('research') === true || narrative(scene, np)

export const isPeople = (scene: Scene, np: Np): boolean => role(scene, np.head)?.has('people') === true

export const kindOf = (scene: Scene, entity: string) => scene.reading.entities.get(entity)?.kind

/** Whether a phrase is the authors of a narrative citation. */
export function narrative(scene: Scene, np: Np): boolean {
  const token = scene.sentence.tokens[np.head] as Token
  return scene.citations.some(
    ({ style, group }) => style === 'narrative' && group.start <= token.start && token.end <= group.end,
  )
}

export function at(tokens: readonly Token[], mention: Mention): Ref {
  let from = 0
  while (from < tokens.length && (tokens[from] as Token).start < mention.start) from++
  let to = from
  while (to < tokens.length && (tokens[to] as Token).end <= mention.end) to++
  return { entity: mention.entity, from, to: Math.max(to, from + 1) }
}
