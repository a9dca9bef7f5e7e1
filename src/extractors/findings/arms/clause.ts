// The arms of a clause: who is tested, with whom it is compared, and of whom the result is told.

import { isAmong } from '../../../text/among.js'
import { endsVersus, isCarrier, isCompared, type Opening, openingOf } from '../../../text/comparisons.js'
import { cueSet } from '../../../text/cues.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import { cueAt } from '../directions/cues.js'
import { armNamed, madeOf, type View, type Workshop } from '../view.js'
import { letteredAt } from './lettered.js'
import { armOfPlace, GROUP, isControl, versusWords } from './words.js'

export interface ClauseArms {
  intervention: string | undefined
  comparator: string | undefined
  /** The two that "the two programmes" stand for. */
  pair: [string, string] | undefined
  /** "The controls did worse than the gel group": what is told is told of the comparator. */
  inverted: boolean
  /** "Unlike X, T …": what is denied of T holds of X. */
  contrast: boolean
  /** No tested arm is named, and the control is told of: "Pain was higher with usual care". */
  ofControl: boolean
}

/** Arms of the clause in tokens `[from, to)`: who is tested, and with whom it is compared. */
export function armsOfClause(shop: Workshop, view: View, from: number, to: number): ClauseArms {
  // Every number and every word of direction of a clause asks for them.
  const key = from * (view.tokens.length + 1) + to
  view.clauses ??= new Map()
  let arms = view.clauses.get(key)
  if (!arms) {
    arms = readArms(shop, view, from, to)
    view.clauses.set(key, arms)
  }
  return arms
}

function readArms(shop: Workshop, view: View, from: number, to: number): ClauseArms {
  const versus = versusWords(shop)
  let intervention: string | undefined
  let comparator: string | undefined
  let pair: [string, string] | undefined
  let control = false
  let inverted = false
  let ofControl = false
  const words = shop.knowledge.cues['study-words']
  const opening = openingOf(view.tokens, from, to, cueSet(words, 'opening'))
  for (const { from: start, to: end, item } of placesOfArms(shop, view, from, to)) {
    if (start < from || end > to || !namesArm(shop, view, start, end)) continue
    // "Compared with A or B, …": none of them is who is tested.
    if (opening && start >= opening.from && end <= opening.to) {
      comparator ??= item.entity
      continue
    }
    const both = view.places.filter((one) => one.from === start && one.to === end && one.item.kind === 'Intervention')
    const controls = isControl(shop, item.entity)
    if (both.length > 1) {
      // "Both formats", "the two programmes": what they have in common, or one against the other.
      const ids = both.map((one) => one.item.entity)
      if (ids.length === 2) pair ??= ids as [string, string]
      intervention ??= commonOf(shop, ids) ?? ids[0]
    } else if (betweenPair(view.tokens, start) === 2 || isCompared(view.tokens, start, versus)) {
      if (control && !controls && intervention === undefined) {
        intervention = item.entity
        inverted = betweenPair(view.tokens, start) === 0
      } else comparator ??= item.entity
    } else if (controls) {
      // "Compared with the gel group, the controls did worse".
      if (opening && comparator !== undefined && intervention === undefined && !isControl(shop, comparator)) {
        intervention = comparator
        comparator = item.entity
        inverted = true
      }
      control ||= comparator === undefined
      ofControl ||= comparator === undefined && isToldOf(view.tokens, start, from)
      comparator ??= item.entity
    } else intervention ??= item.entity
  }
  if (comparator === intervention) comparator = undefined
  if (opening && intervention !== undefined) comparator ??= unnamedIn(shop, view, opening)
  const contrast =
    opening !== undefined &&
    comparator !== undefined &&
    endsVersus(view.tokens, opening.from - 1, cueSet(words, 'contrast'))
  return {
    intervention,
    comparator,
    pair,
    inverted: inverted && comparator !== undefined,
    contrast,
    ofControl: ofControl && intervention === undefined,
  }
}

/** "in the usual care group", "The controls had": not "added to usual care". */
function isToldOf(tokens: readonly Token[], start: number, first: number): boolean {
  const before = tokenAt(tokens, start - 1)?.pos === 'DET' ? start - 2 : start - 1
  // "twice as high as with placebo", "half that with placebo".
  if (isAmong('as that those', tokenAt(tokens, before - 1)?.norm)) return false
  return before < first || isAmong('in with for among on under after following ,', tokens[before]?.norm)
}

/** "Compared with dim light, yoga …": the one thing named there is an arm, known or not. */
function unnamedIn(shop: Workshop, view: View, { from, to }: Opening): string | undefined {
  const { tokens, places, phrases } = view
  let start = from
  while (start < to && isCarrier(tokens[start])) start++
  const end = holdsAt(GROUP, tokens, to - 1) ? to - 1 : to
  const phrase = phrases.find((one) => one.from <= start && one.head >= start && (one.to === end || one.to === to))
  if (!phrase || end - start > LONGEST_ARM || end <= start) return undefined
  if (places.some((one) => one.from < to && start < one.to && one.item.kind !== 'Concept')) return undefined
  return tokens.slice(start, end).some(({ pos }) => pos === 'VERB') || !mayBeArm(shop, view, start, end)
    ? undefined
    : madeOf(shop, view, 'Intervention', start, end)
}

/** Whether tokens `[from, to)` may name an arm that nothing else knows. */
export function mayBeArm(shop: Workshop, { tokens, places }: View, from: number, to: number): boolean {
  if (to <= from || places.some((one) => one.from < to && from < one.to && one.item.kind !== 'Concept')) return false
  const words = shop.knowledge.cues['study-words']
  const [noArm, people] = [cueSet(words, 'no-arm'), cueSet(words, 'person')]
  return tokens
    .slice(from, to)
    .every(({ norm, pos }) => !noArm.has(norm) && !people.has(norm) && isAmong('NOUN PROPN ADJ VERB', pos))
}

const LONGEST_ARM = 4

interface ArmPlace {
  from: number
  to: number
  item: { entity: string }
}

/** Interventions named in tokens `[from, to)`, and groups by letter. */
export function placesOfArms(shop: Workshop, view: View, from: number, to: number): readonly ArmPlace[] {
  const lettered: ArmPlace[] = []
  for (let k = from; k < to; k++) {
    const arm = letteredAt(shop, view, k)
    if (arm !== undefined && arm.to <= to) lettered.push({ from: k, to: arm.to, item: { entity: arm.entity } })
  }
  const named: ArmPlace[] = []
  for (const place of view.places) {
    if (place.item.kind !== 'Intervention' || isPhase(shop, place.item.entity)) continue
    const arm = place.from >= from && place.to <= to ? armOfPlace(shop, view, place) : undefined
    named.push(arm && arm.from < place.from ? { from: arm.from, to: arm.to, item: { entity: arm.entity } } : place)
  }
  if (lettered.length === 0) return named
  const others = named.filter((place) => !lettered.some((one) => one.from < place.to && place.from < one.to))
  return [...others, ...lettered].sort((a, b) => a.from - b.from)
}

/** "post-training": when, and not what was given. */
const isPhase = (shop: Workshop, id: string): boolean => armNamed(shop, id) === 'phase'

/** Not "fewer medications" (counted, not given), "psychotherapy research" or the bracket of "long form (SHORT)". */
export function namesArm(shop: Workshop, view: View, start: number, end: number): boolean {
  if (cueAt(view.tokens, start - 1, shop.knowledge)?.form === 'comparative') return false
  const next = view.tokens[end]
  if (next?.pos === 'NOUN' && next.start === (view.tokens[end - 1]?.end ?? 0) + 1 && !holds(GROUP, next.word))
    return false
  return !(tokenAt(view.tokens, start - 1)?.text === '(' && view.endsAt.get(start - 1)?.item.kind === 'Intervention')
}

/** The wider intervention that several are kinds of. */
function commonOf({ entities }: Workshop, ids: readonly string[]): string | undefined {
  const wider = ids.map((id) => entities.get(id)?.broader ?? [])
  return wider[0]?.find((id) => entities.has(id) && wider.every((list) => list.includes(id)))
}

/** "between A and B": 1 for A, 2 for B. */
function betweenPair(tokens: readonly Token[], at: number): 0 | 1 | 2 {
  for (let k = at - 1; k >= Math.max(0, at - 9); k--) {
    const word = (tokens[k] as Token).norm
    if (word === 'between') return tokens.slice(k, at).some(({ norm }) => norm === 'and') ? 2 : 1
    if (word === ',' || word === ';' || word === ':') return 0
  }
  return 0
}
