// Noun phrases with what hangs on them, and lists of them: "reductions in A and B", "the effect of A on B".
import type { Element, Joint, Np, Sentence, Vg } from './elements.js'
import type { Lexicon, NounSense, Slot } from './lexicon.js'

/** Nouns that are followed by what somebody is able or willing to do. */
export const ABILITIES: ReadonlySet<string> = new Set(
  'ability inability capacity willingness tendency readiness motivation intention desire opportunity'.split(' '),
)

export interface Item {
  np: Np
  pps: Pp[]
  /** Where the phrase is what somebody does: "practising mindfulness". */
  gerund?: Vg
  /** Where it is a further object of the gerund before it in its list: "raising A and B". */
  carried?: Vg
  /** Element indices. */
  start: number
  end: number
}

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

export const isNp = (element: Element | undefined): element is Np => element?.kind === 'np'
export const isJoint = <K extends Joint['kind']>(
  element: Element | undefined,
  kind: K,
): element is Joint & { kind: K } => element?.kind === kind

/** First element at or after `i` that is no adverb. */
export function past(elements: readonly Element[], i: number, limit: number): number {
  let k = i
  while (k < limit && elements[k]?.kind === 'adv') k++
  return k
}

/** The sense in which a noun phrase's head states something, if it does. */
export function senseOf(sentence: Sentence, np: Np, lexicon: Lexicon, slot: Slot): NounSense | undefined {
  const { tokens } = sentence
  const senses = lexicon.nouns.get(tokens[np.head]?.norm ?? '')
  return senses?.find(
    (sense) =>
      sense.slot === slot && sense.tail.every((word, k) => tokens[np.head - sense.tail.length + k]?.norm === word),
  )
}

function wantsComplement(sentence: Sentence, np: Np, lexicon: Lexicon): boolean {
  const word = sentence.tokens[np.head]?.norm ?? ''
  return (
    lexicon.roles.get(word)?.has('light') === true ||
    lexicon.nouns.get(word)?.some(({ slot }) => slot === 'change' || slot === 'relation' || slot === 'copula') === true
  )
}

/** How deep "of … in … for …" is read; deeper ones say nothing, and cost time that grows with their square. */
const DEEPEST = 6

export function parseItem(
  sentence: Sentence,
  elements: readonly Element[],
  from: number,
  limit: number,
  lexicon: Lexicon,
  stops: ReadonlySet<string> = NONE,
  joined = false,
  depth = 0,
): Item | undefined {
  const at = past(elements, from, limit)
  const doing = gerundAt(elements, at, limit, joined)
  const head = doing ? doing.object : at
  const np = elements[head]
  if (!isNp(np) || head >= limit) return undefined
  const item: Item = { np, pps: [], start: at, end: head + 1, ...(doing ? { gerund: doing.vg } : {}) }
  item.end = pastDoing(sentence, elements, item, limit)
  const relation = senseOf(sentence, np, lexicon, 'relation') !== undefined
  const deep = wantsComplement(sentence, np, lexicon)
  for (let n = 0; n < 3 && depth < DEEPEST; n++) {
    const joint = elements[item.end]
    if (item.end + 1 >= limit || !isJoint(joint, 'prep') || !COMPLEMENT.has(joint.word) || stops.has(joint.word)) break
    if (n > 0 && (!relation || depth > 1)) break
    const inner = relation && n === 0 && joint.word !== 'between' ? RELATION_STOPS : stops
    const items =
      deep || joint.word === 'between'
        ? parseList(sentence, elements, item.end + 1, limit, lexicon, inner, '', joint.word !== 'between', depth + 1)
        : one(parseItem(sentence, elements, item.end + 1, limit, lexicon, inner, false, depth + 1))
    const last = items.at(-1)
    if (!last) break
    item.pps.push({ prep: joint.word, items })
    item.end = last.end
  }
  return item
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
  lexicon: Lexicon,
  stops: ReadonlySet<string> = NONE,
  repeat = '',
  nested = false,
  depth = 0,
): Item[] {
  const items: Item[] = []
  let at = from
  for (;;) {
    const item = parseItem(
      sentence,
      elements,
      at,
      limit,
      lexicon,
      stops,
      items.some(({ gerund, carried }) => gerund ?? carried),
      depth,
    )
    if (!item) break
    if (items.length > 0 && opensClause(elements, item.end, limit)) break
    const doing = items.at(-1)?.gerund ?? items.at(-1)?.carried
    if (doing && !item.gerund) item.carried = doing
    items.push(item)
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
    // "reductions in A and fewer B": B is no part of the reductions.
    at = next
    if (nested && stopsList(sentence, elements[next], items[0] as Item, lexicon)) break
  }
  return items
}

/** Whether a finite verb follows: then the phrase before it is that verb's subject. */
export function opensClause(elements: readonly Element[], at: number, limit: number): boolean {
  const after = past(elements, at, limit)
  const next = elements[after]
  return after < limit && next?.kind === 'vg' && next.form === 'finite'
}

function stopsList(sentence: Sentence, next: Element | undefined, first: Item, lexicon: Lexicon): boolean {
  if (!isNp(next)) return false
  const changes =
    senseOf(sentence, next, lexicon, 'change') !== undefined || qualityOf(sentence, next, lexicon) !== undefined
  if (!changes) return false
  return (
    senseOf(sentence, first.np, lexicon, 'change') === undefined && qualityOf(sentence, first.np, lexicon) === undefined
  )
}

/** The adjective that says more or less, better or worse: "significantly fewer admissions". */
export function qualityOf(sentence: Sentence, np: Np, lexicon: Lexicon): NounSense | undefined {
  for (let i = np.from; i < np.head; i++) {
    const sense = lexicon.nouns.get(sentence.tokens[i]?.norm ?? '')?.find(({ slot }) => slot === 'quality')
    if (sense) return sense
  }
  return undefined
}
