// How kinds of nodes and edges are shown: a colour, a shape, words. A kind that graph/schema.ts gains fails here first.
import { EDGES, type EdgeKind, type GraphNode, NODES, type NodeKind } from '../graph/schema.js'
import { type DrawnKind, isDrawn, TIER_OF } from '../graph/tiers.js'
import type { Colour } from './theme.js'

export const SHAPES = [
  'circle',
  'ring',
  'diamond',
  'square',
  'page',
  'triangle',
  'wedge',
  'pentagon',
  'hexagon',
] as const
export type Shape = (typeof SHAPES)[number]

export interface KindStyle {
  shape: Shape
  /** `signed` kinds take the colour of what they say (SIGNS). */
  colour: Colour | 'signed'
  plural: string
  /** Of two labels that want one place, the one of the heavier kind wins, other things being equal. */
  weight: number
}

export const KINDS = {
  Concept: { shape: 'circle', colour: 'blue', plural: 'Concepts', weight: 3 },
  Claim: { shape: 'diamond', colour: 'signed', plural: 'Claims', weight: 0 },
  Intervention: { shape: 'hexagon', colour: 'teal', plural: 'Interventions', weight: 3 },
  Population: { shape: 'pentagon', colour: 'olive', plural: 'Populations', weight: 1 },
  Condition: { shape: 'wedge', colour: 'plum', plural: 'Conditions', weight: 1 },
  Publication: { shape: 'page', colour: 'slate', plural: 'Publications', weight: -1 },
  Study: { shape: 'triangle', colour: 'violet', plural: 'Studies', weight: 2 },
  Finding: { shape: 'square', colour: 'signed', plural: 'Findings', weight: 1 },
  Outcome: { shape: 'ring', colour: 'ochre', plural: 'Outcomes', weight: 2 },
  Author: { shape: 'circle', colour: 'slate', plural: 'Authors', weight: 0 },
  Document: { shape: 'page', colour: 'blue', plural: 'Documents', weight: 0 },
  Passage: { shape: 'page', colour: 'slate', plural: 'Passages', weight: 0 },
} as const satisfies Record<NodeKind, KindStyle>

/** From theory to evidence, then what is not drawn. */
export const KIND_ORDER: readonly NodeKind[] = [
  ...(Object.keys(TIER_OF) as DrawnKind[]),
  ...(Object.keys(NODES) as NodeKind[]).filter((kind) => !isDrawn(kind)),
]
export const kindRank = (kind: NodeKind) => KIND_ORDER.indexOf(kind)

/** What a claim or finding says, told by colour and by the sign on it. */
export const SIGNS = {
  plus: { glyph: '+', colour: 'green', says: 'raises · favours the intervention' },
  minus: { glyph: '−', colour: 'vermilion', says: 'lowers · favours the comparator' },
  equal: { glyph: '=', colour: 'grey', says: 'no difference' },
  denied: { glyph: '×', colour: 'ink', says: 'said not to hold' },
  none: { glyph: '', colour: 'grey', says: 'no direction' },
} as const satisfies Record<string, { glyph: string; colour: Colour; says: string }>
export type Sign = keyof typeof SIGNS

export function signOf(node: GraphNode): Sign {
  if (node.kind === 'Finding') {
    if (node.direction === undefined) return 'none'
    return ({ 'favours-intervention': 'plus', 'favours-comparator': 'minus', 'no-difference': 'equal' } as const)[
      node.direction
    ]
  }
  if (node.kind !== 'Claim') return 'none'
  if (node.polarity === 'negated') return 'denied'
  switch (node.predicate) {
    case 'INCREASES':
    case 'OUTPERFORMS':
      return 'plus'
    case 'DECREASES':
      return 'minus'
    case 'EQUIVALENT_TO':
      return 'equal'
    default:
      return 'none'
  }
}

export interface EdgeStyle {
  /** `chain` leads from theory to evidence, `context` is drawn faintly, `words` is read in the panel only. */
  rank: 'chain' | 'context' | 'words'
  /** Which end is nearer to the evidence. */
  evidence?: 'source' | 'target'
  /** Heads the list of targets in the panel of a source, and of sources in that of a target. */
  out: string
  into: string
}

export const EDGE_STYLES = {
  SUBJECT: { rank: 'chain', evidence: 'source', out: 'About', into: 'Claims about it' },
  OBJECT: { rank: 'chain', evidence: 'source', out: 'Says of', into: 'Claims that lead to it' },
  SUPPORTED_BY: { rank: 'chain', evidence: 'target', out: 'Works cited for it', into: 'Claims it is cited for' },
  REPORTS: { rank: 'chain', evidence: 'target', out: 'Studies it reports', into: 'Reported in' },
  FOUND: { rank: 'chain', evidence: 'target', out: 'What it found', into: 'Found by' },
  OF_OUTCOME: { rank: 'chain', evidence: 'target', out: 'Outcome', into: 'Findings' },
  OF_INTERVENTION: { rank: 'chain', evidence: 'source', out: 'Speaks for', into: 'Findings on it' },
  VERSUS: { rank: 'context', evidence: 'source', out: 'Compared with', into: 'Findings against it' },
  MEDIATOR: { rank: 'context', evidence: 'source', out: 'Through', into: 'Claims and findings through it' },
  MODERATOR: { rank: 'context', evidence: 'source', out: 'Depends on', into: 'Claims and findings that depend on it' },
  IN_POPULATION: { rank: 'context', evidence: 'source', out: 'In', into: 'Claims and findings in it' },
  EVALUATES: { rank: 'context', evidence: 'source', out: 'Tests', into: 'Studies that test it' },
  COMPARES_WITH: { rank: 'context', evidence: 'source', out: 'Compares with', into: 'Studies that compare with it' },
  ENROLS: { rank: 'context', evidence: 'source', out: 'Who took part', into: 'Studies in it' },
  MEASURES: { rank: 'context', evidence: 'target', out: 'Measures', into: 'Studies that measure it' },
  HAS_CONDITION: { rank: 'context', evidence: 'source', out: 'With', into: 'Groups with it' },
  BROADER: { rank: 'context', out: 'A kind of', into: 'Kinds of it' },
  AUTHORED_BY: { rank: 'words', out: 'Authors', into: 'Works' },
  CITES: { rank: 'words', out: 'Cites', into: 'Cited in' },
  STATES: { rank: 'words', out: 'States', into: 'Stated in' },
  MENTIONS: { rank: 'words', out: 'Names', into: 'Named in' },
  HAS_PASSAGE: { rank: 'words', out: 'Passages', into: 'Document' },
} as const satisfies Record<EdgeKind, EdgeStyle>

export const edgeStyle = (kind: EdgeKind): EdgeStyle => EDGE_STYLES[kind]
export const EDGE_ORDER = Object.keys(EDGE_STYLES) as EdgeKind[]
/** INCREASES → increases, IN_POPULATION → in population. */
export const wordsOf = (name: string) => name.toLowerCase().replaceAll(/[_-]/g, ' ')
export const kindDoc = (kind: NodeKind): string => NODES[kind].doc
export const edgeDoc = (kind: EdgeKind): string => EDGES[kind].doc
