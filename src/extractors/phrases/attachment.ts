// What after a noun phrase belongs to its name: "sense of self", "adults with reading loss", "crews who sleep badly".
import { type Token, tokenAt } from '../../text/tokens.js'
import type { Lexicon } from './lexicon.js'
import type { Run } from './runs.js'

/** Longest name, in tokens. */
const LONGEST = 10
const LINK = /^(of|to|in|for|with|about|towards?|on|from)$/
const FILLER = /^(DET|ADJ|ADV|NUM)$/

/** Nouns that are one verb with the word before them: "make use of rope" names rope. */
const OF_A_VERB: ReadonlyMap<string, RegExp> = new Map([
  ['use', /^ma(?:ke|kes|king|de)$/],
  ['sense', /^ma(?:ke|kes|king|de)$/],
  ['advantage', /^(?:take|takes|taking|taken|took)$/],
  ['account', /^(?:take|takes|taking|taken|took)$/],
  ['care', /^(?:take|takes|taking|taken|took)$/],
])

/** Token index past what belongs to the run at `index`, where something does. */
export function attachedEnd(
  tokens: readonly Token[],
  runs: readonly Run[],
  index: number,
  lexicon: Lexicon,
): number | undefined {
  const run = runs[index] as Run
  const head = (tokens[run.to - 1] as Token).word.form
  const next = index + 1 < runs.length ? runs[index + 1] : undefined
  if (lexicon.populations.has(head) || isGroupWith(tokens, run, next, lexicon))
    return groupEnd(tokens, runs, index, lexicon)
  if (!next || next.to - run.from > LONGEST) return undefined
  const link = linkBetween(tokens, run.to, next.from)
  if (link === undefined || !LINK.test(link)) return undefined
  if (OF_A_VERB.get(head)?.test(tokenAt(tokens, run.from - 1)?.text.toLowerCase() ?? '')) return undefined
  if (!lexicon.ofHeads.has(head)) {
    if (link !== 'of') return undefined
    if (lexicon.junk.has(head) || lexicon.transparent.has(head) || lexicon.predicating.has(head)) return undefined
  }
  if (lexicon.change.has(head) || lexicon.interventions.has(head)) return undefined
  if (link !== 'of' && link !== 'to' && link !== 'about' && next.to - next.from > 3) return undefined
  return next.to
}

/** "Sailors with sleep disorders": whoever has a condition is a group. */
function isGroupWith(tokens: readonly Token[], run: Run, next: Run | undefined, lexicon: Lexicon): boolean {
  if (
    !next ||
    tokenAt(tokens, run.to)?.norm !== 'with' ||
    !/(?:[eo]rs|ists|ians|ees|men|eons)$/.test(tokens[run.to - 1]?.text ?? '')
  )
    return false
  const head = tokens[next.to - 1]?.norm ?? ''
  return lexicon.conditions.has(head) || lexicon.symptoms.has(head)
}

/** The one preposition between two phrases, articles and adjectives aside. */
function linkBetween(tokens: readonly Token[], from: number, to: number): string | undefined {
  if (to - from > 4) return undefined
  const link = tokens[from]
  if (!link || (link.pos !== 'ADP' && link.norm !== 'to')) return undefined
  for (let k = from + 1; k < to; k++) {
    const token = tokens[k] as Token
    if (token.norm === 'which' || token.norm === 'whom') return undefined
    if (!FILLER.test(token.pos) && !/^(one|their|its|our|his|her|[’']s?|“|‘|"|')$/i.test(token.text)) return undefined
  }
  return link.norm
}

/** A group with what makes it one: "with" and a phrase, "who" or "receiving" and up to five words. */
function groupEnd(tokens: readonly Token[], runs: readonly Run[], index: number, lexicon: Lexicon): number | undefined {
  const run = runs[index] as Run
  const next = runs[index + 1]
  const word = tokenAt(tokens, run.to)?.norm ?? ''
  if (next && /^(with|without|at|from|in)$/.test(word) && linkBetween(tokens, run.to, next.from) !== undefined) {
    if (word !== 'with' && word !== 'without' && word !== 'at') return undefined
    const head = tokens[next.to - 1]?.norm ?? ''
    const after = runs[index + 2]
    // "with high levels of X": X is what makes the group.
    if (after && lexicon.transparent.has(head) && linkBetween(tokens, next.to, after.from) === 'of') return after.to
    return next.to
  }
  if (
    /^(suffering|diagnosed|living|affected|presenting)$/.test(word) &&
    /^(from|with|by)$/.test(tokens[run.to + 1]?.norm ?? '')
  )
    return next && next.from - run.to <= 3 ? next.to : undefined
  // "participants who completed" tells of the study, "crews who sleep badly" of the group.
  if (
    word === 'who' &&
    !tokens.slice(run.to + 1, run.to + 3).some(({ norm }) => norm.endsWith('ed')) &&
    /^(VERB|AUX|ADV|NOUN)$/.test(tokens[run.to + 1]?.pos ?? '')
  ) {
    const limit = Math.min(tokens.length, run.to + 6)
    for (let k = run.to + 1; k < limit; k++) {
      const { pos, text } = tokens[k] as Token
      if (pos === 'PUNCT' || pos === 'CCONJ' || pos === 'SCONJ' || /^(that|which|[()])$/.test(text))
        return k > run.to + 1 ? k : undefined
      if (next && k >= next.to - 1) return next.to
    }
    return limit === tokens.length ? limit : undefined
  }
  return undefined
}

/** "adults with reading loss or deck dread" names two groups: the second attachment, under the expanded name. */
export function sharedAttachments(
  tokens: readonly Token[],
  runs: readonly Run[],
  index: number,
  end: number,
): { from: number; to: number; name: string }[] {
  const run = runs[index] as Run
  const attached = runs[index + 1]
  if (!attached || !/^(with|without|suffering|diagnosed|living)$/.test(tokens[run.to]?.norm ?? '')) return []
  const group = words(tokens, run.from, attached.from)
  const found: { from: number; to: number; name: string }[] = []
  let at = end
  for (let k = index + 1; k < runs.length && found.length < 8; k++) {
    const next = runs[k] as Run
    if (next.from < at) continue
    const gap = tokens.slice(at, next.from)
    const listed = gap.length > 0 && gap.every(({ norm }) => /^(,|and|or|and\/or|with|from|a|an|the)$/.test(norm))
    if (!listed || /^(AUX|VERB)$/.test(tokens[next.to]?.pos ?? '')) break
    found.push({ from: next.from, to: next.to, name: `${group} ${words(tokens, next.from, next.to)}` })
    at = next.to
  }
  return found
}

const words = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')
