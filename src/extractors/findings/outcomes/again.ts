// What a comparison names on both of its sides: "the volume of A was higher than the volume of B".
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { skipBrackets } from '../../../text/place.js'
import { holdsAt } from '../../../text/word-table.js'
import { coversArm, madeOf, type View, type Workshop } from '../view.js'
import { phraseFrom } from './heads.js'

/** The outcome of "than the mean volume of B", whose "than" is token `k`; undefined where an arm or a number is named. */
export function namedAgain(shop: Workshop, view: View, k: number): string | undefined {
  const { tokens, phrases } = view
  let start = tokens[k + 1]?.pos === 'DET' ? k + 2 : k + 1
  // The tagger takes "mean" for a verb.
  if (!phrases.some(({ from }) => from === start) && holdsAt(AVERAGE, tokens, start)) start++
  // Of "volume of B" the shorter phrase is what was measured.
  const phrase = phrases.findLast(({ from }) => from === start)
  if (!phrase || coversArm(view, phrase.from, phrase.to) || phraseFrom(shop, view, phrase) < 0) return undefined
  const { norm = '', pos = '' } = tokens[phrase.to] ?? {}
  if (!isAmong('of in for with', norm) && pos !== 'VERB') return undefined
  return madeOf(shop, view, 'Outcome', phrase.from, phrase.to, phrase.name)
}

const AVERAGE = oneOf('mean median average')

/** "The volume of A was higher (4.1 ml) than the volume of B": what both sides name. */
export function subjectAgain(shop: Workshop, view: View, i: number): string | undefined {
  const than = skipBrackets(view.tokens, i + 1)
  const opened = view.tokens[than + 1]?.pos === 'DET' ? than + 2 : than + 1
  const word = view.tokens[holdsAt(AVERAGE, view.tokens, opened) ? opened + 1 : opened]?.norm
  if (view.tokens[than]?.norm !== 'than' || word === undefined || STATISTIC.test(word)) return undefined
  const said = view.tokens.slice(Math.max(0, i - AGAIN), i).some(({ norm }) => norm === word)
  return said ? namedAgain(shop, view, than) : undefined
}

/** These are named by what they are of. */
const STATISTIC = /^(?:score|number|incidence|rate|frequency|proportion|prevalence|level|value)$/

/** Tokens of "volume of the first solution including the amount needed for the second block was slightly". */
const AGAIN = 20

/** "was higher (4.1 ml) than the mean volume of B (3.9 ml)": the second arm's words name the outcome again. */
export function toldAgain(shop: Workshop, view: View, from: number, to: number): string | undefined {
  for (let k = from; k < to; k++) if (view.tokens[k]?.norm === 'than') return namedAgain(shop, view, k)
  return undefined
}
