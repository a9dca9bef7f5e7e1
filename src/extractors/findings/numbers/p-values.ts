// p values, and whose each is.

import { isAmong } from '../../../text/among.js'
import { holds, wordSet } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { bracketEnd, bracketStart, closesAt, opensAt } from '../brackets.js'
import type { Group } from '../values/valued.js'
import type { Step } from './counts.js'
import { EQUALS, type Quantity, quantityOf, type Scan } from './quantity.js'

/** A p value belongs to the estimates before it in its bracket, or after it, and to the values before the bracket. */
export function shareP(tokens: readonly Token[], groups: readonly Group[], quantities: readonly Quantity[]): void {
  let previous = -1
  for (const p of quantities) {
    if (p.kind !== 'p') continue
    const open = bracketStart(tokens, p.from)
    const close = bracketEnd(tokens, p.to)
    const inside = groups.filter((group) => open >= 0 && startOf(group) > open && startOf(group) < close)
    const since = inside.filter((group) => endOf(group) <= p.from && startOf(group) > previous)
    const [next] = inside.filter((group) => startOf(group) >= p.to)
    const isLast = !quantities.some(({ kind, from }) => kind === 'p' && from >= p.to && from < close)
    const goesOn = next && (since.length === 0 || (isLast && isSizeOf(tokens, p.to, startOf(next))))
    const held = goesOn ? [...since, next] : since
    // Where the bracket held a p before, this one is of its own estimates only.
    const leading =
      previous > open && open >= 0
        ? undefined
        : groups.findLast(
            (group) =>
              endOf(group) <= (open >= 0 ? open : p.from) ||
              // "a difference of 5.9 (95% CI 2.4 to 9.4, p = 0.01)": its limits stand in the bracket.
              (startOf(group) < open && endOf(group) <= p.from),
          )
    const isOther = leading !== undefined && since.length > 0 && hasItsOwn(tokens, leading, open)
    for (const group of leading && !isOther ? [...held, leading] : held) {
      if (group.p !== undefined) continue
      group.p = p.value
      group.notSignificant = p.notSignificant
      p.taken = true
    }
    previous = p.to
  }
}

const startOf = ({ values }: Group) => values[0]?.quantity.from ?? 0
const endOf = ({ values }: Group) => values.at(-1)?.quantity.to ?? 0

/** "fatigue (d = 0.2) and stress (d = 0.3, p = .04)": an estimate in a bracket that closes before the one at `open`. */
function hasItsOwn(tokens: readonly Token[], group: Group, open: number): boolean {
  const own = bracketStart(tokens, startOf(group))
  return own >= 0 && own !== open && bracketEnd(tokens, own + 1) < open - 1
}

/** "(F = 7.4, p < .001, d = 0.2)": after a comma, the size of what the test was of. */
const isSizeOf = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens[from]?.text === ',' &&
  tokens.slice(from + 1, to).every(({ text }) => !isAmong(', ; vs. vs versus and but', text))

/** Past the other values of "p < 0.001, 0.02 and 0.4, respectively". */
export function pastTests(tokens: readonly Token[], numberAt: Scan['numberAt'], from: number): number {
  let k = from
  for (;;) {
    let next = k
    while (isAmong(', and', tokens[next]?.norm)) next++
    const number = next > k ? numberAt[next] : undefined
    if (!number || number.percent || number.value < 0 || number.value > 1 || number.worded) break
    k = number.to
  }
  return tokens.slice(k, k + 2).some(({ norm }) => norm === 'respectively') ? k : from
}

const P = wordSet(['p', 'ps', 'p value'])

/** Between "p" and its number: "less than or equal to", "was". */
const IS = /^(?:of|was|o|value|less|greater|than|or|equal|to)$/

/** "p = .03", "P < 0.001", "p less than .05", "p-value of 0.4", "ps > .05". */
export function pValue({ tokens, numberAt }: Scan, i: number): Step | undefined {
  const { text, word } = tokens[i] as Token
  // "(OR = 1.3, ns)".
  if (
    isAmong('ns NS n.s. n.s non-significant nonsignificant', text) &&
    isAmong(', ; ( [', tokens[i - 1]?.text) &&
    closesAt(tokens, i + 1)
  )
    return { to: i + 1, quantity: untested(i, i + 1) }
  if (!holds(P, word) || !isAmong('p ps P p-values p-value P-values P-value', text)) return undefined
  let k = pastMark(tokens, i + 1)
  if (/^values?$/i.test(tokens[k]?.text ?? '')) k++
  // "p [adjusted] = 0.6".
  if (opensAt(tokens, k) && closesAt(tokens, k + 2)) k += 3
  const sign = tokens[k]?.text ?? ''
  if (!EQUALS.test(sign) && !isAmong('of was o less greater', sign)) return undefined
  while (k < i + 8 && tokens[k] && (EQUALS.test(tokens[k]?.text as string) || IS.test(tokens[k]?.text as string))) k++
  // "p = NS": a test without its number.
  if (/^(?:ns|n\.s)$/i.test(tokens[k]?.text ?? '')) return { to: k + 1, quantity: untested(i, k + 1) }
  const number = numberAt[k]
  if (!number || number.value < 0 || number.value > 1) return undefined
  const past = pastTests(tokens, numberAt, number.to)
  const above = isAmong('> ≥ ⩾ greater', sign) || (!isAmong('< ≤ o less', sign) && number.value > 0.05)
  // Of several nobody says here whose each is.
  if (past > number.to) return { to: past }
  return { to: number.to, quantity: quantityOf('p', i, number, { notSignificant: above && number.value >= 0.05 }) }
}

/** A test without its number, at tokens `[from, to)`. */
const untested = (from: number, to: number): Quantity =>
  quantityOf(
    'p',
    from,
    { from: to - 1, to, start: 0, end: 0, value: Number.NaN, percent: false, worded: false },
    { notSignificant: true },
  )

/** Past the mark that ends an emphasis: "*p* = 0.03". */
export const pastMark = (tokens: readonly Token[], k: number): number => (isAmong('* _', tokens[k]?.text) ? k + 1 : k)
