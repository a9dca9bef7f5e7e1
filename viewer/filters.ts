// Facets: which values the graph's nodes have, how many would be shown with each, and what is shown with some chosen.
import { FACETS, type Facet, UNSAID } from './facets.js'
import { drawnEdges, isEntity, otherEnd } from './flow.js'
import { KIND_ORDER } from './kinds.js'
import { type GraphIndex, nodeOf } from './model.js'

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

/** Each facet with its values: those that some node has, and those that are chosen. */
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
