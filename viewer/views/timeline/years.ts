// When what was published and found: counts by year, and how they add up.
import { partsOf, yearOf } from '../../findings.js'
import { type GraphIndex, nodeOf, sourcesOf } from '../../model.js'

export const SERIES = ['Publication', 'Study', 'Finding'] as const
export type Series = (typeof SERIES)[number]

/** A year, or several that share a bar. */
export interface Bin {
  from: number
  to: number
  nodes: Record<Series, number[]>
}

export interface Timeline {
  /** Without gaps, in order; empty where nothing has a year. */
  bins: Bin[]
  /** Shown nodes of these kinds without a year. */
  undated: number[]
}

/** More years than this share bars, of 5, 10, 20 … years. */
const MOST_BARS = 60

export function timelineOf(index: GraphIndex, visible: Uint8Array): Timeline {
  const dated: { node: number; kind: Series; year: number }[] = []
  const undated: number[] = []
  index.nodes.forEach(({ kind }, node) => {
    if (!visible[node] || !isSeries(kind)) return
    const year = yearOfNode(index, node, kind)
    if (year === undefined) undated.push(node)
    else dated.push({ node, kind, year })
  })
  if (dated.length === 0) return { bins: [], undated }
  const years = dated.map(({ year }) => year)
  // Not by spreading: there may be more of them than a call takes.
  const [first, last] = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0])
  const step = stepFor(last - first + 1)
  const start = Math.floor(first / step) * step
  const bins = Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, i): Bin => {
    const from = start + i * step
    return { from, to: from + step - 1, nodes: { Publication: [], Study: [], Finding: [] } }
  })
  for (const { node, kind, year } of dated) bins[Math.floor((year - start) / step)]?.nodes[kind].push(node)
  return { bins, undated }
}

const isSeries = (kind: string): kind is Series => SERIES.some((one) => one === kind)

function yearOfNode(index: GraphIndex, node: number, kind: Series): number | undefined {
  if (kind === 'Publication') return yearOf(index, node)
  if (kind === 'Finding') return partsOf(index, node).year
  const years = sourcesOf(index, node, 'REPORTS').flatMap((work) => yearOf(index, work) ?? [])
  return years.length === 0 ? undefined : Math.min(...years)
}

function stepFor(span: number): number {
  let step = 1
  for (const next of [5, 10, 20, 50, 100, 200, 500]) {
    if (span / step <= MOST_BARS) return step
    step = next
  }
  return step
}

/** How many there were up to and with each bin. */
export function addedUp(bins: readonly Bin[], series: Series): number[] {
  let sum = 0
  return bins.map(({ nodes }) => {
    sum += nodes[series].length
    return sum
  })
}

/** “2009” or “2005–2009”. */
export const binName = ({ from, to }: Bin): string => (from === to ? String(from) : `${from}–${to}`)

/** The years of some bins that something is dated to, as the facet of years knows them. */
export function yearsIn(index: GraphIndex, bins: readonly Bin[]): string[] {
  const works = bins.flatMap(({ nodes }) => [
    ...nodes.Publication,
    // A work may be hidden while what it found is shown.
    ...nodes.Study.flatMap((study) => sourcesOf(index, study, 'REPORTS')),
    ...nodes.Finding.flatMap((finding) => partsOf(index, finding).works),
  ])
  const [from, to] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? -1]
  const years = new Set(works.flatMap((work) => yearOf(index, work) ?? []))
  return [...years]
    .filter((year) => year >= from && year <= to)
    .sort((a, b) => a - b)
    .map(String)
}

export const idsIn = (index: GraphIndex, { nodes }: Bin): string[] =>
  SERIES.flatMap((series) => nodes[series]).map((node) => nodeOf(index, node).id)
