// Which of two things is the one compared with: the words before it say so ("compared with", "vs.", "than those receiving").
import type { Token } from './tokens.js'

type Word = Token

/** Words that may stand between "than" and the thing: "than those who had received X". */
const CARRIER =
  /^(?:the|a|an|those|that|who|which|whom|had|have|has|were|was|been|be|in|for|with|on|of|among|to|received|receiving|receive|treated|assigned|allocated|randomized|given|getting|under|undergoing|using|patient|participant|people|person|individual|subject|client|adult|child|adolescent|user|control|group|arm|condition|only|both|either|specialist|standard|routine|usual|group-based|\(|\d.*|%|=|n|mean|score)$/

/** Whether a word or phrase of `versus` introduces the thing that starts at token `from`. */
export function isCompared(tokens: readonly Word[], from: number, versus: ReadonlySet<string>): boolean {
  let k = from - 1
  const stop = Math.max(0, from - 10)
  while (k >= stop) {
    const word = tokens[k] as Word
    if (endsVersus(tokens, k, versus)) return true
    // The period of "vs." ends nothing.
    if (word.text === '.' && /^vs?$/.test(tokens[k - 1]?.norm ?? '')) {
      k--
      continue
    }
    if (!CARRIER.test(word.norm) && word.pos !== 'ADJ' && word.pos !== 'ADV' && word.pos !== 'NUM') return false
    k--
  }
  return false
}

/** Whether a word or phrase of `versus` ends at token `k`. */
export function endsVersus(tokens: readonly Word[], k: number, versus: ReadonlySet<string>): boolean {
  const one = (tokens[k] as Word).norm
  if (versus.has(one)) return one !== 'over' || tokens[k + 1]?.pos !== 'NUM'
  const two = `${tokens[k - 1]?.norm} ${one}`
  return versus.has(two) || versus.has(`${tokens[k - 2]?.norm} ${two}`)
}
