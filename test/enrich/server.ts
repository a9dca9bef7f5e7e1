// A server on this machine that speaks the formats of Crossref and OpenAlex about works made up for the tests.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface MadeUp {
  doi?: string
  pmid?: string
  title: string
  subtitle?: string
  /** "Given Family" */
  authors: string[]
  year: number
  /** Of the printed issue, where that is another. */
  printed?: number
  container?: string
  retracted?: { doi: string; date: [number, number, number]; type?: string }
  /** It is itself a notice about the work with this DOI. */
  about?: string
  /** Services that have it; both without it. */
  only?: 'crossref' | 'openalex'
}

/** What else may happen to a request; returns true where it has answered. */
export type Trouble = (request: IncomingMessage, response: ServerResponse, path: string) => boolean

export interface Services {
  crossref: string
  openalex: string
  /** Paths asked for, in order, as far as the query. */
  asked: string[]
  requests: IncomingMessage[]
  close: () => void
}

export async function services(works: readonly MadeUp[], trouble: Trouble = () => false): Promise<Services> {
  const asked: string[] = []
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const path = decodeURIComponent(url.pathname)
    asked.push(path + (url.searchParams.has('query.bibliographic') || url.searchParams.has('filter') ? '?' : ''))
    requests.push(request)
    if (trouble(request, response, path)) return
    const body = path.startsWith('/crossref')
      ? crossref(path.slice(9), url, works)
      : openalex(path.slice(9), url, works)
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(body === undefined ? 'Resource not found.' : JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(close)
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { crossref: `${base}/crossref`, openalex: `${base}/openalex`, asked, requests, close }
}

const at = (name: 'crossref' | 'openalex', works: readonly MadeUp[]) =>
  works.filter(({ only }) => (only ?? name) === name)

/** Works that have a third of the words asked for, as lenient as real searches are. */
function matching(words: string, works: readonly MadeUp[]): MadeUp[] {
  const asked = new Set(words.toLowerCase().match(/\p{L}{3,}/gu))
  return works.filter(({ title }) => {
    const own = title.toLowerCase().match(/\p{L}{3,}/gu) ?? []
    return own.filter((word) => asked.has(word)).length >= own.length / 3
  })
}

const parts = (date: readonly number[]) => ({ 'date-parts': [date] })

function crossref(path: string, url: URL, works: readonly MadeUp[]): unknown {
  const own = at('crossref', works).filter(({ doi }) => doi !== undefined)
  const query = url.searchParams.get('query.bibliographic')
  if (query !== null) {
    const items = matching(query, own).slice(0, Number(url.searchParams.get('rows') ?? 20))
    // A search selects its fields, and updated-by is not among them.
    const chosen = items.map((work) => ({ ...crossrefItem(work), 'updated-by': undefined, score: 40 }))
    return { status: 'ok', 'message-type': 'work-list', message: { 'total-results': items.length, items: chosen } }
  }
  const work = own.find(({ doi }) => path.toLowerCase() === `/works/${doi}`)
  return work && { status: 'ok', 'message-type': 'work', 'message-version': '1.0.0', message: crossrefItem(work) }
}

function crossrefItem({ doi, title, subtitle, authors, year, printed, container, retracted, about }: MadeUp) {
  const update = (type: string, DOI: string, date: readonly number[]) => ({
    type,
    label: type,
    DOI,
    source: 'publisher',
    updated: { ...parts(date), timestamp: 0 },
  })
  return {
    DOI: doi?.toUpperCase(),
    type: 'journal-article',
    title: [title],
    subtitle: subtitle === undefined ? [] : [subtitle],
    author: authors.map((name, i) => ({
      given: name.slice(0, name.indexOf(' ')),
      family: name.slice(name.indexOf(' ') + 1),
      sequence: i === 0 ? 'first' : 'additional',
      affiliation: [],
    })),
    issued: parts([year, 3]),
    ...(printed === undefined ? {} : { 'published-print': parts([printed]) }),
    'container-title': container === undefined ? [] : [container],
    ...(retracted ? { 'updated-by': [update(retracted.type ?? 'retraction', retracted.doi, retracted.date)] } : {}),
    ...(about === undefined ? {} : { 'update-to': [update('retraction', about, [year])] }),
  }
}

function openalex(path: string, url: URL, works: readonly MadeUp[]): unknown {
  const own = at('openalex', works)
  const filter = url.searchParams.get('filter')
  if (filter !== null) {
    const [, words = '', from, to] = /^title\.search:([^,|"]*)(?:,publication_year:(\d+)-(\d+))?$/.exec(filter) ?? []
    const results = matching(words, own).filter(
      ({ year }) => from === undefined || (year >= Number(from) && year <= Number(to)),
    )
    return { meta: { count: results.length, page: 1 }, results: results.map(openalexItem) }
  }
  const id = /^\/works\/(doi|pmid):(.+)$/.exec(path)
  const work = own.find((one) => id && one[id[1] as 'doi' | 'pmid'] === id[2]?.toLowerCase())
  return work && openalexItem(work)
}

function openalexItem({ doi, pmid, title, authors, year, container, retracted, about }: MadeUp) {
  return {
    id: 'https://openalex.org/W1',
    doi: doi === undefined ? null : `https://doi.org/${doi}`,
    ids: { openalex: 'https://openalex.org/W1', ...(pmid ? { pmid: `https://pubmed.ncbi.nlm.nih.gov/${pmid}` } : {}) },
    title,
    publication_year: year,
    type: about === undefined ? 'article' : 'retraction',
    is_retracted: retracted !== undefined && (retracted.type ?? 'retraction') === 'retraction',
    primary_location: { source: container === undefined ? null : { display_name: container, type: 'journal' } },
    authorships: authors.map((display_name) => ({ author: { display_name } })),
  }
}
