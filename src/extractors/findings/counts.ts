// Counts of people: "17/78", "8 of 589 samples (1.4%)", "21.8% (17/78)".
import type { FoundNumber } from '../../text/numbers.js'
import { CLOSE, OPEN, type Quantity, quantityOf, type Scan } from './quantity.js'

/** What was read, and the token past it. */
export interface Step {
  quantity?: Quantity
  to: number
}

/** "15/249" on its own: a count, or the percentage's that follows: "17/78 (21.8%)". */
export function ofFraction(scan: Scan, i: number, number: FoundNumber, whole: Fraction): Step {
  const { numberAt, tokens } = scan
  const open = OPEN.test(tokens[whole.to]?.text ?? '')
  const share = numberAt.get(open ? whole.to + 1 : whole.to)
  const counted = { events: whole.events, n: whole.n }
  if (share?.percent) {
    const quantity = quantityOf('value', i, share, { measure: 'percentage', ...counted })
    quantity.to = quantity.past = open && CLOSE.test(tokens[share.to]?.text ?? '') ? share.to + 1 : share.to
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
  return { to: whole.to, quantity }
}

/** "21.8% (17/78)", "6.7% (2 of 30)", "9% (n = 7)": what a percentage counts, in the bracket after it. */
export function countedIn(scan: Scan, quantity: Quantity): number {
  const { tokens } = scan
  if (!OPEN.test(tokens[quantity.to]?.text ?? '')) return quantity.to
  const fraction = fractionAt(scan, quantity.to + 1)
  if (!fraction || !/^[)\];,]$/.test(tokens[fraction.to]?.text ?? '')) return quantity.to
  quantity.n = fraction.n
  quantity.events = fraction.events
  return CLOSE.test(tokens[fraction.to]?.text ?? '') ? fraction.to + 1 : quantity.to
}

interface Fraction {
  events: number
  n: number
  to: number
}

/** "17/78", "17 of 78": whole numbers, the first not above the second. */
export function fractionAt({ tokens, numberAt }: Scan, i: number): Fraction | undefined {
  const part = numberAt.get(i)
  if (!part || part.percent || !Number.isInteger(part.value)) return undefined
  const sign = tokens[part.to]?.text ?? ''
  if (sign !== '/' && sign !== 'of') return undefined
  const whole = numberAt.get(part.to + 1)
  if (!whole || whole.percent || !Number.isInteger(whole.value) || whole.value < 2 || part.value > whole.value)
    return undefined
  return { events: part.value, n: whole.value, to: whole.to }
}

/** The token of the percentage in a bracket after a count and what it counts; 0 without. */
export function percentInBracket({ tokens, numberAt }: Scan, from: number): number {
  for (let k = from; k < from + 6 && tokens[k]; k++)
    if (OPEN.test(tokens[k]?.text as string)) return numberAt.get(k + 1)?.percent === true ? k + 1 : 0
    else if (!/^\p{L}/u.test(tokens[k]?.text as string)) return 0
  return 0
}
