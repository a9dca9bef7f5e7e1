// Numbers that only a comparison makes results: lengths of time, units, people.
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { holds } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { clauseEnd, clauseStart } from '../clauses.js'
import type { View, Workshop } from '../view.js'
import { type Group, haveArms, isCompared, type Valued } from './valued.js'

/** Words of what was given or done: its numbers are doses and lengths of treatment. */
const GIVEN = oneOf(
  'receive received given administered dose infused injected randomized assigned allocated enrolled recruited included underwent followed aged',
)
/** What people do for a trial is no result of it. */
const ATTENDED = oneOf(
  'completed completer analyzed included evaluated evaluable available eligible screened randomized enrolled recruited excluded remained remaining participated invited approached consented provided returned entered assessed allocated',
)
const BE = oneOf('is are was were be been being')

/** Two weak values of one unit, compared or each of an arm of its own, and of nothing that was given. */
export function holdsWeak(shop: Workshop, view: View, { values }: Group, from: number): boolean {
  const { tokens } = view
  const [a, b] = values
  if (!a || !b || !(haveArms(values) || (values.length === 2 && isCompared(shop, view, values)))) return false
  if (isAttendance(view, values)) return false
  const units = values.map(({ quantity: { past } }) => tokens[past]).map((token) => (isUnit(token) ? token?.norm : ''))
  if (units.every((unit) => unit !== '') && units[0] !== units[1]) return false
  const start = clauseStart(tokens, a.quantity.from, from)
  if (tokens.slice(start, a.quantity.from).some(({ word }) => holds(GIVEN, word))) return false
  return !values.some(({ quantity }) => quantity.people || quantity.worded) || didSomething(view, start, b)
}

const isUnit = (token: View['tokens'][number] | undefined): boolean =>
  token !== undefined &&
  !isAmong('vs v versus', token.norm) &&
  isAmong('NOUN PROPN SYM ADJ', token.pos) &&
  /^\p{L}/u.test(token.text)

/** "55 with yoga and 57 with usual care completed the trial": whole numbers of who took part. */
export function isAttendance({ tokens }: View, values: readonly Valued[]): boolean {
  const [first] = values
  const last = values.at(-1)
  if (!first || !last || values.some(({ quantity: { value, sd } }) => !Number.isInteger(value) || sd !== undefined))
    return false
  return tokens
    .slice(clauseStart(tokens, first.quantity.from, 0), clauseEnd(tokens, last.quantity.to))
    .some((token, k, clause) => attends(token, clause[k - 1]))
}

/** "completed the trial": not "patients allocated yoga [relapsed]". */
const attends = ({ norm, word }: Token, before: Token | undefined): boolean =>
  holds(ATTENDED, word) && !(isAmong('allocated randomized', norm) && before?.pos === 'NOUN')

/** Of people it must be told what they did or had, beyond taking part. */
function didSomething({ tokens }: View, start: number, last: Valued): boolean {
  const clause = tokens.slice(start, clauseEnd(tokens, last.quantity.to))
  if (clause.some((token, k) => attends(token, clause[k - 1]))) return false
  if (clause.some(({ pos, word }) => pos === 'VERB' && !holds(BE, word) && !holds(GIVEN, word))) return true
  // "There were no deaths in …": what is counted is no person.
  return !last.quantity.people && clause.some(({ norm }) => norm === 'there')
}
