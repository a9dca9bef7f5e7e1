// How much of a change: "the reduction in pain was greater", "pain fell less", "the rise was attenuated", "… but not significantly".
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Workshop } from '../view.js'
import { cueAt, type DirectionCue, isDenied } from './cues.js'
import { isLinked } from './linked.js'

/**
 * The change whose amount the word at token `i` tells: "the reduction in pain was greater", "the rise was attenuated", "pain
 * fell less with X", "to a lesser extent"; -1 without.
 */
export function degreeOf(
  { knowledge }: Workshop,
  tokens: readonly Token[],
  i: number,
  cue: DirectionCue,
  from: number,
): number {
  const isAdverb = cue.form === 'comparative' && isOfVerb(tokens, i)
  // "did not differ", "was similar".
  const isSame =
    cue.sense === 'same' && (cue.form === 'adjective' ? isLinked(tokens, i, cue) : isDenied(tokens, i, knowledge))
  // "The reduction was different": of that nothing is told.
  if (cue.sense === 'same' && !isSame) return -1
  if (!isAdverb && !isSame && !isLinked(tokens, i, cue)) return -1
  if (cue.form === 'adjective' && !isSame) return -1
  for (let k = i - 1; k >= Math.max(from, i - DEGREE); k--) {
    const { text, pos } = tokens[k] as Token
    const change = cueAt(tokens, k, knowledge)
    if (isAdverb && change?.form === 'verb' && !change.ing && change.sense !== 'same') return k
    if (isAmong(', ; :', text) && tokens[k + 1]?.norm !== 'but') return -1
    if (!isAdverb && pos === 'VERB' && k < i - 1) return -1
    if (change?.form === 'noun' && !change.weak && change.sense !== 'same') return isAdverb ? -1 : k
  }
  return -1
}

/** Tokens from a change to the word that tells its amount. */
const DEGREE = 12
const STOP = /^[,;:(]$/

/** "less [than]", "more [in]", "to a lesser extent", "more so": not "less pain". */
const isOfVerb = (tokens: readonly Token[], i: number): boolean =>
  (holdsAt(MORE, tokens, i) && OF_VERB.test(tokens[i + 1]?.norm ?? '')) ||
  (holdsAt(GREATER, tokens, i) && holdsAt(EXTENT, tokens, i + 1))

const MORE = oneOf('more less further')
const OF_VERB = /^(?:in|with|than|after|for|among|by|on|under|so|markedly|rapidly|strongly|[,.;(])$/
const GREATER = oneOf('greater lesser larger smaller')
const EXTENT = oneOf('extent degree')

/** "… fell more with X, but this was not significant": said after the cue and before another. */
export function isInsignificant(tokens: readonly Token[], i: number, isCue: (k: number) => boolean): boolean {
  if (takesBack(tokens, i)) return true
  for (let k = i + 1; k < Math.min(tokens.length, i + 30); k++) {
    const { norm: word, text } = tokens[k] as Token
    if (text === ';' || (word !== 'difference' && isCue(k) && tokens[k + 1]?.norm !== 'than')) return false
    // "but its effect on mood was not significant": of that alone.
    if (word === 'effect' && tokens[k + 1]?.norm === 'on') return false
    // "but with no difference between groups": not "and no difference in sleep".
    if (word === 'difference') {
      const none = [1, 2, 3, 4].some((n) => tokens[k - n]?.norm === 'no' && k - n > i)
      const other = isAmong('in of on for regarding', tokens[k + 1]?.norm)
      if (none || other) return none && !other && betweenArms(tokens, k) && turnsBetween(tokens, i, k)
    }
    if (word === 'nonsignificant' || word === 'non-significant' || word === 'insignificant') return true
    if (
      word === 'not' &&
      tokens[k + 1]?.norm !== 'clinically' &&
      [1, 2, 3, 4, 5].some((n) => isAmong('significant significantly significance', tokenAt(tokens, k + n)?.norm))
    )
      return true
  }
  return false
}

/** "fell by 3, a decrease of 14%, although this was not significant": all that was said before it. */
function takesBack(tokens: readonly Token[], i: number): boolean {
  let turn = i + 1
  while (turn < i + FAR && turn < tokens.length && !holdsAt(BUT, tokens, turn)) turn++
  if (turn === i + FAR || turn === tokens.length || tokens.slice(i, turn).some(({ text }) => text === ';')) return false
  const subject = tokens[turn + 1]?.pos === 'DET' && tokens[turn + 1]?.norm === 'the' ? turn + 2 : turn + 1
  if (!isAmong('this these that it they difference result change effect finding not', tokens[subject]?.norm))
    return false
  // "although the difference in sleep was not significant": of that alone.
  if (isAmong('in on of for', tokens[subject + 1]?.norm)) return false
  const said = tokens.slice(turn, turn + SAID).map(({ norm }) => norm)
  const not = said.indexOf('not')
  if (not < 0) return false
  const after = said.slice(not + 1, not + 6)
  return (
    /^(?:statistically )?significant/.test(after.join(' ')) ||
    (isAmong('reach achieve attain', after[0]) && after.includes('significance'))
  )
}

const BUT = oneOf('but although though however')

/** Tokens to "although", and from there to "significance". */
const FAR = 40
const SAID = 12

/** "no difference between groups", "no difference": not "between men and women". */
const betweenArms = (tokens: readonly Token[], k: number): boolean =>
  tokens[k + 1]?.norm !== 'between' ||
  tokens.slice(k + 2, k + 6).some(({ norm }) => isAmong('group arm treatment condition intervention them', norm))

/** "fell with X, but": what follows takes back what was said. */
const turnsBetween = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ norm }) => isAmong('but although though however albeit', norm))

/** "rose more with X", "reduced pain less than Y": whether an amount follows the verb at token `i`. */
export function isDegreed({ knowledge }: Workshop, tokens: readonly Token[], i: number): boolean {
  if (cueAt(tokens, i, knowledge)?.form !== 'verb') return false
  for (let k = i + 1; k < i + DEGREE && tokens[k] && !STOP.test(tokens[k]?.text ?? ''); k++)
    if (isOfVerb(tokens, k)) return true
  return false
}
