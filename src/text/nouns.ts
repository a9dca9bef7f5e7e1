// Nouns that the tagger takes for verbs or for "I": after an article or a possessive, before what only a subject has behind it.
import { isAmong } from './among.js'
import type { Token } from './tokens.js'

const ARTICLE = /^(?:a|an|the|every|another)$/
const POSSESSIVE = /^(?:my|our|your|their|its|his)$/
/** What "I" says or does: after all others it counts ("bipolar I disorder", "in group I"). */
const MINE =
  /^(?:am|have|had|do|did|can|could|may|might|will|would|shall|should|must|want|feel|felt|think|know|['’]\p{L}+)$/u
const PLURAL_VERB = /^(?:are|were|have|had|do|did|can|could|may|might|will|would|shall|should|must)$/
/** Participles that stand before their noun: "the chosen group", "a well-known risk". */
const PARTICIPLE = /(?:en|wn|rn)$/
const LEFT = /^(?:left|\p{L}+(?:-\p{L}+)+|[\d.]+-\p{L}+)$/u

export const isNominal = (tag: string | undefined) => tag === 'NOUN' || tag === 'PROPN'

/** Changes `tags` in place. */
export function findNouns(tokens: readonly Token[], tags: string[]): void {
  if (isAverage(tokens, tags, 0)) tags[0] = 'ADJ'
  for (let i = 1; i < tokens.length; i++) {
    const tag = tags[i]
    if (tag !== 'PRON' && tag !== 'VERB') continue
    const { text, word } = tokens[i] as Token
    if (tag === 'PRON') {
      if (text !== 'I') continue
      if (isAmong('NOUN PROPN ADJ DET', tags[i - 1]) && !MINE.test(tokens[i + 1]?.norm ?? '')) tags[i] = 'PROPN'
    } else if (word.ending === '') {
      if (isDetermined(tokens, tags, i)) tags[i] = nominal(text, tags[i + 1])
      else if (isSubject(tokens, tags, i) || isGoverned(tokens, tags, i) || isOfRate(tokens, tags, i)) tags[i] = 'NOUN'
      else if (isAverage(tokens, tags, i)) tags[i] = 'ADJ'
    }
  }
}

/** "Mean hope was", "(mean change": of "we mean hope" it is the verb. */
const isAverage = (tokens: readonly Token[], tags: readonly string[], i: number): boolean =>
  tags[i] === 'VERB' &&
  tokens[i]?.norm === 'mean' &&
  (i === 0 || isAmong('PUNCT CCONJ ADP', tags[i - 1])) &&
  (isNominal(tags[i + 1]) || tags[i + 1] === 'ADJ' || tokens[i + 1]?.text === '(')

/** "In all patients, cure rates were": what a rate is of. */
const isOfRate = (tokens: readonly Token[], tags: readonly string[], i: number): boolean =>
  isAmong('PUNCT ADP CCONJ', tags[i - 1]) && isAmong('rate rates', tokens[i + 1]?.text) && tags[i + 2] !== 'DET'

/** "had no effect on falls (", "of changes in": a word in -s after a preposition, with no object. */
const isGoverned = (tokens: readonly Token[], tags: readonly string[], i: number): boolean =>
  tags[i - 1] === 'ADP' && /[^su]s$/.test(tokens[i]?.text ?? '') && /^(?:PUNCT|ADP|CCONJ|)$/.test(tags[i + 1] ?? '')

/** "the analyses of", "their needs", "bipolar I disorder"; "A" that is no first word is a letter ("group A underwent"). */
function isDetermined(tokens: readonly Token[], tags: readonly string[], i: number): boolean {
  const { text, norm } = tokens[i - 1] as Token
  if (text === 'I') return tags[i - 1] === 'PROPN' && !/(?:ed|s)$/.test((tokens[i] as Token).text)
  return POSSESSIVE.test(norm) || (ARTICLE.test(norm) && (text !== 'A' || i === 1))
}

/** "the left hand", "the intention-to-treat population", "the SAT group", "the needs of". */
function nominal(text: string, after: string | undefined): string {
  if ((isNominal(after) || after === 'ADJ') && (LEFT.test(text) || PARTICIPLE.test(text))) return 'ADJ'
  return /^\p{Lu}{2}/u.test(text) ? 'PROPN' : 'NOUN'
}

/**
 * "All statistical analyses were", "incentives undermine", "in later analyses.": a word in -s before what plurals do, with
 * no subject of its own, or behind an adjective with nothing after it.
 */
function isSubject(tokens: readonly Token[], tags: readonly string[], i: number): boolean {
  const { text } = tokens[i] as Token
  if (!/[^su]s$/.test(text)) return false
  const before = tags[i - 1]
  if (before === 'PRON' || before === 'SCONJ' || before === 'AUX' || before === 'PART' || before === 'CCONJ')
    return false
  const next = tokens[i + 1]
  if (before === 'ADJ' && (next === undefined || isAmong('. , ;', next.text))) return true
  if (tags[i + 1] === 'AUX') return PLURAL_VERB.test(next?.norm ?? '')
  return tags[i + 1] === 'VERB' && next?.word.ending === '' && !/s$/.test(next.text)
}
