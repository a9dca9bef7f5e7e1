// The columns behind the picture, from theory to results.
import { TIER_OF, TIERS } from '../../graph/tiers.js'
import type { Scene } from '../stage/scene.js'
import type { Projection } from '../stage/stage.js'
import * as state from '../state.js'

/** Columns of the tiers behind the picture: as wide as what stands in them. */
export function placeBands(bands: HTMLDivElement, scene: Scene | undefined, at: Projection): void {
  if (!scene || state.layout.peek() !== 'bands') {
    bands.replaceChildren()
    return
  }
  const extents = TIERS.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }))
  for (const { node, x } of scene.marks) {
    const kind = state.index.peek()?.nodes[node]?.kind
    const extent = kind && extents[TIER_OF[kind as keyof typeof TIER_OF]]
    if (!extent) continue
    extent.low = Math.min(extent.low, x)
    extent.high = Math.max(extent.high, x)
  }
  const known = extents.flatMap((extent, tier) => (Number.isFinite(extent.low) ? [{ ...extent, tier }] : []))
  if (bands.childElementCount !== known.length)
    bands.replaceChildren(
      ...known.map(({ tier }) => {
        const band = document.createElement('div')
        band.className = 'band'
        const title = document.createElement('span')
        title.textContent = TIERS[tier] as string
        band.append(title)
        return band
      }),
    )
  const { clientWidth: width } = bands
  known.forEach(({ low, high }, i) => {
    const [before, after] = [known[i - 1], known[i + 1]]
    // The last column has room for its labels.
    const left = before ? (before.high + low) / 2 : low - 1
    const right = after ? (high + after.low) / 2 : high + 1
    const from = i === 0 ? 0 : Math.max(0, Math.min(width, at.ax * left + at.bx))
    const to = i === known.length - 1 ? width : Math.max(0, Math.min(width, at.ax * right + at.bx))
    const band = bands.children[i] as HTMLElement
    band.style.left = `${from}px`
    band.style.width = `${to - from}px`
    band.hidden = to - from < 8
  })
}
