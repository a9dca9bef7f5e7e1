// Makes entities of phrases that stand in a claim and that no extractor before had named.
import { isAmong } from '../../../text/among.js'
import { namesAllArms } from '../../../text/arm-names.js'
import { isLessened } from '../../../text/comparisons.js'
import { idOfKey, keyOf } from '../../../text/entities.js'
import { familyKey } from '../../../text/names.js'
import { isUnit } from '../../../text/units.js'
import { isWhereabouts } from '../../../text/whereabouts.js'
import { keyOfWord, shownInName } from '../../../text/words.js'
import type { Knowledge, Token } from '../../../types.js'
import type { Np } from '../row/elements.js'
import type { Facts } from '../row/facts.js'
import type { Role } from '../row/word-classes.js'
import { at, isPeople, isResearch, type Named, type Ref, refOf, role, type Scene } from '../scene.js'
import { ABILITIES, type Item } from './items.js'

const LONGEST_NAME = 7

/** Makes a phrase that stands in a claim an entity; undefined where its words name nothing. */
export function promote(scene: Scene, from: number, to: number, verbal = false): Ref | undefined {
  // Frames ask for the same phrase again and again.
  const known = madeOf(scene, from, to, verbal)
  if (known !== undefined) return known ?? undefined
  const ref = make(scene, from, to, verbal)
  scene.made[from] = { to, verbal, ref: ref ?? null, next: scene.made[from] }
  return ref
}

/** The entity made of a phrase before, null where it names nothing. */
export function madeOf({ made }: Scene, from: number, to: number, verbal = false): Ref | null | undefined {
  for (let one = made[from]; one !== undefined; one = one.next)
    if (one.to === to && one.verbal === verbal) return one.ref
  return undefined
}

/** What a phrase may name, from its first token after what is no part of a name; undefined where it names nothing. */
export function namedFrom(scene: Scene, first: number, to: number, verbal = false): Named | undefined {
  const { roles, tokens } = scene.sentence
  if (first >= to || to - first > LONGEST_NAME) return undefined
  // "in the following"
  if (first === to - 1 && tokens[first]?.pos === 'DET') return undefined
  if (!verbal) for (let i = first; i < to; i++) if (roles[i] === 'x' || roles[i] === 'p') return undefined
  // "less costly variants" are not costly; "had failed"; "in general the treatment" are two phrases; what is examined is a thing, examining it none.
  if (
    !verbal &&
    (isPast(tokens, first, to) || isAsked(tokens, first) || isLessened(tokens, first) || holdsTwo(tokens, first, to))
  )
    return undefined
  // Told by how it stands here, so not remembered with the words.
  if (isAuthor(tokens, first, to, scene.reading.authors)) return undefined
  return namedBy(scene, first, to, verbal) ?? undefined
}

const isPast = (tokens: readonly Token[], first: number, to: number): boolean =>
  to === first + 1 && tokens[first]?.pos === 'VERB' && tokens[first]?.word.ending === 'ed'

const isAsked = (tokens: readonly Token[], first: number): boolean =>
  tokens[first]?.pos === 'VERB' &&
  isAmong('examining investigating evaluating assessing exploring comparing', tokens[first].norm)

const holdsTwo = (tokens: readonly Token[], first: number, to: number): boolean => {
  for (let i = first + 1; i < to; i++)
    if (tokens[i]?.norm === 'the' && isAmong('ADJ ADV', tokens[i - 1]?.pos)) return true
  return false
}

function make(scene: Scene, from: number, to: number, verbal: boolean): Ref | undefined {
  const first = verbal ? from : nameStart(scene, from, to)
  const named = namedFrom(scene, first, to, verbal)
  if (!named) return undefined
  const { sentence, reading, passage } = scene
  const { tokens } = sentence
  const { kind, name, key } = named
  const id = idOfKey(kind, key)
  const { start } = tokens[first] as Token
  const { end } = tokens[to - 1] as Token
  const ref = refOf(id, first, to)
  // A list item is read after its lead-in: words of the lead-in are not the item's to name.
  if (start < (reading.document.passages[passage]?.start ?? 0)) return reading.entities.has(id) ? ref : undefined
  if (!reading.entities.has(id)) {
    reading.entities.set(id, { id, kind, name })
    reading.made.push(id)
  }
  for (const mention of scene.mentions)
    if (mention.entity === id && mention.start === start && mention.end === end) return ref
  let added = reading.added.get(start)
  if (added === undefined) {
    added = []
    reading.added.set(start, added)
  }
  for (const mention of added) if (mention.entity === id && mention.end === end) return ref
  added.push({ passage, start, end, kind, entity: id, rule: 'relation', confidence: 0.5 })
  return ref
}

/** What words name: the same wherever they stand, so found out once in a document; null where they name nothing. */
function namedBy({ sentence, reading }: Scene, from: number, to: number, verbal: boolean): Named | null {
  const { tokens, facts } = sentence
  let node = verbal ? reading.names.verbal : reading.names.plain
  for (let i = from; i < to; i++) {
    const { word } = tokens[i] as Token
    node.next ??= new Map()
    let next = node.next.get(word)
    if (next === undefined) {
      next = { next: undefined, named: undefined }
      node.next.set(word, next)
    }
    node = next
  }
  if (node.named === undefined) {
    const isClass = to === from + 1 && reading.lexicon.classes.has((tokens[from] as Token).norm)
    node.named = isClass ? null : nameFrom(tokens, from, to, facts[to - 1] as Facts, verbal, reading.knowledge)
  }
  return node.named
}

/** "as Roe and Lee [4, 5] showed", "Roe et al": whose work it is. */
function isAuthor(tokens: readonly Token[], from: number, to: number, authors: ReadonlySet<string>): boolean {
  for (let i = from; i < to; i++) if ((tokens[i] as Token).norm === 'al') return true
  const { text, pos } = tokens[from] as Token
  return to === from + 1 && pos === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(text) && authors.has(familyKey(text))
}

function nameFrom(
  tokens: readonly Token[],
  from: number,
  to: number,
  { roles, junk, kind = 'Concept' }: Facts,
  verbal: boolean,
  knowledge: Knowledge,
): Named | null {
  if (!verbal && (roles?.has('research') || roles?.has('people'))) return null
  if (!verbal && to - from === 1 && (roles || junk)) return null
  for (let i = from; i < to; i++) if (NO_WORD.includes((tokens[i] as Token).text.charAt(0))) return null
  const name = nameOf(tokens, from, to)
  if (!(/[a-z]{3}/.test(name) || /\p{L}{3}/u.test(name)) || namesAllArms(name)) return null
  const key = keyOf(keyWords(tokens, from, to))
  if (isWhereabouts(name, knowledge, key)) return null
  return { kind: verbal ? 'Concept' : kind, name, key }
}

/** The words of a key: "self-harming" is two of them. */
function keyWords(tokens: readonly Token[], from: number, to: number): string[] {
  const parts: string[] = []
  for (let i = from; i < to; i++) {
    const key = keyOfWord((tokens[i] as Token).word)
    if (!key.includes(' ')) {
      if (key !== '') parts.push(key)
    } else for (const part of key.split(' ')) if (part !== '') parts.push(part)
  }
  return parts
}

/** What no word of a name begins with. */
const NO_WORD = '0123456789%(),;:[]"“”'

/** Skips what is no part of a name: numbers, adverbs, the author's judgement. */
export function nameStart({ sentence: { tokens, facts, roles } }: Scene, from: number, to: number): number {
  let first = from
  // "patients' motivation" is motivation.
  for (let i = from; i < to; i++)
    if (roles[i] === 'g' && (facts[i - 1]?.roles?.has('people') || roles[i - 1] === 'o')) first = i + 1
  const isNone = (i: number) =>
    isNoPart(roles[i] as Role, facts[i] as Facts) || isUnit(tokens, i) || OWNERS.has((tokens[i] as Token).norm)
  while (first < to - 1 && isNone(first)) first++
  // "poor attention": the last word alone would name nothing. "Larger reductions", "possible treatment" name nothing more.
  const alone = first === to - 1 && first > from && facts[first]?.roles !== undefined
  return alone && MARKS.has((tokens[first - 1] as Token).norm) ? first - 1 : first
}

const OWNERS = new Set(['their', 'its'])

const isNoPart = (role: Role, { dangling, quality }: Facts): boolean =>
  role === 'd' ||
  role === 'u' ||
  role === 'r' ||
  role === 'm' ||
  role === 'c' ||
  role === 'g' ||
  dangling ||
  quality !== undefined

function nameOf(tokens: readonly Token[], from: number, to: number): string {
  let name = ''
  for (let i = from; i < to; i++) {
    const { text, word } = tokens[i] as Token
    const shown = shownInName(word) || text.toLowerCase()
    name += name === '' || CLINGS.includes(text.charAt(0)) ? shown : ` ${shown}`
  }
  return name
}

/** What stands without a space after the word before it. */
const CLINGS = "’',"

/** Past the last token of "capacity to trust others"; 0 where the phrase is no ability to do something. */
export function abilityEnd({ sentence: { tokens, roles } }: Scene, np: Np): number {
  if (!ABILITIES.has(tokens[np.head]?.norm ?? '') || roles[np.to] !== 't') return 0
  let end = np.to + 1
  while (roles[end] === 'v') end++
  if (roles[end] === 'p') end++
  if (roles[end] === 'o') return end + 1
  while (roles[end] === 'd' || roles[end] === 'j' || roles[end] === 'n') end++
  return end
}

const LONGEST_PHRASE = 6

/** A phrase named with its complement: "lack of motivation", "state of mind". */
export function phraseRef(scene: Scene, item: Item): Ref | undefined {
  const inner = item.pps[0]?.items[0]
  // "some of their effect" is no name.
  if (scene.sentence.tokens[item.np.head]?.pos === 'DET') return undefined
  if (!inner || inner.np.pronoun || inner.gerund || inner.np.to - item.np.core > LONGEST_PHRASE) return undefined
  if (isResearch(scene, item.np) || role(scene, inner.np.head)?.has('research')) return undefined
  return promote(scene, nameStart(scene, item.np.core, item.np.to), inner.np.to, true)
}

export const MARKS = new Set(
  'reduced decreased impaired poor low diminished increased elevated high heightened enhanced limited disrupted excessive insufficient maladaptive dysfunctional adaptive unhealthy healthy'.split(
    ' ',
  ),
)

/** "reduced energy" is not energy: what is said to be low or high keeps its adjective, unless a claim reads it. */
export function markedName(scene: Scene, item: Item): Ref | undefined {
  const { np } = item
  const { tokens } = scene.sentence
  if (
    np.pronoun ||
    !MARKS.has(tokens[np.core]?.norm ?? '') ||
    np.head === np.core ||
    isPeople(scene, np) ||
    isResearch(scene, np)
  )
    return undefined
  const start = (tokens[np.core] as Token).start
  const end = (tokens[np.head] as Token).end
  const known = scene.mentions.find(
    (mention) => mention.start === start && mention.end === end && mention.rule !== 'anaphora',
  )
  if (known) return at(tokens, known)
  const inner = item.pps[0]?.prep === 'in' || item.pps[0]?.prep === 'of' ? item.pps[0].items[0] : undefined
  const past =
    inner && !inner.gerund && !inner.np.pronoun && inner.np.to - np.core <= LONGEST_PHRASE ? inner.np.to : np.to
  return promote(scene, np.core, past, true)
}
