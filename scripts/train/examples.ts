// Marked texts as examples: each pair of things named in a sentence, with the links that a careful reader saw.
import type { Predicate } from '../../graph/schema.js'
import { readFrames } from '../../src/extractors/claims/index.js'
import { resolve } from '../../src/extractors/claims/links/ends.js'
import { featuresOf } from '../../src/extractors/claims/links/features.js'
import { legalLabels } from '../../src/extractors/claims/links/index.js'
import { labelOf } from '../../src/extractors/claims/links/model.js'
import { pairsOf as linkablePairs, type Pair } from '../../src/extractors/claims/links/pairs.js'
import { type Standings, standingsOf } from '../../src/extractors/claims/links/standings.js'
import type { Scene } from '../../src/extractors/claims/scene.js'
import { EXTRACTORS } from '../../src/extractors/index.js'
import { annotate, read } from '../../src/pipeline.js'
import type { ClaimRecord, Knowledge } from '../../src/types.js'
import { alike } from '../measures/names.js'
import type { MarkedClaim, MarkedText } from './texts.js'

export interface Example {
  features: Int32Array
  /** Entity ids, in the order of the text. */
  a: string
  b: string
  /** Labels that a fair reader could choose; none: not related. */
  labels: number[]
  /** Related, but in another sentence: says nothing either way. */
  elsewhere: boolean
  /** The labels that a claim may say of these kinds of things, as a set of bits. */
  legal: number
}

export interface Said {
  subject: string
  predicate: Predicate
  object: string
}

export interface Lesson {
  id: string
  examples: Example[]
  claims: readonly MarkedClaim[]
  /** What frames read. */
  frames: Said[]
  /** Marked entities that an entity may stand for. */
  standsFor: (entity: string) => ReadonlySet<number>
}

const buffer = new Int32Array(256)
const BEFORE_CLAIMS = EXTRACTORS.slice(
  0,
  EXTRACTORS.findIndex(({ name }) => name === 'claims'),
)
const SYMMETRIC: ReadonlySet<Predicate> = new Set(['ASSOCIATED_WITH', 'EQUIVALENT_TO'])

export function lessonOf({ id, text, entities: marked, claims }: MarkedText, knowledge: Knowledge): Lesson {
  const { document, found, readings, pairs } = pairsIn(id, text, knowledge)
  const entities = readings[0]?.scene.reading.entities ?? found.entities
  const forms = new Map([...entities.values()].map((entity) => [entity.id, new Set([entity.name])]))
  for (const { entity, start, end, rule } of found.mentions)
    if (rule !== 'anaphora') forms.get(entity)?.add(text.slice(start, end))
  const known = new Map<string, ReadonlySet<number>>()
  const standsFor = (entity: string) => {
    const set =
      known.get(entity) ??
      new Set(
        marked.flatMap(({ names }, i) =>
          names.some((a) => [...(forms.get(entity) ?? [])].some((b) => alike(a, b))) ? [i] : [],
        ),
      )
    known.set(entity, set)
    return set
  }
  const examples = pairs.map(({ scene, a, b, features, legal }): Example => {
    const labels = new Set<number>()
    let elsewhere = false
    const passage = document.passages[scene.passage]
    for (const claim of claims) {
      const forward = standsFor(a).has(claim.subject) && standsFor(b).has(claim.object)
      const backward = standsFor(b).has(claim.subject) && standsFor(a).has(claim.object)
      if (!passage || (!forward && !backward)) continue
      if (claim.at[1] <= passage.start || claim.at[0] >= passage.end) elsewhere = true
      else
        for (const predicate of [claim.predicate, ...claim.otherPredicates]) {
          if (forward || SYMMETRIC.has(claim.predicate)) labels.add(labelOf(predicate, false))
          if (backward || SYMMETRIC.has(claim.predicate)) labels.add(labelOf(predicate, true))
        }
    }
    return { features, a, b, legal, labels: [...labels], elsewhere: elsewhere && labels.size === 0 }
  })
  const frames = readings.flatMap(({ records }) => records)
  return { id, examples, claims, frames, standsFor }
}

/** Two things that a sentence of a text names, as the model of links sees them. */
export interface TextPair {
  scene: Scene
  pair: Pair
  /** Entity ids, in the order of the text. */
  a: string
  b: string
  features: Int32Array
  legal: number
}

/** A text as it is before its claims are linked. */
export function pairsIn(id: string, text: string, knowledge: Knowledge) {
  const document = read({ uri: `${id}.txt`, bytes: new TextEncoder().encode(text) }, () => {})
  const found = annotate(document, knowledge, () => {}, BEFORE_CLAIMS)
  const readings = readFrames(document, found, knowledge)
  const standings = standingsOf(found, document.passages)
  const pairs = readings.flatMap(({ scene, records }) => pairsOf(scene, records, standings))
  return { document, found, readings, pairs }
}

function pairsOf(scene: Scene, records: readonly ClaimRecord[], standings: Standings): TextPair[] {
  const pairs: TextPair[] = []
  const read = linkablePairs(scene, records, standings)
  for (const pair of read?.pairs ?? []) {
    const [a, b] = [resolve(scene, pair.a), resolve(scene, pair.b)]
    if (!read || !a || !b || a.entity === b.entity) continue
    const size = featuresOf(read.context, pair.a, pair.b, buffer)
    const features = buffer.slice(0, size)
    pairs.push({ scene, pair, a: a.entity, b: b.entity, features, legal: legalLabels(pair) })
  }
  return pairs
}

/** Core recall, recall of all, precision, and the number of claims; as shared/tools/score-graph.mjs counts. */
export function score({ claims, standsFor }: Lesson, said: readonly Said[]) {
  const once = new Map<string, Said>()
  for (const one of said) {
    const swap = SYMMETRIC.has(one.predicate) && one.object < one.subject
    const [subject, object] = swap ? [one.object, one.subject] : [one.subject, one.object]
    once.set(`${subject} ${one.predicate} ${object}`, { ...one, subject, object })
  }
  const all = [...once.values()]
  const about = (entity: string, marked: number) => standsFor(entity).has(marked)
  const right = (claim: MarkedClaim, { subject, predicate, object }: Said) =>
    (claim.predicate === predicate || claim.otherPredicates.includes(predicate)) &&
    ((about(subject, claim.subject) && about(object, claim.object)) ||
      (SYMMETRIC.has(claim.predicate) && about(object, claim.subject) && about(subject, claim.object)))
  const recall = (list: readonly MarkedClaim[]) =>
    list.filter((claim) => all.some((one) => right(claim, one))).length / Math.max(1, list.length)
  return {
    core: recall(claims.filter(({ core }) => core)),
    all: recall(claims),
    precision: all.filter((one) => claims.some((claim) => right(claim, one))).length / Math.max(1, all.length),
    claims: all.length,
  }
}
