// The words behind a node or an edge: which sentences say it, which words in them, and what stands around.
import type { EdgeOf, GraphEdge, Modality, NodeOf } from '../graph/schema.js'
import {
  edgeOf,
  edgesInto,
  edgesOut,
  type GraphIndex,
  type Item,
  nodeOf,
  sourcesOf,
  targetsOf,
  unique,
} from './model.js'

/** `[start, end)` in UTF-16 units of the passage's text. */
export type Range = readonly [start: number, end: number]

export interface Quote {
  /** Number of the passage's node. */
  passage: number
  /** The words in it, sorted, without overlaps; none where the whole passage is meant. */
  ranges: Range[]
  /** How firmly the passage says it, in the author's words. */
  modality?: Modality
  hedge?: string
  /** How sure the extracting rule is, 0–1. */
  confidence?: number
}

type PassageNode = NodeOf<'Passage'>
export const passageOf = (index: GraphIndex, node: number) => nodeOf(index, node) as PassageNode

/** In the order of documents and of their passages; empty where the graph records no words. */
export function quotesOf(index: GraphIndex, item: Item): Quote[] {
  return 'node' in item ? quotesOfNode(index, item.node) : quotesOfEdge(index, item.edge)
}

export function quotesOfNode(index: GraphIndex, node: number): Quote[] {
  const { kind } = nodeOf(index, node)
  if (kind === 'Passage') return [{ passage: node, ranges: [] }]
  if (kind === 'Author')
    return merged(sourcesOf(index, node, 'AUTHORED_BY').flatMap((work) => quotesOfNode(index, work)))
  const spans = edgesInto(index, node, 'STATES', 'CITES', 'MENTIONS')
  return merged(spans.map((edge) => quoteOfSpan(index, edge)))
}

/**
 * An edge from a passage quotes its own words. Any other is said where both its ends are said; failing that, where
 * the one that is stated (a claim, a finding, a study) is.
 */
function quotesOfEdge(index: GraphIndex, edge: number): Quote[] {
  const data = edgeOf(index, edge)
  const [source, target] = [index.sources[edge] as number, index.targets[edge] as number]
  if (data.kind === 'HAS_PASSAGE') return [{ passage: target, ranges: [] }]
  if (hasSpan(data)) return [quoteOfSpan(index, edge)]
  const [from, to] = [quotesOfNode(index, source), quotesOfNode(index, target)]
  if (data.kind === 'SUPPORTED_BY') {
    const passage = index.nodeAt.get(data.passage)
    const stated = from.filter((quote) => quote.passage === passage)
    if (stated.length > 0) return stated
    if (passage !== undefined) return [{ passage, ranges: [] }]
  }
  const shared = new Set(to.map(({ passage }) => passage))
  const both = from.filter(({ passage }) => shared.has(passage))
  if (both.length > 0)
    return merged([...both, ...to.filter((quote) => both.some(({ passage }) => passage === quote.passage))])
  const stated = [from, to].find((quotes, i) => quotes.length > 0 && isStated(index, i === 0 ? source : target))
  return stated ?? (from.length > 0 ? from : to)
}

const isStated = (index: GraphIndex, node: number) => edgesInto(index, node, 'STATES').length > 0

type SpanEdge = EdgeOf<'STATES'> | EdgeOf<'MENTIONS'> | EdgeOf<'CITES'>
const hasSpan = (edge: GraphEdge): edge is SpanEdge =>
  edge.kind === 'STATES' || edge.kind === 'MENTIONS' || edge.kind === 'CITES'

function quoteOfSpan(index: GraphIndex, edge: number): Quote {
  const data = edgeOf(index, edge) as SpanEdge
  const passage = index.sources[edge] as number
  const { start, text } = passageOf(index, passage)
  const range: Range = [Math.max(0, data.start - start), Math.min(text.length, data.end - start)]
  return {
    passage,
    ranges: range[0] < range[1] ? [range] : [],
    ...(data.confidence === undefined ? {} : { confidence: data.confidence }),
    ...(data.kind === 'STATES' && data.modality !== undefined ? { modality: data.modality } : {}),
    ...(data.kind === 'STATES' && data.hedge !== undefined ? { hedge: data.hedge } : {}),
  }
}

/** One quote for each passage, with all that was found in it; the surest reading speaks for it. */
function merged(quotes: readonly Quote[]): Quote[] {
  const byPassage = new Map<number, Quote>()
  for (const quote of quotes) {
    const known = byPassage.get(quote.passage)
    if (!known) {
      byPassage.set(quote.passage, quote)
      continue
    }
    const [first, second] = (known.confidence ?? 0) >= (quote.confidence ?? 0) ? [known, quote] : [quote, known]
    byPassage.set(quote.passage, { ...second, ...first, ranges: joined([...known.ranges, ...quote.ranges]) })
  }
  return [...byPassage.values()].sort((a, b) => a.passage - b.passage)
}

/** Sorted, and overlapping ones made one. */
export function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1)
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)]
    else result.push([start, end])
  }
  return result
}

/** A text in pieces, marked and unmarked in turn; together they are the text. */
export function pieces(text: string, ranges: readonly Range[]): { text: string; marked: boolean }[] {
  const result: { text: string; marked: boolean }[] = []
  let at = 0
  for (const [start, end] of ranges) {
    if (start > at) result.push({ text: text.slice(at, start), marked: false })
    result.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) result.push({ text: text.slice(at), marked: false })
  return result
}

/** A heading says little, and a sentence that states something says more than one that only names it. */
export function tellingFirst(index: GraphIndex, quotes: readonly Quote[]): Quote[] {
  const rank = ({ passage }: Quote) => {
    const { text, section } = passageOf(index, passage)
    if (text === section) return 2
    return edgesOut(index, passage, 'STATES').length > 0 ? 0 : 1
  }
  return [...quotes].sort((a, b) => rank(a) - rank(b))
}

/** The passages of the quote's paragraph, in order, the quoted one among them. */
export function paragraphOf(index: GraphIndex, passage: number): number[] {
  const { paragraph } = passageOf(index, passage)
  const document = documentOf(index, passage)
  if (document === undefined) return [passage]
  const same = targetsOf(index, document, 'HAS_PASSAGE').filter(
    (other) => passageOf(index, other).paragraph === paragraph,
  )
  return same.sort((a, b) => passageOf(index, a).start - passageOf(index, b).start)
}

export const documentOf = (index: GraphIndex, passage: number): number | undefined =>
  sourcesOf(index, passage, 'HAS_PASSAGE')[0]

/** Works cited in a passage. */
export const citedIn = (index: GraphIndex, passage: number): number[] => targetsOf(index, passage, 'CITES')

/** What a passage says: claims, findings and studies it states. */
export const statedIn = (index: GraphIndex, passage: number): number[] => targetsOf(index, passage, 'STATES')

/** Words, document, section and line, for the clipboard. */
export function citationOf(index: GraphIndex, { passage }: Quote): string {
  const { text, section } = passageOf(index, passage)
  const place = placeIn(index, passage)
  const document = documentOf(index, passage)
  const data = document === undefined ? undefined : nodeOf(index, document)
  const where = [
    data?.label,
    ...(section === undefined || section === data?.label ? [] : [`section “${section}”`]),
    data?.kind === 'Document' ? `${data.uri}, ${place}` : place,
  ].filter((part) => part !== undefined)
  const cited = citedIn(index, passage).map((work) => {
    const node = nodeOf(index, work)
    return node.kind === 'Publication' ? (node.reference ?? node.label) : node.label
  })
  return [`“${text}”`, `— ${where.join(', ')}`, ...(cited.length > 0 ? [`Cited there: ${cited.join('; ')}`] : [])].join(
    '\n',
  )
}

/** Where it begins: by page where there are pages, as lines are then only those of the text that was read from them. */
export function placeIn(index: GraphIndex, passage: number): string {
  const { page, line } = passageOf(index, passage)
  return page === undefined ? `line ${line}` : `page ${page}`
}

/** How sure we are of an item, 0–1: of an edge its own figure, of a node that of its surest passage. */
export function confidenceOf(index: GraphIndex, item: Item): number | undefined {
  if ('edge' in item) {
    const { confidence } = edgeOf(index, item.edge) as { confidence?: number }
    return confidence
  }
  const known = edgesInto(index, item.node, 'STATES', 'MENTIONS', 'CITES').flatMap((edge) => {
    const { confidence } = edgeOf(index, edge) as { confidence?: number }
    return confidence === undefined ? [] : [confidence]
  })
  return known.length === 0 ? undefined : Math.max(...known)
}

/** Documents that a node was found in. */
export const documentsOf = (index: GraphIndex, node: number): number[] =>
  unique(quotesOfNode(index, node).flatMap(({ passage }) => documentOf(index, passage) ?? []))
