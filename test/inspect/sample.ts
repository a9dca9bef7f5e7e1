// A small graph made by hand: one claim that leads to a trial with one finding, in a text of two lines.
import { createHash } from 'node:crypto'
import type { Graph, GraphEdge, GraphNode } from '../../src/index.js'

export const TEXT =
  'Calm breathing lowers worry (Imai, 2018).\nIn a trial of 60 nurses, worry fell by 12 points with calm breathing.'
export const SHA256 = createHash('sha256').update(TEXT).digest('hex')

const spanOf = (words: string) => {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length, text: words }
}
const [first, second] = TEXT.split('\n') as [string, string]

/** A fresh copy each time, so that a test may break it. */
export function sampleGraph(): Graph {
  const passage = (index: number, words: string, line: number): GraphNode => ({
    id: `passage:calm.txt:${index}`,
    kind: 'Passage',
    label: words,
    ...spanOf(words),
    line,
    column: 1,
    section: 'Results',
    paragraph: index,
    role: 'results',
  })
  const nodes: GraphNode[] = [
    {
      id: 'claim:1',
      kind: 'Claim',
      label: 'calm breathing DECREASES worry',
      predicate: 'DECREASES',
      polarity: 'positive',
      modality: 'asserted',
      passageCount: 1,
      publicationCount: 1,
    },
    { id: 'concept:worry', kind: 'Concept', label: 'worry', aliases: ['worry', 'worrying'] },
    { id: 'document:calm.txt', kind: 'Document', label: 'calm.txt', uri: 'calm.txt', format: 'text', sha256: SHA256 },
    { id: 'finding:1', kind: 'Finding', label: 'mean-difference 12', measure: 'mean-difference', value: 12 },
    { id: 'intervention:calm-breathing', kind: 'Intervention', label: 'calm breathing', aliases: [] },
    { id: 'outcome:worry', kind: 'Outcome', label: 'worry', aliases: ['worry'] },
    passage(0, first, 1),
    passage(1, second, 2),
    {
      id: 'publication:imai-2018',
      kind: 'Publication',
      label: 'Imai (2018)',
      citationKey: 'imai-2018',
      authors: ['Imai'],
      year: '2018',
    },
    { id: 'study:1', kind: 'Study', label: 'trial of 60 nurses', design: 'trial', sampleSize: 60 },
  ]
  let count = 0
  const edge = (kind: string, source: string, target: string, props = {}) =>
    ({ id: `edge:${++count}`, kind, source, target, ...props }) as GraphEdge
  const [one, two] = ['passage:calm.txt:0', 'passage:calm.txt:1']
  const edges = [
    edge('HAS_PASSAGE', 'document:calm.txt', one, { position: 0 }),
    edge('HAS_PASSAGE', 'document:calm.txt', two, { position: 1 }),
    edge('CITES', one, 'publication:imai-2018', { ...spanOf('Imai, 2018'), style: 'parenthetical', confidence: 1 }),
    edge('MENTIONS', one, 'concept:worry', { ...spanOf('worry'), confidence: 0.9 }),
    edge('STATES', one, 'claim:1', { ...spanOf('Calm breathing lowers worry'), confidence: 0.8 }),
    edge('STATES', two, 'finding:1', { ...spanOf('worry fell by 12 points with calm breathing') }),
    edge('STATES', two, 'study:1', { ...spanOf('a trial of 60 nurses') }),
    edge('SUBJECT', 'claim:1', 'intervention:calm-breathing'),
    edge('OBJECT', 'claim:1', 'concept:worry'),
    edge('SUPPORTED_BY', 'claim:1', 'publication:imai-2018', { passage: one }),
    edge('REPORTS', 'publication:imai-2018', 'study:1'),
    edge('FOUND', 'study:1', 'finding:1'),
    edge('OF_INTERVENTION', 'finding:1', 'intervention:calm-breathing'),
    edge('OF_OUTCOME', 'finding:1', 'outcome:worry'),
  ]
  return { nodes, edges }
}
