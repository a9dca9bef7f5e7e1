// Claims that no frame reads: pairs of named things that a trained model holds for related.
import type { Predicate, Role } from '../../../../graph/schema.js'
import { isAmong } from '../../../text/among.js'
import type { ClaimRecord, LinkModel, LinkOpinion } from '../../../types.js'
import { isLegal, state } from '../emit.js'
import { openingOf } from '../frames/comparisons.js'
import { isJoint } from '../row/elements.js'
import type { Scene } from '../scene.js'
import { type Context, hashOf } from './context.js'
import { type End, resolve } from './ends.js'
import { addEnds, pairFeatures } from './features.js'
import {
  CLASSES,
  calibrated,
  isBackward,
  likeliest,
  predicateOf,
  relatednessOf,
  together,
  weightOf,
  weightOfList,
} from './model.js'
import { type Pair, pairsOf } from './pairs.js'
import { questionOf } from './question.js'
import type { Standings } from './standings.js'

interface Link {
  label: number
  score: number
}

/** A phrase that only a link makes an entity is often none: such a link must be surer than others. */
const SURE_OF_NEW = 0.31

/** Predicates that are seldom right below this score: 7 of 41 such links on texts left out of training. */
const SURER: ReadonlyMap<Predicate, number> = new Map([
  ['PART_OF', 0.35],
  ['OUTPERFORMS', 0.35],
])

/**
 * The model learned from openings, introductions and discussions. In other sections a link must be surer: of 30 drawn
 * from methods 8 of 9 above this bound were right, 3 of 21 below; of 30 from results 11 of 17 and 3 of 13.
 */
const SURE_IN: Partial<Record<Role, number>> = { methods: 0.5, results: 0.4 }
/** Characters of a title with its abstract, whose parts are called methods and results, too. */
const ABSTRACT = 4000

const COMPARES: ReadonlySet<Predicate> = new Set(['OUTPERFORMS', 'EQUIVALENT_TO', 'APPLIED_TO'])

const buffer = new Int32Array(256)

/** Claims of a sentence beside those that frames `found` in it, which the model leaves as they are. */
export function readLinks(
  scene: Scene,
  model: LinkModel,
  found: readonly ClaimRecord[],
  standings: Standings,
): ClaimRecord[] {
  const claims: ClaimRecord[] = []
  const read = pairsOf(scene, found, standings)
  if (read === undefined) return claims
  const opening = openingOf(scene.sentence, scene.sentence.elements)
  const sure = sureIn(scene)
  const isOpening = ({ element }: End) => opening !== undefined && element >= opening.from && element < opening.to
  const opinions = model.second?.(questionOf(scene, read.pairs))
  for (let i = 0; i < read.pairs.length; i++) {
    const pair = read.pairs[i] as Pair
    const { a, b } = pair
    if (a.claimed !== 0 && b.claimed !== 0 && isFound(found, a.entity, b.entity)) continue
    if (isPassedOver(scene, a) || isPassedOver(scene, b)) continue
    const isNew = a.entity === undefined || b.entity === undefined
    const least = isNew ? Math.max(sure, SURE_OF_NEW) : sure
    const link = linkOf(model, read.context, pair, least, opinions?.[i])
    if (!link) continue
    // "Compared with X, T reduces Y": of X nothing is said but what it was compared in.
    const backward = isBackward(link.label)
    const predicate = towards(predicateOf(link.label), read.context, backward ? a : b)
    if (link.score < (SURER.get(predicate) ?? 0)) continue
    if (isOpening(a) !== isOpening(b) && (opening?.denied || !COMPARES.has(predicate))) continue
    const confidence = calibrated(model, link.score)
    if (confidence < least) continue
    const [first, second] = [resolve(scene, a), resolve(scene, b)]
    if (!first || !second) continue
    if (CAUSES.has(predicate) && isComparator(scene, backward ? b : a)) continue
    if (CHANGES.has(predicate) && isLeft(scene, backward ? a : b)) continue
    if (CHANGES.has(predicate) && isMissing(scene, backward ? b : a)) continue
    const stated = state(scene, {
      subjects: [backward ? second : first],
      objects: [backward ? first : second],
      predicate,
      from: a.from,
      to: b.to,
      // "reduced pain in men but not in women": both were treated.
      denial: predicate === 'APPLIED_TO' && scene.apart.length > 0 ? undefined : [a.from, b.to],
      confidence: Math.round(confidence * 100) / 100,
    })
    for (const claim of stated) claims.push(claim)
  }
  return claims
}

/** In what the tagger of trials' abstracts read, a phrase that it did not take for a treatment is none ("tolerated doses"). */
const isPassedOver = ({ reading: { found } }: Scene, { entity, kind }: End): boolean =>
  entity === undefined && kind === 'Intervention' && found.tagged.length > 0

function sureIn({ passage, reading: { document } }: Scene): number {
  const section = document.sections[document.passages[passage]?.section ?? -1]
  return section && section.start >= ABSTRACT ? (SURE_IN[section.role] ?? 0) : 0
}

function isFound(found: readonly ClaimRecord[], x: string | undefined, y: string | undefined): boolean {
  for (const { subject, object } of found)
    if ((subject === x && object === y) || (subject === y && object === x)) return true
  return false
}

const CAUSES: ReadonlySet<Predicate> = new Set(['INCREASES', 'DECREASES', 'AFFECTS'])

const CHANGES: ReadonlySet<Predicate> = new Set(['INCREASES', 'DECREASES'])

const BETTER = hashOf('better')
const WORSE = hashOf('worse')

/** "Improvement in fear" is less of it, whatever raised it: what is bad is known, and the model only guesses. */
function towards(predicate: Predicate, { scene, says }: Context, { element, bad }: End): Predicate {
  const joint = scene.sentence.elements[element - 1]
  if (!bad || !CHANGES.has(predicate) || !isJoint(joint, 'prep') || !isAmong('in of', joint.word)) return predicate
  const said = says[element - 2]
  return said === BETTER ? 'DECREASES' : said === WORSE ? 'INCREASES' : predicate
}

/** "T raised abstinence from X": it is not X that rose. */
const isLeft = ({ sentence: { tokens } }: Scene, { from }: End): boolean =>
  tokens[from - 1]?.norm === 'from' && LEAVING.test(tokens[from - 2]?.norm ?? '')
const LEAVING = /^(?:abstinence|freedom|recovery|relief|withdrawal|absence)$/

/** "Lack of A raised Y": it is not A that did. */
const isMissing = ({ sentence: { tokens } }: Scene, { from }: End): boolean =>
  tokens[from - 1]?.norm === 'of' && isAmong('lack absence loss shortage', tokens[from - 2]?.norm)

/** "More than A, B raised Y", "instead of A": it is not A that did; nor is it a control where another treatment is named. */
function isComparator({ sentence: { elements }, reading: { entities }, mentions }: Scene, { entity, element }: End) {
  const isControl = (id: string | undefined) => entities.get(id ?? '')?.role === 'control'
  const isTreatment = (id: string) => entities.get(id)?.kind === 'Intervention' && !isControl(id)
  if (isControl(entity) && mentions.some((mention) => isTreatment(mention.entity))) return true
  let k = element - 1
  while (elements[k]?.kind === 'adv') k--
  const joint = elements[k]
  return joint?.kind === 'prep' && (joint.word === 'than' || joint.word === 'instead')
}

/**
 * How a pair is linked, if it is; a score is the probability of both the link and its predicate. `least` is how sure it
 * must be to count.
 */
function linkOf(
  model: LinkModel,
  context: Context,
  pair: Pair,
  least: number,
  opinion?: LinkOpinion,
): Link | undefined {
  const { a, b } = pair
  const own = pairFeatures(context, a, b, buffer)
  if (opinion) {
    const link = together(model, buffer, legalLabels(pair), opinion, addEnds(a, b, buffer, own))
    return link && link.score >= model.threshold ? link : undefined
  }
  const related = relatednessOf(model, weightOfPair(model, pair, own))
  // Its score is no higher.
  if (related < model.threshold || (least > 0 && calibrated(model, related) < least)) return undefined
  const likely = likeliest(model, buffer, legalLabels(pair), addEnds(a, b, buffer, own))
  const score = related * (likely?.probability ?? 0)
  return likely && score >= model.threshold ? { label: likely.label, score } : undefined
}

/** What speaks for a link: each end is in many pairs, and its own features are weighed once. */
function weightOfPair(model: LinkModel, { a, b }: Pair, own: number): number {
  const { asFirst = [], firstWeight = weightOfList(model, asFirst) } = a
  const { asSecond = [], secondWeight = weightOfList(model, asSecond) } = b
  a.firstWeight = firstWeight
  b.secondWeight = secondWeight
  // What the buffer has no room for does not count.
  if (own + asFirst.length + asSecond.length > buffer.length) return weightOf(model, buffer, addEnds(a, b, buffer, own))
  return weightOf(model, buffer, own) + firstWeight + secondWeight
}

const legal = new Map<End['kind'], Map<End['kind'], number>>()

/** The labels that things of these kinds may be related by, as a set of bits. */
export function legalLabels({ a: { kind: a }, b: { kind: b } }: Pair): number {
  let row = legal.get(a)
  if (row === undefined) {
    row = new Map()
    legal.set(a, row)
  }
  let labels = row.get(b)
  if (labels === undefined) {
    labels = 0
    for (let label = 0; label < CLASSES; label++) {
      const [subject, object] = isBackward(label) ? [b, a] : [a, b]
      if (isLegal(predicateOf(label), subject, object)) labels |= 1 << label
    }
    row.set(b, labels)
  }
  return labels
}
