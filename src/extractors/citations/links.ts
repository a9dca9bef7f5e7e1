// Citations that the source itself links to its reference list: they say which entry is meant, whatever is printed.
import { familyKey } from '../../text/names.js'
import { lowerBound, overlaps } from '../../text/spans.js'
import type { Citation, CitationLink, Document, Report } from '../../types.js'

/**
 * Citations as printed, put right by the document's links: those that a link covers lead where it leads, and a link
 * that covers none becomes a citation. Reports where print and link differ.
 */
export function followLinks(document: Document, printed: readonly Citation[], report: Report): Citation[] {
  const { links } = document
  if (links.length === 0) return [...printed]
  const kept = new Set(printed)
  const list: Citation[] = []
  let k = 0
  const sorted = [...printed].sort((a, b) => a.start - b.start)
  for (const link of links) {
    while (k < sorted.length && (sorted[k] as Citation).end <= link.start) k++
    const covered: Citation[] = []
    for (let i = k; i < sorted.length && (sorted[i] as Citation).start < link.end; i++)
      if (overlaps(sorted[i] as Citation, link)) covered.push(sorted[i] as Citation)
    for (const citation of covered) kept.delete(citation)
    list.push(...linked(document, link, covered, report))
  }
  // Numbers beside links are something else, unless the links are to a few of many.
  const numbers = sorted.filter(({ number }) => number !== undefined)
  const unlinked = numbers.filter((citation) => kept.has(citation))
  if (unlinked.length > numbers.length / 5) for (const citation of unlinked) kept.delete(citation)
  const groups = new Set(list.map(({ group }) => group.start))
  for (const citation of unlinked)
    if (groups.has(citation.group.start) && isBetween(citation, list)) kept.delete(citation)
  list.push(...kept)
  return list
}

/** Whether a citation is of a range that a link already speaks for. */
const isBetween = (citation: Citation, list: readonly Citation[]): boolean =>
  list.some(({ group, reference }) => group.start === citation.group.start && reference === citation.reference)

function linked(document: Document, link: CitationLink, covered: readonly Citation[], report: Report): Citation[] {
  const free = new Set(link.references)
  const settled = new Map<Citation, number>()
  for (const citation of covered)
    if (citation.reference !== undefined && free.delete(citation.reference)) settled.set(citation, citation.reference)
  for (const citation of covered) {
    if (settled.has(citation)) continue
    const best = [...free].find((reference) => mayMean(document, citation, reference)) ?? [...free][0]
    if (best === undefined) continue
    free.delete(best)
    if (citation.reference !== undefined)
      report({
        level: 'warning',
        rule: 'citations:link-differs',
        reason: `as printed this cites ${quote(document, citation.reference)}, but the source links it to ${quote(document, best)}; the link counts`,
        span: link,
      })
    settled.set(citation, best)
  }
  const [model] = covered
  return [
    ...[...settled].map(([citation, reference]): Citation => ({ ...citation, reference, confidence: 1 })),
    ...[...free].map((reference) => citationOf(document, link, reference, model)),
  ]
}

const quote = ({ references }: Document, index: number): string =>
  JSON.stringify((references[index]?.text ?? '').slice(0, 60))

function mayMean({ references }: Document, { authors, number }: Citation, index: number): boolean {
  const { label, authors: listed = [] } = references[index] ?? {}
  if (number !== undefined) return label === undefined ? number === index + 1 : label === String(number)
  const [first] = authors
  return first !== undefined && familyKey(first) === familyKey(listed[0]?.family ?? '')
}

/** A link that no citation was read from, as one. */
function citationOf(document: Document, link: CitationLink, reference: number, model: Citation | undefined): Citation {
  const { text, passages, references } = document
  const { label, authors = [], year = '', file } = references[reference] ?? {}
  const index = Math.max(0, lowerBound(passages, link.end) - 1)
  const passage = passages[index]
  const start = Math.max(link.start, passage?.start ?? 0)
  const end = Math.max(start + 1, Math.min(link.end, passage?.end ?? link.end))
  const words = text.slice(start, end)
  const isNumber = /^\W*\d{1,3}(?!\d)/.test(words)
  const base = { start, end, passage: index, group: model?.group ?? { start, end }, reference, confidence: 1 }
  if (isNumber) {
    // A work without a place in a printed list has the number that is printed here, where it is one.
    const number = Number(label ?? (file === undefined ? reference + 1 : /^\W*(\d+)\W*$/.exec(words)?.[1]))
    return {
      ...base,
      style: 'numeric',
      authors: [],
      etAl: false,
      year: '',
      ...(Number.isInteger(number) ? { number } : {}),
    }
  }
  return { ...base, style: 'parenthetical', authors: authors.map(({ family }) => family), etAl: false, year }
}
