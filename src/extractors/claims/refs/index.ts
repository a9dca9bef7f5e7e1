// What a noun phrase stands for: the entities it names, or one made of its words where it is worth keeping.
import type { Mention, Token } from '../../../types.js'
import type { NounSense } from '../lexicon.js'
import type { Np, Sentence, Vg } from '../row/elements.js'
import type { Facts } from '../row/facts.js'
import { at, isResearch, kindOf, type Ref, refOf, role, type Scene, withChange } from '../scene.js'
import type { Aside } from '../skeleton.js'
import { type Item, qualityOf, senseOf } from './items.js'
import { abilityEnd, MARKS, markedName, nameStart, phraseRef, promote } from './naming.js'

const NONE: readonly Ref[] = []

/** Entities of a list of items, each once. */
export function refsOf(scene: Scene, items: readonly Item[], change = false): readonly Ref[] {
  if (items.length === 0) return NONE
  const [first] = items
  if (items.length === 1 && first) {
    const refs = refsOfItem(scene, first, change)
    if (refs.length < 2) return refs
  }
  const refs: Ref[] = []
  for (const item of items)
    for (const ref of refsOfItem(scene, item, change)) if (!has(refs, ref.entity)) refs.push(ref)
  return refs
}

function has(refs: readonly Ref[], entity: string): boolean {
  for (const ref of refs) if (ref.entity === entity) return true
  return false
}

/** `change`: look through "reductions in …" to what is reduced. */
export function refsOfItem(scene: Scene, item: Item, change: boolean): readonly Ref[] {
  const { sentence } = scene
  const { np } = item
  const complement = item.pps[0]
  const doing = item.gerund ?? item.carried
  if (change && doing) {
    const sense = doing.verb?.senses.find(
      ({ predicate, frame }) => frame === 'transitive' && (predicate === 'INCREASES' || predicate === 'DECREASES'),
    )
    if (!sense) return NONE
    const said: NounSense = { ...sense, slot: 'change', predicate: sense.predicate ?? 'AFFECTS' }
    return refsOfItem(scene, { ...item, gerund: undefined, carried: undefined }, false).map((ref) =>
      withChange(ref, said),
    )
  }
  if (change) {
    const sense = senseOf(sentence, np, 'change') ?? qualityOf(sentence, np)
    if (sense?.slot === 'change') {
      if (!complement || complement.prep === 'for' || complement.prep === 'from') return qualified(scene, item)
      return refsOf(scene, complement.items, false).map((ref) => withChange(ref, sense))
    }
    if (sense) return qualified(scene, item)
    const word = sentence.tokens[np.head]?.norm ?? ''
    if (complement && (SIZES.has(word) || (role(scene, np.head)?.has('light') && np.head > np.from)))
      return refsOf(scene, complement.items, true)
    return NONE
  }
  const own = item.gerund ? gerundRefs(scene, item, item.gerund) : ownRefs(scene, item)
  let all: Ref[] | undefined
  for (const aside of scene.asides) {
    const { host } = aside
    if (!host || !holdsPhrase(item, host) || !(isExamples(aside) || isMembers(scene, aside, host))) continue
    all ??= own.slice()
    for (const ref of refsOf(scene, aside.items)) all.push(ref)
  }
  return all ?? own
}

/** "fewer falls": what an adjective says more or less of. */
function qualified(scene: Scene, item: Item): readonly Ref[] {
  const quality = qualityOf(scene.sentence, item.np)
  if (!quality) return NONE
  return refsOfItem(scene, unmarked(scene, item), false).map((ref) => withChange(ref, quality))
}

/** What somebody does is named by its verb and object, unless the verb adds nothing: "engaging in A" is A. */
function gerundRefs(scene: Scene, item: Item, vg: Vg): readonly Ref[] {
  const { tokens, roles } = scene.sentence
  const word = tokens[vg.main]?.norm ?? ''
  if (!EMPTY_VERBS.has(word) && item.np.core <= vg.to + 1 && roles[vg.to] !== 'd') {
    const made = promote(scene, vg.from, item.np.to, true)
    if (made) return [made]
  }
  return ownRefs(scene, { ...item, gerund: undefined })
}

const EMPTY_VERBS = new Set(
  'engaging using having being doing making taking practicing performing undergoing participating completing following applying becoming developing experiencing examining investigating exploring'.split(
    ' ',
  ),
)

/** Whether a phrase is an item's own or stands in its complements. */
function holdsPhrase({ np, pps }: Item, phrase: Np): boolean {
  if (np === phrase) return true
  for (const { items } of pps) for (const inner of items) if (holdsPhrase(inner, phrase)) return true
  return false
}

/** The phrase from after its adjective of quantity. */
function unmarked({ sentence: { tokens } }: Scene, item: Item): Item {
  let core = item.np.core
  while (core < item.np.head && MARKS.has(tokens[core]?.norm ?? '')) core++
  return { ...item, np: { ...item.np, core } }
}

/** "small to large improvements" */
const SIZES = new Set(['small', 'medium', 'moderate', 'large', 'modest'])

/** "symptoms (severity, urge and duration)" */
const isMembers = ({ sentence }: Scene, { style, items, elements }: Aside, host: Np): boolean =>
  style === 'paren' &&
  items.length >= 2 &&
  (items.at(-1)?.end ?? 0) >= elements.length &&
  sentence.facts[host.head]?.plural === true

export const isExamples = ({ style, elements }: Aside): boolean =>
  style === 'list' || (elements[0]?.kind === 'prep' && elements[0].word === 'such as')

function ownRefs(scene: Scene, item: Item): readonly Ref[] {
  const { from, core, to } = item.np
  const prep = item.pps[0]?.prep ?? ''
  const end = endToken(item)
  for (let one = scene.seen[from]; one !== undefined; one = one.next)
    if (one.core === core && one.to === to && one.end === end && one.prep === prep) return one.refs
  const refs = findRefs(scene, item, end)
  // Only now: reading an item may have read others that begin there.
  scene.seen[from] = { core, to, prep, end, refs, next: scene.seen[from] }
  return refs
}

/** Heads that pass on to their "of …" only where nothing modifies them: "motor symptoms of A" are something. */
const KEPT = new Set(
  'symptom feature aspect dimension component area domain sign form type kind quality experience sense feeling state capacity ability process skill pattern'.split(
    ' ',
  ),
)

/** `past`: its `endToken`. */
function findRefs(scene: Scene, item: Item, past: number): readonly Ref[] {
  const { sentence, mentions } = scene
  const { tokens } = sentence
  const { np } = item
  const headToken = tokens[np.head] as Token
  const whole = (tokens[np.to - 1] as Token).end
  const limit = (tokens[past - 1] as Token).end
  const begin = (tokens[np.from] as Token).start
  const marked = markedName(scene, item)
  if (marked) return [marked]
  let covering: Mention[] = []
  let refersBack = false
  for (const mention of mentions) {
    const { start, end: to } = mention
    if (start > headToken.start || start < begin || to < headToken.end || to > limit) continue
    if (to <= whole || extends_(scene, item)) {
      if (covering.length === 0) covering = [mention]
      else covering.push(mention)
      if (mention.rule === 'anaphora') refersBack = true
    }
  }
  if (refersBack) return covering.filter(({ rule }) => rule === 'anaphora').map((mention) => at(tokens, mention))
  if (np.pronoun) return []
  const owner = ownersOf(scene, np)
  if (owner.length > 0) return owner
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
  // "drop-out rates in pupils": where the light noun has a name before it, that is what is meant.
  const own = wide && wide.start < headToken.start && complement?.prep !== 'of' && complement?.prep !== 'for'
  if (!extended && !own && complement && roles?.has('light') && ofLike(complement.prep)) {
    const bare = !KEPT.has(headToken.norm) || nameStart(scene, np.core, np.to) >= np.head
    // "motor symptoms of A, B and C": the symptoms, and each of them.
    const members = bare || complement.items.length > 1 ? refsOf(scene, complement.items) : []
    if (members.length > 0) return bare ? members : [...members, ...findRefs(scene, { ...item, pps: [] }, np.to)]
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
    return [at(tokens, surest(covering, wide))]
  if (roles?.has('tail') && np.head > np.core) {
    const before = longest(np.mentions.filter(({ end: to }) => to <= headToken.start))
    if (before) return [at(tokens, before)]
  }
  if (complement && ofLike(complement.prep) && (names(scene, np) || roles?.has('empty'))) {
    const made = phraseRef(scene, item)
    if (made) return [made]
  }
  // "durable improvements": of what, is not said.
  const change = senseOf(sentence, np, 'change')
  if (change && change.predicate !== 'AFFECTS') return []
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
  const course = mention?.kind === 'Intervention' && (first.prep === 'in' || first.prep === 'of')
  if (first.prep !== 'of' && first.prep !== 'for' && first.prep !== 'to' && !course) return false
  if (mention && (mention.rule === 'vocabulary' || mention.rule === 'abbreviation' || mention.kind === 'Population'))
    return false
  const roles = role(scene, np.head)
  if (roles?.has('light') || roles?.has('research') || roles?.has('people')) return false
  return refsOf(scene, [inner]).every(({ entity }) => kindOf(scene, entity) !== 'Population')
}

const sentenceWords = (tokens: readonly Token[], { start, end }: Mention): number =>
  tokens.filter((token) => start <= token.start && token.end <= end).length

/** Whether nouns stand before a name that was found by its head alone: "tutoring" in "peer tutoring". */
function isCompound({ sentence: { tokens, roles } }: Scene, np: Np, mention: Mention): boolean {
  // Most names begin where their phrase does.
  if ((tokens[np.core] as Token).start >= mention.start) return false
  if (mention.rule === 'abbreviation' || mention.rule === 'anaphora') return false
  if (mention.rule === 'vocabulary' && sentenceWords(tokens, mention) > 1) return false
  return tokens.every((token, i) => i < np.core || token.start >= mention.start || roles[i] === 'n')
}

/** Whether a noun makes a thing of what happens to another: "lack of motivation", "reduction in speed". */
const names = ({ sentence }: Scene, np: Np): boolean =>
  senseOf(sentence, np, 'change') !== undefined || senseOf(sentence, np, 'deficit') !== undefined

/** Whether a name may run on over what follows its head: "sense of self", not "trust in the relationship". */
function extends_(scene: Scene, { np, pps }: Item): boolean {
  const prep = pps[0]?.prep ?? ''
  return prep === 'of' || prep === 'to' || prep === 'with' || names(scene, np)
}

const ofLike = (prep: string) => prep === 'of' || prep === 'in' || prep === 'for' || prep === 'to' || prep === 'across'

/** Past an item's last token, complements included. */
export function endToken(item: Item): number {
  const last = item.pps.at(-1)?.items.at(-1)
  return last ? endToken(last) : item.np.to
}

/** "its development", "their effects": of the thing named before. */
function ownersOf(scene: Scene, np: Np): readonly Ref[] {
  const { tokens } = scene.sentence
  const first = tokens[np.from] as Token
  if (first.norm !== 'its' && first.norm !== 'their') return []
  if (np.core < np.head || !(role(scene, np.head) || (scene.sentence.facts[np.head] as Facts).nouns.length > 0))
    return []
  return scene.mentions
    .filter(({ rule, start, end }) => rule === 'anaphora' && start === first.start && end === first.end)
    .map((mention) => refOf(mention.entity, at(tokens, mention).from, np.to))
}

/** Of several readings of the same words, the surest. */
function surest(mentions: readonly Mention[], { start, end }: Mention): Mention {
  let best: Mention | undefined
  for (const one of mentions)
    if (one.start === start && one.end === end && !(best && best.confidence >= one.confidence)) best = one
  return best as Mention
}

function longest(mentions: readonly Mention[]): Mention | undefined {
  let best: Mention | undefined
  for (const one of mentions) if (!(best && best.end - best.start >= one.end - one.start)) best = one
  return best
}

const maximal = (mentions: readonly Mention[]): Mention[] =>
  mentions.filter(
    (a) => !mentions.some((b) => b !== a && b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start),
  )

function hasJoint({ roles }: Sentence, np: Np): boolean {
  for (let i = np.from; i < np.head; i++) if (roles[i] === 'c') return true
  return false
}
