// Of whom a direction is told, where a sentence tells of one arm in its first half and of another in its second.

import { isAmong } from '../../../text/among.js'
import { armName } from '../../../text/arm-names.js'
import { endsVersus, isCarrier } from '../../../text/comparisons.js'
import { oneOf } from '../../../text/cues.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import type { StudyRecord } from '../../../types.js'
import { armsOfClause, type ClauseArms, mayBeArm } from '../arms/clause.js'
import { isGroupWord, versusWords, wordsAt } from '../arms/words.js'
import { madeOf, type View, type Workshop } from '../view.js'

/** Tokens `[from, to)`. */
interface Stretch {
  from: number
  to: number
}

/** The arms that the cue at token `i` of a clause tells of; `comparative` where it compares them. */
export function armsOfTold(
  shop: Workshop,
  view: View,
  i: number,
  clause: Stretch,
  comparative: boolean,
  study: StudyRecord | undefined,
): ClauseArms {
  const all = armsOfClause(shop, view, clause.from, clause.to)
  const part = partAt(view.tokens, i, clause)
  const own = part.from === clause.from && part.to === clause.to ? all : armsOfClause(shop, view, part.from, part.to)
  if (comparative && own.ofControl && own.comparator !== undefined)
    return { ...own, intervention: all.intervention ?? study?.interventions[0], inverted: true }
  const told =
    own === all ? all : own.intervention === undefined ? ofNone(all, comparative) : withOther(own, all, comparative)
  return withUnknown(shop, view, part, asControls(told, comparative, study), comparative)
}

const TURN = oneOf('whereas while but although though yet however')

/** What stands between two turns of the clause: "pain fell with A, [whereas] sleep improved with B". */
export function partAt(tokens: readonly Token[], i: number, { from, to }: Stretch): Stretch {
  let first = i
  while (first > from && !holdsAt(TURN, tokens, first - 1)) first--
  // "Although pain fell with A, …": until the comma.
  const opens = first > from && (first - 1 === from || isAmong('; :', tokens[first - 2]?.text))
  const comma = opens ? tokens.findIndex(({ text }, k) => k > first && k < to && text === ',') : -1
  if (comma >= 0 && comma < i) first = comma + 1
  let last = i + 1
  while (last < to && last !== comma && !holdsAt(TURN, tokens, last)) last++
  return { from: first, to: last }
}

/** "Although pain fell in both groups, A was better than B": what is told of both compares nobody. */
const ofNone = (all: ClauseArms, comparative: boolean): ClauseArms =>
  comparative ? all : { ...all, comparator: undefined, inverted: false }

/** A half that names one arm: compared is it with the other half's. */
function withOther(own: ClauseArms, all: ClauseArms, comparative: boolean): ClauseArms {
  if (own.comparator !== undefined) return own
  if (!comparative) return { ...own, contrast: false, inverted: false }
  // "Pain was lower with A, but sleep was better with B."
  if (own.intervention === all.comparator && all.intervention !== undefined) return { ...all, inverted: !all.inverted }
  const other = own.intervention === all.intervention ? all.comparator : all.intervention
  return { ...own, comparator: other }
}

/** "Pain was higher with C": of the arm that the study compares with, the other way round. */
function asControls(told: ClauseArms, comparative: boolean, study: StudyRecord | undefined): ClauseArms {
  const { intervention, comparator } = told
  const tested = study?.interventions[0]
  if (!comparative || comparator !== undefined || intervention === undefined || tested === undefined) return told
  if (!study?.comparators.includes(intervention) || study.interventions.includes(intervention)) return told
  return { ...told, intervention: tested, comparator: intervention, inverted: true }
}

const LONGEST_ARM = 4

/** "than simvastatin", "in the stapled group": arms that nothing else knows. */
function withUnknown(shop: Workshop, view: View, part: Stretch, told: ClauseArms, comparative: boolean): ClauseArms {
  let { intervention, comparator } = told
  if (!comparative || (intervention !== undefined && comparator !== undefined)) return told
  const versus = versusWords(shop)
  for (let k = part.from; k < part.to; k++) {
    if (comparator === undefined && endsVersus(view.tokens, k, versus)) comparator = comparedAt(shop, view, k + 1)
    else if (intervention === undefined) intervention = groupAt(shop, view, k)
  }
  if (intervention === comparator) return told
  return { ...told, intervention, comparator }
}

function comparedAt(shop: Workshop, view: View, from: number): string | undefined {
  const { tokens, phrases } = view
  let start = from
  while (start < from + LONGEST_ARM && isCarrier(tokens[start])) start++
  const phrase = phrases.find((one) => one.from <= start && one.head >= start)
  if (!phrase || phrase.to - start > LONGEST_ARM) return undefined
  // What the tagger cuts off is no name.
  if (isAmong('NOUN PROPN ADJ VERB', tokens[phrase.to]?.pos)) return undefined
  const end = isGroupWord(tokens, phrase.to - 1) ? phrase.to - 1 : phrase.to
  return unknownNamed(shop, view, start, end)
}

/** "the stapled group" that starts at token `k`. */
function groupAt(shop: Workshop, view: View, k: number): string | undefined {
  const phrase = view.phrases.find(({ from }) => from === k)
  if (!phrase || phrase.to - k > LONGEST_ARM || !isAmong('group arm', tokenAt(view.tokens, phrase.to - 1)?.norm))
    return undefined
  return isAmong('in for with among', tokenAt(view.tokens, view.tokens[k - 1]?.pos === 'DET' ? k - 2 : k - 1)?.norm)
    ? unknownNamed(shop, view, k, phrase.to - 1)
    : undefined
}

/** The arm of that name, where its words may name one. */
function unknownNamed(shop: Workshop, view: View, from: number, to: number): string | undefined {
  const rows = shop.knowledge.cues['study-words']
  return mayBeArm(shop, view, from, to) && armName(wordsAt(view.tokens, from, to), rows) === 'named'
    ? madeOf(shop, view, 'Intervention', from, to)
    : undefined
}
