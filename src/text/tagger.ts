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
  const isHeading = options.isHeading ?? (() => false)
  const text = ++texts
  noteCapitals(sentences, isHeading, text)
  const bySentence: string[][] = []
  let tags: string[] = []
  /** Hands out the tags of the sentences that have all of theirs. */
  const settle = () => {
    let from = 0
    while (bySentence.length < sentences.length) {
      const to = from + (sentences[bySentence.length] as readonly Token[]).length
      if (to > tags.length) break
      bySentence.push(tags.slice(from, to))
      from = to
    }
    tags = tags.slice(from)
  }
  // Batch by batch, because lists of all words of a long text would be its largest.
  let words: Word[] = []
  for (let s = 0; s < sentences.length; s++) {
    const heading = isHeading(s)
    let opening = true
    for (const { word, start, end } of sentences[s] as readonly Token[]) {
      const weak = word.title && (opening || heading)
      words.push(end - start > LONGEST ? CUT : weak ? withoutCapital(word, text) : word)
      opening = word.opens
      if (words.length < BATCH) continue
      tagBatch(words, tags)
      words = []
      settle()
    }
  }
  if (words.length > 0) tagBatch(words, tags)
  settle()
  retag(sentences, bySentence, options.gerundHeads ?? new Set(), options.verbs ?? new Set())
  return bySentence
}

const CUT = wordOf('x')

let texts = 0

/** Notes which words the text has with a capital that says something, and which in small letters. */
function noteCapitals(
  sentences: readonly (readonly Token[])[],
  isHeading: (sentence: number) => boolean,
  text: number,
): void {
  for (let s = 0; s < sentences.length; s++) {
    if (isHeading(s)) continue
    let opening = true
    for (const { word } of sentences[s] as readonly Token[]) {
      if (word.title && !opening) word.asName = text
      else if (word.small) word.asCommon = text
      opening = word.opens
    }
  }
}

/** The word as wink should see it where its capital may only open a sentence. */
function withoutCapital(word: Word, text: number): Word {
  const lowered = wordOf(word.text.toLowerCase())
  return lowered.asCommon === text || word.asName !== text ? lowered : word
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
