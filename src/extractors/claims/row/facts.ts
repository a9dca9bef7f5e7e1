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
/** By lexicon, the facts of words that only their ending tells apart: nearly all words share these. */
const plain = new WeakMap<Lexicon, (Facts | undefined)[]>()

/** The facts of a word, by the lexicon that is asked. */
export function factsOf(word: Word, lexicon: Lexicon): Facts {
  const known = word.cues as Facts | undefined
  if (known !== undefined && known.lexicon === lexicon) return known
  const facts = shared(findFacts(word, lexicon))
  word.cues = facts
  return facts
}

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
    third: /^(?:mediat|explain)/.test(norm) ? 'mediator' : norm.startsWith('moderat') ? 'moderator' : undefined,
    phrases: PHRASES.get(norm),
    mark: MARKS.get(text),
    preposition: ONE.get(norm),
    ing: norm.endsWith('ing'),
    ed: norm.endsWith('ed'),
    s: text.endsWith('s'),
    plural: /[^su]s$/.test(text),
    hyphen: text.includes('-'),
  }
}

function shared(facts: Facts): Facts {
  const { lexicon, verb, nouns, roles, hedge, negation, kind, bad, badEnd, closed, be, phrases, mark, preposition } =
    facts
  if (verb ?? roles ?? hedge ?? negation ?? kind ?? closed ?? phrases ?? mark ?? preposition) return facts
  if (bad || badEnd || facts.junk || facts.dangling || facts.third || be || nouns.length > 0) return facts
  let list = plain.get(lexicon)
  if (list === undefined) {
    list = []
    plain.set(lexicon, list)
  }
  const key =
    (facts.ing ? 1 : 0) + (facts.ed ? 2 : 0) + (facts.s ? 4 : 0) + (facts.plural ? 8 : 0) + (facts.hyphen ? 16 : 0)
  list[key] ??= facts
  return list[key]
}
