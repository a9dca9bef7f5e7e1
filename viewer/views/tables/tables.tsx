// Everything that is shown, as tables: the same filters and the same selection as the picture, and its equivalent for
// those who do not see it.
import { batch, computed, signal } from '@preact/signals'
import { plural } from '../../facts.js'
import { type Item, idOf, nodeOf } from '../../model.js'
import { oneOf, option, typed } from '../../options.js'
import { index, notice, select, selectedItem, visible } from '../../state.js'
import { Icon, NodeIcon } from '../../ui/icon.js'
import { save } from '../../ui/save.js'
import { Grid } from '../grid.js'
import { TABLES, type Table } from './columns.js'
import { csvOf, matching, type Sort, sorted, textOf, textsOf } from './rows.js'

const name = signal('Nodes')
const asked = signal('')
const sort = signal<Sort | undefined>(undefined)

const DOWN = ' down'
export const tableOptions = [
  oneOf(
    'of',
    name,
    TABLES.map((one) => one.name),
  ),
  option<Sort | undefined>(
    'sort',
    sort,
    (by) => by && `${table.value.columns[by.column]?.title}${by.descending ? DOWN : ''}`,
    (text) => {
      const descending = text.endsWith(DOWN)
      const title = descending ? text.slice(0, -DOWN.length) : text
      const column = table.value.columns.findIndex((one) => one.title === title && !one.words)
      return column < 0 ? undefined : { column, descending }
    },
  ),
  typed('rows', asked),
]

const table = computed(() => TABLES.find((one) => one.name === name.value) ?? (TABLES[0] as Table))
const items = computed(() => (index.value ? table.value.items(index.value, visible.value) : []))
const texts = computed(() => (index.value ? textsOf(index.value, table.value, items.value) : []))
const rows = computed(() => {
  const found = asked.value.trim() === '' ? items.value : matching(items.value, texts.value, asked.value)
  const column = sort.value && table.value.columns[sort.value.column]
  return index.value && column ? sorted(index.value, column, found, sort.value?.descending === true) : found
})

function turn(column: number): void {
  const now = sort.value?.column === column ? sort.value : undefined
  // Up, down, and back to the order of the graph.
  sort.value = now?.descending ? undefined : { column, descending: now !== undefined }
}

export function Tables() {
  const graph = index.value
  if (!graph) return null
  const { columns, of } = table.value
  const itemAt = (row: number) => rows.value[row] as number
  const chosen = selectedItem.value as { node?: number; edge?: number } | undefined
  const at = chosen?.[of] === undefined ? -1 : rows.value.indexOf(chosen[of])
  return (
    <div class="view-column">
      <div class="view-tools">
        <fieldset class="segments" aria-label="Which table">
          {TABLES.map((one) => (
            <button
              type="button"
              key={one.name}
              aria-pressed={one === table.value}
              onClick={() =>
                batch(() => {
                  name.value = one.name
                  sort.value = undefined
                })
              }
            >
              {one.name}
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          class="field"
          aria-label="Rows with"
          placeholder="Rows with …"
          value={asked.value}
          onInput={(event) => {
            asked.value = event.currentTarget.value
          }}
        />
        <span class="count" role="status">
          {rows.value.length === items.value.length
            ? plural(items.value.length, 'row')
            : `${rows.value.length.toLocaleString('en')} of ${plural(items.value.length, 'row')}`}
        </span>
        <span class="spacer" />
        <button
          type="button"
          class="quiet"
          onClick={() => {
            save(`${name.value.toLowerCase()}.csv`, 'text/csv', [csvOf(graph, table.value, rows.value)])
            notice.value = `${plural(rows.value.length, 'row')} saved as ${name.value.toLowerCase()}.csv`
          }}
        >
          <Icon name="save" size={16} /> CSV
        </button>
        <button type="button" class="quiet" onClick={() => print()}>
          <Icon name="print" size={16} /> Print
        </button>
      </div>
      {rows.value.length === 0 ? (
        <p class="empty-view">
          {items.value.length === 0 ? 'Nothing of this kind is shown. Filters may hide it.' : 'No row has these words.'}
        </p>
      ) : (
        <Grid
          // A new one for each table, from its top.
          key={name.value}
          caption={`${name.value}: ${plural(rows.value.length, 'row')}. Enter on a row reads its words.`}
          columns={columns.map((column) => ({ ...column, sortable: !column.words }))}
          count={rows.value.length}
          current={at < 0 ? undefined : at}
          open={(row) => select(idOf(graph, { [of]: itemAt(row) } as Item))}
          sort={sort.value}
          onSort={turn}
          cell={(row, place) => {
            const column = columns[place]
            const node = column?.node?.(graph, itemAt(row))
            const value = column?.value(graph, itemAt(row))
            return (
              <>
                {node !== undefined && <NodeIcon node={nodeOf(graph, node)} size={15} />}
                {typeof value === 'number' && column?.title !== 'Year'
                  ? value.toLocaleString('en', { maximumFractionDigits: 6 })
                  : textOf(value)}
              </>
            )
          }}
        />
      )}
    </div>
  )
}
