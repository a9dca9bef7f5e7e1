// What may stand before, behind and between outcomes without being one: prepositions, scales, asides, exceptions, how often.
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'

/** Past "measured by the Berg scale" at token `k`; `k` where no such words stand. */
export function pastMeasured(tokens: readonly Token[], k: number): number {
  if (!isAmong('measured assessed rated evaluated scored recorded', tokens[k]?.norm)) return k
  if (!isAmong('by with on using via', tokens[k + 1]?.norm)) return k
  let to = k + 2
  while (to < k + 9 && isAmong('DET ADJ NOUN PROPN NUM', tokens[to]?.pos)) to++
  return to
}

/** Past "by the women in their care" at token `k`, where a list goes on after it; `k` where none does. */
export function pastWhom(tokens: readonly Token[], k: number): number {
  if (!isAmong('by in among', tokens[k]?.norm)) return k
  let comma = k + 1
  while (comma < k + 10 && isAmong('DET ADJ NOUN PROPN PRON ADP', tokens[comma]?.pos)) comma++
  // "in the women of the group": not "in patients with asthma", "in the knee".
  if (tokens[comma]?.text !== ',' || !isAmong('group arm sample care trial study class ward', tokens[comma - 1]?.norm))
    return k
  for (let and = comma + 1; and < comma + 16 && tokens[and]; and++) {
    const { pos, text } = tokens[and] as Token
    if (pos === 'AUX' || pos === 'VERB' || isAmong('; : ( .', text)) return k
    if (text === 'and' && tokens[and - 1]?.text === ',') return and - 1 > comma ? comma : k
  }
  return k
}

/** Past what measures the outcome that ends at token `k`: "fatigue severity scale", "stress levels". */
export function pastTail(tokens: readonly Token[], k: number): number {
  for (let to = k; to < k + 3 && isAmong('NOUN PROPN', tokens[to]?.pos); to++)
    if (isAmong('scale index score questionnaire inventory level rating subscale', tokens[to]?.norm)) return to + 1
  return k
}

/** The token before ", as judged by a nurse," that ends at token `k`; `k` where no such words stand. */
export function beforeAside(tokens: readonly Token[], k: number): number {
  if (tokens[k]?.text !== ',') return k
  for (let open = k - 2; open > Math.max(0, k - ASIDE); open--) {
    if (isAmong('; : (', tokens[open]?.text)) return k
    if (tokens[open]?.text === ',' && holdsAt(OPENS_ASIDE, tokens, open + 1)) return open - 1
  }
  return k
}

/** Tokens of ", which was the main outcome, including costs of care and travel,". */
const ASIDE = 18
const OPENS_ASIDE = oneOf(
  'as measured assessed judged evaluated determined rated scored expressed defined including which excluding',
)

const INTO = /^(?:in|of|on|upon|across|for|to|within|with|over|regarding|at|by)$/i

/** Past the preposition at token `k`: "in", "in terms of", "with regard to"; `k` where none is. */
export const pastInto = (tokens: readonly Token[], k: number): number =>
  !INTO.test(tokens[k]?.text ?? '') ? k : isRegard(tokens, k) ? k + 3 : k + 1

/** "in terms of", "with respect to" at token `k`. */
export const isRegard = (tokens: readonly Token[], k: number): boolean =>
  isAmong('in with', tokens[k]?.norm) &&
  isAmong('term respect regard relation', tokens[k + 1]?.norm) &&
  isAmong('of to', tokens[k + 2]?.norm)

/** "with the exception of nausea", which may be taken for a name. */
export const isExcepted = (tokens: readonly Token[], from: number): boolean =>
  tokens[from]?.norm === 'exception' || (tokens[from - 1]?.norm === 'of' && tokens[from - 2]?.norm === 'exception')

/** "2.6-fold [higher]", "twofold". */
export const FOLD = /^(?:[\d.,]+-?|two|three|four|five|ten|several|many)-?fold$/
