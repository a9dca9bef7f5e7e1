// When something came: "recovered faster", "earlier discharge", "delayed ovulation" tell of the time until it did.

import { isAmong } from '../../../text/among.js'
import { cueSet, oneOf } from '../../../text/cues.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { outcomesBefore } from '../outcomes/beside.js'
import { BE, madeOf, type Named, type View, type Workshop } from '../view.js'

/** A time already, whose number goes up or down. */
const TIME = /\b(?:times?|duration|latency|interval|delay|stay|length|period|days?|hours?|age)\b/i
/** More of these is faster. */
const SPEED = /\b(?:speed|velocity|pace|rate|cadence|gait|walking|running)$/i
const TIME_UNIT = oneOf('minute min hour h day week month year')
const HAPPENED = oneOf(
  'occurred appeared started began happened came set reached achieved attained observed noted seen recorded found done made',
)
const PAST_NAME = /^(?:than|in|with|for|after|among|at|by|and|or|but|,|;|\(|compared|versus|vs|on|when|while|as|from)$/

/** "earlier", "faster": what came then, and whether faster is more of it. */
export function timedBy(
  shop: Workshop,
  view: View,
  i: number,
  first: number,
): (Named & { turned: boolean }) | undefined {
  const { tokens } = view
  const next = tokens[i + 1]
  // "6 weeks later", "earlier trials": when something was done or said.
  const words = shop.knowledge.cues['study-words']
  const dated = tokens[i - 2]?.pos === 'NUM' && holdsAt(TIME_UNIT, tokens, i - 1)
  if (dated && (tokens[i]?.norm === 'later' ? next?.norm !== 'than' : tokens[i - 3]?.pos !== 'VERB')) return undefined
  if (['trial', 'report', 'person'].some((id) => cueSet(words, id).has(next?.norm ?? ''))) return undefined
  // "confined to the earlier phase".
  if (tokens[i - 1]?.pos === 'DET' && next?.norm !== 'the') return undefined
  const isAttributive = isAmong('NOUN PROPN ADJ', next?.pos) && !PAST_NAME.test(next?.norm ?? '')
  if (isAttributive) {
    let to = i + 2
    while (to < i + 8 && isInName(tokens, to)) to++
    return timeOf(shop, view, i + 1, to)
  }
  let verb = i - 1
  while (verb > i - 5 && !isAmong('VERB AUX', tokens[verb]?.pos)) verb--
  // "returned to work earlier": the tagger takes "work" for a verb.
  if (tokens[verb - 1]?.norm === 'to' && tokens[verb - 2]?.pos === 'VERB') verb -= 2
  const token = tokens[verb]
  if (!token || verb < first) return undefined
  if (token.pos === 'VERB' && !holds(HAPPENED, token.word) && !holds(BE, token.word)) {
    return timeOf(shop, view, verb, skipAdverbs(tokens, i))
  }
  if (!isAmong('VERB AUX', token.pos)) return undefined
  const { outcomes, from } = outcomesBefore(shop, view, verb)
  const [outcome] = outcomes
  if (outcome === undefined || from < first) return undefined
  const name = shop.entities.get(outcome)?.name ?? ''
  if (TIME.test(name) || SPEED.test(name))
    return { outcomes: [outcome], from, to: i + 1, generic: false, turned: SPEED.test(name) }
  const timed = outcomes
    .map((one) => madeOf(shop, view, 'Outcome', from, verb, `time to ${shop.entities.get(one)?.name ?? ''}`))
    .filter((id) => id !== undefined)
  return { outcomes: timed, from, to: i + 1, generic: false, turned: false }
}

/** The time until what was delayed or hastened. */
export function timed(shop: Workshop, view: View, named: Named): Named {
  const outcomes = named.outcomes.map((one) => {
    const name = shop.entities.get(one)?.name ?? ''
    if (TIME.test(name) || named.generic) return one
    return madeOf(shop, view, 'Outcome', named.from, named.to, `time to ${name}`) ?? one
  })
  return { ...named, outcomes }
}

function timeOf(shop: Workshop, view: View, from: number, to: number): (Named & { turned: boolean }) | undefined {
  const last = view.tokens[to - 1]
  const start = view.tokens[from]
  if (!last || !start) return undefined
  const words = shop.document.text.slice(start.start, last.end).replace(/\s+/g, ' ')
  const isTold = TIME.test(words) || SPEED.test(words)
  const outcome = madeOf(shop, view, 'Outcome', from, to, isTold ? words : `time to ${words}`)
  return outcome === undefined
    ? undefined
    : { outcomes: [outcome], from, to, generic: false, turned: SPEED.test(words) }
}

/** Tokens of a noun phrase with "of" and "to" in it. */
const isInName = (tokens: readonly Token[], k: number): boolean =>
  isAmong('NOUN PROPN ADJ', tokens[k]?.pos) ||
  (isAmong('of to', tokens[k]?.norm) && !PAST_NAME.test(tokens[k + 1]?.norm ?? '') && tokens[k + 1]?.pos !== 'DET') ||
  (tokens[k - 1]?.norm === 'to' && tokens[k]?.pos === 'VERB')

/** The token past "returned to work" in "returned to work significantly more". */
function skipAdverbs(tokens: readonly Token[], i: number): number {
  let to = i
  while (isAmong('ADV NUM', tokens[to - 1]?.pos) || tokens[to - 1]?.norm === 'day') to--
  return to
}
