// Compares citations with a publisher's own links: the measures of shared/tools/score-citations.mjs.
import type { GraphEdge, GraphNode } from '../../graph/schema.js'
import type { Graph } from '../../src/index.js'
import { type Figures, fold, round } from './names.js'

interface GoldReference {
  id: string
  raw?: string
  label?: string | number
  authors?: { family: string; given?: string }[]
  collab?: string
  year?: string | number
  title?: string
  source?: string
}
interface GoldCitation {
  start: number
  end: number
  mentionStart?: number
  refIds: string[]
  authorSeen?: boolean
  ambiguous?: boolean
}
export interface CitedArticle {
  id: string
  style: string
  /** How its numbers are printed: "bracket", "paren", "superscript", "bare". */
  numericShape?: string
  text: string
  references: GoldReference[]
  citations?: GoldCitation[]
  groups?: { start: number; end: number; start16?: number; end16?: number; refIds: string[] }[]
  unmarkedYears?: [number, number][]
}

const printed = ({ raw, authors, year, title, source }: GoldReference): string =>
  raw ??
  [authors?.map(({ family, given }) => `${family} ${given ?? ''}`).join(', '), year, title, source]
    .filter(Boolean)
    .join('. ')

/** The article as a plain text, its reference list one entry a paragraph. */
export function textOf({ text, style, references }: CitedArticle, withReferences: boolean): string {
  if (!withReferences) return `${text}\n`
  const entries = references.map((reference, i) => {
    const number = reference.label ? String(reference.label).replace(/[[\]().]/g, '') : i + 1
    return `${style === 'numeric' ? `${number}. ` : ''}${printed(reference).replace(/\s+/g, ' ')}`
  })
  return `${text}\n\nReferences\n\n${entries.join('\n\n')}\n`
}

/** Sums over articles, for `citationFigures`. */
export interface CitationCounts {
  documents: number
  gold: number
  detected: number
  resolved: number
  predicted: number
  wrong: number
}

export const noCitations = (): CitationCounts => ({
  documents: 0,
  gold: 0,
  detected: 0,
  resolved: 0,
  predicted: 0,
  wrong: 0,
})

export function countCitations(total: CitationCounts, article: CitedArticle, graph: Graph, withReferences: boolean) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const cites = graph.edges.filter(
    (edge): edge is Extract<GraphEdge, { kind: 'CITES' }> => edge.kind === 'CITES' && edge.start < article.text.length,
  )
  const references = new Map(article.references.map((reference) => [reference.id, reference]))
  const leadsTo = (target: string, ids: readonly string[]) =>
    ids.some((id) => isReference(nodes.get(target), references.get(id), withReferences))
  const every = goldOf(article)
  const over = (edge: { start: number; end: number }, one: GoldCitation) =>
    edge.start < one.end && edge.end > (one.mentionStart ?? one.start)
  total.documents++
  for (const one of every.filter(({ authorSeen }) => authorSeen !== false)) {
    const hits = cites.filter((edge) => over(edge, one))
    total.gold++
    if (hits.length > 0) total.detected++
    if (hits.some(({ target }) => leadsTo(target, one.refIds))) total.resolved++
  }
  for (const edge of cites) {
    const here = every.filter((one) => over(edge, one))
    const unmarked = (article.unmarkedYears ?? []).some(([start, end]) => edge.start < end && edge.end > start)
    if (here.length === 0 && unmarked) continue
    total.predicted++
    if (!here.some(({ refIds }) => leadsTo(edge.target, refIds))) total.wrong++
  }
}

function goldOf({ style, groups = [], citations = [] }: CitedArticle): GoldCitation[] {
  if (style !== 'numeric') return citations
  return groups.flatMap((group) =>
    group.refIds.map((id) => ({ start: group.start16 ?? group.start, end: group.end16 ?? group.end, refIds: [id] })),
  )
}

function isReference(
  node: GraphNode | undefined,
  reference: GoldReference | undefined,
  withReferences: boolean,
): boolean {
  if (!reference || node?.kind !== 'Publication') return false
  if (node.reference && withReferences) {
    const a = fold(node.reference).replace(/^\d+ /, '')
    const b = fold(printed(reference))
    return a === b || (a.length > 30 && (a.includes(b) || b.includes(a)))
  }
  const first = fold(node.authors[0])
  const wanted = fold(reference.authors?.[0]?.family ?? reference.collab)
  return (
    first !== '' &&
    wanted !== '' &&
    (first === wanted || wanted.includes(first)) &&
    String(node.year ?? '').slice(0, 4) === String(reference.year ?? '').slice(0, 4)
  )
}

export function citationFigures({ documents, gold, detected, resolved, predicted, wrong }: CitationCounts): Figures {
  const precision = predicted ? 1 - wrong / predicted : 0
  const recall = gold ? resolved / gold : 0
  return {
    documents,
    gold,
    detectionRecall: round(detected / (gold || 1)),
    resolvedPrecision: round(precision),
    resolvedRecall: round(recall),
    resolvedF1: round((2 * precision * recall) / (precision + recall || 1)),
  }
}
