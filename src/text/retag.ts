// Mends the tagger's usual errors by the words around: gerunds and participles, verbs taken for nouns.
import { isAmong } from './among.js'
import { foldCase, norm, verbStem } from './fold.js'
import { findNouns, isNominal } from './nouns.js'
import { ED, PAST, participleOf, TAKES_OBJECT } from './participles.js'
import type { Token } from './tokens.js'
import { findVerbs, isJoined, isPlural } from './verbless.js'
import { mayBeVerb } from './wink.js'

const POSSESSIVE = /^(my|our|your|his|her|their|its|this|these|those)$/i

/** Changes `tags` in place. */
export function retag(
  sentences: readonly (readonly Token[])[],
  tags: readonly string[][],
  gerundHeads: ReadonlySet<string>,
  verbs: ReadonlySet<string>,
): void {
  /** Of words in -ing and -ed, by sentence. */
  const places: number[][] = []
  for (let s = 0; s < sentences.length; s++) {
    const list = sentences[s] as readonly Token[]
    const own: number[] = []
    for (let i = 0; i < list.length; i++) if ((list[i] as Token).word.ending !== '') own.push(i)
    places.push(own)
    findNouns(list, tags[s] as string[])
    mendVerbs(list, tags[s] as string[], verbs)
    findVerbs(list, tags[s] as string[])
  }
  const nouns = gerundsUsedAsNouns(sentences, places, tags)
  for (let s = 0; s < sentences.length; s++)
    mendParticiples(sentences[s] as readonly Token[], places[s] as number[], tags[s] as string[], nouns, gerundHeads)
}

const MODAL = /^(can|could|may|might|will|would|shall|should|must|cannot)$/i
const SUBJECT = /^(that|who|which|they|we|it|both)$/i
/** Matching forms of both and of "to", few enough to ask first. */
const INTRODUCING: ReadonlySet<string> = new Set(
  'can could may might will would shall should must cannot that who which they we it both to'.split(' '),
)
const OBJECT = /^(them|it|him|her|us|this|their|its|his|our|how|themselves|itself|himself|herself|oneself)$/

/** Participles that stand as prepositions, "givens" aside. */
const GIVEN: ReadonlySet<string> = new Set(['given', 'regarding', 'concerning'])
const isGiven = ({ text, norm }: Token): boolean => GIVEN.has(norm) && text.length === norm.length

/** After these "to" leads to a thing. */
const RELATED = /^(?:respect|regard|relation|response|attributable|secondary|addition|contrast|relative)$/

/** Verbs taken for nouns or adjectives. */
function mendVerbs(tokens: readonly Token[], tags: string[], verbs: ReadonlySet<string>): void {
  for (let i = 1; i < tokens.length; i++) {
    // "compelling given the losses"
    if (tags[i] === 'NOUN' && isGiven(tokens[i] as Token)) tags[i] = 'ADP'
    else if (tags[i] === 'ADJ' && isByDegree(tokens, tags, i)) tags[i] = 'ADV'
    else if (tags[i] === 'VERB' && tags[i - 1] === 'PART' && RELATED.test(tokens[i - 2]?.norm ?? '')) {
      // "with respect to sleep".
      tags[i - 1] = 'ADP'
      tags[i] = 'NOUN'
    } else if (
      tags[i] === 'NOUN' ? isVerb(tokens, tags, i, verbs) : tags[i] === 'ADJ' && isVerbForm(tokens, tags, i, verbs)
    )
      tags[i] = 'VERB'
  }
}

/** "cut losses more than", "eased fear less in men": how much it did. */
const isByDegree = (tokens: readonly Token[], tags: readonly string[], i: number): boolean =>
  isAmong('more less', tokens[i]?.norm) &&
  isNominal(tags[i - 1]) &&
  (tags[i + 1] === undefined || isAmong('ADP PUNCT SCONJ', tags[i + 1]))

/** "nurses can calm their crew", "kite counselling eased deck fears", "which eased the fear": no adjective stands before "the". */
function isVerbForm(tokens: readonly Token[], tags: readonly string[], i: number, verbs: ReadonlySet<string>): boolean {
  const { text } = tokens[i] as Token
  if (PAST.test(text) || (ED.test(text) && tags[i + 1] === 'DET')) return true
  if (MODAL.test(tokens[i - 1]?.text ?? '')) return hasObject(tokens, tags, i)
  if (!isNominal(tags[i + 1]) || !verbs.has(verbStem(text))) return false
  // "knots foster calm": nothing describes a plural from behind and a noun from before.
  if (!text.endsWith('ed'))
    return tags[i - 1] === 'NOUN' && isPlural(tokens[i - 1]?.text ?? '') && !isFosterCare(tokens, i)
  return isNominal(tags[i - 1])
}

const isFosterCare = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.norm === 'foster' && isAmong('care carer child parent home family youth placement', tokens[i + 1]?.norm)

function hasObject(tokens: readonly Token[], tags: readonly string[], i: number): boolean {
  const after = tags[i + 1]
  return after === 'DET' || (after === 'PRON' && OBJECT.test(tokens[i + 1]?.text.toLowerCase() ?? ''))
}

/** "the therapist models a stance", "disruptions limit an ability", "to mentalize the child". */
function isVerb(tokens: readonly Token[], tags: readonly string[], i: number, verbs: ReadonlySet<string>): boolean {
  const { text: previous, norm: opener } = tokens[i - 1] as Token
  const before = tags[i - 1]
  // "did not change".
  if (
    opener === 'not' &&
    /^not$/i.test(previous) &&
    isAmong('do does did', tokens[i - 2]?.norm) &&
    mayBeVerb((tokens[i] as Token).word)
  )
    return true
  const introduced = INTRODUCING.has(opener)
  if (!introduced && before !== 'ADV' && !isNominal(before)) return false
  const word = (tokens[i] as Token).text
  const after = tags[i + 1]
  const form = /[^su]s$/.test(word)
  const object = hasObject(tokens, tags, i)
  if (introduced) {
    if (MODAL.test(previous)) return true
    // ", which increases loss"
    if (opener === 'which' && tokens[i - 2]?.text === ',' && after !== 'VERB' && after !== 'AUX')
      return mayBeVerb((tokens[i] as Token).word)
    if (/^to$/i.test(previous)) return !form && (object || /i[zs]e$|ify$|^re-/.test(word))
    // "crews who experience loss"
    if (/^who$/i.test(previous) && mayBeVerb((tokens[i] as Token).word)) return true
    if (SUBJECT.test(previous)) return object
  }
  if (before === 'ADV') return object && previous.endsWith('ly')
  if (!isNominal(before)) return false
  // Noun and verb agree: "crews limit a loss", "training limits a loss".
  const sure = object || tokens[i + 1]?.text === 'that'
  const agrees = form !== (isPlural(previous) || (sure && isJoined(tokens, tags, i - 1)))
  if (before === 'NOUN' && agrees && sure) return true
  const followed = isNominal(after) || after === 'ADJ' || after === 'DET' || tokens[i + 1]?.text === ':'
  if (followed && agrees && verbs.has(verbStem(foldCase(word)))) return true
  return isNominal(after) && !previous.endsWith('s') && /(?:iz|ifi|[^strmdclp]at)es$/.test(word)
}

/** Words in -ing that some sentence uses as a noun beyond doubt: "by mentalizing.", "mentalizing is". */
function gerundsUsedAsNouns(
  sentences: readonly (readonly Token[])[],
  places: readonly number[][],
  tags: readonly string[][],
): Set<string> {
  const nouns = new Set<string>()
  sentences.forEach((list, s) => {
    const tag = tags[s] as string[]
    for (const i of places[s] as number[]) {
      const own = (list[i] as Token).word
      if (own.ending !== 'ing') continue
      const { folded, ing, takesObject } = participleOf(own)
      if (!ing || takesObject) continue
      const after = tag[i + 1]
      const before = i > 0 ? tag[i - 1] : undefined
      const closed =
        after === undefined || /^(AUX|ADP|CCONJ|ADV|VERB)$/.test(after) || isAmong('. , ; : )', list[i + 1]?.text)
      if (closed && (before === 'ADP' || before === 'DET' || before === 'ADJ' || (i === 0 && after === 'AUX')))
        nouns.add(folded)
      else if (after === 'AUX' && before !== 'AUX' && before !== 'NOUN') nouns.add(folded)
    }
  })
  return nouns
}

/** Words in -ing become nouns or adjectives where they are, words in -ed adjectives before their noun. */
function mendParticiples(
  tokens: readonly Token[],
  places: readonly number[],
  tags: string[],
  nouns: ReadonlySet<string>,
  gerundHeads: ReadonlySet<string>,
): void {
  for (const i of places) {
    // "a disorder accounting for most losses": tagged a noun, but it has an object.
    const { text, word } = tokens[i] as Token
    if (i === 0 || word.ending !== 'ing' || tags[i] !== 'NOUN' || !isNominal(tags[i - 1]) || !TAKES_OBJECT.test(text))
      continue
    if (tags[i + 1] === 'DET' || tags[i + 1] === 'PRON' || tags[i + 1] === 'ADP') tags[i] = 'VERB'
  }
  // From the right, so that what follows is settled: "reduced coping capacity".
  for (let at = places.length - 1; at >= 0; at--) {
    const i = places[at] as number
    const { folded: word, compoundIng, ing, ed, takesObject } = participleOf((tokens[i] as Token).word)
    const before = i > 0 ? tags[i - 1] : undefined
    const after = tags[i + 1]
    // "those receiving usual care": who does it.
    const those = takesObject && i > 0 && /^(?:those|these)$/i.test((tokens[i - 1] as Token).text)
    const determined: boolean =
      (before === 'DET' && !those) ||
      before === 'ADJ' ||
      before === 'NUM' ||
      (i > 0 &&
        !those &&
        (POSSESSIVE.test((tokens[i - 1] as Token).text) || isAmong("’s 's", (tokens[i - 1] as Token).text)))
    const nounNext = isNominal(after) || (after === 'ADJ' && isNominal(tags[i + 2]))
    if (compoundIng) {
      if (tags[i] !== 'NOUN' && !nounNext && after !== 'DET') tags[i] = 'NOUN'
    } else if (ing && (tags[i] === 'VERB' || tags[i] === 'ADJ')) {
      if (before === 'AUX' && !nouns.has(word)) continue
      if (nounNext || (after === 'VERB' && ED.test(tokens[i + 1]?.text ?? ''))) {
        const head = norm(tokens[isNominal(after) ? i + 1 : i + 2]?.text ?? '')
        if (!nounNext) tags[i] = nouns.has(word) ? 'NOUN' : (tags[i] as string)
        else if (determined || nouns.has(word) || (isNominal(after) && gerundHeads.has(head) && !takesObject))
          tags[i] = 'ADJ'
      } else if (
        tags[i] === 'VERB' &&
        isGerund(word, before, after, isBare(tokens, tags, i - 1), tokens[i + 1]?.text ?? '', nouns)
      )
        tags[i] = 'NOUN'
    } else if (ed && tags[i] === 'VERB' && (nounNext || listedAdjective(tokens, tags, i))) {
      if (describes(tokens, tags, i, determined)) tags[i] = 'ADJ'
    }
  }
}

/** "a selected, biologically grounded capacity": a comma and another adjective before the noun. */
function listedAdjective(tokens: readonly Token[], tags: readonly string[], i: number): boolean {
  if (tokens[i + 1]?.text !== ',') return false
  const k = tags[i + 2] === 'ADV' ? i + 3 : i + 2
  return tags[k] === 'ADJ' && isNominal(tags[k + 1])
}

/** Whether a word in -ed before a noun describes it; after its subject it is the verb ("crews reported losses"). */
function describes(tokens: readonly Token[], tags: readonly string[], i: number, determined: boolean): boolean {
  const before = tags[i - 1]
  if (i === 0 || determined || before === 'ADP' || before === 'VERB') return true
  if (before === 'CCONJ') return tokens[i - 2]?.text === ','
  if (before === 'PUNCT') return !isAmong(') — –', tokens[i - 1]?.text)
  if (before !== 'ADV') return false
  const opener = tags[i - 2]
  return opener === undefined || /^(DET|ADJ|ADP)$/.test(opener) || tokens[i - 2]?.text === ','
}

/** A singular noun without anything before it that belongs to it. */
const isBare = (tokens: readonly Token[], tags: readonly string[], i: number): boolean =>
  tags[i] === 'NOUN' && !/s$/.test(tokens[i]?.text ?? '') && !/^(DET|ADJ|PRON|NUM|NOUN|PROPN)$/.test(tags[i - 1] ?? '')

function isGerund(
  word: string,
  before: string | undefined,
  after: string | undefined,
  bare: boolean,
  next: string,
  nouns: ReadonlySet<string>,
): boolean {
  if (TAKES_OBJECT.test(word)) return false
  if (nouns.has(word)) return before !== 'AUX' && after !== 'DET' && after !== 'PRON'
  if (after === 'DET' || after === 'NUM' || after === 'PART' || (after === 'PRON' && !/^(that|which|who)$/i.test(next)))
    return false
  // "by hair pulling at night": a bare singular noun before it, no subject of its own.
  if (before === 'NOUN' && bare && (after === undefined || /^(PUNCT|CCONJ|ADP|AUX|VERB)$/.test(after))) return true
  if (after === 'ADP' && before !== 'ADP' && before !== 'DET' && before !== 'ADJ') return false
  // "gains persisting": a participle after its noun; "still developing": after its adverb.
  return !(before === 'NOUN' || before === 'PROPN' || before === 'ADV' || before === 'PRON')
}
