// CSL-JSON, as Zotero, Mendeley and citation-js write it.
import { oneLine } from '../../text/lines.js'
import { InputError, type Name, type Report } from '../../types.js'
import type { Work } from './work.js'

type Fields = Readonly<Record<string, unknown>>

export function readCsl(text: string, uri: string, _report: Report): Work[] {
  let items: unknown
  try {
    items = JSON.parse(text)
  } catch (error) {
    throw new InputError(`${uri}: not valid JSON (${oneLine((error as Error).message)})`)
  }
  return (Array.isArray(items) ? items : [])
    .filter((item): item is Fields => typeof item === 'object' && item !== null)
    .map(cslWork)
}

const words = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? String(value)
      : Array.isArray(value)
        ? words(value[0])
        : undefined

/** The work that an item of CSL-JSON describes. */
export function cslWork(item: Fields): Work {
  const authors = namesOf(item.author)
  return {
    authors: authors.length > 0 ? authors : namesOf(item.editor),
    year: yearOf(item.issued),
    title: words(item.title),
    container: words(item['container-title']),
    doi: words(item.DOI),
    pmid: words(item.PMID) ?? /PMID: ?(\d+)/.exec(words(item.note) ?? '')?.[1],
    abstract: words(item.abstract),
    type: words(item.type),
  }
}

function namesOf(list: unknown): Name[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((name: Fields | null): Name[] => {
    if (typeof name !== 'object' || name === null) return []
    const particle = words(name['non-dropping-particle']) ?? words(name['dropping-particle'])
    const family = words(name.family) ?? words(name.literal)
    if (!family) return []
    const full = particle ? `${particle} ${family}` : family
    const given = words(name.given)
    return [given ? { family: full, given } : { family: full }]
  })
}

function yearOf(issued: unknown): string | undefined {
  if (typeof issued !== 'object' || issued === null) return undefined
  const { 'date-parts': parts, raw, literal } = issued as Fields
  const first = Array.isArray(parts) && Array.isArray(parts[0]) ? words(parts[0][0]) : undefined
  return first ?? /\d{4}[a-z]?/.exec(words(raw) ?? words(literal) ?? '')?.[0] ?? words(literal)
}
