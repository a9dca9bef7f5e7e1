// Field-level F1 of parsed references: a field is right where its words are exactly those of the gold field.
import type { Label } from '../../src/references/tagger/labels.js'
import { type Figures, round } from './names.js'

export const MEASURED = ['author', 'year', 'title', 'container', 'doi'] as const

/** Folded words of fields, per kind. */
export type FieldValues = Partial<Record<string, string[]>>

/** Case, marks and spaces don't count. */
export const normal = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

export function fieldOf(label: Label, words: string): [string, string] {
  if (label === 'date') return ['year', /(?:1[5-9]|20)\d\d/.exec(words)?.[0] ?? normal(words)]
  return [label, normal(words)]
}

export interface FieldCounts {
  right: number
  gold: number
  found: number
}
export type Counts = Map<string, FieldCounts>

export function countFields(counts: Counts, gold: FieldValues, found: FieldValues): void {
  for (const field of new Set([...Object.keys(gold), ...Object.keys(found)])) {
    const one = counts.get(field) ?? { right: 0, gold: 0, found: 0 }
    counts.set(field, one)
    const left = [...(gold[field] ?? [])]
    one.gold += left.length
    one.found += found[field]?.length ?? 0
    for (const value of found[field] ?? []) {
      const at = left.indexOf(value)
      if (at < 0) continue
      left.splice(at, 1)
      one.right++
    }
  }
}

export const f1Of = ({ right, gold, found }: FieldCounts): number => (gold + found ? (2 * right) / (gold + found) : 1)

export function fieldFigures(counts: Counts, fields: readonly string[] = MEASURED): Figures {
  const sum = { right: 0, gold: 0, found: 0 }
  const figures: Figures = {}
  for (const field of fields) {
    const one = counts.get(field) ?? { right: 0, gold: 0, found: 0 }
    for (const key of ['right', 'gold', 'found'] as const) sum[key] += one[key]
    figures[field] = round(f1Of(one))
  }
  return { micro: round(f1Of(sum)), ...figures }
}
