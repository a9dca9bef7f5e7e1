// What a name looks like and where its document uses it, as numbers of hashed features.
import { ENTITY_KINDS, type EntityKind } from '../../../graph/schema.js'
import { mix, steps } from '../../text/mix.js'
import { type Token, tokenAt } from '../../text/tokens.js'
import { formHash } from '../../text/word-table.js'
import type { Passage } from '../../types.js'
import type { Candidate } from './candidates.js'
import { type Group, likeliest, scoreOf } from './settle.js'

/** Features are numbers below 2 to this power: the hashing trick (Weinberger et al., ICML 2009). */
export const BITS = 18
const MASK = (1 << BITS) - 1
/** More than a group has. */
export const MOST = 256

/** Places of a name that are looked at: the first ones. */
const PLACES = 6
/** How far a verb is looked for. */
const NEAR = 15

/** What a document's names are read in. */
export interface View {
  passages: readonly Passage[]
  tokens: readonly Token[][]
  candidates: readonly Candidate[][]
  /** How many names end in each head. */
  heads: ReadonlyMap<string, number>
}

export function viewOf(
  passages: readonly Passage[],
  tokens: readonly Token[][],
  candidates: readonly Candidate[][],
  groups: ReadonlyMap<string, Group>,
): View {
  const heads = new Map<string, number>()
  for (const { places } of groups.values()) {
    const { headWord } = places[0] as Candidate
    heads.set(headWord, (heads.get(headWord) ?? 0) + 1)
  }
  return { passages, tokens, candidates, heads }
}

let out: Int32Array = new Int32Array(0)
let size = 0

function add(template: number, value: number): void {
  if (size < out.length) out[size++] = mix(template, value) & MASK
}

/** Writes the features of a name to `buffer` and returns how many they are. */
export function featuresOf(group: Group, view: View, buffer: Int32Array): number {
  out = buffer
  size = 0
  ofName(group, view)
  ofVotes(group)
  ofNeighbours(group, view)
  const from = size
  for (let i = 0; i < group.places.length && i < PLACES; i++) {
    ofPlace(group.places[i] as Candidate, view)
    if (i > 0) size = withoutTwins(from, size)
  }
  return size
}

const POS = new Map(
  [
    'ADJ',
    'ADP',
    'ADV',
    'AUX',
    'CCONJ',
    'DET',
    'NOUN',
    'NUM',
    'PART',
    'PRON',
    'PROPN',
    'PUNCT',
    'SCONJ',
    'SYM',
    'VERB',
  ].map((pos, i) => [pos, i + 1]),
)
const posOf = (token: Token | undefined): number => (token ? (POS.get(token.pos) ?? 0) : 20)
const wordOf = (token: Token | undefined): number => token?.word.hash ?? 0

function ofName({ nameKey, places }: Group, { tokens, passages, heads }: View): void {
  const place = places[0] as Candidate
  const { headWord, before, from, to, head, passage } = place
  const ofHead = formHash(headWord)
  add(0, 0)
  add(1, ofHead)
  add(2, formHash(headWord.slice(-4)))
  add(3, formHash(headWord.slice(-3)))
  const ofBefore = formHash(before)
  add(4, ofBefore)
  add(5, mix(ofBefore, ofHead))
  let words = 0
  let last = 0
  for (let at = 0; at <= nameKey.length; words++) {
    const end = nameKey.indexOf(' ', at)
    last = formHash(end < 0 ? nameKey.slice(at) : nameKey.slice(at, end))
    if (at === 0) add(6, last)
    add(7, last)
    at = end < 0 ? nameKey.length + 1 : end + 1
  }
  add(8, last)
  add(9, Math.min(words, 6))
  const list = tokens[passage] as Token[]
  let shape = 0
  for (let i = from; i < to; i++) shape = mix(shape, posOf(list[i]))
  add(10, shape)
  add(11, posOf(list[from]))
  add(12, posOf(list[to - 1]))
  add(13, head < to - 1 ? 1 : 0)
  add(14, (place.proper ? 1 : 0) + (place.group ? 2 : 0) + (place.capacity ? 4 : 0) + (place.compound ? 8 : 0))
  add(15, passage === 0 ? 9 : Math.floor((5 * passage) / passages.length))
  add(16, Math.min(heads.get(headWord) ?? 0, 4))
}

const level = (value: number) =>
  value <= 0 ? 0 : value < 0.3 ? 1 : value < 0.6 ? 2 : value < 1 ? 3 : value < 1.5 ? 4 : value < 2.5 ? 5 : 6
const numberOf = (kind: EntityKind | undefined): number => (kind === undefined ? 9 : ENTITY_KINDS.indexOf(kind))

function ofVotes(group: Group): void {
  const { votes, places, related, bare, junk } = group
  for (let i = 0; i < ENTITY_KINDS.length; i++) add(20 + i, level(votes[ENTITY_KINDS[i] as EntityKind]))
  const kind = numberOf(likeliest(votes))
  const score = scoreOf(group)
  add(30, kind)
  add(31, Math.floor(score * 4))
  add(32, mix(kind, Math.floor(score * 3)))
  add(33, level(related))
  add(34, (group.prominent ? 1 : 0) + (group.definition === undefined ? 0 : 2))
  add(35, (bare ? 1 : 0) + ((places[0] as Candidate).compound ? 2 : 0) + (junk ? 4 : 0))
  add(36, steps(places.length))
  let flags = 0
  let rules = 0
  for (const { plural, shared, known, base, key, rule } of places) {
    flags |= (plural ? 1 : 0) | (shared ? 2 : 0) | (known ? 4 : 0) | (base !== undefined && base !== key ? 8 : 0)
    rules |= rule === 'vocabulary' ? 1 : rule === 'abbreviation' ? 2 : rule === 'pattern' ? 4 : 8
  }
  add(37, flags & 1)
  add(38, flags & 2)
  add(39, flags & 12)
  add(40, rules)
}

/** What the document holds the name for, where it is known or words speak for a kind. */
const leaning = ({ places, votes }: Group): number => {
  for (const { known } of places) if (known) return numberOf(known.entities[0]?.kind)
  return numberOf(likeliest(votes))
}

/** Names inside the name, and those that it is inside of. */
function ofNeighbours({ places }: Group, { candidates }: View): void {
  let inside = 0
  let around = 0
  const from = size
  for (let i = 0; i < places.length && i < PLACES; i++) {
    const place = places[i] as Candidate
    for (const other of candidates[place.passage] as Candidate[]) {
      if (other.from >= place.to) break
      if (other === place || other.to <= place.from || !other.thing) continue
      const where = other.to === place.to ? 1 : other.from === place.from ? 2 : 3
      if (other.from <= place.from && place.to <= other.to) {
        inside++
        add(50, mix(leaning(other.thing), where))
      } else if (place.from <= other.from && other.to <= place.to) {
        if (i === 0) around++
        add(51, mix(leaning(other.thing), where))
      }
    }
  }
  size = withoutTwins(from, size)
  add(52, inside === 0 ? 0 : inside >= Math.min(places.length, PLACES) ? 2 : 1)
  add(53, Math.min(around, 3))
}

/** The words around one place. */
function ofPlace({ passage, from, to }: Candidate, { tokens, passages }: View): void {
  const list = tokens[passage] as Token[]
  let k = from - 1
  let determiner = 0
  for (; k >= 0; k--) {
    const token = list[k] as Token
    if (token.pos === 'DET') determiner = token.word.hash
    else if (token.pos !== 'ADJ' && token.pos !== 'NUM' && token.pos !== 'ADV') break
  }
  add(60, determiner)
  const first = tokenAt(list, k)
  const beforeFirst = tokenAt(list, k - 1)
  const ofFirst = wordOf(first)
  add(61, ofFirst)
  add(62, posOf(first))
  add(63, mix(wordOf(beforeFirst), ofFirst))
  add(64, mix(posOf(beforeFirst), ofFirst))
  const next = tokenAt(list, to)
  const second = tokenAt(list, to + 1)
  const ofNext = wordOf(next)
  add(65, ofNext)
  add(66, posOf(next))
  add(67, mix(wordOf(second), ofNext))
  add(68, mix(posOf(second), ofNext))
  let v = from - 1
  while (v >= 0 && v > from - NEAR && list[v]?.pos !== 'VERB') v--
  add(69, list[v]?.pos === 'VERB' ? wordOf(list[v]) : 0)
  v = to
  while (v < list.length && v < to + NEAR && list[v]?.pos !== 'VERB') v++
  add(70, list[v]?.pos === 'VERB' ? wordOf(list[v]) : 0)
  const kind = passages[passage]?.kind
  add(71, kind === 'heading' ? 1 : kind === 'item' ? 2 : 0)
}

/** Leaves out of a stretch of the buffer what it already has, and returns the new end. */
function withoutTwins(from: number, end: number): number {
  let to = from
  for (let i = from; i < end; i++) {
    const feature = out[i] as number
    let k = from
    while (k < to && out[k] !== feature) k++
    if (k === to) out[to++] = feature
  }
  return to
}
