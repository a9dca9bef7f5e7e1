// Numbers that are no results: ages, years, doses, lengths of time, "Table 2", "80% power", shares of women.

import { isAmong } from '../../../text/among.js'
import { cueForm, cueSet, cueWords, oneOf } from '../../../text/cues.js'
import type { FoundNumber } from '../../../text/numbers.js'
import { skipBrackets } from '../../../text/place.js'
import { isMark, tokenAt } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Cue, Token } from '../../../types.js'
import { bracketStart, closesAt, opensAt } from '../brackets.js'
import { isPost, isPre } from '../periods.js'
import type { Scan } from './quantity.js'
import { tellsMethods } from './taking-part.js'

export type Nature = 'result' | 'sample' | 'weak' | 'other'

/**
 * What a number at token `i` may be: `sample` where it describes who took part or the analysis, `weak` where only a
 * comparison makes it a result ("57 mm vs 21 mm", "4 days with A and 6 with B").
 */
export function natureOf({ tokens, timed, times, sample: rows, people }: Scan, i: number, number: FoundNumber): Nature {
  const word = (k: number) => tokenAt(tokens, k)?.text ?? ''
  if (isExponent(tokens, i) || isEnumerator(tokens, i, number) || isCitation(tokens, number)) return 'other'
  if (isLimit(tokens, i)) return 'other'
  if ((number.percent || !number.worded) && tellsMethods(tokens, number.from, number.to, number.percent)) return 'other'
  if (number.percent) return isAmong('least most', word(i - 1)) ? 'other' : natureOfShare(tokens, i, number.to, rows)
  if (Number.isInteger(number.value) && number.value >= 1900 && number.value <= 2100 && !number.worded) return 'other'
  if (isAge(tokens, i, number.to, rows)) return 'sample'
  if (times.has(number.from)) return 'other'
  if (timed.has(i) || timed.has(number.from))
    return LASTED.test(word(i - 1)) || isCompared(tokens, i) ? 'weak' : 'other'
  const counted = formOf(tokens[number.to])
  if (number.worded && number.from === i)
    return people.has(counted) ||
      isAmong('of in with on among', counted) ||
      (tokens[number.to]?.pos === 'NOUN' && !cueSet(rows, 'unit').has(counted))
      ? 'weak'
      : 'other'
  // "22/11 mmHg", "130/0.4".
  if (word(i - 1) === '/' && tokens[i - 1]?.end === tokens[i]?.start && !/\p{L}$/u.test(word(i - 2))) return 'other'
  if (word(i - 1) === '×' || isNumbered(tokens, i, number, rows) || isFactor(tokens, number.to)) return 'other'
  // "Lunch 2", "Group 1": a name.
  if (Number.isInteger(number.value) && number.value < 100 && /^[A-Z][a-z]+$/.test(word(i - 1)) && i > 1) return 'other'
  // "in the yoga group of 55 patients".
  if (people.has(counted) && word(i - 1) === 'of' && isAmong('group arm sample total', tokens[i - 2]?.norm))
    return 'other'
  if (people.has(counted)) return 'weak'
  // "5.4 mmol/L" was measured, "5 mg/kg" given.
  if (word(number.to + 1) === '/' && /^(?:l|dl|ml|mm3|cm3)$/i.test(word(number.to + 2))) return 'weak'
  if (cueSet(rows, 'unit').has(counted)) return UNIT.test(word(number.to)) ? 'weak' : 'other'
  return isAmong('[ (', word(i - 1)) && isAmong('] )', word(number.to)) ? 'weak' : 'result'
}

/** "(yoga: 8 days; usual care: 6 days)", "[A 8.1 days (2–22) vs. B 6.2 days (3–20)]": a length of time in a bracket that compares. */
function isCompared(tokens: readonly Token[], i: number): boolean {
  const open = bracketStart(tokens, i)
  if (open < 0) return false
  if (i - open > LABEL) return tokens.slice(i - LABEL, i).some(({ norm }) => isAmong('vs versus ;', norm))
  return i - open > 1 && isAmong('; ( [ vs. vs versus', tokens[i + 2]?.text)
}

/** Tokens of "intensive yoga group: ". */
const LABEL = 7

/** Before a length of time that is a result: "took 4 days", "4 days vs 6 days". */
const LASTED = /^(?:was|were|is|\(|\[|with|took|lasted|averaged|median|mean|vs|versus|v|of|and|than|to|\.)$/

/** Units of outcomes, not of doses, people or meetings. */
const UNIT = /^(?:mm|cm|ml|mL|l|L|kg|g|h|hrs?|hours?|min|mins|minutes?|s|sec|seconds?|points?|times|kcal)$/

/** "Table 2", "weeks 6 and 12", "at weeks 3 (p = 0.01), 6 and 12", "per 100 patient-years". */
function isNumbered(
  tokens: readonly Token[],
  i: number,
  { value, to }: FoundNumber,
  rows: readonly Cue[] | undefined,
): boolean {
  const names = cueSet(rows, 'numbered')
  // "3 in group 1 and 4 in group 2".
  const alone = !Number.isInteger(value) || isAmong('in with of patients patient', tokens[to]?.norm)
  for (let k = i - 1; k >= Math.max(0, i - 24); k--) {
    const token = tokens[k] as Token
    // "at 24 weeks 3.0 vs 4.4": the weeks have their number.
    if (k === i - 1 && names.has(formOf(token)) && !Number.isNaN(tokens[k - 1]?.word.value ?? Number.NaN)) return false
    const leads = k === i - 1 || !Number.isNaN(tokens[k + 1]?.word.value)
    if (leads && (names.has(formOf(token)) || (k === i - 1 && token.norm === 'per'))) return true
    if (k === i - 1 && (alone || !isAmong(', and or to & – - vs', token.text))) return false
    if (isAmong(') ]', token.text)) {
      while (k > 0 && !opensAt(tokens, k)) k--
      continue
    }
    if (!isAmong(', and or to & – - vs', token.text) && Number.isNaN(token.word.value)) return false
  }
  return false
}

/** "2 (item: old vs new) × 3": the levels of a design. */
const isFactor = (tokens: readonly Token[], to: number): boolean =>
  isAmong('× x', tokens[skipBrackets(tokens, to)]?.text)

const formOf = (token: Token | undefined): string => cueForm(token?.norm ?? '')

function isAge(tokens: readonly Token[], i: number, to: number, rows: readonly Cue[] | undefined): boolean {
  const ages = cueWords(rows, 'age')
  for (let k = Math.max(0, i - 6); k < i; k++)
    if (holds(ages, (tokens[k] as Token).word)) return !isAmong('birth delivery', tokens[k + 2]?.norm)
  // "(age range 22–36 years, mean 29.1)".
  const open = bracketStart(tokens, i)
  return (open >= 0 && holdsAt(ages, tokens, open + 1)) || holdsAt(ages, tokens, to) || holdsAt(ages, tokens, to + 1)
}

/** "6.1 at baseline and 3.2 at 12 weeks", "6.1 pre-treatment and 3.2 post-treatment": of one number beside those of other times. */
function isOneTime(tokens: readonly Token[], i: number): boolean {
  const later = tokens.slice(i + 1, i + 16)
  if (isPre(tokens[i]?.norm ?? '')) return later.some(({ norm }) => isPost(norm))
  const isAfterNumber =
    isAmong(') ] %', tokens[i - 2]?.text) || [2, 3].some((k) => !Number.isNaN(tokens[i - k]?.word.value ?? Number.NaN))
  if (tokens[i - 1]?.norm !== 'at' || !isAfterNumber) return false
  return later.some(
    ({ norm }, k, all) =>
      norm === 'at' && /^(?:week|month|day|year|follow-up|post|end)/.test(all[k + 2]?.norm ?? all[k + 1]?.norm ?? ''),
  )
}

/** "to detect a fall (20% vs 30%) with a power of 0.9", "we assumed that 30%": not "we could not detect a fall (29% vs 30%)". */
export function isPlanned(tokens: readonly Token[], rows: readonly Cue[] | undefined): boolean {
  const words = cueWords(rows, 'planned')
  const at = tokens.findIndex(({ word }) => holds(words, word))
  if (at < 0 || tokens.some(({ norm, text }) => norm === 'p' || isAmong('± : ;', text) || norm === 'did')) return false
  // "that pain would fall, and it fell".
  if (tokens[at + 1]?.norm === 'that')
    return !tokens.slice(at).some(({ text }, n) => text === ',' && isAmong('and but', tokens[at + n + 1]?.norm))
  // "a power of 0.9", "80% power": not "little power to detect".
  return tokens.some(
    ({ norm }, i) =>
      norm === 'power' &&
      (isAmong('% percent', tokens[i - 1]?.norm) ||
        (isAmong('of at =', tokens[i + 1]?.norm) && tokens[i + 2]?.pos === 'NUM')),
  )
}

/** Whether a passage says of itself that it describes the sample: "At baseline, …", not "from 5 at baseline to 3". */
export function describesSample(tokens: readonly Token[], rows: readonly Cue[] | undefined): boolean {
  const words = cueWords(rows, 'baseline')
  return tokens.some(
    ({ norm, word }, i) =>
      // "The mean ages and smoking years were".
      (norm === 'age' && holdsAt(AVERAGE, tokens, i - 1)) ||
      // "The study enrolled 263 smokers who smoked a mean of 24 cigarettes".
      (holds(TAKEN_IN, word) && tokens[i + 1]?.pos === 'NUM' && tokens[i + 3]?.norm === 'who') ||
      (holds(words, word) && isOfSample(tokens, i)),
  )
}

const AVERAGE = oneOf('mean median average')
const TAKEN_IN = oneOf('enrolled recruited')

/** Whether the word of a baseline at token `i` is of nothing later: not "than at baseline", "from baseline to". */
const isOfSample = (tokens: readonly Token[], i: number): boolean =>
  !isAmong(
    'from than to with versus vs between since for',
    tokens[tokens[i - 1]?.text === '.' ? i - 2 : i - 1]?.norm,
  ) &&
  !(tokens[i - 1]?.norm === 'at' && tokens.slice(Math.max(0, i - 10), i).some(({ norm }) => norm === 'from')) &&
  !isOneTime(tokens, i)

const CHANGED = oneOf('decrease reduction increase improvement decline fall drop rise change')

const LEVEL = oneOf('maximal maximum max peak predicted submaximal vo2max hrmax 1rm body')

/** "(1) pregnancy, (2) smoking", "1) pregnancy": it counts the list. */
const isEnumerator = (tokens: readonly Token[], i: number, { to, value, percent }: FoundNumber): boolean =>
  tokens[to]?.text === ')' &&
  !percent &&
  Number.isInteger(value) &&
  value < 20 &&
  (tokens[i - 1]?.text === '('
    ? i < 2 || isAmong(', ; : . and or are include', tokens[i - 2]?.text)
    : bracketStart(tokens, i) < 0)

/** "theory [22]", "strategies [26, 27]": whole numbers alone in square brackets after a word. */
function isCitation(tokens: readonly Token[], { from, to, percent, worded }: FoundNumber): boolean {
  if (percent || worded) return false
  const isListed = (k: number) => /^(?:\d{1,3}|[,–-])$/.test(tokenAt(tokens, k)?.text ?? '')
  let open = from - 1
  while (isListed(open)) open--
  if (tokenAt(tokens, open)?.text !== '[') return false
  let close = to
  while (isListed(close)) close++
  return (
    tokens[close]?.text === ']' &&
    /^\d{1,3}$/.test(tokens[from]?.text ?? '') &&
    /^\p{L}{2}/u.test(tokenAt(tokens, open - 1)?.text ?? '')
  )
}

/** "≥ 50%", "< or = 40%": what was asked for, not what was found. */
const isLimit = (tokens: readonly Token[], i: number): boolean =>
  // "a ratio of more than 5.2", not "was more than 20% in A".
  (tokenAt(tokens, i - 1)?.norm === 'than' && isAmong('more less', tokenAt(tokens, i - 2)?.norm)) ||
  isMark('<>≤≥', tokenAt(tokens, i - 1)) ||
  (tokenAt(tokens, i - 1)?.text === '=' &&
    tokenAt(tokens, i - 2)?.norm === 'or' &&
    isMark('<>', tokenAt(tokens, i - 3)))

/** "51.4 ± 2.8 years of age", "children (8.1 ± 2.8 years)": `to` is past the spread. */
export function tellsAge(tokens: readonly Token[], from: number, to: number, people: ReadonlySet<string>): boolean {
  const norm = (k: number) => tokens[k]?.norm ?? ''
  if (norm(to) === 'year' && [1, 2].some((k) => isAmong('age old', norm(to + k)))) return true
  if (isAmong('of in', norm(to)) && norm(to + 1) === 'age') return true
  const open = bracketStart(tokens, from)
  if (open < 0) return false
  if (tokens.slice(open, from).some((token) => token.norm === 'age')) return true
  return open === from - 1 && norm(to) === 'year' && people.has(cueForm(norm(open - 1)))
}

const TIMED = oneOf('h hour day week month year min minute')

/** "a follow-up of 16 ± 3 months", "at 3.0 ± 0.7 hours": when it was, whatever its spread; `to` is past that. */
export function tellsWhen(tokens: readonly Token[], from: number, to: number): boolean {
  if (!holdsAt(TIMED, tokens, to)) return false
  let k = from - 1
  while (
    k > from - 5 &&
    isAmong('a an the mean median average of was period time about approximately', tokens[k]?.norm)
  )
    k--
  return isAmong('at during follow-up followup followed', tokens[k]?.norm)
}

/** "kg−1": of a unit. */
const isExponent = (tokens: readonly Token[], i: number): boolean =>
  isMark('-−–', tokenAt(tokens, i - 1)) &&
  tokens[i - 1]?.end === tokens[i]?.start &&
  tokenAt(tokens, i - 2)?.end === tokens[i - 1]?.start &&
  /\p{L}$/u.test(tokenAt(tokens, i - 2)?.text ?? '')

/** Tokens of ") in the usual care group had". */
const CLAUSE = 9

/** Whether what people did or had follows before the clause ends. */
function hasVerb(tokens: readonly Token[], from: number): boolean {
  for (let k = from; k < from + CLAUSE; k++) {
    const { text, norm, pos } = tokens[k] ?? {}
    if (text === undefined || isAmong(', ; .', text) || norm === 'and') return false
    if (isAmong('had did', norm) || (pos === 'VERB' && text.endsWith('ed'))) return true
  }
  return false
}

const VERB = oneOf('was were is are had reported being')
const WHO = oneOf('who that which')

/** Tokens from such a verb to the second arm's share. */
const HAPPENED_BEFORE = 18
const HAPPENED = oneOf(
  'reported observed seen noted occurred developed experienced affected recorded required achieved detected diagnosed needed reached attained',
)

/** "64% female", "94% of them were men", "predominantly white (78%)", "women comprised 40%", "80% power". */
function natureOfShare(tokens: readonly Token[], from: number, to: number, rows: readonly Cue[] | undefined): Nature {
  // "containing 35% of", "ethanol 60% (v/v)".
  if (isAmong('containing ethanol solution concentration contains diluted', tokens[from - 1]?.norm)) return 'other'
  // "60% of maximal pressure", "80% of predicted": a level that was set.
  if (tokens[to]?.norm === 'of' && [1, 2].some((k) => holdsAt(LEVEL, tokens, to + k))) return 'other'
  // "more than 50% decrease in size": how a response was defined.
  if (isAmong('than least ≥ >', tokens[from - 1]?.norm) && holdsAt(CHANGED, tokens, to)) return 'other'
  // "27% of the variance": of an analysis.
  if (
    tokens[to]?.norm === 'of' &&
    [1, 2, 3, 4].some((k) => isAmong('variance variation variability', tokens[to + k]?.norm))
  )
    return 'other'
  const demographic = cueSet(rows, 'demographic')
  const analysis = cueSet(rows, 'analysis')
  const is = (k: number) => demographic.has(tokens[k]?.norm ?? '')
  if ([1, 2, 3].some((k) => isAmong('power level alpha', tokens[from - k]?.norm))) return 'other'
  // "was reported by 30% of women": what happened to them, not who they were; not "patients who required surgery, 64% female".
  const before = Math.max(0, from - HAPPENED_BEFORE)
  for (let n = before; n < from; n++)
    if (holdsAt(HAPPENED, tokens, n) && (n === before || !holdsAt(WHO, tokens, n - 1))) return 'result'
  // Not "112 women (74.7%) in the yoga group had": who had what follows.
  if (isAmong('( , : %', tokens[from - 1]?.text) && is(from - 2))
    return tokens[from - 3]?.pos === 'NUM' && hasVerb(tokens, to + 1) ? 'result' : 'sample'
  if (isAmong('comprised constituted was were made', tokens[from - 1]?.norm) && is(from - 2)) return 'sample'
  let k = skipBrackets(tokens, closesAt(tokens, to) ? to + 1 : to)
  if (analysis.has(tokens[k]?.norm ?? '')) return 'other'
  // "of the participants were": whoever they are, what they were follows.
  if (tokens[k]?.norm === 'of') while (k < to + 8 && tokens[k] && !holdsAt(VERB, tokens, k)) k++
  if (tokens[k]?.norm === 'of') return 'result'
  for (let j = k; j < k + 4 && tokens[j]; j++) {
    if (is(j)) return tokens[j + 1]?.norm !== 'who' ? 'sample' : 'result'
    if (isAmong(', . ; ( )', tokens[j]?.text) || isAmong('in for with among vs versus', tokens[j]?.norm))
      return 'result'
  }
  return 'result'
}
