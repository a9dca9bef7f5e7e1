// Entities of a sentence as short strings, found without any vocabulary, by rules alone unless other knowledge is given.
import { loadKnowledge } from '../../src/data.js'
import { type BuildResult, build } from '../../src/index.js'
import { extract, read } from '../../src/pipeline.js'
import type { Knowledge } from '../../src/types.js'

const { names: _, ...rules } = loadKnowledge()
/** No vocabulary and no trained judge of names: what the rules alone find. */
export const RULES_ALONE: Knowledge = { ...rules, vocabulary: [] }
const bytes = (text: string) => new TextEncoder().encode(text)

/** "words [Kind id]" of each mention, in order of place. */
export function mentionsOf(text: string, knowledge = RULES_ALONE): string[] {
  const document = read({ uri: 'a.txt', bytes: bytes(text) }, () => {})
  const { mentions } = extract(document, knowledge, () => {})
  return mentions.map(({ start, end, entity }) => `${text.slice(start, end)} [${entity}]`)
}

/** "words" of each phrase, with "= name" where it names something else. */
export function phrasesOf(text: string): string[] {
  const document = read({ uri: 'a.txt', bytes: bytes(text) }, () => {})
  const { phrases } = extract(document, RULES_ALONE, () => {})
  return phrases
    .flat()
    .map(({ start, end, name }) => (name ? `${text.slice(start, end)} = ${name}` : text.slice(start, end)))
}

export const graphOf = (text: string, knowledge = RULES_ALONE): BuildResult['graph'] =>
  build([{ uri: 'a.txt', bytes: bytes(text) }], { knowledge }).graph
