// Who was allocated to what, as methods tell it: "randomised to A (n = 50) or B (n = 48)", "the control group received B".

import { isAmong } from '../../../text/among.js'
import { endsVersus } from '../../../text/comparisons.js'
import { cueSet, cueWords } from '../../../text/cues.js'
import { onceFor } from '../../../text/once.js'
import { closingBracket } from '../../../text/place.js'
import { entryOf, holds, type WordTable, wordTable } from '../../../text/word-table.js'
import type { Cue, Token } from '../../../types.js'
import { isOpen, opensAt } from '../brackets.js'
import { armOf, ENDS, FAR, type Given } from './given.js'

const LONGEST_LIST = 70

/** The arms that a sentence allocates people to, in its order; `strong`: by a verb of allocation, else by one of taking or comparing. */
export function allocationIn(
  tokens: readonly Token[],
  rows: readonly Cue[] | undefined,
  strong: boolean,
): Given[] | undefined {
  const [verbs, others] = strong
    ? [cueWords(rows, 'allocate'), undefined]
    : [cueWords(rows, 'take'), cueWords(rows, 'compare')]
  let found: Given[] | undefined
  for (let k = 0; k < tokens.length; k++) {
    const { word, norm } = tokens[k] as Token
    const first = holds(verbs, word)
    if (!(first || (others && holds(others, word))) || (strong && isAttribute(tokens, k))) continue
    const start = strong ? leadAfter(tokens, k) : k + 1
    const list =
      start < 0 ? undefined : armsFrom(tokens, start, strong ? 'allocate' : first ? undefined : 'compare', rows)
    // "patients assigned to surgery and radiotherapy were randomised to A or B".
    if (list && (!strong || /^randomi[sz]/.test(norm))) return list
    found ??= list
  }
  return found ?? (strong ? undefined : eitherIn(tokens, rows))
}

/** "This randomised, placebo-controlled trial was designed to": nobody was allocated by that word. */
function isAttribute(tokens: readonly Token[], k: number): boolean {
  let to = k + 1
  while (to < k + ATTRIBUTES && isAmong('ADJ NOUN PROPN ADV PUNCT NUM VERB', tokens[to]?.pos)) {
    const isHead = !isAmong('NOUN PROPN', tokens[to + 1]?.pos)
    if (isHead && isAmong('study trial design comparison', tokens[to]?.norm)) return true
    if (opensAt(tokens, to)) return false
    to++
  }
  return false
}

/** Tokens of ", double-blind, placebo-controlled, parallel-group". */
const ATTRIBUTES = 14

/** "placed with either a rough collar (test) or a smooth collar (control)": each is called something. */
function eitherIn(tokens: readonly Token[], rows: readonly Cue[] | undefined): Given[] | undefined {
  const either = tokens.findIndex(({ norm }) => norm === 'either')
  const list = either < 0 ? undefined : armsFrom(tokens, either + 1, undefined, rows)
  return list?.every(({ labels }) => labels.length > 0) ? list : undefined
}

/** Verbs of allocating or of giving, by which a sentence may tell who was given what; less surely by those of taking or of comparing. */
export const STRONG = 1
export const LESS = 2
export const ALLOCATES = 4

const verbsOf = onceFor((rows: readonly Cue[]): WordTable<number> => {
  const verbs = new Map([['either', LESS]])
  const kinds = { allocate: STRONG | ALLOCATES, give: STRONG, take: LESS, compare: LESS }
  for (const [id, kind] of Object.entries(kinds))
    for (const verb of cueSet(rows, id)) verbs.set(verb, (verbs.get(verb) ?? 0) | kind)
  return wordTable(verbs)
})

/** The kinds of such verbs that a sentence has: a sum of the numbers above. */
export function verbsIn(tokens: readonly Token[], rows: readonly Cue[] | undefined): number {
  if (!rows) return 0
  const verbs = verbsOf(rows)
  let kinds = 0
  for (let k = 0; k < tokens.length; k++) kinds |= entryOf(verbs, (tokens[k] as Token).word) ?? 0
  return kinds
}

/** Whether a sentence allocates people to something, understood or not. */
export function allocates(tokens: readonly Token[], rows: readonly Cue[] | undefined): boolean {
  const verbs = cueWords(rows, 'allocate')
  return tokens.some(({ word }, k) => holds(verbs, word) && !isAttribute(tokens, k) && leadAfter(tokens, k) > 0)
}

/** Past "to" or "into" after a verb of allocation: "assigned 212 women with diabetes to". */
function leadAfter(tokens: readonly Token[], verb: number): number {
  for (let k = verb + 1; k < Math.min(tokens.length, verb + FAR); k++) {
    const { norm, text } = tokens[k] as Token
    if (isOpen(text)) {
      const close = closingBracket(tokens, k, FAR)
      if (close > 0) k = close
      continue
    }
    if (text === ';') return -1
    if (isAmong('to into between receive receiving either', norm)) return k + 1
  }
  return -1
}

/** The list that starts at token `start`: "either A (n = 50) or B", with `and` "A and B" too. */
function armsFrom(
  tokens: readonly Token[],
  start: number,
  and: 'allocate' | 'compare' | undefined,
  rows: readonly Cue[] | undefined,
): Given[] | undefined {
  const versus = cueSet(rows, 'versus')
  const last = listEnd(tokens, start)
  const link = linkIn(tokens, start, last, and, versus)
  if (!link) return undefined
  const arms: Given[] = []
  let from = start
  let linked = false
  for (let k = start, depth = 0; k <= last; k++) {
    const text = tokens[k]?.text ?? ''
    if (isOpen(text)) depth++
    else if (isAmong(') ]', text)) depth--
    if (k < last && (depth > 0 || !(link(k) || text === ','))) continue
    // ", or".
    if (k === from) {
      from++
      continue
    }
    const one = armOf(tokens, from, k)
    // "compared scans (MR) done on A versus B": what was done is the beginning of another name.
    if (one && and === 'compare' && tokens.slice(one.to, k).some(({ pos, norm }) => pos === 'VERB' && !ENDS.test(norm)))
      return undefined
    // "A for 12 weeks, B or C": what a comma parts may be no arm.
    if (one) arms.push(one)
    else if (k === last || link(k)) return undefined
    from = k + 1
    // "A or B, in addition to C": what follows is of all.
    if (linked && text === ',') break
    linked ||= k < last && link(k)
  }
  return arms.length > 1 && arms.length <= MOST && !tellsMore(tokens, arms.length) ? arms : undefined
}

/** Arms of a trial. */
const MOST = 6

/** "into three groups": of a list of two the third stands elsewhere. */
function tellsMore(tokens: readonly Token[], count: number): boolean {
  const told = tokens.find(
    ({ word }, k) =>
      word.value > 1 &&
      word.value <= MOST &&
      tokens.slice(k + 1, k + 4).some(({ text }) => isAmong('groups arms conditions', text)),
  )
  return told !== undefined && told.word.value !== count
}

function listEnd(tokens: readonly Token[], start: number): number {
  for (let k = start, depth = 0; k < Math.min(tokens.length, start + LONGEST_LIST); k++) {
    const { text, pos } = tokens[k] as Token
    if (isOpen(text)) depth++
    else if (isAmong(') ]', text)) {
      if (--depth < 0) return k
    } else if (
      depth === 0 &&
      (text === ';' || (pos === 'AUX' && k > start) || (text === '.' && k === tokens.length - 1))
    )
      return k
  }
  return Math.min(tokens.length, start + LONGEST_LIST)
}

/** What parts the arms of a list: "or" where it has one, else "versus", else "and". */
function linkIn(
  tokens: readonly Token[],
  start: number,
  last: number,
  and: 'allocate' | 'compare' | undefined,
  versus: ReadonlySet<string>,
): ((k: number) => boolean) | undefined {
  const norm = (k: number) => tokens[k]?.norm ?? ''
  const isOr = (k: number) => norm(k) === 'or'
  const isVersus = (k: number) => endsVersus(tokens, k, versus) && norm(k) !== 'over'
  const isAnd = (k: number) => (and === 'compare' ? /^(?:and|with|to)$/ : /^and$/).test(norm(k))
  let depth = 0
  let [or, vs, both] = [false, false, false]
  for (let k = start; k < last; k++) {
    const text = tokens[k]?.text ?? ''
    if (isOpen(text)) depth++
    else if (isAmong(') ]', text)) depth--
    if (depth > 0) continue
    if (isOr(k)) or = true
    else if (isVersus(k)) vs = true
    else if (isAnd(k) && k > start) both = true
  }
  return or ? isOr : vs ? isVersus : both && and ? isAnd : undefined
}
