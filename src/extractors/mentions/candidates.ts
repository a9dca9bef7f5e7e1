// Words that may name something: known names where they stand, and noun phrases read in their light.

import { cueSet } from '../../text/cues.js'
import { nameKey } from '../../text/entities.js'
import { nameWords } from '../../text/fold.js'
import type { Match } from '../../text/matcher.js'
import { atomsOf } from '../../text/tokens.js'
import type { Annotations, Knowledge, MentionRule, Phrase, Token } from '../../types.js'
import { capacitiesOf } from './capacities.js'
import { abbreviationMatcher, type Known, vocabularyOf } from './known.js'

/** A place where something may be named; candidates with one key name one thing. */
export interface Candidate {
  passage: number
  /** Token range in its passage. */
  from: number
  to: number
  key: string
  /** As it would stand in the graph. */
  name: string
  head: number
  /** Matching form of the head noun, of the long form where the words are an abbreviation; hyphens are spaces. */
  headWord: string
  /** The word before it in the name, '' where there is none. */
  before: string
  /** Set where the name is known. */
  known?: Known
  /** Key of the wider thing of the same kind: MBT for "group MBT". */
  base?: string
  /** Shares its head with its neighbours in a coordination. */
  shared?: true
  /** A verb phrase that tells a capacity. */
  capacity?: true
  rule?: MentionRule
}

interface Hit {
  from: number
  to: number
  key: string
  name: string
  known?: Known
  rule: MentionRule
}

/** All candidates of a document, by passage and place. */
export function findCandidates(text: string, found: Annotations, knowledge: Knowledge): Candidate[][] {
  const { matcher, byKey } = vocabularyOf(knowledge)
  const short = abbreviationMatcher(found.abbreviations)
  const generic = cueSet(knowledge.cues.heads, 'generic')
  return found.tokens.map((tokens, passage) => {
    const atoms = atomsOf(tokens)
    const range = ({ from, to }: Match<unknown>) => ({
      from: atoms[from]?.index ?? 0,
      to: (atoms[to - 1]?.index ?? 0) + 1,
    })
    const hits: Hit[] = []
    for (const match of short.find(atoms, text)) {
      const long = match.values[0]?.longText as string
      const known = byKey.get(nameKey(long))
      hits.push({
        ...range(match),
        key: known ? nameKey(known.name) : nameKey(long),
        name: known?.name ?? long,
        rule: 'abbreviation',
        ...(known ? { known } : {}),
      })
    }
    for (const match of matcher.find(atoms, text)) {
      const at = range(match)
      const known = match.values[0] as Known
      if (!hits.some((hit) => hit.from < at.to && at.from < hit.to))
        hits.push({ ...at, key: nameKey(known.name), name: known.name, known, rule: 'vocabulary' })
    }
    hits.sort((a, b) => a.from - b.from)
    const verbs = capacitiesOf(tokens, knowledge)
    return [
      ...inPassage(tokens, found.phrases[passage] ?? [], hits, passage, generic),
      ...verbs.map(({ from, to, head }) => capacity(tokens, passage, from, to, head)),
    ].sort(byPlace)
  })
}

function inPassage(
  tokens: readonly Token[],
  phrases: readonly Phrase[],
  hits: readonly Hit[],
  passage: number,
  generic: ReadonlySet<string>,
): Candidate[] {
  const out: Candidate[] = []
  const covered = new Set<Hit>()
  for (const phrase of phrases) {
    const { from, to, head } = phrase
    const name = phrase.name ?? nameOf(tokens, from, to)
    const key = nameKey(name)
    if (key === '') continue
    const inside = hits.filter((hit) => hit.from < to && from < hit.to)
    if (inside.some((hit) => hit.from <= from && hit.to >= to)) continue
    const heads = headOf(tokens, from, to, head)
    const first = inside[0]
    const last = inside[inside.length - 1]
    if (phrase.name === undefined && last && last.to === to && head === to - 1 && last.from > from) {
      out.push({ passage, from, to, key, name, head, ...heads, base: last.key, rule: last.rule })
      covered.add(last)
    } else if (
      phrase.name === undefined &&
      first &&
      first.from === from &&
      tokens.slice(first.to, to).every(({ norm }) => generic.has(norm))
    ) {
      out.push({
        passage,
        from,
        to,
        key: first.key,
        name: first.name,
        head,
        ...headOf(tokens, from, to, head, first.name),
        rule: first.rule,
        ...(first.known ? { known: first.known } : {}),
      })
      covered.add(first)
    } else
      out.push({
        passage,
        from,
        to,
        key,
        name,
        head,
        ...heads,
        ...(phrase.name === undefined ? {} : { shared: true as const }),
      })
  }
  for (const hit of hits)
    if (!covered.has(hit))
      out.push({ ...hit, passage, head: hit.to - 1, ...headOf(tokens, hit.from, hit.to, hit.to - 1, hit.name) })
  return out
}

const byPlace = (a: Candidate, b: Candidate) => a.from - b.from || b.to - a.to

/** Head noun and the word before it: of the words that stand there, or of the name they stand for. */
function headOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  head: number,
  name?: string,
): { headWord: string; before: string } {
  if (name !== undefined) {
    const words = nameWords(name)
    return { headWord: words.at(-1) ?? '', before: words.at(-2) ?? '' }
  }
  const word = (k: number) => (tokens[k]?.norm ?? '').replaceAll('-', ' ')
  return { headWord: word(head), before: head > from && head < to ? word(head - 1) : '' }
}

function capacity(tokens: readonly Token[], passage: number, from: number, to: number, head: number): Candidate {
  const name = nameOf(tokens, from, to)
  return {
    passage,
    from,
    to,
    key: nameKey(name),
    name,
    head,
    ...headOf(tokens, from, to, head),
    rule: 'pattern',
    capacity: true,
  }
}

/** The words as one name: lower case but for names and abbreviations, marks left out. */
export function nameOf(tokens: readonly Token[], from: number, to: number): string {
  const words: string[] = []
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token
    if (/^[’']s?$/.test(text) && words.length > 0) words[words.length - 1] += text
    else if (/[\p{L}\p{N}]/u.test(text)) words.push(isName(text) ? text : text.toLowerCase())
  }
  return words.join(' ')
}

const isName = (word: string) => (word.match(/\p{Lu}/gu)?.length ?? 0) > 1
