// The timeline: what was published, studied and found in each year, and how it added up; a stretch of it filters.
import { computed } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { saveFigure } from '../../export/figure.js'
import { plural } from '../../facts.js'
import { KINDS } from '../../kinds.js'
import { type GraphIndex, nodeOf } from '../../model.js'
import { chosen, gather, index, payload, shownWith } from '../../state.js'
import { Icon } from '../../ui/icon.js'
import { palette } from '../../ui/palette.js'
import { Chart, DASHES, seriesColour } from './chart.js'
import { type Bin, binName, idsIn, SERIES, type Series, timelineOf, yearsIn } from './years.js'
import './timeline.css'

/** All years, whichever are chosen: what is brushed away stays to be brushed back. */
const timeline = computed(() => index.value && timelineOf(index.value, shownWith({ ...chosen.value, year: [] })))
const range = computed(() => {
  const years = (chosen.value.year ?? []).map(Number).filter(Number.isFinite)
  return years.length === 0 ? undefined : { from: Math.min(...years), to: Math.max(...years) }
})

function choose(graph: GraphIndex, bins: readonly Bin[] | undefined): void {
  chosen.value = { ...chosen.value, year: bins ? yearsIn(graph, bins) : [] }
}

export function TimelineView() {
  const frame = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 800, height: 500 })
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const { clientWidth = 800, clientHeight = 500 } = frame.current ?? {}
      setSize({ width: Math.max(300, clientWidth), height: Math.max(320, clientHeight) })
    })
    if (frame.current) observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  const [graph, time] = [index.value, timeline.value]
  if (!graph || !time) return null
  const { bins, undated } = time
  const within = range.value
  const picked = within && bins.filter(({ from, to }) => to >= within.from && from <= within.to)
  const ends = { from: picked?.[0] ?? bins[0], to: picked?.at(-1) ?? bins.at(-1) }
  const pick = (from: number, to: number) => choose(graph, bins.slice(Math.min(from, to), Math.max(from, to) + 1))
  return (
    <div class="view-column">
      <div class="view-tools">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {end === 'from' ? 'From' : 'to'}{' '}
            <select
              value={ends[end]?.from}
              onChange={(event) => {
                const at = bins.findIndex(({ from }) => from === Number(event.currentTarget.value))
                const other = bins.indexOf((end === 'from' ? ends.to : ends.from) as Bin)
                pick(at, other)
              }}
            >
              {bins.map((bin) => (
                <option key={bin.from} value={bin.from}>
                  {end === 'from' ? bin.from : bin.to}
                </option>
              ))}
            </select>
          </label>
        ))}
        {within && (
          <button type="button" class="quiet" onClick={() => choose(graph, undefined)}>
            All years
          </button>
        )}
        {undated.length > 0 && (
          <button
            type="button"
            class="quiet"
            onClick={() =>
              gather(
                'Without a year',
                undated.map((node) => nodeOf(graph, node).id),
              )
            }
          >
            {plural(undated.length, 'item')} without a year
          </button>
        )}
        <span class="spacer" />
        <button
          type="button"
          class="quiet"
          disabled={bins.length === 0}
          onClick={() => {
            const chart = frame.current?.querySelector<SVGSVGElement>('svg.timeline')
            if (chart) saveFigure('timeline', 'Evidence by year', [payload.value?.title ?? ''], [chart], palette.value)
          }}
        >
          <Icon name="save" size={16} /> SVG
        </button>
      </div>
      <div class="view-fill" ref={frame}>
        {bins.length === 0 ? (
          <p class="empty-view">Nothing that is shown has a year.</p>
        ) : (
          <Chart
            bins={bins}
            width={size.width}
            height={size.height}
            palette={palette.value}
            picked={picked && picked.length > 0 ? picked : undefined}
            pick={pick}
            open={(bin) => gather(binName(bin), idsIn(graph, bin))}
          />
        )}
      </div>
      <ul class="view-key" aria-label="Legend">
        {SERIES.map((kind) => (
          <li key={kind}>
            <Swatch series={kind} /> {KINDS[kind].plural}
          </li>
        ))}
        <li>Drag over years to show only these; click one to read what is from it.</li>
      </ul>
    </div>
  )
}

const Swatch = ({ series }: { series: Series }) => (
  <svg viewBox="0 0 34 14" width="34" height="14" aria-hidden="true">
    <rect x="1" y="1" width="9" height="12" fill={`var(--${seriesColour(series)})`} />
    <path d="M14,7H34" stroke={`var(--${seriesColour(series)})`} stroke-width="2.2" stroke-dasharray={DASHES[series]} />
  </svg>
)
