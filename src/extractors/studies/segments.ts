// Cuts a passage into the stretches that its citations stand for.
import type { Citation, Passage, Span } from '../../types.js'

/** A stretch of a passage, with the indices of the citations of its group; none for uncited text. */
export interface Segment extends Span {
  citations: number[]
  narrative: boolean
}

/** A citation group's stretch ends with it; one in the sentence ("Lee (2001) found …") opens its own. */
export function segmentsOf(passage: Passage, citations: readonly Citation[], indices: readonly number[]): Segment[] {
  if (indices.length === 0) return [{ start: passage.start, end: passage.end, citations: [], narrative: false }]
  const groups: Segment[] = []
  for (const index of indices) {
    const { group, style } = citations[index] as Citation
    const { start } = group
    // A passage that was cut for its length may lack the bracket that closes a group.
    const end = Math.min(group.end, passage.end)
    const last = groups.at(-1)
    if (last && last.start === start) {
      last.citations.push(index)
      last.end = Math.max(last.end, end)
    } else groups.push({ start, end, citations: [index], narrative: style === 'narrative' })
  }
  const segments: Segment[] = []
  let from = passage.start
  for (const [k, group] of groups.entries()) {
    const open = segments.at(-1)
    if (group.narrative) {
      // Words before a narrative citation belong to it unless another group's stretch is still open.
      if (open?.narrative && open.end > group.start) open.end = group.start
      const next = groups[k + 1]
      segments.push({ start: from, end: next ? next.start : passage.end, citations: group.citations, narrative: true })
      from = next ? next.start : passage.end
    } else if (open?.narrative && group.start <= from && group.end > from && group.start - open.start < 25) {
      open.end = from = group.end
      open.citations.push(...group.citations)
    } else {
      segments.push({
        start: open ? Math.min(from, group.start) : passage.start,
        end: group.end,
        citations: group.citations,
        narrative: false,
      })
      from = group.end
    }
  }
  const last = segments.at(-1) as Segment
  if (last.end < passage.end) last.end = passage.end
  return segments.filter(({ start, end }) => start < end)
}
