// Citations and references → publications and authors: one work, one node.
import type { EdgeOf, NodeOf } from '../../graph/schema.js'
import type { Citation, Document, Name } from '../types.js'
import type { Assembly, Draft } from './builder.js'
import { authorIds, type Labelled, publicationIds } from './publication-ids.js'
import { type Clash, mergeWorks, type Work, type WorkRecord } from './works.js'

export function assemblePublications({ extracted, builder, report, publicationIds: idsOf }: Assembly): void {
  const records: WorkRecord[] = []
  /** By document and index into its citations. */
  const recordsOf: WorkRecord[][] = []
  for (const { document, found } of extracted) {
    const known = new Map<string | number, WorkRecord>()
    const list: WorkRecord[] = []
    for (const citation of found.citations) {
      const key = citation.reference ?? describe(citation)
      let record = known.get(key)
      if (!record) {
        record = recordFor(document, citation)
        known.set(key, record)
        records.push(record)
      }
      list.push(record)
    }
    recordsOf.push(list)
    reportUncited(document, found.citations)
  }
  const { works, workOf, clashes } = mergeWorks(records)
  clashes.forEach(reportClash)
  const ids = publicationIds(works)
  const authorOf = authorIds(works.flatMap(({ best }) => best.authors))
  for (const work of works) addWork(work)
  for (const [d, { document, found }] of extracted.entries()) {
    const list = (recordsOf[d] as WorkRecord[]).map((record) => (ids.get(workOf.get(record) as Work) as Labelled).id)
    idsOf.set(document, list)
    for (const [i, citation] of found.citations.entries()) addCitation(document, citation, list[i] as string)
  }

  function addWork(work: Work): void {
    const { id, label } = ids.get(work) as Labelled
    const { authors, etAl, reference } = work.best
    const { title, container, doi, pmid, type, text, abstract, file } = reference ?? {}
    const node = {
      id,
      kind: 'Publication',
      label,
      citationKey: id.slice('publication:'.length),
      authors: authors.map(({ family }) => family),
    } as Draft<NodeOf<'Publication'>>
    if (etAl) node.etAl = 'true'
    if (work.year) node.year = work.year
    if (title) node.title = title
    if (container) node.container = container
    if (doi) node.doi = doi
    if (pmid) node.pmid = pmid
    if (type) node.type = type
    if (abstract) node.abstract = abstract
    if (text && file === undefined) node.reference = text
    builder.node<'Publication'>(node)
    authors.forEach((name, position) => {
      const { id: author, family, given } = authorOf(name)
      const person = { id: author, kind: 'Author', label: given ? `${given} ${family}` : family, family } as Draft<
        NodeOf<'Author'>
      >
      if (given) person.given = given
      builder.node<'Author'>(person)
      builder.edge<'AUTHORED_BY'>({ id: '', kind: 'AUTHORED_BY', source: id, target: author, position }, position)
    })
  }

  function addCitation({ text, passages }: Document, citation: Citation, target: string): void {
    const { start, end, style, number, confidence, passage } = citation
    const source = passages[passage]?.id
    if (source === undefined) return
    const quote = text.slice(start, end)
    const kind = 'CITES'
    const edge: Draft<EdgeOf<'CITES'>> =
      number === undefined
        ? { id: '', kind, source, target, start, end, text: quote, style, confidence }
        : { id: '', kind, source, target, start, end, text: quote, style, number, confidence }
    if (citation.function !== undefined) edge.function = citation.function
    builder.edge<'CITES'>(edge, start)
  }

  function reportClash({ id, entries }: Clash): void {
    const [other, { uri, reference }] = entries
    const name = id.replace(/^\w+/, (kind) => kind.toUpperCase())
    const words = JSON.stringify(other.reference?.text.slice(0, 80))
    report({
      level: 'warning',
      rule: 'references:id-of-two-works',
      reason: `${name} is printed for another work, too, so one of them is wrong: ${words} (${other.uri})`,
      uri,
      ...(reference && reference.file === undefined ? { span: { start: reference.start, end: reference.end } } : {}),
    })
  }

  function reportUncited({ references, uri }: Document, citations: readonly Citation[]): void {
    const cited = new Set(citations.map(({ reference }) => reference))
    cited.delete(undefined)
    // None resolved: the list is of a style that isn't read, and one message per entry would say nothing.
    if (cited.size === 0) return
    references.forEach(({ start, end, text, file }, index) => {
      if (!cited.has(index) && file === undefined)
        report({
          level: 'info',
          rule: 'references:not-cited',
          reason: `no citation in the text leads to this entry: ${JSON.stringify(text.slice(0, 80))}`,
          uri,
          span: { start, end },
        })
    })
  }
}

const describe = ({ authors, etAl, year, initials, number }: Citation): string =>
  [...authors, etAl, year, initials, number].join('\u0000')

function recordFor({ uri, references }: Document, citation: Citation): WorkRecord {
  const reference = citation.reference === undefined ? undefined : references[citation.reference]
  const authors = citation.authors.map((family, i): Name => {
    const given = i === 0 ? citation.initials : undefined
    return given ? { family, given } : { family }
  })
  const { etAl, year, number } = citation
  if (!reference) return number === undefined ? { uri, authors, etAl, year } : { uri, authors, etAl, year, number }
  // An entry without authors keeps the name that it is cited by.
  const listed = reference.authors.length > 0 ? reference.authors : authors
  return { uri, authors: listed, etAl: reference.etAl === true, year: reference.year ?? citation.year, reference }
}
