// Turns what a frame found into claim records: one per pair, with its words, firmness, limits and citations.
import { nameWords } from '../../text/fold.js'
import { overlaps } from '../../text/spans.js'
import type { ClaimRecord, Entity, Span, Token } from '../../types.js'
import type { Lexicon, NounSense, Predicate } from './lexicon.js'
import { firmnessOf, isNegated } from './modality.js'
import { kindOf, type Reading, type Ref, type Scene } from './scene.js'

export interface Statement {
  subjects: readonly Ref[]
  predicate: Predicate
  objects: readonly Ref[]
  /** Token range of the clause, and of the words that can deny it. */
  from: number
  to: number
  denial?: readonly [number, number]
  valence?: 'better' | 'worse'
  mediator?: Ref
  moderator?: Ref
  population?: Ref
  basis?: ClaimRecord['basis']
  confidence: number
}

const FLIP: Partial<Record<Predicate, Predicate>> = { INCREASES: 'DECREASES', DECREASES: 'INCREASES' }

export function state(scene: Scene, statement: Statement): ClaimRecord[] {
  const { subjects, objects } = statement
  if (subjects.length === 0 || objects.length === 0) return []
  const { tokens } = scene.sentence
  const records: ClaimRecord[] = []
  const { from, to } = widen(statement, subjects, objects)
  const passage = scene.reading.document.passages[scene.passage]
  const span = { start: Math.max(tokens[from]?.start ?? 0, passage?.start ?? 0), end: tokens[to - 1]?.end ?? 0 }
  if (span.start >= span.end) return []
  const firmness = firmnessOf(scene, hedgeStart(scene, from), Math.max(statement.to, from))
  const negated = statement.denial !== undefined && isNegated(scene, statement.denial[0], statement.denial[1])
  const citations = citationsOf(scene, span)
  for (const subject of subjects)
    for (const object of objects) {
      if (subject.entity === object.entity) continue
      const predicate = directed(scene, statement, object)
      if (!isLegal(predicate, kindOf(scene, subject.entity), kindOf(scene, object.entity))) continue
      records.push({
        span,
        passage: scene.passage,
        subject: subject.entity,
        object: object.entity,
        predicate,
        polarity: negated ? 'negated' : 'positive',
        ...firmness,
        basis: statement.basis ?? basisOf(predicate, firmness.modality, citations.length > 0),
        ...part('mediator', statement.mediator, subject, object),
        ...part('moderator', statement.moderator, subject, object),
        ...part('population', statement.population, subject, object),
        citations,
        confidence: statement.confidence,
      })
    }
  return [...records, ...appliedTo(scene, statement, records)]
}

/** A treatment that changes something in a group was used with the group. */
function appliedTo(scene: Scene, { population, predicate }: Statement, records: readonly ClaimRecord[]): ClaimRecord[] {
  const first = records[0]
  if (!first || !population || predicate === 'APPLIED_TO' || kindOf(scene, population.entity) !== 'Population')
    return []
  if (kindOf(scene, first.subject) !== 'Intervention' || first.object === population.entity) return []
  const { population: _, mediator: __, moderator: ___, ...rest } = first
  return [{ ...rest, object: population.entity, predicate: 'APPLIED_TO', polarity: 'positive', confidence: 0.5 }]
}

function part<K extends 'mediator' | 'moderator' | 'population'>(key: K, ref: Ref | undefined, a: Ref, b: Ref) {
  return ref && ref.entity !== a.entity && ref.entity !== b.entity ? ({ [key]: ref.entity } as Record<K, string>) : {}
}

/** What happens to the quantity named: improving what is bad lowers it, and reducing a loss raises. */
export function directed(scene: Scene, { predicate, valence }: Statement, object: Ref): Predicate {
  const bad = isBad(scene, object)
  const turn = (value: Predicate, sense: { valence?: 'better' | 'worse' } | undefined): Predicate =>
    sense?.valence && bad && FLIP[value] ? (FLIP[value] as Predicate) : value
  const { change } = object
  if (!change) return turn(predicate, valence ? { valence } : undefined)
  const inner = turn(change.predicate, change)
  if (predicate === 'DECREASES') return FLIP[inner] ?? inner
  return predicate === 'INCREASES' ? inner : predicate
}

/** Whether more of a quantity is worse, by the last words of it here or of its name. */
export const isBad = (scene: Scene, { entity, from, to }: Ref): boolean =>
  isBadName(scene.reading, entity) || isBadHead(scene.reading.lexicon, scene.sentence.tokens, from, to)

/** The same, by the name that an entity goes by. */
export function isBadName({ entities, lexicon, bad }: Reading, entity: string): boolean {
  let isBad = bad.get(entity)
  if (isBad === undefined) {
    const known = entities.get(entity)
    const words = nameWords(known?.name ?? '')
    isBad =
      known?.kind === 'Condition' || lexicon.bad.has(words.at(-1) ?? '') || lexicon.bad.has(words.slice(-2).join(' '))
    bad.set(entity, isBad)
  }
  return isBad
}

/** The same, by the last words before "of". */
export function isBadHead({ bad }: Lexicon, tokens: readonly Token[], from: number, to: number): boolean {
  let end = from + 1
  while (end < to && tokens[end]?.norm !== 'of') end++
  if (to <= from) return false
  const last = tokens[end - 1]?.norm ?? ''
  const before = end - 2 >= from ? (tokens[end - 2]?.norm ?? '') : ''
  if (bad.has(last) || bad.has(`${before} ${last}`)) return true
  return bad.has(before) && /^(?:rate|score|level|scale|outcome|ideation|attempt|behavior)$/.test(last)
}

const TREATS = new Set(['Intervention', 'Concept'])

/** Keeps out pairs that no careful reader would relate this way. */
export function isLegal(predicate: Predicate, s: Entity['kind'] | undefined, o: Entity['kind'] | undefined): boolean {
  if (!s || !o) return false
  if (predicate === 'OUTPERFORMS' || predicate === 'EQUIVALENT_TO') return TREATS.has(s) && TREATS.has(o)
  if (predicate === 'APPLIED_TO') return TREATS.has(s) && (o === 'Population' || o === 'Condition' || o === 'Outcome')
  if (predicate === 'TARGETS') return s === 'Intervention' || s === 'Concept'
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

function widen(statement: Statement, ...groups: (readonly Ref[])[]): { from: number; to: number } {
  let { from, to } = statement
  for (const { from: f, to: t } of groups.flat()) {
    if (f >= 0 && f < from) from = f
    if (t > to) to = t
  }
  return { from, to }
}

/** Hedges count from the sentence's start, or from the last semicolon. */
function hedgeStart({ sentence: { tokens } }: Scene, from: number): number {
  for (let i = from - 1; i >= 0; i--) if (tokens[i]?.text === ';') return i + 1
  return 0
}

/** Works cited in the clause, else the next group after it, else the authors named before it. */
function citationsOf(scene: Scene, span: Span): number[] {
  const { citations, indices } = scene
  const pick = (wanted: (group: Span) => boolean) =>
    citations.flatMap(({ group }, i) => (wanted(group) ? [indices[i] as number] : []))
  const within = pick((group) => overlaps(group, span))
  if (within.length > 0) return within
  const next = citations.find(({ group }) => group.start >= span.end)
  if (next) return pick((group) => group.start === next.group.start)
  const previous = citations.findLast(({ style }) => style === 'narrative')
  if (previous) return pick((group) => group.start === previous.group.start)
  return [...scene.inherited]
}

export type { NounSense }
