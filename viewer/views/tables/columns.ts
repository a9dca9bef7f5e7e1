// What the tables hold: their rows and columns, as text and numbers for screen, sorting and CSV alike.
import type { NodeKind } from '../../../graph/schema.js'
import { headline, measureName, numbersOf } from '../../facts.js'
import { labelsOf, partsOf, yearOf } from '../../findings.js'
import { edgeStyle, KIND_ORDER, SIGNS, signOf, wordsOf } from '../../kinds.js'
import { edgeOf, edgesInto, type GraphIndex, type Item, listAt, nodeOf, sourcesOf, targetsOf } from '../../model.js'
import { confidenceOf, passageOf, quotesOf } from '../../words.js'

export type Value = string | number | undefined

export interface Column {
  /** Of its head, and of its column in a CSV file. */
  title: string
  doc?: string
  /** In em. */
  width: number
  /** Numbers are set to the right, and sort as numbers. */
  numeric?: true
  /** Looked up for the rows on the screen only: neither searched nor sorted. */
  words?: true
  /** `item` is the number of a node or an edge. */
  value(index: GraphIndex, item: number): Value
  /** The node whose mark stands before the text. */
  node?(index: GraphIndex, item: number): number
}

export interface Table {
  name: string
  of: 'node' | 'edge'
  /** Numbers of nodes or edges; `visible` says of every node whether it is shown. */
  items(index: GraphIndex, visible: Uint8Array): number[]
  columns: readonly Column[]
}

/** Kind after kind, in the order given. */
const nodesOf = (...kinds: NodeKind[]) => {
  const rank = (index: GraphIndex, node: number) => kinds.indexOf(nodeOf(index, node).kind)
  return (index: GraphIndex, visible: Uint8Array) =>
    index.nodes
      .flatMap((_, node) => (visible[node] && rank(index, node) >= 0 ? [node] : []))
      .sort((a, b) => rank(index, a) - rank(index, b) || a - b)
}

function shownEdges(index: GraphIndex, visible: Uint8Array): number[] {
  return index.edges.flatMap(({ kind }, edge) =>
    edgeStyle(kind).rank !== 'words' && visible[index.sources[edge] as number] && visible[index.targets[edge] as number]
      ? [edge]
      : [],
  )
}

const wordsOfItem = (index: GraphIndex, item: Item) =>
  quotesOf(index, item)
    .map(({ passage }) => passageOf(index, passage).text)
    .join(' … ')

const words: Column = {
  title: 'Words',
  doc: 'The passages it was taken from.',
  width: 40,
  words: true,
  value: (index, node) => wordsOfItem(index, { node }),
}
const confidence: Column = {
  title: 'Our confidence',
  doc: 'How sure the extraction is, 0–1.',
  width: 10,
  numeric: true,
  value: (index, node) => confidenceOf(index, { node }),
}
const label = (title: string, width = 20): Column => ({
  title,
  width,
  value: (index, node) => nodeOf(index, node).label,
  node: (_, node) => node,
})
const linked = (title: string, width: number, nodes: (index: GraphIndex, node: number) => number[]): Column => ({
  title,
  width,
  value: (index, node) => labelsOf(index, nodes(index, node)) || undefined,
})
/** A property of a kind of node. */
const own = (title: string, width: number, name: string, numeric?: true): Column => ({
  title,
  width,
  ...(numeric ? { numeric } : {}),
  value: (index, node) => (nodeOf(index, node) as unknown as Record<string, Value>)[name],
})
const count = (title: string, doc: string, value: (index: GraphIndex, node: number) => number): Column => ({
  title,
  doc,
  width: 6.5,
  numeric: true,
  value,
})
const end = (title: string, of: 'sources' | 'targets'): Column => ({
  title,
  width: 20,
  value: (index, edge) => nodeOf(index, index[of][edge] as number).label,
  node: (index, edge) => index[of][edge] as number,
})

export const TABLES: readonly Table[] = [
  {
    name: 'Nodes',
    of: 'node',
    items: nodesOf(...KIND_ORDER),
    columns: [
      label('Name', 24),
      { title: 'Kind', width: 8, value: (index, node) => nodeOf(index, node).kind },
      { title: 'In a line', width: 26, value: (index, node) => headline(nodeOf(index, node)) || undefined },
      { title: 'Year', width: 5, numeric: true, value: yearOf },
      count('Links', 'Links of the picture at it.', (index, node) =>
        [...listAt(index.out, node), ...listAt(index.into, node)].reduce(
          (sum, edge) => sum + (edgeStyle(edgeOf(index, edge).kind).rank === 'words' ? 0 : 1),
          0,
        ),
      ),
      count(
        'Passages',
        'Places in the documents that state, name or cite it.',
        (index, node) => edgesInto(index, node, 'STATES', 'MENTIONS', 'CITES').length,
      ),
      confidence,
      words,
    ],
  },
  {
    name: 'Links',
    of: 'edge',
    items: shownEdges,
    columns: [
      end('From', 'sources'),
      { title: 'Relation', width: 12, value: (index, edge) => wordsOf(edgeOf(index, edge).kind) },
      end('To', 'targets'),
      { ...confidence, value: (index, edge) => confidenceOf(index, { edge }) },
      { ...words, value: (index, edge) => wordsOfItem(index, { edge }) },
    ],
  },
  {
    name: 'Claims',
    of: 'node',
    items: nodesOf('Claim'),
    columns: [
      label('Claim', 26),
      linked('About', 14, (index, node) => targetsOf(index, node, 'SUBJECT')),
      {
        title: 'Says',
        width: 10,
        value(index, node) {
          const data = nodeOf(index, node)
          return data.kind === 'Claim'
            ? `${data.polarity === 'negated' ? 'not: ' : ''}${wordsOf(data.predicate)}`
            : undefined
        },
      },
      linked('Of', 14, (index, node) => targetsOf(index, node, 'OBJECT')),
      { ...own('How firmly', 8, 'modality'), doc: 'The firmest way any passage says it.' },
      own('Rests on', 8, 'basis'),
      own('Works', 5.5, 'publicationCount', true),
      own('Passages', 6.5, 'passageCount', true),
      confidence,
      words,
    ],
  },
  {
    name: 'Studies',
    of: 'node',
    items: nodesOf('Study'),
    columns: [
      label('Study', 18),
      linked('Reported in', 16, (index, node) => sourcesOf(index, node, 'REPORTS')),
      own('Design', 14, 'design'),
      own('n', 5, 'sampleSize', true),
      own('Studies in it', 8.5, 'studiesIncluded', true),
      linked('Tests', 16, (index, node) => targetsOf(index, node, 'EVALUATES')),
      linked('Against', 14, (index, node) => targetsOf(index, node, 'COMPARES_WITH')),
      linked('Population', 16, (index, node) => targetsOf(index, node, 'ENROLS')),
      own('Country', 8, 'country'),
      own('Setting', 8, 'setting'),
      own('Follow-up', 9, 'followUp'),
      count('Findings', 'Results it is said to have found.', (index, node) => targetsOf(index, node, 'FOUND').length),
      words,
    ],
  },
  {
    name: 'Findings',
    of: 'node',
    items: nodesOf('Finding'),
    columns: [
      label('Finding', 20),
      linked('Outcome', 14, (index, node) => targetsOf(index, node, 'OF_OUTCOME')),
      linked('Of', 14, (index, node) => targetsOf(index, node, 'OF_INTERVENTION')),
      linked('Against', 12, (index, node) => targetsOf(index, node, 'VERSUS')),
      {
        title: 'Says',
        width: 11,
        value: (index, node) => (signOf(nodeOf(index, node)) === 'none' ? undefined : findingSays(index, node)),
      },
      {
        title: 'Measure',
        width: 11,
        value(index, node) {
          const data = nodeOf(index, node)
          return data.kind === 'Finding' ? measureName(data.measure) : undefined
        },
      },
      {
        title: 'Numbers',
        width: 15,
        value(index, node) {
          const data = nodeOf(index, node)
          return data.kind === 'Finding' ? numbersOf(data) || undefined : undefined
        },
      },
      { title: 'n', width: 5, numeric: true, value: (index, node) => partsOf(index, node).sampleSize },
      own('When', 10, 'timepoint'),
      linked('Population', 14, (index, node) => partsOf(index, node).populations),
      linked('Study', 16, (index, node) => sourcesOf(index, node, 'FOUND')),
      { title: 'Year', width: 5, numeric: true, value: (index, node) => partsOf(index, node).year },
      confidence,
      words,
    ],
  },
]

const findingSays = (index: GraphIndex, node: number) => SIGNS[signOf(nodeOf(index, node))].says.split(' · ').at(-1)
