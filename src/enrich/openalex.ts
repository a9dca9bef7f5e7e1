// OpenAlex: https://api.openalex.org/works. Records are free; searches count against a daily budget, larger with a key.
import type { Name } from '../types.js'
import { doiOf, isObject, known, objectsOf, textOf } from './json.js'
import type { Candidate, Service } from './service.js'
import { markOf } from './title.js'

const SELECT = 'select=id,doi,ids,title,publication_year,type,authorships,primary_location,is_retracted'

export const openalex: Service = {
  name: 'openalex',
  address: 'https://api.openalex.org',
  pace: () => 100,
  byDoi: (doi) => ({ kind: 'record', path: `/works/doi:${encodeURIComponent(doi)}?${SELECT}` }),
  byPmid: (pmid) => ({ kind: 'record', path: `/works/pmid:${encodeURIComponent(pmid)}?${SELECT}` }),
  search({ title, year }) {
    if (title === undefined) return undefined
    // Commas, bars and quotation marks mean something in a filter, even where they are escaped.
    const words = title
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .slice(0, 300)
    const at = Number(/\d{4}/.exec(year ?? '')?.[0])
    const years = at ? `,publication_year:${at - 1}-${at + 1}` : ''
    return {
      kind: 'search',
      path: `/works?filter=title.search:${encodeURIComponent(words)}${years}&per-page=5&${SELECT}`,
    }
  },
  read(answer) {
    if (!isObject(answer)) return undefined
    if (Array.isArray(answer.results)) return objectsOf(answer.results).map(candidateOf)
    return textOf(answer.id) === undefined ? undefined : [candidateOf(answer)]
  },
}

const TYPES: Readonly<Record<string, string>> = {
  'book-chapter': 'chapter',
  book: 'book',
  dissertation: 'thesis',
  report: 'report',
  preprint: 'article',
}
const NOTICES = new Set(['retraction', 'erratum'])

function candidateOf(item: Record<string, unknown>): Candidate {
  const title = textOf(item.title) ?? textOf(item.display_name)
  const location = isObject(item.primary_location) ? item.primary_location : {}
  const source = isObject(location.source) ? location.source : {}
  const ids = isObject(item.ids) ? item.ids : {}
  const type = textOf(item.type) ?? ''
  const parts = {
    doi: doiOf(item.doi) ?? doiOf(ids.doi),
    pmid: /\d{1,9}$/.exec(textOf(ids.pmid) ?? '')?.[0],
    title,
    container: textOf(source.display_name),
    type: TYPES[type] ?? (source.type === 'journal' ? 'article-journal' : undefined),
  }
  const notice = item.is_retracted === true ? 'retraction' : markOf(title ?? '')
  return {
    ...known(parts),
    authors: objectsOf(item.authorships).flatMap(({ author }) =>
      nameOf(isObject(author) ? author.display_name : undefined),
    ),
    years: Number.isInteger(item.publication_year) ? [item.publication_year as number] : [],
    notices: notice ? [{ kind: notice }] : [],
    ...(NOTICES.has(type) ? { isNotice: true } : {}),
  }
}

/** "Anna B. van der Lee": where the family name begins is for the comparison to find out. */
function nameOf(value: unknown): Name[] {
  const words = textOf(value)?.split(/\s+/) ?? []
  const family = words.pop()
  if (family === undefined) return []
  return [words.length === 0 ? { family } : { family, given: words.join(' ') }]
}
