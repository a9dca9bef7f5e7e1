// Words that may name something: known names where they stand, and noun phrases read in their light.
import { cueSet } from '../../text/cues.js'
import { keyOf, nameKey } from '../../text/entities.js'
import { keyOfWord } from '../../text/words.js'
import type { Annotations, Knowledge, MentionRule, Phrase, Token } from '../../types.js'
import { capacitiesOf } from './capacities.js'
import { type Hit, hitFinder } from './hits.js'
import { type Known, vocabularyOf } from './known.js'

/** A place where something may be named; candidates with one key name one thing. */
export interface Candidate {
  passage: number
  /** Token range in its passage. */
  from: number
  to: number
  head: number
  key: string
  /** What it names, where that differs from its words. */
  name?: string
  /** More than one word. */
  compound: boolean
  /** Matching form of the head noun, of the long form where the words are an abbreviation; hyphens are spaces. */
  headWord: string
  /** The word before it in the name, '' where there is none. */
  before: string
  /** Set where the name is known. */
  known?: Known
  /** Key of the wider thing of the same kind: MBT for "group MBT". */
  base?: string
  /** Its head is a plural. */
  plural?: boolean
  /** Proper nouns only ("Zwijndrecht", "Acme Technology"): a place, a firm, a person. */
  proper?: boolean
  /** Shares its head with its neighbours in a coordination. */
  shared?: true
  /** People, by what they have ("sailors with sleep disorders"). */
  group?: true
  /** A verb phrase that tells a capacity. */
  capacity?: true
  rule?: MentionRule
}

/** All candidates of a document, by passage and place. */
export function findCandidates(text: string, found: Annotations, knowledge: Knowledge): Candidate[][] {
  const { byKey } = vocabularyOf(knowledge)
  const byName = (key: string) => byKey.get(key)
  const hitsOf = hitFinder(text, found, knowledge)
  const generic = cueSet(knowledge.cues.heads, 'generic')
  return found.tokens.map((tokens, passage) => {
    const { hits, foreign, cited } = hitsOf(tokens, passage)
    let phrases: readonly Phrase[] = found.phrases[passage] ?? []
    if (foreign.length > 0 || cited.length > 0)
      phrases = phrases.filter(
        ({ from, to, head }) =>
          !foreign.some((one) => one.from <= head && head < one.to) &&
          !cited.some((one) => one.from < to && from < one.to),
      )
    const capacities = capacitiesOf(tokens, knowledge)
    let list = inPassage(tokens, phrases, hits, passage, generic, byName)
    // "Willingness" is no entity beside "willingness to wait".
    if (capacities.length > 0)
      list = list.filter(({ from, to }) => to - from > 1 || !capacities.some(({ head }) => head === from))
    for (const { from, to, head } of capacities) {
      const compound = to - from > 1
      list.push({ ...plain(tokens, passage, from, to, head), compound, rule: 'pattern', capacity: true })
    }
    return list.sort((a, b) => a.from - b.from || b.to - a.to)
  })
}

function inPassage(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  hits: readonly Hit[],
  passage: number,
  generic: ReadonlySet<string>,
  byName: (key: string) => Known | undefined,
): Candidate[] {
  const out: Candidate[] = []
  const covered = new Set<Hit>()
  for (const phrase of phrases) {
    const { from, to, head, name } = phrase
    let first: Hit | undefined
    let last: Hit | undefined
    let whole = false
    for (const hit of hits) {
      if (hit.from >= to || from >= hit.to) continue
      first ??= hit
      last = hit
      whole ||= hit.from <= from && hit.to >= to
    }
    if (name === undefined && whole) continue
    const own = plain(tokens, passage, from, to, head)
    if (name !== undefined) out.push({ ...own, ...named(name, byName(nameKey(name))), shared: true })
    else if (own.key === '') continue
    else if (last && last.to === to && head === to - 1 && last.from > from) {
      own.base = last.key
      own.rule = last.rule
      out.push(own)
      covered.add(last)
    } else if (first?.from === from && tokens.slice(first.to, to).every(({ norm }) => generic.has(norm))) {
      out.push({ ...ofHit(first, passage), to, head })
      covered.add(first)
    } else out.push(own)
  }
  for (const hit of hits) if (!covered.has(hit)) out.push(ofHit(hit, passage))
  return out
}

function ofHit(hit: Hit, passage: number): Candidate {
  const { from, to, key, name, rule, known, base } = hit
  const compound = name.includes(' ')
  const candidate: Candidate = { passage, from, to, head: to - 1, key, name, compound, ...headsOf(key), rule }
  if (known) candidate.known = known
  if (base !== undefined) candidate.base = base
  return candidate
}

/** What a shared-out name says: the vocabulary's own name where it has one. */
function named(name: string, known: Known | undefined) {
  const own = known?.name ?? name
  // "Adults with gout" are adults.
  const core = own.split(/ (?:with|without|suffering|diagnosed|living) /)[0] ?? own
  return { key: nameKey(own), name: own, compound: true, ...headsOf(nameKey(core)), ...(known ? { known } : {}) }
}

/** A key is the name's words in matching form, its article aside. */
function headsOf(key: string): { headWord: string; before: string } {
  const at = key.lastIndexOf(' ')
  return { headWord: key.slice(at + 1), before: at < 0 ? '' : key.slice(key.lastIndexOf(' ', at - 1) + 1, at) }
}

function plain(tokens: readonly Token[], passage: number, from: number, to: number, head: number): Candidate {
  const words: string[] = []
  for (let i = from; i < to; i++) {
    i = pastAside(tokens, i, to)
    const word = keyOfWord((tokens[i] as Token).word)
    if (word !== '') words.push(word)
  }
  const { text, word } = tokens[head] as Token
  const candidate: Candidate = {
    passage,
    from,
    to,
    head,
    key: keyOf(words),
    compound: words.length > 1,
    headWord: keyOfWord(word),
    before: head > from && head < to ? keyOfWord((tokens[head - 1] as Token).word) : '',
    plural: text.endsWith('s') && /[^s]s$/.test(text),
    proper: isProper(tokens, from, to),
  }
  if (head < to - 1 && tokens[head + 1]?.norm === 'with' && text.endsWith('s')) candidate.group = true
  return candidate
}

/** Capitalised words that are tagged as names; at the start of a sentence the tagger saw them without the capital. */
function isProper(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { pos, text } = tokens[i] as Token
    if (pos !== 'PROPN' || !/^\p{Lu}[\p{Ll}-]/u.test(text)) return false
  }
  return true
}

/** Past an abbreviation in parentheses inside a name ("cognitive kite (CK) therapy"). */
const pastAside = (tokens: readonly Token[], i: number, to: number): number =>
  tokens[i]?.text === '(' && tokens[i + 2]?.text === ')' && i + 3 < to ? i + 3 : i

/** The words as one name: lower case but for names and abbreviations, marks left out. */
export function nameOf(tokens: readonly Token[], from: number, to: number): string {
  const words: string[] = []
  for (let i = from; i < to; i++) {
    i = pastAside(tokens, i, to)
    const { text } = tokens[i] as Token
    if (/^[’']s?$/.test(text) && words.length > 0) words[words.length - 1] += text
    else if (/[\p{L}\p{N}]/u.test(text)) words.push(isName(text) ? text : text.toLowerCase())
  }
  return words.join(' ')
}

const isName = (word: string) => (word.match(/\p{Lu}/gu)?.length ?? 0) > 1
