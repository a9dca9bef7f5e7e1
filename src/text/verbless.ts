// The verb of a sentence that the tagger left without one: it takes forms that are both for nouns ("limits warrant care").
import { isAmong } from './among.js'
import { norm } from './fold.js'
import { isNominal } from './nouns.js'
import type { Token } from './tokens.js'
import { mayBeVerb } from './wink.js'

const STRAY = /^(?:data|people|children|men|women|criteria|phenomena|media)$/i

export const isPlural = (text: string): boolean =>
  (/[^s]s$/.test(text) && norm(text) !== text.toLowerCase()) || STRAY.test(text)

/** Whether the noun phrase that ends at `at` is the last of several joined by "and". */
export const isJoined = (tokens: readonly Token[], tags: readonly string[], at: number): boolean =>
  linked(tokens, tags, at, 'and') !== undefined

/** The noun that a word links to the noun phrase that ends at `at`. */
function linked(tokens: readonly Token[], tags: readonly string[], at: number, link: string): Token | undefined {
  let k = at
  while (k > 0 && (isNominal(tags[k - 1]) || tags[k - 1] === 'ADJ')) k--
  return tokens[k - 1]?.norm === link && isNominal(tags[k - 2]) ? tokens[k - 2] : undefined
}

/**
 * Tags the verb of each stretch between semicolons that has no finite verb, in sentences that end as such. Headings and
 * cells have none, and a label ("Design: …") needs none.
 */
export function findVerbs(tokens: readonly Token[], tags: string[]): void {
  if (!isAmong('. ? !', tokens.at(-1)?.text)) return
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    const { text } = tokens[i] as Token
    if (text === ':') return
    if (text !== ';' && i < tokens.length - 1) continue
    const at = verbOf(tokens, tags, from, i)
    if (at !== undefined) tags[at] = 'VERB'
    from = i + 1
  }
}

function verbOf(tokens: readonly Token[], tags: readonly string[], from: number, to: number): number | undefined {
  let found: number | undefined
  for (let i = from; i < to; i++) {
    const tag = tags[i]
    const { text } = tokens[i] as Token
    if (tag === 'AUX' || (tag === 'VERB' && !text.endsWith('ing') && tags[i - 1] !== 'PART')) return undefined
    if (found === undefined && i > from && tag === 'NOUN' && isNominal(tags[i - 1]) && agrees(tokens, tags, i))
      found = i
  }
  return found
}

/** Of words that are seldom nouns: "correlate with". */
const VERBAL = /\p{L}{3}(?:ate|ify|ize)$/u

/**
 * "Crews limit a loss", "the crew limits its loss": what a plural right before it does may have any object; what one
 * thing does, or things joined, needs a surer one, since titles are full of "A and B control of C".
 */
function agrees(tokens: readonly Token[], tags: readonly string[], i: number): boolean {
  const { text, word } = tokens[i] as Token
  if (!word.small || word.ending !== '' || !mayBeVerb(word)) return false
  const after = tags[i + 1]
  const object = after === 'DET' || after === 'PRON' || after === 'SCONJ'
  const gerund = after === 'VERB' && tokens[i + 1]?.word.ending === 'ing'
  const plural = isPlural((tokens[i - 1] as Token).text)
  const joined = linked(tokens, tags, i - 1, 'and') !== undefined
  // "rates of loss fall"
  const whole = linked(tokens, tags, i - 1, 'of')
  const several = plural || joined || (whole !== undefined && isPlural(whole.text))
  if (/[^su]s$/.test(text)) return !several && object
  if (object || gerund) return several
  if (after === 'ADJ' || after === 'ADV') return plural || joined
  return (plural && (isNominal(after) || after === 'ADP')) || (joined && after === 'ADP' && VERBAL.test(text))
}
