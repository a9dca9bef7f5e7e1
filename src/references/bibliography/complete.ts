// Works of bibliography files for a document: its list where it prints none, more about the entries where it does.
import { familyKey } from '../../text/names.js'
import type { Document, Reference } from '../../types.js'

/** The document with the works of the bibliographies; its text and spans stay as they are. */
export function withBibliography(document: Document, works: readonly Reference[]): Document {
  if (works.length === 0) return document
  if (document.references.length === 0) return { ...document, references: [...works] }
  const known = new Map<string, Reference>()
  for (const work of works) for (const key of keysOf(work)) if (!known.has(key)) known.set(key, work)
  const references = document.references.map((reference): Reference => {
    const work = keysOf(reference)
      .map((key) => known.get(key))
      .find((found) => found !== undefined)
    if (!work) return reference
    const { start: _start, end: _end, text: _text, file: _file, year: _year, authors, etAl: _etAl, ...more } = work
    // What the entry prints of names and year is what citations go by.
    const names = reference.authors.length > 0 ? {} : { authors }
    return { ...more, ...reference, ...(work.title ? { title: work.title } : {}), ...names }
  })
  return { ...document, references }
}

/** DOI and PMID first, then the title with its year. */
function keysOf({ doi, pmid, title, year }: Reference): string[] {
  const bare = familyKey(title ?? '')
  return [
    ...(doi ? [`doi ${doi}`] : []),
    ...(pmid ? [`pmid ${pmid}`] : []),
    ...(bare.length > 15 ? [`title ${bare.slice(0, 120)} ${(year ?? '').slice(0, 4)}`] : []),
  ]
}
