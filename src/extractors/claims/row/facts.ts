// What the lexicon and the closed classes say of a word, found out once and hung on the word.
import type { Word } from '../../../text/words.js'
import type { Entity } from '../../../types.js'
import type { HedgeSense, Lexicon, NounRole, NounSense, Verb } from '../lexicon.js'
import { type JointKind, MARKS, ONE, PHRASES, type Phrase } from './joints.js'
import { CLOSED, isBe, type Role } from './word-classes.js'

/** The part of what a relation holds through, or where. */
export type Third = 'mediator' | 'moderator'

export interface Facts {
  lexicon: Lexicon
  verb: Verb | undefined
  nouns: readonly NounSense[]
  /** The first sense of more or less, better or worse. */
  quality: NounSense | undefined
  roles: ReadonlySet<NounRole> | undefined
  hedge: HedgeSense | undefined
  /** Where it stands when it denies. */
  negation: string | undefined
  /** More of it is worse. */
  bad: boolean
  /** It is the last of several words for what is bad. */
  badEnd: boolean
  /** It names nothing alone. */
  junk: boolean
  /** No name begins with it. */
  dangling: boolean
  /** Of the things whose names end in it. */
  kind: Entity['kind'] | undefined
  /** Its part, if its class is closed. */
  closed: Role | undefined
  be: boolean
  /** The part that a verb or noun gives: "mediates", "a moderator of". */
  third: Third | undefined
  /** Phrases that it opens. */
  phrases: readonly Phrase[] | undefined
  mark: JointKind | undefined
  /** What it counts as where it is a preposition, if not as itself. */
  preposition: string | undefined
  /** Its matching form ends so. */
  ing: boolean
  ed: boolean
  /** It ends in "s" as printed. */
  s: boolean
  /** It looks like a plural as printed. */
  plural: boolean
  hyphen: boolean
}

const NO_SENSES: readonly NounSense[] = []

/** What a lexicon tells of the words that it does not have: no more than their endings, so nearly all words share it. */
interface Rest {
  /** Every word that the lexicon or a closed class has. */
  told: ReadonlySet<string>
  plain: (Facts | undefined)[]
}
const rests = new WeakMap<Lexicon, Rest>()

function restOf(lexicon: Lexicon): Rest {
  let rest = rests.get(lexicon)
  if (rest === undefined) {
    const { verbs, nouns, roles, hedges, negations, bad, badEnds, junk, dangling, kinds } = lexicon
    const told = new Set<string>()
    for (const list of [
      verbs,
      nouns,
      roles,
      hedges,
      negations,
      bad,
      badEnds,
      junk,
      dangling,
      kinds,
      CLOSED,
      PHRASES,
      ONE,
    ])
      for (const word of list.keys()) told.add(word)
    rest = { told, plain: [] }
    rests.set(lexicon, rest)
  }
  return rest
}

/** The facts of a word, by the lexicon that is asked. */
export function factsOf(word: Word, lexicon: Lexicon): Facts {
  const known = word.cues as Facts | undefined
  if (known !== undefined && known.lexicon === lexicon) return known
  const { told, plain } = restOf(lexicon)
  const { norm, text } = word
  const facts =
    told.has(norm) || MARKS.has(text) || thirdOf(norm) !== undefined
      ? findFacts(word, lexicon)
      : plainFacts(word, lexicon, plain)
  word.cues = facts
  return facts
}

function plainFacts(word: Word, lexicon: Lexicon, plain: (Facts | undefined)[]): Facts {
  const { norm, text } = word
  const key =
    (norm.endsWith('ing') ? 1 : 0) +
    (norm.endsWith('ed') ? 2 : 0) +
    (text.endsWith('s') ? 4 : 0) +
    (looksPlural(text) ? 8 : 0) +
    (text.includes('-') ? 16 : 0)
  plain[key] ??= findFacts(word, lexicon)
  return plain[key]
}

const looksPlural = (text: string): boolean => text.endsWith('s') && /[^su]s$/.test(text)

const thirdOf = (norm: string): Third | undefined =>
  norm.startsWith('mediat') || norm.startsWith('explain')
    ? 'mediator'
    : norm.startsWith('moderat')
      ? 'moderator'
      : undefined

function findFacts({ norm, text }: Word, lexicon: Lexicon): Facts {
  const nouns = lexicon.nouns.get(norm) ?? NO_SENSES
  const verb = lexicon.verbs.get(norm)
  return {
    lexicon,
    verb,
    nouns,
    quality: nouns.find(({ slot }) => slot === 'quality'),
    roles: lexicon.roles.get(norm),
    hedge: lexicon.hedges.get(norm),
    negation: lexicon.negations.get(norm),
    bad: lexicon.bad.has(norm),
    badEnd: lexicon.badEnds.has(norm),
    junk: lexicon.junk.has(norm),
    dangling: lexicon.dangling.has(norm),
    kind: lexicon.kinds.get(norm),
    closed: CLOSED.get(norm),
    be: isBe(norm),
    third: thirdOf(norm),
    phrases: PHRASES.get(norm),
    mark: MARKS.get(text),
    preposition: ONE.get(norm),
    ing: norm.endsWith('ing'),
    ed: norm.endsWith('ed'),
    s: text.endsWith('s'),
    plural: looksPlural(text),
    hyphen: text.includes('-'),
  }
}
