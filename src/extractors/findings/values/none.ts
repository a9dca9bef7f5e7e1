// Harm that did not happen: "no serious adverse events occurred", "there were no deaths in either group".
import { isAmong } from '../../../text/among.js'
import { tellsNone } from '../../../text/none.js'
import type { StudyRecord, Token } from '../../../types.js'
import { armsOfClause } from '../arms/clause.js'
import { clauseEnd, clauseStart } from '../clauses.js'
import { valenceIn } from '../directions/index.js'
import { outcomesAfter } from '../outcomes/beside.js'
import { findingOf } from '../record.js'
import type { View, Workshop } from '../view.js'
import { type NumericFinding, spanOf } from './numeric.js'

/** Counts of nothing in tokens `[from, to)`, of what is bad and no number before has told. */
export function readNone(
  shop: Workshop,
  view: View,
  from: number,
  to: number,
  study: StudyRecord,
  told: readonly NumericFinding[],
): NumericFinding[] {
  const found: NumericFinding[] = []
  for (let k = from; k < to; k++) {
    if (view.tokens[k]?.norm !== 'no' || isTold(told, k)) continue
    const { outcomes, to: past } = outcomesAfter(shop, view, k + 1, () => false)
    if (past <= k + 1 || !tellsNone(view.tokens, k, past) || ofSome(view.tokens, k, past)) continue
    const [first, last] = [clauseStart(view.tokens, k, from), Math.min(to, clauseEnd(view.tokens, past))]
    // "In 90% of patients, no relapse occurred".
    if (view.tokens.slice(first, k).some(({ word }) => !Number.isNaN(word.value))) continue
    // "no deaths with A, and 4 with B": of A.
    let turn = past
    while (turn < last && !isAmong(', and whereas while but compared versus vs', view.tokens[turn]?.norm)) turn++
    const { intervention, comparator } = armsOfClause(shop, view, first, turn)
    const arm = intervention !== undefined && comparator !== undefined ? undefined : (intervention ?? comparator)
    const sole = study.comparators.length === 0 ? study.interventions[0] : undefined
    for (const outcome of outcomes) {
      if (valenceIn(shop, shop.entities.get(outcome)?.name ?? '') >= 0) continue
      const record = findingOf(spanOf(view, first, last), view.passage, 'count', outcome, 0.7)
      record.value = 0
      const tested = arm ?? sole
      if (tested !== undefined) record.intervention = tested
      found.push({ record, at: k, past, named: true, bare: false })
    }
    k = past - 1
  }
  return found
}

const isTold = (told: readonly NumericFinding[], k: number): boolean => told.some(({ at }) => at === k)

/** "no relapse in 90% of patients", "no strokes, 2 infections": none of some people, or of the first of a list. */
const ofSome = (tokens: readonly Token[], k: number, past: number): boolean =>
  tokens.slice(k + 1, past).some(({ pos, norm }) => pos === 'NUM' || NO_EVENT.test(norm)) ||
  tokens
    .slice(past, past + SOME)
    .some(
      ({ word }, n, after) =>
        !Number.isNaN(word.value) && (isAmong('% of', after[n + 1]?.text) || after[n - 1]?.text === ','),
    )

/** In the name of something else than harm: "no risk of bias", "no pain relief". */
const NO_EVENT =
  /^(?:risk|fear|history|treatment|therapy|scale|score|rate|report|difference|benefit|change|reduction|improvement|effect|relief|evidence|increase|decrease)$/

/** Tokens of "was observed in as many as 38". */
const SOME = 8
