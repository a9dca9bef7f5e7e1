// Facets: which values the graph's nodes have, how many would be shown with each, and what is shown with some chosen.
import { MODALITIES, type NodeKind, PREDICATES } from '../graph/schema.js'
import { isDrawn } from '../graph/tiers.js'
import { drawnEdges, isEntity, otherEnd } from './flow.js'
import { KIND_ORDER, KINDS, wordsOf } from './kinds.js'
import { type GraphIndex, nodeOf, sourcesOf, targetsOf, unique } from './model.js'
import { confidenceOf, documentsOf } from './words.js'

/** A value of a facet that stands for “the graph does not say”. */
export const UNSAID = '—'

export interface Facet {
  name: string
  title: string
  /** Kinds of which it asks something; others pass. */
  kinds: readonly NodeKind[]
  values(index: GraphIndex, node: number): string[]
  /** Known values come in this order, others by how many have them. */
  order?: readonly string[]
  label?: (value: string, index: GraphIndex) => string
}

const works: readonly NodeKind[] = ['Publication', 'Study', 'Finding', 'Claim']

/** The works that a node comes from: itself, those that report its study, those cited for a claim. */
function worksOf(index: GraphIndex, node: number): number[] {
  switch (nodeOf(index, node).kind) {
    case 'Publication':
      return [node]
    case 'Claim':
      return targetsOf(index, node, 'SUPPORTED_BY')
    default:
      return unique(studiesOf(index, node).flatMap((study) => sourcesOf(index, study, 'REPORTS')))
  }
}

function studiesOf(index: GraphIndex, node: number): number[] {
  switch (nodeOf(index, node).kind) {
    case 'Study':
      return [node]
    case 'Finding':
      return sourcesOf(index, node, 'FOUND')
    case 'Publication':
      return targetsOf(index, node, 'REPORTS')
    default:
      return unique(worksOf(index, node).flatMap((work) => targetsOf(index, work, 'REPORTS')))
  }
}

const idsOf = (index: GraphIndex, nodes: readonly number[]) => unique(nodes).map((node) => nodeOf(index, node).id)
const labelOfId = (id: string, index: GraphIndex) => index.nodes[index.nodeAt.get(id) ?? -1]?.label ?? id
const endsOf = (index: GraphIndex, claim: number, kind: NodeKind) =>
  targetsOf(index, claim, 'SUBJECT', 'OBJECT', 'IN_POPULATION', 'MEDIATOR', 'MODERATOR').filter(
    (end) => nodeOf(index, end).kind === kind,
  )

export const FACETS: readonly Facet[] = [
  {
    name: 'kind',
    title: 'Kind',
    kinds: KIND_ORDER.filter((kind) => isDrawn(kind)),
    values: (index, node) => [nodeOf(index, node).kind],
    order: KIND_ORDER,
    label: (value) => KINDS[value as NodeKind]?.plural ?? value,
  },
  {
    name: 'predicate',
    title: 'What is claimed',
    kinds: ['Claim'],
    values: (index, node) => {
      const data = nodeOf(index, node)
      return data.kind === 'Claim' ? [data.predicate] : []
    },
    order: Object.keys(PREDICATES),
    label: wordsOf,
  },
  {
    name: 'modality',
    title: 'How firmly',
    kinds: ['Claim'],
    values: (index, node) => {
      const data = nodeOf(index, node)
      return data.kind === 'Claim' ? [data.modality] : []
    },
    order: MODALITIES,
  },
  {
    name: 'year',
    title: 'Year',
    kinds: works,
    values: (index, node) =>
      unique(
        worksOf(index, node).map((work) => {
          const data = nodeOf(index, work)
          return (data.kind === 'Publication' && /\d{4}/.exec(data.year ?? '')?.[0]) || UNSAID
        }),
      ),
    order: Array.from({ length: 300 }, (_, i) => String(2099 - i)),
  },
  {
    name: 'design',
    title: 'Study design',
    kinds: ['Publication', 'Study', 'Finding'],
    values: (index, node) =>
      unique(
        studiesOf(index, node).map((study) => {
          const data = nodeOf(index, study)
          return (data.kind === 'Study' && data.design) || UNSAID
        }),
      ),
  },
  {
    name: 'population',
    title: 'Population',
    kinds: ['Claim', 'Study', 'Finding'],
    values: (index, node) => {
      if (nodeOf(index, node).kind === 'Claim') return idsOf(index, endsOf(index, node, 'Population'))
      const own = targetsOf(index, node, 'IN_POPULATION').filter((end) => nodeOf(index, end).kind === 'Population')
      return idsOf(index, [...own, ...studiesOf(index, node).flatMap((study) => targetsOf(index, study, 'ENROLS'))])
    },
    label: labelOfId,
  },
  {
    name: 'outcome',
    title: 'Outcome',
    kinds: ['Claim', 'Study', 'Finding'],
    values: (index, node) => {
      const { kind } = nodeOf(index, node)
      if (kind === 'Claim') return idsOf(index, endsOf(index, node, 'Outcome'))
      if (kind === 'Finding') return idsOf(index, targetsOf(index, node, 'OF_OUTCOME'))
      const found = targetsOf(index, node, 'FOUND').flatMap((finding) => targetsOf(index, finding, 'OF_OUTCOME'))
      return idsOf(index, [...found, ...targetsOf(index, node, 'MEASURES')])
    },
    label: labelOfId,
  },
  {
    name: 'confidence',
    title: 'Our confidence',
    kinds: ['Claim', 'Finding'],
    values: (index, node) => {
      const value = confidenceOf(index, { node })
      return value === undefined ? [] : [value >= 0.8 ? 'high' : value >= 0.5 ? 'middle' : 'low']
    },
    order: ['high', 'middle', 'low'],
    label: (value) =>
      ({ high: 'high (0.8 and more)', middle: 'middle (0.5 to 0.8)', low: 'low (below 0.5)' })[value] ?? value,
  },
  {
    name: 'document',
    title: 'Document',
    kinds: KIND_ORDER.filter((kind) => isDrawn(kind)),
    values: (index, node) => idsOf(index, documentsOf(index, node)),
    label: labelOfId,
  },
]

/** Chosen values by facet name; a facet without any lets everything pass. */
export type Chosen = Readonly<Record<string, readonly string[]>>

/** The values of every drawn node, computed once; `undefined` where a facet does not ask. */
export interface FacetTable {
  drawn: number[]
  values: Map<string, (string[] | undefined)[]>
}

export function facetTable(index: GraphIndex): FacetTable {
  const drawn = index.nodes.flatMap((_, node) => (index.drawn[node] ? [node] : []))
  const values = new Map(
    FACETS.map((facet) => [
      facet.name,
      drawn.map((node) => {
        if (!facet.kinds.includes(nodeOf(index, node).kind)) return undefined
        const found = facet.values(index, node)
        return found.length > 0 ? found : [UNSAID]
      }),
    ]),
  )
  return { drawn, values }
}

export interface Option {
  value: string
  label: string
  /** Nodes that have it and pass all other facets. */
  count: number
  chosen: boolean
}

/** Each facet with its values; of values that no node has any more, only chosen ones. */
export function optionsOf(index: GraphIndex, table: FacetTable, chosen: Chosen): { facet: Facet; options: Option[] }[] {
  const failures = failuresOf(table, chosen)
  return FACETS.map((facet) => {
    const counts = new Map<string, number>()
    const list = table.values.get(facet.name) ?? []
    const picked = chosen[facet.name] ?? []
    list.forEach((values, row) => {
      if (values === undefined) return
      const others = (failures[row] as number) - (passes(values, picked) ? 0 : 1)
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + (others === 0 ? 1 : 0))
    })
    for (const value of picked) if (!counts.has(value)) counts.set(value, 0)
    const rank = (value: string) => (value === UNSAID ? 1e6 : (facet.order?.indexOf(value) ?? 0) + 1 || 1e5)
    const options = [...counts]
      .map(([value, count]) => ({
        value,
        label: value === UNSAID ? 'not said' : (facet.label?.(value, index) ?? value),
        count,
        chosen: picked.includes(value),
      }))
      .sort((a, b) => rank(a.value) - rank(b.value) || b.count - a.count || (a.label < b.label ? -1 : 1))
    return { facet, options }
  })
}

const passes = (values: readonly string[] | undefined, picked: readonly string[]) =>
  values === undefined || picked.length === 0 || values.some((value) => picked.includes(value))

/** How many facets each drawn node fails. */
function failuresOf({ drawn, values }: FacetTable, chosen: Chosen): Int32Array {
  const failures = new Int32Array(drawn.length)
  for (const [name, list] of values) {
    const picked = chosen[name] ?? []
    if (picked.length === 0) continue
    list.forEach((own, row) => {
      if (!passes(own, picked)) failures[row] = (failures[row] as number) + 1
    })
  }
  return failures
}

/**
 * Which nodes are shown, 1 for yes, by number. A concept or the like stays while something about it stays; one that
 * nothing is said about is shown only while nothing is filtered.
 */
export function visibleNodes(index: GraphIndex, table: FacetTable, chosen: Chosen): Uint8Array {
  const visible = new Uint8Array(index.nodes.length)
  const failures = failuresOf(table, chosen)
  table.drawn.forEach((node, row) => {
    visible[node] = failures[row] === 0 ? 1 : 0
  })
  const asked = FACETS.some(
    ({ name, kinds }) => (chosen[name]?.length ?? 0) > 0 && kinds.length < KIND_ORDER.length / 2,
  )
  if (!asked) return visible
  const kept = visible.slice()
  for (const node of table.drawn) {
    if (!visible[node] || !isEntity(index, node)) continue
    const alive = drawnEdges(index, node).some((edge) => {
      const other = otherEnd(index, edge, node)
      return visible[other] === 1 && !isEntity(index, other)
    })
    if (!alive) kept[node] = 0
  }
  return kept
}

export const isFiltered = (chosen: Chosen) => Object.values(chosen).some((values) => values.length > 0)
