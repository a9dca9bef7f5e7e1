// What all pairs of one sentence share: its row of phrases and verbs as small integers, and what stands in it.
import type { Element } from '../elements.js'
import type { NounSense, VerbSense } from '../lexicon.js'
import type { Scene } from '../scene.js'

export interface Context {
  scene: Scene
  /** Per element, what it looks like on a path. */
  shape: Int32Array
  /** Per element, the same with its claim cue, or its verb. */
  lexical: Int32Array
  /** Per element, its claim cue; 0 where it has none. */
  cue: Int32Array
  /** Per element, what its cue says happens: raise, lower, better, worse, or another predicate; 0 for nothing. */
  says: Int32Array
  /** Index of the first verb group; the number of elements where there is none. */
  firstVerb: number
  /** Entities that claims already found in the sentence have as subject and as object. */
  subjects: ReadonlySet<string>
  objects: ReadonlySet<string>
  /** Mentions of an entity in the document. */
  counts: ReadonlyMap<string, number>
  /** Whether it is a heading, and the role of its section. */
  place: number
}

const hashes = new Map<string, number>()

/** FNV-1a; hashes are kept, since the words of a language are few. */
export function hashOf(word: string): number {
  let hash = hashes.get(word)
  if (hash === undefined) {
    hash = 0x811c9dc5
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
    if (hashes.size > 100_000) hashes.clear()
    hashes.set(word, hash)
  }
  return hash
}

const NOUN = hashOf('noun')
const PRONOUN = hashOf('pronoun')

/** `found`: claims that were read in the sentence before. */
export function contextOf(
  scene: Scene,
  found: readonly { subject: string; object: string }[],
  counts: ReadonlyMap<string, number>,
): Context {
  const { elements } = scene.sentence
  const { document } = scene.reading
  const passage = document.passages[scene.passage]
  const size = elements.length
  const context: Context = {
    scene,
    shape: new Int32Array(size),
    lexical: new Int32Array(size),
    cue: new Int32Array(size),
    says: new Int32Array(size),
    firstVerb: size,
    subjects: new Set(found.map(({ subject }) => subject)),
    objects: new Set(found.map(({ object }) => object)),
    counts,
    place: hashOf(`${passage?.kind === 'heading'} ${document.sections[passage?.section ?? -1]?.role}`),
  }
  elements.forEach((element, k) => {
    describe(context, element, k)
    if (element.kind === 'vg' && k < context.firstVerb) context.firstVerb = k
  })
  return context
}

function describe(context: Context, element: Element, k: number): void {
  const { shape, lexical, cue, says, scene } = context
  const { tokens } = scene.sentence
  const { nouns, roles } = scene.reading.lexicon
  if (element.kind === 'np') {
    const head = tokens[element.head]?.norm ?? ''
    const sense = nouns.get(head)?.[0]
    shape[k] = sense ? hashOf(sense.slot) : element.pronoun ? PRONOUN : NOUN
    lexical[k] = sense ? hashOf(sense.id) : roles.has(head) ? hashOf(head) : NOUN
    if (sense) cue[k] = hashOf(sense.id)
    says[k] = signOf(sense)
    for (let i = element.from; i < element.head && says[k] === 0; i++)
      says[k] = signOf(nouns.get(tokens[i]?.norm ?? '')?.[0])
  } else if (element.kind === 'vg') {
    const { verb, form, passive, copula } = element
    const sense = verb?.senses[0]
    const voice = `${passive ? 'passive' : copula ? 'copula' : 'active'} ${form}`
    shape[k] = hashOf(voice)
    lexical[k] = hashOf(`${voice} ${sense?.id ?? verb?.lemma ?? tokens[element.main]?.norm}`)
    if (sense) cue[k] = hashOf(passive ? `passive ${sense.id}` : sense.id)
    says[k] = signOf(sense)
  } else {
    const named = `${element.kind} ${element.word}`
    shape[k] = hashOf(element.kind === 'prep' || element.kind === 'cc' ? named : element.kind)
    lexical[k] = element.kind === 'adj' || element.kind === 'sub' ? hashOf(named) : (shape[k] as number)
    const sense = element.kind === 'adj' ? nouns.get(element.word)?.[0] : undefined
    if (sense) cue[k] = hashOf(sense.id)
    says[k] = signOf(sense)
  }
}

function signOf(sense: NounSense | VerbSense | undefined): number {
  if (!sense) return 0
  if (sense.valence) return hashOf(sense.valence)
  return sense.predicate ? hashOf(sense.predicate) : 0
}
