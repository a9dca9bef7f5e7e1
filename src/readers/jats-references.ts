// The reference list of a JATS article: parts as tagged, and the entry as it is printed.
import type { MarkedParts } from '../references/entry.js'
import { doiIn } from '../references/title.js'
import type { Name } from '../types.js'
import { childOf, type Element, findAll, rawWordsOf, wordsOf } from '../xml.js'
import type { Entry } from './draft.js'

const CITATIONS = ['mixed-citation', 'element-citation', 'citation', 'nlm-citation']

/** Entries of one list, in order; a list of lists is one. */
export function readRefList(list: Element): Entry[] {
  const entries: Entry[] = []
  for (const ref of findAll(list, 'ref')) {
    const entry = readRef(ref)
    if (entry) entries.push(entry)
  }
  return entries
}

function readRef(ref: Element): Entry | undefined {
  const { id } = ref.attributes
  const citations = findAll(ref, ...CITATIONS)
  const [first] = citations
  if (!first) {
    const printed = wordsOf(ref)
    return printed === '' ? undefined : { ...(id ? { id } : {}), printed }
  }
  const parts = partsOf(first)
  const alternatives = childOf(ref, 'citation-alternatives') !== undefined
  const printed = (alternatives ? [first] : citations)
    .map((citation) => printedOf(citation, citation === first ? parts : undefined))
    .join(' ')
  const entry: Entry = { printed, parts }
  const label = wordsOf(childOf(ref, 'label')).replace(/^[[(]|[\])•*.]+$/g, '')
  if (id) entry.id = id
  if (label) entry.label = label
  return entry
}

const TYPES: Readonly<Record<string, string>> = {
  journal: 'article-journal',
  book: 'book',
  confproc: 'paper-conference',
  'conf-proc': 'paper-conference',
  thesis: 'thesis',
  report: 'report',
  gov: 'report',
  web: 'webpage',
  webpage: 'webpage',
  patent: 'patent',
}

function partsOf(citation: Element): MarkedParts {
  const tagged = findAll(citation, 'person-group', 'pub-id', 'ext-link', 'object-id')
  const groups = tagged.filter(({ name }) => name === 'person-group')
  const authorGroup =
    groups.find(({ attributes }) => attributes['person-group-type'] !== 'editor') ?? groups[0] ?? citation
  const article = childOf(citation, 'article-title', 'chapter-title', 'part-title')
  const source = wordsOf(childOf(citation, 'source', 'trans-source'))
  const kind = citation.attributes['publication-type'] ?? citation.attributes['citation-type'] ?? ''
  const named = findAll(authorGroup, 'name', 'string-name', 'collab', 'etal')
  // A loop: `flatMap` takes longer than all that it is given here.
  const authors: Name[] = []
  for (const element of named) {
    const name = nameOf(element)
    if (name) authors.push(name)
  }
  const year = yearOf(citation)
  const title = wordsOf(article) || source
  const doi = idOf(tagged, 'doi')?.toLowerCase() ?? doiIn(rawWordsOf(citation))
  const pmid = idOf(tagged, 'pmid')
  const type =
    kind === 'book' && article ? 'chapter' : (TYPES[kind] ?? (article && source ? 'article-journal' : undefined))
  const parts: MarkedParts = {}
  if (authors.length > 0) parts.authors = authors
  if (named.some(({ name }) => name === 'etal')) parts.etAl = true
  if (year) parts.year = year
  if (title) parts.title = withoutMark(title)
  if (article && source) parts.container = withoutMark(source)
  if (doi) parts.doi = doi
  if (pmid) parts.pmid = pmid
  if (type) parts.type = type
  return parts
}

/** Without the full stop or comma at its end. */
const withoutMark = (words: string): string => (/[.,]/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words)

/** "2006a", "in press" without the brackets that are printed around. */
const yearOf = (citation: Element): string =>
  wordsOf(childOf(citation, 'year'))
    .toLowerCase()
    .replace(/^\W+|\W+$/g, '')

function nameOf(element: Element): Name | undefined {
  if (element.name === 'etal') return undefined
  const family = element.name === 'collab' ? '' : wordsOf(childOf(element, 'surname'))
  const given = family === '' ? '' : wordsOf(childOf(element, 'given-names'))
  if (given !== '') return { family, given }
  const whole = family || withoutMark(wordsOf(element))
  return whole === '' ? undefined : { family: whole }
}

const idOf = (ids: readonly Element[], type: string): string | undefined =>
  wordsOf(
    ids.find(({ attributes }) => attributes['pub-id-type'] === type || attributes['ext-link-type'] === type),
  ).replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '') || undefined

/** All words, with a space and a comma where names follow each other with nothing between. */
function spoken({ children }: Element, words: string[] = []): string[] {
  let last = ''
  for (const child of children) {
    if (typeof child === 'string') {
      words.push(child)
      if (child.trim() !== '') last = ''
      continue
    }
    if (last === 'name' && child.name === 'name') words.push(', ')
    else if (/[\p{L}\p{N}.]$/u.test(words.at(-1) ?? '')) words.push(' ')
    spoken(child, words)
    last = child.name
  }
  return words
}

/** The entry's own words where it has punctuation of its own; else its parts in Vancouver's order. */
function printedOf(citation: Element, known: MarkedParts | undefined): string {
  const own = citation.children.some((child) => typeof child === 'string' && /[\p{L}\p{N}.,;:]/u.test(child))
  if (own) return spoken(citation).join('')
  const { authors = [], etAl, year, title, container, doi } = known ?? partsOf(citation)
  const first = new Map<string, Element>()
  for (const child of citation.children)
    if (typeof child !== 'string' && !first.has(child.name)) first.set(child.name, child)
  const part = (name: string) => wordsOf(first.get(name))
  const names = [
    ...authors.map(({ family, given }) => (given ? `${family} ${given}` : family)),
    ...(etAl ? ['et al'] : []),
  ]
  const pages = [part('fpage'), part('lpage')].filter(Boolean).join('–') || part('elocation-id')
  const volume = `${part('volume')}${part('issue') ? `(${part('issue')})` : ''}${pages ? `:${pages}` : ''}`
  const press = [part('publisher-loc'), part('publisher-name')].filter(Boolean).join(': ')
  const rest = part('comment')
  const printed: string[] = []
  const sentences = [names.join(', '), title, container, press, [year, volume].filter(Boolean).join(';'), rest]
  for (const words of sentences) if (words) printed.push(words.endsWith('.') ? words.slice(0, -1) : words)
  if (doi) printed.push(`doi:${doi}`)
  return printed.join('. ') || wordsOf(citation)
}
