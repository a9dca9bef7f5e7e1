// What a link may join: the things that a sentence names, with their places in its row of phrases and verbs.
import type { Mention } from '../../../types.js'
import type { Element, Np } from '../elements.js'
import { isBadHead, isBadName } from '../emit.js'
import { promote } from '../naming.js'
import { at, kindOf, type Ref, type Scene } from '../scene.js'
import { hashOf } from './context.js'

/** How it was found: a mention's rule, `phrase`, or its part in what the text is about where the sentence is silent. */
type Source = Mention['rule'] | 'phrase' | 'intervention' | 'comparator'

export interface End extends Ref {
  /** Index of the element that holds its last word; -1 where none does. */
  element: number
  /** Hash of its kind, or of its part where the sentence is silent. */
  kind: number
  /** Hash of how it was found. */
  source: number
  /** Whether more of it is worse. */
  bad: boolean
  /** Whether claims already found in the sentence have it as subject (1) and as object (2). */
  claimed: number
  /** How often the document names it, as `steps` has it. */
  often: number
}

/** Sentences that name more are lists, whose pairs grow with the square of their number. */
const MOST = 40

/** Everything that a sentence names, and what the text is about there, by place. */
export function endsOf(scene: Scene): End[] {
  const { tokens, elements } = scene.sentence
  const ends = namedEnds(scene)
  const covered = new Uint8Array(tokens.length)
  for (const { from, to } of ends) for (let i = from; i < to; i++) covered[i] = 1
  // Phrases that are no names yet become entities where a link uses them.
  for (const np of elements) {
    if (ends.length >= MOST) break
    if (!isNounPhrase(np) || np.pronoun) continue
    const ref = promote(scene, np.core, np.to)
    if (!ref || (covered[np.head] === 1 && ends.some(({ from, to }) => from === ref.from && to === ref.to))) continue
    ends.push(endOf(scene, ref.entity, ref.from, ref.to, 'phrase'))
  }
  ends.sort((a, b) => a.from - b.from || b.to - a.to)
  return ends.length === 0 ? ends : [...unsaidEnds(scene, ends), ...ends]
}

/** Each place once: of several readings the surest. */
function namedEnds(scene: Scene): End[] {
  const { mentions, sentence } = scene
  const surest: { mention: Mention; from: number; to: number }[] = []
  for (const mention of mentions) {
    if (surest.length === MOST) break
    const { from, to } = at(sentence.tokens, mention)
    const known = surest.find((one) => one.from === from && one.to === to)
    if (!known) surest.push({ mention, from, to })
    else if (known.mention.confidence < mention.confidence) known.mention = mention
  }
  return surest.map(({ mention, from, to }) => endOf(scene, mention.entity, from, to, mention.rule))
}

function unsaidEnds(scene: Scene, ends: readonly End[]): End[] {
  return (['intervention', 'comparator'] as const).flatMap((source) => {
    const entity = scene.topic[source]
    if (entity === undefined || ends.some((end) => end.entity === entity)) return []
    return [endOf(scene, entity, 0, 0, source)]
  })
}

function endOf(scene: Scene, entity: string, from: number, to: number, source: Source): End {
  const unsaid = source === 'intervention' || source === 'comparator'
  return {
    entity,
    from,
    to,
    change: undefined,
    element: unsaid ? -1 : elementAt(scene.sentence.elements, to - 1),
    kind: hashOf(unsaid ? source : (kindOf(scene, entity) ?? '')),
    source: hashOf(source),
    bad: isBadName(scene.reading, entity) || isBadHead(scene, from, to),
    claimed: 0,
    often: 0,
  }
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

export const isNounPhrase = (element: Element | undefined): element is Np => element?.kind === 'np'
