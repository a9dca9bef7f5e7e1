// Which of two things is the one compared with: the words before it say so ("compared with", "vs.", "than those receiving").
import { type Token, tokenAt } from './tokens.js'

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
    if (word.text === '.' && /^vs?$/.test(tokenAt(tokens, k - 1)?.norm ?? '')) {
      k--
      continue
    }
    if (word.pos !== 'ADJ' && word.pos !== 'ADV' && word.pos !== 'NUM' && !CARRIER.test(word.norm)) return false
    k--
  }
  return false
}

/** Whether a word or phrase of `versus` ends at token `k`. */
export function endsVersus(tokens: readonly Word[], k: number, versus: ReadonlySet<string>): boolean {
  const one = (tokens[k] as Word).norm
  if (versus.has(one)) return one !== 'over' || tokenAt(tokens, k + 1)?.pos !== 'NUM'
  if (k === 0 || !lastsOf(versus).has(one)) return false
  const two = `${tokens[k - 1]?.norm} ${one}`
  return versus.has(two) || (k > 1 && versus.has(`${tokens[k - 2]?.norm} ${two}`))
}

const lasts = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>()

/** Last words of the phrases: putting words together to look them up takes long, and few can be a phrase's last. */
function lastsOf(phrases: ReadonlySet<string>): ReadonlySet<string> {
  let known = lasts.get(phrases)
  if (!known) {
    known = new Set(Array.from(phrases, (phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)))
    lasts.set(phrases, known)
  }
  return known
}
