// Which passages report a trial: the tagger has learned from abstracts of trials and says nothing of any other prose.
import { cueWords } from '../../text/cues.js'
import { holds } from '../../text/word-table.js'
import type { Annotations, Document, Knowledge } from '../../types.js'

/** Passages that an abstract without headings has at most. */
const LONGEST = 60
/** Different words of how studies are done, and of who took part, that a report has at least. */
const SIGNS = 3

/**
 * Indices of the passages of a trial's abstract with its title: the section of that name, or all of a short text that
 * has no sections and cites nothing. It must speak of a study.
 */
export function reportIn(document: Document, found: Annotations, { cues }: Knowledge): number[] {
  const abstract = abstractOf(document, found)
  const people = cueWords(cues['study-words'], 'person')
  const doing = cueWords(cues['study-words'], 'trial')
  const signs = new Set<string>()
  for (const passage of abstract)
    for (const { word } of found.tokens[passage] ?? []) {
      if (holds(doing, word) || holds(people, word)) signs.add(word.form)
    }
  return signs.size >= SIGNS ? abstract : []
}

function abstractOf({ passages, sections }: Document, { citations }: Annotations): number[] {
  const section = sections.findIndex(({ role }) => role === 'abstract')
  if (section >= 0) return passages.filter((one) => one.section === section || one.index === 0).map(({ index }) => index)
  const plain = passages.length <= LONGEST && citations.length === 0 && sections.every(({ heading }) => heading === '')
  return plain ? passages.map(({ index }) => index) : []
}
