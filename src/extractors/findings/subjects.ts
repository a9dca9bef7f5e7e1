// What a number is about: the label before a colon, the subject of its verb, or what the counted people did.
import { cueSet } from '../../text/cues.js'
import { skipBrackets } from '../../text/place.js'
import type { Token } from '../../types.js'
import { bracketStart } from './brackets.js'
import { cueAt } from './cues.js'
import { ofAmount, ofEstimate } from './estimated.js'
import { phraseFrom, TIME } from './heads.js'
import { coversArm, outcomesAfter, outcomesBefore } from './outcomes.js'
import { CLOSE, OPEN, type Quantity } from './quantity.js'
import type { Group } from './valued.js'
import { asOutcome, madeOf, type View, type Workshop } from './view.js'

/** Verbs that add nothing to their object. */
const NEUTRAL =
  /^(?:improved|worsened|increased|decreased|declined|deteriorated|reported|showed|had|experienced|developed|achieved|met|exhibited|suffered|demonstrated|displayed|attained|reached|recovered|sustained|endorsed|responded|with)$/
const STOP = /^;$/
const never = () => false

/** The outcome that words made for it name: a label, "measured as X", "than the X of B"; undefined without such words. */
export function namedOutcome(shop: Workshop, view: View, { values }: Group, first: number): string | undefined {
  const { quantity, arm } = values[0] as Group['values'][number]
  const end = (values.at(-1) as Group['values'][number]).quantity.to
  // "(yoga = 2 vs usual care = 11)": the arm's name is a label.
  const from =
    arm && arm.to <= quantity.from && OPEN.test(view.tokens[arm.from - 1]?.text ?? '') ? arm.from : quantity.from
  return (
    ofEstimate(shop, view, quantity) ??
    ofAmount(shop, view, quantity, first) ??
    onAverage(shop, view, quantity.label, first) ??
    labelBefore(shop, view, from, first) ??
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
    (quantity.percent || quantity.measure === 'count' || quantity.people === true || quantity.worded)
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
    subjectOf(shop, view, quantity.from, first) ??
    changed(shop, view, quantity.past, last) ??
    nearest(shop, view, quantity.from, first) ??
    following(shop, view, end, last)
  )
}

/** "12 relapses": a whole number right before the noun it counts. */
const countsThings = ({ tokens }: View, { value, measure, past, people }: Quantity): boolean =>
  measure === undefined &&
  !people &&
  Number.isInteger(value) &&
  /^(?:NOUN|ADJ)$/.test(tokens[past]?.pos ?? '') &&
  tokens.slice(Math.max(0, past - 4), past).some(({ norm }) => norm === 'there')

/** "Dropout: 9% vs 34%". */
function labelBefore(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const { tokens } = view
  for (let k = from - 1; k >= Math.max(first, from - 12); k--) {
    const { text, pos } = tokens[k] as Token
    if (STOP.test(text) || pos === 'VERB' || pos === 'AUX') return undefined
    if (text !== ':') continue
    // "These gains were clear: 74% …" is a sentence, not a label.
    if (tokens.slice(first, k).some((token) => token.pos === 'VERB' || token.pos === 'AUX')) return undefined
    const { outcomes } = outcomesBefore(shop, view, k)
    return outcomes.at(-1)
  }
  return undefined
}

/** "adherence, measured as completion of each dose (31% vs 33%)": what was measured. */
function measuredAs(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const { tokens } = view
  const open = [1, 2, 3].map((k) => from - k).find((k) => OPEN.test(tokens[k]?.text ?? ''))
  if (open === undefined) return undefined
  for (let k = open - 2; k >= Math.max(first + 1, open - 12); k--) {
    const { norm, pos, text } = tokens[k] as Token
    if (pos === 'VERB' || pos === 'AUX' || /^[,;:()]$/.test(text)) return undefined
    if (norm === 'as' && /^(?:measured|defined|assessed|expressed|or|and)$/.test(tokens[k - 1]?.norm ?? ''))
      return madeOf(shop, view, 'Outcome', tokens[k + 1]?.pos === 'DET' ? k + 2 : k + 1, open)
  }
  return undefined
}

/** "was higher (4.1 ml) than the mean volume of B (3.9 ml)": the second arm's words name the outcome again. */
function toldAgain(shop: Workshop, view: View, from: number, to: number): string | undefined {
  const { tokens, phrases } = view
  for (let k = from; k < to; k++) {
    if (tokens[k]?.norm !== 'than') continue
    const start = tokens[k + 1]?.pos === 'DET' ? k + 2 : k + 1
    const phrase = phrases.find((one) => one.from === start)
    if (!phrase || coversArm(view, phrase.from, phrase.to) || phraseFrom(shop, view, phrase) < 0) return undefined
    const { norm = '', pos = '' } = tokens[phrase.to] ?? {}
    if (!/^(?:of|in|for|with)$/.test(norm) && pos !== 'VERB') return undefined
    return madeOf(shop, view, 'Outcome', phrase.from, phrase.to, phrase.name)
  }
  return undefined
}

/** "pain scores (3.1 vs 4.6)": what stands before the bracket, where it is no arm. */
function bracketed(shop: Workshop, view: View, from: number): string | undefined {
  const { tokens } = view
  const open = [1, 2, 3].map((k) => from - k).find((k) => OPEN.test(tokens[k]?.text ?? ''))
  const before = tokens[(open ?? 0) - 1]
  if (open === undefined || (before?.pos !== 'NOUN' && before?.pos !== 'PROPN')) return undefined
  // "lower in compost plots (12 vs 29)" names a place; "improvement in pain (12 vs 29)" an outcome.
  const place = view.endsAt.get(open)
  const start = place?.from ?? view.phrases.find(({ to }) => to === open)?.from ?? open
  // "had a positive balance (1.8)": the object of a verb.
  let lead = start - 1
  while (/^(?:DET|ADJ|ADV)$/.test(tokens[lead]?.pos ?? '')) lead--
  const changed =
    (/^(?:in|of|on)$/.test(tokens[start - 1]?.norm ?? '') &&
      cueAt(tokens, start - 2, shop.knowledge)?.form === 'noun') ||
    (NEUTRAL.test(tokens[lead]?.norm ?? '') && tokens[lead]?.norm !== 'with')
  return place?.item.kind === 'Outcome' || changed ? outcomesBefore(shop, view, open).outcomes.at(-1) : undefined
}

/** "headache (8% vs 14%) and rash (5% vs 9%)", "headache in 8% and 14%": of a list's later members each has its numbers. */
function listed(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const { tokens, places, phrases } = view
  const open = OPEN.test(tokens[from - 1]?.text ?? '')
  if (!open && !/^(?:in|of|by|for)$/.test(tokens[from - 1]?.norm ?? '')) return undefined
  const end = from - 1
  const phrase = phrases.find(({ to }) => to === end)
  const place = view.endsAt.get(end)
  const start = Math.min(phrase?.from ?? end, place?.from ?? end)
  if (start === end || start <= first) return undefined
  let k = start - 1
  while (k > first && (/^(?:DET|ADJ)$/.test(tokens[k]?.pos ?? '') || /^(?:on|in|of|for)$/.test(tokens[k]?.norm ?? '')))
    k--
  // After numbers and a comma or "and".
  if (!/^(?:,|and|or|;)$/.test(tokens[k]?.text ?? '')) return undefined
  while (k > first && /^(?:,|and|or|;)$/.test(tokens[k]?.text ?? '')) k--
  if (
    !CLOSE.test(tokens[k]?.text ?? '') &&
    Number.isNaN(tokens[k]?.word.value ?? Number.NaN) &&
    tokens[k]?.text !== '%'
  )
    return undefined
  // "CO2 (3.6) and air (3.8)": arms.
  const opened = CLOSE.test(tokens[k]?.text ?? '') ? bracketStart(tokens, k) : -1
  if (opened > 0 && view.endsAt.get(opened)?.item.kind === 'Intervention') return undefined
  if (coversArm(view, start, end) || tokens.slice(start, end).some(({ norm }) => TIME.test(norm))) return undefined
  const outcome = places.find((one) => one.from >= start && one.to === end && one.item.kind !== 'Concept')
  if (outcome) return asOutcome(shop, outcome)
  return phrase && phraseFrom(shop, view, phrase) >= 0
    ? madeOf(shop, view, 'Outcome', phrase.from, phrase.to, phrase.name)
    : undefined
}

/** "83% of patients improved in mood", "(97%) were treated in clinics": what the people counted did. */
function ofCounted(shop: Workshop, view: View, past: number, last: number, counted: boolean): string | undefined {
  if (!counted) return undefined
  const { tokens } = view
  const counts = skipBrackets(tokens, /^[)\]]$/.test(tokens[past]?.text ?? '') ? past + 1 : past)
  // "12 (20%) participants in the yoga group".
  const k = cueSet(shop.knowledge.cues['study-words'], 'person').has(tokens[counts]?.norm ?? '') ? counts + 1 : counts
  const carried = /^(?:of|in|among|on|with|for|receiving|from)$/.test(tokens[k]?.norm ?? '')
  if (!carried && tokens[k]?.pos !== 'VERB' && tokens[k]?.pos !== 'AUX') return undefined
  const verb = finiteVerb(tokens, k, last)
  if (verb < 0) return undefined
  let main = verb
  while (
    main < last &&
    (tokens[main]?.pos === 'AUX' ||
      /^(?:was|were|had|been|be|have|has|also|not|ADV)$/.test(tokens[main]?.norm ?? '') ||
      tokens[main]?.pos === 'ADV')
  )
    main++
  if (main >= last) return undefined
  const inList = view.startsAt.get(main)
  if (inList) return asOutcome(shop, inList)
  const { outcomes } = outcomesAfter(shop, view, main + 1, never)
  // "improved in mood", "reported pain" have their object counted; of "quit smoking" the whole is.
  if (outcomes.length > 0 && NEUTRAL.test(tokens[main]?.norm ?? '')) return outcomes[0]
  let to = main + 1
  while (
    to < last &&
    to < main + 7 &&
    /^(?:NOUN|ADJ|PROPN|ADP|VERB|DET|ADV|PART)$/.test(tokens[to]?.pos ?? '') &&
    !/^(?:than|compared|versus|vs|with|at|after|by)$/.test(tokens[to]?.norm ?? '')
  )
    to++
  while (to > main + 1 && /^(?:ADP|DET|PART|ADV)$/.test(tokens[to - 1]?.pos ?? '')) to--
  return madeOf(shop, view, 'Outcome', main, to)
}

/** First finite verb of the group's own clause: "of [participants treated with X] were …". */
function finiteVerb(tokens: readonly Token[], from: number, last: number): number {
  let verb = -1
  for (let k = from; k < Math.min(last, from + 18); k++) {
    const { text, pos, norm } = tokens[k] as Token
    if (/^[,;:(]$/.test(text) || /^(?:versus|vs|compared|than|but|whereas|while)$/.test(norm)) break
    if (pos === 'AUX' || /^(?:was|were|had|did)$/.test(norm)) {
      if (!/^(?:who|that|which)$/.test(tokens[k - 1]?.norm ?? '')) return k
    } else if (
      verb < 0 &&
      pos === 'VERB' &&
      !/^(?:group|arm|condition|treated|assigned|receiving|allocated|randomized|given|taking)$/.test(norm) &&
      // "assigned to staple transection": the tagger takes "staple" for a verb.
      !/^(?:who|that|which|to)$/.test(tokens[k - 1]?.norm ?? '')
    )
      verb = k
  }
  return verb
}

/** "dropout rates were 9%", "the rate of relapse fell from 30% to 12%". */
function subjectOf(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const { tokens } = view
  for (let k = from - 1; k >= Math.max(first, from - 14); k--) {
    const { text, pos, norm } = tokens[k] as Token
    if (STOP.test(text)) return undefined
    // The tagger takes "mean" for a verb.
    if ((norm === 'mean' || (pos !== 'VERB' && pos !== 'AUX')) && !/^(?:of|=)$/.test(norm)) continue
    // "Walks reduced relapse by 30%": the object stands between verb and number.
    const after = norm === 'of' || isLink(pos, norm) ? undefined : outcomesAfter(shop, view, k + 1, never)
    if (after && after.outcomes.length > 0 && after.to <= from) return after.outcomes.at(-1)
    const { outcomes } = outcomesBefore(shop, view, k)
    if (outcomes.length > 0) return outcomes.at(-1)
    // "Falls occurred in": the tagger takes a plural that opens a sentence for a verb.
    if (k - 1 === first && tokens[first]?.pos === 'VERB' && /s$/.test(tokens[first]?.text ?? ''))
      return madeOf(shop, view, 'Outcome', first, k)
  }
  return undefined
}

const isLink = (pos: string, norm: string): boolean => pos === 'AUX' || norm === '='

/** "a 30% reduction in relapse". */
function changed(shop: Workshop, view: View, past: number, last: number): string | undefined {
  const { tokens } = view
  for (let k = past; k < Math.min(last, past + 4); k++)
    if (
      /^(?:reduction|increase|decrease|improvement|drop|decline|rise|rate|response|risk|gain)$/.test(
        tokens[k]?.norm ?? '',
      ) &&
      /^(?:in|of)$/.test(tokens[k + 1]?.norm ?? '')
    )
      return outcomesAfter(shop, view, k + 1, never).outcomes[0]
  return undefined
}

/** "seeing several therapists, on average six": what is counted stands before the words of averaging. */
function onAverage(shop: Workshop, view: View, label: number | undefined, first: number): string | undefined {
  if (label === undefined || view.tokens[label]?.norm !== 'on') return undefined
  let end = label
  while (end > first && /^[,—–(-]$/.test(view.tokens[end - 1]?.text ?? '')) end--
  // With its modifiers: of "multiple therapists" the number is not that of therapists.
  let from = end
  while (from > first && /^(?:NOUN|PROPN|ADJ)$/.test(view.tokens[from - 1]?.pos ?? '')) from--
  return madeOf(shop, view, 'Outcome', from, end)
}

/** The outcome last named before the number, in its sentence. */
function nearest(shop: Workshop, view: View, from: number, first: number): string | undefined {
  const before = view.places.filter((place) => place.to <= from && place.from >= first && place.item.kind === 'Outcome')
  const last = before.at(-1)
  if (!last) return undefined
  // Of a list ("in A and B (d = 0.4)") every member would do: the last stands nearest.
  return asOutcome(shop, last)
}

function following(shop: Workshop, view: View, end: number, last: number): string | undefined {
  const next = view.places.find((place) => place.from >= end && place.to <= last && place.item.kind === 'Outcome')
  return next && asOutcome(shop, next)
}
