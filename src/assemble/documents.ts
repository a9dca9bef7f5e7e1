// Documents and their passages.
import type { NodeOf } from '../../graph/schema.js'
import { placeOf } from '../text/lines.js'
import { lowerBound } from '../text/spans.js'
import type { Placed } from '../types.js'

import type { Assembly, Draft } from './builder.js'

export function assembleDocuments({ extracted, builder }: Assembly): void {
  for (const { document } of extracted) {
    const { id, uri, format, sha256, title, language, text, sections, passages, places } = document
    builder.node({
      id,
      kind: 'Document',
      label: title ?? uri,
      ...(title === undefined ? {} : { title }),
      uri,
      format,
      sha256,
      ...(language === undefined ? {} : { language }),
    })
    const place = placeOf(text)
    for (const { id: target, index, start, end, paragraph, section } of passages) {
      const { heading = '', role = 'other' } = sections[section] ?? {}
      const words = text.slice(start, end)
      const label = words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words
      const { line, column } = place(start)
      const node = { id: target, kind: 'Passage', label, text: words, start, end, line, column } as Draft<
        NodeOf<'Passage'>
      >
      if (heading !== '') node.section = heading
      const at = places && pageOf(places, start, end)
      if (at) {
        node.page = at.page
        node.box = at.box.join(' ')
      }
      node.paragraph = paragraph
      node.role = role
      builder.node<'Passage'>(node)
      builder.edge<'HAS_PASSAGE'>({ id: '', kind: 'HAS_PASSAGE', source: id, target, position: index })
    }
  }
}

/** The page that a stretch begins on, and the box around its lines there. */
function pageOf(places: readonly Placed[], start: number, end: number): { page: number; box: number[] } | undefined {
  let from = lowerBound(places, start)
  if (from > 0 && (places[from - 1] as Placed).end > start) from--
  const first = places[from]
  if (!first || first.start >= end) return undefined
  const box = [...first.box]
  for (let i = from + 1; i < places.length; i++) {
    const { start: at, page, box: next } = places[i] as Placed
    if (at >= end || page !== first.page) break
    for (const [side, edge] of next.entries())
      box[side] = side < 2 ? Math.min(box[side] as number, edge) : Math.max(box[side] as number, edge)
  }
  return { page: first.page, box }
}
