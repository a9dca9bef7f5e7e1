// Parts of speech for our own tokens, by wink-nlp's lite English model, with its usual errors mended.
import { retag } from './retag.js'
import type { Token } from './tokens.js'
import { winkTags } from './wink.js'
import { type Word, wordOf } from './words.js'

// Words per call: the patterns' tables stay small.
const BATCH = 2000
const LONGEST = 60

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

const CUT = wordOf('x')

let texts = 0

/** The words as wink should see them: capitals that only open a sentence lowered, monsters cut. */
function plainWords(sentences: readonly (readonly Token[])[], isHeading: (sentence: number) => boolean): Word[] {
  const text = ++texts
  const words: Word[] = []
  /** Places in `words` of words whose capital may say nothing. */
  const doubtful: number[] = []
  for (let s = 0; s < sentences.length; s++) {
    const heading = isHeading(s)
    let opening = true
    for (const { word, start, end } of sentences[s] as readonly Token[]) {
      if (word.title) {
        if (opening || heading) doubtful.push(words.length)
        else word.asName = text
      } else if (word.small && !heading) word.asCommon = text
      words.push(end - start > LONGEST ? CUT : word)
      opening = word.opens
    }
  }
  for (const at of doubtful) {
    const word = words[at] as Word
    const lowered = wordOf(word.text.toLowerCase())
    if (lowered.asCommon === text || word.asName !== text) words[at] = lowered
  }
  return words
}

function tagBatch(words: readonly Word[], tags: string[]): void {
  const found = winkTags(words)
  let end = 0
  for (let i = 0; i < words.length; i++) {
    const size = found.sizes[i] as number
    end += size
    const last = size === 0 ? 'X' : (found.tags[end - 1] as string)
    tags.push(size < 2 ? last : compoundTag((words[i] as Word).text, last))
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
