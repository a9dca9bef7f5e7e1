// The lists of graph/cues that phrases are read by, made once.
import { cueSet } from '../../text/cues.js'
import { nameWords } from '../../text/fold.js'
import type { Cue, Knowledge } from '../../types.js'

type Words = ReadonlySet<string>

export interface Lexicon {
  /** Adjectives that are no part of a name: "significant". */
  dangling: Words
  /** Those, and the gerunds of what somebody does with what is named. */
  leading: Words
  /** Nouns that stand before others as adjectives do. */
  classifiers: Words
  populations: Words
  conditions: Words
  symptoms: Words
  interventions: Words
  /** Heads that name something together with what follows: "sense of self". */
  ofHeads: Words
  /** "Level", "kind": what follows is what is meant. */
  transparent: Words
  junk: Words
  change: Words
  /** Nouns that say something of what follows instead of naming it: "a cause of relapse", "the effect of waiting". */
  predicating: Words
}

const cache = new WeakMap<Knowledge['cues'], Lexicon>()

export function lexiconOf({ cues }: Knowledge): Lexicon {
  const known = cache.get(cues)
  if (known) return known
  const made: Lexicon = {
    dangling: cueSet(cues.modifiers, 'dangling'),
    leading: new Set([...cueSet(cues.modifiers, 'dangling'), ...cueSet(cues.modifiers, 'acts')]),
    classifiers: cueSet(cues.nouns, 'classifiers'),
    populations: cueSet(cues.heads, 'population'),
    conditions: cueSet(cues.heads, 'condition'),
    symptoms: cueSet(cues.heads, 'symptom'),
    interventions: cueSet(cues.heads, 'intervention'),
    ofHeads: cueSet(cues.nouns, 'of-heads'),
    transparent: cueSet(cues.nouns, 'transparent'),
    junk: cueSet(cues.nouns, 'junk'),
    change: cueSet(cues.nouns, 'change'),
    predicating: predicating(cues['nominal-predicates']),
  }
  cache.set(cues, made)
  return made
}

function predicating(rows: readonly Cue[] = []): Words {
  const stating = rows.filter(({ slot }) => slot === 'copula' || slot === 'relation' || slot === 'efficacy')
  return new Set(stating.flatMap(({ cues }) => cues.map((cue) => nameWords(cue).join(' '))))
}
