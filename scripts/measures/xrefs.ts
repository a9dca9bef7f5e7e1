// Compares the citations of JATS articles with the links that their publishers put into them.
import type { GraphEdge, GraphNode } from '../../graph/schema.js'
import type { Document, Graph } from '../../src/index.js'
import { type Figures, round } from './names.js'

/** Sums over articles: pairs of a place and a work. */
export interface LinkCounts {
  articles: number
  /** Links whose target is in the list; a range whose ends alone are links counts its inner works, too. */
  gold: number
  found: number
  predicted: number
  right: number
  /** Citations beside all links of a work that the list prints, and of one that it leaves out. */
  unlinked: number
  unlisted: number
}

export const noLinks = (): LinkCounts => ({
  articles: 0,
  gold: 0,
  found: 0,
  predicted: 0,
  right: 0,
  unlinked: 0,
  unlisted: 0,
})

export function countLinks(total: LinkCounts, { links, references }: Document, graph: Graph): void {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const cites = graph.edges.filter((edge): edge is Extract<GraphEdge, { kind: 'CITES' }> => edge.kind === 'CITES')
  const printed = links.map((link) => ({ ...link, works: link.references.map((index) => references[index]) }))
  const leadsTo = (edge: GraphEdge, work: Document['references'][number] | undefined) =>
    work !== undefined && isWork(nodes.get(edge.target), work)
  const over = (edge: { start: number; end: number }, link: { start: number; end: number }) =>
    edge.start < link.end && edge.end > link.start
  total.articles++
  for (const link of printed) {
    const here = cites.filter((edge) => over(edge, link))
    total.gold += link.works.length
    total.found += link.works.filter((work) => here.some((edge) => leadsTo(edge, work))).length
  }
  for (const edge of cites) {
    const here = printed.filter((link) => over(edge, link))
    total.predicted++
    if (here.some(({ works }) => works.some((work) => leadsTo(edge, work)))) total.right++
    else if (here.length === 0) {
      const node = nodes.get(edge.target)
      if (node?.kind === 'Publication' && node.reference) total.unlinked++
      else total.unlisted++
    }
  }
}

const isWork = (node: GraphNode | undefined, { text, doi, title }: Document['references'][number]): boolean =>
  node?.kind === 'Publication' &&
  (node.reference === text ||
    (doi !== undefined && node.doi === doi) ||
    (title !== undefined && node.title?.toLowerCase() === title.toLowerCase()))

export function linkFigures({ articles, gold, found, predicted, right, unlinked, unlisted }: LinkCounts): Figures {
  const precision = predicted ? right / predicted : 0
  const recall = gold ? found / gold : 0
  return {
    articles,
    gold,
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / (precision + recall || 1)),
    unlinked,
    unlisted,
  }
}
