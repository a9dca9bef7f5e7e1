// The outcomes that a word of direction is about, by the word's form and place.

import { isAmong } from '../../../text/among.js'
import { cueSet } from '../../../text/cues.js'
import { skipBrackets } from '../../../text/place.js'
import { holdsAt } from '../../../text/word-table.js'
import type { Token } from '../../../types.js'
import { subjectAgain } from '../outcomes/again.js'
import { outcomesAfter, outcomesBefore } from '../outcomes/beside.js'
import { FOLD } from '../outcomes/between.js'
import { pastWhen } from '../outcomes/heads.js'
import { BE, genericOutcome, madeOf, type Named, type View, type Workshop } from '../view.js'
import { cueAt, type DirectionCue, isDenied } from './cues.js'
import { doneBy, hadBy, likelihood, stateAt } from './done.js'
import { judgesNoun, tellsChange } from './governed.js'
import { gerundAfter, judges } from './judged.js'
import { isAdp, isArm, isByAmount, isLinked, isNamed, isThere, PREDICTS, phraseStart, subjectEnd } from './linked.js'
import { outcomesOfNoun } from './nouns.js'
import { timedBy } from './timing.js'

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
    const { outcomes, to, ends } = outcomesAfter(shop, view, k, isCue, cue.form === 'comparative' && !isAdp(tokens[k]))
    return outcomes.length > 0 ? { outcomes, from: i, to, generic: false, ends } : undefined
  }
  const before = (): Named | undefined => {
    const { outcomes, from, ends } = outcomesBefore(shop, view, phraseStart(tokens, i, cue))
    return outcomes.length > 0 && from >= first ? { outcomes, from, to: i + 1, generic: false, ends } : undefined
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
    case 'noun':
      return outcomesOfNoun(shop, view, i, cue, { past, first, isCue, after, before, generic })
    case 'verb': {
      // "pain fell, function improved": a clause ends there.
      const ends = isAmong(', : and but while whereas', next?.norm) && before() !== undefined
      if (!ends && !holdsAt(BE, tokens, i - 1) && !holdsAt(BE, tokens, i - 2)) {
        const named =
          (isAdp(next) && !isAmong('in on across', next?.norm)) || isByAmount(tokens, i + 1)
            ? undefined
            : isArm(view, i + 1)
              ? undefined
              : after(i + 1)
        if (named) return named
      }
      if (cue.ing) return undefined
      // "improved significantly in fitness".
      let link = i + 1
      while (tokens[link]?.pos === 'ADV') link++
      const inWhat = link > i + 1 && tokens[link]?.norm === 'in' && !isArm(view, link + 1) ? after(link) : undefined
      const subject = before()
      if (!subject && inWhat && (cue.sense === 'better' || cue.sense === 'worse')) return inWhat
      return subject ?? (cue.sense === 'better' || cue.sense === 'worse' ? generic() : undefined)
    }
    case 'comparative': {
      // "greater mean improvement": of the noun.
      const inner = cueAt(tokens, isAmong('mean average overall', next?.norm) ? i + 2 : i + 1, shop.knowledge)
      if (inner?.form === 'noun' || inner?.form === 'comparative' || inner?.form === 'adjective') return undefined
      if (isAttribute(shop, view, i) || isShare(shop, tokens, i)) return undefined
      // "more than 20 degrees lower".
      if (next?.norm === 'than' && tokens[i + 2]?.pos === 'NUM') return undefined
      if (cue.times) return tokens[i]?.norm === 'likely' ? likelihood(shop, view, i + 1) : before()
      if (cue.before !== undefined) return isLinked(tokens, i, cue) ? before() : undefined
      if (next?.norm === 'likely') return likelihood(shop, view, i + 2)
      const state = stateAt(shop, view, i + 1)
      if (state) return state
      // "occurred less often", "was more common"; not "more severe pain".
      const ofNoun = isAmong('NOUN PROPN', tokens[i + 2]?.pos)
      if (!ofNoun && cueSet(shop.knowledge.cues.directions, 'extent').has(next?.norm ?? '')) return before()
      const had = hadBy(shop, view, i)
      if (had) return had
      const people = doneBy(shop, view, i + 1)
      if (people) return people
      const again = subjectAgain(shop, view, i)
      if (again !== undefined) return { outcomes: [again], from: i, to: i + 1, generic: false }
      // "more pervasive in": the degree of something else.
      if (
        isAmong('more less', tokens[i]?.norm) &&
        isAmong('ADJ ADV', next?.pos) &&
        !isAmong('NOUN PROPN ADJ', tokens[i + 2]?.pos)
      )
        return undefined
      if (isAmong('than to of', next?.norm) || !next || (isLinked(tokens, i, cue) && !isThere(tokens, i))) {
        const over = outcomeAfterArm(shop, view, i + 1, isCue)
        const judged = cue.sense === 'better' || cue.sense === 'worse'
        // "Waits were longer for calls made on the old line": what was longer, and not what stands farther on.
        const subject = over && over.from > i + 1 && !judged && !isKnown(view, over) ? before() : undefined
        if (over) return subject ?? { ...over, from: i }
        const contest = judged && isAmong('to than', next?.norm)
        // Of "the gel was inferior to the cream" the subject is an arm, whatever it was taken for.
        if (contest && view.endsAt.get(subjectEnd(tokens, i))?.item.kind !== 'Outcome') return generic()
        return before() ?? (judged ? generic() : undefined)
      }
      // "operating time was shorter and comfort higher with X (8 vs 6)".
      if (
        isAmong('in with for after on at under among following by when during ( . , ; and', next.norm) &&
        next.text !== '-'
      )
        return isNamed(tokens, i) || FOLD.test(tokens[i - 1]?.norm ?? '') ? before() : after(i + 1)
      const named = after(i + 1)
      return named && ![0, 1, 2].some((k) => holdsAt(PREDICTS, tokens, named.to + k)) ? named : undefined
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
          return [1, 2].some((k) => isAmong('VERB AUX', tokens[i - k]?.pos)) ? after(i + 1) : undefined
        // "was similar with X", "was comparable to Y": an arm.
        return (
          (isAdp(next) && !isAmong('with to', next?.norm) ? after(i + 1) : undefined) ??
          outcomeAfterArm(shop, view, i + 1, isCue) ??
          before() ??
          generic()
        )
      }
      if (!isLinked(tokens, i, cue) && !isAmong('more less as equally', tokens[i - 1]?.norm)) return undefined
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
    if (isAmong(', ; : ( —', tokens[k]?.text)) return undefined
    if (!isAmong('on in for regarding at', tokens[k]?.norm) || isArm(view, k + 1)) continue
    if (tokens[k]?.norm === 'for' && !namesOutcome(view, k + 1)) continue
    const { outcomes, to } = outcomesAfter(shop, view, k, isCue)
    return outcomes.length > 0 ? { outcomes, from: k, to, generic: false } : undefined
  }
  return undefined
}

/** "differ in X", "affect the X". */
const opensOutcome = (token: Token | undefined): boolean =>
  isAdp(token) || (token !== undefined && isAmong('DET NOUN PROPN ADJ PRON', token.pos))

const namesOutcome = (view: View, k: number): boolean =>
  view.places.some(({ from, item }) => from >= k && from <= k + 3 && item.kind === 'Outcome')

/** "Pain resolved in more patients": the verb has told it. */
function isShare(shop: Workshop, tokens: readonly Token[], i: number): boolean {
  const k = tokens[i - 1]?.pos === 'ADV' ? i - 2 : i - 1
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  return (
    tokens[k]?.norm === 'in' &&
    people.has(tokens[i + 1]?.norm ?? '') &&
    cueAt(tokens, k - 1, shop.knowledge)?.form === 'verb'
  )
}

/** "studied at lower doses", "patients with reduced vision", "larger symptom reduction": no result by itself. */
function isAttribute(shop: Workshop, { tokens, phrases }: View, i: number): boolean {
  const phrase = phrases.find(({ from, head }) => from <= i + 1 && head > i)
  if (!phrase) return false
  const before = tokens[Math.min(i, phrase.from) - 1]?.norm ?? ''
  const people = cueSet(shop.knowledge.cues['study-words'], 'person')
  const held = before === 'with' && people.has(tokens[Math.min(i, phrase.from) - 2]?.norm ?? '')
  if (held || before === 'at') return !tokens.slice(phrase.to, phrase.to + 2).some(({ norm }) => norm === 'than')
  const head = cueAt(tokens, phrase.head, shop.knowledge)
  return phrase.head > i + 1 && head !== undefined && tellsChange(head)
}
