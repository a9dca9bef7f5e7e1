// Numbers that results print in other ways than digits: "none of the", "no deaths", "a 2.9-point reduction".
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { type FoundNumber, findNumbers, parseDigits } from '../../../text/numbers.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'

/** "2.9-point", "10-percent". */
const SIZED = /^(\d+(?:[.·]\d+)?)[-‐‑](points?|per ?cent|percent|mm|cm|kg|mmHg|percentage-points?|units?)$/i
const CHANGE = oneOf(
  'reduction decrease increase improvement decline drop rise gain difference change fall loss advantage benefit',
)
/** Of "no difference in pain" nothing was counted. */
const UNCOUNTED = oneOf(
  'difference effect change evidence association interaction benefit significance improvement increase decrease reduction impact influence correlation trend relationship advantage heterogeneity data information treatment intervention longer more less other such',
)

/** Every number in the tokens, in order. */
export function numbersIn(tokens: readonly Token[]): FoundNumber[] {
  const numbers = findNumbers(tokens)
  const more: FoundNumber[] = []
  for (let k = 0; k < tokens.length; k++) {
    const token = tokens[k] as Token
    const { word, norm } = token
    if (word.compound) {
      const [, digits, unit] = isSized(tokens, k) ? (SIZED.exec(token.text) ?? []) : []
      if (digits !== undefined)
        more.push(numberAt(token, k, parseDigits(digits), false, /^per ?cent/i.test(unit as string)))
    } else if (
      numbers.length > 0 &&
      ((norm === 'none' && isOfThose(tokens[k + 1])) || (norm === 'no' && isZero(tokens, k)))
    )
      more.push(numberAt(token, k, 0, true, false))
  }
  return more.length === 0 ? numbers : [...numbers, ...more].sort((a, b) => a.from - b.from)
}

/** "none of the", "none in". */
const isOfThose = (token: Token | undefined): boolean => token !== undefined && isAmong('of in with on', token.norm)

const numberAt = ({ start, end }: Token, k: number, value: number, worded: boolean, percent: boolean): FoundNumber => ({
  from: k,
  to: k + 1,
  start,
  end,
  value,
  percent,
  worded,
})

/** "no deaths in the yoga group". */
function isZero(tokens: readonly Token[], k: number): boolean {
  let head = k + 1
  while (head < k + 4 && isAmong('ADJ NOUN', tokens[head]?.pos) && tokens[head + 1]?.pos === 'NOUN') head++
  return (
    tokens[head]?.pos === 'NOUN' &&
    !tokens.slice(k + 1, head + 1).some(({ word }) => holds(UNCOUNTED, word)) &&
    isAmong('in with among for on', tokens[head + 1]?.norm)
  )
}

const isSized = (tokens: readonly Token[], k: number): boolean =>
  /^\d/.test(tokens[k]?.text ?? '') && [1, 2].some((n) => holdsAt(CHANGE, tokens, k + n))
