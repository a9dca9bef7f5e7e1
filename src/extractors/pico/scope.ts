// Which passages report a trial: the tagger has learned from abstracts of trials and says nothing of any other prose.
import { cueWords } from '../../text/cues.js'
import { holds } from '../../text/word-table.js'
import type { Annotations, Document, Knowledge, Section } from '../../types.js'
import { PARTS } from './sentences.js'

/** Passages that an abstract has at least, and at most. */
const SHORTEST = 4
const LONGEST = 60
/** Different words of how studies are done, and of who took part, that a report has at least. */
const SIGNS = 3

/** Parts of an abstract that tell nothing of the study. */
const BESIDE =
  /^(?:(?:clinical )?(?:trials? )?registration|trial identifier|significance|level of evidence|key ?words?)\b/i

const AROUND = /^(?:abstract|introduction|discussion|conclusion)$/

/** An abstract that cites at all does so once. */
const CITATIONS = 1

/**
 * Whether a document is an abstract of a study: short, with hardly a citation and no table, in no sections but an abstract's beside its
 * title, and in words of how studies are done. An article's own abstract is left to the rules, which know the whole article.
 */
export function isReport({ passages, sections }: Document, found: Annotations, { cues }: Knowledge): boolean {
  if (passages.length < SHORTEST || passages.length > LONGEST) return false
  if (found.citations.length > CITATIONS) return false
  if (passages.some(({ kind }) => kind === 'row')) return false
  const isPart = ({ heading, role }: Section) =>
    heading === '' || PARTS.test(role) || role === 'declarations' || BESIDE.test(heading)
  const [first, ...rest] = sections
  if (!rest.every(isPart) || first?.role === 'references') return false
  // Under a title, methods and results alone are those of a report; an abstract says why it was done, or what follows.
  if (first && !isPart(first) && rest.length > 0 && !rest.some(({ role }) => AROUND.test(role))) return false
  const people = cueWords(cues['study-words'], 'person')
  const doing = cueWords(cues['study-words'], 'trial')
  const signs = new Set<string>()
  for (const tokens of found.tokens)
    for (const { word } of tokens) if (holds(doing, word) || holds(people, word)) signs.add(word.form)
  return signs.size >= SIGNS
}
