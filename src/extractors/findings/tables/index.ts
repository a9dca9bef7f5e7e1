// Results in tables: the values of two arms for one outcome at one time, and estimates with their limits and p.
import { once } from '../../../text/once.js'
import { lowerBound } from '../../../text/spans.js'
import type { Document, FindingRecord, StudyRecord, Table, VocabularyEntry } from '../../../types.js'
import { isControl } from '../arms/words.js'
import { instrumentIn } from '../outcomes/instruments.js'
import { findingOf } from '../record.js'
import type { View, Workshop } from '../view.js'
import { type Axis, axisOf } from './axis.js'
import { type Datum, dataOf, type Label } from './grid.js'
import { isOfStart, timeIn } from './labels.js'
import { aroundOf, outcomeIn, type Reading, readingOf, type Slots } from './reading.js'
import { verdict } from './verdict.js'

/** What a table is read with: its study, and the passages of its rows as the other rules see them. */
export interface Bench {
  shop: Workshop
  study: StudyRecord
  // Kept, since each number of a row and each below a header asks for the same.
  viewAt: (passage: number) => View
  instrumentAt: (passage: number) => VocabularyEntry | undefined
  outcomeAt: (label: Label) => string | undefined
}

function benchOf(shop: Workshop, study: StudyRecord, view: (passage: number) => View): Bench {
  const viewAt = once(view)
  return {
    shop,
    study,
    viewAt,
    instrumentAt: once((passage) => instrumentIn(shop, viewAt(passage))),
    outcomeAt: once((label) => outcomeIn({ shop, viewAt }, label)),
  }
}

/** Findings of one table, top to bottom; `span` is the row. */
export function readTable(
  shop: Workshop,
  study: StudyRecord,
  viewAt: (passage: number) => View,
  table: Table,
): FindingRecord[] {
  const { document, knowledge } = shop
  const data = dataOf(document, table, knowledge.cues['effect-measures'] ?? [])
  const [first] = data
  if (!first) return []
  const caption = captionOf(document, table)
  if (isDescription(caption, data)) return []
  const bench = benchOf(shop, study, viewAt)
  const axis = axisOf(bench, data)
  if (!axis) return []
  const around = aroundOf(caption, notesOf(document, table))
  const readings = data.flatMap((datum) => readingOf(bench, datum, axis, around) ?? [])
  return [...pairs(bench, readings), ...estimates(bench, readings, axis)].sort((a, b) => a.passage - b.passage)
}

/** The paragraph before the first row. */
function captionOf({ passages, text }: Document, { rows }: Table): string {
  let last = lowerBound(passages, rows[0]?.[0]?.start ?? 0) - 1
  while (passages[last]?.kind === 'row') last--
  let first = last
  while (first > 0 && passages[first - 1]?.paragraph === passages[last]?.paragraph) first--
  return last < 0 ? '' : text.slice(passages[first]?.start, passages[last]?.end)
}

/** The paragraph after the last row, which may say what the numbers are. */
function notesOf({ passages, text }: Document, { rows }: Table): string {
  let at = lowerBound(passages, rows.at(-1)?.at(-1)?.end ?? 0)
  while (at < passages.length && passages[at]?.kind !== 'sentence') at++
  return text.slice(passages[at]?.start ?? text.length, passages[at]?.end)
}

/** Who took part, where everyone began, or what others found: no results. */
function isDescription(caption: string, data: readonly Datum[]): boolean {
  const isLater = once((text: string) => timeIn(text, caption)?.baseline === false)
  const later = data.some(({ left, above }) => [...left, ...above].some(({ text }) => isLater(text)))
  const lists = (pattern: RegExp, of: 'text' | 'under') =>
    data.some(({ left }) => left.some((label) => pattern.test(label[of] ?? '')))
  if (lists(STUDIES, 'under') || (!later && lists(DEMOGRAPHIC, 'text'))) return true
  return /\bdemograph|\bcharacteristics\b/i.test(caption) || (isOfStart(caption) && !later)
}

const STUDIES =
  /^(?:(?:included |first |source )?(?:stud(?:y|ies)|trials?|authors?|references?)|sources?)\b(?! (?:group|arm))/i

const DEMOGRAPHIC = /^(?:(?:mean |median )?age|sex|gender|fe?male|race|ethnicity|marital status|education|height)\b/i

/** Values of arms that are of one outcome at one time. */
interface Group {
  readings: Map<string, Reading>
  first: Reading
}

function pairs(bench: Bench, readings: readonly Reading[]): FindingRecord[] {
  const groups = new Map<string, Group>()
  for (const reading of readings) {
    const { arm, key, time } = reading
    if (arm === undefined || time?.baseline || reading.slots.p !== undefined) continue
    const group = groups.get(key) ?? { readings: new Map<string, Reading>(), first: reading }
    groups.set(key, group)
    const known = group.readings.get(arm)
    // Mean, SD and number stand in cells of their own.
    if (known) known.slots = { ...reading.slots, ...known.slots }
    else group.readings.set(arm, reading)
  }
  const all = [...groups.values()]
  const tests = readings.filter(
    ({ slots, datum }, i) => slots.p !== undefined && !isOfLaterEstimate(readings, i, datum.row),
  )
  const timesOf = byOutcome(all.map(({ first }) => first))
  const testsOf = byOutcome(tests)
  return all.flatMap(({ readings: values, first }) => {
    const times = timesOf.get(first.outcomeAt)?.length
    const p = testOf(
      (testsOf.get(first.outcomeAt) ?? []).filter(
        (one) =>
          one.arm === undefined &&
          one.title === first.title &&
          (one.time === undefined ? times === 1 : one.time.text === first.time?.text),
      ),
      values.size,
    )
    return armsOf(bench, [...values.values()]).flatMap(([tested, control]) => {
      const a = tested.slots
      const b = control.slots
      if (a.value === undefined || b.value === undefined || a.measure !== b.measure || !a.measure) return []
      // All of them: those who were counted.
      if (a.measure === 'percentage' && a.value === 100 && b.value === 100) return []
      const record = recordOf(bench, tested, a.measure)
      record.interventionValue = a.value
      record.comparatorValue = b.value
      if (a.sd !== undefined) record.sdIntervention = a.sd
      if (b.sd !== undefined) record.sdComparator = b.sd
      if (a.n !== undefined) record.nIntervention = a.n
      if (b.n !== undefined) record.nComparator = b.n
      if (a.events !== undefined) record.eventsIntervention = a.events
      if (b.events !== undefined) record.eventsComparator = b.events
      if (a.measure === 'percentage') record.unit = '%'
      if (p?.p !== undefined) record.p = p.p
      record.intervention = tested.arm as string
      record.comparator = control.arm as string
      return [Object.assign(record, verdict(bench.shop, record, p?.significant))]
    })
  })
}

/** Readings by the label that names their outcome. */
function byOutcome(readings: readonly Reading[]): ReadonlyMap<number, Reading[]> {
  const lists = new Map<number, Reading[]>()
  for (const reading of readings) {
    const list = lists.get(reading.outcomeAt)
    if (list) list.push(reading)
    else lists.set(reading.outcomeAt, [reading])
  }
  return lists
}

/** Behind two estimates of its row, p is of the second ("Adjusted OR"), and no test of the values. */
function isOfLaterEstimate(readings: readonly Reading[], at: number, row: number): boolean {
  let estimates = 0
  for (let i = at - 1; i >= 0 && readings[i]?.datum.row === row; i--)
    if (readings[i]?.slots.estimate !== undefined) estimates++
  return estimates > 1
}

/** The test of two arms against each other: of three and more p is no pair's, and of several the labels must tell which. */
function testOf(tests: readonly Reading[], arms: number): Slots | undefined {
  if (arms > 2) return undefined
  const own = tests.filter(({ datum }) => !datum.above.some(({ text }) => WITHIN.test(text)))
  const between = own.filter(({ datum }) => datum.above.some(({ text }) => BETWEEN.test(text)))
  const [one] = between.length > 0 ? between : own
  return one?.slots
}

/** Tests of something else than the arms. */
const WITHIN = /\b(?:within|pre[-–/ ]?post|trend|interaction with)\b|^(?:p[^a-z]*)?\(?(?:main effect of )?time\)?$/i
/** "Time × group", "p between groups": a main effect of group ignores where both began. */
const BETWEEN =
  /\bbetween\b|\btime\b.*(?:[×x*]|by|interaction).*\b(?:group|arm|treatment|condition)|\b(?:group|arm|treatment|condition)\b.*(?:[×x*]|by).*\btime\b|^(?:p[^a-z]*)?\(?interaction\)?$/i

/** Each treatment with the control; of two treatments, the first with the second. */
function armsOf({ shop, study }: Bench, readings: readonly Reading[]): [Reading, Reading][] {
  const isComparator = (arm: string) => study.comparators.includes(arm) && !study.interventions.includes(arm)
  const control =
    readings.find(({ arm }) => arm && isControl(shop, arm)) ??
    readings.find(({ arm }) => arm && isComparator(arm)) ??
    (readings.length === 2 ? readings[1] : undefined)
  if (!control) return []
  return readings.filter((one) => one !== control).map((one) => [one, control])
}

/** Odds ratios, differences and the like, of the table's first two arms. */
function estimates(bench: Bench, readings: readonly Reading[], axis: Axis): FindingRecord[] {
  const arms = armsOf(
    bench,
    [...new Set(axis.arms.values())].map((arm) => ({ arm }) as Reading),
  )
  const [pair] = arms
  return readings.flatMap((reading, i) => {
    const { slots, arm, datum } = reading
    if (slots.estimate === undefined || arm !== undefined || reading.time?.baseline) return []
    const record = recordOf(bench, reading, slots.estimate)
    if (slots.value !== undefined) record.value = slots.value
    // Up to the next estimate of the row.
    let end = i + 1
    while (readings[end]?.datum.row === datum.row && readings[end]?.slots.estimate === undefined) end++
    const after = readings.slice(i + 1, end).filter((one) => one.arm === undefined)
    const limits = slots.limits ?? after.find((one) => one.slots.limits)?.slots.limits
    if (limits) [record.ciLow, record.ciHigh] = limits
    const test = after.find((one) => one.slots.p !== undefined)?.slots
    if (test?.p !== undefined) record.p = test.p
    if (arms.length === 1 && pair) {
      record.intervention = pair[0].arm as string
      record.comparator = pair[1].arm as string
    }
    return [Object.assign(record, verdict(bench.shop, record, test?.significant))]
  })
}

function recordOf(
  { shop, instrumentAt, study }: Bench,
  reading: Reading,
  measure: FindingRecord['measure'],
): FindingRecord {
  const { datum, outcome, time } = reading
  const { start, end } = shop.document.passages[datum.passage] as { start: number; end: number }
  const record = findingOf({ start, end }, datum.passage, measure, outcome, 0.7)
  record.study = shop.found.studies.indexOf(study)
  const instrument = instrumentAt(datum.passage)
  if (instrument) record.instrument = instrument.name
  if (time) record.timepoint = time.text
  if (time?.weeks !== undefined) record.timepointWeeks = time.weeks
  return record
}
