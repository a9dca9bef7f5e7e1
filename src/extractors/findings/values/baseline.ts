// Values from before the treatment, which the later ones are told beside: where a change began is no result.

import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import { closesAt, opensAt } from '../brackets.js'
import type { Quantity } from '../numbers/quantity.js'
import { isPost, isPre } from '../periods.js'
import { joining } from './valued.js'

const BEFORE = oneOf('before baseline pretest pre-test pretreatment pre-treatment pre pre-intervention')

/** "8 (1.4%) were rejected pre-training and 7 (1.1%) post-training": the 8. */
export const isPrior = (tokens: readonly Token[], { to }: Quantity, next: Quantity): boolean =>
  tokens.slice(to, next.from).some(({ norm }) => isPre(norm)) &&
  tokens.slice(next.to, next.to + LATER).some(({ norm }) => isPost(norm))

/** Tokens of "of the women were seen in clinic A". */
const LATER = 9
/** And of a first value's clause. */
const PERIODS = 24

/** "6.1 at baseline", "6.1 before treatment", "6.1 pre-treatment", "baseline (6.1)". */
const isAtBaseline = (tokens: readonly Token[], { from, to }: Quantity): boolean =>
  isPre(tokens[closesAt(tokens, to) ? to + 1 : to]?.norm ?? '') ||
  (isAmong('at before', tokens[to]?.norm) &&
    [1, 2].some((k) =>
      isAmong('baseline treatment pretreatment enrollment intervention surgery', tokens[to + k]?.norm),
    ) &&
    (tokens[to]?.norm === 'before' || [1, 2].some((k) => tokens[to + k]?.norm === 'baseline'))) ||
  (tokens[to]?.norm === 'at' && holdsAt(BEFORE, tokens, to + 1)) ||
  (opensAt(tokens, from - 1) && tokens[from - 2]?.norm === 'baseline') ||
  // "(before the intervention: 64, after it: 81)".
  (tokens[from - 1]?.text === ':' &&
    [2, 3, 4].some((k) => holdsAt(BEFORE, tokens, from - k) && tokens[from - k - 1]?.norm !== 'from'))

/** "from 3 to 7", "from 3 (SD 1) at baseline to a mean of 7", "from 3 to 7 at A and 4 to 8 at B": the 3 and the 4. */
export function isBaseline(tokens: readonly Token[], q: Quantity, next: Quantity | undefined): boolean {
  if (isAtBaseline(tokens, q)) return true
  if (next && next.from - q.to <= PERIODS && isPrior(tokens, q, next)) return true
  if (!next || next.from - q.to > 12) return false
  const near = [1, 2, 3].some((k) => tokenAt(tokens, q.from - k)?.norm === 'from')
  if (!near) {
    const link = joining(tokens, q, next)
    if (link.length !== 1 || link[0]?.norm !== 'to') return false
    return tokens.slice(Math.max(0, q.from - 60), q.from).some(({ norm }) => norm === 'from')
  }
  const between = tokens.slice(q.to, next.from)
  const to = between.findLastIndex(({ norm }) => norm === 'to')
  return to >= 0 && between.length - to <= 5 && !between.some(({ text }) => isAmong('; and but versus vs', text))
}
