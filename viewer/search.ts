// Search over labels, other names, authors, years and quotes: what is indexed, and how hits are ranked.
import MiniSearch from 'minisearch'
import type { GraphNode, NodeKind } from '../graph/schema.js'

export interface Entry {
  /** Number of the node. */
  id: number
  kind: NodeKind
  label: string
  /** Other names, authors, titles. */
  names: string
  /** Words of passages, definitions. */
  text: string
}

export interface Hit {
  node: number
  kind: NodeKind
}

export interface Hits {
  query: string
  total: number
  /** The best of each kind; the kind of the best hit comes first. */
  groups: { kind: NodeKind; total: number; hits: Hit[] }[]
}

export function entriesOf(nodes: readonly GraphNode[]): Entry[] {
  return nodes.map((node, id) => ({ id, kind: node.kind, label: node.label, ...wordsFor(node) }))
}

function wordsFor(node: GraphNode): { names: string; text: string } {
  switch (node.kind) {
    case 'Passage':
      return { names: '', text: node.text }
    case 'Publication':
      return {
        names: [...node.authors, node.year, node.title, node.doi].filter(Boolean).join(' '),
        text: node.container ?? '',
      }
    case 'Study':
      return { names: [node.design, node.country].filter(Boolean).join(' '), text: node.setting ?? '' }
    case 'Concept':
      return { names: node.aliases.join(' '), text: node.definition ?? '' }
    case 'Intervention':
    case 'Condition':
    case 'Population':
    case 'Outcome':
      return { names: node.aliases.join(' '), text: '' }
    case 'Author':
      return { names: [node.family, node.given].filter(Boolean).join(' '), text: '' }
    case 'Document':
      return { names: [node.title, node.uri].filter(Boolean).join(' '), text: '' }
    default:
      return { names: '', text: '' }
  }
}

export type Engine = MiniSearch<Entry>

export function engineOf(entries: readonly Entry[]): Engine {
  const engine = new MiniSearch<Entry>({
    fields: ['label', 'names', 'text'],
    storeFields: ['kind'],
    // Signs as well as punctuation part words: <b>, d=0.3.
    tokenize: (text) => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean),
    processTerm: (term) => fold(term) || null,
  })
  engine.addAll(entries)
  return engine
}

/** Case, accents and the endings of British and American spelling do not matter. */
const fold = (term: string) =>
  term
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/is(e[sd]?|ing|ation|ations)$/, 'iz$1')

const PER_KIND = 8

export function searchFor(engine: Engine, query: string, perKind = PER_KIND): Hits {
  const results = engine.search(query, {
    combineWith: 'AND',
    prefix: (_, i, terms) => i === terms.length - 1,
    fuzzy: (term) => (term.length > 5 ? 0.15 : false),
    boost: { label: 4, names: 2 },
  })
  // Results come best first, so a kind stands where its best one does.
  const byKind = new Map<NodeKind, Hit[]>()
  for (const { id, kind } of results) {
    const hits = byKind.get(kind)
    if (hits) hits.push({ node: id as number, kind })
    else byKind.set(kind, [{ node: id as number, kind }])
  }
  const groups = [...byKind].map(([kind, hits]) => ({ kind, total: hits.length, hits: hits.slice(0, perKind) }))
  return { query, total: results.length, groups }
}
