// Results without numbers: which way each outcome went, and for whom.
import type { Change, Direction } from '../../../graph/schema.js'
import { cueSet, cueWords } from '../../text/cues.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import { holds } from '../../text/word-table.js'
import type { Abbreviation, StudyRecord } from '../../types.js'
import { bracketStart } from './brackets.js'
import { armsOfClause } from './clause-arms.js'
import { cueAt, type DirectionCue, isDenied, type Sense, valenceOf } from './cues.js'
import { judgeBefore } from './judged.js'
import { isLinked, outcomesOf } from './named.js'
import { isAtStart, isTrait } from './start.js'
import type { View, Workshop } from './view.js'

/** One outcome with the way it went, at tokens `[from, to)`. */
export interface Told {
  outcome: string
  /** Undefined where the outcome's words don't say whether more of it is good. */
  direction: Direction | undefined
  change: Change
  from: number
  to: number
  /** Token of the cue. */
  at: number
  intervention: string | undefined
  comparator: string | undefined
  /** Said by comparison with someone or something: the study's comparator holds. */
  comparative: boolean
  generic: boolean
  confidence: number
}

/** The directions told in tokens `[from, to)`. */
export function findDirections(
  shop: Workshop,
  view: View,
  from: number,
  to: number,
  study: StudyRecord | undefined,
): Told[] {
  const { tokens } = view
  const { knowledge } = shop
  const found: Told[] = []
  const isCue = (k: number) => cueAt(tokens, k, knowledge)?.weak === false
  for (let i = from; i < to; i++) {
    const cue = cueAt(tokens, i, knowledge)
    if (!cue || isAim(shop, tokens, i, cue)) continue
    // "The reduction in pain was greater": more of the reduction that was told.
    const degree = cue.form === 'comparative' ? degreeOf(shop, tokens, i, from) : -1
    if (degree >= 0) {
      if (cue.sense === 'down') for (const one of found) if (one.at === degree) turn(one)
      continue
    }
    const named = outcomesOf(shop, view, i, cue, isCue, from)
    if (!named) continue
    const judge = cue.ing ? judgeBefore(tokens, i, knowledge) : -1
    const denied =
      isDenied(tokens, i, knowledge) ||
      isInsignificant(tokens, i, isCue) ||
      (judge >= 0 && isDenied(tokens, judge, knowledge))
    const clause = { from: clauseStart(tokens, i, from), to: Math.min(to, clauseEnd(tokens, named.to)) }
    if (isAtStart(shop, tokens, i, clause.from, Math.max(clause.to, named.to))) continue
    if (cue.sense === 'same' || cue.form === 'comparative')
      if (named.outcomes.some((outcome) => isTrait(shop, nameOf(shop, outcome)))) continue
    const { pair, intervention, comparator, inverted, contrast } = armsOfClause(shop, view, clause.from, clause.to)
    const same = isSame(shop, tokens, i) || (judge >= 0 && isSame(shop, tokens, judge))
    // "not as effective as Y".
    const worse = denied && cue.form === 'adjective' && cue.sense === 'better' && tokenAt(tokens, i - 1)?.norm === 'as'
    // "less effective", "less effective in reducing Y".
    const less = isLess(shop, tokens, judge >= 0 ? judge : i)
    // "Unlike X, T did not reduce Y" says nothing of X but that it did.
    const alone = contrast && denied && cue.sense !== 'same'
    const comparative =
      !alone && (same || cue.form === 'comparative' || cue.form === 'win' || isComparativeBefore(shop, tokens, i))
    const both = same && !comparator ? pair : undefined
    for (const outcome of named.outcomes) {
      const sense = worse ? 'worse' : same || denied ? 'same' : cue.sense
      const valence = valenceIn(shop, nameOf(shop, outcome))
      const direction = directionOf(sense, valence || cue.usual)
      const change = changeOf(sense, valence)
      const flip = !alone && (inverted || turnsOnArm(view, named.to, study)) !== less
      found.push({
        outcome,
        direction: flip ? opposite(direction) : direction,
        change: flip ? inverse(change) : change,
        from: clause.from,
        to: clause.to,
        at: i,
        intervention: both ? both[0] : alone && inverted ? comparator : intervention,
        comparator: both ? both[1] : alone ? undefined : comparator,
        comparative,
        generic: named.generic,
        confidence: named.generic ? 0.5 : 0.7,
      })
    }
    // "smaller reductions in pain".
    if (cue.form === 'noun' && cueAt(tokens, i - 1, knowledge)?.sense === 'down')
      for (const one of found) if (one.at === i) turn(one)
    // "no difference in the decrease of pain": the decrease is what did not differ.
    if (cue.form === 'noun' && cue.sense === 'same') i = Math.max(i, named.to - 1)
  }
  return found
}

function turn(one: Told): void {
  one.direction = opposite(one.direction)
  one.change = inverse(one.change)
}

/** The noun of change that is the subject of a comparative at token `i` ("the reduction in pain was greater"); -1 without. */
function degreeOf(shop: Workshop, tokens: readonly Token[], i: number, from: number): number {
  if (!isLinked(tokens, i)) return -1
  for (let k = i - 1; k >= Math.max(from, i - 12); k--) {
    const { text, pos } = tokens[k] as Token
    if (/^[,;:]$/.test(text) || (pos === 'VERB' && k < i - 1)) return -1
    const cue = cueAt(tokens, k, shop.knowledge)
    if (cue?.form === 'noun' && !cue.weak && cue.sense !== 'same') return k
  }
  return -1
}

/** "… fell more with X, but this was not significant": said after the cue and before another. */
function isInsignificant(tokens: readonly Token[], i: number, isCue: (k: number) => boolean): boolean {
  for (let k = i + 1; k < Math.min(tokens.length, i + 30); k++) {
    const { norm: word, text } = tokens[k] as Token
    if (text === ';' || isCue(k)) return false
    if (word === 'nonsignificant' || word === 'non-significant' || word === 'insignificant') return true
    if (
      word === 'not' &&
      [1, 2, 3].some((n) => /^(?:significant|significantly|significance)$/.test(tokenAt(tokens, k + n)?.norm ?? ''))
    )
      return true
  }
  return false
}

/** "We tested whether", "the hypothesis that": asked, not answered. */
function isQuestion(shop: Workshop, tokens: readonly Token[], i: number): boolean {
  const questions = cueWords(shop.knowledge.cues.directions, 'question')
  for (let k = i - 1; k >= Math.max(0, i - 40); k--) {
    const { text, word } = tokens[k] as Token
    if (text === ';') return false
    if (!word.compound && holds(questions, word)) return true
  }
  return false
}

/** "effective in reducing", "was reducing": a gerund that tells a result. */
const isAchieved = (shop: Workshop, tokens: readonly Token[], i: number): boolean =>
  tokenAt(tokens, i - 1)?.pos === 'AUX' || judgeBefore(tokens, i, shop.knowledge) >= 0

/** "aimed to reduce", "designed to improve": wanted, not found. */
function isAim(shop: Workshop, tokens: readonly Token[], i: number, cue: DirectionCue): boolean {
  if (isQuestion(shop, tokens, i)) return true
  if (cue.form !== 'verb') return false
  if (cue.ing) return !isAchieved(shop, tokens, i)
  const before = tokenAt(tokens, i - 1)
  const aims = cueSet(shop.knowledge.cues.directions, 'aim')
  const to = before?.norm === 'to' ? i - 1 : before?.pos === 'ADV' && tokenAt(tokens, i - 2)?.norm === 'to' ? i - 2 : -1
  if (to < 0) return /^(?:will|would|should|might|may|could)$/.test(before?.norm ?? '')
  for (let k = to - 1; k >= Math.max(0, to - 3); k--) if (aims.has(tokens[k]?.norm ?? '')) return true
  return to === 0
}

const isSame = (shop: Workshop, tokens: readonly Token[], i: number): boolean =>
  cueAt(tokens, i, shop.knowledge)?.sense === 'same' ||
  isSimilar(shop, tokens, i) ||
  (cueAt(tokens, i, shop.knowledge)?.form === 'adjective' &&
    /^(?:as|equally|similarly|comparably)$/.test(tokenAt(tokens, i - 1)?.norm ?? ''))

const isSimilar = (shop: Workshop, tokens: readonly Token[], i: number): boolean =>
  [1, 2].some((k) => cueAt(tokens, i - k, shop.knowledge)?.sense === 'same')

/** "less effective": a judgement turned round. */
const isLess = (shop: Workshop, tokens: readonly Token[], i: number): boolean =>
  tokenAt(tokens, i - 1)?.norm === 'less' && cueAt(tokens, i, shop.knowledge)?.form === 'adjective'

const isComparativeBefore = (shop: Workshop, tokens: readonly Token[], i: number): boolean =>
  [1, 2].some((k) => cueAt(tokens, i - k, shop.knowledge)?.form === 'comparative')

const nameOf = (shop: Workshop, outcome: string): string =>
  (shop.entities.get(outcome) ?? shop.found.entities.get(outcome))?.name ?? ''

function directionOf(sense: Sense, valence: -1 | 0 | 1): Direction | undefined {
  if (sense === 'same') return 'no-difference'
  if (sense === 'better') return 'favours-intervention'
  if (sense === 'worse') return 'favours-comparator'
  if (valence === 0) return undefined
  return (sense === 'up') === valence > 0 ? 'favours-intervention' : 'favours-comparator'
}

/** "Improved" is more of what is good and less of what is bad; of what is neither known to be, more. */
function changeOf(sense: Sense, valence: -1 | 0 | 1): Change {
  if (sense === 'same') return 'no-difference'
  if (sense === 'up' || sense === 'down') return sense === 'up' ? 'increased' : 'decreased'
  return (sense === 'better') === valence >= 0 ? 'increased' : 'decreased'
}

const long = new WeakMap<readonly Abbreviation[], Map<string, string>>()

/** A name with the document's abbreviations written out. */
const written = ({ found }: Workshop, name: string): string => {
  let longOf = long.get(found.abbreviations)
  if (!longOf) {
    longOf = new Map(found.abbreviations.map(({ shortText, longText }) => [shortText, longText]))
    long.set(found.abbreviations, longOf)
  }
  return name.replace(/\p{Lu}[\p{L}\p{N}]+/gu, (word) => longOf.get(word) ?? word)
}

/** Whether more of an outcome is good (1) or bad (-1), by its name with abbreviations written out. */
export function valenceIn(shop: Workshop, name: string): -1 | 0 | 1 {
  let valence = shop.valences.get(name)
  if (valence === undefined) {
    valence = valenceOf(written(shop, name), shop.knowledge)
    shop.valences.set(name, valence)
  }
  return valence
}

export const inverse = (change: Change): Change =>
  change === 'increased' ? 'decreased' : change === 'decreased' ? 'increased' : change

const opposite = (direction: Direction | undefined): Direction | undefined =>
  direction === 'favours-intervention'
    ? 'favours-comparator'
    : direction === 'favours-comparator'
      ? 'favours-intervention'
      : direction

/** "poorer outcomes in the control group": the result is the other arm's. */
function turnsOnArm(view: View, k: number, study: StudyRecord | undefined): boolean {
  const { tokens, startsAt } = view
  if (!/^(?:in|with|for|among)$/.test(tokens[k]?.norm ?? '')) return false
  const at = [1, 2].map((d) => startsAt.get(k + d)).find((place) => place?.item.kind === 'Intervention')
  if (!at || !study) return false
  return study.comparators.includes(at.item.entity) && !study.interventions.includes(at.item.entity)
}

export function clauseStart(tokens: readonly Token[], i: number, first: number): number {
  for (let k = i - 1; k >= first; k--) {
    const { text } = tokens[k] as Token
    if ((text === ';' && bracketStart(tokens, k) < first) || text === ':') return k + 1
  }
  return first
}

export function clauseEnd(tokens: readonly Token[], i: number): number {
  for (let k = i; k < tokens.length; k++) if ((tokens[k] as Token).text === ';' && bracketStart(tokens, k) < 0) return k
  return tokens.length
}
