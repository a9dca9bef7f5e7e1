// Citation fields of Word documents: what Zotero, Mendeley, EndNote and Word keep behind the printed citation.
import { cslWork } from '../references/bibliography/csl.js'
import { recordWork } from '../references/bibliography/endnote.js'
import { referenceOf } from '../references/bibliography/work.js'
import type { Reference } from '../types.js'
import { childOf, type Element, findAll, parseXml, wordsOf } from '../xml.js'

/** The works of one field by a key that is the same wherever they are cited; none where it is another kind of field. */
export function fieldWorks(
  instruction: string,
  data: string,
  uri: string,
  sources: ReadonlyMap<string, Reference>,
): Map<string, Reference> {
  const field = instruction.trim()
  if (/^ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION/.test(field)) return cslItems(field, uri)
  if (/^ADDIN\s+EN\.CITE/.test(field)) return endnoteItems(field, data, uri)
  const works = new Map<string, Reference>()
  if (/^CITATION\s/i.test(field))
    for (const tag of [
      /^CITATION\s+(\S+)/i.exec(field)?.[1],
      ...[...field.matchAll(/\\m\s+(\S+)/g)].map(([, more]) => more),
    ]) {
      const work = sources.get(tag ?? '')
      if (work) works.set(`word ${tag}`, work)
    }
  return works
}

function cslItems(field: string, uri: string): Map<string, Reference> {
  const works = new Map<string, Reference>()
  let citation: { citationItems?: unknown }
  try {
    citation = JSON.parse(field.slice(field.indexOf('{'), field.lastIndexOf('}') + 1))
  } catch {
    // Edited by hand, or cut: the printed citation is left.
    return works
  }
  for (const item of Array.isArray(citation.citationItems) ? citation.citationItems : []) {
    const { itemData, uris, id } = (item ?? {}) as { itemData?: Record<string, unknown>; uris?: string[]; id?: unknown }
    if (typeof itemData !== 'object' || itemData === null) continue
    works.set(`csl ${uris?.[0] ?? id ?? JSON.stringify(itemData.title)}`, referenceOf(cslWork(itemData), uri))
  }
  return works
}

/** EndNote writes its XML into the instruction, or in base64 into the field's data. */
function endnoteItems(field: string, data: string, uri: string): Map<string, Reference> {
  const works = new Map<string, Reference>()
  const written = field.includes('<EndNote>') ? field : Buffer.from(data.replace(/\s/g, ''), 'base64').toString('utf8')
  const xml = /<EndNote>[\s\S]*<\/EndNote>/.exec(written)?.[0]
  if (!xml) return works
  try {
    for (const record of findAll(parseXml(xml, uri), 'record'))
      works.set(
        `endnote ${wordsOf(childOf(record, 'rec-number')) || wordsOf(childOf(record, 'titles'))}`,
        referenceOf(recordWork(record), uri),
      )
  } catch {
    // As above.
  }
  return works
}

/** Word's own list of sources, by their tags. */
export function wordSources(parts: readonly Element[], uri: string): Map<string, Reference> {
  const works = new Map<string, Reference>()
  for (const part of parts)
    for (const source of findAll(part, 'b:Source')) {
      const field = (name: string) => wordsOf(childOf(source, name))
      const authors = findAll(childOf(source, 'b:Author') ?? source, 'b:Person').map((person) => ({
        family: wordsOf(childOf(person, 'b:Last')),
        given: [wordsOf(childOf(person, 'b:First')), wordsOf(childOf(person, 'b:Middle'))].filter(Boolean).join(' '),
      }))
      const corporate = wordsOf(findAll(source, 'b:Corporate')[0])
      const work = {
        authors: authors.length > 0 ? authors : corporate ? [{ family: corporate }] : [],
        year: field('b:Year'),
        title: field('b:Title'),
        container: field('b:JournalName') || field('b:BookTitle'),
        doi: field('b:DOI') || field('b:StandardNumber'),
        type: /^Journal/.test(field('b:SourceType')) ? 'article-journal' : 'book',
      }
      works.set(field('b:Tag'), referenceOf(work, uri))
    }
  return works
}
