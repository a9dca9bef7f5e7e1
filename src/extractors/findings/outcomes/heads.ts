// Words before an outcome that belong to its name, and words after it that only say for whom or when.

import { isAmong } from '../../../text/among.js'
import { cueSet, oneOf } from '../../../text/cues.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Phrase, Token } from '../../../types.js'
import { isGroupWord } from '../arms/words.js'
import { clauseStart } from '../clauses.js'
import { cueAt } from '../directions/cues.js'
import { asOutcome, madeOf, type View, type Workshop } from '../view.js'

/** Heads that are no outcome alone and one with a modifier: "operating time", "glucose level". */
const QUANTITY = /^(?:time|level|ratio|number|test|score|value|rate|response)$/
const CHANGE = /^(?:increase|decrease|reduction|decline|change|improvement|baseline)$/
/** How large a change was. */
const MUCH = oneOf(
  'relative absolute mean median average overall significant percent percentage nonsignificant marked slight further',
)
/** "time to relapse" goes down where relapse goes up: the head is part of the name. */
const LASTING = /^(?:time|duration|onset|length|latency|interval)$/

const CIRCUMSTANCE = oneOf(
  'rest night movement exertion coughing walking mobilization injection surgery operation swallowing intubation extubation discharge delivery birth admission',
)

/** Heads whose name begins with what was done: "walking distance", "6 minute walk distance". */
const DONE = oneOf('distance speed time test capacity ability performance tolerance difficulty frequency depth')

/** First token of "6 minute walk [distance]", whose "walk" the tagger takes for a verb; `at` where no such word stands. */
function doneFrom({ knowledge }: Workshop, { tokens }: View, at: number): number {
  let k = at - 1
  if (!holdsAt(DONE, tokens, at) || tokens[k]?.pos !== 'VERB' || /ed$/.test(tokens[k]?.text ?? '')) return at
  if (cueAt(tokens, k, knowledge)) return at
  if (isAmong('minute min', tokens[k - 1]?.norm) && tokens[k - 2]?.pos === 'NUM') k -= 2
  else if (/^\p{L}+-min(?:ute)?$/u.test(tokens[k - 1]?.text ?? '')) k--
  const before = tokens[k - 1]
  return before === undefined || isAmong('DET ADJ PUNCT CCONJ ADP', before.pos) ? k : at
}

/** "[number of] calls completed", "vocabulary [gains]" that end at token `k`: the tokens of what was counted or changed. */
export function countedAt({ knowledge }: Workshop, { tokens, phrases }: View, k: number): [number, number] | undefined {
  const phrase = phrases.find(({ from, head, to }) => to === k + 1 && head === k && from < k)
  if (phrase && GAINS.test(tokens[k]?.text ?? '') && tokens[k - 1]?.pos === 'NOUN' && !cueAt(tokens, k - 1, knowledge))
    return [phrase.from, k]
  if (tokens[k]?.pos !== 'VERB' || !/ed$/.test(tokens[k]?.text ?? '')) return undefined
  for (let p = k - 1; p > k - 5 && isAmong('NOUN PROPN ADJ VERB', tokens[p]?.pos); p--)
    if (tokens[p - 1]?.norm === 'of') {
      if (!isAmong('number proportion', tokens[p - 2]?.norm)) return undefined
      // "the proportion of women recovered": what they did.
      const people = cueSet(knowledge.cues['study-words'], 'person')
      if (!tokens.slice(p, k).some(({ norm }) => people.has(norm))) return [p, k + 1]
      // "recovered" tells a direction itself, of whatever ailed them.
      return cueAt(tokens, k, knowledge) ? undefined : [k, k + 1]
    }
  return undefined
}

const GAINS = /^gains?$/i

/** First token of the name whose words start at token `at`: "freedom from pain", "time to pain", "absence of pain". */
export function nameFrom(shop: Workshop, view: View, at: number): number {
  const { knowledge } = shop
  const { tokens } = view
  const done = doneFrom(shop, view, at)
  if (done < at) return done
  let k = at - 1
  while (k > at - 4 && isAmong('DET ADJ NUM', tokens[k]?.pos)) k--
  const link = tokens[k]?.norm ?? ''
  const head = tokens[k - 1]?.norm ?? ''
  // "pain at rest", "days with pain": the noun before is what is measured.
  const circumstance = isAmong('at on during with following after', link) && holdsAt(CIRCUMSTANCE, tokens, at)
  if (k === at - 1 && (circumstance || (link === 'with' && isAmong('day night', head)))) {
    let from = k
    while (isAmong('NOUN PROPN ADJ', tokens[from - 1]?.pos)) from--
    if (from < k) return from
  }
  // "death from any cause".
  if (link === 'from' && tokens[at]?.norm === 'cause') {
    let from = k
    while (isAmong('NOUN PROPN ADJ', tokens[from - 1]?.pos)) from--
    return from < k ? from : at
  }
  // "withdrawal due to nausea".
  if (k === at - 1 && link === 'to' && head === 'due') {
    let from = k - 1
    while (isAmong('NOUN PROPN ADJ', tokens[from - 1]?.pos)) from--
    if (from < k - 1) return from
  }
  if (k === at - 1 && isAmong('of from', link) && cueSet(knowledge.cues.directions, 'reversal').has(head)) return at - 2
  return isAmong('of to until till', link) && LASTING.test(head) ? k - 1 : at
}

/** What says of an outcome how much of it there was, and names none alone. */
const ALONE =
  /^(?:odds|risk|severity|amount|dose|volume|degree|extent|incidence|phase|period|feature|relationship|trend|tendency|action|indicator|background|candidate|rating|fact|target)$/
/** When something was looked at: "the follow-up period", "the 12-month period"; not "the recovery period". */
const PERIOD_OF =
  /^(?:follow-up|study|treatment|intervention|trial|observation|modification|time|postintervention|baseline|training)$|month|week|year|day/

/** First token of a phrase that may name an outcome; -1 for "effect size", "percentage", whose heads name a statistic. */
export function phraseFrom({ knowledge }: Workshop, { tokens }: View, { head, from, to }: Phrase): number {
  const word = tokens[head]?.norm ?? ''
  const single = to - from === 1
  if (!single && word === 'period' && PERIOD_OF.test(tokens[head - 1]?.norm ?? '')) return -1
  // "reported an increase (1.1 vs 0.4)".
  if (CHANGE.test(word) && tokens.slice(from, head).every(({ word }) => holds(MUCH, word))) return -1
  if (QUANTITY.test(word)) {
    if (!single) return from
    // The tagger takes "operating" in "operating time" for a verb.
    return /ing$/.test(tokens[from - 1]?.norm ?? '') && word === 'time' ? from - 1 : -1
  }
  if (single && (ALONE.test(word) || cueSet(knowledge.cues['study-words'], 'person').has(word))) return -1
  return cueSet(knowledge.cues.directions, 'not-outcome').has(word) ? -1 : from
}

/** First token of "brightness of all lamps", "intensity of neck pain": of a phrase nothing else is known of, the whole. */
export function wholeFrom(shop: Workshop, view: View, phrase: Phrase): number {
  const { tokens, phrases } = view
  const from = nameFrom(shop, view, phrase.from)
  if (from < phrase.from) return from
  let k = phrase.from - 1
  while (k > phrase.from - 4 && isAmong('DET ADJ PRON', tokens[k]?.pos)) k--
  if (tokens[k]?.norm !== 'of') return phrase.from
  const outer = phrases.find(({ to }) => to === k)
  const isName = outer && (phraseFrom(shop, view, outer) === outer.from || ALONE.test(tokens[outer.head]?.norm ?? ''))
  return isName ? outer.from : phrase.from
}

/** The longest "in the usual care group", "at 12 weeks". */
const LONGEST = 8
const OF_WHOM = /^(?:in|for|with|among|on)$/
const WHEN = /^(?:at|after|during|by|over|throughout|within|on)$/
export const TIME = oneOf(
  'day week month year hour minute h min follow-up followup visit time end discharge endpoint postoperatively trial period',
)

/** After these stands what an outcome is told with, not what it is. */
const POSTMODIFIER = /^(?:per|after|before|during|following|within|under|with|to|of|in)$/

/** The token before "per transfer cycle", "attributable to colonization with germs" that ends at token `k`; else `k`. */
export function beforePostmodifier({ knowledge }: Workshop, { tokens, places }: View, k: number): number {
  const place = places.find(({ from, to }) => to === k + 1 && from <= k)
  let p = place ? place.from - 1 : k
  // The tagger takes "transfer" in "per transfer cycle" for a verb.
  const inside =
    place || tokens[k]?.pos !== 'NOUN' ? /^(?:NOUN|PROPN|ADJ|DET|NUM)$/ : /^(?:NOUN|PROPN|ADJ|DET|NUM|VERB)$/
  while (p > k - LONGEST && inside.test(tokens[p]?.pos ?? '')) p--
  const link = tokens[p]?.norm ?? ''
  if (p === k || !POSTMODIFIER.test(link) || holdsAt(CIRCUMSTANCE, tokens, k)) return k
  const before = tokens[p - 1]?.norm ?? ''
  if (link === 'to' && before === 'response' && tokens[p - 2]?.norm === 'in') return p - 3
  // "because of nausea"; "the rate of nausea" is its name.
  if (link === 'of' && before !== 'because') return k
  // "accumulation in the tumour", not "reduction in pain".
  const isName = cueAt(tokens, p - 1, knowledge) || cueSet(knowledge.cues.directions, 'not-outcome').has(before)
  if (link === 'in' && (isName || place?.item.kind === 'Outcome')) return k
  const end = link === 'to' || link === 'of' ? p - 2 : p - 1
  // "time to relapse", "withdrawal due to nausea", "patients with pain", "days with pain" are names.
  if (link === 'to' && !isAmong('attributable related secondary unrelated', before)) return k
  const head = tokens[end]
  if (head?.pos !== 'NOUN' && head?.pos !== 'PROPN') return k
  if (holds(TIME, head.word) || head.norm === 'night' || cueSet(knowledge.cues['study-words'], 'person').has(head.norm))
    return k
  return end
}

/** Participles that say how an outcome was got: "pain measured with a scale [fell]". */
const MEASURED =
  /^(?:measured|calculated|assessed|evaluated|rated|scored|recorded|obtained|expressed|estimated|determined|computed|collected|reported|derived)$/

/** "the deep breathing group", "group B". */
const endsGroup = (tokens: readonly Token[], k: number): boolean =>
  isGroupWord(tokens, k) || (tokens[k - 1]?.norm === 'group' && (tokens[k]?.text.length ?? 9) < 3)

/** The participle after a noun and before token `k`; 0 where none is. */
function measuredAt(tokens: readonly Token[], k: number): number {
  for (let p = k - 1; p > Math.max(0, k - LONGEST); p--) {
    const { norm, pos, text } = tokens[p] as Token
    if (isAmong('AUX PUNCT PRON', pos) || isAmong(', ; :', text)) return 0
    if (MEASURED.test(norm)) return isAmong('NOUN PROPN', tokens[p - 1]?.pos) ? p : 0
  }
  return 0
}

/** The token before "in the yoga group", "at 12 weeks" or "measured with a scale" that ends at token `k`; else `k`. */
export function beforeAdjunct({ tokens, places }: View, k: number): number {
  const participle = measuredAt(tokens, k)
  if (participle > 0) return participle - 1
  for (let p = k - 1; p >= Math.max(0, k - LONGEST); p--) {
    const { norm, pos, text } = tokens[p] as Token
    if (isAmong('AUX PUNCT', pos) || isAmong(', ; :', text) || (pos === 'VERB' && p < k - 3)) return k
    // "in the deep breathing group", "from group B": whoever they are.
    const isGroup = (norm === 'from' || OF_WHOM.test(norm)) && endsGroup(tokens, k)
    if (isGroup) return p - 1
    const ofWhom = OF_WHOM.test(norm)
    if (!ofWhom && !WHEN.test(norm)) continue
    const inside = tokens.slice(p + 1, k + 1)
    const isTime = WHEN.test(norm)
      ? inside.some((token) => holds(TIME, token.word))
      : norm === 'in' && (isStretch(inside) || inside.at(-1)?.norm === 'period')
    const isArm =
      ofWhom &&
      places.some(
        ({ from, to, item }) =>
          from > p && from <= p + 3 && to <= k + 1 && to >= k && isAmong('Intervention Population', item.kind),
      )
    // "After 16 weeks leg strength [was]": nothing stands before it.
    return p > 0 && (isTime || isArm) ? p - 1 : k
  }
  return k
}

/** "the first 24 h", "the last week": not "walking time". */
const isStretch = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ norm }, n) =>
      isAmong('day week month year hour minute h min', norm) &&
      (tokens[n - 1]?.pos === 'NUM' || isAmong('first last', tokens[n - 1]?.norm)),
  )

/** The token before "at 12 weeks" that ends at token `k`; `k` where no time ends there. */
export function beforeTime({ tokens }: View, k: number): number {
  if (!holdsAt(TIME, tokens, k)) return k
  for (let p = k - 1; p >= Math.max(0, k - 4); p--) if (isAmong('at after by', tokens[p]?.norm)) return p - 1
  return k
}

/** The token before "below 20 µg per decilitre" that ends at token `k`; `k` where no measure ends there. */
export function beforeMeasure(tokens: readonly Token[], k: number): number {
  let at = k
  while (at > k - 4 && /^(?:NOUN|PROPN|SYM)$|^ADP$/.test(tokens[at]?.pos ?? '') && isMeasure(tokens[at])) at--
  if (at === k || Number.isNaN(tokens[at]?.word.value ?? Number.NaN)) return k
  at--
  while (holdsAt(LIMIT, tokens, at) || isAmong('< > ≤ ≥', tokens[at]?.text)) at--
  return at
}

const LIMIT = oneOf('below above under over than less more greater lower higher at least most of')
const isMeasure = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos !== 'ADP' || token.norm === 'per')

/** Past "from baseline to week 12", "at follow-up", before the outcome: "a reduction from baseline in pain". */
export function pastWhen(tokens: readonly Token[], k: number): number {
  const at = pastTime(tokens, k)
  return isAmong('in of for on', tokens[at]?.norm) ? at : k
}

/** Past "at 12 weeks", "from baseline to week 12"; `k` where no time stands. */
export function pastTime(tokens: readonly Token[], k: number): number {
  let at = k
  while (isAmong('from at after over between since to during by', tokens[at]?.norm)) {
    let end = at + 1
    while (end < at + 5 && isAmong('NOUN NUM ADJ DET PROPN CCONJ', tokens[end]?.pos)) end++
    const last = tokens.slice(at + 1, end).some(({ word }) => holds(TIME, word) || word.norm === 'baseline')
    if (!last) break
    at = end
  }
  return at
}

/** What is measured of an arm itself. */
const OF_ARM = oneOf('amount cost duration length onset price time volume')

/** "The mean volume of the lidocaine solution, spills included, [was]": the head of a long subject, of an arm without its name. */
export function measuredOf(shop: Workshop, view: View, i: number): { outcomes: string[]; from: number } | undefined {
  const { tokens, startsAt, endsAt, phrases } = view
  let end = tokens[i]?.pos === 'AUX' ? i : i - 1
  while (tokens[end]?.pos === 'ADV') end--
  if (tokens[end]?.pos !== 'AUX') return undefined
  let k = clauseStart(tokens, end, 0)
  while (k < end && (isAmong('ADV DET PUNCT', tokens[k]?.pos) || isAmong('mean average median', tokens[k]?.norm))) k++
  const head = tokens[k]
  if (head?.pos !== 'NOUN' || !holds(OF_ARM, head.word) || tokens[k + 1]?.norm !== 'of') return undefined
  const start = tokens[k + 2]?.pos === 'DET' ? k + 3 : k + 2
  const ofArm = startsAt.get(start)?.item.kind === 'Intervention'
  const to = ofArm ? k + 1 : (phrases.findLast(({ from }) => from === start)?.to ?? end)
  // "The duration of X was shorter, but Y was": of Y.
  if (to >= end || tokens.slice(to, end).some(({ pos, norm }) => pos === 'AUX' || isAmong('and or', norm)))
    return undefined
  // Only of a long subject: of "the length of the waiting list was" all is its name.
  if (!tokens.slice(to, end).some(({ pos }) => pos === 'VERB')) return undefined
  const known = ofArm ? endsAt.get(to) : undefined
  const outcome = known?.item.kind === 'Outcome' ? asOutcome(shop, known) : madeOf(shop, view, 'Outcome', k, to)
  return outcome === undefined ? undefined : { outcomes: [outcome], from: known?.from ?? k }
}
