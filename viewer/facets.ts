// Facets: what can be asked of nodes, and how each answers.
import { MODALITIES, type NodeKind, PREDICATES } from '../graph/schema.js'
import { isDrawn } from '../graph/tiers.js'
import { EFFECT_CLASSES, effectClass, SIZE_CLASSES, sizeClass } from './classes.js'
import { NOTICE_WORDS } from './facts.js'
import { partsOf, studyOf } from './findings.js'
import { KIND_ORDER, KINDS, SIGNS, type Sign, signOf, wordsOf } from './kinds.js'
import { type GraphIndex, nodeOf, sourcesOf, targetsOf, unique } from './model.js'
import { confidenceOf, documentsOf } from './words.js'

/** A value of a facet that stands for “the graph does not say”. */
export const UNSAID = '—'

export interface Facet {
  name: string
  title: string
  /** What its values mean, where they do not say it themselves. */
  doc?: string
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
    name: 'says',
    title: 'Which way',
    doc: 'The sign on claims and findings.',
    kinds: ['Claim', 'Finding'],
    values: (index, node) => [signOf(nodeOf(index, node))],
    order: Object.keys(SIGNS),
    label: (value) => SIGNS[value as Sign]?.says ?? value,
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
    name: 'intervention',
    title: 'Intervention',
    kinds: ['Claim', 'Study', 'Finding'],
    values(index, node) {
      const { kind } = nodeOf(index, node)
      if (kind === 'Claim') return idsOf(index, endsOf(index, node, 'Intervention'))
      return idsOf(index, targetsOf(index, node, kind === 'Finding' ? 'OF_INTERVENTION' : 'EVALUATES'))
    },
    label: labelOfId,
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
    name: 'size',
    title: 'Participants',
    kinds: ['Publication', 'Study', 'Finding'],
    values(index, node) {
      const said =
        nodeOf(index, node).kind === 'Finding'
          ? [partsOf(index, node).sampleSize]
          : studiesOf(index, node).map((study) => studyOf(index, study)?.sampleSize)
      return unique(said.map((count) => (count === undefined ? UNSAID : sizeClass(count))))
    },
    order: SIZE_CLASSES.map(({ name }) => name),
    label: (value) => SIZE_CLASSES.find(({ name }) => name === value)?.says ?? value,
  },
  {
    name: 'effect',
    title: 'Size of the effect',
    doc: 'By the usual marks of Cohen (1988), of odds ratios by those of Chen, Cohen & Chen (2010). Other measures have none.',
    kinds: ['Finding'],
    values: (index, node) => {
      const data = nodeOf(index, node)
      const found = data.kind === 'Finding' ? effectClass(data.measure, data.value) : undefined
      return found === undefined ? [] : [found]
    },
    order: EFFECT_CLASSES,
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
    name: 'notice',
    title: 'Retracted or corrected',
    doc: 'Of works that “evigraph enrich” has looked up.',
    kinds: ['Publication'],
    values(index, node) {
      const data = nodeOf(index, node)
      return data.kind === 'Publication' && data.notice !== undefined ? [data.notice] : []
    },
    order: Object.keys(NOTICE_WORDS),
    label: (value) => (NOTICE_WORDS as Partial<Record<string, string>>)[value] ?? value,
  },
  {
    name: 'document',
    title: 'Document',
    kinds: KIND_ORDER.filter((kind) => isDrawn(kind)),
    values: (index, node) => idsOf(index, documentsOf(index, node)),
    label: labelOfId,
  },
]
