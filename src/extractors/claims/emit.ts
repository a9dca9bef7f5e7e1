// Turns what a frame found into claim records: one per pair, with its words, firmness, limits and citations.
import { nameKey } from '../../text/entities.js'
import { wordKey } from '../../text/fold.js'
import { overlaps } from '../../text/spans.js'
import type { Citation, ClaimRecord, Entity, Span, Token } from '../../types.js'
import type { Lexicon, NounSense, Predicate } from './lexicon.js'
import { firmnessOf, isNegated } from './modality.js'
import { isApart } from './refs/apart.js'
import type { Facts } from './row/facts.js'
import { kindOf, type Reading, type Ref, type Scene } from './scene.js'

export interface Statement {
  subjects: readonly Ref[]
  predicate: Predicate
  objects: readonly Ref[]
  /** Token range of the clause, and of the words that can deny it. */
  from: number
  to: number
  denial?: readonly [number, number] | undefined
  valence?: 'better' | 'worse' | undefined
  mediator?: Ref | undefined
  moderator?: Ref | undefined
  population?: Ref | undefined
  basis?: ClaimRecord['basis'] | undefined
  confidence: number
}

const FLIP: Partial<Record<Predicate, Predicate>> = { INCREASES: 'DECREASES', DECREASES: 'INCREASES' }

export function state(scene: Scene, statement: Statement): ClaimRecord[] {
  const { subjects, objects, denial, mediator, moderator, population } = statement
  const records: ClaimRecord[] = []
  if (subjects.length === 0 || objects.length === 0) return records
  const { tokens } = scene.sentence
  const from = Math.min(statement.from, firstToken(subjects), firstToken(objects))
  const to = Math.max(statement.to, lastToken(subjects), lastToken(objects))
  const passage = scene.reading.document.passages[scene.passage]
  const span = { start: Math.max(tokens[from]?.start ?? 0, passage?.start ?? 0), end: tokens[to - 1]?.end ?? 0 }
  if (span.start >= span.end) return records
  const firmness = firmnessOf(scene, hedgeStart(scene, from), Math.max(statement.to, from))
  const denied = denial !== undefined && isNegated(scene, denial[0], denial[1])
  const citations = citationsOf(scene, span)
  for (const subject of subjects)
    for (const object of objects) {
      if (subject.entity === object.entity) continue
      const predicate = directed(scene, statement, object)
      if (isWider(scene, predicate, subject, object)) continue
      if (!isLegal(predicate, kindOf(scene, subject.entity), kindOf(scene, object.entity))) continue
      const apart = denial !== undefined && isSetApart(scene, subject, object)
      const record: ClaimRecord = {
        span,
        passage: scene.passage,
        subject: subject.entity,
        object: object.entity,
        predicate,
        polarity: denied || apart ? 'negated' : 'positive',
        modality: firmness.modality,
        basis: statement.basis ?? basisOf(predicate, firmness.modality, citations.length > 0),
        citations,
        confidence: statement.confidence,
      }
      if (firmness.hedge !== undefined) record.hedge = firmness.hedge
      if (isThird(scene, mediator, subject, object)) record.mediator = mediator.entity
      if (isThird(scene, moderator, subject, object)) record.moderator = moderator.entity
      if (isThird(scene, population, subject, object)) record.population = population.entity
      records.push(record)
    }
  const applied = appliedTo(scene, statement, records[0])
  if (applied) records.push(applied)
  return records
}

function firstToken(refs: readonly Ref[]): number {
  let first = Number.POSITIVE_INFINITY
  for (const { from } of refs) if (from >= 0 && from < first) first = from
  return first
}

function lastToken(refs: readonly Ref[]): number {
  let last = 0
  for (const { to } of refs) if (to > last) last = to
  return last
}

/** "but not in women": that group is no part of what is said. */
const isThird = ({ apart }: Scene, ref: Ref | undefined, a: Ref, b: Ref): ref is Ref =>
  ref !== undefined && ref.entity !== a.entity && ref.entity !== b.entity && !isApart(apart, ref.from)

/** "raised mood, but not sleep": of the two, one alone stands in what is set apart. */
const isSetApart = ({ apart }: Scene, a: Ref, b: Ref): boolean =>
  apart.length > 0 && isApart(apart, a.from) !== isApart(apart, b.from)

/** A treatment that changes something in a group was used with the group. */
function appliedTo(
  scene: Scene,
  { population, predicate }: Statement,
  first: ClaimRecord | undefined,
): ClaimRecord | undefined {
  if (!first || !population || predicate === 'APPLIED_TO' || kindOf(scene, population.entity) !== 'Population')
    return undefined
  if (kindOf(scene, first.subject) !== 'Intervention' || first.object === population.entity) return undefined
  const { population: _, mediator: __, moderator: ___, ...rest } = first
  return { ...rest, object: population.entity, predicate: 'APPLIED_TO', polarity: 'positive', confidence: 0.5 }
}

/** What happens to the quantity named: improving what is bad lowers it, and reducing a loss raises. */
export function directed(scene: Scene, { predicate, valence }: Statement, object: Ref): Predicate {
  const { change } = object
  if (!change) return turned(scene, predicate, valence, object)
  if (predicate !== 'INCREASES' && predicate !== 'DECREASES') return predicate
  const inner = turned(scene, change.predicate, change.valence, object)
  return predicate === 'DECREASES' ? (FLIP[inner] ?? inner) : inner
}

function turned(scene: Scene, predicate: Predicate, valence: Statement['valence'], object: Ref): Predicate {
  const flipped = valence && FLIP[predicate]
  return flipped && isBad(scene, object) ? flipped : predicate
}

/** Whether more of a quantity is worse, by the last words of it here or of its name. */
export function isBad(scene: Scene, { entity, from, to }: Ref): boolean {
  return isBadName(scene.reading, entity) || isBadHead(scene, from, to)
}

/** The same, by the name that an entity goes by. */
export function isBadName({ entities, lexicon, bad }: Reading, entity: string): boolean {
  let isBad = bad.get(entity)
  if (isBad === undefined) {
    const known = entities.get(entity)
    isBad = known?.kind === 'Condition' || namesBad(lexicon, known?.name ?? '')
    bad.set(entity, isBad)
  }
  return isBad
}

function namesBad({ bad, badEnds }: Lexicon, name: string): boolean {
  const word = wordKey(name.slice(name.lastIndexOf(' ') + 1))
  // Nearly all names end in one plain word that tells it alone.
  if (word !== '' && !word.includes(' ') && !badEnds.has(word)) return bad.has(word)
  const key = nameKey(name)
  const last = key.lastIndexOf(' ')
  const end = key.slice(last + 1)
  return bad.has(end) || (last > 0 && badEnds.has(end) && bad.has(key.slice(key.lastIndexOf(' ', last - 1) + 1)))
}

/** The same, by the words of it at a place. */
export function isBadHead({ sentence: { tokens, facts }, reading }: Scene, from: number, past: number): boolean {
  if (from < 0 || past <= from) return false
  let to = Math.min(past, tokens.length)
  if (tokens[from]?.norm !== 'of') for (let i = from + 1; i < to; i++) if ((tokens[i] as Token).norm === 'of') to = i
  if (to <= from) return false
  const { bad, badEnd } = facts[to - 1] as Facts
  if (bad) return true
  if (badEnd) {
    const words = tokens.slice(from, to).map(({ norm }) => norm)
    if (reading.lexicon.bad.has(words.slice(-2).join(' ')) || reading.lexicon.bad.has(words.join(' '))) return true
  }
  return to - from > 1 && facts[to - 2]?.bad === true && MEASURES.has((tokens[to - 1] as Token).norm)
}

/** More of these is worse where it is of something bad. */
const MEASURES = new Set(['rate', 'score', 'level', 'scale', 'outcome', 'ideation', 'attempt', 'behavior'])

const TREATS = new Set(['Intervention', 'Concept'])

/** Keeps out pairs that no careful reader would relate this way. */
export function isLegal(predicate: Predicate, s: Entity['kind'] | undefined, o: Entity['kind'] | undefined): boolean {
  if (!s || !o) return false
  if (predicate === 'OUTPERFORMS' || predicate === 'EQUIVALENT_TO') return TREATS.has(s) && TREATS.has(o)
  if (predicate === 'APPLIED_TO') return TREATS.has(s) && (o === 'Population' || o === 'Condition' || o === 'Outcome')
  // With people a treatment is used, and no other treatment is its target.
  if (predicate === 'TARGETS') return TREATS.has(s) && o !== 'Population' && o !== 'Intervention'
  // People are not raised or lowered, and one kind of thing is a kind of its like.
  if (predicate === 'INCREASES' || predicate === 'DECREASES') return s !== 'Population' && o !== 'Population'
  return true
}

function basisOf(
  predicate: Predicate,
  modality: ClaimRecord['modality'],
  cited: boolean,
): NonNullable<ClaimRecord['basis']> {
  if (predicate === 'IS_A' || predicate === 'PART_OF') return 'definition'
  if (modality === 'hypothesised') return 'theory'
  return cited ? 'evidence' : 'theory'
}

/** Hedges count from the sentence's start, or from the last semicolon. */
function hedgeStart({ sentence: { tokens, hedges } }: Scene, from: number): number {
  if (!hedges) return 0
  for (let i = from - 1; i >= 0; i--) if (tokens[i]?.text === ';') return i + 1
  return 0
}

/** Works cited in the clause, else the next group after it, else the authors named before it. */
function citationsOf({ citations, indices, inherited }: Scene, span: Span): number[] {
  if (citations.length === 0) return inherited.slice()
  const within: number[] = []
  for (let i = 0; i < citations.length; i++)
    if (overlaps((citations[i] as Citation).group, span)) within.push(indices[i] as number)
  if (within.length > 0) return within
  const near =
    citations.find(({ group }) => group.start >= span.end) ?? citations.findLast(({ style }) => style === 'narrative')
  if (!near) return inherited.slice()
  return indices.filter((_, i) => citations[i]?.group.start === near.group.start)
}

export type { NounSense }

/** "The two groups did not differ": a treatment is not compared with its own kind. */
function isWider({ reading: { entities } }: Scene, predicate: Predicate, a: Ref, b: Ref): boolean {
  if (predicate !== 'EQUIVALENT_TO' && predicate !== 'OUTPERFORMS') return false
  const holds = (one: Ref, other: Ref) => entities.get(one.entity)?.broader?.includes(other.entity) === true
  return holds(a, b) || holds(b, a)
}
