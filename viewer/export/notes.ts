// What is shown, in words: filters, focus, selection, and where the graph is from. For files that leave the page.
import type { Payload } from '../../graph/view.js'
import { FACETS, UNSAID } from '../facets.js'
import type { Chosen } from '../filters.js'
import { wordsOf } from '../kinds.js'
import { edgeOf, type GraphIndex, type Item, nodeOf } from '../model.js'

export interface ShownAs {
  chosen: Chosen
  focus: { id: string; depth: number } | undefined
  /** Ends of the ways beside which nothing is shown. */
  waysOnly: { from: string; to?: string } | undefined
  selected: Item | undefined
  counts: { all: number; shown: number }
}

/** Of a long list of values so many are named. */
const MOST = 12

export function notesOf(
  index: GraphIndex,
  payload: Payload,
  { chosen, focus, waysOnly, selected, counts }: ShownAs,
): string[] {
  const number = (value: number) => value.toLocaleString('en')
  const labelOf = (id: string) => index.nodes[index.nodeAt.get(id) ?? -1]?.label ?? id
  const filters = FACETS.flatMap(({ name, title, label }) => {
    const values = (chosen[name] ?? []).map((value) =>
      value === UNSAID ? 'not said' : (label?.(value, index) ?? value),
    )
    if (values.length === 0) return []
    const rest = values.length > MOST ? ` and ${values.length - MOST} more` : ''
    return [`${title.toLowerCase()}: ${values.slice(0, MOST).join(', ')}${rest}`]
  })
  if (focus) filters.push(`within ${focus.depth} ${focus.depth === 1 ? 'step' : 'steps'} of ${labelOf(focus.id)}`)
  if (waysOnly?.to !== undefined)
    filters.push(`only what is on the ways from ${labelOf(waysOnly.from)} to ${labelOf(waysOnly.to)}`)
  const lit =
    selected === undefined
      ? []
      : [
          'node' in selected
            ? `Selected: ${nodeOf(index, selected.node).label}, with its ways to evidence and theory.`
            : `Selected: a link, ${wordsOf(edgeOf(index, selected.edge).kind)}.`,
        ]
  return [
    counts.shown === counts.all
      ? `All ${number(counts.all)} items of the graph are shown.`
      : `${number(counts.shown)} of ${number(counts.all)} items are shown${filters.length > 0 ? `; ${filters.join('; ')}` : ''}.`,
    ...lit,
    `${payload.title}. ${payload.tool}, schema ${payload.schemaVersion}${payload.sha256 === '' ? '' : `, graph SHA-256 ${payload.sha256.slice(0, 16)}…`}.`,
  ]
}
