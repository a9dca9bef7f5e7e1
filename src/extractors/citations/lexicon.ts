// The cue words of graph/cues/citations.yaml as sets, once per knowledge.
import type { Knowledge } from '../../types.js'

export interface Lexicon {
  /** Words and marks that stand in a citation's parenthesis without being more than a citation. */
  prefixes: ReadonlySet<string>
  organisations: ReadonlySet<string>
  /** Capitalised words that are seldom an author: those below, sentence openers, countries. */
  notNames: ReadonlySet<string>
  /** Of these, words that can be part of an organisation's name: "Task", "Study". */
  parts: ReadonlySet<string>
  others: ReadonlySet<string>
  countries: ReadonlySet<string>
  /** "WHO", "OECD". */
  acronyms: ReadonlySet<string>
}

const cache = new WeakMap<Knowledge, Lexicon>()

export function lexiconOf(knowledge: Knowledge): Lexicon {
  const known = cache.get(knowledge)
  if (known) return known
  const words = (id: string) =>
    new Set((knowledge.cues.citations?.find((cue) => cue.id === id)?.cues ?? []).flatMap((line) => line.split(' ')))
  const parts = words('parts')
  const countries = new Set<string>()
  const notNames = new Set([...words('openers'), ...parts])
  for (const { kind, name, aliases } of knowledge.vocabulary)
    if (kind === 'Country')
      for (const word of [name, ...aliases]) {
        countries.add(word.toLowerCase())
        notNames.add(word.toLowerCase())
        parts.add(word.toLowerCase())
      }
  const lexicon = {
    prefixes: words('prefixes'),
    organisations: words('organisations'),
    notNames,
    parts,
    others: words('others'),
    countries,
    acronyms: words('acronyms'),
  }
  cache.set(knowledge, lexicon)
  return lexicon
}
