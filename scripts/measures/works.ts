// Measures of cited works, citations and studies.
import type { GraphEdge, GraphNode } from '../../graph/schema.js'
import { type Gold, type GoldPublication, named, type View } from './gold.js'
import { type Figures, f1, fold, ratio } from './names.js'

const year = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase()

function samePublication(gold: GoldPublication | undefined, node: GraphNode | undefined): boolean {
  if (gold?.number != null) return true
  if (!gold || node?.kind !== 'Publication') return false
  const [first, second] = gold.authors
  const [nodeFirst, nodeSecond] = node.authors
  return (
    year(gold.year) === year(node.year) &&
    fold(first) === fold(nodeFirst) &&
    (gold.authors.length < 2 ||
      node.authors.length < 2 ||
      gold.etAl === true ||
      node.etAl !== undefined ||
      fold(second) === fold(nodeSecond))
  )
}

export function publications({ ofKind, sources }: View, gold: Gold): Figures {
  const cited = ofKind('Publication').filter(({ id }) => sources('CITES', id).length > 0)
  const found = gold.publications.filter((one) => cited.some((node) => samePublication(one, node)))
  const right = new Set<string>()
  for (const one of gold.publications) {
    const node = cited.find((other) => !right.has(other.id) && samePublication(one, other))
    if (node) right.add(node.id)
  }
  const precision = ratio(right.size, cited.length)
  const recall = ratio(found.length, gold.publications.length)
  return { precision, recall, f1: f1(precision, recall), gold: gold.publications.length, graph: cited.length }
}

export function citations({ edgesOf, ofKind, publication }: View, gold: Gold): Figures {
  const nodes = new Map(ofKind('Publication').map((node) => [node.id, node]))
  const cites = edgesOf('CITES') as Extract<GraphEdge, { kind: 'CITES' }>[]
  const used = new Set<number>()
  let hits = 0
  for (const one of gold.citations) {
    const i = cites.findIndex(
      (edge, at) =>
        !used.has(at) &&
        edge.start < one.end &&
        edge.end > one.start &&
        (one.number != null
          ? edge.number === one.number
          : samePublication(publication.get(one.publication), nodes.get(edge.target))),
    )
    if (i < 0) continue
    used.add(i)
    hits++
  }
  const precision = ratio(used.size, cites.length)
  const recall = ratio(hits, gold.citations.length)
  return { precision, recall, f1: f1(precision, recall), gold: gold.citations.length, graph: cites.length }
}

function designName(design: unknown): string {
  const name = fold(design).replace(/randomi[sz]ed/g, 'randomized')
  return /randomized/.test(name) && /trial|study/.test(name) ? 'randomized trial' : name
}

export function studies({ ofKind, sources, targets, goldNames, publication }: View, gold: Gold): Figures {
  const all = ofKind('Study') as Extract<GraphNode, { kind: 'Study' }>[]
  const authorYear = (id: string) => publication.has(id) && publication.get(id)?.number == null
  const wanted = (gold.studies ?? []).filter((one) => one.publications.some(authorYear))
  const hitsOf = (one: (typeof wanted)[number]) =>
    all.filter((node) =>
      sources('REPORTS', node.id).some((work) =>
        one.publications.some(
          (id) => publication.get(id)?.number == null && samePublication(publication.get(id), work),
        ),
      ),
    )
  const pairs = wanted.map((one) => ({ one, hits: hitsOf(one) }))
  const share = (of: typeof pairs, right: (pair: (typeof pairs)[number]) => boolean) =>
    ratio(of.filter(right).length, of.length)
  const sizeOf = ({ sampleSize, studiesIncluded }: (typeof wanted)[number]) => sampleSize ?? studiesIncluded
  return {
    recall: share(pairs, ({ hits }) => hits.length > 0),
    design: share(
      pairs.filter(({ one }) => one.design),
      ({ one, hits }) =>
        hits.some(({ design }) => {
          const [a, b] = [designName(design), designName(one.design)]
          return Boolean(design) && (a.includes(b) || b.includes(a))
        }),
    ),
    size: share(
      pairs.filter(({ one }) => sizeOf(one) != null),
      ({ one, hits }) =>
        hits.some((node) => [node.sampleSize, node.studiesIncluded].map(Number).includes(Number(sizeOf(one)))),
    ),
    intervention: share(
      pairs.filter(({ one }) => one.intervention),
      ({ one, hits }) =>
        hits.some(({ id }) => targets('EVALUATES', id).some((node) => named(goldNames(one.intervention), node))),
    ),
    gold: wanted.length,
    graph: all.length,
  }
}
