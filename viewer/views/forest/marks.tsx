// The marks of a row: squares, arms, intervals, diamonds; where there is no number, the direction.
import { SIGNS, type Sign } from '../../kinds.js'
import { SIGN_BARS } from '../../stage/draw.js'
import type { Palette } from '../../theme.js'
import { placeOn } from '../scale.js'
import { type ForestPanel, type ForestRow, squareOf } from './panels.js'
import type { Places } from './places.js'

export interface MarksProps {
  row: ForestRow
  panel: ForestPanel
  places: Places
  palette: Palette
}

export function RowMarks({ row, panel, places, palette }: MarksProps) {
  const { left, width } = places.plot
  const y = places.middle
  const colour = palette[SIGNS[row.sign].colour]
  const { scale } = panel
  if (!scale) {
    const third = SIDES.findIndex(({ sign }) => sign === row.sign)
    if (third < 0) return null
    return <Square x={left + (width * (third + 0.5)) / SIDES.length} y={y} row={row} panel={panel} palette={palette} />
  }
  const at = (value: number) => left + width * placeOn(scale, value)
  const drawable = (value: number | undefined): value is number => value !== undefined && (!scale.log || value > 0)
  if (row.arms) {
    const { intervention, comparator } = row.arms
    return (
      <>
        {drawable(intervention) && drawable(comparator) && (
          <line x1={at(comparator)} x2={at(intervention)} y1={y} y2={y} stroke={colour} stroke-width="2" />
        )}
        {drawable(comparator) && (
          <circle cx={at(comparator)} cy={y} r={5.5} fill={palette.panel} stroke={colour} stroke-width="2" />
        )}
        {drawable(intervention) && <Square x={at(intervention)} y={y} row={row} panel={panel} palette={palette} />}
      </>
    )
  }
  if (!drawable(row.estimate)) return null
  const x = at(row.estimate)
  if (row.pooled) {
    const [from, to] =
      row.interval && drawable(row.interval.low) ? [at(row.interval.low), at(row.interval.high)] : [x - 9, x + 9]
    const inside = (value: number) => Math.max(left, Math.min(left + width, value))
    return <path d={`M${inside(from)},${y}L${x},${y - 8}L${inside(to)},${y}L${x},${y + 8}Z`} fill={colour} />
  }
  return (
    <>
      {row.interval && <Interval row={row} at={at} y={y} left={left} right={left + width} colour={colour} />}
      <Square x={x} y={y} row={row} panel={panel} palette={palette} />
    </>
  )
}

interface IntervalProps {
  row: ForestRow
  at(value: number): number
  y: number
  left: number
  right: number
  colour: string
}

/** What reaches beyond the axis ends in an arrow. */
function Interval({ row, at, y, left, right, colour }: IntervalProps) {
  const { low, high } = row.interval as { low: number; high: number }
  const [from, to] = [at(low), at(high)]
  // The logarithm of 0 or less is nowhere: beyond the axis.
  const [cutLow, cutHigh] = [!(from >= left), !(to <= right)]
  const [x1, x2] = [cutLow ? left : from, cutHigh ? right : to]
  const end = (x: number, cut: boolean, way: number) =>
    cut ? `M${x - 6 * way},${y - 4}L${x},${y}L${x - 6 * way},${y + 4}` : `M${x},${y - 4}V${y + 4}`
  return (
    <path
      d={`M${x1},${y}H${x2}${end(x1, cutLow, -1)}${end(x2, cutHigh, 1)}`}
      fill="none"
      stroke={colour}
      stroke-width="1.8"
    />
  )
}

/** Filled where the study's size is known, which its area shows; outlined where it is not. */
function Square({ x, y, row, panel, palette }: { x: number; y: number } & Omit<MarksProps, 'places'>) {
  const side = squareOf(row, panel.largest)
  const colour = palette[SIGNS[row.sign].colour]
  const known = row.sampleSize !== undefined
  return (
    <g transform={`translate(${x},${y})`}>
      <rect
        x={-side / 2}
        y={-side / 2}
        width={side}
        height={side}
        fill={known ? colour : palette.panel}
        stroke={colour}
        stroke-width={known ? 0 : 1.8}
      />
      <g
        transform={`scale(${Math.min(8, side / 2)})${row.sign === 'denied' ? ' rotate(45)' : ''}`}
        fill={known ? palette.glyph : colour}
      >
        {SIGN_BARS[row.sign].map(([left, top, width, height]) => (
          <rect key={`${top} ${width}`} x={left - width} y={top - height} width={2 * width} height={2 * height} />
        ))}
      </g>
    </g>
  )
}

export const SIDES: readonly { sign: Sign; says: string }[] = [
  { sign: 'minus', says: 'favours comparator' },
  { sign: 'equal', says: 'no difference' },
  { sign: 'plus', says: 'favours intervention' },
]
