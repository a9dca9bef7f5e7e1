// Which labels of a table name arms.

import { armAt } from '../arms/beside.js'
import { isControl } from '../arms/words.js'
import { madeOf } from '../view.js'
import type { Datum, Label } from './grid.js'
import type { Bench } from './index.js'
import { isApart, isTotal, nameIn, sizeIn } from './labels.js'

/** Arms are headers or labels on the left; `arms`: entities by where their label begins, from left to right or top down. */
export interface Axis {
  of: 'left' | 'above'
  arms: ReadonlyMap<number, string>
}

/** "Group", "Treatment arm": what the header of a column of arms says. */
const GROUPS =
  /^(?:study |treatment |experimental |intervention )?(?:groups?|arms?|conditions?|treatments?|therap(?:y|ies)|interventions?)$/i

export function axisOf(bench: Bench, data: readonly Datum[]): Axis | undefined {
  // Headers: arms stand side by side in one row.
  for (const labels of partsOf(data, 'above', ({ passage }) => passage)) {
    const known = knownArms(bench, labels)
    const sized = labels.filter(({ text }) => sizeIn(text) !== undefined && !isTotal(text)).length > 1
    const control = [...known.values()].some((arm) => isControl(bench.shop, arm))
    if (known.size === 0 || (known.size === 1 && !sized && !control)) continue
    const arms = allArms(bench, labels, known)
    if (new Set(arms.values()).size > 1 && share(data, 'above', arms) >= 0.4) return { of: 'above', arms }
  }
  // Labels on the left: one column of them.
  for (const labels of partsOf(data, 'left', ({ column }) => column)) {
    const known = knownArms(bench, labels)
    const said = labels.every(({ under }) => under !== undefined && GROUPS.test(under))
    const arms = said ? allArms(bench, labels, known) : known
    if (new Set(arms.values()).size > 1 && share(data, 'left', arms) >= (said ? 0.2 : 0.6)) return { of: 'left', arms }
  }
  return undefined
}

/** Labels in groups, each label once. */
function partsOf(data: readonly Datum[], of: Axis['of'], by: (label: Label) => number): Label[][] {
  const parts = new Map<number, Map<number, Label>>()
  for (const datum of data)
    for (const label of datum[of]) {
      const part = parts.get(by(label)) ?? new Map<number, Label>()
      parts.set(by(label), part.set(label.start, label))
    }
  return [...parts.values()].map((part) => [...part.values()].sort((a, b) => a.start - b.start))
}

/** Of the numbers that are not p, limits and the like, those of arms. */
function share(data: readonly Datum[], of: Axis['of'], arms: ReadonlyMap<number, string>): number {
  const isOfArm = (datum: Datum) => datum[of].some(({ start }) => arms.has(start))
  const described = data.filter(
    (datum) => isOfArm(datum) || ![...datum.left, ...datum.above].some(({ statistic }) => isApart(statistic)),
  )
  return described.length === 0 ? 0 : described.filter(isOfArm).length / described.length
}

function knownArms(bench: Bench, labels: readonly Label[]): Map<number, string> {
  const arms = new Map<number, string>()
  for (const label of labels) {
    const arm = armIn(bench, label)
    if (arm !== undefined) arms.set(label.start, arm)
  }
  return arms
}

function armIn({ shop, viewAt, study }: Bench, { text, start, end, passage }: Label): string | undefined {
  // "Rowing vs waiting list" is nobody's.
  if (isTotal(text) || /\b(?:vs\.?|versus|minus|compared)\b/i.test(text)) return undefined
  const view = viewAt(passage)
  for (const [k, token] of view.tokens.entries()) {
    if (token.start < start) continue
    if (token.end > end) break
    const arm = armAt(shop, view, k, study)
    if (arm && (view.tokens[arm.to - 1]?.end ?? 0) <= end) return arm.entity
  }
  return undefined
}

/** Beside known arms, what else has a name is one too. */
function allArms(bench: Bench, labels: readonly Label[], known: ReadonlyMap<number, string>) {
  const arms = new Map<number, string>()
  for (const label of labels) {
    const { text, start, under, statistic } = label
    const arm = known.get(start)
    if (arm !== undefined) arms.set(start, arm)
    if (arm !== undefined || isTotal(text) || isApart(statistic) || label.isTime) continue
    const name = nameIn(text)
    if (name === '') continue
    // "Short" under "Therapy".
    const kind = under && /^(?:therapy|treatment|intervention)$/i.test(under) ? ` ${under.toLowerCase()}` : ''
    const entity = made(bench, label, 'Intervention', name, `${name}${kind}`)
    if (entity !== undefined) arms.set(start, entity)
  }
  return arms
}

/** The entity that a label names; its mention is the words of `said` in it. */
export function made(
  { shop, viewAt }: Pick<Bench, 'shop' | 'viewAt'>,
  { text, start, end, passage }: Label,
  kind: 'Outcome' | 'Intervention',
  said: string,
  name: string,
): string | undefined {
  const view = viewAt(passage)
  const last = text.startsWith(said) ? start + said.length : end
  const from = view.tokens.findIndex((token) => token.start >= start)
  const to = view.tokens.findLastIndex((token) => token.end <= last) + 1
  return from < 0 ? undefined : madeOf(shop, view, kind, from, to, name)
}
