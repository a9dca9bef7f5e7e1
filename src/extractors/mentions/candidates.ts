// Words that may name something: known names where they stand, and noun phrases read in their light.
import { isAmong } from '../../text/among.js'
import { isLessened } from '../../text/comparisons.js'
import { cueSet } from '../../text/cues.js'
import { keyOf, nameKey } from '../../text/entities.js'
import { closingBracket } from '../../text/place.js'
import { inOrder } from '../../text/spans.js'
import { keyOfWord, shownInName } from '../../text/words.js'
import type { Annotations, Knowledge, MentionRule, Phrase, Tagged, Token } from '../../types.js'
import { capacitiesOf } from './capacities.js'
import { type Hit, hitFinder } from './hits.js'
import { headsOf, type Known, vocabularyOf } from './known.js'
import type { Group } from './settle.js'
import { cuesOf } from './signs.js'
import { isAverage, piecesOf } from './tagged.js'

/** A place where something may be named; candidates with one key name one thing. */
export interface Candidate {
  passage: number
  /** Token range in its passage. */
  from: number
  to: number
  head: number
  key: string
  /** What it names, where that differs from its words. */
  name: string | undefined
  /** More than one word. */
  compound: boolean
  /** Matching form of the head noun, of the long form where the words are an abbreviation; hyphens are spaces. */
  headWord: string
  /** The word before it in the name, '' where there is none. */
  before: string
  /** Set where the name is known. */
  known: Known | undefined
  /** Key of the wider thing of the same kind: MBT for "group MBT". */
  base: string | undefined
  /** Its head is a plural. */
  plural: boolean
  /** Proper nouns only ("Zwijndrecht", "Acme Technology"): a place, a firm, a person. */
  proper: boolean
  /** Shares its head with its neighbours in a coordination. */
  shared: boolean
  /** People, by what they have ("sailors with sleep disorders"). */
  group: boolean
  /** A verb phrase that tells a capacity. */
  capacity: boolean
  rule: MentionRule | undefined
  /** What the trained tagger holds it for. */
  tagged: Tagged | undefined
  /** The tagger read its sentence and saw nothing there. */
  unread: boolean
  /** All places of its key that are kept; set where it is one of them. */
  thing: Group | undefined
}

/** Nouns for who takes part in a study, or lives with a condition. */
export const peopleOf = ({ cues }: Knowledge): ReadonlySet<string> =>
  new Set([...cueSet(cues.heads, 'population'), ...cueSet(cues['study-words'], 'person')])

/** All candidates of a document, by passage and place. */
export function findCandidates(text: string, found: Annotations, knowledge: Knowledge): Candidate[][] {
  const { byKey } = vocabularyOf(knowledge)
  const hitsOf = hitFinder(text, found, knowledge)
  const generic = cueSet(knowledge.cues.heads, 'generic')
  const cues = cuesOf(knowledge)
  const people = peopleOf(knowledge)
  const acts = cueSet(knowledge.cues.modifiers, 'acts')
  return found.tokens.map((tokens, passage) => {
    const { hits, foreign, cited } = hitsOf(tokens, passage)
    let phrases: readonly Phrase[] = found.phrases[passage] ?? []
    if (foreign.length > 0 || cited.length > 0)
      phrases = phrases.filter(
        ({ from, to, head }) =>
          !foreign.some((one) => one.from <= head && head < one.to) &&
          !cited.some((one) => one.from < to && from < one.to),
      )
    const capacities = capacitiesOf(tokens, cues)
    let list = inPassage(tokens, phrases, hits, passage, generic, byKey)
    // "Willingness" is no entity beside "willingness to wait".
    if (capacities.length > 0)
      list = list.filter(({ from, to }) => to - from > 1 || !capacities.some(({ head }) => head === from))
    for (const { from, to, head } of capacities) {
      const candidate = plain(tokens, passage, from, to, head)
      candidate.compound = to - from > 1
      candidate.rule = 'pattern'
      candidate.capacity = true
      list.push(candidate)
    }
    const stretches = found.tagged[passage]
    if (stretches) addTagged(list, tokens, passage, stretches, people, acts)
    return inOrder(list, byPlace)
  })
}

const byPlace = (a: Candidate, b: Candidate) => a.from - b.from || b.to - a.to

/** The tagger's names: those that others found on the same words too, and new ones. */
function addTagged(
  list: Candidate[],
  tokens: readonly Token[],
  passage: number,
  stretches: readonly Tagged[],
  people: ReadonlySet<string>,
  acts: ReadonlySet<string>,
): void {
  for (const { from, to, head, tagged } of piecesOf(tokens, stretches, people, acts)) {
    // "Best-corrected visual acuity" in "best-corrected visual acuity (BCVA)": what its head is, it is.
    for (const one of list) {
      const inside = from <= one.from && one.to <= to
      if (inside && (one.head === head || (one.from === from && one.to > head))) one.tagged = tagged
    }
    if (list.some((one) => one.from === from && one.to === to)) continue
    const candidate = plain(tokens, passage, from, to, head)
    if (candidate.key === '') continue
    candidate.rule = 'tagger'
    candidate.tagged = tagged
    list.push(candidate)
  }
  for (const one of list) one.unread = !stretches.some(({ from, to }) => from < one.to && one.from < to)
}

function inPassage(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  hits: readonly Hit[],
  passage: number,
  generic: ReadonlySet<string>,
  byKey: ReadonlyMap<string, Known>,
): Candidate[] {
  const out: Candidate[] = []
  for (const { from, to, head, name } of phrases) {
    let first: Hit | undefined
    let last: Hit | undefined
    let whole = false
    for (const hit of hits) {
      if (hit.from >= to || from >= hit.to) continue
      first ??= hit
      last = hit
      whole ||= hit.from <= from && hit.to >= to
      // "care group" is no more than "usual care" in "the usual care group".
      whole ||= hit.from < from && hit.to > from && isGeneric(tokens, hit.to, to, generic)
    }
    if (name === undefined && whole) continue
    const own = plain(tokens, passage, from, to, head)
    if (name !== undefined) out.push(nameAs(own, name, byKey.get(nameKey(name))))
    else if (own.key === '' || isLessened(tokens, from)) continue
    // "mean hope" is hope.
    else if (last && last.to === to && last.from === from + 1 && isAverage(tokens, from)) continue
    // "evening yoga" and "the active yoga group" are some yoga.
    else if (last && last.to <= to && head === to - 1 && last.from > from && isGeneric(tokens, last.to, to, generic)) {
      own.base = last.named.key
      own.rule = last.rule
      out.push(own)
      last.covered = true
    } else if (first?.from === from && isGeneric(tokens, first.to, to, generic)) {
      out.push(ofHit(first, passage, to, head))
      first.covered = true
    } else out.push(own)
  }
  for (const hit of hits) if (!hit.covered) out.push(ofHit(hit, passage, hit.to, hit.to - 1))
  return out
}

/** Whether nothing but words that add nothing stand there: the "group" of "yoga group". */
const isGeneric = (tokens: readonly Token[], from: number, to: number, generic: ReadonlySet<string>): boolean => {
  for (let i = from; i < to; i++) if (!generic.has((tokens[i] as Token).norm)) return false
  return true
}

function ofHit({ from, named, base, rule }: Hit, passage: number, to: number, head: number): Candidate {
  const { key, name, compound, headWord, before, known } = named
  return {
    passage,
    from,
    to,
    head,
    key,
    name,
    compound,
    headWord,
    before,
    known,
    base,
    plural: false,
    proper: false,
    shared: false,
    group: false,
    capacity: false,
    rule,
    tagged: undefined,
    unread: false,
    thing: undefined,
  }
}

/** Gives a candidate the name that is shared out to it: the vocabulary's own where it has one. */
function nameAs(candidate: Candidate, name: string, known: Known | undefined): Candidate {
  const own = known?.name ?? name
  // "Adults with gout" are adults.
  const core = own.split(/ (?:with|without|suffering|diagnosed|living) /)[0] ?? own
  const { headWord, before } = headsOf(nameKey(core))
  candidate.key = nameKey(own)
  candidate.name = own
  candidate.compound = true
  candidate.headWord = headWord
  candidate.before = before
  candidate.known = known
  candidate.shared = true
  return candidate
}

function plain(tokens: readonly Token[], passage: number, from: number, to: number, head: number): Candidate {
  const words = to - from > 1 ? keyWords(tokens, from, to) : NO_WORDS
  const { text, word } = tokens[head] as Token
  const s = text.endsWith('s')
  return {
    passage,
    from,
    to,
    head,
    key: to - from > 1 ? keyOf(words) : keyOfWord((tokens[from] as Token).word),
    name: undefined,
    compound: words.length > 1,
    headWord: keyOfWord(word),
    before: head > from && head < to ? keyOfWord((tokens[head - 1] as Token).word) : '',
    known: undefined,
    base: undefined,
    plural: s && /[^s]s$/.test(text),
    proper: isProper(tokens, from, to),
    shared: false,
    group: s && head < to - 1 && tokens[head + 1]?.norm === 'with',
    capacity: false,
    rule: undefined,
    tagged: undefined,
    unread: false,
    thing: undefined,
  }
}

const NO_WORDS: readonly string[] = []

/** Words in matching form, marks and brackets inside a name left out. */
function keyWords(tokens: readonly Token[], from: number, to: number): string[] {
  const words: string[] = []
  for (let i = from; i < to; i++) {
    i = pastAside(tokens, i, to)
    const word = keyOfWord((tokens[i] as Token).word)
    if (word !== '') words.push(word)
  }
  return words
}

/** Capitalised words that are tagged as names; at the start of a sentence the tagger saw them without the capital. */
function isProper(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { pos, text } = tokens[i] as Token
    if (pos !== 'PROPN' || !/^\p{Lu}[\p{Ll}-]/u.test(text)) return false
  }
  return true
}

/** Past a bracket inside a name ("cognitive kite (CK) therapy", "sailors (aged 30 to 40) with gout"). */
function pastAside(tokens: readonly Token[], i: number, to: number): number {
  if ((tokens[i] as Token).text !== '(') return i
  const close = closingBracket(tokens, i, to - 2 - i)
  return close < 0 ? i : close + 1
}

/** The words as one name: lower case but for names and abbreviations, marks left out. */
export function nameOf(tokens: readonly Token[], from: number, to: number): string {
  if (to - from === 1) return shownInName((tokens[from] as Token).word)
  const words: string[] = []
  for (let i = from; i < to; i++) {
    i = pastAside(tokens, i, to)
    const { text, word } = tokens[i] as Token
    if (words.length > 0 && isPossessive(text)) words[words.length - 1] += text
    else {
      const shown = shownInName(word)
      if (shown !== '') words.push(shown)
    }
  }
  return words.join(' ')
}

const isPossessive = (text: string) => text.length < 3 && isAmong("’s ’ 's '", text)
