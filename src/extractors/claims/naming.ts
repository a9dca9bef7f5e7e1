// Makes entities of phrases that stand in a claim and that no extractor before had named.
import { cueSet } from '../../text/cues.js'
import { entityId } from '../../text/entities.js'
import type { Entity, Mention, Token } from '../../types.js'
import type { Np } from './elements.js'
import { ABILITIES, type Item } from './items.js'
import { at, isPeople, isResearch, type Reading, type Ref, refOf, role, type Scene } from './scene.js'

const KINDS = {
  intervention: 'Intervention',
  condition: 'Condition',
  population: 'Population',
  outcome: 'Outcome',
} as const

const LONGEST_NAME = 7

/** Makes a phrase that stands in a claim an entity; undefined where its words name nothing. */
export function promote(scene: Scene, from: number, to: number, verbal = false): Ref | undefined {
  // Frames ask for the same phrase again and again.
  const known = madeOf(scene, from, to, verbal)
  if (known !== undefined) return known ?? undefined
  const first = firstOfName(scene, from, to, verbal)
  const made = first === undefined ? undefined : make(scene, first, to, verbal)
  scene.made.set(keyOf(from, to, verbal), made ?? null)
  return made
}

const keyOf = (from: number, to: number, verbal: boolean): number => (from * 1000 + to) * 2 + (verbal ? 1 : 0)

/** The entity made of a phrase before, null where it names nothing. */
export const madeOf = ({ made }: Scene, from: number, to: number, verbal = false): Ref | null | undefined =>
  made.get(keyOf(from, to, verbal))

/** First token of what a phrase may name; undefined where its words name nothing. */
export function firstOfName(scene: Scene, from: number, to: number, verbal = false): number | undefined {
  const { sentence, reading } = scene
  const { tokens, roles } = sentence
  const first = verbal ? from : nameStart(scene, from, to)
  if (first >= to || to - first > LONGEST_NAME) return undefined
  let word = false
  for (let i = first; i < to; i++) {
    const { text } = tokens[i] as Token
    if (/^[\d%(),;:[\]"“”]/.test(text)) return undefined
    if (!verbal && (roles[i] === 'x' || roles[i] === 'p')) return undefined
    word ||= /\p{L}{3}/u.test(text)
  }
  if (!word) return undefined
  if (verbal) return first
  const head = tokens[to - 1]?.norm ?? ''
  const headRoles = reading.lexicon.roles.get(head)
  if (headRoles?.has('research') || headRoles?.has('people')) return undefined
  if (to - first === 1 && (headRoles || cueSet(reading.knowledge.cues.nouns, 'junk').has(head))) return undefined
  return first
}

/** The kind of thing that a noun at the end of its name tells. */
export function kindOfHead({ knowledge: { cues } }: Reading, head: string): Entity['kind'] {
  for (const id of Object.keys(KINDS) as (keyof typeof KINDS)[]) if (cueSet(cues.heads, id).has(head)) return KINDS[id]
  return 'Concept'
}

function make(scene: Scene, first: number, to: number, verbal: boolean): Ref | undefined {
  const { sentence, reading, passage } = scene
  const { tokens } = sentence
  const label = nameOf(tokens.slice(first, to))
  const kind = verbal ? 'Concept' : kindOfHead(reading, tokens[to - 1]?.norm ?? '')
  const id = idOf(reading, kind, label)
  const start = (tokens[first] as Token).start
  const end = (tokens[to - 1] as Token).end
  // A list item is read after its lead-in: words of the lead-in are not the item's to name.
  if (start < (reading.document.passages[passage]?.start ?? 0))
    return reading.entities.has(id) ? refOf(id, first, to) : undefined
  if (!reading.entities.has(id)) reading.entities.set(id, { id, kind, name: label })
  const known = (mention: Mention) => mention.entity === id && mention.start === start && mention.end === end
  const key = `${start} ${end} ${id}`
  if (!scene.mentions.some(known) && !reading.added.has(key))
    reading.added.set(key, { passage, start, end, kind, entity: id, rule: 'relation', confidence: 0.5 })
  return refOf(id, first, to)
}

/** An id is asked for as often as its words stand in the text, and is costly to make. */
function idOf({ ids }: Reading, kind: Entity['kind'], label: string): string {
  const key = `${kind} ${label}`
  let id = ids.get(key)
  if (id === undefined) {
    id = entityId(kind, label)
    ids.set(key, id)
  }
  return id
}

/** Skips what is no part of a name: numbers, adverbs, the author's judgement. */
export function nameStart(scene: Scene, from: number, to: number): number {
  const { sentence, reading } = scene
  const { tokens, roles } = sentence
  const dangling = cueSet(reading.knowledge.cues.modifiers, 'dangling')
  let first = from
  // "patients' motivation" is motivation.
  for (let i = from; i < to; i++)
    if (roles[i] === 'g' && (role(scene, i - 1)?.has('people') || roles[i - 1] === 'o')) first = i + 1
  while (
    first < to - 1 &&
    (roles[first] === 'd' ||
      roles[first] === 'u' ||
      roles[first] === 'r' ||
      roles[first] === 'm' ||
      roles[first] === 'c' ||
      roles[first] === 'g' ||
      dangling.has(tokens[first]?.norm ?? '') ||
      reading.lexicon.nouns.get(tokens[first]?.norm ?? '')?.some(({ slot }) => slot === 'quality'))
  )
    first++
  // "poor attention": the last word alone would name nothing.
  const alone = first === to - 1 && reading.lexicon.roles.has(tokens[first]?.norm ?? '')
  return alone && first > from && roles[first - 1] === 'j' ? first - 1 : first
}

function nameOf(words: readonly Token[]): string {
  let name = ''
  for (const { text } of words) {
    const lower = text.toLowerCase()
    const word = lower !== text && (text.match(/\p{Lu}/gu)?.length ?? 0) > 1 ? text : lower
    name += name === '' || /^[’',]/.test(text) ? word : ` ${word}`
  }
  return name
}

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
