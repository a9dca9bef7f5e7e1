// The bands of the picture, from theory to evidence, and the kinds of nodes that stand in each.
import type { NodeKind } from './schema.js'

/** From left to right. */
export const TIERS = ['Theory', 'Interventions', 'Studies', 'Results'] as const

/** Where the others come from: read beside the picture, since everything hangs together through them. */
export const UNDRAWN = ['Passage', 'Document', 'Author'] as const satisfies readonly NodeKind[]
export type DrawnKind = Exclude<NodeKind, (typeof UNDRAWN)[number]>
export const isDrawn = (kind: string) => !UNDRAWN.some((one) => one === kind)

/** Index into TIERS; the kinds of one tier stand in this order. */
export const TIER_OF = {
  Concept: 0,
  Claim: 0,
  Intervention: 1,
  Population: 1,
  Condition: 1,
  Publication: 2,
  Study: 2,
  Finding: 3,
  Outcome: 3,
} as const satisfies Record<DrawnKind, number>
