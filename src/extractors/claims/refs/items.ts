// Noun phrases with what hangs on them, and lists of them: "reductions in A and B", "the effect of A on B".
import { isAmong } from '../../../text/among.js'
import type { Token } from '../../../types.js'
import type { NounSense, Slot } from '../lexicon.js'
import { type Element, isJoint, isNp, type Joint, type Np, past, type Sentence, type Vg } from '../row/elements.js'
import type { Facts } from '../row/facts.js'
import { isReduced } from '../row/participles.js'

/** Nouns that are followed by what somebody is able or willing to do. */
export const ABILITIES: ReadonlySet<string> = new Set(
  'ability inability capacity willingness tendency readiness motivation intention desire opportunity'.split(' '),
)

export interface Item {
  np: Np
  pps: readonly Pp[]
  /** Where the phrase is what somebody does: "practising mindfulness". */
  gerund: Vg | undefined
  /** Where it is a further object of the gerund before it in its list: "raising A and B". */
  carried: Vg | undefined
  /** Element indices. */
  start: number
  end: number
}

const NO_PPS: readonly Pp[] = []

/** One phrase by itself. */
export const itemOf = (np: Np, start = 0, gerund?: Vg): Item => ({
  np,
  pps: NO_PPS,
  start,
  end: start + 1,
  gerund,
  carried: undefined,
})

export interface Pp {
  prep: string
  items: Item[]
}

const NONE: ReadonlySet<string> = new Set()
const COMPLEMENT = new Set([
  'upon',
  'of',
  'in',
  'to',
  'on',
  'for',
  'between',
  'across',
  'among',
  'with',
  'about',
  'against',
  'toward',
  'towards',
  'regarding',
  'over',
  'at',
  'from',
  'within',
])
const RELATION_STOPS = new Set(['on', 'with', 'to', 'in', 'for', 'upon', 'among', 'across'])

/** The sense in which a noun phrase's head states something, if it does. */
export function senseOf({ tokens, facts }: Sentence, { head }: Np, slot: Slot): NounSense | undefined {
  for (const sense of (facts[head] as Facts).nouns)
    if (sense.slot === slot && endsIn(tokens, head, sense.tail)) return sense
  return undefined
}

function endsIn(tokens: readonly Token[], head: number, tail: readonly string[]): boolean {
  const from = head - tail.length
  for (let k = 0; k < tail.length; k++) if (tokens[from + k]?.norm !== tail[k]) return false
  return true
}

function wantsComplement({ nouns, roles }: Facts): boolean {
  if (roles?.has('light')) return true
  for (const { slot } of nouns) if (slot === 'change' || slot === 'relation' || slot === 'copula') return true
  return false
}

/** How deep "of … in … for …" is read; deeper ones say nothing, and cost time that grows with their square. */
const DEEPEST = 6

export function parseItem(
  sentence: Sentence,
  elements: readonly Element[],
  from: number,
  limit: number,
  stops: ReadonlySet<string> = NONE,
  joined = false,
  depth = 0,
): Item | undefined {
  const at = past(elements, from, limit)
  const doing = gerundAt(elements, at, limit, joined)
  const head = doing ? doing.object : at
  const np = elements[head]
  if (!isNp(np) || head >= limit) return undefined
  const item = itemOf(np, at, doing?.vg)
  item.end = head + 1
  item.end = pastDoing(sentence, elements, item, limit)
  if (!takesMore(elements, item.end, limit, stops)) return item
  const relation = senseOf(sentence, np, 'relation') !== undefined
  const deep = wantsComplement(sentence.facts[np.head] as Facts)
  for (let n = 0; n < 3 && depth < DEEPEST; n++) {
    const joint = elements[item.end] as Joint
    if (n > 0 && !takesMore(elements, item.end, limit, stops)) break
    if (n > 0 && (!relation || depth > 1)) break
    const inner = relation && n === 0 && joint.word !== 'between' ? RELATION_STOPS : stops
    const items =
      deep || joint.word === 'between'
        ? parseList(sentence, elements, item.end + 1, limit, inner, '', joint.word !== 'between', depth + 1)
        : one(parseItem(sentence, elements, item.end + 1, limit, inner, false, depth + 1))
    const last = items.at(-1)
    if (!last) break
    const pp = { prep: joint.word, items }
    item.pps = n === 0 ? [pp] : [...item.pps, pp]
    item.end = last.end
  }
  return item
}

function takesMore(elements: readonly Element[], at: number, limit: number, stops: ReadonlySet<string>): boolean {
  const joint = elements[at]
  return at + 1 < limit && isJoint(joint, 'prep') && COMPLEMENT.has(joint.word) && !stops.has(joint.word)
}

/** Past what an ability is for: "inability to resist urges". */
function pastDoing({ tokens }: Sentence, elements: readonly Element[], item: Item, limit: number): number {
  const next = elements[item.end]
  if (
    next?.kind !== 'vg' ||
    next.form !== 'inf' ||
    item.end >= limit ||
    !ABILITIES.has(tokens[item.np.head]?.norm ?? '')
  )
    return item.end
  let end = item.end + 1
  if (isJoint(elements[end], 'prep') && isNp(elements[end + 1])) end++
  return isNp(elements[end]) && end < limit ? end + 1 : end
}

/** "of practising A", "Engaging in A reduces …": a gerund that stands where a noun would, with its object's index. */
function gerundAt(
  elements: readonly Element[],
  at: number,
  limit: number,
  joined: boolean,
): { vg: Vg; object: number } | undefined {
  const vg = elements[at]
  if (vg?.kind !== 'vg' || vg.form !== 'ing' || vg.passive || vg.copula) return undefined
  const before = elements[at - 1]?.kind
  // "by raising A and lowering B": a list of gerunds goes on after a comma or conjunction.
  if (
    !joined &&
    before !== undefined &&
    before !== 'prep' &&
    before !== 'sub' &&
    before !== 'stop' &&
    before !== 'colon'
  )
    return undefined
  let object = past(elements, at + 1, limit)
  if (isJoint(elements[object], 'prep')) object = past(elements, object + 1, limit)
  return isNp(elements[object]) ? { vg, object } : undefined
}

const one = (item: Item | undefined): Item[] => (item ? [item] : [])

/** Items joined by commas and conjunctions; a list ends where the next phrase is a new clause's subject. */
export function parseList(
  sentence: Sentence,
  elements: readonly Element[],
  from: number,
  limit: number,
  stops: ReadonlySet<string> = NONE,
  repeat = '',
  nested = false,
  depth = 0,
): Item[] {
  let items: Item[] = []
  let at = from
  let joined = false
  // "the link between A and B is …": what is between takes two.
  const before = elements[from - 1]
  const between = isJoint(before, 'prep') && before.word === 'between'
  for (;;) {
    const item = parseItem(sentence, elements, at, limit, stops, joined, depth)
    if (!item) break
    if (items.length > (between ? 1 : 0) && opensClause(elements, item.end, limit, sentence.roles)) break
    const doing = items.at(-1)?.gerund ?? items.at(-1)?.carried
    if (doing && !item.gerund) item.carried = doing
    joined ||= item.gerund !== undefined || item.carried !== undefined
    // Most lists are of one item, for which an empty list that is added to would take room for many.
    if (items.length === 0) items = [item]
    else items.push(item)
    let next = item.end
    let comma = false
    let conjunction = false
    if (isJoint(elements[next], 'comma')) {
      comma = true
      next++
    }
    const cc = elements[next]
    if (isJoint(cc, 'cc')) {
      conjunction = true
      next++
    }
    if ((!comma && !conjunction) || next >= limit) break
    next = past(elements, next, limit)
    const joint = elements[next]
    if (repeat !== '' && isJoint(joint, 'prep') && joint.word === repeat) next++
    if (comma && !conjunction && isApposed(sentence, elements, next, limit)) break
    // "reductions in A and fewer B": B is no part of the reductions.
    at = next
    if (nested && stopsList(sentence, elements[next], items[0] as Item)) break
  }
  return items
}

/** "lowers A, a sign of B": one more phrase with "a", and no list goes on, says what A is. */
function isApposed({ tokens }: Sentence, elements: readonly Element[], at: number, limit: number): boolean {
  const np = elements[at]
  if (!isNp(np) || !isAmong('an a', tokens[np.from]?.norm)) return false
  let k = at + 1
  while (k + 1 < limit && isJoint(elements[k], 'prep') && isNp(elements[k + 1])) k += 2
  const next = elements[k]
  return next === undefined || next.kind === 'stop'
}

/** Whether a finite verb follows: then the phrase before it is that verb's subject. */
export function opensClause(
  elements: readonly Element[],
  at: number,
  limit: number,
  roles?: Sentence['roles'],
): boolean {
  const after = past(elements, at, limit)
  const next = elements[after]
  if (after >= limit || next?.kind !== 'vg' || next.form !== 'finite') return false
  // "programmes and courses used in schools lower …": a participle opens none.
  return roles === undefined || elements[limit]?.kind !== 'vg' || !isReduced(roles, elements, after, limit)
}

function stopsList(sentence: Sentence, next: Element | undefined, first: Item): boolean {
  if (!isNp(next)) return false
  const changes = senseOf(sentence, next, 'change') !== undefined || qualityOf(sentence, next) !== undefined
  if (!changes) return false
  return senseOf(sentence, first.np, 'change') === undefined && qualityOf(sentence, first.np) === undefined
}

/** The adjective that says more or less, better or worse: "significantly fewer admissions". */
export function qualityOf({ facts }: Sentence, np: Np): NounSense | undefined {
  for (let i = np.from; i < np.head; i++) {
    const { quality } = facts[i] as Facts
    if (quality) return quality
  }
  return undefined
}
