// What a passage says of its numbers before it gives them: "mean (SD)", "median [IQR]", "n (%)".

import type { Token } from '../../../types.js'
import { closesAt, opensAt } from '../brackets.js'
import type { Scan } from './quantity.js'

const SPREADS: readonly (readonly ['SD' | 'SE' | 'IQR', RegExp])[] = [
  ['SD', /^(?:SD|s\.d|standard deviation)$/i],
  ['SE', /^(?:SE|SEM|s\.e|s\.e\.m|standard error)$/i],
  ['IQR', /^(?:IQR|interquartile range|range|quartiles)$/i],
]

/** "mean (SD)", "mean ± SEM", "median [interquartile range]", without a number of their own. */
export function spreadTold(tokens: readonly Token[]): Scan['spreads'] {
  for (let k = 1; k < tokens.length; k++) {
    const before = tokens[k - 1]?.text
    const open = before === '(' || before === '['
    if (!open && before !== '±') continue
    for (const to of [k + 1, k + 2]) {
      if (open && !closesAt(tokens, to)) continue
      const words = to === k + 1 ? tokens[k]?.text : `${tokens[k]?.text} ${tokens[k + 1]?.text}`
      const told = SPREADS.find(([, pattern]) => pattern.test(words ?? ''))
      if (told) return told[0]
    }
  }
  return undefined
}

/** "n (%)", "No. [%]". */
export const tellsShare = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ text }, k) =>
      text === '%' &&
      opensAt(tokens, k - 1) &&
      closesAt(tokens, k + 1) &&
      /^(?:n|no|number)$/i.test(tokens[tokens[k - 2]?.text === '.' ? k - 3 : k - 2]?.text ?? ''),
  )
