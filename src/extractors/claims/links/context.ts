// What all pairs of one sentence share: its row of phrases and verbs as small integers, and what stands in it.
import { formHash } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import type { NounSense, VerbSense } from '../lexicon.js'
import type { Element } from '../row/elements.js'
import type { Facts } from '../row/facts.js'
import type { Scene } from '../scene.js'

export interface Context {
  scene: Scene
  /** Per element, what it looks like on a path. */
  shape: number[]
  /** Per element, the same with its claim cue, or its verb. */
  lexical: number[]
  /** Per element, its claim cue; 0 where it has none. */
  cue: number[]
  /** Elements that have a cue. */
  cued: number[]
  /** Per element, what its cue says happens: raise, lower, better, worse, or another predicate; 0 for nothing. */
  says: number[]
  /** Index of the first verb group; the number of elements where there is none. */
  firstVerb: number
  /** Whether it is a heading, and the role of its section. */
  place: number
}

const hashes = new Map<string, number>()

/** Hashes are kept, since the names of kinds, cues and slots are few. */
export function hashOf(word: string): number {
  let hash = hashes.get(word)
  if (hash === undefined) {
    hash = formHash(word)
    if (hashes.size > 100_000) hashes.clear()
    hashes.set(word, hash)
  }
  return hash
}

const NOUN = hashOf('noun')
const PRONOUN = hashOf('pronoun')
const PASSIVE = hashOf('passive ')
const COPULA = hashOf('copula ')
const ACTIVE = hashOf('active ')
/** Of what is a heading, and what is none. */
const HEADING = hashOf('true ')
const TEXT = hashOf('false ')

export function contextOf(scene: Scene): Context {
  const { elements } = scene.sentence
  const { document } = scene.reading
  const passage = document.passages[scene.passage]
  const size = elements.length
  const context: Context = {
    scene,
    shape: zeros(size),
    lexical: zeros(size),
    cue: zeros(size),
    cued: [],
    says: zeros(size),
    firstVerb: size,
    place: formHash(`${document.sections[passage?.section ?? -1]?.role}`, passage?.kind === 'heading' ? HEADING : TEXT),
  }
  for (let k = 0; k < size; k++) {
    const element = elements[k] as Element
    describe(context, element, k)
    if (context.cue[k] !== 0) context.cued.push(k)
    if (element.kind === 'vg' && k < context.firstVerb) context.firstVerb = k
  }
  return context
}

/** Short plain arrays are far cheaper to make than typed ones. */
const zeros = (size: number): number[] => new Array<number>(size).fill(0)

function describe({ shape, lexical, cue, says, scene }: Context, element: Element, k: number): void {
  const { tokens, facts } = scene.sentence
  let sense: NounSense | VerbSense | undefined
  if (element.kind === 'np') {
    const { nouns, roles } = facts[element.head] as Facts
    sense = firstOf(nouns)
    shape[k] = sense ? hashOf(sense.slot) : element.pronoun ? PRONOUN : NOUN
    lexical[k] = sense ? hashOf(sense.id) : roles ? (tokens[element.head] as Token).word.hash : NOUN
    says[k] = signOf(sense)
    for (let i = element.from; i < element.head && says[k] === 0; i++)
      says[k] = signOf(firstOf((facts[i] as Facts).nouns))
  } else if (element.kind === 'vg') {
    const { verb, form, passive, copula } = element
    sense = verb?.senses[0]
    shape[k] = formHash(form, passive ? PASSIVE : copula ? COPULA : ACTIVE)
    const word = sense?.id ?? verb?.lemma ?? `${tokens[element.main]?.norm}`
    lexical[k] = formHash(word, formHash(' ', shape[k] as number))
    if (sense && passive) cue[k] = formHash(sense.id, PASSIVE)
    says[k] = signOf(sense)
  } else {
    const { kind, word } = element
    const named = kind === 'prep' || kind === 'cc'
    const whole = named || kind === 'adj' || kind === 'sub' ? formHash(word, formHash(' ', hashOf(kind))) : hashOf(kind)
    shape[k] = named ? whole : hashOf(kind)
    lexical[k] = whole
    sense = kind === 'adj' ? firstOf((facts[element.from] as Facts).nouns) : undefined
    says[k] = signOf(sense)
  }
  if (sense && cue[k] === 0) cue[k] = hashOf(sense.id)
}

/** An array that is read past its end is slow ever after. */
const firstOf = (nouns: readonly NounSense[]): NounSense | undefined => (nouns.length > 0 ? nouns[0] : undefined)

function signOf(sense: NounSense | VerbSense | undefined): number {
  if (!sense) return 0
  if (sense.valence) return hashOf(sense.valence)
  return sense.predicate ? hashOf(sense.predicate) : 0
}
