// What speaks for a link between two things named in one sentence, as numbers of hashed features.

import { mix, steps } from '../../../text/mix.js'
import type { Token } from '../../../types.js'
import { isNp } from '../row/elements.js'
import type { Facts } from '../row/facts.js'
import { type Context, hashOf } from './context.js'
import type { End } from './ends.js'

/** Features are numbers below 2 to this power: the hashing trick (Weinberger et al., ICML 2009). */
export const BITS = 16
const MASK = (1 << BITS) - 1

/** Longest path of elements that is remembered whole. */
const LONGEST_PATH = 9

const few = (n: number) => (n > 2 ? 3 : n)

let out: Int32Array = new Int32Array(0)
let size = 0

function add(template: number, value: number): void {
  if (size < out.length) out[size++] = mix(template, value) & MASK
}

/** Writes the features of a pair, `a` before `b` in the text, to `buffer`, and returns how many they are. */
export function featuresOf(context: Context, a: End, b: End, buffer: Int32Array): number {
  return addEnds(a, b, buffer, pairFeatures(context, a, b, buffer))
}

/** Writes those that only the two together have; sets `asFirst` of `a` and `asSecond` of `b`. */
export function pairFeatures(context: Context, a: End, b: End, buffer: Int32Array): number {
  out = buffer
  size = 0
  // Made while the buffer is empty: behind a long path there might be no room for all of them.
  if (a.asFirst === undefined) a.asFirst = firstOf(context, a)
  if (b.asSecond === undefined) b.asSecond = secondOf(context, b)
  const { scene, says, firstVerb } = context
  const { elements } = scene.sentence
  const kinds = mix(a.code, b.code)
  const gap = b.from - a.to
  const distance = gap < 0 ? 15 : steps(gap)
  const [start, end] = [a.element, b.element]
  const same = start === end && start >= 0
  add(0, 0)
  add(1, kinds)
  add(2, mix(a.source, b.source))
  add(5, distance)
  add(6, mix(distance, kinds))
  readPath(context, start, end, kinds)
  const { verbs, clauses, commas, cues, said, first, lastCue, lastPreposition } = path
  add(20, mix(few(verbs), kinds))
  add(21, mix(few(verbs), few(clauses)))
  add(22, Math.min(path.nouns, 4))
  add(23, mix(few(commas), few(clauses)))
  add(24, mix(few(cues), few(verbs)))
  if (path.plain && !same) add(25, mix(kinds, few(commas)))
  if (same) {
    add(26, mix(kinds, gap < 0 ? 1 : 0))
    add(27, gap >= 0 ? 0 : a.to >= b.to ? 1 : 2)
  }
  // What is said to happen, and whether more of either thing is bad.
  const bad = (b.bad ? 1 : 0) + (a.bad ? 2 : 0)
  const own = end >= 0 && !same ? (says[end] as number) : 0
  const lead = start > 1 && elements[start - 1]?.kind === 'prep' ? (says[start - 2] as number) : 0
  const happens = mix(mix(said, own), bad)
  add(30, happens)
  add(31, mix(happens, kinds))
  add(32, mix(mix(first, own), bad))
  add(33, mix(mix(start >= 0 ? (says[start] as number) : 0, lead), mix(said, bad)))
  add(34, mix(mix(lead, bad), kinds))
  add(35, mix(bad, kinds))
  wordsBetween(context, a.to, b.from, kinds)
  const before = beforeOf(context, start, kinds)
  if (before !== 0) add(54, mix(before, lastPreposition))
  if (lastCue !== 0) add(55, mix(lastCue, lastPreposition))
  if (a.partCue !== 0) add(62, mix(a.partCue, kinds))
  if (b.partCue !== 0) add(67, mix(b.partCue, kinds))
  add(74, mix((start < firstVerb ? 1 : 0) + (end < firstVerb ? 2 : 0), kinds))
  const roles = a.claimed * 4 + b.claimed
  add(75, roles)
  add(76, mix(roles, few(verbs)))
  add(79, mix(context.place, kinds))
  // The head of each end, where it has looks, beside the kind of the other end.
  const [ofA, ofB] = [a.looks, b.looks]
  if (ofA.length > 0) add(80 + ofA.length, mix(ofA[0] as number, b.code))
  if (ofB.length > 0) add(100 + ofB.length, mix(ofB[0] as number, a.code))
  return size
}

/** Writes those that its ends have in any pair, behind the first `own`. */
export function addEnds(a: End, b: End, buffer: Int32Array, own: number): number {
  out = buffer
  size = own
  addAll(a.asFirst)
  addAll(b.asSecond)
  return size
}

function addAll(features: readonly number[] = []): void {
  for (let i = 0; i < features.length && size < out.length; i++) out[size++] = features[i] as number
}

/** Makes the features of the first thing of a pair that are the same whatever the second is. */
function firstOf(context: Context, end: End): readonly number[] {
  const { shape, lexical, cue, cued, scene } = context
  const from = size
  ofEnd(context, end, 3, 60, 77, 80)
  const before = end.element - 1
  add(50, before < 0 ? 1 : (shape[before] as number))
  if (before > 0 && scene.sentence.elements[before]?.kind === 'prep')
    add(52, mix(shape[before] as number, lexical[before - 1] as number))
  for (const k of cued) if (k < end.element) add(72, cue[k] as number)
  return taken(from)
}

/** The same of the second thing: what follows it, and the cues there. */
function secondOf(context: Context, end: End): readonly number[] {
  const { shape, lexical, cue, cued, scene } = context
  const { elements } = scene.sentence
  const from = size
  ofEnd(context, end, 4, 65, 78, 100)
  const next = end.element + 1
  if (next < elements.length) {
    add(70, shape[next] as number)
    add(71, lexical[next] as number)
    if (elements[next]?.kind === 'prep' && isNp(elements[next + 1]))
      add(69, mix(shape[next] as number, lexical[next + 1] as number))
  }
  for (const k of cued) if (k >= next) add(73, cue[k] as number)
  return taken(from)
}

/** What an end is, how often its document names it, and what it looks like. */
function ofEnd(context: Context, end: End, source: number, part: number, often: number, look: number): void {
  const { looks } = end
  add(source, mix(end.source, end.code))
  partOf(context, end, part)
  add(often, steps(end.standing?.times ?? 0))
  for (let i = 0; i < looks.length; i++) add(look + i, looks[i] as number)
}

/** Takes what was added from there on back out. */
function taken(from: number): readonly number[] {
  const features = new Array<number>(size - from)
  for (let i = from; i < size; i++) features[i - from] = out[i] as number
  size = from
  return features
}

/** Counts of what stands between two elements: of the pair last looked at, since a text has 100,000 in a megabyte. */
const path = {
  verbs: 0,
  nouns: 0,
  clauses: 0,
  commas: 0,
  cues: 0,
  /** No verb, preposition or clause: a list, or two things side by side. */
  plain: true,
  /** All that cues say, and the first of it. */
  said: 0,
  first: 0,
  lastCue: 0,
  lastPreposition: 0,
}

function clearPath(): void {
  path.verbs = path.nouns = path.clauses = path.commas = path.cues = 0
  path.plain = true
  path.said = path.first = path.lastCue = path.lastPreposition = 0
}

/** What stands between two elements; adds its parts, counts them in `path`. */
function readPath({ scene, shape, lexical, cue, says }: Context, start: number, end: number, kinds: number): void {
  const { elements } = scene.sentence
  clearPath()
  let shapes = 0
  let words = 0
  let length = 0
  for (let k = start + 1; k < end; k++) {
    const element = elements[k]
    if (!element) break
    const s = shape[k] as number
    const l = lexical[k] as number
    const c = cue[k] as number
    const y = says[k] as number
    switch (element.kind) {
      case 'vg':
        path.verbs++
        path.plain = false
        add(10, l)
        add(11, mix(l, kinds))
        break
      case 'np':
        path.nouns++
        add(12, l)
        break
      case 'prep':
        path.plain = false
        path.lastPreposition = s
        add(14, s)
        if (element.word === 'than') add(15, kinds)
        break
      case 'sub':
      case 'rel':
      case 'stop':
      case 'colon':
        path.clauses++
        path.plain = false
        add(16, l)
        break
      case 'comma':
        path.commas++
        break
      case 'adj':
        add(17, l)
        break
    }
    if (y !== 0) {
      path.said = mix(path.said, y)
      if (path.first === 0) path.first = y
    }
    if (c !== 0) {
      path.cues++
      path.lastCue = c
      add(18, mix(c, kinds))
    }
    if (element.kind !== 'adv') {
      length++
      shapes = mix(shapes, s)
      words = mix(words, l)
    }
  }
  const whole = length <= LONGEST_PATH
  add(40, whole ? shapes : -1)
  add(41, whole ? mix(shapes, kinds) : -1)
  add(42, whole ? words : -1)
  if (whole) add(43, mix(words, kinds))
}

/** The words themselves, where they are few. */
function wordsBetween({ scene }: Context, from: number, to: number, kinds: number): void {
  if (to < from || to - from > 12) return
  const { tokens } = scene.sentence
  let next = hashAt(tokens, from)
  for (let i = from; i < to; i++) {
    const word = next
    add(45, word)
    if (to - from <= 4) add(46, mix(word, kinds))
    if (i + 1 === to) break
    next = hashAt(tokens, i + 1)
    add(47, mix(word, next))
  }
}

function hashAt(tokens: readonly Token[], i: number): number {
  const token = tokens[i]
  return token === undefined ? NO_WORD : token.word.hash
}

const NO_WORD = hashOf('')

/** What stands before the first thing's phrase ("the effect of A on B"); returns the cue there. */
function beforeOf({ shape, lexical, cue, scene }: Context, element: number, kinds: number): number {
  const before = element - 1
  if (before < 0) return 0
  add(51, mix(lexical[before] as number, kinds))
  if (scene.sentence.elements[before]?.kind !== 'prep' || before === 0) return cue[before] as number
  add(53, mix(mix(shape[before] as number, lexical[before - 1] as number), kinds))
  return cue[before - 1] as number
}

/** The phrase that a thing is only a part of ("A group", "A therapy"), and what stands before it there. */
function partOf({ lexical, scene }: Context, { element, from, to }: End, template: number): void {
  const { tokens, facts, elements } = scene.sentence
  const np = elements[element]
  if (!isNp(np)) return
  if (np.head >= to) {
    add(template, lexical[element] as number)
    add(template + 1, hashAt(tokens, np.head))
  }
  for (let i = np.from; i < from; i++) {
    const { nouns } = facts[i] as Facts
    // An array that is read past its end is slow ever after.
    const sense = nouns.length > 0 ? nouns[0] : undefined
    add(template + 3, sense ? hashOf(sense.id) : hashAt(tokens, i))
  }
}
