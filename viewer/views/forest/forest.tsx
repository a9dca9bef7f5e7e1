// The forest plot of what is selected: an outcome, an intervention, a claim, a concept; without one, of all findings.
import { computed, effect, signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { NodeKind } from '../../../graph/schema.js'
import { saveFigure } from '../../export/figure.js'
import { plural } from '../../facts.js'
import { findingsOn } from '../../findings.js'
import { KINDS } from '../../kinds.js'
import { type GraphIndex, nodeOf, targetsOf } from '../../model.js'
import { oneOf, option } from '../../options.js'
import { index, payload, select, selectedItem, visible } from '../../state.js'
import { Icon } from '../../ui/icon.js'
import { palette } from '../../ui/palette.js'
import { type ForestSort, panelsOf, SORTS } from './panels.js'
import { Plot, type PlotProps } from './plot.js'
import './forest.css'

/** Id of what the plot is of; it stays while its findings are read. */
const subject = signal<string | undefined>(undefined)
const sort = signal<ForestSort>('year')
export const forestOptions = [
  option<string | undefined>(
    'of',
    subject,
    (id) => id,
    (id) => (index.peek()?.nodeAt.has(id) ? id : undefined),
  ),
  oneOf('sort', sort, SORTS),
]
const SORT_NAMES: Record<ForestSort, string> = { year: 'year', estimate: 'estimate', size: 'n', name: 'name' }

effect(() => {
  const [graph, item] = [index.value, selectedItem.value]
  if (!graph || !item || !('node' in item)) return
  const known = graph.nodeAt.get(subject.peek() ?? '')
  if (nodeOf(graph, item.node).kind !== 'Finding') {
    if (findingsOn(graph, item.node).length > 0) subject.value = nodeOf(graph, item.node).id
  } else if (known === undefined ? subject.peek() !== undefined : !findingsOn(graph, known).includes(item.node)) {
    const outcome = targetsOf(graph, item.node, 'OF_OUTCOME')[0]
    subject.value = outcome === undefined ? undefined : nodeOf(graph, outcome).id
  }
})

const centre = computed(() => index.value?.nodeAt.get(subject.value ?? ''))
const findings = computed(() => {
  const graph = index.value
  if (!graph) return []
  const all =
    centre.value === undefined
      ? graph.nodes.flatMap(({ kind }, node) => (kind === 'Finding' ? [node] : []))
      : findingsOn(graph, centre.value)
  return all.filter((finding) => visible.value[finding] === 1)
})
const panels = computed(() => (index.value ? panelsOf(index.value, findings.value, sort.value) : []))
const title = computed(() =>
  index.value && centre.value !== undefined ? nodeOf(index.value, centre.value).label : 'all findings',
)

export function Forest() {
  const graph = index.value
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(800)
  useEffect(() => {
    const observer = new ResizeObserver(() => setWidth(Math.max(280, frame.current?.clientWidth ?? 800)))
    if (frame.current) observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  if (!graph) return null
  const item = selectedItem.value
  return (
    <div class="view-column">
      <div class="view-tools">
        <Subject graph={graph} />
        <label>
          Sort by{' '}
          <select
            value={sort.value}
            onChange={(event) => {
              sort.value = event.currentTarget.value as ForestSort
            }}
          >
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {SORT_NAMES[one]}
              </option>
            ))}
          </select>
        </label>
        <span class="count" role="status">
          {plural(findings.value.length, 'finding')}
        </span>
        <span class="spacer" />
        <button
          type="button"
          class="quiet"
          disabled={panels.value.length === 0}
          onClick={() =>
            saveFigure(
              `forest ${title.value}`,
              `Findings: ${title.value}`,
              [`${payload.value?.title ?? ''} · ${NOTE}`],
              [...(frame.current?.querySelectorAll<SVGSVGElement>('svg.forest') ?? [])],
              palette.value,
            )
          }
        >
          <Icon name="save" size={16} /> SVG
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section class="view-scroll" aria-label="Forest plots" tabIndex={0}>
        <div class="forests" ref={frame}>
          {panels.value.length === 0 && (
            <p class="empty-view">
              No finding on {title.value} is shown. Choose another above, or click one in the picture or in a table.
            </p>
          )}
          {panels.value.map((panel) => (
            <Panel
              key={panel.key}
              panel={panel}
              width={width}
              palette={palette.value}
              selected={item && 'node' in item ? item.node : undefined}
              open={(finding) => select(nodeOf(graph, finding).id)}
            />
          ))}
        </div>
      </section>
      <p class="view-key">{NOTE}</p>
    </div>
  )
}

/** Rows of a panel drawn at first. */
const FIRST = 100

function Panel(props: PlotProps) {
  const { panel, selected } = props
  const [all, setAll] = useState(false)
  const whole = all || panel.rows.findIndex(({ finding }) => finding === selected) >= FIRST
  const rows = whole ? panel.rows : panel.rows.slice(0, FIRST)
  return (
    <>
      <Plot {...props} panel={{ ...panel, rows }} />
      {rows.length < panel.rows.length && (
        <button type="button" class="wide" onClick={() => setAll(true)}>
          Show all {plural(panel.rows.length, 'result')}
        </button>
      )}
    </>
  )
}

const NOTE =
  'Square: a result, its area by participants, outlined where n is not stated; ○ the comparator’s arm; whiskers: the interval, none where none is stated; arrow: reaches further; ◆ pooled by a review. Nothing is pooled here, and no scale is converted.'

const OFFERED: readonly NodeKind[] = ['Outcome', 'Intervention', 'Concept', 'Population', 'Condition']

/** What has findings that are shown, those with most first. */
const subjects = computed(() => {
  const graph = index.value
  if (!graph) return []
  return OFFERED.map((kind) => ({
    kind,
    options: graph.nodes
      .flatMap((node, at) => {
        if (node.kind !== kind) return []
        const count = findingsOn(graph, at).filter((finding) => visible.value[finding] === 1).length
        return count > 0 ? [{ id: node.id, label: node.label, count }] : []
      })
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)),
  }))
})

function Subject({ graph }: { graph: GraphIndex }) {
  const groups = subjects.value
  const chosen = centre.value === undefined ? undefined : nodeOf(graph, centre.value)
  const listed = chosen === undefined || groups.some(({ options }) => options.some(({ id }) => id === chosen.id))
  return (
    <label class="subject">
      Findings on{' '}
      <select
        value={subject.value ?? ''}
        onChange={(event) => {
          const id = event.currentTarget.value || undefined
          subject.value = id
          select(id)
        }}
      >
        <option value="">everything</option>
        {chosen && !listed && <option value={chosen.id}>{chosen.label}</option>}
        {groups.map(({ kind, options }) => (
          <optgroup key={kind} label={KINDS[kind].plural}>
            {options.map(({ id, label, count }) => (
              <option key={id} value={id}>
                {label} ({count})
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
