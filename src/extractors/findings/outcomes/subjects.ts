// What a number is about: the label before a colon, the subject of its verb, or what the counted people did.

import { isAmong } from '../../../text/among.js'
import { cueSet, oneOf } from '../../../text/cues.js'
import { skipBrackets } from '../../../text/place.js'
import { isMark } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { closesAt, opensAt } from '../brackets.js'
import { cueAt, type Form } from '../directions/cues.js'
import type { Quantity } from '../numbers/quantity.js'
import type { Group } from '../values/valued.js'
import { asOutcome, BE, coversArm, madeOf, type View, type Workshop } from '../view.js'
import { toldAgain } from './again.js'
import { outcomesAfter, outcomesBefore } from './beside.js'
import { bracketed, labelInside, listed, measuredAs, NEUTRAL } from './bracketed.js'
import { ofAmount, ofEstimate } from './estimated.js'
import { phraseFrom } from './heads.js'
import { following, nearest } from './near.js'
import { averaged, needed } from './needed.js'

const never = () => false

/** The outcome that words made for it name: a label, "measured as X", "than the X of B"; undefined without such words. */
export function namedOutcome(shop: Workshop, view: View, { values }: Group, first: number): string | undefined {
  const { quantity, arm } = values[0] as Group['values'][number]
  const end = (values.at(-1) as Group['values'][number]).quantity.to
  // "(yoga = 2 vs usual care = 11)": the arm's name is a label.
  const from = arm && arm.to <= quantity.from && opensAt(view.tokens, arm.from - 1) ? arm.from : quantity.from
  return (
    ofEstimate(shop, view, quantity) ??
    ofAmount(shop, view, quantity, first) ??
    toldFor(view, quantity) ??
    ofMean(view, quantity) ??
    ofFewer(shop, view, quantity) ??
    nounAfter(shop, view, quantity) ??
    onAverage(shop, view, quantity.label, first) ??
    labelBefore(shop, view, from, first) ??
    labelInside(shop, view, from) ??
    measuredAs(shop, view, from, first) ??
    listed(shop, view, from, first) ??
    toldAgain(shop, view, quantity.past, end)
  )
}

/** The outcome of a group of values in tokens `[first, last)` by what stands near, undefined where its words don't say. */
export function outcomeOfGroup(
  shop: Workshop,
  view: View,
  group: Group,
  first: number,
  last: number,
): string | undefined {
  const { quantity } = group.values[0] as Group['values'][number]
  const end = (group.values.at(-1) as Group['values'][number]).quantity.to
  const counted =
    !quantity.labelled &&
    // "fell by 30%" is no share.
    view.tokens[quantity.from - 1]?.norm !== 'by' &&
    (quantity.percent || quantity.measure === 'count' || quantity.people || quantity.worded)
  // "no deaths in the yoga group", "there were 12 relapses".
  if (view.tokens[quantity.at]?.norm === 'no' || countsThings(view, quantity)) {
    const { outcomes } = outcomesAfter(shop, view, quantity.past, never)
    if (outcomes.length > 0) return outcomes[0]
  }
  const pastOf = ({ percent, past, to }: Quantity) => (percent ? past : to)
  const { quantity: final, arm } = group.values.at(-1) as Group['values'][number]
  // "30 (49%) usual care participants responded".
  const followed = arm !== undefined && arm.from >= final.to && arm.from <= final.to + 1 ? arm.to : pastOf(final)
  return (
    bracketed(shop, view, quantity.from) ??
    ofCounted(shop, view, pastOf(quantity), last, counted) ??
    // "12 of 60 with yoga and 25 of 61 with usual care relapsed".
    (final === quantity ? undefined : ofCounted(shop, view, followed, last, counted)) ??
    (quantity.prior === undefined ? undefined : ofCounted(shop, view, quantity.prior, quantity.from, counted)) ??
    averaged(shop, view, quantity) ??
    subjectOf(shop, view, quantity, first) ??
    changed(shop, view, quantity.past, last) ??
    nearest(shop, view, quantity.from, first) ??
    following(shop, view, end, last)
  )
}

/** "7.8 mmHg for systolic blood pressure": an outcome by name right after its value. */
function toldFor({ tokens, startsAt }: View, { to, labelled, comparative, measure }: Quantity): string | undefined {
  if (comparative && labelled && measure !== 'effect-size' && measure !== 'smd') return undefined
  let k = to
  while (k < to + UNIT && isAmong('NOUN PROPN SYM X', tokens[k]?.pos)) k++
  k = skipBrackets(tokens, k)
  if (tokens[k]?.norm !== 'for') return undefined
  const place = startsAt.get(tokens[k + 1]?.pos === 'DET' ? k + 2 : k + 1)
  if (place?.item.kind !== 'Outcome' || tokens[place.to]?.pos === 'NOUN') return undefined
  return place.item.entity
}

/** "a mean of 2.3 heavy drinking days": an outcome by name that was counted. */
function ofMean({ tokens, startsAt }: View, { measure, labelled, at, past }: Quantity): string | undefined {
  if (!labelled || !isAmong('mean median', measure) || tokens[at - 1]?.norm !== 'of') return undefined
  const place = startsAt.get(past)
  return place?.item.kind === 'Outcome' ? place.item.entity : undefined
}

/** "3.1 fewer drinks per week than": what is counted. */
function ofFewer(shop: Workshop, view: View, { comparative, labelled, past, to }: Quantity): string | undefined {
  if (!comparative || labelled || !isAmong('fewer more less', view.tokens[past]?.norm)) return undefined
  const start = past + 1
  const place = view.startsAt.get(start)
  if (place?.item.kind === 'Outcome') return place.item.entity
  const phrase = view.phrases.find(({ from, to: end }) => from <= start && end > start && end > to - 1)
  return phrase && madeOf(shop, view, 'Outcome', start, phrase.to)
}

/** "81% patient satisfaction", "a 20% relapse rate": the nouns right after a share. */
function nounAfter(shop: Workshop, view: View, { percent, past, comparative }: Quantity): string | undefined {
  if (!percent || comparative) return undefined
  const { tokens } = view
  const phrase = view.phrases.find(
    ({ from, to }) => to > past && from >= past - 3 && from <= past && !coversArm(view, past, to),
  )
  if (!phrase || phraseFrom(shop, view, phrase) < 0) return undefined
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  const head = tokens[phrase.to - 1]?.norm ?? ''
  if (people.has(head) || cueAt(tokens, phrase.to - 1, shop.knowledge) || tokens[phrase.to - 1]?.pos !== 'NOUN')
    return undefined
  if (!isAmong('in with for on among , . ; ) and vs versus compared at', tokens[phrase.to]?.norm ?? '.'))
    return undefined
  const place = view.endsAt.get(phrase.to)
  if (place?.item.kind === 'Outcome' && place.from >= past) return asOutcome(shop, place)
  return madeOf(shop, view, 'Outcome', past, phrase.to)
}

/** Tokens of "mmHg", "mg per day". */
const UNIT = 3

/** "12 relapses": a whole number right before the noun it counts. */
const countsThings = ({ tokens }: View, { value, measure, past, people }: Quantity): boolean =>
  measure === undefined &&
  !people &&
  Number.isInteger(value) &&
  isAmong('NOUN ADJ', tokens[past]?.pos) &&
  tokens.slice(Math.max(0, past - 4), past).some(({ norm }) => norm === 'there')

/** "Dropout: 9% vs 34%". */
function labelBefore(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const { tokens } = view
  for (let k = from - 1; k >= Math.max(first, from - 12); k--) {
    const { text, pos } = tokens[k] as Token
    if (text === ';' || pos === 'VERB' || pos === 'AUX') return undefined
    if (text !== ':') continue
    // "These gains were clear: 74% …" is a sentence, not a label.
    if (tokens.slice(first, k).some((token) => token.pos === 'VERB' || token.pos === 'AUX')) return undefined
    const { outcomes } = outcomesBefore(shop, view, k)
    return outcomes.at(-1)
  }
  return undefined
}

/** "83% of patients improved in mood", "(97%) were treated in clinics": what the people counted did. */
function ofCounted(shop: Workshop, view: View, past: number, last: number, counted: boolean): string | undefined {
  if (!counted) return undefined
  const { tokens } = view
  const counts = skipBrackets(tokens, closesAt(tokens, past) ? past + 1 : past)
  // "12 (20%) participants in the yoga group", "12 (20%) assessable patients".
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  const who = [counts, counts + 1].find((at) => people.has(tokens[at]?.norm ?? ''))
  const k = who === undefined || (who > counts && tokens[counts]?.pos !== 'ADJ') ? counts : who + 1
  const carried = isAmong('of in among on with for receiving using wearing taking undergoing from', tokens[k]?.norm)
  if (!carried && tokens[k]?.pos !== 'VERB' && tokens[k]?.pos !== 'AUX') return undefined
  const verb = finiteVerb(tokens, k, last)
  if (verb < 0) return undefined
  let main = verb
  while (
    main < last &&
    (tokens[main]?.pos === 'AUX' ||
      isAmong('was were had been be have has also not ADV', tokens[main]?.norm) ||
      tokens[main]?.pos === 'ADV')
  )
    main++
  // "the rate (26 vs 31%) was similar": told of the rate.
  if (main >= last || isComparison(cueAt(tokens, main, shop.knowledge)?.form)) return undefined
  const inList = view.startsAt.get(main)
  if (inList) return asOutcome(shop, inList)
  const { outcomes } = outcomesAfter(shop, view, main + 1, never)
  // "improved in mood", "reported pain" have their object counted; of "quit smoking" the whole is.
  if (outcomes.length > 0 && holdsAt(NEUTRAL, tokens, main)) return outcomes[0]
  let to = main + 1
  while (
    to < last &&
    to < main + 7 &&
    isAmong('NOUN ADJ PROPN ADP VERB DET ADV PART', tokens[to]?.pos) &&
    !isAmong('than compared versus vs with at after by', tokens[to]?.norm)
  )
    to++
  while (to > main + 1 && isAmong('ADP DET PART ADV', tokens[to - 1]?.pos)) to--
  // "showed" alone tells nothing.
  if (
    to === main + 1 &&
    holdsAt(NEUTRAL, tokens, main) &&
    !isAmong('improved worsened deteriorated recovered responded', tokens[main]?.norm)
  )
    return undefined
  return madeOf(shop, view, 'Outcome', main, to)
}

const isComparison = (form: Form | undefined): boolean =>
  form === 'adjective' || form === 'comparative' || form === 'differ'

/** First finite verb of the group's own clause: "of [participants treated with X] were …". */
function finiteVerb(tokens: readonly Token[], from: number, last: number): number {
  let verb = -1
  for (let k = from; k < Math.min(last, from + 18); k++) {
    const { pos, norm } = tokens[k] as Token
    if (isMark(',;:(', tokens[k]) || isAmong('versus vs compared than but whereas while', norm)) break
    // "was seen in 12 with A and was seen in 25 with B": the first subject's again.
    if (norm === 'and' && isAmong('was were', tokens[k + 1]?.norm)) break
    if (pos === 'AUX' || isAmong('was were had did', norm)) {
      if (!isAmong('who that which', tokens[k - 1]?.norm)) return k
    } else if (
      verb < 0 &&
      pos === 'VERB' &&
      !isAmong(
        'group arm condition treated assigned receiving using wearing undergoing allocated randomized given taking mean median',
        norm,
      ) &&
      // "assigned to staple transection": the tagger takes "staple" for a verb.
      !isAmong('who that which to', tokens[k - 1]?.norm)
    )
      verb = k
  }
  return verb
}

/** "dropout rates were 9%", "the rate of relapse fell from 30% to 12%". */
function subjectOf(shop: Workshop, view: View, quantity: Quantity, first: number): string | undefined {
  const [{ tokens }, { from }] = [view, quantity]
  for (let k = from - 1; k >= Math.max(first, from - 14); k--) {
    const { text, pos, norm } = tokens[k] as Token
    if (text === ';' || (norm === 'that' && holdsAt(REPORTS, tokens, k - 1))) return undefined
    // The tagger takes "mean" for a verb.
    if ((norm === 'mean' || (pos !== 'VERB' && pos !== 'AUX')) && !isAmong('of =', norm)) continue
    // "Expression was decreased in the cells (2.1 vs 4.2)": of the subject.
    const isPassive =
      [1, 2].some((n) => holdsAt(BE, tokens, k - n)) && cueAt(tokens, k, shop.knowledge)?.form === 'verb'
    const told = isPassive && tokens[k + 1]?.norm === 'in' ? outcomesBefore(shop, view, k).outcomes : []
    if (told.length > 0) return told.at(-1)
    // "Walks reduced relapse by 30%": the object stands between verb and number.
    const after = norm === 'of' || pos === 'AUX' || norm === '=' ? undefined : outcomesAfter(shop, view, k + 1, never)
    if (after && after.outcomes.length > 0 && after.to <= from) return after.outcomes.at(-1)
    const { outcomes } = outcomesBefore(shop, view, norm === 'of' ? wholeTo(shop, view, k, from) : k)
    if (outcomes.length > 0) return outcomes.at(-1)
    const thing = pos === 'AUX' ? needed(shop, view, quantity, k) : undefined
    if (thing !== undefined) return thing
    // "Falls occurred in": the tagger takes a plural that opens a sentence for a verb.
    if (k - 1 === first && tokens[first]?.pos === 'VERB' && /s$/.test(tokens[first]?.text ?? ''))
      return madeOf(shop, view, 'Outcome', first, k)
  }
  return undefined
}

/** "The questionnaires revealed that 20% were": nothing is told of the questionnaires. */
const REPORTS = oneOf('revealed showed shown indicated demonstrated found reported suggested confirmed estimated')

/** "The onset of action in the yoga group (3.0 min)": past the noun phrase that an "of" at token `k` stands in, if no arm does. */
function wholeTo(shop: Workshop, view: View, k: number, at: number): number {
  // "20 mg/dl of urate" is an amount.
  const head = view.tokens[k - 1]
  if (head?.pos !== 'NOUN' || view.tokens[k - 2]?.text === '/') return k
  if (cueSet(shop.knowledge.cues.directions, 'not-outcome').has(head.norm)) return k
  const whole = view.phrases.find(({ from, to }) => from < k && to > k + 1 && to <= at)
  return whole && !coversArm(view, k + 1, whole.to) ? whole.to : k
}

/** "a 30% reduction in relapse". */
function changed(shop: Workshop, view: View, past: number, last: number): string | undefined {
  const { tokens } = view
  for (let k = past; k < Math.min(last, past + 4); k++)
    if (
      isAmong('reduction increase decrease improvement drop decline rise rate response risk gain', tokens[k]?.norm) &&
      isAmong('in of', tokens[k + 1]?.norm)
    )
      return outcomesAfter(shop, view, k + 1, never).outcomes[0]
  return undefined
}

/** "seeing several therapists, on average six": what is counted stands before the words of averaging. */
function onAverage(shop: Workshop, view: View, label: number | undefined, first: number): string | undefined {
  if (label === undefined || view.tokens[label]?.norm !== 'on') return undefined
  let end = label
  while (end > first && isAmong(', — – ( -', view.tokens[end - 1]?.text)) end--
  // With its modifiers: of "multiple therapists" the number is not that of therapists.
  let from = end
  while (from > first && isAmong('NOUN PROPN ADJ', view.tokens[from - 1]?.pos)) from--
  return madeOf(shop, view, 'Outcome', from, end)
}
