// Numbers and words of direction side by side: which outcome is told of both, and what the words say of the numbers.

import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import { type FindingRecord, GENERIC_OUTCOME, type Token } from '../../../types.js'
import { versusWords } from '../arms/words.js'
import { bracketEnd, bracketStart, isOpen, openedBefore } from '../brackets.js'
import { clauseStart } from '../clauses.js'
import type { Quantity } from '../numbers/quantity.js'
import type { View, Workshop } from '../view.js'
import { cueAt } from './cues.js'
import { type Told, valenceIn } from './index.js'

/** "was more likely to quit smoking (OR 2.1)", "times were longer with A (32 vs 20)": numbers in a bracket are of what was just told. */
export function leadingTold(
  { tokens }: View,
  told: readonly Told[],
  measure: FindingRecord['measure'],
  at: number,
): string | undefined {
  const leading = told.findLast((one) => one.at < at)
  if (!leading || leading.generic || leading.to <= at) return undefined
  if (told.some((one) => one !== leading && one.at === leading.at)) return undefined
  const bracketed = openedBefore(tokens, at, leading.at) >= 0
  return COMPARING.has(measure) || (leading.comparative && bracketed) ? leading.outcome : undefined
}

/**
 * "Pain (3.1 vs 3.3) and sleep (6.0 vs 6.1) did not differ": no difference that is told of a list whose member's bracket
 * is open at token `past`. After a verb no list of subjects goes on: "was seen in 12% and 48%, and mood did not differ".
 */
export function listedBefore({ tokens }: View, told: readonly Told[], past: number): Told | undefined {
  const open = bracketStart(tokens, past)
  if (open < 0 || tokens.slice(clauseStart(tokens, open, 0), open).some(isVerb)) return undefined
  const end = bracketEnd(tokens, past)
  return told.find(({ change, at }) => {
    if (change !== 'no-difference' || at <= end || at - end > LISTED) return false
    let listed = false
    for (let k = end; k < at; k++) {
      const token = tokens[k] as Token
      if (isOpen(token.text)) k = bracketEnd(tokens, k + 1)
      else if (isAmong('; : .', token.text) || (isVerb(token) && (!listed || k < at - VERB))) return false
      else listed ||= token.text === 'and'
    }
    return listed
  })
}

const isVerb = ({ pos }: Token): boolean => pos === 'VERB' || pos === 'AUX'

/** Tokens from a list's first numbers to what is said of all, and of "were not significantly". */
const LISTED = 90
const VERB = 4

export const isGeneric = ({ entities }: Workshop, { outcome }: FindingRecord): boolean =>
  entities.get(outcome ?? '')?.name === GENERIC_OUTCOME

/** "This effect was sustained at week 144 (6.3 vs 3.1)": of what the sentence before told. */
export function opensAgain({ knowledge }: Workshop, { tokens }: View, from: number): boolean {
  // Past a citation in superscript.
  const start = [0, 1, 2, 3, 4, 5, 6, 7, 8].find((k) => isAmong('this these such', tokens[from + k]?.norm))
  if (goesOn(tokens, from)) return true
  if (start === undefined || tokens.slice(from, from + start).some(({ pos }) => isAmong('VERB AUX NOUN', pos)))
    return false
  return [1, 2, 3].some(
    (k) =>
      isAmong('percentage proportion rate value figure score number level', tokens[from + start + k]?.norm) ||
      cueAt(tokens, from + start + k, knowledge)?.form === 'noun',
  )
}

/** "At 12 months the corresponding figures were", "The between-group difference was", "After 3 years it amounted to". */
function goesOn(tokens: readonly Token[], from: number): boolean {
  const verb = tokens.findIndex(({ pos }, k) => k >= from && k < from + OPENING && isAmong('AUX VERB', pos))
  if (verb < 0 || tokens.slice(from, verb).some(({ text }) => isAmong('; : (', text))) return false
  const last = tokens[verb - 1]?.norm ?? ''
  const before = tokens.slice(from, verb).map(({ norm }) => norm)
  if (last === 'it') return true
  if (isAmong('figure value number rate percentage result score mean', last))
    return before.some((word) => isAmong('corresponding respective equivalent', word))
  return last === 'difference' && !before.some((word) => isAmong('in of no for', word))
}

/** Tokens of "At the 12-month follow-up visit, the adjusted between-group difference". */
const OPENING = 14

/** Measures that are of a comparison. */
export const COMPARING: ReadonlySet<FindingRecord['measure']> = new Set([
  'or',
  'rr',
  'hr',
  'smd',
  'mean-difference',
  'effect-size',
])

/**
 * "increased (7.5 vs 22.8)": where a verb says what a pair's order does not, the two are no arms but what was before and
 * after, or printed the other way round. The second value is kept.
 */
export function asBeforeAndAfter(
  shop: Workshop,
  { tokens }: View,
  record: FindingRecord,
  told: Told | undefined,
  at: number,
): void {
  if (!told || told.comparative || told.generic || record.interventionValue === undefined) return
  const versus = versusWords(shop)
  // Amounts of change: "decreased more with A than with B (2.9 vs 0.9)".
  for (let k = told.from; k < at; k++)
    if (endsVersus(tokens, k, versus) || isAmong('more further less greater by', tokens[k]?.norm)) return
  if (told.change === 'no-difference' || record.change === undefined || record.change === 'no-difference') return
  if (told.change === record.change) return
  if (record.comparatorValue === undefined) return
  record.value = record.comparatorValue
  record.change = told.change
  record.direction = told.direction
  record.interventionValue = undefined
  record.comparatorValue = undefined
  for (const slot of ['sdIntervention', 'nIntervention', 'eventsIntervention'] as const) {
    const other = slot.replace('Intervention', 'Comparator') as 'sdComparator' | 'nComparator' | 'eventsComparator'
    record[slot] = record[other]
    record[other] = undefined
  }
}

/** "15% and 16% (RR 0.97, CI 0.80 to 1.17)": what an estimate of the same two says weighs more than their order. */
export function settlePairs(found: readonly { record: FindingRecord }[]): void {
  for (const { record: pair } of found) {
    if (pair.interventionValue === undefined || pair.p !== undefined) continue
    const settled = found.some(
      ({ record: { interventionValue, outcome, change, measure, comparator } }) =>
        interventionValue === undefined &&
        outcome === pair.outcome &&
        change === 'no-difference' &&
        COMPARING.has(measure) &&
        comparator === pair.comparator,
    )
    if (!settled) continue
    pair.change = 'no-difference'
    pair.direction = 'no-difference'
  }
}

/** "Improvement was noted in tests of balance (effect size 0.8)": what only says that it got better says so of the number's outcome. */
export function asJudged(shop: Workshop, record: FindingRecord, told: readonly Told[], at: number): void {
  const [one, more] = told
  if (!one?.generic || more !== undefined || one.at > at || one.direction === 'no-difference') return
  if (one.direction === undefined || record.change !== undefined || !COMPARING.has(record.measure)) return
  const isBad = valenceIn(shop, shop.entities.get(record.outcome ?? '')?.name ?? '') < 0
  record.direction ??= one.direction
  record.change = (one.direction === 'favours-intervention') === isBad ? 'decreased' : 'increased'
}

/** The p value after a direction and before the next one is its own. */
export function giveP(
  record: FindingRecord,
  one: Told,
  told: readonly Told[],
  { tokens }: View,
  quantities: readonly Quantity[],
): void {
  const tests = quantities.filter(({ kind }) => kind === 'p')
  if (tests.length === 0) return
  const next = Math.min(...told.filter(({ at }) => at > one.at).map(({ at }) => at))
  const own = tests.filter(({ from, taken }) => !taken && from > one.at && from < next && !turns(tokens, one.at, from))
  // "in pain (P = .04) and sleep (P = .02)": each its own, in the order of the list.
  const list = told.filter(({ at }) => at === one.at)
  // "in pain (P = .04), sleep (P = .02) and mood": each in the bracket after it.
  const beside = ({ past }: Told) => tests.find(({ from }) => bracketStart(tokens, from) === past)
  const isApart = new Set(list.map(beside).filter((test) => test !== undefined)).size > 1
  const p = isApart ? beside(one) : own[own.length === list.length ? list.indexOf(one) : 0]
  if (!p) return
  record.p = p.value
  if (!p.notSignificant) return
  record.direction = 'no-difference'
  record.change = 'no-difference'
}

/** ", and survival was", "except for pain": whether what is told of something else begins between two tokens. */
function turns(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens.slice(from, to).some(({ norm }, k, all) => norm === 'except' && all[k + 1]?.norm === 'for')) return true
  const turn = tokens.findIndex(
    ({ text }, k) => k > from && k < to && text === ',' && isAmong('and but while whereas', tokens[k + 1]?.norm),
  )
  const subject = tokens[turn + 2]?.pos === 'DET' ? turn + 3 : turn + 2
  const isSame =
    isAmong('this it these difference effect change reduction', tokens[turn + 2]?.norm) ||
    isAmong('difference effect change reduction', tokens[subject]?.norm)
  return turn > 0 && !isSame && tokens.slice(turn, to).some(({ pos }) => pos === 'VERB' || pos === 'AUX')
}
