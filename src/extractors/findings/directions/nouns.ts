// The outcomes that a noun of direction is about: "a reduction in X", "no difference in X", "symptom reduction".

import { isAmong } from '../../../text/among.js'
import { cueSet } from '../../../text/cues.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { GROUP } from '../arms/words.js'
import { outcomesAfter } from '../outcomes/beside.js'
import { isRegard } from '../outcomes/between.js'
import { BE, coversArm, madeOf, type Named, type View, type Workshop } from '../view.js'
import { cueAt, type DirectionCue, isDenied } from './cues.js'
import { observed, shownBy } from './done.js'
import { judgeOfNoun, tellsChange } from './governed.js'
import { isAdp, isArm, isCounted } from './linked.js'

/** Where a word of direction stands, and how the outcomes after and before it are found. */
interface Around {
  /** Past a bracket or a time behind it. */
  past: number
  /** First token of its stretch. */
  first: number
  isCue: (k: number) => boolean
  after: (k: number) => Named | undefined
  before: () => Named | undefined
  generic: () => Named
}

export function outcomesOfNoun(
  shop: Workshop,
  view: View,
  i: number,
  cue: DirectionCue,
  { past, first, isCue, after, before, generic }: Around,
): Named | undefined {
  const { tokens } = view
  const next = tokens[past]
  if (cue.weak && isAmong('adverse side unwanted harmful', tokens[i - 1]?.norm)) return undefined
  if (isPossible(tokens, i)) return undefined
  const denied = isDenied(tokens, i, shop.knowledge) || isLost(tokens, i)
  if (cue.sense === 'better' && !denied && isCounted(tokens, i)) return undefined
  if (cue.weak && !denied && !isPositive(shop, tokens, i)) return undefined
  if (cue.weak && denied) return upon(shop, view, i + 1, isCue) ?? generic()
  if (isLost(tokens, i)) return undefined
  // "the benefits of X": spoken of, not found.
  if (next?.norm === 'of' && tokens[i - 1]?.norm === 'the' && judgeOfNoun(tokens, i, shop.knowledge) < 0)
    return undefined
  if (cue.sense === 'same') {
    if (!denied && !isDeniedAfter(tokens, i)) return undefined
    if (next?.norm === 'between') return upon(shop, view, i + 1, isCue) ?? generic()
  }
  if (isAmong('score rate effect group trajectory', next?.norm) || (next?.norm === 'size' && !cue.weak))
    return undefined
  const ofTreatment = next?.norm === 'of' && cue.sense === 'better' && tokens[i]?.norm !== 'improvement'
  // "flexibility gains in three joints": the first half of the compound is what changed.
  const compound = view.endsAt.get(i)
  if (compound?.item.kind === 'Outcome' && tokens[i - 1]?.pos === 'NOUN') return before()
  if (isAdp(next) && !isAmong('at with over within', next?.norm) && !ofTreatment && !isArm(view, past + 1)) {
    const named = after(past)
    if (named) return named
  }
  const noted = observed(tokens, i + 1)
  const link = noted > 0 ? pastArm(view, noted) : 0
  const seen = link > 0 && !isArm(view, link + 1) ? after(link) : undefined
  if (seen) return seen
  // "symptom reduction": the outcome is the first half of the compound.
  const half = view.endsAt.get(i)
  if (half && half.item.kind !== 'Intervention' && half.item.kind !== 'Population') return before()
  const whole = view.endsAt.get(i + 1)
  // "symptom reduction", whatever is known of both words: of symptoms.
  if (
    whole?.item.kind === 'Outcome' &&
    whole.from < i &&
    tellsChange(cue) &&
    cue.sense !== 'worse' &&
    tokens[i - 1]?.pos === 'NOUN'
  ) {
    const outcome = madeOf(shop, view, 'Outcome', whole.from, i)
    if (outcome !== undefined) return { outcomes: [outcome], from: whole.from, to: i + 1, generic: false }
  }
  if (whole?.item.kind === 'Outcome' && whole.from < i)
    return { outcomes: [whole.item.entity], from: whole.from, to: whole.to, generic: false }
  const part = compoundAt(shop, view, i) ?? earlierOf(view, i, first)
  if (part) return part
  const subject = isDenied(tokens, i, shop.knowledge) ? undefined : shownBy(shop, view, i)
  if (subject) return subject
  return cue.sense === 'up' || cue.sense === 'down' ? undefined : generic()
}

/** "visual acuity gains were equal": the first half of a subject that nothing else knows. */
function compoundAt(shop: Workshop, view: View, i: number): Named | undefined {
  const phrase = view.phrases.find(({ from, head, to }) => from < i && head === i && to === i + 1)
  const verb = [1, 2].some((k) => holdsAt(BE, view.tokens, i + k) || view.tokens[i + k]?.norm === 'did')
  if (!phrase || !verb || coversArm(view, phrase.from, i) || cueAt(view.tokens, i - 1, shop.knowledge)) return undefined
  if (!isAmong('NOUN PROPN', view.tokens[i - 1]?.pos)) return undefined
  const outcome = madeOf(shop, view, 'Outcome', phrase.from, i)
  return outcome === undefined ? undefined : { outcomes: [outcome], from: phrase.from, to: i + 1, generic: false }
}

/** "an interaction for stress, with greater decreases in the yoga group": the outcome that was named before. */
function earlierOf(view: View, i: number, first: number): Named | undefined {
  const { tokens, places } = view
  const isAmount = isAmong('greater larger smaller more less', tokens[i - 1]?.norm) && tokens[i - 2]?.norm === 'with'
  const before = isAmount
    ? places.filter(({ from, to, item }) => from >= first && to <= i && item.kind === 'Outcome')
    : []
  const last = before.at(-1)
  return last && { outcomes: [last.item.entity], from: last.from, to: i + 1, generic: false }
}

/** "may have a benefit": not found. */
function isPossible(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 8); k--) {
    if (isAmong(', ; : (', tokens[k]?.text)) return false
    if (isAmong('may might could should would will can possible potential', tokens[k]?.norm)) return true
  }
  return false
}

/** "the difference in pain was not significant". */
function isDeniedAfter(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < Math.min(tokens.length, i + 16); k++) {
    const word = tokens[k]?.norm ?? ''
    if (word === ';') return false
    if (word === 'not' || word === 'nonsignificant' || word === 'non-significant')
      return holdsAt(BE, tokens, k - 1) || holdsAt(BE, tokens, k - 2)
  }
  return false
}

/** "the gains were not maintained". */
const isLost = (tokens: readonly Token[], i: number): boolean =>
  holdsAt(BE, tokens, i + 1) && tokens[i + 2]?.norm === 'not'

function isPositive(shop: Workshop, tokens: readonly Token[], i: number): boolean {
  const positive = cueSet(shop.knowledge.cues.directions, 'positive')
  return [1, 2, 3].some((k) => positive.has((tokens[i - k]?.norm ?? '').replaceAll('-', ' ')))
}

/** "no effect of the drops upon sleep": sleep. */
function upon(shop: Workshop, view: View, i: number, isCue: (k: number) => boolean): Named | undefined {
  for (let k = i; k < Math.min(view.tokens.length, i + 11); k++) {
    if (view.tokens[k]?.norm === 'except') return undefined
    const leads = isAmong('on upon in for regarding', view.tokens[k]?.norm) || isRegard(view.tokens, k)
    if (!leads || isArm(view, k + 1)) continue
    // "in the decrease of pain": pain.
    let start = k
    while (isAmong('DET ADJ', view.tokens[start + 1]?.pos)) start++
    const inner =
      cueAt(view.tokens, start + 1, shop.knowledge)?.form === 'noun' && isAmong('of in', view.tokens[start + 2]?.norm)
    const { outcomes, to, ends } = outcomesAfter(shop, view, inner ? start + 2 : k, isCue)
    if (outcomes.length > 0) return { outcomes, from: i, to, generic: false, ends }
  }
  return undefined
}

/** "[improvements were observed] in the yoga group in pain": the preposition after the arm; `k` where it leads to no arm. */
function pastArm({ tokens, startsAt }: View, k: number): number {
  const arm = startsAt.get(tokens[k + 1]?.pos === 'DET' ? k + 2 : k + 1)
  if (arm?.item.kind !== 'Intervention') return k
  const end = holdsAt(GROUP, tokens, arm.to) ? arm.to + 1 : arm.to
  return isAmong('in on for', tokens[end]?.norm) ? end : k
}
