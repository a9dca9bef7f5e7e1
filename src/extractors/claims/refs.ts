// What a noun phrase stands for: the entities it names, or one made of its words where it is worth keeping.
import { cueSet } from '../../text/cues.js'
import { entityId } from '../../text/entities.js'
import type { Annotations, Citation, Document, Entity, Knowledge, Mention, Token } from '../../types.js'
import type { Np, Sentence, Vg } from './elements.js'
import { type Aside, type Item, qualityOf, senseOf } from './items.js'
import type { Lexicon, NounSense } from './lexicon.js'

/** An entity at a place in the sentence, with what is said to happen to it ("reductions in …"). */
export interface Ref {
  entity: string
  /** Token range. */
  from: number
  to: number
  change?: NounSense
}

/** One document while its claims are read. */
export interface Reading {
  document: Document
  found: Annotations
  knowledge: Knowledge
  lexicon: Lexicon
  entities: Map<string, Entity>
  /** Mentions made of phrases that no extractor before had found. */
  added: Mention[]
}

/** One passage while its claims are read. */
export interface Scene {
  reading: Reading
  passage: number
  sentence: Sentence
  mentions: readonly Mention[]
  asides: readonly Aside[]
  /** Of this passage, by start. */
  citations: readonly Citation[]
  /** Indices of `citations` in the document's. */
  indices: readonly number[]
  /** Works cited in the lead-in of a list item. */
  inherited: readonly number[]
  /** What the text is about here: the treatment a bare result speaks for, and what it is compared with. */
  topic: { intervention?: string; comparator?: string }
}

const role = (scene: Scene, i: number) => scene.reading.lexicon.roles.get(scene.sentence.tokens[i]?.norm ?? '')
export const isResearch = (scene: Scene, np: Np): boolean =>
  role(scene, np.head)?.has('research') === true || narrative(scene, np)
export const isPeople = (scene: Scene, np: Np): boolean => role(scene, np.head)?.has('people') === true
export const kindOf = (scene: Scene, entity: string) => scene.reading.entities.get(entity)?.kind

/** Whether a phrase is the authors of a narrative citation. */
function narrative(scene: Scene, np: Np): boolean {
  const token = scene.sentence.tokens[np.head] as Token
  return scene.citations.some(
    ({ style, group }) => style === 'narrative' && group.start <= token.start && token.end <= group.end,
  )
}

/** Entities of a list of items, each once. */
export function refsOf(scene: Scene, items: readonly Item[], change = false): Ref[] {
  const refs = items.flatMap((item) => refsOfItem(scene, item, change))
  return refs.filter((ref, i) => refs.findIndex(({ entity }) => entity === ref.entity) === i)
}

/** `change`: look through "reductions in …" to what is reduced. */
export function refsOfItem(scene: Scene, item: Item, change: boolean): Ref[] {
  const { sentence, reading } = scene
  const { np } = item
  const { lexicon } = reading
  const complement = item.pps[0]
  if (change && item.gerund) {
    const sense = item.gerund.verb?.senses.find(
      ({ predicate, frame }) => frame === 'transitive' && (predicate === 'INCREASES' || predicate === 'DECREASES'),
    )
    const { gerund, ...plain } = item
    return sense
      ? refsOfItem(scene, plain, false).map((ref) => ({
          ...ref,
          change: { ...sense, slot: 'change', predicate: sense.predicate ?? 'AFFECTS' },
        }))
      : []
  }
  if (change) {
    const sense = senseOf(sentence, np, lexicon, 'change') ?? qualityOf(sentence, np, lexicon)
    if (sense?.slot === 'change') {
      if (!complement || complement.prep === 'for' || complement.prep === 'from') return []
      return refsOf(scene, complement.items, false).map((ref) => ({ ...ref, change: sense }))
    }
    if (sense) return refsOfItem(scene, item, false).map((ref) => ({ ...ref, change: sense }))
    const word = sentence.tokens[np.head]?.norm ?? ''
    if (complement && (SIZES.has(word) || (role(scene, np.head)?.has('light') && np.head > np.from)))
      return refsOf(scene, complement.items, true)
    return []
  }
  const own = item.gerund ? gerundRefs(scene, item, item.gerund) : ownRefs(scene, item)
  const hosts = phrasesOf(item)
  const examples = scene.asides.filter(
    (aside) => aside.host && hosts.includes(aside.host) && (isExamples(aside) || isMembers(scene, aside, aside.host)),
  )
  return [...own, ...examples.flatMap((aside) => refsOf(scene, aside.items))]
}

/** What somebody does is named by its verb and object, unless the verb adds nothing: "engaging in A" is A. */
function gerundRefs(scene: Scene, item: Item, vg: Vg): Ref[] {
  const { gerund, ...plain } = item
  const { tokens, roles } = scene.sentence
  const word = tokens[vg.main]?.norm ?? ''
  const bare = vg.verb !== undefined || EMPTY_VERBS.has(word)
  if (!bare && item.np.core <= vg.to + 1 && roles[vg.to] !== 'd') {
    const made = promote(scene, vg.main, item.np.to, true)
    if (made) return [made]
  }
  return ownRefs(scene, plain)
}

const EMPTY_VERBS = new Set(
  'engaging using having being doing making taking practicing performing undergoing participating completing following applying becoming'.split(
    ' ',
  ),
)

const phrasesOf = (item: Item): Np[] => [item.np, ...item.pps.flatMap((pp) => pp.items.flatMap(phrasesOf))]

/** "small to large improvements" */
const SIZES = new Set(['small', 'medium', 'moderate', 'large', 'modest'])

/** "symptoms (severity, urge and duration)" */
const isMembers = ({ sentence }: Scene, { style, items, elements }: Aside, host: Np): boolean =>
  style === 'paren' &&
  items.length >= 2 &&
  (items.at(-1)?.end ?? 0) >= elements.length &&
  /[^su]s$/.test(sentence.tokens[host.head]?.text ?? '')

export const isExamples = ({ style, elements }: Aside): boolean =>
  style === 'list' || (elements[0]?.kind === 'prep' && elements[0].word === 'such as')

function ownRefs(scene: Scene, item: Item): Ref[] {
  const { sentence, mentions } = scene
  const { tokens } = sentence
  const { np } = item
  const headToken = tokens[np.head] as Token
  const end = endToken(item)
  const limit = (tokens[end - 1] as Token).end
  const begin = (tokens[np.from] as Token).start
  const covering = mentions.filter(
    ({ start, end: to }) =>
      begin <= start &&
      start <= headToken.start &&
      headToken.end <= to &&
      to <= limit &&
      (to === headToken.end || extends_(scene, item)),
  )
  const anaphora = covering.filter(({ rule }) => rule === 'anaphora')
  if (anaphora.length > 0) return anaphora.map((mention) => at(tokens, mention))
  if (np.pronoun) return []
  const roles = role(scene, np.head)
  const wide = longest(covering)
  const extended = wide && wide.end > headToken.end
  if (isResearch(scene, np) && !extended && wide?.rule !== 'vocabulary') return []
  const doing = abilityEnd(scene, np)
  if (doing > 0) {
    const made = promote(scene, np.core, doing, true)
    if (made) return [made]
  }
  const complement = item.pps[0]
  if (!extended && complement && roles?.has('light') && ofLike(complement.prep)) {
    const inner = refsOf(scene, complement.items)
    if (inner.length > 0) return inner
  }
  if (hasJoint(sentence, np)) {
    const inside = np.mentions.filter(({ rule }) => rule !== 'anaphora')
    const several = maximal(inside)
    if (several.length > 1) return several.map((mention) => at(tokens, mention))
  }
  const spread = spreads(scene, item, wide) ? phraseRef(scene, item) : undefined
  if (spread) return [spread]
  const compound = wide && isCompound(scene, np, wide) ? promote(scene, np.core, np.to) : undefined
  if (compound) return [compound]
  if (
    wide &&
    !(roles && (roles.has('people') || roles.has('empty')) && wide.end - wide.start <= headToken.end - headToken.start)
  )
    return covering
      .filter(({ start, end: to }) => start === wide.start && to === wide.end)
      .map((mention) => at(tokens, mention))
  if (roles?.has('tail') && np.head > np.core) {
    const before = longest(np.mentions.filter(({ end: to }) => to <= headToken.start))
    if (before) return [at(tokens, before)]
  }
  if (
    complement &&
    ofLike(complement.prep) &&
    (senseOf(sentence, np, scene.reading.lexicon, 'change') || roles?.has('empty'))
  ) {
    const made = phraseRef(scene, item)
    if (made) return [made]
  }
  if (!roles || (np.head - np.core >= 1 && !roles.has('people') && !roles.has('research'))) {
    const made = promote(scene, np.core, np.to)
    return made ? [made] : []
  }
  return []
}

/** Whether one bare noun says too little without its complement: "tolerance for effort". */
function spreads(scene: Scene, { np, pps }: Item, mention: Mention | undefined): boolean {
  const [first] = pps
  const inner = first?.items[0]
  if (!first || !inner || first.items.length > 1 || np.head > np.core) return false
  if (first.prep !== 'of' && first.prep !== 'for' && first.prep !== 'to') return false
  if (
    mention &&
    (mention.rule === 'vocabulary' ||
      mention.rule === 'abbreviation' ||
      mention.kind === 'Intervention' ||
      mention.kind === 'Population')
  )
    return false
  const roles = role(scene, np.head)
  if (roles?.has('light') || roles?.has('research') || roles?.has('people')) return false
  return refsOf(scene, [inner]).every(({ entity }) => kindOf(scene, entity) !== 'Population')
}

/** A phrase named with its complement: "lack of motivation", "state of mind". */
export function phraseRef(scene: Scene, item: Item): Ref | undefined {
  const inner = item.pps[0]?.items[0]
  if (!inner || inner.np.pronoun || inner.gerund || inner.np.to - item.np.core > LONGEST_PHRASE) return undefined
  if (isResearch(scene, item.np) || role(scene, inner.np.head)?.has('research')) return undefined
  return promote(scene, nameStart(scene, item.np.core, item.np.to), inner.np.to, true)
}

const LONGEST_PHRASE = 6

const sentenceWords = (tokens: readonly Token[], { start, end }: Mention): number =>
  tokens.filter((token) => start <= token.start && token.end <= end).length

/** Whether nouns stand before a name that was found by its head alone: "tutoring" in "peer tutoring". */
function isCompound({ sentence: { tokens, roles } }: Scene, np: Np, mention: Mention): boolean {
  if (mention.rule === 'abbreviation' || mention.rule === 'anaphora') return false
  if (mention.rule === 'vocabulary' && sentenceWords(tokens, mention) > 1) return false
  const first = tokens[np.core] as Token
  return (
    first.start < mention.start &&
    tokens.every((token, i) => i < np.core || token.start >= mention.start || roles[i] === 'n')
  )
}

/** Whether a name may run on over what follows its head: "sense of self", not "trust in the relationship". */
function extends_({ sentence, reading }: Scene, { np, pps }: Item): boolean {
  const prep = pps[0]?.prep ?? ''
  return (
    prep === 'of' || prep === 'to' || prep === 'with' || senseOf(sentence, np, reading.lexicon, 'change') !== undefined
  )
}

const ABILITIES = new Set([
  'inability',
  'intention',
  'desire',
  'ability',
  'capacity',
  'willingness',
  'tendency',
  'readiness',
  'motivation',
])

/** Past the last token of "capacity to trust others"; 0 where the phrase is no ability to do something. */
function abilityEnd({ sentence: { tokens, roles } }: Scene, np: Np): number {
  if (!ABILITIES.has(tokens[np.head]?.norm ?? '') || roles[np.to] !== 't') return 0
  let end = np.to + 1
  while (roles[end] === 'v') end++
  if (roles[end] === 'p') end++
  if (roles[end] === 'o') return end + 1
  while (roles[end] === 'd' || roles[end] === 'j' || roles[end] === 'n') end++
  return end
}

const ofLike = (prep: string) => prep === 'of' || prep === 'in' || prep === 'for' || prep === 'to' || prep === 'across'

/** Past an item's last token, complements included. */
export function endToken(item: Item): number {
  const last = item.pps.at(-1)?.items.at(-1)
  return last ? endToken(last) : item.np.to
}

const longest = (mentions: readonly Mention[]): Mention | undefined =>
  mentions.reduce<Mention | undefined>(
    (best, mention) => (best && best.end - best.start >= mention.end - mention.start ? best : mention),
    undefined,
  )

const maximal = (mentions: readonly Mention[]): Mention[] =>
  mentions.filter(
    (a) => !mentions.some((b) => b !== a && b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start),
  )

function hasJoint({ roles }: Sentence, np: Np): boolean {
  for (let i = np.from; i < np.head; i++) if (roles[i] === 'c') return true
  return false
}

function at(tokens: readonly Token[], mention: Mention): Ref {
  let from = 0
  while (from < tokens.length && (tokens[from] as Token).start < mention.start) from++
  let to = from
  while (to < tokens.length && (tokens[to] as Token).end <= mention.end) to++
  return { entity: mention.entity, from, to: Math.max(to, from + 1) }
}

const KINDS = {
  intervention: 'Intervention',
  condition: 'Condition',
  population: 'Population',
  outcome: 'Outcome',
} as const
const LONGEST_NAME = 7

/** Makes a phrase that stands in a claim an entity; undefined where its words name nothing. */
export function promote(scene: Scene, from: number, to: number, verbal = false): Ref | undefined {
  const { sentence, reading, passage } = scene
  const { tokens, roles } = sentence
  let first = from
  if (!verbal) first = nameStart(scene, from, to)
  if (first >= to || to - first > LONGEST_NAME) return undefined
  const words = tokens.slice(first, to)
  const name = nameOf(words)
  if (!/\p{L}{3}/u.test(name) || words.some(({ text }) => /^[\d%(),;:[\]"“”]/.test(text))) return undefined
  if (!verbal && roles.slice(first, to).some((r) => r === 'x' || r === 'p')) return undefined
  const { cues } = reading.knowledge
  const head = words.at(-1)?.norm ?? ''
  const headRoles = reading.lexicon.roles.get(head)
  if (!verbal && (headRoles?.has('research') || headRoles?.has('people'))) return undefined
  if (!verbal && words.length === 1 && (headRoles || cueSet(cues.nouns, 'junk').has(head))) return undefined
  const row = verbal
    ? undefined
    : (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((id) => cueSet(cues.heads, id).has(head))
  const kind = row ? KINDS[row] : 'Concept'
  const id = entityId(kind, name)
  const start = (tokens[first] as Token).start
  const end = (tokens[to - 1] as Token).end
  // A list item is read after its lead-in: words of the lead-in are not the item's to name.
  if (start < (reading.document.passages[passage]?.start ?? 0))
    return reading.entities.has(id) ? { entity: id, from: first, to } : undefined
  if (!reading.entities.has(id)) reading.entities.set(id, { id, kind, name })
  const known = (mention: Mention) => mention.entity === id && mention.start === start && mention.end === end
  if (!scene.mentions.some(known) && !reading.added.some((mention) => mention.passage === passage && known(mention)))
    reading.added.push({ passage, start, end, kind, entity: id, rule: 'relation', confidence: 0.5 })
  return { entity: id, from: first, to }
}

/** Skips what is no part of a name: numbers, adverbs, the author's judgement. */
function nameStart(scene: Scene, from: number, to: number): number {
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
    const word = (text.match(/\p{Lu}/gu)?.length ?? 0) > 1 ? text : text.toLowerCase()
    name += name === '' || /^[’',]/.test(text) ? word : ` ${word}`
  }
  return name
}
