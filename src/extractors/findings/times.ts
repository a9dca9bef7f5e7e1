// When a result was measured: "at 18-month follow-up", "up to two years post-treatment".
import type { FoundDuration } from '../../text/numbers.js'
import type { FindingRecord, StudyRecord, Token } from '../../types.js'
import type { View, Workshop } from './view.js'

/** The time nearest to token `at` in its clause; a follow-up's results are all of its own time. */
export function timeNear(
  shop: Workshop,
  view: View,
  durations: readonly FoundDuration[],
  at: number,
  from: number,
  to: number,
  study: StudyRecord,
): Pick<FindingRecord, 'timepoint' | 'timepointWeeks'> {
  const { tokens } = view
  let best: { distance: number; text: string; weeks?: number } | undefined
  for (const duration of durations) {
    if (duration.from < from || duration.to > to) continue
    let start = duration.from
    while (start > from && /^(?:approximately|about|around|up|to)$/.test(tokens[start - 1]?.norm ?? '')) start--
    const before = tokens[start - 1]?.norm ?? ''
    let end = duration.to
    while (
      end < to &&
      /^(?:follow-up|followup|later|post-treatment|post|treatment|post-intervention)$/.test(tokens[end]?.norm ?? '')
    )
      end++
    if (/^(?:over|for)$/.test(before) && /^(?:delivered|lasting|given|lasted)$/.test(tokens[start - 2]?.norm ?? ''))
      continue
    if (end === duration.to && !/^(?:at|after|until|by|during|over|through|within|the)$/.test(before)) continue
    const distance = Math.abs(duration.from - at)
    if (best && best.distance <= distance) continue
    const text = shop.document.text.slice((tokens[start] as Token).start, (tokens[end - 1] as Token).end)
    best = {
      distance,
      text,
      ...(duration.weeks === undefined ? {} : { weeks: Math.round(duration.weeks * 100) / 100 }),
    }
  }
  if (best) return { timepoint: best.text, ...(best.weeks === undefined ? {} : { timepointWeeks: best.weeks }) }
  return /follow-up/.test(study.design ?? '') && study.followUp !== undefined ? { timepoint: study.followUp } : {}
}
