// A work as reference managers describe it, and what a document's reference entry is made of it.

import type { Name, Reference } from '../../types.js'
import { DOI } from '../title.js'

/** Fields as found; empty ones are as good as missing. */
export interface Work {
  authors: Name[]
  year?: string | undefined
  title?: string | undefined
  container?: string | undefined
  doi?: string | undefined
  pmid?: string | undefined
  abstract?: string | undefined
  /** CSL type. */
  type?: string | undefined
}

const tidy = (words: string | undefined): string | undefined => {
  const clean = words
    ?.replace(/<\/?[a-z][^>]{0,40}>/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
  return clean === '' ? undefined : clean
}

/** The entry of a bibliography file: without a place in any text, its words are put together. */
export function referenceOf(work: Work, file: string): Reference {
  const authors = work.authors.filter(({ family }) => family.trim() !== '')
  const year = tidy(work.year)?.toLowerCase()
  const title = tidy(work.title)?.replace(/\.$/, '')
  const container = tidy(work.container)
  const doi = DOI.exec(work.doi ?? '')?.[0].toLowerCase()
  const pmid = /\d{4,9}/.exec(work.pmid ?? '')?.[0]
  const abstract = tidy(work.abstract)
  const names = authors.map(({ family, given }) => (given ? `${family}, ${given}` : family)).join('; ')
  const text = [names, year && `(${year})`, title, container, doi && `doi:${doi}`].filter(Boolean).join('. ')
  return {
    start: 0,
    end: 0,
    file,
    text,
    authors,
    ...(year ? { year } : {}),
    ...(title ? { title } : {}),
    ...(container ? { container } : {}),
    ...(doi ? { doi } : {}),
    ...(pmid ? { pmid } : {}),
    ...(abstract ? { abstract } : {}),
    ...(work.type ? { type: work.type } : {}),
  }
}

/** "Lee, Ann B.", "Lee AB" or "World Bank". */
export function nameOf(words: string): Name {
  const [family = '', ...rest] = words.split(',').map((part) => part.trim())
  if (rest.length > 0) return rest.join(', ') === '' ? { family } : { family, given: rest.filter(Boolean).join(', ') }
  const initials = /^(\S.*?)\s+(\p{Lu}{1,4})$/u.exec(family)
  return initials ? { family: initials[1] as string, given: initials[2] as string } : { family }
}
