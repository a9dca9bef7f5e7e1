// What a node is linked to, in groups, the way from theory to evidence first.

import { contradicting } from './conflicts.js'
import { findingsFor, isEntity } from './flow.js'
import { EDGE_ORDER, edgeStyle } from './kinds.js'
import { edgeOf, type GraphIndex, listAt, nodeOf, targetsOf, unique } from './model.js'

export interface LinkGroup {
  title: string
  /** Said below the title. */
  note?: string
  links: Link[]
}

export interface Link {
  node: number
  /** The edge that links it, where one does. */
  edge?: number
}

/** Kinds whose links are shown as quotes instead. */
const AS_QUOTES: ReadonlySet<string> = new Set(['STATES in', 'MENTIONS in', 'CITES in', 'HAS_PASSAGE in'])

export function linksOf(index: GraphIndex, node: number): LinkGroup[] {
  return [...computed(index, node), ...direct(index, node)].filter(({ links }) => links.length > 0)
}

function direct(index: GraphIndex, node: number): LinkGroup[] {
  const groups = new Map<string, Link[]>()
  const add = (key: string, link: Link) => {
    const links = groups.get(key) ?? []
    if (!links.some((known) => known.node === link.node)) links.push(link)
    groups.set(key, links)
  }
  for (const edge of listAt(index.out, node))
    add(`${edgeOf(index, edge).kind} out`, { node: index.targets[edge] as number, edge })
  for (const edge of listAt(index.into, node))
    add(`${edgeOf(index, edge).kind} in`, { node: index.sources[edge] as number, edge })
  const keys = EDGE_ORDER.flatMap((kind) => [`${kind} out`, `${kind} in`])
  return keys.flatMap((key) => {
    const links = groups.get(key)
    if (!links || AS_QUOTES.has(key)) return []
    const [kind, way] = key.split(' ') as [(typeof EDGE_ORDER)[number], 'out' | 'in']
    const { out, into } = edgeStyle(kind)
    return [{ title: way === 'out' ? out : into, links: sorted(index, links) }]
  })
}

/** What no single edge says. */
function computed(index: GraphIndex, node: number): LinkGroup[] {
  const { kind } = nodeOf(index, node)
  const groups: LinkGroup[] = []
  const against = kind === 'Claim' ? contradicting(index, node) : []
  groups.push({
    title: 'Said otherwise',
    note: 'Claims on the same two that contradict it.',
    links: against.map(toLink),
  })
  if (isEntity(index, node) || kind === 'Claim') {
    const results = findingsFor(index, node)
    groups.push({
      title: 'Results',
      note:
        kind === 'Claim'
          ? 'What the studies in the works cited for it found.'
          : 'Found on it, in works cited for claims about it, or on interventions it is related to.',
      links: sorted(index, results.map(toLink)),
    })
  }
  if (kind === 'Author')
    groups.push({ title: 'Claims their works are cited for', links: authorClaims(index, node).map(toLink) })
  return groups
}

const toLink = (node: number): Link => ({ node })

function authorClaims(index: GraphIndex, node: number): number[] {
  const works = Array.from(listAt(index.into, node), (edge) => index.sources[edge] as number)
  return unique(
    works.flatMap((work) =>
      Array.from(listAt(index.into, work)).flatMap((edge) =>
        edgeOf(index, edge).kind === 'SUPPORTED_BY' ? [index.sources[edge] as number] : [],
      ),
    ),
  )
}

/** What rests on most comes first: claims by works and passages, findings with numbers before those without. */
function sorted(index: GraphIndex, links: readonly Link[]): Link[] {
  const weight = ({ node }: Link) => {
    const data = nodeOf(index, node)
    if (data.kind === 'Claim') return 10 * data.publicationCount + data.passageCount
    if (data.kind === 'Finding') return (data.direction ? 1 : 0) + (data.measure === 'direction' ? 0 : 2)
    if (data.kind === 'Study') return targetsOf(index, node, 'FOUND').length
    return 0
  }
  return [...links].sort((a, b) => weight(b) - weight(a))
}
