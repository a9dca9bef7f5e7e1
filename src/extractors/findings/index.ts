// Results: numbers in their slots, and directions without numbers. What a number is (numbers/), which of them make one
// finding (values/), of whom (arms/; trial/ for the report's own), in what (outcomes/), which way (directions/), in tables (tables/).
import { inOrder, lowerBound, type Span } from '../../text/spans.js'
import type { Document, Extractor, FindingRecord, Mention, StudyRecord, Token } from '../../types.js'
import { withArms } from './arms/mentions.js'
import { comparesPeople } from './arms/people.js'
import { comparedIn } from './arms/words.js'
import { bracketStart } from './brackets.js'
import { checkNumbers } from './consistency.js'
import {
  asBeforeAndAfter,
  asJudged,
  COMPARING,
  giveP,
  isGeneric,
  leadingTold,
  listedBefore,
  opensAgain,
  settlePairs,
} from './directions/beside.js'
import { findDirections, type Told } from './directions/index.js'
import { hasSubject } from './directions/linked.js'
import { tellShared } from './directions/shared.js'
import { hedgeIn } from './hedges.js'
import { findQuantities } from './numbers/statistics.js'
import { instrumentIn, measure } from './outcomes/instruments.js'
import { findingOf } from './record.js'
import { readTable } from './tables/index.js'
import { giveTime } from './times.js'
import { ofTrial, trialArms } from './trial/arms.js'
import { withCalled } from './trial/called.js'
import { readNone } from './values/none.js'
import { type Arms, readNumbers, spanOf } from './values/numeric.js'
import { type View, viewOf, type Workshop } from './view.js'

export const findings: Extractor = {
  name: 'findings',
  doc: 'Results: numbers in their slots, and directions without numbers.',
  needs: ['tokens', 'phrases', 'mentions', 'entities', 'studies'],
  gives: ['findings', 'mentions', 'entities'],
  extract(document, found, knowledge, report) {
    const shop: Workshop = {
      document,
      found,
      knowledge,
      entities: new Map(found.entities),
      added: [],
      seen: new Set(),
      valences: new Map(),
      traits: new Map(),
      armNames: new Map(),
      arms: [],
      order: undefined,
    }
    const ofReport = found.studies.findIndex((study) => study.own)
    if (ofReport >= 0) shop.arms = trialArms(shop)
    const studies = found.studies.map((study) => (study.own ? ofTrial(shop, study) : study))
    const mentionsOf: Mention[][] = []
    for (const mention of found.mentions) {
      const list = mentionsOf[mention.passage]
      if (list) list.push(mention)
      else mentionsOf[mention.passage] = [mention]
    }
    const scopes = scopesOf(found.studies, document.passages.length)
    const viewAt = (index: number) => {
      const ofOwn = scopes[index]?.every(({ studies: [first] }) => first === ofReport) ?? true
      const mentions = mentionsOf[index] ?? []
      const called = ofOwn ? withCalled(shop, mentions, found.tokens[index] as Token[], index) : mentions
      return viewOf(shop, withArms(shop, called, ofOwn ? studies[ofReport] : undefined), index)
    }
    const findings: FindingRecord[] = []
    const inTables = tabled(shop, viewAt)
    for (const finding of inTables) checkNumbers(finding, report)
    for (const { index, kind, section } of document.passages) {
      const told = scopes[index]
      // What a report says of its own methods is no result.
      const methods = tellsMethods(document.sections, section)
      // What stands in the cells of a row is no sentence.
      if (kind === 'heading' || !told || (kind === 'row' && document.tables)) continue
      const view = viewAt(index)
      let last: Arms = {}
      for (const scope of told) {
        const study = studies[scope.studies[0] as number] as StudyRecord
        last = inherited(findings, document.passages[index]?.leadIn, scope) ?? last
        const before = toldBefore(shop, findings, index, scope.studies[0] as number)
        const ranged = endsRange(view, scope) ? findings.findLast(({ passage }) => passage === index) : undefined
        for (const finding of readScope(shop, view, scope, study, last, before)) {
          if (ranged?.outcome !== undefined && isGeneric(shop, finding)) finding.outcome = ranged.outcome
          if (methods && study.own && (finding.measure !== 'direction' || finding.p === undefined)) continue
          checkNumbers(finding, report)
          for (let n = 0; n < scope.studies.length; n++) {
            const own = n === 0 ? finding : { ...finding }
            own.study = scope.studies[n] as number
            findings.push(own)
          }
        }
      }
    }
    return {
      findings: inOrder([...findings, ...inTables], (a, b) => a.passage - b.passage),
      entities: shop.entities,
      mentions: shop.added.length > 0 ? [...found.mentions, ...shop.added] : found.mentions,
    }
  },
}

/** What tables say of the document's own study. */
function tabled(shop: Workshop, viewAt: (passage: number) => View): FindingRecord[] {
  const study = shop.found.studies.find(({ own }) => own)
  return study ? (shop.document.tables ?? []).flatMap((table) => readTable(shop, study, viewAt, table)) : []
}

/** "Participants" below "Results" is a heading of results. */
function tellsMethods(sections: Document['sections'], at: number): boolean {
  let depth = sections[at]?.depth ?? 0
  if (sections[at]?.role !== 'methods') return false
  for (let k = at - 1; k >= 0 && depth > 1; k--) {
    const above = sections[k] as Document['sections'][number]
    if (above.depth >= depth) continue
    if (above.role === 'results') return false
    depth = above.depth
  }
  return true
}

/** A stretch of a passage with the studies told of in it. */
interface Scope extends Span {
  studies: number[]
}

function scopesOf(studies: readonly StudyRecord[], passages: number): (Scope[] | undefined)[] {
  const scopes: (Scope[] | undefined)[] = new Array(passages).fill(undefined)
  const add = (k: number, passage: number, { start, end }: Span) => {
    const list = scopes[passage] ?? []
    scopes[passage] = list
    const same = list.find((scope) => scope.start === start && scope.end === end)
    if (same && !same.studies.includes(k)) same.studies.push(k)
    else if (!same) list.push({ start, end, studies: [k] })
  }
  for (const [k, study] of studies.entries()) {
    add(k, study.passage, study.span)
    for (const mention of study.mentions) add(k, mention.passage, mention)
  }
  for (const list of scopes) if (list) inOrder(list, (a, b) => a.start - b.start)
  return scopes
}

/** "from 7% (Roe, 2001) to 50% (Poe, 2009)": the second study's words start in the middle of a range. */
function endsRange({ tokens }: View, { start }: Scope): boolean {
  let k = lowerBound(tokens, start)
  while (tokens[k]?.pos === 'PUNCT') k++
  return tokens[k]?.norm === 'to'
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

/** What the paragraph's sentence before told of the study. */
function toldBefore(
  { document: { passages } }: Workshop,
  findings: readonly FindingRecord[],
  index: number,
  study: number,
): FindingRecord[] {
  const before: FindingRecord[] = []
  if (passages[index - 1]?.paragraph !== passages[index]?.paragraph) return before
  for (let k = findings.length - 1; k >= 0 && (findings[k] as FindingRecord).passage >= index - 1; k--)
    if (findings[k]?.study === study && findings[k]?.passage === index - 1) before.push(findings[k] as FindingRecord)
  return before
}

const nameOf = (shop: Workshop, { outcome }: Pick<FindingRecord, 'outcome'>): string =>
  shop.entities.get(outcome ?? '')?.name ?? ''

/** "There was no difference between groups.": in what the sentence before told, whose numbers were not tested there. */
function denied(before: readonly FindingRecord[]): string | undefined {
  const outcome = before[0]?.outcome
  for (const record of before)
    if (record.outcome === outcome && record.comparator !== undefined && record.p === undefined) {
      record.direction = 'no-difference'
      record.change = 'no-difference'
    }
  return outcome
}

function readScope(
  shop: Workshop,
  view: View,
  scope: Scope,
  study: StudyRecord,
  siblings: Arms,
  before: readonly FindingRecord[],
): FindingRecord[] {
  const from = lowerBound(view.tokens, scope.start)
  const to = lowerBound(view.tokens, scope.end)
  view.quantities ??= findQuantities(view.tokens, shop.knowledge)
  const { quantities } = view
  for (const quantity of quantities) quantity.taken = false
  const numbers = readNumbers(shop, view, quantities, from, to, study, siblings)
  const none = readNone(shop, view, from, to, study, numbers)
  const numeric = none.length > 0 ? [...numbers, ...none] : numbers
  const told = findDirections(shop, view, from, to, study)
  if (numeric.length === 0 && told.length === 0) return []
  const { modality, hedge } = hedgeIn(shop.document.text, view.tokens, from, to, shop.knowledge.cues.hedges)
  const instrument = instrumentIn(shop, view)
  const finish = (record: FindingRecord, at: number, past: number): void => {
    if (instrument) measure(shop, instrument, record)
    if (record.timepoint === undefined) giveTime(shop, view, record, { at, past, from, to }, study)
    record.modality = modality
    record.hedge = hedge
  }
  const out: FindingRecord[] = []
  settlePairs(numeric)
  told.push(...tellShared(shop, view, told, numeric))
  for (const { record, at, past, named, bare } of numeric) {
    const leading = named ? undefined : leadingTold(view, told, record.measure, at)
    const isPart = leading !== undefined && nameOf(shop, record).startsWith(`${nameOf(shop, { outcome: leading })} `)
    const open = bracketStart(view.tokens, at)
    // "improvement in walking time (−2.1)".
    const held = open > 0 && isGeneric(shop, record) ? told.find(({ past }) => past === open) : undefined
    if (leading !== undefined) record.outcome = leading
    else if (held) record.outcome = held.outcome
    else if (before[0]?.outcome !== undefined && isGeneric(shop, record) && opensAgain(shop, view, from))
      record.outcome = before[0].outcome
    const said = told.find(({ outcome }) => outcome === record.outcome)
    if (bare) asBeforeAndAfter(shop, view, record, said, at)
    // "did not differ (12 vs 14 days)": the words weigh more than the order of two numbers that no test parts.
    const same =
      said ?? told.find((one) => one.generic && one.from <= at && at < one.to) ?? listedBefore(view, told, past)
    if (same?.change === 'no-difference' && (record.p === undefined || record.p >= 0.05)) {
      record.change = 'no-difference'
      record.direction = 'no-difference'
    }
    const denied = said?.change === 'no-difference'
    // Of amounts of change ("greater improvement (4.1 vs 2.9)") the order says nothing.
    const isTold = record.direction === undefined || (said?.comparative && record.direction !== 'no-difference')
    if (isTold && said?.direction && !denied) record.direction = said.direction
    // A hazard ratio below 1 is of the event; the words say what went up: "survival was longer (HR 0.7)".
    const words = COMPARING.has(record.measure) && record.change !== 'no-difference'
    if (said && !denied && (record.change === undefined || words)) record.change = said.change
    // "A greater symptom reduction (50% vs 34%)": of symptoms, which the words say went down.
    if (isPart && said && record.change !== 'no-difference') record.change = said.change
    // "X reduced pain (12%), stress (8%)": the subject's, whose value stands in no comparison.
    if (record.comparatorValue === undefined && said?.intervention !== undefined && !said.comparative)
      record.intervention ??= said.intervention
    asJudged(shop, record, told, at)
    finish(record, at, past)
    out.push(record)
  }
  if (told.length === 0) return out
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
    // Where it names two arms of its own, the comparison is another one.
    if (one.generic && one.direction === 'no-difference' && one.comparator === undefined) {
      if (hasSubject(view, one.at)) continue
      one.outcome = denied(before) ?? one.outcome
    }
    const record = directional(shop, view, one, study, siblings)
    finish(record, one.at, one.to)
    giveP(record, one, told, view, quantities)
    // Which way is good is not known: told only where it was tested, or of the document's own study.
    if (study.own || record.direction !== undefined || record.p !== undefined || one.comparator !== undefined)
      out.push(record)
  }
  return out
}

function directional(shop: Workshop, view: View, told: Told, study: StudyRecord, siblings: Arms): FindingRecord {
  const others = told.intervention === undefined && comparesPeople(shop, view, told.from, told.to)
  const intervention = told.intervention ?? (others ? undefined : (siblings.intervention ?? study.interventions[0]))
  const compared = told.comparative && !others ? comparedIn(study, intervention) : undefined
  const comparator = told.comparator ?? (others ? undefined : siblings.comparator) ?? compared
  const { outcome, confidence } = told
  const record = findingOf(spanOf(view, told.from, told.to), view.passage, 'direction', outcome, confidence)
  record.change = told.change
  record.direction = told.direction
  record.intervention = intervention
  if (comparator !== undefined && comparator !== intervention) record.comparator = comparator
  return record
}
