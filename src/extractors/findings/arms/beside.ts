// Arms beside words and numbers: "43% with SCM", "the control group (7%)", "MBT … compared with TAU".

import { isAmong } from '../../../text/among.js'
import { armName } from '../../../text/arm-names.js'
import { isCompared } from '../../../text/comparisons.js'
import { oneOf } from '../../../text/cues.js'
import { skipBrackets } from '../../../text/place.js'
import type { Token } from '../../../text/tokens.js'
import { isMark, tokenAt } from '../../../text/tokens.js'
import { holds, holdsAt, holdsWithin } from '../../../text/word-table.js'
import type { StudyRecord } from '../../../types.js'
import { bracketStart, closesAt, openedBefore, opensAt, outer } from '../brackets.js'
import { pastTime } from '../outcomes/heads.js'
import { holdsPair } from '../values/valued.js'
import { madeOf, type View, type Workshop } from '../view.js'
import { armDirect, armInBracket, armLabel, armOfChange, dosedArm, withDose } from './apposed.js'
import { letteredAt } from './lettered.js'
import { roleAt, roleEnding, wordOfArm } from './roles.js'
import {
  type Arm,
  armOfPlace,
  CALLED_GROUP,
  CARRIES,
  GIVEN,
  GROUP,
  isGroupWord,
  isOpposed,
  isPerson,
  LEADS,
  leadAt,
  SITES,
  versusWords,
  wordsAt,
} from './words.js'

/** The arm that starts at token `k`: an intervention, or "the control group" of the study. */
export function armAt(shop: Workshop, view: View, k: number, study: StudyRecord | undefined): Arm | undefined {
  const { tokens } = view
  const lettered = letteredAt(shop, view, k)
  if (lettered !== undefined) return { entity: lettered.entity, from: k, to: lettered.to }
  const role = roleAt(shop, view, k, study)
  if (role) return role
  const place = view.startsAt.get(k)
  if (place?.item.kind === 'Intervention') {
    // "receiving yoga" is no other arm than yoga.
    const isOwn = shop.arms.some(({ entity }) => entity === place.item.entity)
    const given = !isOwn && holdsAt(GIVEN, tokens, k) ? madeOf(shop, view, 'Intervention', k + 1, place.to) : undefined
    return { entity: given ?? place.item.entity, from: k, to: place.to }
  }
  const inner = place && view.places.find((one) => one.from === k && one.item.kind === 'Intervention')
  if (inner) return { entity: inner.item.entity, from: k, to: inner.to }
  // "the solo condition", "the etoricoxib group".
  const phrase = holdsWithin(CALLED_GROUP, tokens, k + 1, k + 5)
    ? view.phrases.find(({ from }) => from === k)
    : undefined
  if (
    phrase &&
    !view.places.some(({ item, from, to }) => item.kind === 'Intervention' && from < k && k < to) &&
    phrase.to - phrase.from >= 2 &&
    phrase.to - phrase.from <= 5 &&
    holdsAt(CALLED_GROUP, tokens, phrase.to - 1)
  ) {
    // "the equal groups" name nobody.
    const named = armName(wordsAt(tokens, phrase.from, phrase.to), shop.knowledge.cues['study-words']) === 'named'
    const entity = named ? madeOf(shop, view, 'Intervention', phrase.from, phrase.to - 1) : undefined
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
  const open = outer(view.tokens, openedBefore(view.tokens, from, before))
  const label = armLabel(shop, view, from, study, armEndingAt)
  if (open >= 0) {
    // A bracket that holds both values ("(90 vs. 186)") says nothing of the first one's arm, unless "A = 90 vs. B = 186".
    if (bracketStart(view.tokens, to) === open && holdsPair(shop, view.tokens, to)) return label
    const held = armEndingAt(shop, view, open, study)
    if (held) return held
  }
  const arm =
    armInBracket(shop, view, to, study, armAt) ??
    armDirect(shop, view, to) ??
    armAfter(shop, view, to, after, study) ??
    label ??
    (open === from - 1 ? undefined : armEndingAt(shop, view, from, study)) ??
    armOfChange(shop, view, from, before, study, armEndingAt) ??
    armSubject(shop, view, from, before, study) ??
    armFronted(shop, view, from, before, study)
  // Of "yoga 68.3%" the number is the value.
  return arm && (arm.to === from ? arm : withDose(shop, view, arm))
}

/** "In the yoga group, 12 (20%) …", "Of 60 patients on yoga, 12 (20%) …": the arm that opens the clause. */
function armFronted(
  shop: Workshop,
  view: View,
  from: number,
  before: number,
  study: StudyRecord | undefined,
): Arm | undefined {
  const { tokens, places } = view
  for (let comma = from - 1; comma > Math.max(before, from - FRONTED); comma--) {
    if (tokens[comma]?.text === ';') return undefined
    if (tokens[comma]?.text !== ',') continue
    let end = comma
    if (closesAt(tokens, end - 1)) while (end > before && !opensAt(tokens, end)) end--
    const arm = armEndingAt(shop, view, end, study)
    if (arm && isJoined(view, arm.from)) return undefined
    // "In the yoga group, pain was lower than in controls, 20%".
    if (!arm || places.some(({ item, from: at }) => item.kind === 'Intervention' && at > comma && at < from)) continue
    for (let k = arm.from - 1; k >= Math.max(before, arm.from - 8); k--) {
      const { norm, text } = tokens[k] as Token
      if (isAmong(', ; : ( )', text)) return undefined
      if (
        isAmong('in among for of with on', norm) &&
        (k === 0 || /^[,;:.]$|^(?:and|while|whereas|but)$/.test(tokens[k - 1]?.text ?? ''))
      )
        return arm
    }
  }
  return undefined
}

/** Tokens from the comma after "In the yoga group" to the value. */
const FRONTED = 60

/** "12% with honey versus 40% with syrup": in a comparison, what is named after each value is an arm, known or not; `given`: only where it was given. */
export function unknownArm(shop: Workshop, view: View, to: number, after: number, given = false): Arm | undefined {
  const { tokens, phrases, places } = view
  let k = leadAt(tokens, to)
  const without = tokens[k]?.norm === 'not' && holdsAt(GIVEN, tokens, k + 1)
  if (without) k++
  if (!holdsAt(LEADS, tokens, k) && !holdsAt(GIVEN, tokens, k)) return undefined
  const lead = holdsAt(GIVEN, tokens, k) ? k : k + 1
  k++
  while (k < after && k < to + 8 && holdsAt(CARRIES, tokens, k)) k++
  if (given && !tokens.slice(lead, k).some(({ word }) => holds(GIVEN, word))) return undefined
  const phrase = phrases.find(({ from, head }) => from === k || (from >= lead && from < k && head >= k))
  if (!phrase || phrase.to > after || phrase.to - k > 4) return undefined
  // "with dim light": what the tagger cuts off is no name.
  if (isAmong('NOUN PROPN ADJ', tokens[phrase.to]?.pos)) return undefined
  if (places.some(({ from, to: end, item }) => from < phrase.to && k < end && item.kind !== 'Concept')) return undefined
  if (phrase.to - k === 1 && isPerson(shop, tokens[k] as Token)) return undefined
  const name = without ? `no ${wordsAt(tokens, k, phrase.to)}` : undefined
  const entity = madeOf(shop, view, 'Intervention', k, phrase.to, name)
  return entity === undefined ? undefined : { entity, from: k, to: phrase.to }
}

export function armAfter(
  shop: Workshop,
  view: View,
  to: number,
  after: number,
  study: StudyRecord | undefined,
): Arm | undefined {
  const { tokens } = view
  // "12 patients (20%) with placebo": past the value's own bracket.
  const own = closesAt(tokens, to) ? to + 1 : to
  const counted = pastTime(tokens, pastCounted(tokens, skipBrackets(tokens, own), after))
  let k = skipBrackets(tokens, counted)
  if (tokens[k]?.norm === 'without') return withoutArm(shop, view, k, study)
  if (!leads(tokens[k])) return undefined
  k++
  for (let steps = 0; k < after && steps < 14; steps++, k++) {
    const arm = armAt(shop, view, k, study) ?? dosedArm(shop, view, k, study, armAt)
    if (arm) return arm
    const word = tokens[k] as Token
    if (word.text === '(') {
      k = skipBrackets(tokens, k) - 1
      continue
    }
    // "20% of patients relapsed with yoga".
    if (word.pos === 'VERB' && holdsAt(LEADS, tokens, k + 1) && !holds(CARRIES, word.word)) {
      k++
      continue
    }
    if (
      !holds(CARRIES, word.word) &&
      !isPerson(shop, word) &&
      !holds(SITES, word.word) &&
      word.pos !== 'ADJ' &&
      word.pos !== 'NUM'
    )
      return undefined
  }
  return undefined
}

/** "62% without yoga": no yoga. */
function withoutArm(shop: Workshop, view: View, k: number, study: StudyRecord | undefined): Arm | undefined {
  const arm = armAt(shop, view, k + 1, study)
  if (!arm) return undefined
  const entity = madeOf(shop, view, 'Intervention', k, arm.to, `no ${wordsAt(view.tokens, k + 1, arm.to)}`)
  return entity === undefined ? undefined : { entity, from: k, to: arm.to }
}

/** Past the unit or what is counted, at most these many words: "43 mg/dL", "12 patients", "3 serious adverse events (5%)". */
const COUNTED = 6

const leads = (token: Token | undefined): boolean =>
  token !== undefined && (holds(LEADS, token.word) || holds(GIVEN, token.word))

/** What leads to the arm after a unit or a counted noun; `from` where nothing does. */
function pastCounted(tokens: readonly Token[], from: number, after: number): number {
  for (let k = from; k < after && k <= from + COUNTED; k = skipBrackets(tokens, k + 1)) {
    const token = tokens[k]
    if (!token || leads(token)) return k
    // "20% relapsed with yoga".
    if (token.pos === 'VERB' && tokens[k + 1] && leads(tokens[k + 1])) return k + 1
    if (!isAmong('NOUN PROPN ADJ ADV SYM NUM', token.pos) && !isAmong('/ % per', token.text)) return from
    if (
      isAmong('more less fewer than respectively', token.norm) ||
      (token.pos !== 'NOUN' && /.er$/.test(token.norm) && token.norm !== 'per')
    )
      return from
  }
  return from
}

export function armEndingAt(shop: Workshop, view: View, end: number, study: StudyRecord | undefined): Arm | undefined {
  const word = wordOfArm(shop, view, end, study)
  if (word) return word
  if (isMark(':=', tokenAt(view.tokens, end - 1))) return armEndingAt(shop, view, end - 1, study)
  const role = roleEnding(shop, view, end, study)
  if (role) return role
  const place = view.endsAt.get(end)
  if (place?.item.kind === 'Intervention') return armOfPlace(shop, view, place)
  for (let k = end - 1; k >= Math.max(0, end - 5); k--) {
    const arm = armAt(shop, view, k, study)
    if (arm && arm.to <= end && arm.to >= end - 2 && (arm.to === end || holdsAt(GROUP, view.tokens, end - 1)))
      return arm
    if (arm && arm.to > end) return undefined
  }
  return undefined
}

/** "yoga, but not placebo, lowered pain to 3.2". */
const isExcepted = (tokens: readonly Token[], from: number): boolean => tokens[from - 1]?.norm === 'not'

const isGap = ({ word }: Token): boolean => holds(GROUP, word) || holds(GAP, word)

const GAP = oneOf('one of a an the mean score value total only by about at')

/** The second of "the yoga and usual care groups". */
function isJoined({ tokens, endsAt }: View, from: number): boolean {
  let k = from - 1
  while (isAmong('the in with for', tokens[k]?.norm)) k--
  if (!isAmong('and or', tokens[k]?.norm)) return false
  return [k, k - 1].some((end) => endsAt.get(end)?.item.kind === 'Intervention')
}

/** The arm as subject: "MBT had a mean of 90", "participants in X reported 4". */
function armSubject(
  shop: Workshop,
  view: View,
  from: number,
  before: number,
  study: StudyRecord | undefined,
): Arm | undefined {
  for (let k = from - 1; k >= Math.max(before, from - 12); k--) {
    const { text } = view.tokens[k] as Token
    if (text === ';' || text === ':') return undefined
    const arm = view.endsAt.get(k + 1)
    // "The GH group had 3.2", "that in group B was 4.5": no known name.
    const isGroup = isGroupWord(view.tokens, k) || letteredAt(shop, view, k - 1)?.to === k + 1
    if (!arm && isGroup) {
      const named = armEndingAt(shop, view, k + 1, study)
      if (named && isJoined(view, named.from)) return undefined
      if (named && view.tokens.slice(k + 1, from).some(({ pos }) => pos === 'VERB' || pos === 'AUX')) return named
    }
    // "in the usual care group it was 177": the outcome.
    if (arm?.item.kind === 'Intervention' && arm.item.rule !== 'anaphora' && !isExcepted(view.tokens, arm.from)) {
      // "Pain with yoga vs usual care was 3.2 vs 4.5": the arms stand in order.
      if (isCompared(view.tokens, arm.from, versusWords(shop)) || isJoined(view, arm.from)) return undefined
      // "Yoga had a mean of 3.2, compared with 4.5": the other's.
      if (isOpposed(shop, view, k + 1, from)) return undefined
      const between = view.tokens.slice(k + 1, from)
      // "and the usual care group one of 4.5", "and usual care participants 4.5": the verb was told of the arm before.
      const told = between.some(({ pos }) => pos === 'VERB' || pos === 'AUX') || between.every(isGap)
      return told ? { entity: arm.item.entity, from: arm.from, to: arm.to } : undefined
    }
  }
  return undefined
}
