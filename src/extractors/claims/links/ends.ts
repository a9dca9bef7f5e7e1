// What a link may join: the things that a sentence names, with their places in its row of phrases and verbs.
import { inOrder } from '../../../text/spans.js'
import { GENERIC_OUTCOME, type Mention } from '../../../types.js'
import { isBadHead } from '../emit.js'
import { madeOf, namedFrom, nameStart, promote } from '../refs/naming.js'
import { type Element, isNp, type Np } from '../row/elements.js'
import { at, type Ref, refOf, type Scene } from '../scene.js'
import { hashOf } from './context.js'
import { type Standing, type Standings, standingOf } from './standings.js'

/** How it was found: a mention's rule, `phrase`, or its part in what the text is about where the sentence is silent. */
type Source = Mention['rule'] | 'phrase' | 'intervention' | 'comparator'

export interface End {
  /** Undefined for a phrase that is no entity yet; `resolve` makes it one. */
  entity: string | undefined
  /** The phrase, where it is no entity yet. */
  phrase: Np | undefined
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
  /** How its document treats it; undefined for a phrase that is no entity yet. */
  standing: Standing | undefined
  /** How sure it is that the words name it; 0 for a phrase that is no entity yet. */
  confidence: number
  /** Hashes, by `looksOf`. */
  looks: readonly number[]
  /** The cue of the phrase that it is only a part of ("A therapy"); 0 for none. */
  partCue: number
  /** Features that it has as the first and as the second thing of any pair; undefined until a pair asks. */
  asFirst: readonly number[] | undefined
  asSecond: readonly number[] | undefined
  /** Sums of their weights for a link; undefined until a pair asks. */
  firstWeight: number | undefined
  secondWeight: number | undefined
}

/** Sentences that name more are lists, whose pairs grow with the square of their number. */
const MOST = 40

/** Everything that a sentence names, and what the text is about there, by place. */
export function endsOf(scene: Scene, standings: Standings): End[] {
  const ends = namedEnds(scene, standings)
  addPhrases(scene, standings, ends)
  inOrder(ends, byPlace)
  if (ends.length > 0) addUnsaid(scene, standings, ends)
  return ends
}

const byPlace = (a: End, b: End): number => a.from - b.from || b.to - a.to

/** Each place once: of several readings the surest. */
function namedEnds(scene: Scene, standings: Standings): End[] {
  const { mentions, sentence } = scene
  const ends: End[] = []
  const surest: Mention[] = []
  for (const mention of mentions) {
    if (ends.length === MOST) break
    // A verb or a sign that stands for the outcome of a result is nothing that a sentence names.
    if (mention.rule === 'anaphora' && scene.reading.entities.get(mention.entity)?.name === GENERIC_OUTCOME) continue
    const { from, to } = at(sentence.tokens, mention)
    const known = endAt(ends, from, to)
    const isSurest = known < 0 || (surest[known] as Mention).confidence < mention.confidence
    if (!isSurest) continue
    const index = known < 0 ? ends.length : known
    surest[index] = mention
    ends[index] = endOf(scene, standings, mention.entity, from, to, mention.rule)
  }
  return ends
}

function endAt(ends: readonly End[], from: number, to: number): number {
  for (let i = ends.length - 1; i >= 0; i--) {
    const end = ends[i] as End
    if (end.from === from && end.to === to) return i
  }
  return -1
}

/** Phrases that are no names yet. */
function addPhrases(scene: Scene, standings: Standings, ends: End[]): void {
  const { elements } = scene.sentence
  const count = ends.length
  for (let k = 0; k < elements.length && ends.length < MOST; k++) {
    const np = elements[k]
    if (!isNp(np) || np.pronoun) continue
    const made = madeOf(scene, np.core, np.to)
    if (made === null) continue
    // Most phrases are named: what the words of one would name is asked of the others only.
    const from = made?.from ?? nameStart(scene, np.core, np.to)
    let known = false
    for (let i = 0; i < count && !known; i++) known = ends[i]?.from === from && ends[i]?.to === np.to
    if (known) continue
    if (made) {
      ends.push(endOf(scene, standings, made.entity, from, np.to, 'phrase'))
      continue
    }
    const named = namedFrom(scene, from, np.to)
    if (named) ends.push(phraseEnd(scene, np, k, from, named.kind))
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
  standing: undefined,
  confidence: 0,
  looks: NO_LOOKS,
  partCue: 0,
  asFirst: undefined,
  asSecond: undefined,
  firstWeight: undefined,
  secondWeight: undefined,
})

const NO_LOOKS: readonly number[] = []

const PHRASE = hashOf('phrase')

function addUnsaid(scene: Scene, standings: Standings, ends: End[]): void {
  const { intervention, comparator } = scene.topic
  if (comparator !== undefined && !isAmong(ends, comparator))
    ends.unshift(endOf(scene, standings, comparator, 0, 0, 'comparator'))
  if (intervention !== undefined && !isAmong(ends, intervention))
    ends.unshift(endOf(scene, standings, intervention, 0, 0, 'intervention'))
}

function isAmong(ends: readonly End[], entity: string): boolean {
  for (const end of ends) if (end.entity === entity) return true
  return false
}

function endOf(scene: Scene, standings: Standings, entity: string, from: number, to: number, source: Source): End {
  const unsaid = source === 'intervention' || source === 'comparator'
  const standing = standingOf(standings, scene.reading, entity)
  return {
    entity,
    phrase: undefined,
    from,
    to,
    element: unsaid ? -1 : elementAt(scene.sentence.elements, to - 1),
    kind: standing.kind,
    code: unsaid ? hashOf(source) : standing.code,
    source: hashOf(source),
    bad: standing.bad || isBadHead(scene, from, to),
    claimed: 0,
    standing,
    confidence: surest(scene, entity),
    looks: NO_LOOKS,
    partCue: 0,
    asFirst: undefined,
    asSecond: undefined,
    firstWeight: undefined,
    secondWeight: undefined,
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
