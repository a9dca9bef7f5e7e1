// A small graph with everything the viewer reads, and helpers to speak of its nodes by id.
import type { EdgeKind, GraphEdge, GraphNode } from '../../graph/schema.js'
import type { Payload } from '../../graph/view.js'
import { type GraphIndex, indexGraph } from '../../viewer/model.js'

const SENTENCES = [
  ['Trust fosters learning (Lee, 2001).', 1],
  ['Trust may reduce anxiety.', 1],
  ['In a trial with 40 adults (Lee, 2001), coaching lowered dropout to 9% against 34%.', 2],
  ['Trust does not foster learning (Kim, 2005).', 2],
  ['Coaching aims at trust.', 3],
] as const

let offset = 0
const passages = SENTENCES.map(([text, paragraph], i) => {
  const start = offset
  offset += text.length + 1
  return {
    id: `passage:a.md:${i}`,
    kind: 'Passage',
    label: text,
    text,
    start,
    end: start + text.length,
    line: paragraph,
    column: 1,
    section: paragraph < 3 ? 'Theory' : 'Aims',
    paragraph,
    role: 'theory',
  }
})
const entity = (id: string, kind: string, label: string, aliases: string[] = [label]) => ({ id, kind, label, aliases })
const claim = (
  id: string,
  label: string,
  predicate: string,
  polarity: string,
  modality: string,
  publicationCount: number,
) => ({
  id,
  kind: 'Claim',
  label,
  predicate,
  polarity,
  modality,
  basis: 'theory',
  passageCount: 1,
  publicationCount,
})
const publication = (id: string, label: string, authors: string[], year: string) => ({
  id,
  kind: 'Publication',
  label,
  citationKey: id,
  authors,
  year,
  reference: `${label}. A title.`,
})

const nodes = [
  {
    id: 'document:a.md',
    kind: 'Document',
    label: 'A review',
    title: 'A review',
    uri: 'a.md',
    format: 'markdown',
    sha256: '',
  },
  ...passages,
  entity('concept:trust', 'Concept', 'trust', ['trust', 'epistemic confidence']),
  entity('concept:learning', 'Concept', 'learning'),
  entity('concept:idle', 'Concept', 'idle'),
  entity('outcome:anxiety', 'Outcome', 'anxiety'),
  entity('outcome:dropout', 'Outcome', 'dropout'),
  entity('population:adult', 'Population', 'adults'),
  { ...entity('intervention:coaching', 'Intervention', 'coaching'), role: 'treatment' },
  claim('claim:fosters', 'trust increases learning', 'INCREASES', 'positive', 'asserted', 1),
  claim('claim:not', 'trust not increases learning', 'INCREASES', 'negated', 'asserted', 1),
  claim('claim:calms', 'trust decreases anxiety', 'DECREASES', 'positive', 'hedged', 0),
  claim('claim:aims', 'coaching targets trust', 'TARGETS', 'positive', 'asserted', 0),
  publication('publication:lee', 'Lee (2001)', ['Lee'], '2001a'),
  publication('publication:kim', 'Kim (2005)', ['Kim'], '2005'),
  { id: 'author:lee', kind: 'Author', label: 'Lee', family: 'Lee' },
  { id: 'study:lee', kind: 'Study', label: 'Lee 2001, trial', design: 'trial', sampleSize: 40 },
  {
    id: 'finding:dropout',
    kind: 'Finding',
    label: 'dropout: 9 % vs 34 %',
    measure: 'percentage',
    interventionValue: 9,
    comparatorValue: 34,
    unit: '%',
    direction: 'favours-intervention',
  },
] as unknown as GraphNode[]

const edges: GraphEdge[] = []
const add = (kind: EdgeKind, source: string, target: string, more: object = {}) =>
  edges.push({ id: `${kind}:${source}>${target}`, kind, source, target, ...more } as unknown as GraphEdge)
const span = (kind: EdgeKind, passage: number, target: string, words: string, more: object = {}) => {
  const { text, start } = passages[passage] as (typeof passages)[number]
  const at = start + text.indexOf(words)
  add(kind, `passage:a.md:${passage}`, target, { start: at, end: at + words.length, text: words, ...more })
}

for (const [position, { id }] of passages.entries()) add('HAS_PASSAGE', 'document:a.md', id, { position })
span('MENTIONS', 0, 'concept:trust', 'Trust', { confidence: 0.9 })
span('MENTIONS', 1, 'concept:trust', 'Trust', { confidence: 0.95 })
span('MENTIONS', 0, 'concept:learning', 'learning')
span('MENTIONS', 1, 'concept:idle', 'reduce')
span('STATES', 0, 'claim:fosters', 'Trust fosters learning', { modality: 'asserted', confidence: 0.9 })
span('STATES', 1, 'claim:calms', 'Trust may reduce anxiety', { modality: 'hedged', hedge: 'may', confidence: 0.6 })
span('STATES', 2, 'finding:dropout', 'coaching lowered dropout to 9% against 34%', { confidence: 0.8 })
span('STATES', 2, 'study:lee', 'In a trial with 40 adults', { confidence: 0.8 })
span('STATES', 3, 'claim:not', 'Trust does not foster learning', { modality: 'asserted', confidence: 0.4 })
span('STATES', 4, 'claim:aims', 'Coaching aims at trust', { modality: 'asserted', confidence: 0.7 })
span('CITES', 0, 'publication:lee', 'Lee, 2001', { style: 'parenthetical' })
span('CITES', 2, 'publication:lee', 'Lee, 2001', { style: 'parenthetical' })
span('CITES', 3, 'publication:kim', 'Kim, 2005', { style: 'parenthetical' })
for (const [id, subject, object] of [
  ['claim:fosters', 'concept:trust', 'concept:learning'],
  ['claim:not', 'concept:trust', 'concept:learning'],
  ['claim:calms', 'concept:trust', 'outcome:anxiety'],
  ['claim:aims', 'intervention:coaching', 'concept:trust'],
] as const) {
  add('SUBJECT', id, subject, { confidence: 0.9 })
  add('OBJECT', id, object, { confidence: 0.5 })
}
add('SUPPORTED_BY', 'claim:fosters', 'publication:lee', { passage: 'passage:a.md:0', confidence: 0.7 })
add('SUPPORTED_BY', 'claim:not', 'publication:kim', { passage: 'passage:a.md:3', confidence: 0.7 })
add('AUTHORED_BY', 'publication:lee', 'author:lee', { position: 0 })
add('REPORTS', 'publication:lee', 'study:lee', { confidence: 0.8 })
add('FOUND', 'study:lee', 'finding:dropout', { confidence: 0.8 })
add('OF_OUTCOME', 'finding:dropout', 'outcome:dropout', { confidence: 0.8 })
add('OF_INTERVENTION', 'finding:dropout', 'intervention:coaching', { confidence: 0.8 })
add('EVALUATES', 'study:lee', 'intervention:coaching', { confidence: 0.8 })
add('ENROLS', 'study:lee', 'population:adult', { confidence: 0.8 })
add('SUBJECT', 'claim:lost', 'concept:trust')

export const payload: Payload = {
  format: 'evigraph-view',
  version: 1,
  title: 'A review',
  tool: 'evigraph 0.0.0',
  schemaVersion: '1',
  graph: { nodes, edges },
  positions: {
    bands: nodes.flatMap((_, i) => [i % 4, -Math.floor(i / 4)]),
    organic: nodes.flatMap((_, i) => [Math.cos(i), Math.sin(i)]),
  },
  messages: [],
  sha256: '',
}

export const index: GraphIndex = indexGraph(payload)
/** Number of a node. */
export const n = (id: string): number => {
  const number = index.nodeAt.get(id)
  if (number === undefined) throw new Error(`no node ${id}`)
  return number
}
/** Number of an edge, named “KIND:source>target”. */
export const e = (id: string): number => {
  const number = index.edgeAt.get(id)
  if (number === undefined) throw new Error(`no edge ${id}`)
  return number
}
export const idsOf = (nodes: Iterable<number>): string[] => [...nodes].map((node) => index.nodes[node]?.id ?? '?')
