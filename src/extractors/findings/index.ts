// Results: numbers in their slots, and directions without numbers.
import { findDurations } from '../../text/numbers.js'
import { lowerBound, type Span } from '../../text/spans.js'
import type { Extractor, FindingRecord, Mention, StudyRecord, Token } from '../../types.js'
import { armsOfClause } from './arms.js'
import { valenceOf } from './cues.js'
import { clauseEnd, clauseStart, findDirections, type Told, written } from './directions.js'
import { groupValues, pairsOf, type Valued } from './groups.js'
import { hedgeIn } from './hedges.js'
import { findQuantities, type Quantity } from './statistics.js'
import { outcomeOfGroup } from './subjects.js'
import { genericOutcome, type View, viewOf, type Workshop } from './view.js'

export const findings: Extractor = {
  name: 'findings',
  doc: 'Results: numbers in their slots, and directions without numbers.',
  needs: ['tokens', 'phrases', 'mentions', 'entities', 'studies'],
  gives: ['findings', 'mentions', 'entities'],
  extract(document, found, knowledge) {
    const shop: Workshop = { document, found, knowledge, entities: new Map(found.entities), added: [], seen: new Set() }
    const mentionsOf: Mention[][] = []
    for (const mention of found.mentions) {
      const list = mentionsOf[mention.passage]
      if (list) list.push(mention)
      else mentionsOf[mention.passage] = [mention]
    }
    const scopes = scopesOf(found.studies, document.passages.length)
    const findings: FindingRecord[] = []
    for (const { index, kind } of document.passages) {
      const told = scopes[index]
      if (kind === 'heading' || !told) continue
      const view = viewOf(found, mentionsOf[index] ?? [], index)
      let last: Arms = {}
      for (const scope of told) {
        const study = found.studies[scope.studies[0] as number] as StudyRecord
        last = inherited(findings, document.passages[index]?.leadIn, scope) ?? last
        for (const finding of readScope(shop, view, scope, study, last))
          for (const k of scope.studies) findings.push({ ...finding, study: k })
      }
    }
    return {
      findings,
      entities: shop.entities,
      mentions: shop.added.length > 0 ? [...found.mentions, ...shop.added] : found.mentions,
    }
  },
}

interface Arms {
  intervention?: string
  comparator?: string
}

/** A stretch of a passage with the studies told of in it. */
interface Scope extends Span {
  studies: number[]
}

function scopesOf(studies: readonly StudyRecord[], passages: number): (Scope[] | undefined)[] {
  const scopes: (Scope[] | undefined)[] = new Array(passages)
  for (const [k, study] of studies.entries())
    for (const { start, end, passage } of [{ ...study.span, passage: study.passage }, ...study.mentions]) {
      const list = scopes[passage] ?? []
      scopes[passage] = list
      const same = list.find((scope) => scope.start === start && scope.end === end)
      if (same && !same.studies.includes(k)) same.studies.push(k)
      else if (!same) list.push({ start, end, studies: [k] })
    }
  for (const list of scopes) list?.sort((a, b) => a.start - b.start)
  return scopes
}

/** Arms of the study's last finding that named both: a list's later items leave them out. */
function inherited(findings: readonly FindingRecord[], leadIn: number | undefined, scope: Scope): Arms | undefined {
  if (leadIn === undefined) return undefined
  for (let k = findings.length - 1; k >= Math.max(0, findings.length - 12); k--) {
    const { study, intervention, comparator, passage } = findings[k] as FindingRecord
    if (passage < leadIn) return undefined
    if (study === scope.studies[0] && intervention !== undefined && comparator !== undefined)
      return { intervention, comparator }
  }
  return undefined
}

function readScope(shop: Workshop, view: View, scope: Scope, study: StudyRecord, siblings: Arms): FindingRecord[] {
  const from = lowerBound(view.tokens, scope.start)
  const to = lowerBound(view.tokens, scope.end)
  const quantities = findQuantities(view.tokens, shop.knowledge)
  const numeric = readNumbers(shop, view, quantities, from, to, study, siblings)
  const told = findDirections(shop, view, from, to, study)
  const hedging = hedgeIn(shop.document.text, view.tokens, from, to, shop.knowledge.cues.hedges)
  const timepoint = (at: number) => timeNear(shop, view, at, from, to)
  const out: FindingRecord[] = []
  for (const { record, at } of numeric) {
    const said = told.find(({ outcome }) => outcome === record.outcome)
    if (record.direction === undefined && said) record.direction = said.direction
    out.push({ ...record, ...timepoint(at), ...hedging })
  }
  const seen = new Set<string>()
  for (const one of told) {
    const key = `${one.outcome}|${one.direction}`
    if (seen.has(key) || numeric.some(({ record }) => record.outcome === one.outcome)) continue
    if (
      one.generic &&
      (numeric.length > 0 || told.some((other) => other !== one && !other.generic && Math.abs(other.at - one.at) < 12))
    )
      continue
    seen.add(key)
    const record = { ...directional(view, one, study, siblings), ...timepoint(one.at), ...hedging }
    out.push(withP(record, one, told, quantities))
  }
  return out
}

/** The p value after a direction and before the next one is its own. */
function withP(
  record: FindingRecord,
  one: Told,
  told: readonly Told[],
  quantities: readonly Quantity[],
): FindingRecord {
  const next = Math.min(...told.filter(({ at }) => at > one.at).map(({ at }) => at))
  const p = quantities.find(
    (quantity) => quantity.kind === 'p' && !quantity.taken && quantity.from > one.at && quantity.from < next,
  )
  if (!p) return record
  return { ...record, p: p.value, ...(p.notSignificant ? { direction: 'no-difference' as const } : {}) }
}

function directional(view: View, told: Told, study: StudyRecord, siblings: Arms): FindingRecord {
  const intervention = told.intervention ?? siblings.intervention ?? study.interventions[0]
  const comparator = told.comparator ?? siblings.comparator ?? (told.comparative ? study.comparators[0] : undefined)
  return {
    span: spanOf(view, told.from, told.to),
    passage: view.passage,
    measure: 'direction',
    direction: told.direction,
    outcome: told.outcome,
    ...(intervention === undefined ? {} : { intervention }),
    ...(comparator === undefined || comparator === intervention ? {} : { comparator }),
    confidence: told.confidence,
  }
}

function readNumbers(
  shop: Workshop,
  view: View,
  quantities: readonly Quantity[],
  from: number,
  to: number,
  study: StudyRecord,
  siblings: Arms,
): { record: FindingRecord; at: number }[] {
  const out: { record: FindingRecord; at: number }[] = []
  for (const group of groupValues(shop, view, quantities, from, to, study)) {
    const { quantity } = group.values[0] as Valued
    const first = clauseStart(view.tokens, quantity.from, from)
    const last = Math.min(to, clauseEnd(view.tokens, (group.values.at(-1) as Valued).quantity.to))
    const outcome =
      outcomeOfGroup(shop, view, group, from, last) ??
      out.at(-1)?.record.outcome ??
      genericOutcome(shop, view, quantity.label ?? quantity.at)
    const clause = armsOfClause(shop, view, first, last)
    for (const [tested, control] of pairsOf(shop, view, group, study)) {
      const numbers = control ? pairNumbers(tested, control) : singleNumbers(tested)
      const intervention =
        tested.arm?.entity ??
        (control && siblings.intervention) ??
        clause.intervention ??
        siblings.intervention ??
        study.interventions[0]
      const both = control !== undefined || tested.quantity.comparative === true
      const comparator = both
        ? (control?.arm?.entity ??
          clause.comparator ??
          siblings.comparator ??
          out.at(-1)?.record.comparator ??
          study.comparators[0])
        : undefined
      const direction = group.notSignificant
        ? 'no-difference'
        : control && directionOfPair(shop, outcome, tested.quantity.value, control.quantity.value)
      out.push({
        at: quantity.from,
        record: {
          span: spanOf(view, first, last),
          passage: view.passage,
          measure: measureOf(view, tested, control),
          ...numbers,
          ...(group.p === undefined ? {} : { p: group.p }),
          ...(tested.quantity.percent ? { unit: '%' } : {}),
          ...(direction ? { direction } : {}),
          outcome,
          ...(intervention === undefined ? {} : { intervention }),
          ...(comparator === undefined || comparator === intervention ? {} : { comparator }),
          confidence: control || tested.quantity.labelled ? 0.8 : 0.6,
        },
      })
    }
  }
  return out
}

function pairNumbers({ quantity: a }: Valued, { quantity: b }: Valued): Partial<FindingRecord> {
  return {
    interventionValue: a.value,
    comparatorValue: b.value,
    ...(a.sd === undefined ? {} : { sdIntervention: a.sd }),
    ...(b.sd === undefined ? {} : { sdComparator: b.sd }),
  }
}

function singleNumbers({ quantity: { value, sd, ciLow, ciHigh } }: Valued): Partial<FindingRecord> {
  return {
    value,
    ...(sd === undefined ? {} : { sdIntervention: sd }),
    ...(ciLow === undefined ? {} : { ciLow }),
    ...(ciHigh === undefined ? {} : { ciHigh }),
  }
}

function measureOf(view: View, { quantity }: Valued, control: Valued | undefined): FindingRecord['measure'] {
  if (quantity.measure !== undefined) return quantity.measure
  const said = view.tokens
    .slice(0, quantity.from)
    .findLast(({ norm }) => /^(?:mean|score|average|point|median)$/.test(norm))?.norm
  if (said === 'median') return 'median'
  const whole = Number.isInteger(quantity.value) && Number.isInteger(control?.quantity.value ?? 0.5)
  return said === undefined && whole ? 'count' : 'mean'
}

function directionOfPair(shop: Workshop, outcome: string, tested: number, control: number): FindingRecord['direction'] {
  const valence = valenceOf(written(shop, shop.entities.get(outcome)?.name ?? ''), shop.knowledge)
  if (valence === 0 || tested === control) return undefined
  return tested > control === valence > 0 ? 'favours-intervention' : 'favours-comparator'
}

/** The words of tokens `[from, to)`. */
function spanOf({ tokens }: View, from: number, to: number): Span {
  const first = tokens[from] as Token
  const last = tokens[Math.max(from, Math.min(to, tokens.length) - 1)] as Token
  return { start: first.start, end: last.end }
}

/** "at 18-month follow-up", "up to two years post-treatment": the time nearest to token `at` in its clause. */
function timeNear(
  shop: Workshop,
  view: View,
  at: number,
  from: number,
  to: number,
): Pick<FindingRecord, 'timepoint' | 'timepointWeeks'> {
  const { tokens } = view
  let best: { distance: number; text: string; weeks?: number } | undefined
  for (const duration of findDurations(tokens)) {
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
  return best ? { timepoint: best.text, ...(best.weeks === undefined ? {} : { timepointWeeks: best.weeks }) } : {}
}
