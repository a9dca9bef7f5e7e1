// The gap map: what is found, or claimed, of one kind of thing for another; where nothing is, that is shown too.
import type { NodeKind } from '../../../graph/schema.js'
import { findingsOn } from '../../findings.js'
import { SIGNS, type Sign, signOf } from '../../kinds.js'
import { type GraphIndex, nodeOf, sourcesOf, targetsOf, unique } from '../../model.js'

export const ROW_KINDS = ['Intervention', 'Concept', 'Population', 'Condition'] as const
export const COUNTED = ['findings', 'studies', 'claims'] as const
export type RowKind = (typeof ROW_KINDS)[number]
export type Counted = (typeof COUNTED)[number]

export interface Cell {
  /** Nodes of what is counted: findings, or claims; for studies the findings of theirs. */
  items: number[]
  /** By which the mark is sized. */
  count: number
  /** How many of the items say what. */
  signs: Partial<Record<Sign, number>>
  /** What all that say anything say; `mixed` where they differ. */
  sign: Sign | 'mixed'
}

export interface Matrix {
  /** Nodes, those with most first; without the empty ones, which are counted. */
  rows: number[]
  columns: number[]
  emptyRows: number[]
  emptyColumns: number[]
  cellAt(row: number, column: number): Cell | undefined
  /** Of the largest cell. */
  most: number
  /** Cells of `rows` × `columns` with something in them. */
  filled: number
}

export function matrixOf(index: GraphIndex, visible: Uint8Array, kind: RowKind, counted: Counted): Matrix {
  const shown = (wanted: NodeKind) =>
    index.nodes.flatMap((node, at) => (visible[at] && node.kind === wanted ? [at] : []))
  const [allRows, allColumns] = [shown(kind), shown('Outcome')]
  const isColumn = new Set(allColumns)
  const cells = new Map<string, number[]>()
  const totals = new Map<number, number>()
  const put = (row: number, column: number, item: number) => {
    if (!isColumn.has(column) || !visible[item]) return
    const key = `${row} ${column}`
    const items = cells.get(key)
    if (items?.includes(item)) return
    if (items) items.push(item)
    else cells.set(key, [item])
    for (const node of [row, column]) totals.set(node, (totals.get(node) ?? 0) + 1)
  }
  for (const row of allRows)
    if (counted === 'claims') for (const [claim, outcome] of claimsOn(index, row)) put(row, outcome, claim)
    else
      for (const finding of findingsOn(index, row))
        for (const outcome of targetsOf(index, finding, 'OF_OUTCOME')) put(row, outcome, finding)
  const total = (node: number) => totals.get(node) ?? 0
  const order = (nodes: readonly number[]) =>
    nodes
      .filter((node) => total(node) > 0)
      .sort((a, b) => total(b) - total(a) || (nodeOf(index, a).label < nodeOf(index, b).label ? -1 : 1))
  const made = new Map([...cells].map(([key, items]) => [key, cellOf(index, items, counted)]))
  return {
    rows: order(allRows),
    columns: order(allColumns),
    emptyRows: allRows.filter((node) => total(node) === 0),
    emptyColumns: allColumns.filter((node) => total(node) === 0),
    cellAt: (row, column) => made.get(`${row} ${column}`),
    most: Math.max(0, ...[...made.values()].map(({ count }) => count)),
    filled: made.size,
  }
}

/** Claims that relate a node to something, with what they relate it to. */
function claimsOn(index: GraphIndex, node: number): [claim: number, other: number][] {
  return sourcesOf(index, node, 'SUBJECT', 'OBJECT', 'IN_POPULATION').flatMap((claim) =>
    targetsOf(index, claim, 'SUBJECT', 'OBJECT')
      .filter((other) => other !== node && nodeOf(index, claim).kind === 'Claim')
      .map((other): [number, number] => [claim, other]),
  )
}

function cellOf(index: GraphIndex, items: number[], counted: Counted): Cell {
  const signs: Partial<Record<Sign, number>> = {}
  for (const item of items) {
    const sign = signOf(nodeOf(index, item))
    signs[sign] = (signs[sign] ?? 0) + 1
  }
  const said = (Object.keys(signs) as Sign[]).filter((sign) => sign !== 'none')
  const count =
    counted === 'studies'
      ? unique(items.flatMap((finding) => sourcesOf(index, finding, 'FOUND'))).length || 1
      : items.length
  return { items, count, signs, sign: said.length > 1 ? 'mixed' : (said[0] ?? 'none') }
}

/** Parts of a disc, clockwise from the top, in the order of the signs: each with where it begins and ends, 0–1. */
export function slicesOf({ signs, items }: Cell): { sign: Sign; from: number; to: number }[] {
  let at = 0
  return (Object.keys(SIGNS) as Sign[]).flatMap((sign) => {
    const part = (signs[sign] ?? 0) / items.length
    if (part === 0) return []
    const from = at
    at += part
    return [{ sign, from, to: at }]
  })
}

/** “MBT, depression: 3 findings, 2 favours the intervention, 1 no difference”. */
export function cellWords(index: GraphIndex, row: number, column: number, cell: Cell, counted: Counted): string {
  const says = (sign: Sign) => {
    const parts = SIGNS[sign].says.split(' · ')
    return (counted === 'claims' ? parts[0] : parts.at(-1)) as string
  }
  const signs = (Object.keys(SIGNS) as Sign[])
    .filter((sign) => cell.signs[sign])
    .map((sign) => `${cell.signs[sign]} ${says(sign)}`)
  const one: Record<Counted, string> = { findings: 'finding', studies: 'study', claims: 'claim' }
  const what = `${cell.count} ${cell.count === 1 ? one[counted] : counted}`
  return `${nodeOf(index, row).label}, ${nodeOf(index, column).label}: ${what}; ${signs.join(', ')}`
}
