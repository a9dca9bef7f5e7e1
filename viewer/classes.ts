// Classes of sizes: of studies by their participants, of effects by the usual conventions.
import type { Measure } from '../graph/schema.js'

export const SIZE_CLASSES = [
  { name: '0', says: 'fewer than 50', from: 0 },
  { name: '50', says: '50 to 99', from: 50 },
  { name: '100', says: '100 to 249', from: 100 },
  { name: '250', says: '250 to 999', from: 250 },
  { name: '1000', says: '1,000 and more', from: 1000 },
] as const

export const sizeClass = (participants: number): string =>
  SIZE_CLASSES.findLast(({ from }) => participants >= from)?.name ?? '0'

/** The largest first. */
export const EFFECT_CLASSES = ['large', 'medium', 'small', 'negligible'] as const
export type EffectClass = (typeof EFFECT_CLASSES)[number]

/**
 * From which value on an effect is small, medium and large: Cohen (1988), Statistical power analysis, for d, r and η²
 * (0.01, 0.06 and 0.14); Chen, Cohen & Chen (2010), Communications in Statistics 39, 860–864, for odds ratios.
 */
const MARKS: Partial<Record<Measure, readonly [small: number, medium: number, large: number]>> = {
  smd: [0.2, 0.5, 0.8],
  r: [0.1, 0.3, 0.5],
  eta2: [0.01, 0.06, 0.14],
  or: [1.68, 3.47, 6.71],
}

/** Whichever way it points; undefined for measures without marks. */
export function effectClass(measure: Measure, value: number | undefined): EffectClass | undefined {
  const marks = MARKS[measure]
  if (!marks || value === undefined || (measure === 'or' && value <= 0)) return undefined
  const size = measure === 'or' ? Math.max(value, 1 / value) : Math.abs(value)
  return EFFECT_CLASSES[3 - marks.filter((mark) => size >= mark).length]
}
