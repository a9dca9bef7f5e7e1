// Results without numbers: which way each outcome went, and for whom.

import type { Change, Direction } from '../../../../graph/schema.js'
import { isAmong } from '../../../text/among.js'
import { type Token, tokenAt } from '../../../text/tokens.js'
import type { Abbreviation, StudyRecord } from '../../../types.js'
import { clauseEnd, clauseStart } from '../clauses.js'
import type { View, Workshop } from '../view.js'
import { isAim } from './aims.js'
import { comparesOthers, isAlike, nameBoth } from './alike.js'
import { cueAt, type DirectionCue, isDenied, type Sense, valenceOf } from './cues.js'
import { degreeOf, isDegreed, isInsignificant } from './degrees.js'
import { favouredAt } from './favours.js'
import { governorOf, governs, judgeOfNoun, tellsChange } from './governed.js'
import { judgeBefore } from './judged.js'
import { isInfluence, isPredicted } from './linked.js'
import { outcomesOf } from './named.js'
import { isAtStart, isTrait } from './start.js'
import { timed } from './timing.js'
import { armsOfTold } from './told-arms.js'

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
  /** Past the outcome's own words, where it is one of a list. */
  past: number | undefined
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
    if (cue) i = readCue(shop, view, i, cue, isCue, { from, to }, study, found)
  }
  return nameBoth(tokens, found)
}

/** Adds to `found` what the cue at token `i` tells, in tokens `[from, to)`; returns the last token that it has read. */
function readCue(
  shop: Workshop,
  view: View,
  i: number,
  cue: DirectionCue,
  isCue: (k: number) => boolean,
  { from, to }: { from: number; to: number },
  study: StudyRecord | undefined,
  found: Told[],
): number {
  const { tokens } = view
  const { knowledge } = shop
  if (cue.form === 'favour') found.push(...toldOfFavoured(shop, view, i, from, to, study))
  if (cue.form === 'favour' || isAim(shop, tokens, i, cue)) return i
  if (cue.after === 'as' && (isDenied(tokens, i, knowledge) || comparesOthers(view, i, to))) return i
  // "The reduction in pain was greater": more of the reduction that was told.
  const degree = cue.form === 'noun' ? -1 : degreeOf(shop, tokens, i, cue, from)
  if (degree >= 0 && (cue.sense !== 'same' || found.some(({ at }) => at === degree))) {
    tellDegree(
      shop,
      tokens,
      i,
      cue,
      found.filter(({ at }) => at === degree),
      isCue,
    )
    return i
  }
  if (cue.form === 'verb' && governs(tokens, i, knowledge)) return i
  const said = outcomesOf(shop, view, i, cue, isCue, from)
  if (!said || isPredicted(view, i) || isInfluence(view, i)) return i
  const named = cue.timing && cue.form === 'verb' ? timed(shop, view, said) : said
  const ofNoun = tellsChange(cue) ? governorOf(tokens, i, knowledge) : -1
  const judge = cue.ing ? judgeBefore(tokens, i, knowledge) : tellsChange(cue) ? judgeOfNoun(tokens, i, knowledge) : -1
  const denied =
    isDenied(tokens, i, knowledge) ||
    isInsignificant(tokens, i, isCue) ||
    (judge >= 0 && isDenied(tokens, judge, knowledge))
  const clause = { from: clauseStart(tokens, i, from), to: Math.min(to, clauseEnd(tokens, named.to)) }
  if (isAtStart(shop, tokens, i, clause.from, Math.max(clause.to, named.to))) return i
  if (cue.sense === 'same' || cue.form === 'comparative')
    if (named.outcomes.some((outcome) => isTrait(shop, nameOf(shop, outcome)))) return i
  const same = isSame(shop, tokens, i) || isAlike(shop, tokens, i) || (judge >= 0 && isSame(shop, tokens, judge))
  // "not as effective as Y".
  const worse = denied && cue.form === 'adjective' && cue.sense === 'better' && tokenAt(tokens, i - 1)?.norm === 'as'
  // "less effective", "less effective in reducing Y".
  const less = isLess(shop, tokens, judge >= 0 ? judge : i)
  const compares =
    same ||
    cue.form === 'comparative' ||
    cue.form === 'win' ||
    isComparativeBefore(shop, tokens, i) ||
    isDegreed(shop, tokens, i)
  const arms = armsOfTold(shop, view, i, clause, compares, study)
  const { pair, intervention, comparator, inverted, contrast } = arms
  // "Unlike X, T did not reduce Y" says nothing of X but that it did.
  const alone = contrast && denied && cue.sense !== 'same'
  const ofEach = !compares && isOfEach(tokens, clause, i)
  const comparative = !alone && compares
  const both = same && !comparator ? pair : undefined
  for (const [n, outcome] of named.outcomes.entries()) {
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
      past: named.ends?.[n],
      intervention: both ? both[0] : alone && inverted ? comparator : intervention,
      comparator: both ? both[1] : alone || ofEach ? undefined : comparator,
      comparative,
      generic: named.generic,
      confidence: named.generic ? 0.5 : 0.7,
    })
  }
  // "smaller reductions in pain", "attenuated the rise in pain", "inferior in the relief of pain".
  const turned = ofNoun >= 0 && cueAt(tokens, ofNoun, knowledge)?.sense === 'down'
  const beaten = judge >= 0 && cueAt(tokens, judge, knowledge)?.sense === 'worse'
  if ((turned !== beaten) !== (named.turned === true)) for (const one of found) if (one.at === i) turn(one)
  // "no difference in the decrease of pain": the decrease is what did not differ.
  return cue.form === 'noun' && cue.sense === 'same' ? Math.max(i, named.to - 1) : i
}

/** "in favour of A" at token `i`. */
function toldOfFavoured(
  shop: Workshop,
  view: View,
  i: number,
  first: number,
  last: number,
  study: StudyRecord | undefined,
): Told[] {
  const favoured = favouredAt(shop, view, i, first, last, study)
  if (!favoured) return []
  const { outcomes, ...arms } = favoured
  const from = clauseStart(view.tokens, i, first)
  const to = Math.min(last, clauseEnd(view.tokens, i))
  return outcomes.map((outcome) => ({
    ...arms,
    outcome,
    direction: 'favours-intervention',
    change: changeOf('better', valenceIn(shop, nameOf(shop, outcome))),
    from,
    to,
    at: i,
    past: undefined,
    comparative: true,
    generic: false,
    confidence: 0.7,
  }))
}

/** "less", "was attenuated", "was not greater" at token `i`, of changes that were told. */
function tellDegree(
  shop: Workshop,
  tokens: readonly Token[],
  i: number,
  { sense, form }: DirectionCue,
  changes: readonly Told[],
  isCue: (k: number) => boolean,
): void {
  const none = isDenied(tokens, i, shop.knowledge) || isInsignificant(tokens, i, isCue)
  for (const one of changes) {
    if (none || sense === 'same') Object.assign(one, { direction: 'no-difference', change: 'no-difference' })
    else if (sense === 'down') turn(one)
    one.comparative ||= form !== 'verb'
  }
}

function turn(one: Told): void {
  one.direction = opposite(one.direction)
  one.change = inverse(one.change)
}

/** "A and B both [reduced]", "both A and B [reduced]". */
const isOfEach = (tokens: readonly Token[], { from, to }: { from: number; to: number }, i: number): boolean =>
  tokens.slice(from, i).some(({ norm }, k, all) => norm === 'both' && all[k + 1]?.pos !== 'NUM') &&
  !tokens.slice(from, i).some(({ text }) => text === ',') &&
  !tokens.slice(i, to).some(({ norm }) => isAmong('compared than versus vs', norm))

const isSame = (shop: Workshop, tokens: readonly Token[], i: number): boolean =>
  cueAt(tokens, i, shop.knowledge)?.sense === 'same' ||
  isSimilar(shop, tokens, i) ||
  (cueAt(tokens, i, shop.knowledge)?.form === 'adjective' &&
    isAmong('as equally similarly comparably', tokenAt(tokens, i - 1)?.norm))

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
  if (!isAmong('in with for among', tokens[k]?.norm)) return false
  const at = [1, 2].map((d) => startsAt.get(k + d)).find((place) => place?.item.kind === 'Intervention')
  if (!at || !study) return false
  return study.comparators.includes(at.item.entity) && !study.interventions.includes(at.item.entity)
}
