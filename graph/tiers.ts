// The bands of the picture, from theory to evidence, and the kinds of nodes that stand in each.
import type { NodeKind } from './schema.js'

/** From left to right. */
export const TIERS = ['Theory', 'Interventions', 'Studies', 'Results'] as const

/** Passages are not drawn: they are the words that the others come from. */
export type DrawnKind = Exclude<NodeKind, 'Passage'>

/** Index into TIERS; the kinds of one tier stand in this order. */
export const TIER_OF = {
  Concept: 0,
  Claim: 0,
  Intervention: 1,
  Population: 1,
  Condition: 1,
  Document: 2,
  Author: 2,
  Publication: 2,
  Study: 2,
  Finding: 3,
  Outcome: 3,
} as const satisfies Record<DrawnKind, number>
