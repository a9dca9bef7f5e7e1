// Words of direction that tell no result: what was asked, wanted, looked at.
import { isAmong } from '../../../text/among.js'
import { cueSet, cueWords, oneOf } from '../../../text/cues.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Workshop } from '../view.js'
import type { DirectionCue } from './cues.js'
import { judgeBefore } from './judged.js'

const ASKED = oneOf(
  'compare evaluate assess determine investigate examine test study explore establish ensure describe clarify identify quantify see find',
)

/** After these a question is over. */
const PAST: ReadonlySet<string> = new Set([',', 'and', 'but', 'that', 'showed', 'found'])
const POWERED = oneOf('powered underpowered')

/** "We tested whether", "the hypothesis that": asked, not answered. */
function isQuestion(shop: Workshop, tokens: readonly Token[], i: number): boolean {
  const questions = cueWords(shop.knowledge.cues.directions, 'question')
  // "To compare the reduction of pain with A and B."
  if (tokens[0]?.norm === 'to' && holdsAt(ASKED, tokens, 1))
    if (!tokens.slice(2, i).some(({ text }) => isAmong(', ; :', text))) return true
  let past = false
  for (let k = i - 1; k >= Math.max(0, i - 40); k--) {
    const { text, norm, word } = tokens[k] as Token
    if (text === ';') return false
    past ||= PAST.has(text)
    // "If X reduces Y, …", "how X reduces Y": not "if tolerated, X reduces Y", "even if X reduced Y".
    if (!past && (norm === 'how' || norm === 'if') && !isAside(tokens, k)) return true
    // "was not powered to detect".
    if (!past && holds(POWERED, word) && tokens[k + 1]?.norm === 'to') return true
    if (!word.compound && holds(questions, word)) return true
  }
  return false
}

/** "as if", "even if", "if used", "regardless of how". */
const isAside = (tokens: readonly Token[], k: number): boolean =>
  isAmong('as even of', tokens[k - 1]?.norm) || /ed$/.test(tokens[k + 1]?.text ?? '')

/** "effective in reducing", "was reducing": a gerund that tells a result. */
const isAchieved = (shop: Workshop, tokens: readonly Token[], i: number): boolean =>
  tokenAt(tokens, i - 1)?.pos === 'AUX' || judgeBefore(tokens, i, shop.knowledge) >= 0

/** "aimed to reduce", "designed to improve": wanted, not found. */
export function isAim(shop: Workshop, tokens: readonly Token[], i: number, cue: DirectionCue): boolean {
  if (isQuestion(shop, tokens, i)) return true
  if (cue.form === 'noun') return isMeasure(tokens, i)
  if (cue.form !== 'verb') return false
  if (cue.ing) return !isAchieved(shop, tokens, i)
  const before = tokenAt(tokens, i - 1)
  const aims = cueSet(shop.knowledge.cues.directions, 'aim')
  const to = before?.norm === 'to' ? i - 1 : before?.pos === 'ADV' && tokenAt(tokens, i - 2)?.norm === 'to' ? i - 2 : -1
  if (to < 0) return isAmong('will would should might may could', before?.norm)
  for (let k = to - 1; k >= Math.max(0, to - 3); k--) if (aims.has(tokens[k]?.norm ?? '')) return true
  return to === 0 || (!ACHIEVED.test(tokens[to - 1]?.norm ?? '') && asksBefore(tokens, to))
}

/** "was found to reduce", "appeared to reduce". */
const ACHIEVED =
  /^(?:found|shown|proved|proven|seen|seemed|appeared|observed|demonstrated|known|reported|continued|able|likely|unlikely|tended|led|helped|failed|shows?|enough|sufficient)$/

/** "designed to evaluate the ability of X, in Y, to reduce": asked before, in the same clause. */
function asksBefore(tokens: readonly Token[], to: number): boolean {
  for (let k = to - 1; k >= Math.max(0, to - ASKS); k--) {
    const { norm, text } = tokens[k] as Token
    if (text === ';' || text === ':' || isAmong('and but which that', norm)) return false
    if (
      isAmong('evaluate assess examine investigate determine test evaluating assessing examining investigating', norm)
    )
      return tokens[k - 1]?.norm === 'to' || /ing$/.test(norm)
  }
  return false
}

/** Tokens from a question to what it asks. */
const ASKS = 24

/** "The primary outcome was relief of pain": what was looked at, where nobody is told of. */
function isMeasure(tokens: readonly Token[], i: number): boolean {
  let link = i - 1
  while (link > Math.max(1, i - 10) && !holdsAt(LINK, tokens, link)) {
    if (isAmong('VERB AUX', tokens[link]?.pos) || !/^\p{L}/u.test(tokens[link]?.text ?? '')) return false
    link--
  }
  if (!holdsAt(LINK, tokens, link)) return false
  const subject = tokens.slice(Math.max(0, link - 4), link).map(({ norm }) => norm)
  const last = subject.at(-1) ?? ''
  const isNamed = isAmong('outcome endpoint objective target goal aim', last)
  const isMeasured =
    isAmong('measure point variable', last) && isAmong('outcome end efficacy primary secondary', subject.at(-2))
  if (!isNamed && !isMeasured) return false
  if (tokens.slice(i).some(({ word }) => holds(OF_RESULT, word))) return false
  // "One outcome was a decrease in pain".
  const isPlanned = subject.some((word) => isAmong('primary secondary main principal key major', word))
  return isPlanned || !tokens.slice(link + 1, i).some(({ pos }) => pos === 'DET' || pos === 'ADJ')
}

const LINK = oneOf('was were is are include included comprised')
const OF_RESULT = oneOf('p compared versus vs than group arm significant significantly')
