// The mark of a node, as in the picture, and the page's few line icons.

import type { GraphNode, NodeKind } from '../../graph/schema.js'
import { KINDS, type Shape, SIGNS, type Sign, signOf } from '../kinds.js'
import { SIGN_BARS } from '../stage/draw.js'
import { pathOf } from '../stage/shapes.js'

export function MarkIcon({
  shape,
  colour,
  sign = 'none',
  size = 16,
}: {
  shape: Shape
  colour: string
  sign?: Sign
  size?: number
}) {
  return (
    <svg class="mark" viewBox="-1.5 -1.5 3 3" width={size} height={size} aria-hidden="true">
      <path d={pathOf(shape)} fill={colour} fill-rule="evenodd" />
      <g transform={sign === 'denied' ? 'rotate(45)' : undefined} fill="var(--glyph)">
        {SIGN_BARS[sign].map(([x, y, width, height]) => (
          <rect key={`${x} ${y} ${width}`} x={x - width} y={y - height} width={2 * width} height={2 * height} />
        ))}
      </g>
    </svg>
  )
}

export function KindIcon({ kind, size }: { kind: NodeKind; size?: number }) {
  const { shape, colour } = KINDS[kind]
  return (
    <MarkIcon shape={shape} colour={`var(--${colour === 'signed' ? 'grey' : colour})`} {...(size ? { size } : {})} />
  )
}

export function NodeIcon({ node, size }: { node: GraphNode; size?: number }) {
  const { shape, colour } = KINDS[node.kind]
  const sign = signOf(node)
  const fill = colour === 'signed' ? SIGNS[sign].colour : colour
  return <MarkIcon shape={shape} colour={`var(--${fill})`} sign={sign} {...(size ? { size } : {})} />
}

const ICONS = {
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M16 16l5 5',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7l7 7',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  filter: 'M4 6h16M7 12h10M10 18h4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  whole: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  focus: 'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2v4M12 18v4M2 12h4M18 12h4',
  path: 'M6 6m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M18 18m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M8 6h6a4 4 0 0 1 0 8h-4a4 4 0 0 0 0 4h6',
  eye: 'M2 12s4-7 10-7s10 7 10 7s-4 7-10 7s-10-7-10-7M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6',
  move: 'M12 3v18M3 12h18M9 6l3-3l3 3M9 18l3 3l3-3M6 9l-3 3l3 3M18 9l3 3l-3 3',
  theme: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
  help: 'M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 18v.1',
  save: 'M12 4v11M7 11l5 5l5-5M4 20h16',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  info: 'M12 11v6M12 7v.1M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18',
} as const
export type IconName = keyof typeof ICONS

export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
    <path
      d={ICONS[name]}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)
