// When a result was measured: "at 18-month follow-up", "up to two years post-treatment".

import { isAmong } from '../../text/among.js'
import { oneOf } from '../../text/cues.js'
import { type FoundDuration, findDurations, weeksOf } from '../../text/numbers.js'
import { skipBrackets } from '../../text/place.js'
import { tokenAt } from '../../text/tokens.js'
import { holdsAt } from '../../text/word-table.js'
import type { FindingRecord, StudyRecord, Token } from '../../types.js'
import { opensAt } from './brackets.js'
import type { View, Workshop } from './view.js'

/** A result's first token, the one past it, and the stretch it stands in. */
interface Place {
  at: number
  past: number
  from: number
  to: number
}

/** A time as it is printed, and how many weeks it is, where that is known. */
interface Time {
  timepoint: string
  weeks: number | undefined
}

/** With how far it stands from a result. */
interface Duration extends Time {
  distance: number
}

/** Notes when a result was measured, where that is told. */
export function giveTime(shop: Workshop, view: View, record: FindingRecord, place: Place, study: StudyRecord): void {
  const time = timeNear(shop, view, durationsOf(view), place, study)
  if (time === undefined) return
  record.timepoint = time.timepoint
  record.timepointWeeks = time.weeks
}

/** The time that follows a result or stands nearest to it; a follow-up's results are all of its own time. */
function timeNear(
  shop: Workshop,
  view: View,
  durations: readonly FoundDuration[],
  { at, past, from, to }: Place,
  study: StudyRecord,
): Time | undefined {
  const { tokens } = view
  let best: Duration | undefined
  let next = past
  while (next < past + UNIT && isAmong('NOUN SYM PROPN', tokenAt(tokens, next)?.pos)) next++
  next = skipBrackets(tokens, next)
  for (const duration of durations) {
    if (duration.from < from || duration.to > to) continue
    let start = duration.from
    while (start > from && isAmong('approximately about around up to', tokens[start - 1]?.norm)) start--
    const before = tokens[start - 1]?.norm ?? ''
    let end = duration.to
    while (
      end < to &&
      isAmong('follow-up followup later post-treatment post treatment post-intervention', tokens[end]?.norm)
    )
      end++
    if (isAmong('over for', before) && isAmong('delivered lasting given lasted', tokens[start - 2]?.norm)) continue
    // "at 24 h (2.1 vs 3.0) and 48 h (1.2 vs 2.0)".
    const opened = opensAt(tokens, end) && at > end && at - end <= OPENING
    if (end === duration.to && !opened && !isAmong('at after until by during over through within the', before)) continue
    const distance = opened || start - 1 === next ? 0 : Math.abs(duration.from - at)
    if (best && best.distance <= distance) continue
    const text = shop.document.text.slice((tokens[start] as Token).start, (tokens[end - 1] as Token).end)
    best = { distance, timepoint: text, weeks: duration.weeks && Math.round(duration.weeks * 100) / 100 }
  }
  const numbered = numberedTime(tokens, at, from, to)
  if (numbered && (!best || numbered.distance < best.distance))
    return {
      timepoint: shop.document.text.slice(
        (tokens[numbered.from] as Token).start,
        (tokens[numbered.from + 1] as Token).end,
      ),
      weeks: Math.round(numbered.weeks * 100) / 100,
    }
  if (best) return best
  if (study.followUp === undefined || !/follow-up/.test(study.design ?? '')) return undefined
  return { timepoint: study.followUp, weeks: undefined }
}

/** Tokens from the bracket after a time to its first value: "(mean ". */
const OPENING = 3

/** Tokens of "mg/dL" between a value and its time. */
const UNIT = 3

/** "at week 6", "by month 3", nearest to token `at`. */
function numberedTime(tokens: readonly Token[], at: number, from: number, to: number) {
  let best: { from: number; weeks: number; distance: number } | undefined
  for (let k = from; k + 1 < to; k++) {
    // Asked first: most words are no numbers.
    const value = tokens[k + 1]?.word.value ?? Number.NaN
    if (!Number.isInteger(value) || value > 1000 || !holdsAt(NUMBERED, tokens, k)) continue
    if (!isAmong('at after by until to on through , and', tokens[k - 1]?.norm)) continue
    const distance = Math.abs(k - at)
    if (!best || distance < best.distance)
      best = { from: k, weeks: value * weeksOf(tokens[k]?.norm as string), distance }
  }
  return best
}

const NUMBERED = oneOf('day week month year')
const AT = oneOf('at after by on in during over between through until within')

/** Every length of time in a passage, hours of measuring too. */
function durationsOf(view: View): readonly FoundDuration[] {
  view.durations ??= [...findDurations(view.tokens), ...hoursIn(view.tokens)]
  return view.durations
}

/** "at 12 hours", "after 30 min": no length of treatment, only when something was measured. */
export function hoursIn(tokens: readonly Token[]): FoundDuration[] {
  const found: FoundDuration[] = []
  for (let k = 1; k < tokens.length; k++) {
    const { value } = (tokens[k - 1] as Token).word
    const unit = Number.isNaN(value) ? undefined : /^(?:h|hr|hour|min|minute)$/.exec(tokens[k]?.norm ?? '')?.[0]
    if (unit === undefined) continue
    let first = k - 1
    while (isTimeList(tokens[first - 1])) first--
    const opened = opensAt(tokens, k + 1) && isAmong('and ,', tokens[k - 2]?.text)
    if (!opened && !isAmong('at after within during', tokens[first - 1]?.norm)) continue
    const { start } = tokens[k - 1] as Token
    found.push({
      from: k - 1,
      to: k + 1,
      start,
      end: (tokens[k] as Token).end,
      weeks: value / (unit[0] === 'h' ? 168 : 10080),
    })
  }
  return found
}

const isTimeList = (token: Token | undefined): boolean =>
  token !== undefined && (isAmong(', and or to & - –', token.text) || !Number.isNaN(token.word.value))

const NEVER: ReadonlySet<number> = new Set()

/** Tokens of the numbers in "at 4, 8 and 12 weeks": when something was measured. */
export function timesIn(tokens: readonly Token[], durations: readonly FoundDuration[]): ReadonlySet<number> {
  const hours = hoursIn(tokens)
  if (durations.length + hours.length === 0) return NEVER
  const times = new Set<number>()
  for (const { from } of [...durations, ...hours]) {
    let first = from
    while (first > 1 && isTimeList(tokens[first - 1])) first--
    if (holdsAt(AT, tokens, first - 1)) for (let k = first; k <= from; k++) times.add(k)
  }
  return times
}

/** Weeks of "6 weeks", "week 6", "2 h"; NaN of "six weeks". */
export function weeksTold(time: string): number {
  const value = Number.parseFloat(/[\d.]+/.exec(time)?.[0] ?? '')
  const unit = /[a-z]+/i.exec(time)?.[0] ?? ''
  const weeks = /^h/i.test(unit) ? value / 168 : /^min/i.test(unit) ? value / 10080 : value * weeksOf(unit)
  return Math.round(weeks * 100) / 100
}
