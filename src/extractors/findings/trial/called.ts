// What results call the arms of the document's own trial: "the patch group", "those given timolol", "controls", "group S".

import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import { cueWords } from '../../../text/cues.js'
import { nameWords } from '../../../text/fold.js'
import { isMark } from '../../../text/tokens.js'
import { holds, holdsAt } from '../../../text/word-table.js'
import type { Mention, Token } from '../../../types.js'
import {
  CALLED_GROUP,
  CONTROL_ROLE,
  GIVEN,
  isPerson,
  LEADS,
  SITES,
  TESTED_ROLE,
  versusWords,
  wordsAt,
} from '../arms/words.js'
import { cueAt } from '../directions/cues.js'
import type { Workshop } from '../view.js'
import { alike, hasAlike, isWithin } from './alike.js'
import { contentOf, soleControl, type TrialArm, tellingOf } from './arms.js'
import { isLetter } from './labels.js'

/** A stretch of tokens that stands for an arm. */
interface Called {
  from: number
  to: number
  entity: string
}

/** The passage's mentions with the trial's arms wherever its words stand for one of them. */
export function withCalled(
  shop: Workshop,
  mentions: readonly Mention[],
  tokens: readonly Token[],
  passage: number,
): readonly Mention[] {
  const { arms } = shop
  if (arms.length === 0) return mentions
  const called = calledIn(shop, tokens, mentions)
  const rows = shop.knowledge.cues['study-words']
  const spans = called.map(({ from, to, entity }) => ({
    start: (tokens[from] as Token).start,
    end: (tokens[to - 1] as Token).end,
    entity,
  }))
  const out: Mention[] = []
  // What is known already by the same words stays as it was found.
  const isNew = ({ start, end, entity }: (typeof spans)[number]) =>
    !mentions.some(
      (one) => one.kind === 'Intervention' && one.entity === entity && one.start === start && one.end >= end,
    )
  const fresh = spans.filter(isNew)
  for (const mention of mentions) {
    const over = fresh.find(({ start, end }) => mention.start < end && start < mention.end)
    if (mention.kind !== 'Intervention') {
      // "the stretching group" is no outcome.
      if (!over || mention.start < over.start || mention.end > over.end) out.push(mention)
      continue
    }
    if (over) continue
    const name = shop.document.text.slice(mention.start, mention.end)
    const arm =
      arms.find(({ entity }) => entity === mention.entity) ??
      armOfWords(arms, contentOf(name, rows)) ??
      armOfRole(shop, nameWords(name))
    out.push(arm ? { ...mention, entity: arm.entity } : mention)
  }
  for (const { start, end, entity } of fresh)
    out.push({ start, end, passage, kind: 'Intervention', entity, rule: 'pattern', confidence: 0.5 })
  return out.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Tokens of a group's name. */
const LONGEST = 7

function calledIn(shop: Workshop, tokens: readonly Token[], mentions: readonly Mention[]): Called[] {
  const exact = exactlyCalled(shop, tokens)
  const out = [...exact]
  const people = cueWords(shop.knowledge.cues['study-words'], 'person')
  const versus = versusWords(shop)
  // The next of the exact ones, and past the last arm of any kind before token `k`.
  let next = 0
  let last = 0
  for (let k = 0; k < tokens.length; k++) {
    const { norm, word } = tokens[k] as Token
    for (let one = exact[next]; one && one.to <= k; one = exact[++next]) last = Math.max(last, one.to)
    const isPlural = norm === 'control' && /^controls$/i.test(tokens[k]?.text ?? '') && tokens[k]?.pos !== 'VERB'
    const control = isPlural ? soleControl(shop) : undefined
    if (control) {
      out.push({ from: k, to: k + 1, entity: control.entity })
      last = k + 1
      continue
    }
    const strong = holds(CALLED_GROUP, word)
    if (!strong && !holds(people, word) && !holds(SITES, word)) continue
    if ((exact[next]?.from ?? k + 1) <= k) continue
    const one = groupEnding(shop, tokens, k, strong, last)
    if (!one) continue
    out.push(one)
    last = one.to
  }
  for (let k = 1; k < tokens.length; k++) {
    const lead = tokens[k - 1] as Token
    if (!holds(LEADS, lead.word) && !holds(GIVEN, lead.word) && !endsVersus(tokens, k - 1, versus)) continue
    if (out.some(({ from, to }) => k >= from - 1 && k < to)) continue
    const before = tokens[k]?.pos === 'DET' ? k + 1 : k
    // "patients with pain": what has another name there is no arm by a part of its name.
    const isFree = (from: number, to: number) => {
      const [{ start }, { end }] = [tokens[from] as Token, tokens[to - 1] as Token]
      return !mentions.some((one) => one.kind !== 'Intervention' && one.start < end && start < one.end)
    }
    const one = bareAt(shop, tokens, before, isFree)
    if (one && !out.some(({ from, to }) => from < one.to && one.from < to)) out.push(one)
  }
  return out
}

/** "drug A", whatever stands before it; "the 40 IU group", "the 40-IU group", "given 40 IU". */
function exactlyCalled(shop: Workshop, tokens: readonly Token[]): Called[] {
  const { arms } = shop
  const out: Called[] = []
  for (const { exact, entity } of arms) {
    const isDose = !isLetter(exact.at(-1) ?? '') || /^\d/.test(exact[0] ?? '')
    for (let k = 0; exact.length > 0 && k < tokens.length; k++) {
      const to = exact.every((word, n) => isWord(tokens[k + n]?.text, word))
        ? k + exact.length
        : isDose && isWord(tokens[k]?.text, exact.join('-'))
          ? k + 1
          : k
      if (to > k && (!isDose || isGivenDose(shop, tokens, k, to))) out.push({ from: k, to, entity })
    }
  }
  const letters = arms.flatMap(({ labels, entity }) => labels.map((label) => ({ label, entity })))
  for (const { label, entity } of letters)
    for (let k = 1; label.length === 1 && k + 1 < tokens.length; k++)
      if (tokens[k]?.text.toLowerCase() === label && isLabel(shop, tokens, k)) out.push({ from: k, to: k + 1, entity })
  return out.sort((a, b) => a.from - b.from)
}

/** "Cream A" is "cream A", "a" no "A". */
const isWord = (said = '', word: string): boolean =>
  said === word || (!isLetter(word) && said.toLowerCase() === word.toLowerCase())

/** "the 40 IU group", "with 40 IU", "given 40 IU": not "40 mg lower", "fell by 40 mg/dl". */
function isGivenDose(shop: Workshop, tokens: readonly Token[], from: number, to: number): boolean {
  const after = tokens[to]?.norm ?? ''
  if (isAmong('group arm dose', after)) return true
  // "in the placebo, 40 mg and 80 mg groups".
  const listed =
    isAmong(', and or', after) && tokens.slice(to, to + LONGEST).some(({ text }) => isAmong('groups arms', text))
  if (listed) return true
  const lead = tokens[from - 1]?.pos === 'DET' ? from - 2 : from - 1
  const isLed =
    holdsAt(GIVEN, tokens, lead) || (holdsAt(LEADS, tokens, lead) && !isAmong('by of from', tokens[lead]?.norm))
  if (!isLed && !endsVersus(tokens, lead, versusWords(shop))) return false
  return after !== '/' && cueAt(tokens, to, shop.knowledge)?.form !== 'comparative'
}

/** "D 96.0 ± 9.4, E 99.8 ± 9.1", "15% (D) and 22% (E)": a letter before its value, or alone in a bracket. */
function isLabel(shop: Workshop, tokens: readonly Token[], k: number): boolean {
  const [before, letter, after] = tokens.slice(k - 1, k + 2) as [Token, Token, Token]
  if (!isLetter(letter.text)) return false
  // "men (M)" are called so themselves.
  const called = tokens[k - 2]
  if (before.text === '(' && after.text === ')') return !called || !isPerson(shop, called)
  return isAmong(', : ; ( and', before.text) && !Number.isNaN(after.word.value)
}

/** "the warm pack group", "control schools", "timolol-treated patients": the group whose noun is token `k`. */
function groupEnding(
  shop: Workshop,
  tokens: readonly Token[],
  k: number,
  strong: boolean,
  first: number,
): Called | undefined {
  const rows = shop.knowledge.cues['study-words']
  let from = k
  while (
    from > first &&
    k - from < LONGEST &&
    isAmong('NOUN PROPN ADJ VERB X NUM', tokens[from - 1]?.pos) &&
    Number.isNaN(tokens[from - 1]?.word.value ?? Number.NaN)
  )
    from--
  // "no treatment", "mirror plus standard therapy group".
  const wordsOf = tokens.slice(from, k).map(({ text }) => nameWords(text))
  for (let start = from; start < k; start++) {
    const words = wordsOf.slice(start - from).flat()
    const arm = armOfRole(shop, words) ?? armOfGroup(shop.arms, contentOf(words.join(' '), rows), words, strong)
    if (arm) return { from: start, to: k + 1, entity: arm.entity }
  }
  return undefined
}

/** "with training", "after the block", "versus timolol": an arm by the last word of its name or by its label. */
function bareAt(
  shop: Workshop,
  tokens: readonly Token[],
  k: number,
  isFree: (from: number, to: number) => boolean,
): Called | undefined {
  const rows = shop.knowledge.cues['study-words']
  if (isAmong('ADP DET CCONJ PART PUNCT NUM AUX', tokens[k]?.pos) && !isAmong('no in', tokens[k]?.norm))
    return undefined
  let end = k
  while (end < tokens.length && end < k + LONGEST && !partsNames(tokens[end] as Token)) end++
  for (let to = end; to > k; to--) {
    const next = tokens[to]
    const last = tokens[to - 1] as Token
    if (!isAmong('NOUN PROPN ADJ VERB X', last.pos)) continue
    const inCompound = next && isAmong('NOUN PROPN', next.pos) && next.start === last.end + 1
    const said = wordsAt(tokens, k, to).toLowerCase()
    const own = nameWords(said)
    const words = tellingOf(own, rows)
    if (inCompound) {
      // "for short-bore scanner images": two words of a name before what was measured there.
      const arm = words.length > 1 ? armOfWords(shop.arms, words) : undefined
      if (arm && isOfName(arm, last)) return { from: k, to: to + 1, entity: arm.entity }
      continue
    }
    const name = own.join(' ')
    const label = shop.arms.find(({ labels }) => labels.includes(name))
    if (label) return { from: k, to, entity: label.entity }
    const role = tokens[k - 1]?.pos === 'DET' || to - k > 1 ? undefined : ofOneWord(shop, said)
    if (role) return { from: k, to, entity: role.entity }
    const arm = armOfWords(shop.arms, words)
    if (arm && (words.some((word) => alike(word, arm.head)) || isFree(k, to)) && isOfName(arm, last))
      return { from: k, to, entity: arm.entity }
  }
  return undefined
}

const partsNames = (token: Token): boolean => token.pos === 'AUX' || token.pos === 'NUM' || isMark(',;:()[].', token)

/** Whether a stretch ends with a word of the arm's name. */
const isOfName = ({ all, words }: TrialArm, { norm }: Token): boolean =>
  norm.split('-').some((word) => hasAlike(all, word) || hasAlike(words, word))

/** "with training": the one arm whose name ends so. */
function ofOneWord({ arms }: Workshop, word: string): TrialArm | undefined {
  if (isAmong('treatment therapy intervention', word)) return undefined
  const having = arms.filter(({ all }) => [...all].at(-1) === word)
  return having.length === 1 ? having[0] : undefined
}

/** The arm that all of the words are of and no other arm's are; of "docetaxel" with "docetaxel plus X" the one that has no more. */
function armOfWords(arms: readonly TrialArm[], words: readonly string[]): TrialArm | undefined {
  if (words.length === 0) return undefined
  const without = words.includes('no') || words.includes('without')
  const fits = arms.filter((arm) => arm.without === without && words.every((word) => hasAlike(arm.words, word)))
  if (fits.length < 2) return fits[0]
  return fits.find((one) =>
    fits.every((other) => other === one || (other.words.size > one.words.size && isWithin(one.words, other.words))),
  )
}

/** A group's words may be any of the arm's that no other arm has, and in "workshop participants" the name's last one. */
function armOfGroup(
  arms: readonly TrialArm[],
  words: readonly string[],
  said: readonly string[],
  strong: boolean,
): TrialArm | undefined {
  const arm = armOfWords(
    arms,
    words.filter((word) => !isAmong('treated given assigned allocated randomized', word)),
  )
  const isNamed = (word: string) => alike(word, arm?.head ?? '')
  return arm && (strong || said.some(isNamed) || words.some(isNamed) || words.at(-1) === 'treated') ? arm : undefined
}

/** "control", "intervention" before a group: where one arm alone is that. */
function armOfRole(shop: Workshop, words: readonly string[]): TrialArm | undefined {
  const { arms } = shop
  const own = words.filter((word) => !isAmong('group arm condition', word))
  const said = own.join(' ')
  const label = arms.find(({ labels }) =>
    labels.some((one) => one === said || one === `${said} group` || one === words.join(' ')),
  )
  if (label) return label
  if (own.length !== 1) return undefined
  if (CONTROL_ROLE.test(said)) return soleControl(shop)
  const tested = arms.filter((arm) => arm !== soleControl(shop))
  if (TESTED_ROLE.test(said)) return soleControl(shop) && tested.length === 1 ? tested[0] : undefined
  // "the drug group": of antiarrhythmic drugs.
  const having = arms.filter(({ all }) => all.has(said))
  if (having.length === 1) return having[0]
  // "the combination": of two arms the one that is more.
  if (isAmong('combination combined', said)) {
    const [a, b] = arms
    if (!a || !b || arms.length > 2 || a.words.size === b.words.size) return undefined
    return a.words.size > b.words.size ? a : b
  }
  return undefined
}
