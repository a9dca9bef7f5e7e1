// The publications as RIS, BibTeX and CSL-JSON, for Zotero, EndNote, JabRef and pandoc.
import type { EdgeOf, NodeOf } from '../../graph/schema.js'
import type { FileExporter, Graph } from '../types.js'
import { checkGraph } from './check.js'
import { citationPlugins } from './libraries.js'
import { ofKind } from './links.js'
import { fileId } from './names.js'
import { inChunks, textOf } from './values.js'

export const ris: FileExporter = {
  name: 'ris',
  doc: 'The publications as RIS, for reference managers.',
  extension: '.ris',
  write: (graph) => inChunks(map(publications(graph), risOf)),
}

export const bibtex: FileExporter = {
  name: 'bibtex',
  doc: 'The publications as BibTeX.',
  extension: '.bib',
  write: (graph) => inChunks(map(publications(graph), bibtexOf)),
}

export const cslJson: FileExporter = {
  name: 'csl-json',
  doc: 'The publications as CSL-JSON, for Zotero and pandoc.',
  extension: '.json',
  *write(graph) {
    let lead = '[\n'
    for (const item of publications(graph)) {
      yield lead + JSON.stringify(item)
      lead = ',\n'
    }
    yield lead.startsWith('[') ? '[]\n' : '\n]\n'
  },
}

function* map<T>(items: Iterable<T>, write: (item: T) => string): Generator<string> {
  for (const item of items) yield write(item)
}

/** Its own text breaks lines within words, so that only its translation of names is used. */
function risOf(item: Csl): string {
  const [entry = {}] = citationPlugins().output.format('ris', [item], { format: 'object', spec: 'new' }) as Record<
    string,
    unknown
  >[]
  const { TY, ...tags } = entry
  const lines = Object.entries(tags).flatMap(([tag, value]) =>
    [value].flat().map((each) => `${tag}  - ${oneLine(each)}`),
  )
  return [`TY  - ${TY}`, ...lines, 'ER  - ', '', ''].join('\r\n')
}
const oneLine = (value: unknown) => String(value).replace(/\s+/g, ' ').trim()

function bibtexOf({ author, ...item }: Csl): string {
  const escaped = Object.entries(item).map(([name, value]) =>
    typeof value === 'string' && LATEX_FIELDS.has(name) ? [name, latex(value)] : [name, value],
  )
  const authors = author?.map((name) =>
    Object.fromEntries(Object.entries(name).map(([part, text]) => [part, latex(text)])),
  )
  const entry = { ...Object.fromEntries(escaped), ...(authors ? { author: authors } : {}) }
  return `${String(citationPlugins().output.format('bibtex', [entry])).trim()}\n\n`
}

/** Addresses are printed as they are. */
const LATEX_FIELDS = new Set(['title', 'container-title', 'note'])
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const latex = (text: string) => text.replace(/[\\{}~^&%$#_]/g, (unit) => COMMANDS[unit] ?? `\\${unit}`)

interface Name {
  family?: string
  given?: string
  literal?: string
}
interface Csl {
  id: string
  type: string
  author?: Name[]
  issued?: { 'date-parts': [[number]] } | { literal: string }
  [more: string]: unknown
}

function* publications(graph: Graph): Generator<Csl> {
  checkGraph(graph)
  const names = namesOf(graph)
  for (const publication of ofKind(graph, 'Publication')) yield cslOf(publication, names.get(publication.id) ?? [])
}

/** The authors of each work in order, with their given names. */
function namesOf({ nodes, edges }: Graph): Map<string, Name[]> {
  const authors = new Map(nodes.flatMap((node) => (node.kind === 'Author' ? [[node.id, node] as const] : [])))
  const authorships = new Map<string, EdgeOf<'AUTHORED_BY'>[]>()
  for (const edge of edges)
    if (edge.kind === 'AUTHORED_BY') authorships.set(edge.source, [...(authorships.get(edge.source) ?? []), edge])
  const sorted = [...authorships].map(([id, list]) => {
    const inOrder = list.sort((a, b) => a.position - b.position)
    return [id, inOrder.flatMap(({ target }) => nameOf(authors.get(target)))] as const
  })
  return new Map(sorted)
}

const nameOf = (author: NodeOf<'Author'> | undefined): Name[] => {
  const [family, given] = [clean(author?.family), clean(author?.given)]
  return family && given ? [{ family, given }] : familyOnly(family)
}

/** A family name alone is often an organisation's; both are sorted and shown alike as a literal. */
const familyOnly = (family: unknown): Name[] => {
  const literal = clean(family)
  return literal ? [{ literal }] : []
}

/** A graph from elsewhere may have anything for a text. */
const clean = (value: unknown) => textOf(value, 'string')?.trim() || undefined

function cslOf(publication: NodeOf<'Publication'>, named: Name[]): Csl {
  const { authors, etAl, container, doi, pmid, reference } = publication
  const [label = publication.id, title, year] = [publication.label, publication.title, publication.year].map(clean)
  const families = Array.isArray(authors) ? authors.flatMap(familyOnly) : []
  const author = named.length >= families.length ? named : families
  const [, number, suffix] = /^(\d{4})([a-z])?$/.exec(year ?? '') ?? []
  const notes = [
    noticeOf(publication),
    etAl === 'true' ? 'More authors than are listed (et al.).' : '',
    title ? '' : `Cited as: ${label}`,
  ]
  return {
    id: fileId(clean(publication.citationKey) ?? publication.id),
    type: clean(publication.type) ?? (clean(container) ? 'article-journal' : 'document'),
    ...(author.length > 0 ? { author } : {}),
    ...(number ? { issued: { 'date-parts': [[Number(number)]] } } : year ? { issued: { literal: year } } : {}),
    ...(suffix ? { 'year-suffix': suffix } : {}),
    ...texts({ title: title ?? clean(reference) ?? label, 'container-title': container, DOI: doi, PMID: pmid }),
    ...texts({ note: notes.filter(Boolean).join(' ') }),
  }
}

/** "Notice: retraction (2005-02-06, doi:10.1234/note)." */
function noticeOf({ notice, noticeDate, noticeDoi }: NodeOf<'Publication'>): string {
  const [kind, date, doi] = [notice, noticeDate, noticeDoi].map(clean)
  if (kind === undefined) return ''
  const details = [date, doi && `doi:${doi}`].filter(Boolean).join(', ')
  return `Notice: ${kind}${details === '' ? '' : ` (${details})`}.`
}

const texts = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const text = clean(value)
      return text ? [[name, text]] : []
    }),
  )
