// What an arm is, and the words that tell arms.

import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import { cueForm, cueSet, oneOf } from '../../../text/cues.js'
import { type Placed, skipBrackets } from '../../../text/place.js'
import { tokenAt } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Mention, StudyRecord, Token } from '../../../types.js'
import { closesAt } from '../brackets.js'
import { madeOf, type View, type Workshop } from '../view.js'

export interface Arm {
  entity: string
  from: number
  to: number
}

export const versusWords = (shop: Workshop): ReadonlySet<string> => cueSet(shop.knowledge.cues['study-words'], 'versus')
export const isControl = (shop: Workshop, entity: string): boolean =>
  (shop.entities.get(entity) ?? shop.found.entities.get(entity))?.role === 'control'

/** With what a study compares a treatment: a cited study, only the treatment that it is known to test. */
export const comparedIn = (
  { citations, interventions, comparators }: StudyRecord,
  treatment?: string,
): string | undefined =>
  citations.length === 0 || treatment === undefined || interventions.length === 0 || interventions.includes(treatment)
    ? comparators[0]
    : undefined

/** The words of tokens `[from, to)`. */
export const wordsAt = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')

/** Before an arm, behind its value. */
export const LEADS = oneOf('in for with of among on under from at by after during following')
/** Between such a word and the arm's name. */
export const CARRIES = oneOf(
  'the a an those that who had have has were was been received receiving treated assigned allocated randomized given getting patient participant people individual subject adult child adolescent woman man originally initially in to with of on for randomly undergoing using all both case person client smoker group arm taking took attending completed completing offered',
)
/** "12 patients assigned to honey", "12 receiving honey". */
export const GIVEN = oneOf(
  'assigned allocated randomized treated receiving given taking who using wearing undergoing anesthetized managed fed',
)

/** What may be treated instead of people, and where they are. */
export const SITES = oneOf(
  'site eye limb knee hand foot ear school class ward practice village cluster center clinic lesion tooth implant graft shoulder hip wound sample animal rat dog pregnancy cycle home household hospital unit department store facility',
)

/** "the control group", "the experimental arm": the part an arm has in its trial. */
export const CONTROL_ROLE = /^(?:control|comparison|comparator|reference)$/
export const TESTED_ROLE = /^(?:intervention|treatment|treated|experimental|test|active|study|index)$/

export const GROUP = oneOf('group arm condition patient participant recipient subject user treated completer')

/** What a name of an arm may end in. */
export const CALLED_GROUP = oneOf('group arm condition')

/** "group" or "arm" at token `k`. */
export function isGroupWord(tokens: readonly Token[], k: number): boolean {
  const norm = tokenAt(tokens, k)?.norm
  return norm === 'group' || norm === 'arm'
}

/** First token of "salmeterol/FP", whose second half is at token `from`. */
function slashedFrom({ tokens }: View, from: number): number {
  const glued = (k: number) => tokens[k]?.end === tokens[k + 1]?.start
  const isSlashed = tokens[from - 1]?.text === '/' && glued(from - 1) && glued(from - 2)
  return isSlashed && /\p{L}/u.test(tokens[from - 2]?.text ?? '') ? from - 2 : from
}

/** The arm that an intervention's mention names: "no yoga" is another one than yoga. */
export function armOfPlace(shop: Workshop, view: View, { from, to, item }: Placed<Mention>): Arm {
  const first = slashedFrom(view, from)
  const whole = first < from ? madeOf(shop, view, 'Intervention', first, to) : undefined
  if (whole !== undefined) return { entity: whole, from: first, to }
  const without = view.tokens[from - 1]?.norm === 'no' ? madeOf(shop, view, 'Intervention', from - 1, to) : undefined
  return without === undefined ? { entity: item.entity, from, to } : { entity: without, from: from - 1, to }
}

/** A word for those who take part. */
export const isPerson = (shop: Workshop, { norm }: Token): boolean =>
  cueSet(shop.knowledge.cues['study-words'], 'person').has(cueForm(norm))

/** Past the bracket and the unit of a value that ends before token `to`: "6.1 (SD 2.0) min [with]". */
export function leadAt(tokens: readonly Token[], to: number): number {
  const k = skipBrackets(tokens, closesAt(tokens, to) ? to + 1 : to)
  const isUnit = isAmong('NOUN SYM', tokens[k]?.pos) && holdsAt(LEADS, tokens, k + 1)
  return isUnit ? k + 1 : k
}

/** Whether "vs" or the like stands in tokens `[from, to)`. */
export const isOpposed = (shop: Workshop, { tokens }: Pick<View, 'tokens'>, from: number, to: number): boolean =>
  tokens.slice(from, to).some((_, k) => endsVersus(tokens, from + k, versusWords(shop)))
