// Outcomes that stand beside a word: the list after "reductions in", the subject before "improved".
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { type Placed, skipBrackets } from '../../../text/place.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Mention, Phrase, Token } from '../../../types.js'
import { skipBack } from '../brackets.js'
import { clauseStart } from '../clauses.js'
import { asOutcome, coversArm, madeOf, type Named, type View, type Workshop } from '../view.js'
import { beforeAside, FOLD, isExcepted, pastInto, pastMeasured, pastTail, pastWhom } from './between.js'
import { opensGroup } from './groups.js'
import {
  beforeAdjunct,
  beforeMeasure,
  beforePostmodifier,
  countedAt,
  measuredOf,
  nameFrom,
  phraseFrom,
  wholeFrom,
} from './heads.js'
import { lastingAt } from './lasting.js'

const isOutcome = (shop: Workshop, { item }: Placed<Mention>) =>
  item.kind === 'Outcome' || item.kind === 'Condition' || (item.kind === 'Concept' && !isGiven(shop, item.entity))

/** "pioglitazone", where an arm is "30 days of pioglitazone". */
function isGiven({ arms, entities }: Workshop, id: string): boolean {
  const name = ` ${entities.get(id)?.name.toLowerCase() ?? ''} `
  return arms.some(({ entity }) => ` ${entities.get(entity)?.name.toLowerCase() ?? ''} `.includes(name))
}
const LINK = /^(?:,|and|or|nor|&|\/|both|as|well)$/i
const PAIRED = oneOf('either neither both')
const MEASURED = oneOf(
  'risk rate incidence odds prevalence frequency likelihood probability chance occurrence severity',
)
const TIMED = oneOf('time distance speed capacity ability performance skill difficulty rate')
const CONSUMED = oneOf('requirement necessity consumption use intake need dose usage demand')

/** Outcomes of the list that starts at token `i` (its preposition, if it has one, at `i`). `isCue` ends the list; `counted` after "fewer". */
export function outcomesAfter(
  shop: Workshop,
  view: View,
  i: number,
  isCue: (k: number) => boolean,
  counted = false,
): Pick<Named, 'outcomes' | 'to' | 'ends'> {
  const { tokens, startsAt } = view
  const outcomes: string[] = []
  const ends = new Map<string, number>()
  let k = pastInto(tokens, i)
  if (holdsAt(PAIRED, tokens, k)) k++
  // "risk of falls", "a rate of nausea": of what.
  while (isAmong('DET ADJ', tokens[k]?.pos) && !startsAt.has(k) && holdsAt(MEASURED, tokens, k + 1)) k++
  // A name may be no more than "rate".
  if (
    (startsAt.get(k)?.to ?? k + 1) === k + 1 &&
    holdsAt(MEASURED, tokens, k) &&
    isAmong('of for', tokens[k + 1]?.norm)
  ) {
    k += 2
    // "the rate of wound infection": the tagger takes "wound" for a verb.
    if (tokens[k]?.pos === 'VERB' && tokens[k + 1]?.pos === 'NOUN') {
      const id = startsAt.has(k) ? undefined : madeOf(shop, view, 'Outcome', k, k + 2)
      if (id !== undefined) return { outcomes: [id], to: k + 2 }
    }
  }
  const lasting = lastingAt(shop, view, k)
  if (lasting) return lasting
  const first = k
  // "in the insulin pump group", "in the PCO patients": who they are, whatever the words are.
  if (opensGroup(shop, tokens, k)) return { outcomes, to: i }
  let end = i
  while (k < tokens.length && k < i + 45) {
    const token = tokens[k] as Token
    const place = startsAt.get(k)
    if (place) {
      // "fewer medications" counts what elsewhere is a treatment.
      const asCounted = counted && outcomes.length === 0 && place.item.kind === 'Intervention'
      if (!isOutcome(shop, place) && !asCounted) break
      if (asCounted)
        outcomes.push(...[madeOf(shop, view, 'Outcome', place.from, place.to)].filter((id) => id !== undefined))
      else outcomes.push(...innerOutcomes(shop, view, place))
      k = end = pastTail(tokens, place.to)
      ends.set(outcomes.at(-1) ?? '', end)
      continue
    }
    if (k > first && isCue(k)) break
    // "in pain (P = .04), sleep (P = .02) and mood".
    const past = outcomes.length > 0 ? skipBrackets(tokens, pastMeasured(tokens, pastWhom(tokens, k))) : k
    if (past > k && isAmong(', and', tokens[past]?.norm)) {
      k = past
      continue
    }
    const phrase = phraseAt(view, k, isCue)
    if (
      phrase &&
      !coversArm(view, phrase.from, phrase.to) &&
      !isCue(phrase.head) &&
      (phraseFrom(shop, view, phrase) === k || (counted && isDays(view, phrase)))
    ) {
      const inner = view.places.find(({ from, to, item }) => from > k && to <= phrase.to && item.kind === 'Outcome')
      const id = inner ? asOutcome(shop, inner) : madeOf(shop, view, 'Outcome', phrase.from, phrase.to, phrase.name)
      if (id) outcomes.push(id)
      k = end = phrase.to
      if (id) ends.set(id, end)
      continue
    }
    // "walking time", whose first word the tagger takes for a verb.
    const timed = token.pos === 'VERB' && /ing$/.test(token.text) ? phraseAt(view, k + 1, isCue) : undefined
    if (timed && holdsAt(TIMED, tokens, timed.head)) {
      const id = madeOf(shop, view, 'Outcome', k, timed.to)
      if (id) outcomes.push(id)
      k = end = timed.to
      if (id) ends.set(id, end)
      continue
    }
    if (
      LINK.test(token.text) ||
      isAmong('DET ADJ NUM PRON', token.pos) ||
      (token.pos === 'ADV' && (k === first || tokens[k + 1]?.pos === 'ADJ')) ||
      (token.pos === 'NOUN' && outcomes.length === 0)
    )
      k++
    else if (/^(?:in|of|on|across|for|to)$/i.test(token.text) && LINK.test(tokens[k - 1]?.text ?? '')) k++
    else break
  }
  const own = distinct(outcomes)
  return { outcomes: own, to: end, ends: own.map((outcome) => ends.get(outcome) ?? 0) }
}

const distinct = (outcomes: string[]): string[] => (outcomes.length < 2 ? outcomes : [...new Set(outcomes)])

/** "fewer febrile days". */
const isDays = ({ tokens }: View, { from, head }: Phrase): boolean =>
  head > from && isAmong('day night hour', tokens[head]?.norm)

/** The phrase that starts at token `k`, or what is left of one whose first word is the cue: "shorter [healing time]". */
function phraseAt({ phrases }: View, k: number, isCue: (k: number) => boolean): Phrase | undefined {
  const own = phrases.find(({ from }) => from === k)
  if (own || !isCue(k - 1)) return own
  const held = phrases.find(({ from, head }) => from < k && head >= k)
  if (!held) return undefined
  const { name: _, ...bare } = held
  return { ...bare, from: k }
}

/** Every outcome of a mention that names several: "emergency and inpatient admissions". */
function innerOutcomes(shop: Workshop, view: View, place: Placed<Mention>): string[] {
  const same = view.places.filter(
    ({ from, to, item }) => from === place.from && to === place.to && item.kind === place.item.kind,
  )
  const ends = view.places.filter(
    (other) =>
      other.from > place.from &&
      other.to === place.to &&
      isOutcome(shop, other) &&
      LINK.test(view.tokens[other.from - 1]?.text ?? '') &&
      // Not "VF" of "survival free from VT or VF".
      !view.tokens.slice(place.from, other.from).some(({ pos }) => pos === 'ADP'),
  )
  return [...same, ...ends].map((one) => asOutcome(shop, one))
}

/** Outcomes of the subject that ends before token `i`: "Pain, on a scale of ten, [fell]". */
export function outcomesBefore(shop: Workshop, view: View, i: number): Pick<Named, 'outcomes' | 'from' | 'ends'> {
  const { tokens, endsAt } = view
  const measured = measuredOf(shop, view, i)
  if (measured) return measured
  const outcomes: string[] = []
  const ends = new Map<string, number>()
  const add = (outcome: string, end: number) => {
    outcomes.unshift(outcome)
    ends.set(outcome, end)
  }
  let k = i - 1
  let from = i
  // "pain, mobility [and nausea]": what stands before it is one of a list, known or not.
  let inList = false
  for (let steps = 0; k >= 0 && steps < 40; steps++) {
    const token = tokens[k] as Token
    const place = endsAt.get(k + 1)
    const aside = outcomes.length === 0 ? beforeAside(tokens, k) : k
    if (aside < k) {
      k = aside
      continue
    }
    // "the pregnancy rate per cycle [was]": what follows the preposition says when or how.
    const head = outcomes.length === 0 ? beforePostmodifier(shop, view, k) : k
    if (head < k) {
      k = head
      continue
    }
    // "Pain in the yoga group [was]": of whom, not what.
    const before = outcomes.length === 0 && place?.item.kind !== 'Outcome' ? beforeAdjunct(view, k) : k
    if (before < k && (place === undefined || consumedFrom(tokens, place.from) < 0)) {
      k = before
      continue
    }
    if (place) {
      // "the requirement for morphine", "morphine consumption": how much was needed is an outcome.
      if (place.item.kind === 'Intervention' && outcomes.length === 0) {
        const start = consumedFrom(tokens, place.from)
        const id = start < 0 ? undefined : madeOf(shop, view, 'Outcome', start, place.to)
        if (id === undefined) break
        add(id, place.to)
        from = start
        k = start - 1
        continue
      }
      // "the proportion of patients with insomnia": what they have.
      const had = outcomes.length === 0 && place.item.kind === 'Population' ? sharedBy(shop, view, place) : undefined
      if (had) {
        add(asOutcome(shop, had), place.to)
        from = place.from
        k = from - 1
        continue
      }
      // "better than no rest (70% vs 15%)": whom it is compared with.
      const than = tokens[place.from - 1]?.norm === 'no' ? place.from - 2 : place.from - 1
      if (!isOutcome(shop, place) || tokens[than]?.norm === 'than' || isExcepted(tokens, place.from)) break
      const start = nameFrom(shop, view, place.from)
      const whole = start < place.from ? madeOf(shop, view, 'Outcome', start, place.to) : undefined
      for (const one of whole === undefined ? innerOutcomes(shop, view, place).reverse() : [whole]) add(one, place.to)
      from = whole === undefined ? place.from : start
      k = from - 1
      continue
    }
    // "weight (81 kg vs 82 kg) and height (1.7 m vs 1.8 m) were": each with its own.
    const listed = outcomes.length > 0 && isAmong(', and or', tokens[k + 1]?.norm)
    const skipped =
      outcomes.length === 0 ? beforeMeasure(tokens, skipBack(tokens, k)) : listed ? skipBack(tokens, k) : k
    if (skipped < k) {
      k = skipped
      continue
    }
    const phrase = view.phrases.find(({ to }) => to === k + 1)
    if (
      phrase &&
      (outcomes.length === 0 || (inList && !isAmong('ADP PART VERB', tokens[phrase.from - 1]?.pos))) &&
      phraseFrom(shop, view, phrase) >= 0 &&
      (!coversArm(view, phrase.from, phrase.to) || holdsAt(CONSUMED, tokens, phrase.head))
    ) {
      const own = phraseFrom(shop, view, phrase)
      const start = own < phrase.from ? own : wholeFrom(shop, view, phrase)
      const id = madeOf(shop, view, 'Outcome', start, phrase.to, start < phrase.from ? undefined : phrase.name)
      if (id) add(id, phrase.to)
      from = start
      k = start - 1
      continue
    }
    const counted = outcomes.length === 0 ? countedAt(shop, view, k) : undefined
    const done = counted && madeOf(shop, view, 'Outcome', ...counted)
    if (counted && done !== undefined) return { outcomes: [done], from: counted[0] }
    const pass =
      outcomes.length === 0
        ? isAmong('AUX ADV PART NUM', token.pos) ||
          FOLD.test(token.text) ||
          isAmong('all both each', token.norm) ||
          holds(SAID, token.word) ||
          isRelative(tokens, k)
        : LINK.test(token.text) || isAmong('DET ADJ', token.pos)
    // "after the meal, pain [fell]": no list.
    const opens = tokens[clauseStart(tokens, k, 0)]?.pos ?? ''
    if (!pass || (token.text === ',' && outcomes.length > 0 && !inList && isAmong('ADP SCONJ ADV', opens))) break
    inList ||= isAmong('and or nor &', token.norm)
    k--
  }
  const own = distinct(outcomes)
  return { outcomes: own, from, ends: own.map((outcome) => ends.get(outcome) ?? 0) }
}

/** "occurred less often", "5% higher": what may stand between a subject and its comparative. */
const SAID = oneOf(
  'occurred developed happened reported observed seen recorded found shown noted considered tended did does do be to remained remain became appeared seemed proved % percent percentage point fold',
)

/** "except for pain, which [was lower]". */
const isRelative = (tokens: readonly Token[], k: number): boolean =>
  tokens[k]?.norm === 'which' ||
  (tokens[k]?.norm === 'that' && tokens[k + 1]?.pos === 'AUX') ||
  (tokens[k]?.text === ',' && tokens[k + 1]?.norm === 'which')

const consumedFrom = (tokens: readonly Token[], at: number): number =>
  isAmong('of for', tokens[at - 1]?.norm) && holdsAt(CONSUMED, tokens, at - 2) ? at - 2 : -1

/** What the people have of whom the proportion is told. */
const sharedBy = (
  shop: Workshop,
  { tokens, places }: View,
  { from, to }: Placed<Mention>,
): Placed<Mention> | undefined =>
  tokens[from - 1]?.norm === 'of' && isAmong('proportion percentage number rate share', tokens[from - 2]?.norm)
    ? places.find((one) => one.from > from && one.to === to && isOutcome(shop, one))
    : undefined
