// Counts of people: "17/78", "8 of 589 samples (1.4%)", "21.8% (17/78)".

import { isAmong } from '../../../text/among.js'
import { cueForm, cueSet } from '../../../text/cues.js'
import type { FoundNumber } from '../../../text/numbers.js'
import type { Token } from '../../../types.js'
import { closesAt, opensAt } from '../brackets.js'
import { type Quantity, quantityOf, type Scan } from './quantity.js'
import { intervalAt, isInterval, tail } from './spread.js'

/** What was read, and the token past it. */
export interface Step {
  quantity?: Quantity
  to: number
}

/** "15/249 (95% CI 3% to 9%)": a level of confidence; "15/249 (6% CI 3% to 9%)" is a share. */
export const isLevel = (tokens: readonly Token[], { value, from }: FoundNumber): boolean =>
  (value === 90 || value === 95 || value === 99) && isInterval(tokens, from)

/** A proportion of two decimals. */
const ROUNDED = 0.006

/** "15/249" on its own: a count, or the percentage's that follows: "17/78 (21.8%)", "17/78, 21.8%". */
export function ofFraction(scan: Scan, i: number, number: FoundNumber, whole: Fraction): Step {
  const { numberAt, tokens } = scan
  const open = opensAt(tokens, whole.to)
  const share = numberAt[open || isAmong(', ; =', tokens[whole.to]?.text) ? whole.to + 1 : whole.to]
  const counted = { events: whole.events, n: whole.n }
  if (share?.percent && !isLevel(tokens, share)) {
    const quantity = quantityOf('value', i, share, { measure: 'percentage', ...counted })
    const end = tail(scan, quantity, false)
    quantity.to = quantity.past = open && closesAt(tokens, end) ? end + 1 : end
    return { to: quantity.to, quantity }
  }
  // "8 of 589 samples (1.4%)".
  const later = percentInBracket(scan, whole.to)
  if (later > 0) {
    scan.counted = { share: later, ...counted }
    return { to: whole.to }
  }
  const quantity = quantityOf('value', i, number, { measure: 'count', ...counted })
  quantity.to = quantity.past = whole.to
  // "2 of 18 (0.11, 95% CI 0.03 to 0.33)": the same said as a proportion.
  const same = open && share && Math.abs(share.value - whole.events / whole.n) < ROUNDED ? share.to : whole.to
  // Limits after a count are those of its share.
  const limits = intervalAt(scan, isAmong('( [ , ;', tokens[same]?.text) ? same + 1 : same)
  if (limits) quantity.to = limits.to
  else if (same > whole.to && closesAt(tokens, same)) quantity.to = same + 1
  return { to: quantity.to, quantity }
}

/**
 * "21.8% (17/78)", "6.7% (2 of 30)", "9% (n = 7)", "7 (9%) of 78", "9% of those on honey (7/78)": what a percentage
 * counts. In a bracket further on the two must agree.
 */
export function countedIn(scan: Scan, quantity: Quantity): number {
  const { tokens, numberAt } = scan
  if (!opensAt(tokens, quantity.to)) {
    const close = closesAt(tokens, quantity.to)
    if (close && quantity.events !== undefined && quantity.n === undefined) {
      const of = tokens[quantity.to + 1]?.text === 'of' ? quantity.to + 2 : 0
      const whole = numberAt[isAmong('the these those all', tokens[of]?.norm) ? of + 1 : of]
      if (of === 0 || !whole || whole.percent || whole.value < quantity.events) return quantity.to
      quantity.n = whole.value
      return whole.to
    }
    const later = close || quantity.events !== undefined ? undefined : fractionLater(scan, quantity)
    if (later) Object.assign(quantity, { n: later.n, events: later.events })
    return quantity.to
  }
  const counted = eventsIn(scan, quantity.to + 1)
  if (counted) {
    quantity.events = counted.events
    if (counted.n !== undefined) quantity.n = counted.n
    return counted.to + 1
  }
  const fraction = fractionAt(scan, quantity.to + 1)
  // "81% (157 of 193 pathogens)".
  const past = fraction && tokens[fraction.to]?.pos === 'NOUN' ? fraction.to + 1 : (fraction?.to ?? 0)
  if (!fraction || !isAmong(') ] ; ,', tokens[past]?.text)) return quantity.to
  quantity.n = fraction.n
  quantity.events = fraction.events
  scan.used.push(quantity.to + 1)
  return closesAt(tokens, past) ? past + 1 : quantity.to
}

/** "n = 7)", "n = 7/78)". */
function eventsIn(scan: Scan, k: number): { events: number; n?: number; to: number } | undefined {
  const { tokens, numberAt } = scan
  const sign = isAmong('* _', tokens[k]?.text) ? k + 1 : k
  if (!isAmong('n N', tokens[sign]?.text)) return undefined
  const equals = isAmong('* _', tokens[sign + 1]?.text) ? sign + 2 : sign + 1
  if (tokens[equals]?.text !== '=') return undefined
  const number = numberAt[equals + 1]
  const counted = fractionAt(scan, equals + 1) ?? (number && { events: number.value, to: number.to })
  return counted && isAmong(') ] ;', tokens[counted.to]?.text) ? counted : undefined
}

/** Words between a percentage and the bracket with its count. */
const FAR = 10

function fractionLater(scan: Scan, { to, value }: Quantity): Fraction | undefined {
  const { tokens, numberAt } = scan
  for (let k = to; k < to + FAR && tokens[k] && !numberAt[k]; k++) {
    if (isAmong(', ; : ) ]', tokens[k]?.text)) return undefined
    if (!opensAt(tokens, k)) continue
    const fraction = fractionAt(scan, k + 1)
    if (!fraction || Math.abs((100 * fraction.events) / fraction.n - value) >= 1) return undefined
    scan.used.push(k + 1)
    return fraction
  }
  return undefined
}

interface Fraction {
  events: number
  n: number
  to: number
}

/** "17/78", "17 of 78": whole numbers, the first not above the second. */
export function fractionAt({ tokens, numberAt }: Scan, i: number): Fraction | undefined {
  const part = numberAt[i]
  if (!part || part.percent || !Number.isInteger(part.value)) return undefined
  // "4 out of 58".
  const out = tokens[part.to]?.norm === 'out'
  const past = out ? part.to + 1 : part.to
  const sign = tokens[past]?.text ?? ''
  if (sign !== '/' && sign !== 'of') return undefined
  // "six of the eight".
  let of = isAmong('the these those all our', tokens[past + 1]?.norm) ? past + 2 : past + 1
  // "74 of a total of 214".
  if (tokens[of + 1]?.norm === 'total' && tokens[of + 2]?.norm === 'of') of += 3
  const whole = numberAt[of]
  if (!whole || whole.percent || !Number.isInteger(whole.value) || whole.value < 2 || part.value > whole.value)
    return undefined
  // "a score of 4 out of 10": of points, not of people.
  if (out && !isAmong('NOUN SYM PUNCT', tokens[whole.to]?.pos)) return undefined
  if (out && tokens.slice(0, i).some(({ norm }) => isAmong('mean median score scale rating', norm))) return undefined
  return { events: part.value, n: whole.value, to: whole.to }
}

/** "(12; 20%)", "(12, 20%)", "(12 falls, 20%)": the percentage with its count. */
export function shareBeside({ tokens, numberAt }: Scan, number: FoundNumber): Step | undefined {
  if (number.percent || !Number.isInteger(number.value) || !opensAt(tokens, number.from - 1)) return undefined
  const mark = tokens[number.to]?.pos === 'NOUN' ? number.to + 1 : number.to
  const share = isAmong('; ,', tokens[mark]?.text) ? numberAt[mark + 1] : undefined
  if (!share?.percent || !closesAt(tokens, share.to)) return undefined
  const quantity = quantityOf('value', number.from, share, { measure: 'percentage', events: number.value })
  return { to: quantity.to, quantity }
}

/** "12 (20.0)" where "n (%)" was said: the percentage with its count. */
export function shareAfter({ tokens, numberAt }: Scan, number: FoundNumber): Step | undefined {
  if (number.percent || !Number.isInteger(number.value) || !opensAt(tokens, number.to)) return undefined
  const share = numberAt[number.to + 1]
  if (!share || share.value > 100 || !closesAt(tokens, share.to)) return undefined
  const percentage = { ...share, percent: true }
  const quantity = quantityOf('value', number.from, percentage, { measure: 'percentage', events: number.value })
  quantity.to = quantity.past = share.to + 1
  return { to: quantity.to, quantity }
}

/** "25 patients in the usual care group (41%)": words between a count and its percentage. */
const LONG = 9

/** The same after a number that counts several: not "the one-session group (41%)", "after 12 weeks (41%)", "below 3 mM (41%)". */
export function percentOf(scan: Scan, number: FoundNumber): number {
  const { tokens, timed, people, sample } = scan
  const before = tokens[number.from - 1]
  // "than with the one including yoga (41%)".
  if (number.worded && number.value === 1 && before?.pos === 'DET') return 0
  if (timed.has(number.from) || isAmong('< > ≤ ≥', before?.text)) return 0
  // "in phase 1 were headache (25%)".
  if (!number.worded && cueSet(sample, 'numbered').has(cueForm(before?.norm ?? ''))) return 0
  let head = number.to
  while (isAmong('ADJ NOUN PROPN', tokens[head]?.pos) && isAmong('NOUN PROPN', tokens[head + 1]?.pos)) head++
  const { pos, text, norm } = tokens[head] ?? { pos: '', text: '', norm: '' }
  const counted = cueForm(norm)
  if (isAmong('NOUN PROPN', pos) && !people.has(counted))
    if ((number.value !== 1 && !/s$/.test(text)) || cueSet(sample, 'unit').has(counted) || isAmong('group arm', norm))
      return 0
  const share = percentInBracket(scan, number.to)
  return share > 0 && isAmong(') ] ; , :', tokens[scan.numberAt[share]?.to ?? 0]?.text) ? share : 0
}

/** The token of the percentage in a bracket after a count and what it counts; 0 without. */
function percentInBracket({ tokens, numberAt }: Scan, from: number): number {
  let open = from
  while (open < from + LONG && !opensAt(tokens, open)) open++
  const share = open < from + LONG ? numberAt[open + 1] : undefined
  if (!share?.percent || isLevel(tokens, share)) return 0
  return tokens.slice(from, open).every(isCounted) ? open + 1 : 0
}

/** A word of what is counted. */
const isCounted = ({ pos, text }: Token): boolean => pos !== 'AUX' && /^\p{L}/u.test(text)
