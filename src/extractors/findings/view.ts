// One passage as the rules of findings see it: tokens with the mentions and noun phrases that stand on them.

import { isAmong } from '../../text/among.js'
import { type ArmName, armName } from '../../text/arm-names.js'
import { oneOf } from '../../text/cues.js'
import { entityId } from '../../text/entities.js'
import type { FoundDuration } from '../../text/numbers.js'
import { type Placed, placeOnTokens } from '../../text/place.js'
import { isWhereabouts } from '../../text/whereabouts.js'
import { holdsAt } from '../../text/word-table.js'
import {
  type Annotations,
  type Document,
  type Entity,
  GENERIC_OUTCOME,
  type Knowledge,
  type Mention,
  type Phrase,
  type Token,
} from '../../types.js'
import type { ClauseArms } from './arms/clause.js'
import type { Quantity } from './numbers/quantity.js'
import { isWhole } from './outcomes/whole.js'
import { PERIOD } from './periods.js'
import type { TrialArm } from './trial/arms.js'

export interface View {
  passage: number
  tokens: readonly Token[]
  places: readonly Placed<Mention>[]
  /** Longest mention that starts at a token. */
  startsAt: ReadonlyMap<number, Placed<Mention>>
  /** Longest mention that ends before a token. */
  endsAt: ReadonlyMap<number, Placed<Mention>>
  phrases: readonly Phrase[]
  /** Found when first asked for: several studies may be told of in one passage. */
  quantities: readonly Quantity[] | undefined
  durations: readonly FoundDuration[] | undefined
  clauses: Map<number, ClauseArms> | undefined
}

/** What findings add to the layers before them. */
export interface Workshop {
  document: Document
  found: Annotations
  knowledge: Knowledge
  entities: Map<string, Entity>
  added: Mention[]
  /** Keys of what `added` holds. */
  seen: Set<string>
  /** Found by `valenceIn` and `isTrait`, by name. */
  valences: Map<string, -1 | 0 | 1>
  traits: Map<string, boolean>
  /** Found by `armNamed`, by entity. */
  armNames: Map<string, ArmName>
  /** Of the document's own trial, where it tells them. */
  arms: readonly TrialArm[]
  /** The order in which a sentence of this paragraph told both arms last. */
  order: { paragraph: number; arms: readonly string[] } | undefined
}

export function viewOf({ found, knowledge }: Workshop, mentions: readonly Mention[], passage: number): View {
  const tokens = found.tokens[passage] as Token[]
  const phrases = found.phrases[passage] ?? []
  const whole = placeOnTokens(tokens, mentions).filter((place) => isWhole(tokens, phrases, knowledge, place))
  const places = withoutBoth(tokens, withoutTails(whole))
  const startsAt = new Map<number, Placed<Mention>>()
  const endsAt = new Map<number, Placed<Mention>>()
  for (const place of places) {
    const start = startsAt.get(place.from)
    if (!start || start.to < place.to) startsAt.set(place.from, place)
    const end = endsAt.get(place.to)
    if (!end || end.from > place.from) endsAt.set(place.to, place)
  }
  // Every field in its place: what has one form is read faster than what has many.
  return {
    passage,
    tokens,
    places,
    startsAt,
    endsAt,
    phrases,
    quantities: undefined,
    durations: undefined,
    clauses: undefined,
  }
}

/** Without "care group" and "care" of "usual care group", where "usual care" is a name: an arm is told once. */
function withoutTails(places: Placed<Mention>[]): Placed<Mention>[] {
  if (places.length < 2) return places
  const isOne = (place: Placed<Mention>) => place.item.kind === 'Intervention' && isTail(places, place)
  return places.some(isOne) ? places.filter((place) => !isOne(place)) : places
}

const isTail = (places: readonly Placed<Mention>[], { from, to, item }: Placed<Mention>): boolean =>
  places.some(
    (one) =>
      one.item.kind === item.kind &&
      one.from < from &&
      from < one.to &&
      one.item !== item &&
      (one.to < to || (one.to === to && item.rule === 'tagger' && one.item.rule === 'vocabulary')),
  )

const JOINS = oneOf('and or vs versus')

/** Without "yoga and usual care", where each is a name: two arms, not a third one. */
function withoutBoth(tokens: readonly Token[], places: Placed<Mention>[]): Placed<Mention>[] {
  const isOne = (place: Placed<Mention>) =>
    place.item.kind === 'Intervention' && place.to - place.from > 2 && isBoth(tokens, places, place)
  return places.some(isOne) ? places.filter((place) => !isOne(place)) : places
}

function isBoth(tokens: readonly Token[], places: readonly Placed<Mention>[], { from, to, item }: Placed<Mention>) {
  const inside = places.filter((one) => one.item.kind === item.kind && one.from >= from && one.to <= to)
  if (inside.length < 3) return false
  return inside.some(
    (first) =>
      first.from === from &&
      first.to < to &&
      holdsAt(JOINS, tokens, first.to) &&
      inside.some((second) => second.from === first.to + 1 && second.to === to),
  )
}

/** The outcome that a mention names: itself, or one of the same name where it was taken for another kind. */
export function asOutcome(shop: Workshop, { item }: Placed<Mention>): string {
  const name = shop.entities.get(item.entity)?.name ?? item.entity
  // "Mean pain was": how it is told is no part of what it is, but for a name by the vocabulary.
  const words = item.rule === 'vocabulary' ? name : name.replace(STATISTIC, '').replace(OF_WHOM, '')
  if (item.kind === 'Outcome' && words === name) return item.entity
  return addEntity(shop, 'Outcome', words, { ...item, rule: 'relation', confidence: item.confidence * 0.8 })
}

/** "satisfaction in both groups". */
const OF_WHOM =
  /(?<=\p{L}) (?:in|for|between|among) (?:both|all|each|either|the (?:two|three)) (?:groups?|arms?|treatments?|patients|participants)$/iu

/** "a mean pain score" is the pain score; "mean arterial pressure" a name. */
const STATISTIC =
  /^(?:adjusted )?(?:mean|median|average) (?!arterial|corpuscular|platelet|cell|airway|(?:time|number|score|value|level|duration|change|difference)s?$)(?=\p{L}{3})/iu

/** "14% had a cold", "26% reported having colds": what they had. */
const LEADING =
  /^(?:(?:reported|experienced|developed|suffered|showed|exhibited) )?(?:from )?(?:having )?(?:(?:the|an?) )?/i

/** "showed reduced growth": the change is no part of its name. */
const CHANGED =
  /^(?:significantly )?(?:reduced|increased|decreased|improved|elevated|enhanced|diminished) (?=\p{L}{3})/iu

/** An entity that only these words name. */
export function madeOf(
  shop: Workshop,
  view: View,
  kind: 'Outcome' | 'Intervention',
  from: number,
  to: number,
  name?: string,
): string | undefined {
  const first = view.tokens[from]
  const last = view.tokens[to - 1]
  if (!first || !last || to <= from) return undefined
  const deed = kind === 'Outcome' && to === from + 1 ? nameAt(shop, view, from, 'deeds') : undefined
  const said = name ?? deed ?? shop.document.text.slice(first.start, last.end).replace(/\s+/g, ' ')
  const words =
    kind === 'Outcome'
      ? said.replace(LEADING, '').replace(CHANGED, '').replace(STATISTIC, '').replace(PERIOD, '')
      : said
  if (!/\p{L}{3}/u.test(words) || words.length > 90) return undefined
  if (kind === 'Outcome' && /^(?:mmHg|kg|mg|mL|min|minutes?|points?|percentage points?)$/i.test(words)) return undefined
  if (kind === 'Outcome' && (isAmong('group arm', last.norm) || /^\d+[.,·]\d/.test(words))) return undefined
  if (isWhereabouts(words, shop.knowledge)) return undefined
  const place = { start: first.start, end: last.end, passage: view.passage, rule: 'pattern' as const, confidence: 0.5 }
  return addEntity(shop, kind, words, place)
}

/** What the name of an entity tells as an arm's. */
export function armNamed({ armNames, entities, knowledge }: Workshop, id: string): ArmName {
  let told = armNames.get(id)
  if (told === undefined) {
    told = armName(entities.get(id)?.name ?? '', knowledge.cues['study-words'])
    armNames.set(id, told)
  }
  return told
}

/** What the word at token `k` is a name for, by a row of cues with `names`: "satisfied", "relapsed". */
export function nameAt(shop: Workshop, view: View, k: number, id: 'states' | 'deeds'): string | undefined {
  const row = shop.knowledge.cues.directions?.find((one) => one.id === id)
  const at = row?.cues.indexOf(view.tokens[k]?.text.toLowerCase() ?? '') ?? -1
  return at < 0 ? undefined : (row?.names as readonly string[] | undefined)?.[at]
}

/** The outcome of results that name none; the words that stand for it ("benefits") are its mention. */
export function genericOutcome(shop: Workshop, view: View, at: number): string {
  const token = view.tokens[at] as Token
  // A verb or a statistic's sign is no name: it only keeps the node tied to its passage.
  const rule = token.pos === 'NOUN' && /\p{L}{3}/u.test(token.text) ? 'pattern' : 'anaphora'
  return addEntity(shop, 'Outcome', GENERIC_OUTCOME, {
    start: token.start,
    end: token.end,
    passage: view.passage,
    rule,
    confidence: 0.5,
  })
}

export function addEntity(
  { entities, added, seen }: Workshop,
  kind: 'Outcome' | 'Intervention',
  name: string,
  place: Omit<Mention, 'kind' | 'entity'>,
): string {
  const id = entityId(kind, name)
  if (!entities.has(id)) entities.set(id, { id, kind, name })
  const { start, end, passage, rule, confidence } = place
  const key = `${id}|${start}`
  if (!seen.has(key)) added.push({ start, end, passage, rule, confidence, kind, entity: id })
  seen.add(key)
  return id
}

/** Linking verbs. */
export const BE = oneOf('is are was were be been being remained remain stayed proved became appeared seemed')

/** The outcomes that a word of direction is about, at tokens `[from, to)`. */
export interface Named {
  outcomes: string[]
  from: number
  to: number
  generic: boolean
  /** Per outcome, past its words, where they are a list. */
  ends?: readonly number[] | undefined
  /** More of it is what the word calls less: a speed that is "slower". */
  turned?: boolean
}

/** Whether tokens `[from, to)` hold a word of an arm, or of people. */
export const coversArm = ({ places }: View, from: number, to: number): boolean =>
  places.some(
    (place) =>
      (place.item.kind === 'Intervention' || place.item.kind === 'Population') && place.from < to && from < place.to,
  )
