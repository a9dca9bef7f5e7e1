// Which passages report a trial: the tagger has learned from abstracts of trials and says nothing of any other prose.
import { cueWords } from '../../text/cues.js'
import { holds } from '../../text/word-table.js'
import type { Annotations, Document, Knowledge } from '../../types.js'

/** Passages that an abstract has at least, and at most. */
const SHORTEST = 4
const LONGEST = 60
/** Different words of how studies are done, and of who took part, that a report has at least. */
const SIGNS = 3
/** Sections of a structured abstract. */
const PARTS = /^(?:abstract|introduction|methods|results|limitations|discussion|conclusion)$/

/**
 * Whether a document is an abstract of a study: short, without a citation, in no sections but an abstract's, and in
 * words of how studies are done. An article's own abstract is left to the rules, which know the whole article.
 */
export function isReport({ passages, sections }: Document, found: Annotations, { cues }: Knowledge): boolean {
  if (passages.length < SHORTEST || passages.length > LONGEST || found.citations.length > 0) return false
  if (!sections.every(({ heading, role }) => heading === '' || PARTS.test(role))) return false
  const people = cueWords(cues['study-words'], 'person')
  const doing = cueWords(cues['study-words'], 'trial')
  const signs = new Set<string>()
  for (const tokens of found.tokens)
    for (const { word } of tokens) if (holds(doing, word) || holds(people, word)) signs.add(word.form)
  return signs.size >= SIGNS
}
