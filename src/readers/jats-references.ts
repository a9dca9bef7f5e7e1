// The reference list of a JATS article: parts as tagged, and the entry as it is printed.
import { DOI } from '../references/title.js'
import type { Name } from '../types.js'
import { childOf, type Element, elementsIn, findAll, wordsOf } from '../xml.js'
import type { Entry } from './draft.js'

const CITATIONS = ['mixed-citation', 'element-citation', 'citation', 'nlm-citation']

/** Entries of one list, in order; a list of lists is one. */
export const readRefList = (list: Element): Entry[] => findAll(list, 'ref').flatMap(readRef)

function readRef(ref: Element): Entry[] {
  const citations = findAll(ref, ...CITATIONS)
  const [first] = citations
  if (!first)
    return wordsOf(ref) === ''
      ? []
      : [{ ...(ref.attributes.id ? { id: ref.attributes.id } : {}), printed: wordsOf(ref) }]
  const label = wordsOf(childOf(ref, 'label')).replace(/^[[(]|[\])•*.]+$/g, '')
  const parts = partsOf(first)
  const alternatives = childOf(ref, 'citation-alternatives') !== undefined
  const printed = (alternatives ? [first] : citations)
    .map((citation) => printedOf(citation, citation === first ? parts : undefined))
    .join(' ')
  return [{ ...(ref.attributes.id ? { id: ref.attributes.id } : {}), ...(label ? { label } : {}), printed, parts }]
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

type Parts = NonNullable<Entry['parts']>

function partsOf(citation: Element): Parts {
  const groups = findAll(citation, 'person-group')
  const authorGroup =
    groups.find(({ attributes }) => attributes['person-group-type'] !== 'editor') ?? groups[0] ?? citation
  const authors = namesIn(authorGroup)
  const article = childOf(citation, 'article-title', 'chapter-title', 'part-title')
  const source = wordsOf(childOf(citation, 'source', 'trans-source'))
  const title = wordsOf(article) || source
  const year = yearOf(citation)
  const ids = findAll(citation, 'pub-id', 'ext-link', 'object-id')
  const doi =
    idOf(ids, 'doi')?.toLowerCase() ??
    DOI.exec(wordsOf(citation))?.[0]
      ?.replace(/[).,;\]]+$/, '')
      .toLowerCase()
  const pmid = idOf(ids, 'pmid')
  const kind = citation.attributes['publication-type'] ?? citation.attributes['citation-type'] ?? ''
  const type =
    kind === 'book' && article ? 'chapter' : (TYPES[kind] ?? (article && source ? 'article-journal' : undefined))
  return {
    ...(authors.length > 0 ? { authors } : {}),
    ...(findAll(authorGroup, 'etal').length > 0 ? { etAl: true } : {}),
    ...(year ? { year } : {}),
    ...(title ? { title: title.replace(/[.,]$/, '') } : {}),
    ...(article && source ? { container: source.replace(/[.,]$/, '') } : {}),
    ...(doi ? { doi } : {}),
    ...(pmid ? { pmid } : {}),
    ...(type ? { type } : {}),
  }
}

/** "2006a", "in press" without the brackets that are printed around. */
const yearOf = (citation: Element): string =>
  wordsOf(childOf(citation, 'year'))
    .toLowerCase()
    .replace(/^\W+|\W+$/g, '')

function namesIn(group: Element): Name[] {
  return findAll(group, 'name', 'string-name', 'collab').flatMap((name): Name[] => {
    const family = wordsOf(childOf(name, 'surname'))
    const given = wordsOf(childOf(name, 'given-names'))
    const words = wordsOf(name).replace(/[.,]$/, '')
    if (name.name === 'collab' || family === '') return words === '' ? [] : [{ family: words }]
    return [given ? { family, given } : { family }]
  })
}

const idOf = (ids: readonly Element[], type: string): string | undefined =>
  wordsOf(
    ids.find(({ attributes }) => attributes['pub-id-type'] === type || attributes['ext-link-type'] === type),
  ).replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '') || undefined

/** All words, with a space and a comma where names follow each other with nothing between. */
function spoken(element: Element): string {
  let words = ''
  let last = ''
  for (const child of element.children) {
    if (typeof child === 'string') {
      words += child
      if (child.trim() !== '') last = ''
      continue
    }
    if (last === 'name' && child.name === 'name') words += ', '
    else if (/[\p{L}\p{N}.]$/u.test(words)) words += ' '
    words += spoken(child)
    last = child.name
  }
  return words
}

/** The entry's own words where it has punctuation of its own; else its parts in Vancouver's order. */
function printedOf(citation: Element, known: Parts | undefined): string {
  const own = citation.children.some((child) => typeof child === 'string' && /[\p{L}\p{N}.,;:]/u.test(child))
  if (own) return spoken(citation).replace(/\s+/g, ' ').trim()
  const { authors = [], etAl, year, title, container, doi } = known ?? partsOf(citation)
  const part = (name: string) => wordsOf(childOf(citation, name))
  const names = [
    ...authors.map(({ family, given }) => (given ? `${family} ${given}` : family)),
    ...(etAl ? ['et al'] : []),
  ]
  const pages = [part('fpage'), part('lpage')].filter(Boolean).join('–') || part('elocation-id')
  const volume = `${part('volume')}${part('issue') ? `(${part('issue')})` : ''}${pages ? `:${pages}` : ''}`
  const press = [part('publisher-loc'), part('publisher-name')].filter(Boolean).join(': ')
  const rest = elementsIn(citation).some(({ name }) => name === 'comment') ? part('comment') : ''
  const sentences = [
    names.join(', '),
    title,
    container,
    press,
    [year, volume].filter(Boolean).join(';'),
    rest,
    doi ? `doi:${doi}` : '',
  ]
  return (
    sentences
      .flatMap((words) => words || [])
      .map((words) => words.replace(/\.$/, ''))
      .join('. ') || wordsOf(citation)
  )
}
