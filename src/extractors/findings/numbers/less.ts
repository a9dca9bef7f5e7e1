// Words that make an amount a difference: "2.3 points lower", "3.1 fewer drinks than".
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'

const LESS = oneOf(
  'lower higher less more fewer greater shorter longer smaller larger better worse farther further faster slower earlier later sooner',
)

/** "2.3 points lower", "7.2 higher": past the unit, a word that makes an amount a difference; `from` where none is. */
export function lessEnd(tokens: readonly Token[], from: number): number {
  for (let k = from; k < from + 3; k++)
    if (holdsAt(LESS, tokens, k))
      // "3.1 fewer drinks than".
      return countsFewer(tokens, k, from) ||
        isAmong('than in with on for after per ( , . ;', tokens[k + 1]?.norm ?? '.')
        ? k + 1
        : from
    else if (!isAmong('NOUN SYM PROPN', tokens[k]?.pos) && tokens[k]?.text !== '/') return from
  return from
}

/** "3.1 fewer drinks per week than": right after its number, before what is counted and with whom it is compared. */
const countsFewer = (tokens: readonly Token[], k: number, from: number): boolean =>
  k === from &&
  isAmong('fewer more less', tokens[k]?.norm) &&
  isAmong('NOUN ADJ', tokens[k + 1]?.pos) &&
  tokens.slice(k + 2, k + 8).some(({ norm }) => norm === 'than')
