// The evidence matrix: what was found of what, for which outcome, and where nothing was.
import { computed, signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { plural } from '../../facts.js'
import { KINDS, SIGNS, type Sign } from '../../kinds.js'
import { type GraphIndex, nodeOf } from '../../model.js'
import { flag, oneOf } from '../../options.js'
import { SIGN_BARS } from '../../stage/draw.js'
import { gather, index, select, selected, visible } from '../../state.js'
import { NodeIcon } from '../../ui/icon.js'
import { type Cell, COUNTED, type Counted, cellWords, matrixOf, ROW_KINDS, type RowKind, slicesOf } from './cells.js'
import './matrix.css'

const rowKind = signal<RowKind>('Intervention')
const counted = signal<Counted>('findings')
const gaps = signal(false)
export const matrixOptions = [oneOf('rows', rowKind, ROW_KINDS), oneOf('count', counted, COUNTED), flag('gaps', gaps)]
const matrix = computed(() => index.value && matrixOf(index.value, visible.value, rowKind.value, counted.value))

/** Shown at first: a browser takes no million of cells. Each “More” adds as many. */
const FIRST = { rows: 60, columns: 40 }

export function MatrixView() {
  const [part, setPart] = useState(1)
  const [graph, map] = [index.value, matrix.value]
  if (!graph || !map) return null
  const allRows = gaps.value ? [...map.rows, ...map.emptyRows] : map.rows
  const allColumns = gaps.value ? [...map.columns, ...map.emptyColumns] : map.columns
  const [rows, columns] = [allRows.slice(0, part * FIRST.rows), allColumns.slice(0, part * FIRST.columns)]
  const cut = rows.length < allRows.length || columns.length < allColumns.length
  const empty = [
    plural(map.emptyRows.length, rowKind.value.toLowerCase()),
    plural(map.emptyColumns.length, 'outcome'),
  ].join(' and ')
  return (
    <div class="view-column">
      <div class="view-tools">
        <label>
          Rows{' '}
          <select
            value={rowKind.value}
            onChange={(event) => {
              rowKind.value = event.currentTarget.value as RowKind
            }}
          >
            {ROW_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KINDS[kind].plural}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="segments" aria-label="What is counted">
          {COUNTED.map((one) => (
            <button
              type="button"
              key={one}
              aria-pressed={counted.value === one}
              onClick={() => {
                counted.value = one
              }}
            >
              {one}
            </button>
          ))}
        </fieldset>
        {map.emptyRows.length + map.emptyColumns.length > 0 && (
          <label class="check">
            <input
              type="checkbox"
              checked={gaps.value}
              onChange={() => {
                gaps.value = !gaps.value
              }}
            />
            {empty} with nothing
          </label>
        )}
        <span class="spacer" />
        <span class="count" role="status">
          {map.filled.toLocaleString('en')} of {(allRows.length * allColumns.length).toLocaleString('en')} cells filled
          {cut && `; shown: the ${rows.length} × ${columns.length} with most`}
        </span>
        {cut && (
          <button type="button" class="quiet" onClick={() => setPart(part + 1)}>
            More
          </button>
        )}
      </div>
      <div class="view-scroll">
        {rows.length === 0 || columns.length === 0 ? (
          <p class="empty-view">
            No {counted.value} relate {KINDS[rowKind.value].plural.toLowerCase()} to outcomes in what is shown.
          </p>
        ) : (
          <table class="matrix">
            <caption class="hidden">
              {counted.value}, by {rowKind.value.toLowerCase()} and outcome
            </caption>
            <thead>
              <tr>
                <td class="corner">
                  {KINDS[rowKind.value].plural} × {KINDS.Outcome.plural.toLowerCase()}
                </td>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    <Name graph={graph} node={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row}>
                  <th scope="row">
                    <Name graph={graph} node={row} />
                  </th>
                  {columns.map((column) => (
                    <td key={column}>
                      <CellView
                        graph={graph}
                        row={row}
                        column={column}
                        cell={map.cellAt(row, column)}
                        most={map.most}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Key />
    </div>
  )
}

function Name({ graph, node }: { graph: GraphIndex; node: number }) {
  const data = nodeOf(graph, node)
  return (
    <button
      type="button"
      class="quiet"
      title={data.label}
      aria-current={selected.value === data.id ? 'true' : undefined}
      onClick={() => select(data.id)}
    >
      <NodeIcon node={data} size={13} />
      <span dir="auto">{data.label}</span>
    </button>
  )
}

interface CellProps {
  graph: GraphIndex
  row: number
  column: number
  cell: Cell | undefined
  most: number
}

/** Radii of the smallest and the largest mark in a cell of 44 pixels. */
const RADIUS = { least: 7, most: 19 }

function CellView({ graph, row, column, cell, most }: CellProps) {
  if (!cell) return <span class="gap" role="img" aria-label="nothing" />
  const words = cellWords(graph, row, column, cell, counted.value)
  const area = most <= 1 ? 0 : (cell.count - 1) / (most - 1)
  const radius = Math.sqrt(RADIUS.least ** 2 + area * (RADIUS.most ** 2 - RADIUS.least ** 2))
  return (
    <button
      type="button"
      class="quiet"
      aria-label={words}
      title={words}
      onClick={() =>
        gather(
          `${nodeOf(graph, row).label} × ${nodeOf(graph, column).label}`,
          cell.items.map((item) => nodeOf(graph, item).id),
        )
      }
    >
      <Disc cell={cell} radius={radius} />
      {cell.count > 1 && <span class="number">{cell.count}</span>}
    </button>
  )
}

function Disc({ cell, radius }: { cell: Cell; radius: number }) {
  const bars = cell.sign === 'mixed' ? MIXED : SIGN_BARS[cell.sign]
  return (
    <svg class="mark" viewBox="-22 -22 44 44" width="44" height="44" aria-hidden="true">
      {slicesOf(cell).map(({ sign, from, to }) => (
        <path key={sign} d={slice(radius, from, to)} fill={`var(--${SIGNS[sign].colour})`} />
      ))}
      <g transform={`scale(${Math.min(radius, 11)})${cell.sign === 'denied' ? ' rotate(45)' : ''}`} fill="var(--glyph)">
        {bars.map(([x, y, width, height]) => (
          <rect key={`${x} ${y} ${width}`} x={x - width} y={y - height} width={2 * width} height={2 * height} />
        ))}
      </g>
    </svg>
  )
}

/** ± : a plus over a minus. */
const MIXED: typeof SIGN_BARS.none = [
  [0, -0.16, 0.46, 0.11],
  [0, -0.16, 0.11, 0.46],
  [0, 0.52, 0.46, 0.11],
]

function slice(radius: number, from: number, to: number): string {
  if (to - from > 0.999)
    return `M0,${-radius}A${radius},${radius},0,1,1,0,${radius}A${radius},${radius},0,1,1,0,${-radius}Z`
  const point = (part: number) =>
    `${(radius * Math.sin(2 * Math.PI * part)).toFixed(2)},${(-radius * Math.cos(2 * Math.PI * part)).toFixed(2)}`
  return `M0,0L${point(from)}A${radius},${radius},0,${to - from > 0.5 ? 1 : 0},1,${point(to)}Z`
}

function Key() {
  const part = counted.value === 'claims' ? 0 : -1
  const signs = (Object.keys(SIGNS) as Sign[]).filter((sign) => counted.value === 'claims' || sign !== 'denied')
  const disc = (sign: Sign): Cell => ({ items: [0], count: 1, signs: { [sign]: 1 }, sign })
  return (
    <ul class="view-key matrix-key" aria-label="Legend">
      {signs.map((sign) => (
        <li key={sign}>
          <Disc cell={disc(sign)} radius={9} /> {SIGNS[sign].says.split(' · ').at(part)}
        </li>
      ))}
      <li>
        <Disc cell={{ items: [0, 0], count: 2, signs: { plus: 1, minus: 1 }, sign: 'mixed' }} radius={9} /> they differ
      </li>
      <li>
        <span class="gap" /> nothing: a gap
      </li>
      <li>larger: more {counted.value}</li>
    </ul>
  )
}
