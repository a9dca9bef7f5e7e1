// What the cues say of a word wherever it stands, found out once per word.
import type { EntityKind } from '../../../graph/schema.js'
import { cueSet, cueStems } from '../../text/cues.js'
import { foldCase, verbStem } from '../../text/fold.js'
import { stemOf, type Word } from '../../text/words.js'
import type { Cue, Knowledge } from '../../types.js'

export interface Context {
  kind?: EntityKind
  weight: number
}

/** Cues as stems, from the word nearest to the candidate outwards. */
export interface Trie {
  next: Map<string, Trie>
  context?: Context
}

export interface Cues {
  before: Trie
  after: Trie
  verbs: ReadonlySet<string>
  dangling: ReadonlySet<string>
  more: ReadonlySet<string>
  abilities: ReadonlySet<string>
  groups: ReadonlySet<string>
  enabling: ReadonlySet<string>
  /** Of words that no cue has: nearly all of them share it. */
  plain: Signs | undefined
}

export interface Signs {
  cues: Cues
  /** Where cues go on that have it next to the candidate. */
  before: Trie | undefined
  after: Trie | undefined
  /** A verb of relation, in any form. */
  verb: boolean
  /** "Fewer", "more": how surely what follows is an outcome; 0 for all other words. */
  more: number
  /** Passed over before a candidate: pointing words, quotes, adjectives that are no part of a name. */
  passed: boolean
  /** "Ability", "capacity". */
  ability: boolean
  /** "Sailors", "they". */
  group: boolean
  pronoun: boolean
  /** "So that", "enables". */
  enabling: boolean
}

const cache = new WeakMap<Knowledge['cues'], Cues>()
const POINTS = new Set(['their', 'its', 'his', 'her', 'our', 'this', 'these', '’s', "'s", '“', '"', '‘'])
const PRONOUNS = new Set(['they', 'people', 'one', 'he', 'she'])

/** Made once. */
export function cuesOf({ cues }: Knowledge): Cues {
  const known = cache.get(cues)
  if (known) return known
  const made: Cues = {
    before: trieOf(cues.contexts ?? [], 'before'),
    after: trieOf(cues.contexts ?? [], 'after'),
    verbs: cueStems(cues.relations, 'verbs'),
    dangling: cueSet(cues.modifiers, 'dangling'),
    more: cueSet(cues.modifiers, 'more'),
    abilities: cueSet(cues.nouns, 'abilities'),
    groups: cueSet(cues.heads, 'population'),
    enabling: cueStems(cues.relations, 'enabling'),
    plain: undefined,
  }
  cache.set(cues, made)
  return made
}

function trieOf(rows: readonly Cue[], side: string): Trie {
  const root: Trie = { next: new Map() }
  for (const row of rows) {
    if (row.side !== side) continue
    for (const cue of row.cues) {
      const stems = foldCase(cue).split(' ').map(verbStem)
      let node = root
      for (const stem of side === 'before' ? stems.reverse() : stems) {
        const next: Trie = node.next.get(stem) ?? { next: new Map() }
        node.next.set(stem, next)
        node = next
      }
      // Of two rows with one cue the first holds.
      node.context ??= { weight: Number(row.weight), ...(row.kind ? { kind: row.kind as EntityKind } : {}) }
    }
  }
  return root
}

/** What the cues say of a word. */
export function signsOf(word: Word, cues: Cues): Signs {
  const known = word.signs as Signs | undefined
  if (known !== undefined && known.cues === cues) return known
  const signs = findSigns(word, cues)
  word.signs = signs
  return signs
}

function findSigns(word: Word, cues: Cues): Signs {
  const { norm, text } = word
  const stem = stemOf(word)
  const signs: Signs = {
    cues,
    before: cues.before.next.get(stem),
    after: cues.after.next.get(stem),
    verb: cues.verbs.has(stem),
    more: cues.more.has(norm) ? (norm === 'fewer' ? 1 : 0.5) : 0,
    passed: cues.dangling.has(norm) || POINTS.has(text),
    ability: cues.abilities.has(norm),
    group: cues.groups.has(norm),
    pronoun: PRONOUNS.has(norm),
    enabling: cues.enabling.has(stem),
  }
  const { before, after, verb, more, passed, ability, group, pronoun, enabling } = signs
  if (before ?? after) return signs
  if (verb || more > 0 || passed || ability || group || pronoun || enabling) return signs
  cues.plain ??= signs
  return cues.plain
}
