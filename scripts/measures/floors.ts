// Floors of the figures that `npm run evaluate` measures: a figure may rise, but not fall unseen.
import type { Figures } from './names.js'

/** By section of the evaluation, its row and the measure. */
export type Floors = Record<string, Record<string, Record<string, number>>>
export type Measured = Record<string, Record<string, Figures>>

/** What fell below its floor, in words, and the floors raised to what was measured. Figures that were not measured stay as they are. */
export function checkFloors(floors: Floors, measured: Measured): { fallen: string[]; raised: Floors } {
  const fallen: string[] = []
  const raised = structuredClone(floors)
  for (const [section, rows] of Object.entries(raised))
    for (const [row, measures] of Object.entries(rows))
      for (const [measure, floor] of Object.entries(measures)) {
        const value = measured[section]?.[row]?.[measure]
        if (typeof value !== 'number') continue
        if (value < floor) fallen.push(`${section}, ${row}: ${measure} fell from ${floor} to ${value}`)
        else measures[measure] = value
      }
  return { fallen, raised }
}
