// The columns behind the picture, from theory to results: as wide as what stands in them.
import { TIER_OF, TIERS } from '../../graph/tiers.js'
import { type GraphIndex, nodeOf } from '../model.js'
import type { Scene } from './scene.js'
import type { Projection } from './stage.js'

export interface Column {
  title: string
  /** In pixels from the left of the picture. */
  from: number
  to: number
}

/** `width` is the picture's, in pixels. */
export function columnsOf(index: GraphIndex, scene: Scene, at: Projection, width: number): Column[] {
  const extents = TIERS.map((title) => ({ title, low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }))
  for (const { node, x } of scene.marks) {
    const extent = extents[TIER_OF[nodeOf(index, node).kind as keyof typeof TIER_OF]]
    if (!extent) continue
    extent.low = Math.min(extent.low, x)
    extent.high = Math.max(extent.high, x)
  }
  const known = extents.filter(({ low }) => Number.isFinite(low))
  const inside = (x: number) => Math.max(0, Math.min(width, at.ax * x + at.bx))
  return known.map(({ title, low, high }, i) => {
    const [before, after] = [known[i - 1], known[i + 1]]
    return {
      title,
      from: before ? inside((before.high + low) / 2) : 0,
      // The last column has room for its labels.
      to: after ? inside((high + after.low) / 2) : width,
    }
  })
}
