// Which of two things is the one compared with: the words before it say so ("compared with", "vs.", "than those receiving").
import { isAmong } from './among.js'
import { oneOf } from './cues.js'
import { onceFor } from './once.js'
import { type Token, tokenAt } from './tokens.js'
import { holds, wordSet } from './word-table.js'

type Word = Token

/** Words that may stand between "than" and the thing: "than those who had received X". */
const CARRIERS = oneOf(
  'the a an those that who which whom had have has were was been be in for with on of among to received receiving receive treated assigned allocated randomized given getting under undergoing using patient participant people person individual subject client adult child adolescent user control group arm condition only both either specialist standard routine usual group-based ( % = n mean score',
)
export const isCarrier = (token: Token | undefined): boolean =>
  token !== undefined && (holds(CARRIERS, token.word) || /^\d/.test(token.norm))

/** Whether a word or phrase of `versus` introduces the thing that starts at token `from`. */
export function isCompared(tokens: readonly Word[], from: number, versus: ReadonlySet<string>): boolean {
  let k = from - 1
  const stop = Math.max(0, from - 10)
  while (k >= stop) {
    const word = tokens[k] as Word
    if (endsVersus(tokens, k, versus)) return true
    // The period of "vs." ends nothing.
    if (word.text === '.' && isAmong('vs v', tokenAt(tokens, k - 1)?.norm)) {
      k--
      continue
    }
    if (word.pos !== 'ADJ' && word.pos !== 'ADV' && word.pos !== 'NUM' && !isCarrier(word)) return false
    k--
  }
  return false
}

/** Whether a word or phrase of `versus` ends at token `k`. */
export function endsVersus(tokens: readonly Word[], k: number, versus: ReadonlySet<string>): boolean {
  const { norm: one, word } = tokens[k] as Word
  if (!holds(lastsOf(versus), word)) return false
  if (versus.has(one)) return one !== 'over' || tokenAt(tokens, k + 1)?.pos !== 'NUM'
  if (k === 0) return false
  const two = `${tokens[k - 1]?.norm} ${one}`
  return versus.has(two) || (k > 1 && versus.has(`${tokens[k - 2]?.norm} ${two}`))
}

/** The words before a clause's subject that name what it is compared with: "Compared with X, T …". */
export interface Opening {
  /** First token past the words that compare. */
  from: number
  /** Token of the comma that ends them. */
  to: number
}

/** Tokens of the adverbials that may stand before an opening ("At 12 weeks, compared with X, …"), and of the opening. */
const ADVERBIAL = 12
const LONGEST_OPENING = 20

/** The comparison that opens the clause of tokens `[from, to)`, by one of the phrases `opening`. */
export function openingOf(
  tokens: readonly Word[],
  from: number,
  to: number,
  opening: ReadonlySet<string>,
): Opening | undefined {
  for (let k = from; k < Math.min(to, from + ADVERBIAL); k++) {
    const { pos } = tokens[k] as Word
    if (endsVersus(tokens, k, opening)) return untilComma(tokens, k + 1, to)
    // "compared" of "compared with" is no verb of a clause before.
    if ((pos === 'VERB' || pos === 'AUX') && !(k + 1 < to && endsVersus(tokens, k + 1, opening))) return undefined
  }
  return undefined
}

function untilComma(tokens: readonly Word[], from: number, to: number): Opening | undefined {
  for (let k = from, depth = 0; k < Math.min(to, from + LONGEST_OPENING); k++) {
    const { text } = tokens[k] as Word
    if (text === '(' || text === '[') depth++
    else if (text === ')' || text === ']') depth--
    else if (text === ',' && depth === 0) return k > from ? { from, to: k } : undefined
  }
  return undefined
}

/** Last words of the phrases: putting words together to look them up takes long, and few can be a phrase's last. */
const lastsOf = onceFor((phrases: ReadonlySet<string>) =>
  wordSet(Array.from(phrases, (phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1))),
)

/** "less costly lessons" are not costly: whether a name from token `first` on would say of a thing what it has less of. */
export const isLessened = (tokens: readonly Token[], first: number): boolean =>
  tokens[first]?.pos === 'ADJ' && isAmong('less least', tokens[first - 1]?.norm)
