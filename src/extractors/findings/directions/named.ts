// The outcomes that a word of direction is about, by the word's form and place.
import { cueSet } from '../../../text/cues.js'
import { skipBrackets } from '../../../text/place.js'
import type { Token } from '../../../types.js'
import { subjectAgain } from '../outcomes/again.js'
import { coversArm, outcomesAfter, outcomesBefore } from '../outcomes/beside.js'
import { pastWhen } from '../outcomes/heads.js'
import { BE, genericOutcome, madeOf, type Named, type View, type Workshop } from '../view.js'
import { cueAt, type DirectionCue, isDenied } from './cues.js'
import { doneBy, hadBy, likelihood, observed, shownBy, stateAt } from './done.js'
import { judgeOfNoun, judgesNoun } from './governed.js'
import { gerundAfter, judges } from './judged.js'
import { isByAmount, isCounted, isLinked, isNamed, isThere, phraseStart, subjectEnd } from './linked.js'
import { timedBy } from './timing.js'

const PREDICTS = /^(?:predict|predicted|moderated|correlated|associated|related|linked)$/

export function outcomesOf(
  shop: Workshop,
  view: View,
  i: number,
  cue: DirectionCue,
  isCue: (k: number) => boolean,
  first: number,
): Named | undefined {
  const { tokens } = view
  // "a reduction (p = 0.03) in pain".
  const past = pastWhen(tokens, skipBrackets(tokens, i + 1))
  const next = tokens[past]
  const after = (k: number): Named | undefined => {
    // "support for asthma", "advantages for older cases" say for whom: only an outcome by name is one after "for".
    if (tokens[k]?.norm === 'for' && !namesOutcome(view, k + 1)) return undefined
    const { outcomes, to } = outcomesAfter(shop, view, k, isCue, cue.form === 'comparative')
    return outcomes.length > 0 ? { outcomes, from: i, to, generic: false } : undefined
  }
  const before = (): Named | undefined => {
    const { outcomes, from } = outcomesBefore(shop, view, phraseStart(tokens, i, cue))
    return outcomes.length > 0 && from >= first ? { outcomes, from, to: i + 1, generic: false } : undefined
  }
  const generic = (): Named => ({
    outcomes: [genericOutcome(shop, view, i)],
    from: Math.max(first, i - 2),
    to: i + 1,
    generic: true,
  })
  if (cue.outcome !== undefined) {
    const outcome = madeOf(shop, view, 'Outcome', i, i + 1, cue.outcome)
    return outcome && isLinked(tokens, i, cue) ? { outcomes: [outcome], from: i, to: i + 1, generic: false } : undefined
  }
  // "more effective than Y in reducing X": the gerund tells what happened to X.
  if (judges(cue) && (gerundAfter(tokens, i, shop.knowledge) > 0 || judgesNoun(tokens, i, shop.knowledge)))
    return undefined
  if (cue.timing && cue.form === 'comparative')
    return /ed$/.test(tokens[i]?.norm ?? '') ? undefined : timedBy(shop, view, i, first)
  switch (cue.form) {
    case 'noun': {
      if (cue.weak && /^(?:adverse|side|unwanted|harmful)$/.test(tokens[i - 1]?.norm ?? '')) return undefined
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
      if (/^(?:score|rate|effect|group|trajectory)$/.test(next?.norm ?? '') || (next?.norm === 'size' && !cue.weak))
        return undefined
      const ofTreatment = next?.norm === 'of' && cue.sense === 'better' && tokens[i]?.norm !== 'improvement'
      // "flexibility gains in three joints": the first half of the compound is what changed.
      const compound = view.endsAt.get(i)
      if (compound?.item.kind === 'Outcome' && tokens[i - 1]?.pos === 'NOUN') return before()
      if (
        isAdp(next) &&
        !/^(?:at|with|over|within)$/.test(next?.norm ?? '') &&
        !ofTreatment &&
        !isArm(view, past + 1)
      ) {
        const named = after(past)
        if (named) return named
      }
      const noted = observed(tokens, i + 1)
      const seen = noted > 0 && !isArm(view, noted + 1) ? after(noted) : undefined
      if (seen) return seen
      // "symptom reduction": the outcome is the first half of the compound.
      const half = view.endsAt.get(i)
      if (half && half.item.kind !== 'Intervention' && half.item.kind !== 'Population') return before()
      const whole = view.endsAt.get(i + 1)
      if (whole?.item.kind === 'Outcome' && whole.from < i)
        return { outcomes: [whole.item.entity], from: whole.from, to: whole.to, generic: false }
      const part = compoundAt(shop, view, i) ?? earlierOf(view, i, first)
      if (part) return part
      const subject = isDenied(tokens, i, shop.knowledge) ? undefined : shownBy(shop, view, i)
      if (subject) return subject
      return cue.sense === 'up' || cue.sense === 'down' ? undefined : generic()
    }
    case 'verb': {
      if (!BE.test(tokens[i - 1]?.norm ?? '') && !BE.test(tokens[i - 2]?.norm ?? '')) {
        const named =
          (isAdp(next) && !/^(?:in|on|across)$/.test(next?.norm ?? '')) || isByAmount(tokens, i + 1)
            ? undefined
            : isArm(view, i + 1)
              ? undefined
              : after(i + 1)
        if (named) return named
      }
      if (cue.ing) return undefined
      return before() ?? (cue.sense === 'better' || cue.sense === 'worse' ? generic() : undefined)
    }
    case 'comparative': {
      // "greater mean improvement": of the noun.
      const inner = cueAt(tokens, /^(?:mean|average|overall)$/.test(next?.norm ?? '') ? i + 2 : i + 1, shop.knowledge)
      if (inner?.form === 'noun' || inner?.form === 'comparative' || inner?.form === 'adjective') return undefined
      if (cue.times) return tokens[i]?.norm === 'likely' ? likelihood(shop, view, i + 1) : before()
      if (cue.before !== undefined) return isLinked(tokens, i, cue) ? before() : undefined
      if (next?.norm === 'likely') return likelihood(shop, view, i + 2)
      const state = stateAt(shop, view, i + 1)
      if (state) return state
      // "occurred less often", "was more common"; not "more severe pain".
      const ofNoun = /^(?:NOUN|PROPN)$/.test(tokens[i + 2]?.pos ?? '')
      if (!ofNoun && cueSet(shop.knowledge.cues.directions, 'extent').has(next?.norm ?? '')) return before()
      const had = hadBy(shop, view, i)
      if (had) return had
      const people = doneBy(shop, view, i + 1)
      if (people) return people
      const again = subjectAgain(shop, view, i)
      if (again !== undefined) return { outcomes: [again], from: i, to: i + 1, generic: false }
      // "more pervasive in": the degree of something else.
      if (
        /^(?:more|less)$/.test(tokens[i]?.norm ?? '') &&
        /^(?:ADJ|ADV)$/.test(next?.pos ?? '') &&
        !/^(?:NOUN|PROPN|ADJ)$/.test(tokens[i + 2]?.pos ?? '')
      )
        return undefined
      if (/^(?:than|to|of)$/.test(next?.norm ?? '') || !next || (isLinked(tokens, i, cue) && !isThere(tokens, i))) {
        const over = outcomeAfterArm(shop, view, i + 1, isCue)
        const judged = cue.sense === 'better' || cue.sense === 'worse'
        // "Waits were longer for calls made on the old line": what was longer, and not what stands farther on.
        const subject = over && over.from > i + 1 && !judged && !isKnown(view, over) ? before() : undefined
        if (over) return subject ?? { ...over, from: i }
        const contest = judged && /^(?:to|than)$/.test(next?.norm ?? '')
        // Of "the gel was inferior to the cream" the subject is an arm, whatever it was taken for.
        if (contest && view.endsAt.get(subjectEnd(tokens, i))?.item.kind !== 'Outcome') return generic()
        return before() ?? (judged ? generic() : undefined)
      }
      // "operating time was shorter and comfort higher with X (8 vs 6)".
      if (
        /^(?:in|with|for|after|on|at|under|among|following|by|when|during|\(|\.|,|;|and)$/.test(next.norm) &&
        next.text !== '-'
      )
        return isNamed(tokens, i) ? before() : after(i + 1)
      const named = after(i + 1)
      return named && ![0, 1, 2].some((k) => PREDICTS.test(tokens[named.to + k]?.norm ?? '')) ? named : undefined
    }
    // Read elsewhere.
    case 'favour':
      return undefined
    case 'win': {
      const over = outcomeAfterArm(shop, view, i + 1, isCue)
      return over ? { ...over, from: i } : generic()
    }
    case 'differ':
      // "affected neither X nor Y".
      if (next?.norm === 'neither') return after(i + 1)
      if (!isDenied(tokens, i, shop.knowledge)) return undefined
      // "did not change with X" tells of its subject.
      return (
        (opensOutcome(next) && next?.norm !== 'with' ? after(past) : undefined) ??
        before() ??
        (next?.norm === 'with' ? after(past) : undefined) ??
        generic()
      )
    case 'adjective': {
      if (cue.linked && !isLinked(tokens, i, cue)) return undefined
      if (cue.sense === 'same') {
        if (cueAt(tokens, i + 1, shop.knowledge)?.form === 'noun') return undefined
        if (!isLinked(tokens, i, cue))
          return [1, 2].some((k) => /^(?:VERB|AUX)$/.test(tokens[i - k]?.pos ?? '')) ? after(i + 1) : undefined
        // "was similar with X", "was comparable to Y": an arm.
        return (
          (isAdp(next) && !/^(?:with|to)$/.test(next?.norm ?? '') ? after(i + 1) : undefined) ??
          outcomeAfterArm(shop, view, i + 1, isCue) ??
          before() ??
          generic()
        )
      }
      if (!isLinked(tokens, i, cue) && !/^(?:more|less|as|equally)$/.test(tokens[i - 1]?.norm ?? '')) return undefined
      return (isAdp(next) ? after(i + 1) : undefined) ?? outcomeAfterArm(shop, view, i + 1, isCue) ?? generic()
    }
  }
}

/** Whether an outcome has its name from the vocabulary. */
const isKnown = ({ places }: View, { outcomes: [first] }: Named): boolean =>
  places.some(({ item }) => item.entity === first && item.rule === 'vocabulary')

/** "superior to B on X", "outperformed B in terms of X": X. */
function outcomeAfterArm(shop: Workshop, view: View, i: number, isCue: (k: number) => boolean): Named | undefined {
  const { tokens } = view
  for (let k = i; k < Math.min(tokens.length, i + 14); k++) {
    if (/^[,;:(—]$/.test(tokens[k]?.text as string)) return undefined
    if (!/^(?:on|in|for|regarding|at)$/.test(tokens[k]?.norm ?? '') || isArm(view, k + 1)) continue
    if (tokens[k]?.norm === 'for' && !namesOutcome(view, k + 1)) continue
    const { outcomes, to } = outcomesAfter(shop, view, k, isCue)
    return outcomes.length > 0 ? { outcomes, from: k, to, generic: false } : undefined
  }
  return undefined
}

const isAdp = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:in|of|on|upon|across|for|to|within|over|regarding|at|with)$/.test(token.norm)
/** "differ in X", "affect the X". */
const opensOutcome = (token: Token | undefined): boolean =>
  isAdp(token) || (token !== undefined && /^(?:DET|NOUN|PROPN|ADJ|PRON)$/.test(token.pos))

const namesOutcome = (view: View, k: number): boolean =>
  view.places.some(({ from, item }) => from >= k && from <= k + 3 && item.kind === 'Outcome')
const isArm = (view: View, k: number): boolean =>
  [k, k + 1].some(
    (at) => view.startsAt.get(at)?.item.kind === 'Intervention' && (at === k || view.tokens[k]?.pos === 'DET'),
  )

/** "visual acuity gains were equal": the first half of a subject that nothing else knows. */
function compoundAt(shop: Workshop, view: View, i: number): Named | undefined {
  const phrase = view.phrases.find(({ from, head, to }) => from < i && head === i && to === i + 1)
  const verb = [1, 2].some((k) => BE.test(view.tokens[i + k]?.norm ?? '') || view.tokens[i + k]?.norm === 'did')
  if (!phrase || !verb || coversArm(view, phrase.from, i) || cueAt(view.tokens, i - 1, shop.knowledge)) return undefined
  if (!/^(?:NOUN|PROPN)$/.test(view.tokens[i - 1]?.pos ?? '')) return undefined
  const outcome = madeOf(shop, view, 'Outcome', phrase.from, i)
  return outcome === undefined ? undefined : { outcomes: [outcome], from: phrase.from, to: i + 1, generic: false }
}

/** "an interaction for stress, with greater decreases in the yoga group": the outcome that was named before. */
function earlierOf(view: View, i: number, first: number): Named | undefined {
  const { tokens, places } = view
  const isAmount =
    /^(?:greater|larger|smaller|more|less)$/.test(tokens[i - 1]?.norm ?? '') && tokens[i - 2]?.norm === 'with'
  const before = isAmount
    ? places.filter(({ from, to, item }) => from >= first && to <= i && item.kind === 'Outcome')
    : []
  const last = before.at(-1)
  return last && { outcomes: [last.item.entity], from: last.from, to: i + 1, generic: false }
}

/** "may have a benefit": not found. */
function isPossible(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 8); k--) {
    if (/^[,;:(]$/.test(tokens[k]?.text ?? '')) return false
    if (/^(?:may|might|could|should|would|will|can|possible|potential)$/.test(tokens[k]?.norm ?? '')) return true
  }
  return false
}

/** "the difference in pain was not significant". */
function isDeniedAfter(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < Math.min(tokens.length, i + 16); k++) {
    const word = tokens[k]?.norm ?? ''
    if (word === ';') return false
    if (word === 'not' || word === 'nonsignificant' || word === 'non-significant')
      return BE.test(tokens[k - 1]?.norm ?? '') || BE.test(tokens[k - 2]?.norm ?? '')
  }
  return false
}

/** "the gains were not maintained". */
const isLost = (tokens: readonly Token[], i: number): boolean =>
  BE.test(tokens[i + 1]?.norm ?? '') && tokens[i + 2]?.norm === 'not'

function isPositive(shop: Workshop, tokens: readonly Token[], i: number): boolean {
  const positive = cueSet(shop.knowledge.cues.directions, 'positive')
  return [1, 2, 3].some((k) => positive.has((tokens[i - k]?.norm ?? '').replaceAll('-', ' ')))
}

/** "no effect of the drops upon sleep": sleep. */
function upon(shop: Workshop, view: View, i: number, isCue: (k: number) => boolean): Named | undefined {
  for (let k = i; k < Math.min(view.tokens.length, i + 11); k++) {
    if (view.tokens[k]?.norm === 'except') return undefined
    if (!/^(?:on|upon|in|for|regarding)$/.test(view.tokens[k]?.norm ?? '') || isArm(view, k + 1)) continue
    // "in the decrease of pain": pain.
    let start = k
    while (/^(?:DET|ADJ)$/.test(view.tokens[start + 1]?.pos ?? '')) start++
    const inner =
      cueAt(view.tokens, start + 1, shop.knowledge)?.form === 'noun' &&
      /^(?:of|in)$/.test(view.tokens[start + 2]?.norm ?? '')
    const { outcomes, to } = outcomesAfter(shop, view, inner ? start + 2 : k, isCue)
    if (outcomes.length > 0) return { outcomes, from: i, to, generic: false }
  }
  return undefined
}
