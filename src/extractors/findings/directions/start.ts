// Differences that were there before anybody was treated: no result of the treatment.

import { isAmong } from '../../../text/among.js'
import { cueForm, cueSet, oneOf } from '../../../text/cues.js'
import { nameWords } from '../../../text/fold.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Workshop } from '../view.js'
import { BE } from '../view.js'
import { cueAt, type DirectionCue } from './cues.js'

/** What two things are, not what becomes of one: "lower", "similar", "did not differ". */
const compares = ({ sense, form }: DirectionCue): boolean => sense === 'same' || form === 'comparative'

/** Whether the comparison at token `i` of the clause `[from, to)` is of what was before the treatment. */
export function isAtStart(shop: Workshop, tokens: readonly Token[], i: number, from: number, to: number): boolean {
  const cue = cueAt(tokens, i, shop.knowledge)
  if (!cue || !compares(cue)) return false
  const first = turnBefore(tokens, i, from)
  const last = turnAfter(tokens, i, to)
  return (
    opensAtStart(shop, tokens, first, i) ||
    isOfStart(shop, tokens, i, first) ||
    namesStart(tokens, i, last) ||
    endsAtStart(shop, tokens, i, last)
  )
}

const TURN = oneOf('; : but whereas while although though however yet')

function turnBefore(tokens: readonly Token[], i: number, from: number): number {
  for (let k = i - 1; k >= from; k--) if (holdsAt(TURN, tokens, k)) return k + 1
  return from
}

function turnAfter(tokens: readonly Token[], i: number, to: number): number {
  for (let k = i + 1; k < to; k++) if (holdsAt(TURN, tokens, k)) return k
  return to
}

/** Past "at baseline", "at the start of treatment" or "before treatment" that begins at token `k`; 0 where the words are others. */
function pastStart(shop: Workshop, tokens: readonly Token[], k: number): number {
  const words = shop.knowledge.cues['study-words']
  const norm = tokens[k]?.norm
  const prior = norm === 'prior' && tokens[k + 1]?.norm === 'to'
  const before = norm === 'before' || prior
  if (!before && norm !== 'at' && norm !== 'on') return 0
  let at = prior ? k + 2 : k + 1
  while (tokens[at]?.pos === 'DET') at++
  const times = cueSet(words, before ? 'treating' : 'start')
  const one = cueForm(tokens[at]?.norm ?? '')
  if (times.has(`${one} ${cueForm(tokens[at + 1]?.norm ?? '')}`)) return at + 2
  return times.has(one) ? at + 1 : 0
}

/** "At baseline, pain was lower": no later time is told before the comparison. */
function opensAtStart(shop: Workshop, tokens: readonly Token[], first: number, i: number): boolean {
  const opening = isAmong('and that ,', tokens[first]?.norm) ? first + 1 : first
  const past = pastStart(shop, tokens, opening)
  if (past === 0 || goesOn(tokens, past)) return false
  return !tokens.slice(past, i).some(({ norm }) => isAmong('after follow-up at during', norm))
}

/** "Pain at baseline was lower", "Baseline pain did not differ", "Baseline differences". */
function isOfStart(shop: Workshop, tokens: readonly Token[], i: number, first: number): boolean {
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  for (let k = i - 1; k >= Math.max(first, i - SUBJECT); k--) {
    const { norm, pos } = tokens[k] as Token
    if (norm === 'baseline') {
      const before = tokenAt(tokens, k - 1)?.norm ?? ''
      if (isAmong('from than to for since with of vs versus high low higher lower', before)) return false
      const at = before === 'at' ? k - 1 : k
      // "women with pain at baseline were less ill": whom, not when.
      return !goesOn(tokens, k + 1) && !tokens.slice(first, at).some((one) => people.has(one.norm))
    }
    if (isAmong('at after during', norm) || (pos === 'VERB' && !cueAt(tokens, k, shop.knowledge))) return false
  }
  return false
}

/** Tokens of a subject and its verb. */
const SUBJECT = 16

/** "differences in baseline pain", "lower baseline scores". */
function namesStart(tokens: readonly Token[], i: number, last: number): boolean {
  for (let k = i + 1; k < Math.min(last, i + NAMED); k++) {
    const { norm, pos } = tokens[k] as Token
    if (norm === 'baseline') return tokens[k - 1]?.norm !== 'from' && !goesOn(tokens, k + 1)
    if (isAmong('from than to for by', norm) || pos === 'VERB' || pos === 'AUX') return false
    if (pos === 'NOUN' && !isAmong('group arm respect regard term', norm)) return false
  }
  return false
}

/** Tokens from a comparison to "baseline" of its outcome. */
const NAMED = 8

/** "did not differ at baseline", "was similar in both groups before treatment". */
function endsAtStart(shop: Workshop, tokens: readonly Token[], i: number, last: number): boolean {
  for (let k = i + 1; k < last; k++) {
    const { word, pos } = tokens[k] as Token
    const past = pastStart(shop, tokens, k)
    if (past > 0) {
      // "than at baseline", "compared with values at baseline", "from 8 at baseline to".
      const near = tokens.slice(Math.max(i, k - BEFORE), k)
      return (
        !near.some((one) => isAmong('than compared versus vs from with who had', one.norm)) && !goesOn(tokens, past)
      )
    }
    if (cueAt(tokens, k, shop.knowledge) && !holds(BE, word)) return false
    if (pos === 'VERB' && holds(LATER_ON, word)) return false
  }
  return false
}

const LATER_ON = oneOf('after following')

/** Tokens between "than" and "at baseline": "compared with the values at baseline". */
const BEFORE = 4

/** "at baseline and at 12 weeks", "baseline to endpoint": not only then. */
const goesOn = (tokens: readonly Token[], k: number): boolean => {
  const { norm = '' } = tokens[k] ?? {}
  if (isAmong('to through until adjusted', norm)) return true
  if (!isAmong('and or , ;', norm)) return false
  return [1, 2, 3].some((n) => tokens[k + n]?.pos === 'NUM' || LATER.test(tokens[k + n]?.norm ?? ''))
}

const LATER =
  /^(?:at|after|post|follow-up|followup|post-test|posttest|week|month|during|throughout|over|discharge|\d+(?:st|nd|rd|th))$/

/** Whether an outcome's name is what people are: "age", "sex distribution". */
export function isTrait({ traits, knowledge }: Workshop, name: string): boolean {
  let told = traits.get(name)
  if (told === undefined) {
    const words = nameWords(name)
    const known = cueSet(knowledge.cues['study-words'], 'trait')
    told = known.has(words.join(' ')) || (words[0] === 'mean' && known.has(words.slice(1).join(' ')))
    traits.set(name, told)
  }
  return told
}
