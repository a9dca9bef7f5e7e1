// What people did more or less often, and where a change was seen.

import { isAmong } from '../../../text/among.js'
import { cueSet, oneOf } from '../../../text/cues.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { outcomesAfter, outcomesBefore } from '../outcomes/beside.js'
import { BE, madeOf, type Named, nameAt, type View, type Workshop } from '../view.js'
import { cueAt } from './cues.js'

/** "more patients achieved remission", "a higher proportion of women quit": what they did. */
export function doneBy(shop: Workshop, view: View, from: number): Named | undefined {
  const { tokens } = view
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  let k = from
  if (isAmong('proportion percentage number share', tokens[k]?.norm) && tokens[k + 1]?.norm === 'of') k += 2
  // What counts them, before the phrase, is a comparative: "suppressed patients" are no fewer.
  else if (/ed$/.test(tokens[from - 1]?.text ?? '')) return undefined
  // "yoga patients".
  while (k < from + 4 && isAmong('ADJ NOUN PROPN', tokens[k]?.pos) && !people.has(tokens[k]?.norm ?? '')) k++
  // "less donor nephrectomy" is of no donors.
  if (!people.has(tokens[k]?.norm ?? '') || isAmong('NOUN PROPN', tokens[k + 1]?.pos)) return undefined
  for (k++; k < Math.min(tokens.length, from + 14); k++) {
    const { text, pos } = tokens[k] as Token
    if (isAmong(', ; : (', text)) return undefined
    // "had failed a course": read as "failed a course", whose verb alone is no name.
    if (pos === 'AUX' && isAmong('had have has', text) && tokens[k + 1]?.pos === 'VERB') continue
    if (pos === 'AUX') return wereDone(shop, view, from, k)
    if (pos !== 'VERB' || isAmong('who that which', tokens[k - 1]?.norm)) continue
    if (isAmong('receiving treated assigned allocated taking given using randomized undergoing', tokens[k]?.norm))
      continue
    const turned = cueSet(shop.knowledge.cues.directions, 'turning').has(tokens[k]?.text ?? '')
    const { outcomes, to } = turned ? { outcomes: [], to: k } : outcomesAfter(shop, view, k + 1, () => false)
    if (outcomes.length > 0) return { outcomes, from, to, generic: false }
    return amountDone(shop, view, from, k) ?? deedOf(shop, view, from, k, turned)
  }
  return undefined
}

/**
 * "quit smoking": a verb at token `k` that `turned` its object is named with it, since to quit is no more smoking; of others only
 * what is by itself the name of an outcome ("relapsed").
 */
function deedOf(shop: Workshop, view: View, from: number, k: number, turned: boolean): Named | undefined {
  const { tokens } = view
  // "never relapsed".
  if (isAmong('never not', tokens[k - 1]?.norm)) return undefined
  let to = k + 1
  while (
    turned &&
    to < k + 7 &&
    isAmong('NOUN ADJ PROPN DET ADP PART VERB', tokens[to]?.pos) &&
    !holdsAt(ENDS, tokens, to)
  )
    to++
  while (to > k + 1 && isAmong('ADP DET PART', tokens[to - 1]?.pos)) to--
  if (to === k + 1 && nameAt(shop, view, k, 'deeds') === undefined) return undefined
  // "lost their fear", "stopped less".
  for (let at = k + 1; at <= to; at++)
    if (tokens[at]?.pos === 'PRON' || cueAt(tokens, at, shop.knowledge)) return undefined
  const outcome = madeOf(shop, view, 'Outcome', k, to)
  return outcome === undefined ? undefined : { outcomes: [outcome], from, to, generic: false }
}

/** "more children tolerated 5 g of egg": the verb with its amount. */
function amountDone(shop: Workshop, view: View, from: number, k: number): Named | undefined {
  const { tokens } = view
  if (tokens[k + 1]?.pos !== 'NUM') return undefined
  let to = k + 2
  while (to < k + 8 && (isAmong('NOUN ADJ NUM SYM PROPN', tokens[to]?.pos) || tokens[to]?.norm === 'of')) to++
  const outcome = madeOf(shop, view, 'Outcome', k, to)
  return outcome === undefined ? undefined : { outcomes: [outcome], from, to, generic: false }
}

/** "more women were delivered vaginally (98%)": what was done with them, or what they were. */
function wereDone(shop: Workshop, view: View, from: number, k: number): Named | undefined {
  const { tokens } = view
  let main = k
  while (isAmong('AUX ADV', tokens[main]?.pos)) main++
  // "were reported to have pain".
  if (holdsAt(OBSERVED, tokens, main)) {
    const { outcomes, to } = outcomesAfter(shop, view, main + 3, () => false)
    return tokens[main + 2]?.norm === 'have' && outcomes.length > 0 ? { outcomes, from, to, generic: false } : undefined
  }
  let to = main
  while (to < main + 6 && isAmong('VERB ADJ ADV NOUN ADP', tokens[to]?.pos) && !holdsAt(ENDS, tokens, to)) to++
  if (tokens[to - 1]?.pos === 'ADP' || to === main) return undefined
  const outcome = madeOf(shop, view, 'Outcome', main, to)
  return outcome === undefined ? undefined : { outcomes: [outcome], from, to, generic: false }
}

const ENDS = oneOf(
  'than compared versus vs with in at by after among until within during before over throughout due because owing who that which',
)

/** "more likely to relapse": the verb phrase names the outcome. */
export function likelihood(shop: Workshop, view: View, i: number): Named | undefined {
  const { tokens } = view
  if (tokens[i]?.norm !== 'to') return undefined
  let k = i + 1
  while (isAmong('be have', tokens[k]?.norm)) k++
  let to = k + 1
  while (
    to < k + 8 &&
    isAmong('NOUN ADJ ADP DET PROPN PRON', tokens[to]?.pos) &&
    !isAmong('than at with within compared by after', tokens[to]?.norm)
  )
    to++
  while (to > k + 1 && isAmong('ADP DET PRON', tokens[to - 1]?.pos)) to--
  const place = view.startsAt.get(k)
  const outcome =
    place && place.item.kind !== 'Intervention' && place.item.kind !== 'Population'
      ? outcomesAfter(shop, view, k, () => false).outcomes[0]
      : madeOf(shop, view, 'Outcome', k, to)
  return outcome ? { outcomes: [outcome], from: i - 2, to, generic: false } : undefined
}

/** "nausea was seen in fewer patients": what those have whom the comparative at token `i` counts. */
export function hadBy(shop: Workshop, view: View, i: number): Named | undefined {
  const { tokens } = view
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  const counted = [1, 2, 3].some((k) => people.has(tokens[i + k]?.norm ?? ''))
  const link = tokens[i - 1]?.pos === 'DET' ? i - 2 : i - 1
  if (!counted || !isAmong('in by among', tokens[link]?.norm)) return undefined
  // "was achieved by more women".
  let verb = link
  while (isAmong('VERB AUX ADV', tokens[verb - 1]?.pos)) verb--
  const { outcomes, from } = outcomesBefore(shop, view, verb)
  return outcomes.length > 0 ? { outcomes, from, to: i + 1, generic: false } : undefined
}

const SHOWED = oneOf('show showed shown exhibited demonstrated underwent had revealed displayed')

/** "pain scores showed a drop": the outcome that is the subject of the noun of change at token `i`. */
export function shownBy(shop: Workshop, view: View, i: number): Named | undefined {
  const { tokens } = view
  let verb = i - 1
  while (verb > i - 5 && isAmong('DET ADJ ADV', tokens[verb]?.pos)) verb--
  if (!holdsAt(SHOWED, tokens, verb)) return undefined
  if (view.endsAt.get(tokens[verb - 1]?.pos === 'ADV' ? verb - 1 : verb)?.item.kind !== 'Outcome') return undefined
  const { outcomes, from } = outcomesBefore(shop, view, verb)
  return outcomes.length > 0 ? { outcomes, from, to: i + 1, generic: false } : undefined
}

/** "more satisfied", "less painful": the outcome that the adjective at token `k` tells of. */
export function stateAt(shop: Workshop, view: View, k: number): Named | undefined {
  const name = nameAt(shop, view, k, 'states')
  // "more active treatment": of a noun.
  if (name === undefined || isAmong('NOUN PROPN ADJ', view.tokens[k + 1]?.pos)) return undefined
  const outcome = madeOf(shop, view, 'Outcome', k, k + 1, name)
  return outcome === undefined ? undefined : { outcomes: [outcome], from: k - 1, to: k + 1, generic: false }
}

/** "improvement [of the gel group] was noted in X": the token of the preposition; 0 where the words are others. */
export function observed(tokens: readonly Token[], from: number): number {
  for (let k = from; k < Math.min(tokens.length, from + 12); k++) {
    const { text, word, pos } = tokens[k] as Token
    if (isAmong(', ; :', text)) return 0
    if (!holds(BE, word)) {
      // "no differences emerged for".
      if (holds(AROSE, word) && isAmong('in for on', tokens[k + 1]?.norm)) return k + 1
      if (pos === 'VERB') return 0
      continue
    }
    let verb = k + 1
    while (isAmong('AUX ADV', tokens[verb]?.pos)) verb++
    if (!holdsAt(OBSERVED, tokens, verb)) return 0
    return isAmong('in for on', tokens[verb + 1]?.norm) ? verb + 1 : 0
  }
  return 0
}
const AROSE = oneOf('emerged appeared occurred existed arose')
const OBSERVED = oneOf('observed noted found seen reported recorded detected demonstrated shown noticed obtained')
