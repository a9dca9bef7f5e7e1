// Where known names stand: the vocabulary's, and the document's abbreviations with their long forms.
import { nameKey } from '../../text/entities.js'
import type { Match } from '../../text/matcher.js'
import { inOrder, type Span } from '../../text/spans.js'
import { type Atom, atomsOf } from '../../text/tokens.js'
import type { Annotations, Knowledge, MentionRule, Token } from '../../types.js'
import { abbreviationMatcher, type Known, type Named, namedOf, vocabularyOf } from './known.js'

/** A known name at a token range. */
export interface Hit {
  from: number
  to: number
  named: Named
  /** Key of the wider thing: of MBT for "MBT-A". */
  base: string | undefined
  rule: MentionRule
  /** A phrase holds it: it is no candidate of its own. */
  covered: boolean
}

interface Range {
  from: number
  to: number
}

export interface Hits {
  hits: Hit[]
  /** Words that can't head an entity: instruments, designs, countries, settings. */
  foreign: readonly Range[]
  /** Words of citations: part of no entity. */
  cited: readonly Range[]
}

const NO_RANGES: readonly Range[] = []

/** "DBT-A": an abbreviation with a variant's own letters. */
const DERIVED = /^(\p{Lu}[\p{Lu}\p{N}]{1,9})[-‐‑]\p{Lu}[\p{L}\p{N}]{0,9}$/u

/** Long forms that end in an adjective ("cognitive behavioral (CB)"): they describe and name nothing. */
function modifierNames(abbreviations: Annotations['abbreviations'], tokens: Annotations['tokens']): Set<string> {
  const names = new Set<string>()
  for (const { passage, long, longText } of abbreviations) {
    const last = tokens[passage]?.find(({ end }) => end === long.end)
    if (last?.pos === 'ADJ' && /(?:al|ic|ive|ous)$/.test(last.norm)) names.add(longText)
  }
  return names
}

/** Made once per document: finds the known names of each passage. */
export function hitFinder(
  text: string,
  { abbreviations, citations, tokens }: Annotations,
  knowledge: Knowledge,
): (tokens: readonly Token[], passage: number) => Hits {
  const { matcher, byKey, byShort, others } = vocabularyOf(knowledge)
  const short = abbreviationMatcher(abbreviations)
  const shortKeys = new Map<string, string>()
  const longNames = new Map<string, Named>()
  for (const { shortText, longText } of abbreviations) {
    const known = byKey.get(nameKey(longText))
    const named = namedOf(known?.name ?? longText, known)
    shortKeys.set(shortText, named.key)
    longNames.set(longText, named)
  }
  const baseOf = (name: string) => shortKeys.get(name) ?? byShort.get(name)
  const modifiers = modifierNames(abbreviations, tokens)
  const cited = new Map<number, Span[]>()
  for (const { passage, start, end, style } of citations)
    if (style === 'narrative') {
      const spans = cited.get(passage)
      if (spans) spans.push({ start, end })
      else cited.set(passage, [{ start, end }])
    }
  return (tokens, passage) => {
    const atoms = atomsOf(tokens)
    const hits: Hit[] = []
    for (const match of short.find(atoms, text)) {
      const long = match.values[0]?.longText as string
      if (modifiers.has(long)) continue
      const { from, to } = rangeOf(match, atoms)
      hits.push({
        from,
        to,
        named: longNames.get(long) as Named,
        base: undefined,
        rule: 'abbreviation',
        covered: false,
      })
    }
    const shorts = hits.length
    for (const match of matcher.find(atoms, text)) {
      const { from, to } = rangeOf(match, atoms)
      const known = match.values[0] as Known
      if (!isNamed(tokens, from, to, known)) continue
      let free = true
      // Names of the vocabulary don't overlap each other.
      for (let k = 0; k < shorts && free; k++) free = (hits[k] as Hit).from >= to || from >= (hits[k] as Hit).to
      if (free) hits.push({ from, to, named: known.named, base: undefined, rule: 'vocabulary', covered: false })
    }
    // Without compounds, the atoms are the tokens.
    if (atoms !== tokens) addDerived(tokens, baseOf, hits)
    const foreign = others.find(atoms, text).map((match) => rangeOf(match, atoms))
    const spans = cited.get(passage)
    return { hits: inOrder(hits, byPlace), foreign, cited: spans ? rangesOf(spans, tokens) : NO_RANGES }
  }
}

const byPlace = (a: Hit, b: Hit) => a.from - b.from

const rangeOf = ({ from, to }: Match<unknown>, atoms: readonly Atom[]): Range => ({
  from: (atoms[from] as Atom).index,
  to: (atoms[to - 1] as Atom).index + 1,
})

/** Names made of an abbreviation and a variant's own letters; `baseOf` has the keys of what abbreviations stand for. */
function addDerived(tokens: readonly Token[], baseOf: (short: string) => string | undefined, hits: Hit[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const { text, word } = tokens[i] as Token
    if (!word.compound || text.length <= 3 || !text.includes('-')) continue
    const base = baseOf(DERIVED.exec(text)?.[1] ?? '')
    if (base === undefined || hits.some((hit) => hit.from <= i && i < hit.to)) continue
    hits.push({ from: i, to: i + 1, named: namedOf(text, undefined), base, rule: 'abbreviation', covered: false })
  }
}

/** The tokens that spans cover, of those that cover any. */
function rangesOf(spans: readonly Span[], tokens: readonly Token[]): Range[] {
  const ranges: Range[] = []
  for (const { start, end } of spans) {
    const from = tokens.findIndex((token) => token.end > start)
    const after = tokens.findIndex((token) => token.start >= end)
    if (from >= 0) ranges.push({ from, to: after < 0 ? tokens.length : after })
  }
  return ranges
}

/** One word of the vocabulary counts as a noun only ("relative risk"), a group's not before another noun. */
function isNamed(tokens: readonly Token[], from: number, to: number, { entities }: Known): boolean {
  if (to - from > 1) return true
  const { pos, text } = tokens[from] as Token
  if ((pos === 'ADJ' || pos === 'VERB' || pos === 'ADV' || pos === 'AUX') && !/[-‐‑]|ing$|^\p{Lu}{2}/u.test(text))
    return false
  const next = tokens[to]?.pos
  return entities[0]?.kind !== 'Population' || (next !== 'NOUN' && next !== 'PROPN')
}
