// What an estimate or an amount of change is of: "odds ratio for relapse", "a decrease of 2.9 points in pain".
import { isAmong } from '../../../text/among.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { cueAt } from '../directions/cues.js'
import type { Quantity } from '../numbers/quantity.js'
import type { View, Workshop } from '../view.js'
import { outcomesAfter, outcomesBefore } from './beside.js'

const never = () => false
const OF = /^(?:for|of|in|on|regarding)$/
const PREVENTS = /^(?:prevent|avoid|avert|achieve|obtain|gain|produce)$/

/** Between its label and an estimate: "the difference in pain at 12 weeks between the groups was −1.3". */
export function ofEstimate(shop: Workshop, view: View, quantity: Quantity): string | undefined {
  if (!quantity.labelled || !quantity.comparative || quantity.label === undefined) return undefined
  const { tokens } = view
  for (let k = quantity.label + 1; k < quantity.at; k++) {
    const { norm, pos } = tokens[k] as Token
    // "number needed to treat to prevent one relapse".
    const prevents = quantity.measure === 'nnt' && PREVENTS.test(norm)
    if (!prevents && pos === 'VERB' && !isAmong('need needed treat', norm)) return undefined
    if (pos === 'AUX') return undefined
    if (!prevents && !OF.test(norm)) continue
    const { outcomes, to } = outcomesAfter(shop, view, prevents ? k + 1 : k, never)
    if (outcomes.length > 0 && to <= quantity.at) return outcomes[0]
  }
  return undefined
}

/** Words between an amount and what changed by it: "2.9 points", "2.9 kg more". */
const UNITS = 4

/** "a decrease of 2.9 points in pain", "a 2.9-point reduction in pain", "scored 3.2 on pain". */
export function ofAmount(shop: Workshop, view: View, quantity: Quantity, first: number): string | undefined {
  const { tokens } = view
  if (quantity.labelled || quantity.comparative) return undefined
  const scored = isAmong('scored rated averaged', tokenAt(tokens, quantity.from - 1)?.norm)
  const amount = changeBefore(shop, tokens, quantity.from, first)
  const after = changeAfter(shop, tokens, quantity.past)
  if (!scored && amount < 0 && after < 0) return undefined
  const from = after < 0 ? quantity.to : after + 1
  for (let k = from; k < from + UNITS && k < tokens.length; k++) {
    const { norm, pos } = tokens[k] as Token
    if (isAmong('in on of', norm)) {
      const { outcomes } = outcomesAfter(shop, view, k, never)
      return outcomes[0]
    }
    if (!isAmong('NOUN ADJ SYM PROPN NUM', pos) && !isAmong('/ %', norm)) break
  }
  if (amount < 0) return undefined
  // "a decrease in pain of 2.9 points", "a pain reduction of 2.9 points".
  const { outcomes } = outcomesAfter(shop, view, amount + 1, never)
  return outcomes[0] ?? outcomesBefore(shop, view, amount).outcomes.at(-1)
}

/** The noun of change before "of" and an amount; -1 where none is. */
function changeBefore(shop: Workshop, tokens: readonly Token[], from: number, first: number): number {
  let k = from - 1
  while (k > first && tokens[k]?.pos === 'ADV') k--
  if (tokenAt(tokens, k)?.norm !== 'of') return -1
  for (let noun = k - 1; noun >= Math.max(first, k - UNITS); noun--)
    if (isChange(shop, tokens, noun)) return noun
    else if (!isAmong('NOUN ADP DET ADJ', tokens[noun]?.pos)) return -1
  return -1
}

/** The noun of change after an amount: "2.9-point greater reduction"; -1 where none is. */
function changeAfter(shop: Workshop, tokens: readonly Token[], past: number): number {
  for (let k = past; k < past + 3; k++) {
    if (isChange(shop, tokens, k)) return k
    if (!isAmong('NOUN ADJ', tokenAt(tokens, k)?.pos)) return -1
  }
  return -1
}

function isChange(shop: Workshop, tokens: readonly Token[], k: number): boolean {
  const cue = cueAt(tokens, k, shop.knowledge)
  return cue?.form === 'noun' && !cue.weak && cue.sense !== 'same'
}
