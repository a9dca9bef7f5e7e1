// A table of any length: real table rows, of which only those in view are drawn. One click, or Enter, opens a row.
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { printing } from '../ui/printing.js'
import { windowOf } from './virtual.js'
import './grid.css'

export interface GridColumn {
  title: string
  doc?: string
  /** In em. */
  width: number
  numeric?: boolean
  /** Its head sorts. */
  sortable?: boolean
}

interface Props {
  caption: string
  columns: readonly GridColumn[]
  /** How many rows there are, and what is in each. */
  count: number
  cell(row: number, column: number): ComponentChildren
  /** The row whose words are shown. */
  current?: number | undefined
  open?(row: number): void
  sort?: { column: number; descending: boolean } | undefined
  onSort?(column: number): void
}

const ROW = 36
/** Paper takes no more. */
const MOST_PRINTED = 3000

export function Grid({ caption, columns, count, cell, current, open, sort, onSort }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800, row: ROW })
  const [active, setActive] = useState(0)
  const focusing = useRef(false)
  const measure = () => {
    const { scrollTop = 0, clientHeight = 800 } = frame.current ?? {}
    const row = frame.current?.querySelector<HTMLElement>('tbody tr.row')?.offsetHeight || ROW
    setView((known) =>
      known.top === scrollTop && known.height === clientHeight && known.row === row
        ? known
        : { top: scrollTop, height: clientHeight, row },
    )
  }
  useLayoutEffect(measure)
  useEffect(() => {
    const observer = new ResizeObserver(measure)
    if (frame.current) observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (current !== undefined) reveal(current)
  }, [current])
  const standing = Math.min(active, count - 1)
  useEffect(() => {
    if (focusing.current) frame.current?.querySelector<HTMLElement>(`[data-row="${standing}"]`)?.focus()
    focusing.current = false
  })
  /** Scrolls no further than needed; the head covers the top. */
  function reveal(row: number): void {
    const element = frame.current
    if (!element) return
    const [top, head] = [row * view.row, element.querySelector('thead')?.offsetHeight ?? 0]
    const inside = element.clientHeight - head
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + view.row > element.scrollTop + inside) element.scrollTop = top + view.row - inside
  }
  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(view.height / view.row) - 2)
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    }
    const by = steps[event.key]
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const next = Math.max(0, Math.min(count - 1, standing + by))
    focusing.current = true
    setActive(next)
    reveal(next)
  }
  const shown = printing.value
    ? windowOf(Math.min(count, MOST_PRINTED), view.row, 0, Number.MAX_SAFE_INTEGER)
    : windowOf(count, view.row, view.top, view.height)
  const rows = Array.from({ length: shown.last - shown.first }, (_, i) => shown.first + i)
  return (
    <div class="grid" ref={frame} onScroll={measure}>
      <table aria-rowcount={count + 1} aria-colcount={columns.length} style={{ '--width': `${total(columns)}em` }}>
        <caption class="hidden">{caption}</caption>
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} style={{ '--width': `${width}em` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, i) => (
              <Head key={column.title} column={column} place={i} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {shown.before > 0 && <Gap height={shown.before} />}
        <tbody onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <tr
              key={row}
              class={row % 2 === 1 ? 'row odd' : 'row'}
              aria-rowindex={row + 2}
              aria-current={row === current ? 'true' : undefined}
              onClick={() => {
                setActive(row)
                if (getSelection()?.isCollapsed !== false) open?.(row)
              }}
            >
              {columns.map(({ title, numeric }, i) =>
                i === 0 ? (
                  <th key={title} scope="row">
                    {open ? (
                      <button
                        type="button"
                        data-row={row}
                        tabIndex={row === standing ? 0 : -1}
                        onFocus={() => setActive(row)}
                      >
                        {cell(row, i)}
                      </button>
                    ) : (
                      <span data-row={row}>{cell(row, i)}</span>
                    )}
                  </th>
                ) : (
                  <td key={title} class={numeric ? 'number' : undefined} dir="auto">
                    {cell(row, i)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {shown.after > 0 && !printing.value && <Gap height={shown.after} />}
      </table>
      {printing.value && count > MOST_PRINTED && (
        <p>
          The first {MOST_PRINTED.toLocaleString('en')} of {count.toLocaleString('en')} rows.
        </p>
      )}
    </div>
  )
}

const total = (columns: readonly GridColumn[]) => columns.reduce((sum, { width }) => sum + width, 0)

/** Room for rows that are not drawn; has no row, so that none is read out. */
const Gap = ({ height }: { height: number }) => <tbody class="gap" style={{ height: `${height}px` }} />

interface HeadProps {
  sort: Props['sort']
  onSort: Props['onSort'] | undefined
  column: GridColumn
  place: number
}

function Head({ column: { title, doc, numeric, sortable }, place, sort, onSort }: HeadProps) {
  const sorted = sort?.column === place ? (sort.descending ? 'descending' : 'ascending') : undefined
  return (
    <th
      scope="col"
      title={doc}
      class={numeric ? 'number' : undefined}
      aria-sort={sortable ? (sorted ?? 'none') : undefined}
    >
      {sortable ? (
        <button type="button" onClick={() => onSort?.(place)}>
          {title}
          <span class="way" aria-hidden="true">
            {sorted === undefined ? '' : sorted === 'ascending' ? '▲' : '▼'}
          </span>
        </button>
      ) : (
        title
      )}
    </th>
  )
}
