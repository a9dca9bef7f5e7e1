// Parts of speech for our own tokens, by wink-nlp's lite English model, with its usual errors mended.
import { retag } from './retag.js'
import type { Token } from './tokens.js'
import { winkTags } from './wink.js'

// Words per call: the patterns' tables stay small.
const BATCH = 2000
const TITLE = /^\p{Lu}[\p{Ll}\p{M}]+$/u

export interface TaggerOptions {
  /** Headings capitalise every word; elsewhere only the first word of a sentence says nothing by its capital. */
  isHeading?: (sentence: number) => boolean
  /** Nouns before which a word in -ing describes ("coping strategy"), in matching form. */
  gerundHeads?: ReadonlySet<string>
  /** Verbs often taken for nouns ("reading limits sleep"), as `verbStem` makes them. */
  verbs?: ReadonlySet<string>
}

/**
 * Universal part-of-speech tags, one per token, for the tokens of each sentence. A compound gets its last word's tag,
 * and ADJ where that is a participle ("goal-directed").
 */
export function tag(sentences: readonly (readonly Token[])[], options: TaggerOptions = {}): string[][] {
  const words = plainWords(sentences, options.isHeading ?? (() => false))
  const tags: string[] = []
  for (let from = 0; from < words.length; from += BATCH) tagBatch(words.slice(from, from + BATCH), tags)
  let at = 0
  const bySentence = sentences.map((list) => {
    const from = at
    at += list.length
    return tags.slice(from, at)
  })
  retag(sentences, bySentence, options.gerundHeads ?? new Set(), options.verbs ?? new Set())
  return bySentence
}

/** The words as wink should see them: capitals that only open a sentence lowered, monsters cut. */
function plainWords(sentences: readonly (readonly Token[])[], isHeading: (sentence: number) => boolean): string[] {
  const names = new Set<string>()
  const common = new Set<string>()
  sentences.forEach((list, s) => {
    if (isHeading(s)) return
    for (let i = 0; i < list.length; i++) {
      const { text } = list[i] as Token
      if (i > 0 && TITLE.test(text) && !opens(list, i)) names.add(text)
      else if (/^\p{Ll}/u.test(text)) common.add(text)
    }
  })
  const words: string[] = []
  sentences.forEach((list, s) => {
    const heading = isHeading(s)
    for (let i = 0; i < list.length; i++) {
      const { text } = list[i] as Token
      if (text.length > 60) words.push('x')
      else if ((heading || opens(list, i)) && TITLE.test(text) && (common.has(text.toLowerCase()) || !names.has(text)))
        words.push(text.toLowerCase())
      else words.push(text)
    }
  })
  return words
}

const opens = (tokens: readonly Token[], i: number) => i === 0 || /^[.:;?!•"“(]$/.test(tokens[i - 1]?.text ?? '')

function tagBatch(words: readonly string[], tags: string[]): void {
  const found = winkTags(words)
  let end = 0
  for (let i = 0; i < words.length; i++) {
    const size = found.sizes[i] as number
    end += size
    const last = size === 0 ? 'X' : (found.tags[end - 1] as string)
    tags.push(size < 2 ? last : compoundTag(words[i] as string, last))
  }
}

/** The tag of a word in several parts, whose last part is tagged `last`. */
function compoundTag(word: string, last: string): string {
  if (/-as-usual$/i.test(word)) return 'NOUN'
  if (/^\p{Lu}{2,}[\p{Lu}\p{N}&-]*$/u.test(word)) return 'PROPN'
  if (/^\p{Lu}\p{L}*-\p{Lu}/u.test(word))
    return last === 'ADJ' && /-(?:Based|Informed|Focused|Related|Oriented|Centred|Centered|Led|Delivered)$/.test(word)
      ? 'ADJ'
      : 'PROPN'
  if (last === 'ADP' || last === 'ADV') return 'NOUN'
  return last === 'VERB' && /(ed|ing)$/.test(word) ? 'ADJ' : last
}
