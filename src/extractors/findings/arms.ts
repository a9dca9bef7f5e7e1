// Arms beside words and numbers: "43% with SCM", "the control group (7%)", "MBT … compared with TAU".

import { endsVersus } from '../../text/comparisons.js'
import { cueSet } from '../../text/cues.js'
import { skipBrackets } from '../../text/place.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import type { StudyRecord } from '../../types.js'
import { letteredAt } from './lettered.js'
import { madeOf, type View, type Workshop } from './view.js'

export interface Arm {
  entity: string
  from: number
  to: number
}

export const versusWords = (shop: Workshop): ReadonlySet<string> => cueSet(shop.knowledge.cues['study-words'], 'versus')
export const isControl = (shop: Workshop, entity: string): boolean =>
  (shop.entities.get(entity) ?? shop.found.entities.get(entity))?.role === 'control'

export const GROUP = /^(?:group|arm|condition|patient|participant|recipient|subject|user|treated|completer)$/
const CONTROL = /^(?:control|comparison|comparator|standard|usual)$/
const TREATED = /^(?:intervention|treatment|experimental|active|study|index)$/

/** The arm that starts at token `k`: an intervention, or "the control group" of the study. */
export function armAt(shop: Workshop, view: View, k: number, study: StudyRecord | undefined): Arm | undefined {
  const { tokens } = view
  const lettered = letteredAt(shop, view, k)
  if (lettered !== undefined) return { entity: lettered, from: k, to: k + 2 }
  const place = view.startsAt.get(k)
  if (place?.item.kind === 'Intervention') return { entity: place.item.entity, from: k, to: place.to }
  const inner = view.places.find((one) => one.from === k && one.item.kind === 'Intervention')
  if (inner) return { entity: inner.item.entity, from: k, to: inner.to }
  const word = tokens[k]?.norm ?? ''
  const next = tokens[k + 1]?.norm ?? ''
  if (GROUP.test(next)) {
    if (CONTROL.test(word)) {
      const entity = study?.comparators[0] ?? madeOf(shop, view, 'Intervention', k, k + 2)
      return entity ? { entity, from: k, to: k + 2 } : undefined
    }
    if (TREATED.test(word)) {
      const entity = study?.interventions[0] ?? madeOf(shop, view, 'Intervention', k, k + 2)
      return entity ? { entity, from: k, to: k + 2 } : undefined
    }
  }
  // "the solo condition", "the etoricoxib group".
  const phrase = view.phrases.find(({ from }) => from === k)
  if (
    phrase &&
    phrase.to - phrase.from >= 2 &&
    phrase.to - phrase.from <= 5 &&
    /^(?:group|arm|condition)$/.test(tokens[phrase.to - 1]?.norm ?? '')
  ) {
    const entity = madeOf(shop, view, 'Intervention', phrase.from, phrase.to - 1)
    return entity ? { entity, from: k, to: phrase.to } : undefined
  }
  return undefined
}

/** The arm of a value at tokens `[from, to)`, looking no further than `before` and `after`. */
export function armOfValue(
  shop: Workshop,
  view: View,
  from: number,
  to: number,
  before: number,
  after: number,
  study: StudyRecord | undefined,
): Arm | undefined {
  const { tokens } = view
  const opening = tokenAt(tokens, from - 1)?.text
  const bracketed = opening === '(' || opening === '['
  // A bracket that holds both values ("(90 vs. 186)") says nothing of the first one's arm.
  if (bracketed && !holdsPair(shop, tokens, to)) {
    const held = armEndingAt(shop, view, from - 1, study)
    if (held) return held
  }
  return (
    armAfter(shop, view, to, after, study) ??
    (bracketed ? undefined : armEndingAt(shop, view, from, study)) ??
    armSubject(view, from, before)
  )
}

function holdsPair(shop: Workshop, tokens: readonly Token[], to: number): boolean {
  const versus = versusWords(shop)
  for (let k = to; k < to + 14 && tokens[k]; k++) {
    if (tokens[k]?.text === ')') return false
    if (endsVersus(tokens, k, versus)) return true
  }
  return false
}

/** "12% with honey versus 40% with syrup": in a comparison, what is named after each value is an arm, known or not. */
export function unknownArm(shop: Workshop, view: View, to: number, after: number): Arm | undefined {
  const { tokens, phrases, places } = view
  let k = skipBrackets(tokens, to)
  if (!LEADS.test(tokens[k]?.norm ?? '')) return undefined
  k++
  while (k < after && k < to + 8 && CARRIES.test(tokens[k]?.norm ?? '')) k++
  const phrase = phrases.find(({ from }) => from === k)
  if (!phrase || phrase.to > after || phrase.to - phrase.from > 4) return undefined
  if (places.some(({ from, to: end, item }) => from < phrase.to && phrase.from < end && item.kind !== 'Concept'))
    return undefined
  const entity = madeOf(shop, view, 'Intervention', phrase.from, phrase.to)
  return entity === undefined ? undefined : { entity, from: phrase.from, to: phrase.to }
}

const LEADS = /^(?:in|for|with|of|among|on|under|from|at|by|after)$/
const CARRIES =
  /^(?:the|a|an|those|that|who|had|have|has|were|was|been|received|receiving|treated|assigned|allocated|randomized|given|getting|patient|participant|people|individual|subject|adult|child|adolescent|woman|man|originally|initially|in|to|with|of|on|for|randomly|undergoing|using|all|both|case|person|client|smoker|group|arm|taking|took|attending|completed|completing|offered)$/

function armAfter(
  shop: Workshop,
  view: View,
  to: number,
  after: number,
  study: StudyRecord | undefined,
): Arm | undefined {
  const { tokens } = view
  // "12 patients (20%) with placebo": past the value's own bracket.
  const own = /^[)\]]$/.test(tokens[to]?.text ?? '') ? to + 1 : to
  let k = skipBrackets(tokens, own)
  // "43% SCM" is rare; a preposition leads to the arm, or the group itself follows ("of patients on").
  while (k < after && k < to + 3 && /^(?:point|%|unit|ADV)$/.test(tokens[k]?.norm ?? '')) k++
  if (!LEADS.test(tokens[k]?.norm ?? '')) return undefined
  for (let steps = 0; k < after && steps < 14; steps++, k++) {
    const arm = armAt(shop, view, k, study)
    if (arm) return arm
    const word = tokens[k] as Token
    if (word.text === '(') {
      k = skipBrackets(tokens, k) - 1
      continue
    }
    if (!CARRIES.test(word.norm) && word.pos !== 'ADJ' && word.pos !== 'NUM') return undefined
  }
  return undefined
}

/** "(intervention 68%, control 70%)", "intervention, 15/249 vs control 21/280": an arm's word before its value. */
function wordOfArm(shop: Workshop, view: View, end: number, study: StudyRecord | undefined): Arm | undefined {
  const k = /^[,:=]$/.test(view.tokens[end - 1]?.text ?? '') ? end - 2 : end - 1
  const word = view.tokens[k]?.norm ?? ''
  const control = /^(?:control|comparison)$/.test(word)
  if (!control && !/^(?:intervention|treatment|experimental)$/.test(word)) return undefined
  const entity =
    (control ? study?.comparators : study?.interventions)?.[0] ?? madeOf(shop, view, 'Intervention', k, k + 1)
  return entity === undefined ? undefined : { entity, from: k, to: k + 1 }
}

function armEndingAt(shop: Workshop, view: View, end: number, study: StudyRecord | undefined): Arm | undefined {
  const word = wordOfArm(shop, view, end, study)
  if (word) return word
  const place = view.endsAt.get(end)
  if (place?.item.kind === 'Intervention') return { entity: place.item.entity, from: place.from, to: place.to }
  for (let k = end - 1; k >= Math.max(0, end - 5); k--) {
    const arm = armAt(shop, view, k, study)
    if (arm && arm.to <= end && arm.to >= end - 2 && (arm.to === end || GROUP.test(view.tokens[end - 1]?.norm ?? '')))
      return arm
    if (arm && arm.to > end) return undefined
  }
  return undefined
}

/** The arm as subject: "MBT had a mean of 90", "participants in X reported 4". */
function armSubject(view: View, from: number, before: number): Arm | undefined {
  for (let k = from - 1; k >= Math.max(before, from - 12); k--) {
    const { text } = view.tokens[k] as Token
    if (text === ';' || text === ':') return undefined
    const arm = view.endsAt.get(k + 1)
    if (arm?.item.kind === 'Intervention') {
      const verbs = view.tokens.slice(k + 1, from)
      return verbs.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
        ? { entity: arm.item.entity, from: arm.from, to: arm.to }
        : undefined
    }
  }
  return undefined
}
