// "The difference in pain favoured A", "in favour of A": who did better in what.

import { isAmong } from '../../../text/among.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import type { StudyRecord } from '../../../types.js'
import { placesOfArms } from '../arms/clause.js'
import { isGroupWord } from '../arms/words.js'
import { outcomesAfter, outcomesBefore } from '../outcomes/beside.js'
import type { View, Workshop } from '../view.js'
import { cueAt } from './cues.js'

/** Tokens from "favoured" to the arm, and from a difference to "in favour of". */
const NEAR = 4
const FAR = 24

export interface Favoured {
  outcomes: string[]
  intervention: string
  comparator: string | undefined
}

/** What "favoured", "favouring" or "in favour of" at token `i` tells; undefined where no arm follows or no outcome is named. */
export function favouredAt(
  shop: Workshop,
  view: View,
  i: number,
  from: number,
  to: number,
  study: StudyRecord | undefined,
): Favoured | undefined {
  const { tokens } = view
  const word = tokenAt(tokens, i)?.norm ?? ''
  const isNoun = word === 'favor' && tokens[i - 1]?.norm === 'in' && tokens[i + 1]?.norm === 'of'
  if (tokens.slice(Math.max(from, i - 3), i).some(({ norm }) => isAmong('not no neither trend to', norm)))
    return undefined
  const past = isNoun ? i + 2 : i + 1
  const arms = placesOfArms(shop, view, from, to)
  const arm = arms.find((one) => one.from >= past && one.from < past + NEAR)
  if (arm === undefined) return undefined
  const intervention = arm.item.entity
  const before = outcomesOfDifference(shop, view, isNoun ? i - 1 : i, from)
  const outcomes = before.length > 0 ? before : outcomesPast(shop, view, arm.to)
  if (outcomes.length === 0) return undefined
  const others = [
    ...arms.map(({ item }) => item.entity),
    ...(study?.comparators ?? []),
    ...(study?.interventions ?? []),
  ]
  return { outcomes, intervention, comparator: others.find((entity) => entity !== intervention) }
}

/** "[in favour of yoga] for pain". */
function outcomesPast(shop: Workshop, view: View, to: number): string[] {
  const at = isGroupWord(view.tokens, to) ? to + 1 : to
  return isAmong('for in on regarding', view.tokens[at]?.norm)
    ? outcomesAfter(shop, view, at, () => false).outcomes
    : []
}

/** "the difference in pain [favoured]", "Pain [favoured]". */
function outcomesOfDifference(shop: Workshop, view: View, i: number, from: number): string[] {
  const { tokens } = view
  for (let k = i - 1; k >= Math.max(from, i - FAR); k--) {
    if (isAmong('; :', (tokens[k] as Token).text)) break
    const cue = cueAt(tokens, k, shop.knowledge)
    if (cue?.form !== 'noun') continue
    // "a difference between the groups in pain".
    for (let j = k + 1; j < i; j++) {
      if (!isAmong('in for on of', tokens[j]?.norm)) continue
      const { outcomes } = outcomesAfter(shop, view, j, () => false)
      if (outcomes.length > 0) return outcomes
    }
    return []
  }
  return outcomesBefore(shop, view, i).outcomes
}
