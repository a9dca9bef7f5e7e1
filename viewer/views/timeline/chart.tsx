// Bars by year and, below, how they add up, on one axis of years; SVG that can stand by itself.
import { useRef, useState } from 'preact/hooks'
import { KINDS } from '../../kinds.js'
import type { Palette } from '../../theme.js'
import { FONT } from '../../ui/fit.js'
import { ticksOf } from '../scale.js'
import { addedUp, type Bin, binName, SERIES, type Series } from './years.js'

interface Props {
  bins: readonly Bin[]
  width: number
  height: number
  palette: Palette
  /** Undefined where no years are chosen. */
  picked: readonly Bin[] | undefined
  /** From and to, by place in `bins`. */
  pick(from: number, to: number): void
  open(bin: Bin): void
}

const MARGIN = { left: 46, right: 122, top: 28, between: 52, bottom: 16 }
/** Pixels after which a press is a drag. */
const SLOP = 5

export function Chart({ bins, width, height, palette, picked, pick, open }: Props) {
  const svg = useRef<SVGSVGElement>(null)
  const press = useRef<{ x: number; at: number } | undefined>(undefined)
  const [drag, setDrag] = useState<{ from: number; to: number } | undefined>(undefined)
  const narrow = width < 560
  const right = narrow ? 64 : MARGIN.right
  const inner = width - MARGIN.left - right
  const bars = Math.round((height - MARGIN.top - MARGIN.between - MARGIN.bottom) * 0.55)
  const top = { bars: MARGIN.top, sums: MARGIN.top + bars + MARGIN.between }
  const sums = height - top.sums - MARGIN.bottom
  const step = inner / bins.length
  const x = (at: number) => MARGIN.left + at * step
  const most = Math.max(1, ...bins.flatMap(({ nodes }) => SERIES.map((series) => nodes[series].length)))
  const totals = SERIES.map((series) => ({ series, values: addedUp(bins, series) }))
  const mostSum = Math.max(1, ...totals.map(({ values }) => values.at(-1) ?? 0))
  const barY = (value: number) => top.bars + bars * (1 - value / most)
  const sumY = (value: number) => top.sums + sums * (1 - value / mostSum)
  const colour = (series: Series) => palette[seriesColour(series)]
  const isOff = (bin: Bin) => picked !== undefined && !picked.includes(bin)
  const every = Math.ceil((bins.length * (narrow ? 40 : 46)) / inner)
  const placeAt = (event: PointerEvent) => {
    const { left } = (svg.current as SVGSVGElement).getBoundingClientRect()
    const at = Math.floor((event.clientX - left - MARGIN.left) / step)
    return Math.max(0, Math.min(bins.length - 1, at))
  }
  const shown = drag
    ? { from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) }
    : picked && { from: bins.indexOf(picked[0] as Bin), to: bins.indexOf(picked.at(-1) as Bin) }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset.
    <svg
      ref={svg}
      class="timeline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="group"
      aria-label="Evidence by year"
      font-family={FONT}
      font-size="12"
      fill={palette.ink}
      onKeyDown={onArrow}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        press.current = { x: event.clientX, at: placeAt(event) }
        svg.current?.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (press.current && Math.abs(event.clientX - press.current.x) > SLOP)
          setDrag({ from: press.current.at, to: placeAt(event) })
      }}
      onPointerUp={() => {
        if (drag) pick(drag.from, drag.to)
        else if (press.current) open(bins[press.current.at] as Bin)
        press.current = undefined
        setDrag(undefined)
      }}
      onPointerCancel={() => {
        press.current = undefined
        setDrag(undefined)
      }}
    >
      <text x={8} y={16} font-weight="650" font-size="13">
        In each {binStep(bins)}
      </text>
      <text x={8} y={top.sums - 12} font-weight="650" font-size="13">
        Added up
      </text>
      <Lines values={ticks(most)} y={barY} right={x(bins.length)} palette={palette} />
      <Lines values={ticks(mostSum)} y={sumY} right={x(bins.length)} palette={palette} />
      {shown && (
        <rect
          x={x(shown.from)}
          y={top.bars - 6}
          width={(shown.to - shown.from + 1) * step}
          height={height - top.bars - MARGIN.bottom + 10}
          rx={4}
          fill={palette.accent}
          fill-opacity={0.1}
          stroke={palette.accent}
        />
      )}
      {bins.map((bin, i) => (
        // biome-ignore lint/a11y/useSemanticElements: SVG has no button.
        <g
          key={bin.from}
          role="button"
          class="bin"
          tabindex={i === 0 ? 0 : -1}
          aria-label={wordsFor(bin)}
          opacity={isOff(bin) ? 0.3 : 1}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            open(bin)
          }}
        >
          <rect
            class="ground"
            x={x(i)}
            y={top.bars - 6}
            width={step}
            height={bars + 6}
            fill={palette.ink}
            fill-opacity={0}
          />
          {SERIES.map((series, k) => {
            const value = bin.nodes[series].length
            const wide = Math.min(18, (step * 0.84) / SERIES.length)
            return (
              <rect
                key={series}
                x={x(i) + step / 2 + (k - SERIES.length / 2) * wide}
                y={barY(value)}
                width={Math.max(0.5, wide - (wide > 4 ? 1 : 0))}
                height={bars + top.bars - barY(value)}
                fill={colour(series)}
              />
            )
          })}
        </g>
      ))}
      {totals.map(({ series, values }) => (
        <path
          key={series}
          d={`M${x(0)},${sumY(0)}${values.map((value, i) => `V${sumY(value)}H${x(i + 1)}`).join('')}`}
          fill="none"
          stroke={colour(series)}
          stroke-width="2.2"
          stroke-dasharray={DASHES[series]}
          stroke-linejoin="round"
        />
      ))}
      {labelled(
        totals.map(({ series, values }) => ({ series, value: values.at(-1) ?? 0 })),
        sumY,
      ).map(({ series, value, y }) => (
        <text key={series} x={x(bins.length) + 6} y={y + 4} fill={colour(series)} font-weight="600">
          {narrow ? value.toLocaleString('en') : `${value.toLocaleString('en')} ${KINDS[series].plural.toLowerCase()}`}
        </text>
      ))}
      <g text-anchor="middle" fill={palette.muted}>
        {bins.map((bin, i) =>
          // The last ones make room for the first: a year that is named stands under its own bar.
          i % every === 0 ? (
            <text key={bin.from} x={x(i) + step / 2} y={top.bars + bars + 17}>
              {bin.from}
            </text>
          ) : null,
        )}
      </g>
    </svg>
  )
}

/** Findings have the colours of what they say, which here is all of it. */
export const seriesColour = (series: Series) => (series === 'Finding' ? 'ink' : KINDS[series].colour)
/** Lines are told apart without colours too. */
export const DASHES: Record<Series, string> = { Publication: '', Study: '7 3', Finding: '2 3' }

const ticks = (most: number) => ticksOf({ low: 0, high: most, log: false }, 4).filter(Number.isInteger)
const binStep = ([first]: readonly Bin[]) =>
  first && first.to > first.from ? `${first.to - first.from + 1} years` : 'year'

function wordsFor(bin: Bin): string {
  const counts = SERIES.map((series) => {
    const { length } = bin.nodes[series]
    return `${length} ${(length === 1 ? series : KINDS[series].plural).toLowerCase()}`
  })
  return `${binName(bin)}: ${counts.join(', ')}`
}

/** Ends of lines that meet get labels one below the other. */
function labelled<T extends { value: number }>(
  ends: readonly T[],
  y: (value: number) => number,
): (T & { y: number })[] {
  let last = Number.NEGATIVE_INFINITY
  return [...ends]
    .sort((a, b) => b.value - a.value)
    .map((end) => {
      last = Math.max(y(end.value), last + 15)
      return { ...end, y: last }
    })
}

interface LinesProps {
  values: readonly number[]
  y(value: number): number
  right: number
  palette: Palette
}

const Lines = ({ values, y, right, palette }: LinesProps) => (
  <g fill={palette.muted} text-anchor="end">
    {values.map((value) => (
      <g key={value}>
        <line
          x1={MARGIN.left}
          x2={right}
          y1={y(value)}
          y2={y(value)}
          stroke={value === 0 ? palette.control : palette.line}
        />
        <text x={MARGIN.left - 7} y={y(value) + 4}>
          {value.toLocaleString('en')}
        </text>
      </g>
    ))}
  </g>
)

/** Arrows go from year to year. */
function onArrow(event: KeyboardEvent): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (by === 0) return
  const bins = [...(event.currentTarget as Element).querySelectorAll<SVGGElement>('g.bin')]
  const next = bins[bins.indexOf(event.target as SVGGElement) + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}
