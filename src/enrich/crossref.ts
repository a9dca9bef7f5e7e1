// Crossref's REST API: https://api.crossref.org/works.
import type { NoticeKind } from '../../graph/schema.js'
import type { Name } from '../types.js'
import { doiOf, isObject, known, listOf, objectsOf, textOf } from './json.js'
import type { Candidate, Notice, Service, Wanted } from './service.js'
import { markOf } from './title.js'

export const crossref: Service = {
  name: 'crossref',
  address: 'https://api.crossref.org',
  // Since December 2025: 5 records or 1 search a second; 10 and 3 for those who say who they are.
  pace: (kind, email) => (kind === 'record' ? (email ? 100 : 200) : email ? 334 : 1000),
  byDoi: (doi) => ({ kind: 'record', path: `/works/${encodeURIComponent(doi)}` }),
  search: (wanted) => ({
    kind: 'search',
    path: `/works?query.bibliographic=${encodeURIComponent(wordsOf(wanted))}&rows=5&select=${FIELDS}`,
  }),
  read(answer) {
    const message = isObject(answer) ? answer.message : undefined
    if (!isObject(message)) return undefined
    const items = Array.isArray(message.items) ? message.items : [message]
    return items.filter(isObject).map(candidateOf)
  },
}

/** Not `updated-by`, which is not everywhere known as a field to select: who is found is asked for whole. */
const FIELDS = 'DOI,title,subtitle,author,issued,published-print,published-online,container-title,type,update-to'

const wordsOf = ({ authors, year, title, reference = '' }: Wanted): string =>
  [...authors.slice(0, 3), year, title ?? reference].join(' ').slice(0, 400)

const TYPES: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
  book: 'book',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'proceedings-article': 'paper-conference',
  dissertation: 'thesis',
  report: 'report',
  'posted-content': 'article',
}

/** Crossref's types of updates; others (new versions and editions) say nothing against a work. */
const KINDS: Readonly<Record<string, NoticeKind>> = {
  retraction: 'retraction',
  partial_retraction: 'partial-retraction',
  withdrawal: 'withdrawal',
  removal: 'withdrawal',
  expression_of_concern: 'expression-of-concern',
  correction: 'correction',
  corrigendum: 'correction',
  erratum: 'correction',
  addendum: 'correction',
}

function candidateOf(item: Record<string, unknown>): Candidate {
  const title = textOf(listOf(item.title)[0])
  const notices = noticesOf(item['updated-by'])
  const mark = markOf(title ?? '')
  if (mark) notices.push({ kind: mark })
  const dates = ['issued', 'published-print', 'published-online', 'published'].flatMap(
    (name) => dateOf(item[name]) ?? [],
  )
  const parts = {
    doi: doiOf(item.DOI),
    title,
    subtitle: textOf(listOf(item.subtitle)[0]),
    container: textOf(listOf(item['container-title'])[0]),
    type: TYPES[textOf(item.type) ?? ''],
  }
  return {
    ...known(parts),
    authors: objectsOf(item.author).flatMap(nameOf),
    years: [...new Set(dates.map((date) => Number(date.slice(0, 4))))],
    notices,
    ...(noticesOf(item['update-to']).length > 0 ? { isNotice: true } : {}),
  }
}

function nameOf({ family, given, name }: Record<string, unknown>): Name[] {
  const last = textOf(family) ?? textOf(name)
  const first = textOf(given)
  if (last === undefined) return []
  return [first === undefined ? { family: last } : { family: last, given: first }]
}

function noticesOf(updates: unknown): Notice[] {
  return objectsOf(updates).flatMap(({ type, DOI, updated }): Notice[] => {
    const kind = KINDS[(textOf(type) ?? '').toLowerCase().replaceAll(/[\s-]+/g, '_')]
    const doi = doiOf(DOI)
    const date = dateOf(updated)
    return kind ? [{ kind, ...known({ doi, date }) }] : []
  })
}

/** "2010-02-06", as far as it is known, of `{"date-parts": [[2010, 2, 6]]}`. */
function dateOf(value: unknown): string | undefined {
  const parts = listOf(listOf(isObject(value) ? value['date-parts'] : undefined)[0])
  const numbers = parts.slice(0, 3).filter((part): part is number => Number.isInteger(part))
  if (numbers.length === 0) return undefined
  return numbers.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-')
}
