// Numbers in tokens → what they are: estimates, means with their spread, percentages, p values, sample sizes.

import { isAmong } from '../../../text/among.js'
import { cueForm, cueSet, oneOf } from '../../../text/cues.js'
import { type FoundNumber, findDurations } from '../../../text/numbers.js'
import { closingBracket } from '../../../text/place.js'
import { holds, holdsAt, wordSet } from '../../../text/word-table.js'
import type { Cue, Knowledge, Token } from '../../../types.js'
import { closesAt, isClose, opensAt } from '../brackets.js'
import { timesIn } from '../times.js'
import { spreadTold, tellsShare } from './announced.js'
import { countedIn, fractionAt, isLevel, ofFraction, percentOf, type Step, shareAfter, shareBeside } from './counts.js'
import { describesSample, isPlanned, type Nature, natureOf, tellsAge, tellsWhen } from './kinds.js'
import { type Label, labelAt } from './labels.js'
import { lessEnd } from './less.js'
import { numbersIn } from './numerals.js'
import { pastMark, pValue } from './p-values.js'
import { EQUALS, hasNumber, type Quantity, quantityOf, type Scan } from './quantity.js'
import { shareLabel, shareNone, shareUnits } from './sharing.js'
import { dashAt, intervalAt, isInterval, limitDifference, rangeAt, tail } from './spread.js'

const LOOSE =
  /^(?:of|was|is|were|at|approximately|about|around|roughly|nearly|almost|to|be|estimated|only|just|,|\(|\[|\]|\)|=|:|<|>|≤|≥|≈|~|¼)$/i

/** The quantities of a passage, in order. */
export function findQuantities(tokens: readonly Token[], { cues }: Knowledge): Quantity[] {
  const measures = cues['effect-measures'] ?? []
  const rows = cues['sample-words']
  const numbers = numbersIn(tokens)
  if (numbers.length === 0 || isPlanned(tokens, rows)) return []
  const timed = new Set<number>()
  const durations = findDurations(tokens)
  for (const { from, to } of durations) for (let k = from; k < to; k++) timed.add(k)
  const numberAt: (FoundNumber | undefined)[] = new Array(tokens.length)
  for (const number of numbers) numberAt[number.from] = number
  const scan: Scan = {
    tokens,
    numberAt,
    timed,
    times: timesIn(tokens, durations),
    measures,
    sample: rows,
    people: cueSet(cues['study-words'], 'person'),
    spreads: spreadTold(tokens),
    shares: tellsShare(tokens),
    counted: undefined,
    used: [],
    described: describesSample(tokens, rows),
  }
  const found: Quantity[] = []
  for (let i = 0; i < tokens.length; ) {
    const next =
      (holdsAt(SIGNS, tokens, i) ? (pValue(scan, i) ?? sampleSize(scan, i)) : undefined) ??
      limitsAlone(scan, i) ??
      labelled(scan, i) ??
      bare(scan, i)
    if (!next) {
      i++
      continue
    }
    if (next.quantity) found.push(next.quantity)
    else limitDifference(scan, i, found.at(-1))
    i = Math.max(next.to, i + 1)
  }
  shareLabel(tokens, found)
  shareUnits(scan, found)
  shareNone(found)
  if (scan.described) for (const quantity of found) quantity.sample = true
  return found.filter((one, i) => !isCell(found[i - 1], one) && !isCell(one, found[i + 1]))
}

/** "173 ± 37 168 ± 42": of two values with nothing between them each stood in a cell of its own. */
const isCell = (a: Quantity | undefined, b: Quantity | undefined): boolean =>
  a?.kind === 'value' && b?.kind === 'value' && !a.labelled && !b.labelled && a.to === b.from

/** Signs of a test or of a sample's size. */
const SIGNS = oneOf('p ps p-value ns n.s n.s. nonsignificant non-significant n k')

/** Signs of a sample's size. */
const N = wordSet(['n', 'ns', 'k'])

/** "n = 45", "N=118": never a result. */
function sampleSize({ tokens, numberAt }: Scan, i: number): Step | undefined {
  const { text, word } = tokens[i] as Token
  if (!holds(N, word) || !isAmong('n N ns Ns k K', text)) return undefined
  const sign = pastMark(tokens, i + 1)
  if (!EQUALS.test(tokens[sign]?.text ?? '')) return undefined
  const number = numberAt[sign + 1]
  return number && { to: number.to, quantity: quantityOf('n', i, number, {}) }
}

/** "CI: 1.54; −0.56", "95% CI 5.6, not estimable": limits that no estimate could take, misprinted or alone. */
function limitsAlone({ tokens, numberAt }: Scan, i: number): Step | undefined {
  if (!(tokens[i] as Token).text.startsWith('C') || !isInterval(tokens, i)) return undefined
  let k = i + 1
  let last = 0
  for (let numbers = 0; k < Math.min(tokens.length, i + 12) && numbers < 2; k++) {
    const { text } = tokens[k] as Token
    if (isClose(text)) break
    const number = numberAt[k]
    if (!number) continue
    numbers++
    last = number.to
    k = number.to - 1
  }
  return last === 0 ? undefined : { to: last }
}

function labelled(scan: Scan, i: number): Step | undefined {
  const { tokens, measures } = scan
  const label = labelAt(tokens, i, measures)
  if (!label || isDefined(tokens, i, label.to, measures) || (label.comparative && isWanted(tokens, i))) return undefined
  return ofLabel(scan, i, label)
}

/** The number that a label at token `i` is of. */
function ofLabel(scan: Scan, i: number, label: Label): Step | undefined {
  const { tokens, numberAt, timed } = scan
  let k = label.to
  // "(1, 58)": degrees of freedom; "[OR]": the label again; "(95% CI)": how the limits are given.
  if (opensAt(tokens, k)) {
    const close = closingBracket(tokens, k, 12)
    const again = close > 0 && (label.strict || !hasNumber(scan, k + 1, close) || isInterval(tokens, k + 1))
    if (
      again &&
      (numberAt[close + 2] !== undefined ||
        numberAt[close + 1] !== undefined ||
        EQUALS.test(tokens[close + 1]?.text ?? '') ||
        !label.strict)
    )
      k = close + 1
  }
  const mean = label.measure === 'mean' || label.measure === 'median'
  if (label.strict) {
    if (!EQUALS.test(tokens[k]?.text ?? '')) return undefined
    k++
  } else {
    const limit = k + (mean ? 2 : 5)
    while (k < limit && tokens[k] && !numberAt[k] && LOOSE.test(tokens[k]?.text as string)) k++
    const isOf = (at: number) => at >= label.to && isAmong('for of in between', tokens[at]?.norm)
    // "number needed to treat to prevent one relapse was 5".
    if (label.measure === 'nnt' && (tokens[k]?.norm === 'to' || tokens[k - 1]?.norm === 'to')) {
      const verb = tokens.findIndex(({ norm }, at) => at > k && at < k + 9 && LINKS.test(norm) && norm !== 'to')
      if (verb > 0) k = verb + 1
    }
    // "odds ratio for relapse with lithium 0.31".
    if (label.comparative && !numberAt[k] && (isOf(k) || isOf(k - 1))) {
      const far = k + FAR
      const near = k
      while (
        k < far &&
        (timed.has(k) ||
          // "odds ratio for relapse for A compared with B was".
          tokens[k]?.norm === 'compared' ||
          (isAmong('NOUN PROPN ADJ ADP DET CCONJ', tokens[k]?.pos) && !numberAt[k]))
      )
        k++
      const verb = k
      while (k < far + 3 && !numberAt[k] && LINKS.test(tokens[k]?.norm ?? '')) k++
      // "difference between the 2 arms": a whole number in a sentence is hardly an estimate, unless a verb says so.
      if (!numberAt[k] && isAmong('− -', tokens[k]?.text) && numberAt[k + 1] !== undefined) {
        if (k === verb) k = near
      } else if (k === verb && Number.isInteger(numberAt[k]?.value ?? 0)) k = near
    }
  }
  // "difference − 1%": the sign stands apart.
  const minus = isAmong('− -', tokens[k]?.text) && numberAt[k + 1] !== undefined
  if (minus) k++
  const number = numberAt[k]
  // "no difference at 5 min": when.
  const isWhen = tokens[k - 1]?.norm === 'at' && isAmong('h hr hour min minute day', tokens[number?.to ?? k]?.norm)
  if (!number || (timed.has(k) && !mean) || isWhen || (number.percent && label.measure === 'mean')) return undefined
  // "a level of significance of α = 0.05": no reliability is that low.
  if (label.measure === 'alpha' && number.value <= 0.1) return { to: number.to }
  if (!label.strict && number.worded && !['nnt', 'mean', 'median'].includes(label.measure)) return undefined
  if (!label.strict && isInterval(tokens, number.from)) return undefined
  const nature = mean ? natureOfMean(scan, i, number) : 'result'
  if (nature !== 'result' && nature !== 'weak') return { to: number.to }
  const quantity = quantityOf('value', i, number, {
    measure: label.measure,
    labelled: true,
    label: i,
    comparative: label.comparative,
  })
  if (nature === 'weak') quantity.weak = true
  if (minus) quantity.value = -quantity.value
  quantity.to = tail(scan, quantity, mean)
  return mean && tellsWhen(tokens, i, quantity.to) ? { to: quantity.to } : { to: quantity.to, quantity }
}

/** Tokens of "for relapse at 12 months with lithium compared with placebo". */
const FAR = 12

/** Between what an estimate is of and the estimate. */
const LINKS = /^(?:was|were|is|=|:|,|only|about|approximately|estimated|at|to|be)$/

/** "minimal important difference", "a non-inferiority margin": no result. */
const isWanted = (tokens: readonly Token[], i: number): boolean =>
  [1, 2, 3].some((k) =>
    isAmong(
      'important detectable meaningful relevant margin expected anticipated assumed hypothesized prespecified minimum minimal',
      tokens[i - k]?.norm,
    ),
  )

/** "heart rate (HR) was 82": the bracket after other words than the label's says what it stands for there. */
const isDefined = (tokens: readonly Token[], i: number, to: number, measures: readonly Cue[]): boolean =>
  opensAt(tokens, i - 1) &&
  closesAt(tokens, to) &&
  tokens[i - 2]?.pos === 'NOUN' &&
  ![2, 3, 4].some((k) => i - k >= 0 && labelAt(tokens, i - k, measures) !== undefined)

/** Of what has a unit only a comparison makes a result: "(median 65 days) than in B (median 98 days)". */
function natureOfMean(scan: Scan, i: number, number: FoundNumber): Nature {
  const nature = natureOf(scan, i, number)
  if (nature === 'sample') scan.described = true
  return nature
}

/** A number without a label: a percentage, a mean with its spread, or a bare number. */
function bare(scan: Scan, i: number): Step | undefined {
  const { tokens, numberAt } = scan
  const number = numberAt[i]
  if (!number) return undefined
  const interval = intervalAt(scan, i) ?? rangeAt(scan, i) ?? dashAt(scan, i)
  if (interval || isLevel(tokens, number)) return { to: (interval ?? number).to }
  const fraction = fractionAt(scan, i)
  if (fraction) {
    const whole = { ...number, to: fraction.to }
    const nature = natureOf(scan, i, { ...whole, percent: true })
    if (nature === 'sample') scan.described = true
    // "grade 3/4", "50/250 µg".
    const other = nature !== 'result' || natureOf(scan, i, whole) === 'other'
    return scan.used.includes(i) || other ? { to: fraction.to } : ofFraction(scan, i, number, fraction)
  }
  const share = (scan.shares ? shareAfter(scan, number) : undefined) ?? shareBeside(scan, number)
  if (share) return share
  const quantity = quantityOf('value', i, number, number.percent ? { measure: 'percentage' } : {})
  // "(31% versus - 6%)": a sign that stands apart.
  const sign = tokens[number.from - 1]
  if (
    sign &&
    isAmong('- − –', sign.text) &&
    isAmong('( vs versus and by of to , was were', tokens[number.from - 2]?.norm)
  )
    quantity.value = -Math.abs(quantity.value)
  // "at 6 h was 2 (IQR 1–3)": the time has no spread.
  if (scan.times.has(i) && scan.timed.has(i)) return { to: number.to }
  quantity.to = tail(scan, quantity, true)
  // "0.6/1000 catheter days": a rate of so many.
  const per = tokens[number.to]?.text === '/' ? numberAt[number.to + 1] : undefined
  if (per && /^10+$/.test(String(per.value))) quantity.to = quantity.past = per.to
  const less = lessEnd(tokens, quantity.past)
  if (less > quantity.past && !number.worded && quantity.sd === undefined) {
    quantity.measure = number.percent ? 'percentage' : 'mean-difference'
    quantity.comparative = true
    const limits = { ...quantity, past: less }
    quantity.to = tail(scan, limits, false)
    if (limits.ciLow !== undefined && limits.ciHigh !== undefined)
      Object.assign(quantity, { ciLow: limits.ciLow, ciHigh: limits.ciHigh })
  }
  if (quantity.sd !== undefined && number.percent) quantity.measure = 'mean'
  const nature = natureOf(scan, i, number)
  if (nature === 'sample') scan.described = true
  // "45 patients (9%)" counts what the percentage says better.
  const percent = percentOf(scan, number)
  if (percent > 0 && !number.percent && quantity.sd === undefined && quantity.ciLow === undefined) {
    if (Number.isInteger(number.value)) scan.counted = { share: percent, events: number.value, n: undefined }
    return { to: number.to }
  }
  if (nature === 'weak' && quantity.sd === undefined && !quantity.comparative) {
    quantity.weak = true
    if (scan.people.has(cueForm(tokens[number.to]?.norm ?? ''))) quantity.people = true
  }
  const spread = quantity.sd !== undefined || quantity.ciLow !== undefined || quantity.comparative
  if (nature === 'other' ? !spread : nature === 'sample') return { to: quantity.to }
  if (tellsWhen(tokens, i, quantity.to)) return { to: quantity.to }
  if (quantity.sd !== undefined && tellsAge(tokens, i, quantity.to, scan.people)) {
    scan.described = true
    return { to: quantity.to }
  }
  if (scan.counted?.share === i && quantity.events === undefined) {
    quantity.events = scan.counted.events
    if (scan.counted.n !== undefined) quantity.n = scan.counted.n
  }
  if (number.percent) quantity.to = countedIn(scan, quantity)
  return { to: quantity.to, quantity }
}
