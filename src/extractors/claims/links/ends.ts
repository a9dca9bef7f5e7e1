// What a link may join: the things that a sentence names, with their places in its row of phrases and verbs.
import { GENERIC_OUTCOME, type Mention } from '../../../types.js'
import type { Element, Np } from '../elements.js'
import { isBadHead, isBadName } from '../emit.js'
import { isNp } from '../items.js'
import { madeOf, nameIn, promote } from '../naming.js'
import { at, kindOf, type Ref, refOf, type Scene } from '../scene.js'
import { hashOf } from './context.js'

/** How it was found: a mention's rule, `phrase`, or its part in what the text is about where the sentence is silent. */
type Source = Mention['rule'] | 'phrase' | 'intervention' | 'comparator'

export interface End {
  /** Undefined for a phrase that is no entity yet; `resolve` makes it one. */
  entity: string | undefined
  /** The phrase, where it is no entity yet. */
  phrase?: Np
  /** Token range. */
  from: number
  to: number
  /** Index of the element that holds its last word; -1 where none does. */
  element: number
  kind: Mention['kind']
  /** Hash of its kind, or of its part where the sentence is silent. */
  code: number
  /** Hash of how it was found. */
  source: number
  /** Whether more of it is worse. */
  bad: boolean
  /** Whether claims already found in the sentence have it as subject (1) and as object (2). */
  claimed: number
  /** How often the document names it, as `steps` has it. */
  often: number
  /** How sure it is that the words name it; 0 for a phrase that is no entity yet. */
  confidence: number
  /** Hashes, by `looksOf`. */
  looks: Int32Array
}

/** Sentences that name more are lists, whose pairs grow with the square of their number. */
const MOST = 40

/** Everything that a sentence names, and what the text is about there, by place. */
export function endsOf(scene: Scene): End[] {
  const ends = namedEnds(scene)
  addPhrases(scene, ends)
  ends.sort((a, b) => a.from - b.from || b.to - a.to)
  if (ends.length > 0) addUnsaid(scene, ends)
  return ends
}

/** Each place once: of several readings the surest. */
function namedEnds(scene: Scene): End[] {
  const { mentions, sentence } = scene
  const surest = new Map<number, { mention: Mention; from: number; to: number }>()
  for (const mention of mentions) {
    if (surest.size === MOST) break
    // A verb or a sign that stands for the outcome of a result is nothing that a sentence names.
    if (mention.rule === 'anaphora' && scene.reading.entities.get(mention.entity)?.name === GENERIC_OUTCOME) continue
    const { from, to } = at(sentence.tokens, mention)
    const key = from * 4096 + to
    const known = surest.get(key)
    if (!known || known.mention.confidence < mention.confidence) surest.set(key, { mention, from, to })
  }
  const ends: End[] = []
  for (const { mention, from, to } of surest.values()) ends.push(endOf(scene, mention.entity, from, to, mention.rule))
  return ends
}

/** Phrases that are no names yet. */
function addPhrases(scene: Scene, ends: End[]): void {
  const { elements } = scene.sentence
  const named = ends.length
  for (let k = 0; k < elements.length && ends.length < MOST; k++) {
    const np = elements[k]
    if (!isNp(np) || np.pronoun) continue
    const made = madeOf(scene, np.core, np.to)
    if (made === null) continue
    const name = made ? undefined : nameIn(scene, np.core, np.to)
    const from = made?.from ?? name?.first
    if (from === undefined) continue
    let known = false
    for (let i = 0; i < named && !known; i++) known = ends[i]?.from === from && ends[i]?.to === np.to
    if (known) continue
    if (made) ends.push(endOf(scene, made.entity, from, np.to, 'phrase'))
    else if (name) ends.push(phraseEnd(scene, np, k, from, name.named.kind))
  }
}

const phraseEnd = (scene: Scene, phrase: Np, element: number, from: number, kind: Mention['kind']): End => ({
  entity: undefined,
  phrase,
  from,
  to: phrase.to,
  element,
  kind,
  code: hashOf(kind),
  source: PHRASE,
  bad: isBadHead(scene, from, phrase.to),
  claimed: 0,
  often: 0,
  confidence: 0,
  looks: NO_LOOKS,
})

const NO_LOOKS = new Int32Array(0)

const PHRASE = hashOf('phrase')

function addUnsaid(scene: Scene, ends: End[]): void {
  for (const source of ['comparator', 'intervention'] as const) {
    const entity = scene.topic[source]
    if (entity !== undefined && !ends.some((end) => end.entity === entity))
      ends.unshift(endOf(scene, entity, 0, 0, source))
  }
}

function endOf(scene: Scene, entity: string, from: number, to: number, source: Source): End {
  const unsaid = source === 'intervention' || source === 'comparator'
  const kind = kindOf(scene, entity) ?? 'Concept'
  return {
    entity,
    from,
    to,
    element: unsaid ? -1 : elementAt(scene.sentence.elements, to - 1),
    kind,
    code: hashOf(unsaid ? source : kind),
    source: hashOf(source),
    bad: isBadName(scene.reading, entity) || isBadHead(scene, from, to),
    claimed: 0,
    often: 0,
    confidence: surest(scene, entity),
    looks: NO_LOOKS,
  }
}

function surest({ mentions }: Scene, entity: string): number {
  let most = 0
  for (const mention of mentions) if (mention.entity === entity && mention.confidence > most) most = mention.confidence
  return most
}

/** The entity at an end, made of its phrase where there was none. */
export function resolve(scene: Scene, { entity, phrase, from, to }: End): Ref | undefined {
  if (entity !== undefined) return refOf(entity, from, to)
  return phrase && promote(scene, phrase.core, phrase.to)
}

function elementAt(elements: readonly Element[], token: number): number {
  let low = 0
  let high = elements.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const element = elements[middle] as Element
    if (token < element.from) high = middle - 1
    else if (token >= element.to) low = middle + 1
    else return middle
  }
  return -1
}
