// How a word of direction stands to the words beside it: after "was", after "there was", before "by 12 points".
import type { Token } from '../../../types.js'
import { BE } from '../view.js'
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
    const { norm, pos } = tokens[k] as Token
    if (BE.test(norm)) return true
    if (
      !/^(?:ADV|PART|NUM)$/.test(pos) &&
      !/^(?:also|not|both|all|each|either|to|%|percent|percentage|point|more|less|tended)$/.test(norm)
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
  while (k > 0 && (BE.test(tokens[k - 1]?.norm ?? '') || /^(?:ADV|PART|AUX)$/.test(tokens[k - 1]?.pos ?? ''))) k--
  return k
}

/** Whether a noun stands before the comparative at token `i` and its adverb. */
export const isNamed = (tokens: readonly Token[], i: number): boolean =>
  /^(?:NOUN|PROPN)$/.test(tokens[tokens[i - 1]?.pos === 'ADV' ? i - 2 : i - 1]?.pos ?? '')

/** "by 12 points": how much. */
export const isByAmount = (tokens: readonly Token[], k: number): boolean =>
  /^(?:by|from)$/.test(tokens[k]?.norm ?? '') && [1, 2].some((n) => tokens[k + n]?.pos === 'NUM')

/** "success on the first attempt was 92%": no change, but what was counted. */
export function isCounted(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < i + 8 && !/^[,;:]$/.test(tokens[k]?.text ?? ';'); k++)
    if (BE.test(tokens[k]?.norm ?? '')) return tokens[k + 1]?.pos === 'NUM'
  return false
}
