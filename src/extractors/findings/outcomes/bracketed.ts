// Outcomes told right before the bracket that holds their values.

import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import { cueSet, oneOf } from '../../../text/cues.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { GROUP, versusWords } from '../arms/words.js'
import { bracketEnd, bracketStart, closesAt, opensAt } from '../brackets.js'
import { cueAt } from '../directions/cues.js'
import { asOutcome, BE, coversArm, madeOf, type View, type Workshop } from '../view.js'
import { outcomesBefore } from './beside.js'
import { beforeTime, phraseFrom, TIME } from './heads.js'

/** Verbs that add nothing to their object. */
export const NEUTRAL = oneOf(
  'improved worsened increased decreased declined deteriorated reported showed had experienced developed achieved met exhibited suffered demonstrated displayed attained reached recovered sustained endorsed responded with',
)

/** "adherence, measured as completion of each dose (31% vs 33%)": what was measured, with how. */
export function measuredAs(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const { tokens } = view
  const open = [1, 2, 3].map((k) => from - k).find((k) => opensAt(tokens, k))
  if (open === undefined) return undefined
  for (let k = open - 2; k >= Math.max(first + 1, open - 12); k--) {
    const { norm, pos, text } = tokens[k] as Token
    if (pos === 'VERB' || pos === 'AUX' || isAmong(', ; : ( )', text)) return undefined
    if (norm === 'as' && isAmong('measured defined assessed expressed or and', tokens[k - 1]?.norm))
      return madeOf(
        shop,
        view,
        'Outcome',
        nounBefore(tokens, k - 1) ?? (tokens[k + 1]?.pos === 'DET' ? k + 2 : k + 1),
        open,
      )
  }
  return undefined
}

/** First token of the nouns that end before token `end`. */
function nounBefore(tokens: readonly Token[], end: number): number | undefined {
  let from = end
  while (isAmong('NOUN PROPN ADJ', tokens[from - 1]?.pos)) from--
  return from < end ? from : undefined
}

/** "pain scores (3.1 vs 4.6)", "pain at 2 h (3.1 vs 4.6)": what stands before the bracket, where it is no arm. */
export function bracketed(shop: Workshop, view: View, from: number): string | undefined {
  const { tokens } = view
  const bracket = bracketBefore(tokens, from)
  if (bracket === undefined) return undefined
  const open = beforeTime(view, bracket - 1) + 1
  const before = tokens[open - 1]
  if ((before?.pos !== 'NOUN' && before?.pos !== 'PROPN') || holds(GROUP, before.word)) return undefined
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  if (people.has(before.norm) || isAmong('population cohort sample', before.norm)) return undefined
  // "lower in compost plots (12 vs 29)" names a place; "improvement in pain (12 vs 29)" an outcome.
  const place = view.endsAt.get(open)
  const start = place?.from ?? view.phrases.find(({ to }) => to === open)?.from ?? open
  // "had a positive balance (1.8)": the object of a verb.
  let lead = start - 1
  while (isAmong('DET ADJ ADV', tokens[lead]?.pos)) lead--
  const changed =
    (isAmong('in of on', tokens[start - 1]?.norm) && cueAt(tokens, start - 2, shop.knowledge)?.form === 'noun') ||
    (holdsAt(NEUTRAL, tokens, lead) && tokens[lead]?.norm !== 'with')
  // "was better in abstainers (3% vs 5%)": in whom.
  const ofWhom = isAmong('in for among with than', tokens[lead]?.norm)
  const form = cueAt(tokens, lead - 1, shop.knowledge)?.form
  // "was decreased in the cells (3% vs 5%)": where.
  const isPassive = form === 'verb' && [2, 3].some((n) => holdsAt(BE, tokens, lead - n))
  if (ofWhom && (form === 'comparative' || form === 'adjective' || isPassive)) return undefined
  // "the rate of relapse (3% vs 5%) was": a subject.
  const isSubject = isPair(shop, tokens, bracket) && opensSubject(view, start)
  return place?.item.kind === 'Outcome' || changed || isSubject
    ? outcomesBefore(shop, view, open).outcomes.at(-1)
    : undefined
}

/** The bracket that opens before a value, with no more than its label or a test between: "(P = 0.01; d = ". */
function bracketBefore(tokens: readonly Token[], from: number): number | undefined {
  const near = [1, 2, 3].map((k) => from - k).find((k) => opensAt(tokens, k))
  if (near !== undefined) return near
  let k = from - 1
  while (k > from - TEST && isOfTest(tokens[k])) k--
  return opensAt(tokens, k) ? k : undefined
}

/** Tokens of "F(1, 58) = 7.4, p < .001, ". */
const TEST = 14

const isOfTest = (token: Token | undefined): boolean =>
  token !== undefined &&
  (isAmong('p P t F d z Z g r U χ2 = < > ≤ ≥ , ; : * _ − – - d.f df', token.text) || !Number.isNaN(token.word.value))

/** "compared with established factors (C-statistic 0.67 vs 0.65)": a name in the bracket itself. */
export function labelInside(shop: Workshop, view: View, from: number): string | undefined {
  const { tokens, phrases } = view
  const end = isAmong(', : =', tokens[from - 1]?.text) ? from - 1 : from
  const phrase = phrases.find(({ to }) => to === end)
  if (!phrase || !isAmong('( [ ;', tokens[phrase.from - 1]?.text) || bracketStart(tokens, from) < 0) return undefined
  if (coversArm(view, phrase.from, phrase.to) || phraseFrom(shop, view, phrase) !== phrase.from) return undefined
  const place = view.endsAt.get(end)
  if (place?.item.kind === 'Outcome') return asOutcome(shop, place)
  if (!isAmong('NOUN PROPN', tokens[end - 1]?.pos) || holdsAt(GROUP, tokens, end - 1)) return undefined
  return madeOf(shop, view, 'Outcome', phrase.from, phrase.to, phrase.name)
}

/** Whether the bracket at token `open` sets one value against another. */
function isPair(shop: Workshop, tokens: readonly Token[], open: number): boolean {
  const close = bracketEnd(tokens, open + 1)
  const versus = versusWords(shop)
  for (let k = open + 2; k < Math.min(close, open + PAIR); k++) if (endsVersus(tokens, k, versus)) return true
  return false
}

/** Tokens from a bracket to the "vs" of its values. */
const PAIR = 14

/** Whether nothing before the noun at token `start` makes it a place or an arm: "in plots", "than controls". */
function opensSubject({ tokens }: View, start: number): boolean {
  let k = start - 1
  while (isAmong('DET ADJ ADV', tokens[k]?.pos)) k--
  return k < 0 || isAmong(', ; : . and or of', tokens[k]?.norm)
}

/** "sensitivity was 46%, specificity 58%": nouns between a comma and a share. */
const isLabel = ({ tokens, phrases }: View, from: number): boolean =>
  phrases.some(({ from: start, to }) => to === from && to - start <= 3 && tokens[start - 1]?.text === ',') &&
  tokens[from + 1]?.text === '%'

/** "headache (8% vs 14%) and rash (5% vs 9%)", "headache in 8% and 14%": of a list's later members each has its numbers. */
export function listed(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const { tokens, places, phrases } = view
  const open = bracketBefore(tokens, from)
  const isLed = isAmong('in of by for to', tokens[from - 1]?.norm)
  // "pain was 3.7 vs 2.5 and fatigue 3.1 vs 2.2".
  const isDirect = open === undefined && !isLed
  if (isDirect && view.endsAt.get(from)?.item.kind !== 'Outcome' && !isLabel(view, from)) return undefined
  const end = open ?? (isLed ? from - 1 : from)
  const phrase = phrases.find(({ to }) => to === end)
  const place = view.endsAt.get(end)
  const start = Math.min(phrase?.from ?? end, place?.from ?? end)
  if (start === end || start <= first) return undefined
  let k = start - 1
  while (k > first && (isAmong('DET ADJ', tokens[k]?.pos) || isAmong('on in of for', tokens[k]?.norm))) k--
  // After numbers and a comma or "and".
  if (!isAmong(', and or ;', tokens[k]?.text)) return undefined
  while (k > first && isAmong(', and or ;', tokens[k]?.text)) k--
  if (
    !(isDirect && view.endsAt.get(k + 1)?.item.kind === 'Intervention') &&
    !closesAt(tokens, k) &&
    Number.isNaN(tokens[k]?.word.value ?? Number.NaN) &&
    tokens[k]?.text !== '%'
  )
    return undefined
  // "CO2 (3.6) and air (3.8)": arms.
  const opened = closesAt(tokens, k) ? bracketStart(tokens, k) : -1
  if (opened > 0 && view.endsAt.get(opened)?.item.kind === 'Intervention') return undefined
  if (coversArm(view, start, end) || tokens.slice(start, end).some(({ word }) => holds(TIME, word))) return undefined
  const outcome = places.find((one) => one.from >= start && one.to === end && one.item.kind !== 'Concept')
  if (outcome) return asOutcome(shop, outcome)
  return phrase && phraseFrom(shop, view, phrase) >= 0
    ? madeOf(shop, view, 'Outcome', phrase.from, phrase.to, phrase.name)
    : undefined
}
