// A clause and its parts, as every frame reads them.
import type { ClaimRecord, Entity } from '../../../types.js'
import { type Statement, state } from '../emit.js'
import type { Predicate, VerbSense } from '../lexicon.js'
import { endToken, refsOf, refsOfItem } from '../refs/index.js'
import { type Item, senseOf } from '../refs/items.js'
import { type Element, isJoint, past, type Vg } from '../row/elements.js'
import { isPeople, isResearch, kindOf, type Ref, refOf, type Scene } from '../scene.js'
import { tailOf } from './tails.js'

export interface Clause {
  scene: Scene
  elements: readonly Element[]
  /** Index of the verb group. */
  v: number
  vg: Vg
  subjects: readonly Item[]
}

export type FrameReader = (clause: Clause, sense: VerbSense, at: number) => ClaimRecord[]

export function statement(
  clause: Clause,
  sense: Pick<VerbSense, 'predicate' | 'swap' | 'valence'>,
  subjects: readonly Ref[],
  objects: readonly Ref[],
  end: number,
): Statement {
  const { vg, elements } = clause
  const { swap, predicate, valence } = sense
  const { parts, to } = tailOf(clause.scene, elements, end, clause.v + 1)
  return {
    subjects: swap ? objects : subjects,
    objects: swap ? subjects : objects,
    predicate: predicate ?? 'AFFECTS',
    from: vg.from,
    to: Math.max(vg.to, to),
    denial: [denialStart(clause), deniesAfter(clause) ? vg.to + 1 : vg.to],
    valence,
    mediator: parts.mediator,
    moderator: parts.moderator,
    population: parts.population,
    basis: undefined,
    confidence: 0.7,
  }
}

/** "affected neither A nor B", "raised no hope": a denial right after the verb. */
function deniesAfter({ scene: { sentence }, vg }: Clause): boolean {
  const word = sentence.tokens[vg.to]?.norm
  return word === 'neither' || word === 'no'
}

/** First token of a denied verb of saying that the clause hangs on ("failed to show that"); -1 where there is none. */
function deniedReport(elements: readonly Element[], v: number, scene: Scene): number {
  let k = v - 1
  while (k >= 0 && elements[k]?.kind !== 'sub' && elements[k]?.kind !== 'stop' && elements[k]?.kind !== 'vg') k--
  const that = elements[k]
  if (that?.kind !== 'sub' || that.word !== 'that') return -1
  const report = elements[k - 1]
  if (report?.kind !== 'vg') return -1
  if (report.negated) return report.from
  const before = elements[k - 2]
  const failed = before?.kind === 'vg' && /^fail/.test(scene.sentence.tokens[before.main]?.norm ?? '')
  return failed ? before.from : -1
}

/** Denials count from the subject on: "no treatment reduces". */
function denialStart({ subjects, vg, elements, v, scene }: Clause): number {
  const first = subjects[0]
  const reported = deniedReport(elements, v, scene)
  if (reported >= 0) return reported
  const nor = norBefore(elements, first?.start ?? v, v)
  if (nor >= 0) return nor
  // A verb that shares another's subject shares no denial with it.
  for (let k = v - 1; k >= 0 && first && vg.form !== 'inf'; k--) {
    const other = elements[k]
    if (other?.kind !== 'vg' || other.from < first.np.to) continue
    return isHeld(other) || sharesDenial(elements, other, vg, v) ? other.from : vg.from
  }
  return first && first.np.from < vg.from ? first.np.from : vg.from
}

/** First token of "nor" before a verb, or before its auxiliary and subject: "nor raised B", "nor did it raise B"; -1 for none. */
function norBefore(elements: readonly Element[], subject: number, v: number): number {
  for (const k of [v - 1, subject - 2]) {
    const joint = elements[k]
    if (isJoint(joint, 'cc') && joint.word === 'nor') return joint.from
  }
  return -1
}

/** "does not by itself raise": an auxiliary that stands apart from its verb. */
const isHeld = ({ verb, copula, negated }: Vg): boolean => negated && verb === undefined && !copula

/** "did not lower A or raise B": a base form after "or" goes on with the denied auxiliary. */
function sharesDenial(elements: readonly Element[], other: Vg, { from, to, verb }: Vg, v: number): boolean {
  const joint = elements[v - 1]
  return other.negated && to - from === 1 && verb?.form === 'base' && isJoint(joint, 'cc') && joint.word === 'or'
}

/** States what "is" says: its words run on to the end of what is said of the subject. */
export function say(
  clause: Clause,
  subjects: readonly Ref[],
  predicate: Predicate,
  objects: readonly Ref[],
  end: number,
  more: Partial<Statement> = {},
): ClaimRecord[] {
  const { scene, vg, elements } = clause
  const tail = tailOf(scene, elements, end)
  const first = clause.subjects[0]?.np.from ?? vg.from
  return state(scene, {
    subjects,
    predicate,
    objects,
    from: vg.from,
    to: Math.max(vg.to, tail.to, elements[end - 1]?.to ?? 0),
    denial: [Math.min(first, vg.from), elements[past(elements, clause.v + 1, elements.length)]?.to ?? vg.to],
    ...tail.parts,
    confidence: 0.7,
    ...more,
  })
}

export const endOf = (items: readonly Item[], otherwise: number): number => items.at(-1)?.end ?? otherwise

/** Element after a passive's "by", at or shortly after `at`: "not only by", "in part by". */
export function agentAt(elements: readonly Element[], at: number): number {
  for (let k = at; k < Math.min(at + 4, elements.length); k++) {
    const element = elements[k]
    if (isJoint(element, 'prep') && (element.word === 'by' || element.word === 'through')) return k + 1
    if (element?.kind === 'vg' || element?.kind === 'stop') return -1
  }
  return -1
}

/** Refs of the items that say no change: "greater reductions in A and B". */
export function plainRefs(scene: Scene, items: readonly Item[]): Ref[] {
  const refs: Ref[] = []
  for (const item of items)
    if (refsOfItem(scene, item, true).length === 0) for (const ref of refsOf(scene, [item])) refs.push(ref)
  return refs
}

/** What is linked: the quantity, whatever is said of more or less of it. */
export const targets = (scene: Scene, items: readonly Item[]): Ref[] =>
  items.flatMap((item) => {
    const changed = senseOf(scene.sentence, item.np, 'change') ? refsOf(scene, [item], true) : []
    if (changed.length > 0) return changed
    const plain = refsOf(scene, [item])
    return plain.length > 0 ? plain : refsOf(scene, [item], true)
  })

const BENEFITS: ReadonlySet<Entity['kind'] | undefined> = new Set(['Population', 'Condition', 'Outcome'])

/** Whom or what something is used with; "the treatment of X" is X. */
export function beneficiaries(scene: Scene, items: readonly Item[]): Ref[] {
  return items.flatMap((item) => {
    const inner = item.pps[0]
    const own = refsOf(scene, [item]).filter(({ entity }) => BENEFITS.has(kindOf(scene, entity)))
    if (own.length > 0) return own
    return inner ? beneficiaries(scene, inner.items) : []
  })
}

/** The treatments that a subject speaks for: itself, what its people received, else what the text is about. */
export function treatmentsOf(scene: Scene, subjects: readonly Item[], topical = true): readonly Ref[] {
  const { tokens } = scene.sentence
  const first = subjects[0]
  const refs = refsOf(scene, subjects)
  const groups = refs.length > 0 && refs.every(({ entity }) => kindOf(scene, entity) === 'Population')
  const told = first !== undefined && subjects.every(({ np }) => isPeople(scene, np) || isResearch(scene, np))
  if (first === undefined || (!groups && !told)) return refs
  const start = tokens[first.np.from]?.start ?? 0
  const limit = (tokens[Math.min(endToken(first), tokens.length - 1)]?.end ?? 0) + NEAR
  const named = scene.mentions.find(
    (mention) => mention.kind === 'Intervention' && mention.start >= start && mention.end <= limit,
  )
  // A group with a name of its own is no arm of the study at hand.
  const intervention =
    named?.entity ?? givenTo(scene, start, limit) ?? (told && topical ? scene.topic.intervention : undefined)
  return intervention ? [refOf(intervention, first.np.from, first.np.to)] : groups ? [] : refs
}

/** Characters past a subject within which what it received is named: "patients receiving X". */
const NEAR = 60

/** What people were given or primed with, where it is no treatment by name: "pupils primed with hope". */
function givenTo({ mentions, sentence: { tokens, roles } }: Scene, start: number, limit: number): string | undefined {
  const verb = tokens.findIndex((token, i) => token.start >= start && token.end <= limit && roles[i] === 'v')
  const bond = tokens[verb + 1]
  if (verb < 0 || bond?.norm !== 'with') return undefined
  return mentions.find((mention) => mention.kind === 'Concept' && mention.start > bond.start && mention.end <= limit)
    ?.entity
}

/** "with A raising B and C lowering D": what acts next is no object of the first. */
export function beforeNext({ elements, vg }: Clause, items: Item[]): Item[] {
  const next = elements[items.at(-1)?.end ?? elements.length]
  return vg.form === 'ing' && items.length > 1 && next?.kind === 'vg' && next.form === 'ing' && next.verb
    ? items.slice(0, -1)
    : items
}
