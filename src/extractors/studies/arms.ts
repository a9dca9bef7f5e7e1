// Arms and groups of a study, from the interventions and populations mentioned where it is told.
import { isAmong } from '../../text/among.js'
import { armName } from '../../text/arm-names.js'
import { isCompared } from '../../text/comparisons.js'
import { cueSet } from '../../text/cues.js'
import { placeOnTokens } from '../../text/place.js'
import { inOrder, lowerBound } from '../../text/spans.js'
import { tokenAt } from '../../text/tokens.js'
import type { Annotations, Cue, Document, Mention, Token } from '../../types.js'

export interface Arms {
  interventions: string[]
  comparators: string[]
  populations: string[]
}

const indexes = new WeakMap<readonly Mention[], Mention[][]>()

/** Mentions of one passage. */
export function mentionsIn({ mentions }: Annotations, passage: number): readonly Mention[] {
  let index = indexes.get(mentions)
  if (!index) {
    index = []
    for (const mention of mentions) {
      index[mention.passage] ??= []
      ;(index[mention.passage] as Mention[]).push(mention)
    }
    for (const list of index) if (list) inOrder(list, (a, b) => a.start - b.start || b.end - a.end)
    indexes.set(mentions, index)
  }
  return index[passage] ?? []
}

/** Groups of people mentioned in one passage. */
export const populationsIn = (found: Annotations, passage: number): readonly Mention[] =>
  mentionsIn(found, passage).filter(({ kind }) => kind === 'Population')

/** Arms named in tokens `[from, to)` of a passage. */
export function armsOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  found: Annotations,
  passage: number,
  rows: readonly Cue[] | undefined,
): Arms {
  const arms: Arms = { interventions: [], comparators: [], populations: [] }
  const versus = cueSet(rows, 'versus')
  let last = -1
  const named = mentionsIn(found, passage).filter(({ kind }) => kind === 'Intervention' || kind === 'Population')
  for (const place of placeOnTokens(tokens, named)) {
    if (place.from < from || place.to > to || place.from < last) continue
    // "long form (SHORT)": one arm, named twice.
    if (place.from === last + 1 && tokenAt(tokens, last)?.text === '(') continue
    const { kind, entity } = place.item
    if (kind === 'Population') arms.populations.push(entity)
    if (kind !== 'Intervention') continue
    // "the treatment group", "frequency": another one's words say what was given.
    if (armName(found.entities.get(entity)?.name ?? '', rows) !== 'named') continue
    last = place.to
    const control = found.entities.get(entity)?.role === 'control'
    const compared =
      isCompared(tokens, place.from, versus) || (arms.interventions.length > 0 && isSecondCompared(tokens, place.from))
    if (control || compared) arms.comparators.push(entity)
    else if (isTested(tokens, place.from) || isHeldAgainst(tokens, place.to)) arms.interventions.unshift(entity)
    else arms.interventions.push(entity)
  }
  return {
    interventions: distinct(arms.interventions),
    comparators: distinct(arms.comparators).filter((id) => !arms.interventions.includes(id)),
    populations: distinct(arms.populations),
  }
}

const distinct = (ids: string[]): string[] => (ids.length < 2 ? ids : [...new Set(ids)])

/** "comparison of A with B", "comparing A and B", "difference between A and B": B. */
function isSecondCompared(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.norm ?? ''
  const link = isAmong('with and to or', before)
    ? from - 1
    : isAmong('DET ADJ', tokens[from - 1]?.pos) && isAmong('with and to or', tokens[from - 2]?.norm)
      ? from - 2
      : -1
  if (link < 0) return false
  for (let k = link - 1; k >= Math.max(0, link - 14); k--) {
    const word = tokens[k]?.norm ?? ''
    if (isAmong('comparison comparing compared compare difference between outperformed', word)) return true
    if (isAmong('found showed led followed including using , ;', word)) return false
  }
  return false
}

/** The object of "evaluated", "tested", "of": what the study is about, before what merely names it. */
function isTested(tokens: readonly Token[], from: number): boolean {
  for (let k = from - 1; k >= Math.max(0, from - 5); k--) {
    const { norm, pos } = tokens[k] as Token
    if (isAmong('evaluated examined tested investigated assessed evaluating testing examining', norm)) return true
    if (!isAmong('DET ADJ NUM NOUN', pos) && !isAmong('effect of the effectiveness efficacy', norm)) return false
  }
  return false
}

/** "A compared to sham", "A versus B": A, before what else was done. */
const isHeldAgainst = (tokens: readonly Token[], to: number): boolean =>
  isAmong('compared versus vs', tokenAt(tokens, to)?.norm)

/** The treatment last named before an offset, in this paragraph or the one before: what a study of unnamed arms is about. */
export function nearestTreatment(
  found: Annotations,
  { passages }: Document,
  passage: number,
  offset: number,
): string | undefined {
  const paragraph = passages[passage]?.paragraph ?? 0
  const section = passages[passage]?.section
  for (let k = passage; k >= Math.max(0, passage - 12); k--) {
    const place = passages[k]
    if (!place || place.section !== section || place.paragraph < paragraph - 6) break
    const list = mentionsIn(found, k)
    const upTo = k === passage ? list.slice(0, lowerBound(list, offset)) : list
    const last = upTo.findLast(
      ({ kind, entity }) => kind === 'Intervention' && found.entities.get(entity)?.role !== 'control',
    )
    if (last) return last.entity
  }
  return undefined
}
