// A graph of any size from a seed, for benchmarks and tests of stores: kinds, degrees and lengths as in built graphs.
import type { EdgeKind, GraphEdge, GraphNode, NodeKind } from '../graph/schema.js'
import { isDrawn } from '../graph/tiers.js'
import type { Graph } from '../src/index.js'

/** Shares of the nodes, per mille. */
const SHARES: readonly (readonly [NodeKind, number])[] = [
  ['Document', 2],
  ['Passage', 200],
  ['Publication', 95],
  ['Author', 115],
  ['Study', 40],
  ['Finding', 110],
  ['Concept', 130],
  ['Intervention', 50],
  ['Condition', 20],
  ['Population', 38],
  ['Outcome', 80],
  ['Claim', 120],
]
/** From each node of a kind, so many edges on average to nodes of another. */
const DEGREES: readonly (readonly [EdgeKind, NodeKind, NodeKind, number])[] = [
  ['CITES', 'Passage', 'Publication', 0.6],
  ['MENTIONS', 'Passage', 'Concept', 1.8],
  ['MENTIONS', 'Passage', 'Intervention', 1.2],
  ['MENTIONS', 'Passage', 'Outcome', 0.8],
  ['STATES', 'Passage', 'Claim', 1.1],
  ['STATES', 'Passage', 'Finding', 0.8],
  ['STATES', 'Passage', 'Study', 0.4],
  ['SUBJECT', 'Claim', 'Concept', 1],
  ['OBJECT', 'Claim', 'Outcome', 1],
  ['SUPPORTED_BY', 'Claim', 'Publication', 1.6],
  ['AUTHORED_BY', 'Publication', 'Author', 2.2],
  ['REPORTS', 'Publication', 'Study', 0.5],
  ['EVALUATES', 'Study', 'Intervention', 1.2],
  ['ENROLS', 'Study', 'Population', 0.6],
  ['MEASURES', 'Study', 'Outcome', 2],
  ['OF_OUTCOME', 'Finding', 'Outcome', 1],
  ['OF_INTERVENTION', 'Finding', 'Intervention', 1],
  ['VERSUS', 'Finding', 'Intervention', 0.4],
  ['BROADER', 'Concept', 'Concept', 0.3],
  ['HAS_CONDITION', 'Population', 'Condition', 0.4],
]
const WORDS =
  'trust habit hope grit therapy attachment stress memory sleep reading effort support anxiety function alliance goal'.split(
    ' ',
  )

/** About `size` nodes and 2.7 times as many edges; of those that the viewer draws, `links` times as many. */
export function generateGraph(size: number, seed = 1, links = 1): Graph {
  let state = seed
  // mulberry32: 32 bits of state are plenty here.
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ')
  const ids = new Map<NodeKind, string[]>()
  const nodes: GraphNode[] = []
  for (const [kind, share] of SHARES) {
    const list = Array.from(
      { length: Math.max(1, Math.round((size * share) / 1000)) },
      (_, i) => `${kind.toLowerCase()}:${i}`,
    )
    ids.set(kind, list)
    for (const [i, id] of list.entries()) nodes.push(node(kind, id, i, random, words))
  }
  const edges: GraphEdge[] = []
  const add = (kind: EdgeKind, source: string, target: string, props: object) =>
    edges.push({
      id: `${kind.toLowerCase()}:${edges.length.toString(36)}`,
      kind,
      source,
      target,
      ...props,
    } as GraphEdge)
  const passages = ids.get('Passage') ?? []
  const documents = ids.get('Document') ?? []
  for (const [i, id] of passages.entries())
    add('HAS_PASSAGE', documents[Math.floor((i * documents.length) / passages.length)] as string, id, { position: i })
  for (const [kind, from, to, usual] of DEGREES) {
    const mean = isDrawn(from) && isDrawn(to) ? usual * links : usual
    const targets = ids.get(to) ?? []
    for (const source of ids.get(from) ?? []) {
      const count = Math.floor(mean) + (random() < mean % 1 ? 1 : 0)
      for (let i = 0; i < count; i++) {
        // A few are named everywhere, most only once.
        const target = targets[Math.floor(targets.length * random() ** 3)] as string
        if (target !== source) add(kind, source, target, edgeProps(kind, passages, random, words))
      }
    }
  }
  return { nodes, edges }
}

/** A graph in which about `nodes` nodes and `edges` edges are drawn, with passages and authors besides. */
export function generatePicture(nodes: number, edges: number, seed = 1): Graph {
  const share = SHARES.reduce((sum, [kind, permille]) => sum + (isDrawn(kind) ? permille : 0), 0) / 1000
  const size = nodes / share
  const usual = generateGraph(size, seed).edges.filter(({ source, target }) =>
    [source, target].every((id) => isDrawn(kindOf(id))),
  ).length
  return generateGraph(size, seed, edges / usual)
}

const kindOf = (id: string) => SHARES.find(([kind]) => id.startsWith(`${kind.toLowerCase()}:`))?.[0] ?? ''

type Random = () => number
type Words = (count: number) => string

function node(kind: NodeKind, id: string, i: number, random: Random, words: Words): GraphNode {
  const label = `${words(2)} ${i}`
  const aliases = [label, `${words(1)} ${i}`]
  const whole = (most: number) => Math.floor(random() * most)
  const props: Record<NodeKind, object> = {
    Document: { uri: `${i}.md`, format: 'markdown', sha256: `${i}`.padStart(64, '0'), title: words(6) },
    Passage: {
      text: words(22),
      start: i * 150,
      end: i * 150 + 140,
      line: i + 1,
      column: 1,
      paragraph: whole(40),
      role: 'results',
    },
    Publication: {
      citationKey: `key-${i}`,
      authors: [words(1), words(1)],
      year: `${1980 + whole(45)}`,
      title: words(10),
      reference: words(20),
    },
    Author: { family: `${words(1)}${i}`, given: 'A.' },
    Study: { design: 'randomized controlled trial', sampleSize: 20 + whole(400) },
    Finding: {
      measure: 'smd',
      value: Math.round(random() * 200) / 100,
      p: 0.01,
      direction: 'favours-intervention',
      instrument: words(2),
    },
    Concept: { aliases },
    Intervention: { aliases, role: 'treatment' },
    Condition: { aliases },
    Population: { aliases },
    Outcome: { aliases },
    Claim: {
      predicate: 'INCREASES',
      polarity: 'positive',
      modality: 'asserted',
      basis: 'evidence',
      passageCount: 1,
      publicationCount: 1,
    },
  }
  return { id, kind, label, ...props[kind] } as GraphNode
}

function edgeProps(kind: EdgeKind, passages: readonly string[], random: Random, words: Words): object {
  const confidence = 0.7
  const start = Math.floor(random() * 100_000)
  const span = { start, end: start + 40, text: words(kind === 'STATES' ? 10 : 2), confidence }
  if (kind === 'STATES') return { ...span, modality: 'asserted' }
  if (kind === 'CITES') return { ...span, style: 'parenthetical' }
  if (kind === 'MENTIONS') return span
  if (kind === 'AUTHORED_BY') return { position: start % 5 }
  if (kind === 'SUPPORTED_BY') return { passage: passages[start % passages.length], confidence }
  return { confidence }
}
