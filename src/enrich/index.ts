// Looks up the works of a graph: fills what their nodes lack, marks retractions, and reports what is not certain.
import { indexGraph } from '../inspect/graph-index.js'
import { sortedByPlace } from '../messages.js'
import type { BuildResult, Graph } from '../types.js'
import type { Asker } from './ask.js'
import { crossref } from './crossref.js'
import { bareOf, fill } from './fill.js'
import { type LookUp, lookUp, type Publication } from './look-up.js'
import { openalex } from './openalex.js'
import { messagesOf, sameDoi } from './report.js'
import type { Service } from './service.js'

/** In the order they are asked, and believed. */
export const SERVICES: readonly Service[] = [crossref, openalex]

export interface EnrichOptions {
  services?: readonly Service[]
  /** Works looked up at once; no service sees more requests at a time. */
  atOnce?: number
  /** Called before each work. */
  onProgress?: (done: number, total: number, label: string) => void
}

export interface Enriched extends BuildResult {
  /** How many works came to which end. */
  verdicts: Partial<Record<LookUp['verdict'], number>>
  /** Works for which a service could not be asked. */
  notAsked: number
  /** Why, each reason once: "crossref: cannot be reached (ENOTFOUND)". */
  reasons: string[]
}

/**
 * The graph with its Publications completed; the given one stays as it is. What the documents print is never changed, and
 * what an earlier run filled in is asked for again. Depends on the answers alone, not on their order in time.
 */
export async function enrich(
  { graph, messages }: BuildResult,
  asker: Asker,
  options: EnrichOptions = {},
): Promise<Enriched> {
  const { services = SERVICES, atOnce = 1, onProgress } = options
  const works = graph.nodes.filter((node): node is Publication => node.kind === 'Publication').map(bareOf)
  const results: LookUp[] = []
  let next = 0
  const worker = async () => {
    for (let i = next++; i < works.length; i = next++) {
      const { bare } = works[i] as (typeof works)[number]
      onProgress?.(i, works.length, bare.label)
      results[i] = await lookUp(bare, services, asker)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, worker))
  const filled = works.map(({ bare, old }, i) => fill(bare, old, results[i] as LookUp))
  const result = withWorks(graph, filled)
  const index = indexGraph(result)
  const told = filled.flatMap((work, i) => messagesOf(index, work, results[i] as LookUp))
  const verdicts: Enriched['verdicts'] = {}
  for (const { verdict } of results) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  return {
    graph: result,
    messages: sortedByPlace([
      ...messages.filter(({ rule }) => !rule.startsWith('enrich:')),
      ...told,
      ...sameDoi(index, filled),
    ]),
    verdicts,
    notAsked: results.filter(({ failed }) => failed.length > 0).length,
    reasons: [...new Set(results.flatMap(({ failed }) => failed))].sort(),
  }
}

function withWorks({ nodes, edges }: Graph, works: readonly Publication[]): Graph {
  const byId = new Map(works.map((work) => [work.id, work]))
  return { nodes: nodes.map((node) => byId.get(node.id) ?? node), edges }
}
