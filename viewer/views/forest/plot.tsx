// One panel of a forest plot, as SVG that can stand by itself: its colours and fonts are in it.
import { SIGNS } from '../../kinds.js'
import type { Palette } from '../../theme.js'
import { FONT, shortened } from '../../ui/fit.js'
import { placeOn, ticksOf } from '../scale.js'
import { type MarksProps, RowMarks, SIDES } from './marks.js'
import { type ForestPanel, type ForestRow, minus, numbersIn } from './panels.js'
import { AXIS, type Places, placesFor, TOP } from './places.js'

export interface PlotProps {
  panel: ForestPanel
  /** In pixels. */
  width: number
  palette: Palette
  selected: number | undefined
  open(finding: number): void
}

export function Plot({ panel, width, palette, selected, open }: PlotProps) {
  const places = placesFor(width)
  const { plot, row: rowHeight } = places
  const height = TOP + panel.rows.length * rowHeight + AXIS
  const bottom = TOP + panel.rows.length * rowHeight
  const at = (value: number) => plot.left + plot.width * (panel.scale ? placeOn(panel.scale, value) : 0)
  const ticks = panel.scale ? ticksOf(panel.scale, Math.max(2, Math.floor(plot.width / 64))) : []
  const chosen = panel.rows.findIndex(({ finding }) => finding === selected)
  const narrow = places.middle > 30
  const title = shortened(panel.title, narrow ? width - 60 : width - 150, `650 14px ${FONT}`)
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset.
    <svg
      class="forest"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="group"
      aria-label={`${panel.title}, ${panel.rows.length} findings`}
      font-family={FONT}
      font-size="13"
      fill={palette.ink}
      onKeyDown={onArrow}
    >
      <text x={8} y={18} font-size="14" font-weight="650">
        {title}
      </text>
      <g font-size="12" fill={palette.muted} text-anchor="end">
        <text x={places.numbers} y={18}>
          {narrow
            ? ''
            : panel.scale
              ? panel.rows.some(({ arms }) => arms)
                ? 'value, or arms'
                : 'estimate [CI]'
              : 'says'}
        </text>
        <text x={places.size} y={18}>
          n
        </text>
      </g>
      {ticks.map((tick) => (
        <line key={tick} x1={at(tick)} x2={at(tick)} y1={TOP} y2={bottom} stroke={palette.line} />
      ))}
      {!panel.scale && <Directions places={places} bottom={bottom} palette={palette} />}
      {panel.reference !== undefined && panel.scale && (
        <line
          x1={at(panel.reference)}
          x2={at(panel.reference)}
          y1={TOP - 4}
          y2={bottom + 5}
          stroke={palette.ink}
          stroke-width="1.5"
          stroke-dasharray="4 3"
        />
      )}
      {panel.rows.map((row, i) => (
        <g key={row.finding} transform={`translate(0,${TOP + i * rowHeight})`}>
          {/* The ground is the button, and not the row: its name says more than the texts on it, and in other words. */}
          {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button. */}
          <rect
            role="button"
            class="ground"
            tabindex={i === Math.max(0, chosen) ? 0 : -1}
            aria-label={wordsFor(row, panel)}
            aria-pressed={row.finding === selected}
            x={2}
            y={1}
            width={width - 4}
            height={rowHeight - 2}
            rx={6}
            fill={row.finding === selected ? palette.mark : palette.ink}
            fill-opacity={row.finding === selected ? 1 : 0}
            onClick={() => open(row.finding)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return
              event.preventDefault()
              open(row.finding)
            }}
          />
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus. */}
          <g aria-hidden="true" pointer-events="none">
            <RowText row={row} panel={panel} places={places} palette={palette} />
            <RowMarks row={row} panel={panel} places={places} palette={palette} />
          </g>
        </g>
      ))}
      <Axis panel={panel} ticks={ticks} at={at} top={bottom} places={places} palette={palette} />
    </svg>
  )
}

function RowText({ row, panel: { reference }, places, palette }: MarksProps) {
  // A percentage needs none; the estimate of an effect does.
  const missing = reference !== undefined && row.estimate !== undefined && !row.interval
  const y = places.middle + 4
  return (
    <>
      {/* Lines of the axis run behind the text. */}
      <g paint-order="stroke" stroke={palette.panel} stroke-width="4" stroke-linejoin="round">
        <text x={8} y={17} font-weight={row.pooled ? 650 : 500}>
          {shortened(row.study, places.label, `500 13px ${FONT}`)}
        </text>
        <text x={8} y={33} font-size="12" fill={palette.muted}>
          {shortened(row.about, places.label, `12px ${FONT}`)}
        </text>
      </g>
      <g text-anchor="end" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <text x={places.numbers} y={y}>
          {row.estimate === undefined && !row.arms ? SIGNS[row.sign].says.split(' · ').at(-1) : numbersIn(row)}
        </text>
        {missing && (
          <text x={places.numbers} y={y + 13} font-size="10.5" fill={palette.muted}>
            no interval stated
          </text>
        )}
        <text x={places.size} y={y} fill={row.sampleSize === undefined ? palette.muted : palette.ink}>
          {row.sampleSize?.toLocaleString('en') ?? '–'}
        </text>
      </g>
    </>
  )
}

function Directions({ places, bottom, palette }: { places: Places; bottom: number; palette: Palette }) {
  const { left, width } = places.plot
  const narrow = width < 330
  return (
    <>
      {SIDES.map(({ sign, says }, i) => (
        <g key={sign}>
          <line
            x1={left + (width * (i + 0.5)) / 3}
            x2={left + (width * (i + 0.5)) / 3}
            y1={TOP}
            y2={bottom}
            stroke={palette.line}
          />
          <text
            x={left + (width * (i + 0.5)) / 3}
            y={bottom + 16}
            font-size="11.5"
            fill={palette.muted}
            text-anchor="middle"
          >
            {narrow ? SIGNS[sign].glyph : says}
          </text>
        </g>
      ))}
    </>
  )
}

interface AxisProps {
  panel: ForestPanel
  ticks: readonly number[]
  at(value: number): number
  top: number
  places: Places
  palette: Palette
}

function Axis({ panel, ticks, at, top, places, palette }: AxisProps) {
  const { left, width } = places.plot
  if (!panel.scale) return null
  const name = `${panel.title}${panel.scale.log ? ', log scale' : ''}`
  return (
    <g font-size="11.5" fill={palette.muted} text-anchor="middle">
      <line x1={left} x2={left + width} y1={top} y2={top} stroke={palette.control} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={at(tick)} x2={at(tick)} y1={top} y2={top + 4} stroke={palette.control} />
          <text x={at(tick)} y={top + 16}>
            {minus(tick)}
          </text>
        </g>
      ))}
      <text x={left + width / 2} y={top + 31}>
        {shortened(name, width, `11.5px ${FONT}`)}
      </text>
    </g>
  )
}

function wordsFor(row: ForestRow, panel: ForestPanel): string {
  const says = SIGNS[row.sign].says.split(' · ').at(-1)
  const numbers = row.estimate === undefined && !row.arms ? '' : `${panel.title} ${numbersIn(row)}`
  const interval =
    panel.reference !== undefined && row.estimate !== undefined && !row.interval ? 'no interval stated' : ''
  const size = row.sampleSize === undefined ? 'n not stated' : `n ${row.sampleSize}`
  return [row.study, row.about, numbers, interval, says, size, row.pooled ? 'pooled by the source' : '']
    .filter(Boolean)
    .join(', ')
}

/** Arrows go from row to row, through all panels. */
function onArrow(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const frame = (event.currentTarget as Element).closest('.forests')
  if (by === 0 || !frame) return
  const rows = [...frame.querySelectorAll<SVGRectElement>('rect.ground')]
  const next = rows[rows.indexOf(event.target as SVGRectElement) + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}
