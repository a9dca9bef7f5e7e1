// How a word of direction stands to the words beside it: after "was", before "by 12 points", after a subject that is no arm.

import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { isMark, tokenAt } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { beforeAside, FOLD } from '../outcomes/between.js'
import { BE, type View } from '../view.js'
import type { DirectionCue } from './cues.js'

/** First token of what a word of direction says with those before it: "the same", "twice as high", "three times as high". */
export function phraseStart(tokens: readonly Token[], i: number, { after, times }: DirectionCue): number {
  if (times) return tokens[i - 2]?.norm === 'time' ? i - 3 : i - 2
  return after === 'the' || after === 'as' ? i - 1 : i
}

/** Whether "was" or the like stands before the word of direction at token `i`. */
export function isLinked(tokens: readonly Token[], i: number, cue: DirectionCue): boolean {
  const start = phraseStart(tokens, i, cue)
  for (let k = start - 1; k >= Math.max(0, start - 5); k--) {
    const { word, norm, pos } = tokens[k] as Token
    if (holds(BE, word)) return true
    if (
      !isAmong('ADV PART NUM', pos) &&
      !FOLD.test(norm) &&
      !isAmong('also not both all each either to % percent percentage point more less tended', norm)
    )
      return false
  }
  return false
}

/** "there was [less nausea]": no subject. */
export function isThere(tokens: readonly Token[], i: number): boolean {
  const k = subjectEnd(tokens, i) - 1
  return tokens[k]?.norm === 'there'
}

/** Past the subject of the linking verb before token `i`. */
export function subjectEnd(tokens: readonly Token[], i: number): number {
  let k = i
  while (k > 0 && (holdsAt(BE, tokens, k - 1) || isAmong('ADV PART AUX', tokens[k - 1]?.pos))) k--
  return k
}

/** Whether a noun stands before the comparative at token `i` and its adverb. */
export const isNamed = (tokens: readonly Token[], i: number): boolean =>
  isAmong('NOUN PROPN', tokens[tokens[i - 1]?.pos === 'ADV' ? i - 2 : i - 1]?.pos)

/** "by 12 points": how much. */
export const isByAmount = (tokens: readonly Token[], k: number): boolean =>
  isAmong('by from', tokens[k]?.norm) && [1, 2].some((n) => tokens[k + n]?.pos === 'NUM')

/** "success on the first attempt was 92%": no change, but what was counted. */
export function isCounted(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < i + 8 && !isAmong(', ; :', tokens[k]?.text ?? ';'); k++)
    if (holdsAt(BE, tokens, k)) return tokens[k + 1]?.pos === 'NUM'
  return false
}

/** Whether a result whose outcome is not known has a subject of its own: not "the groups", "both", an arm. */
export function hasSubject({ tokens, endsAt }: View, at: number): boolean {
  let end = subjectEnd(tokens, at)
  while (end > 0 && isAmong('did do does not', tokens[end - 1]?.norm)) end--
  end = beforeAside(tokens, end - 1) + 1
  const last = tokens[end - 1]
  if (!last || end === at || !isAmong('NOUN PROPN', last.pos)) return false
  return endsAt.get(end)?.item.kind !== 'Intervention' && !holds(OF_ALL, last.word)
}

const OF_ALL = oneOf(
  'group arm condition treatment therapy intervention regimen drug dose result finding outcome effect difference study trial cohort comparison patient participant subject program programme device method technique strategy formulation diet approach product material agent preparation dressing exercise',
)

/** Whether a preposition that an outcome may follow. */
export const isAdp = (token: Token | undefined): boolean =>
  token !== undefined && isAmong('in of on upon across for to within over regarding at with', token.norm)

/** Whether an arm stands at token `k`, with its article or without. */
export const isArm = (view: View, k: number): boolean =>
  [k, k + 1].some(
    (at) => view.startsAt.get(at)?.item.kind === 'Intervention' && (at === k || view.tokens[k]?.pos === 'DET'),
  )

/** "Income was associated with lower relapse": no arm brought it. */
export function isPredicted({ tokens, places }: View, at: number): boolean {
  let k = at - 1
  while (k > at - PREDICTED && !holdsAt(PREDICTS, tokens, k)) {
    if (isMark(',;:(', tokenAt(tokens, k))) return false
    k--
  }
  if (!holdsAt(PREDICTS, tokens, k)) return false
  // "an associated reduction in pain".
  const joins = /^predict/.test(tokens[k]?.norm ?? '') || isAmong('with to', tokens[k + 1]?.norm)
  if (!joins) return false
  let start = k
  while (start > 0 && !isAmong('; :', tokens[start - 1]?.text)) start--
  // "The intervention was associated with", "use of the app was associated with".
  if (tokens.slice(start, k).some(({ word }) => holds(OF_ALL, word) || holds(OF_ARM, word))) return false
  return !places.some(({ item, from }) => item.kind === 'Intervention' && from >= start && from < k)
}

const OF_ARM = oneOf(
  'use assignment allocation participation training it this these they both exposure administration app supplementation',
)

/** Tokens of "associated with a significantly". */
const PREDICTED = 8
export const PREDICTS = oneOf('predict predicted predicts moderated correlated associated related linked')

const INFLUENCES = oneOf('influence modify influenced modified')

/** "Age did not influence pain", "were not influenced by age": by no arm. */
export function isInfluence({ tokens, places }: View, at: number): boolean {
  if (!holdsAt(INFLUENCES, tokens, at)) return false
  const passive = [1, 2, 3].some((k) => holdsAt(BE, tokens, at - k))
  const [from, to] = passive ? [at, tokens.length] : [0, at]
  if (places.some((one) => one.item.kind === 'Intervention' && one.from >= from && one.to <= to)) return false
  return !tokens.slice(from, to).some(({ word }) => holds(OF_ARM, word) || holds(GIVEN, word))
}

const GIVEN = oneOf('treatment therapy intervention regimen drug dose group arm program programme diet device exercise')
