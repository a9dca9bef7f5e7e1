// Parts of speech for our own tokens, by wink-nlp's lite English model.
import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItsHelpers } from 'wink-nlp'
import type { RawToken } from './tokens.js'

let nlp: ReturnType<typeof winkNLP> | undefined
// Words per call: long enough to spread the call's cost, short enough to keep wink's own tables small.
const BATCH = 2000

/**
 * Universal part-of-speech tags, one per token, for the tokens of several sentences.
 * A compound gets its last word's tag, and ADJ where that is a participle ("MBT-related").
 */
export function tag(tokens: readonly RawToken[]): string[] {
  nlp ??= winkNLP(model, ['sbd', 'pos'])
  const tags: string[] = []
  for (let from = 0; from < tokens.length; from += BATCH) tagBatch(tokens.slice(from, from + BATCH), nlp.its, tags)
  return tags
}

function tagBatch(tokens: readonly RawToken[], its: ItsHelpers, tags: string[]): void {
  // wink splits and tags; joined by one space each, its tokens map back to ours by counting characters.
  const words = tokens.map((token) => (token.text.length > 60 ? 'x' : token.text))
  const out = (nlp as ReturnType<typeof winkNLP>).readDoc(words.join(' ')).tokens()
  const values = out.out() as string[]
  const found = out.out(its.pos) as unknown as string[]
  let k = 0
  for (const word of words) {
    let length = 0
    let parts = 0
    let last = 'X'
    while (length < word.length && k < values.length) {
      length += (values[k] as string).length
      last = found[k] as string
      parts++
      k++
    }
    tags.push(parts > 1 && last === 'VERB' && /(ed|ing)$/.test(word) ? 'ADJ' : last)
  }
}
