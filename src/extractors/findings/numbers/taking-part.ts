// Numbers of who was asked, taken in and given what: they stand beside the verbs of methods and are no results.
import { isAmong } from '../../../text/among.js'
import { oneOf } from '../../../text/cues.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import { bracketStart, opensAt } from '../brackets.js'

/** What is done with people before anything can be found: "were randomised to". */
const TAKEN_IN = oneOf(
  'recruited enrolled randomized allocated assigned screened invited approached contacted registered stratified referred',
)
/** What people do before: "53% consented". */
const JOINED = oneOf('consented participated agreed volunteered declined enrolled')
/** What things are given with or made of: their shares are strengths. */
const GIVEN = oneOf(
  'received receiving administered given treated injected infused applied consisted comprised containing contained diluted supplemented randomized assigned',
)

/** What was asked or agreed on: "the rate at 10% recovery was evaluated", "a fall of 20% was considered relevant". */
const ASKED = oneOf('evaluated assessed investigated examined studied explored chosen predefined prespecified')
const AGREED = oneOf('considered defined deemed regarded')
const AS = oneOf('relevant significant important meaningful substantial minimal sufficient')

/** Whether a verb at token `k` says so of the only number in its sentence: of two arms it is a result. */
function isAgreed(tokens: readonly Token[], k: number): boolean {
  const said =
    holdsAt(ASKED, tokens, k) ||
    (holdsAt(AGREED, tokens, k) && tokens.slice(k + 1, k + 5).some(({ word }) => holds(AS, word)))
  return said && tokens.filter(({ word }) => !Number.isNaN(word.value)).length === 1
}

/** Tokens to a verb, in its clause. */
const FAR = 24

const isEnd = ({ text }: Token): boolean => text === ';' || text === '.'
const isVerb = ({ pos }: Token): boolean => pos === 'VERB' || pos === 'AUX'

/** The verb before token `k` in its clause that stands nearest, outside of brackets; -1 where none is. */
function verbBefore(tokens: readonly Token[], k: number): number {
  let depth = 0
  for (let i = k - 1; i >= Math.max(0, k - FAR); i--) {
    const token = tokens[i] as Token
    if (token.text === ')' || token.text === ']') depth++
    else if (token.text === '(' || token.text === '[') depth = Math.max(0, depth - 1)
    if (isEnd(token)) return -1
    if (depth === 0 && isVerb(token)) return i
  }
  return -1
}

const TURN = oneOf('and or while whereas compared than versus vs')

/** The verb after token `k` that tells what the counted did; not "assigned" in "of those assigned to yoga relapsed". */
function verbAfter(tokens: readonly Token[], k: number): number {
  let first = -1
  for (let i = k; i < Math.min(tokens.length, k + FAR); i++) {
    const token = tokens[i] as Token
    if (isEnd(token) || token.text === ',' || holds(TURN, token.word)) break
    if (token.pos === 'AUX') {
      while (tokens[i]?.pos === 'AUX' || tokens[i]?.pos === 'ADV') i++
      return i
    }
    if (token.pos !== 'VERB') continue
    // Of two verbs without an auxiliary the later one is finite.
    if (!isAmong('to who that which', tokenAt(tokens, i - 1)?.norm)) first = i
  }
  return first
}

/** Whether a number at tokens `[from, to)` counts who was recruited, or says how strong something given was. */
export function tellsMethods(tokens: readonly Token[], from: number, to: number, percent: boolean): boolean {
  const after = verbAfter(tokens, to)
  const before = verbBefore(tokens, from)
  const isPassive = after > 0 && tokens.slice(to, after).some(({ pos }) => pos === 'AUX')
  if (holdsAt(JOINED, tokens, after)) return true
  if (isPassive && (holdsAt(TAKEN_IN, tokens, after) || isAgreed(tokens, after))) return true
  if (before < 0) return false
  // "Of 60 recruited, 20% relapsed", "of those recruited 20% had pain".
  if (after < 0 && holdsAt(TAKEN_IN, tokens, before)) return !isOfPair(tokens, from)
  // "44 of 206 given gloves" is a count.
  if (!percent || !holdsAt(GIVEN, tokens, before) || !isAmong('% percent', tokens[to - 1]?.text)) return false
  // A strength stands beside what has it: "a 25% gel", "ethanol 98%"; "(25%)" is a share.
  return !opensAt(tokens, from - 1) && isAmong('NOUN PROPN ADJ X', tokens[to]?.pos ?? tokens[from - 1]?.pos)
}

/** In a bracket of two values: "(20% vs 41%)". */
function isOfPair(tokens: readonly Token[], from: number): boolean {
  const open = bracketStart(tokens, from)
  return open >= 0 && tokens.slice(open, from + 12).some(({ norm }) => isAmong('vs versus', norm))
}
