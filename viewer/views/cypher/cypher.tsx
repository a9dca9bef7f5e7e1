// The Cypher box: a query, its rows, and what they meet lit up in the picture.
import { batch, signal } from '@preact/signals'
import type { CypherAnswer } from '../../../graph/view.js'
import { plural } from '../../facts.js'
import { option, typed } from '../../options.js'
import { announcement, found, gather, index, notice, select, selected, selectedItem } from '../../state.js'
import { Icon, NodeIcon } from '../../ui/icon.js'
import { save } from '../../ui/save.js'
import { Grid } from '../grid.js'
import { csvText } from '../tables/rows.js'
import { ask } from './ask.js'
import { idsOf, type ParameterValue, parametersIn, type Question, questionOf, typedAs, valueText } from './questions.js'
import './cypher.css'

const FILES = import.meta.glob<string>('../../../graph/queries/*.cypher', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const QUESTIONS: readonly Question[] = Object.values(FILES).map(questionOf)

const text = signal(
  'MATCH (c:Concept)<-[:SUBJECT]-(k:Claim)\nRETURN c.label AS concept, count(k) AS claims, c.id AS id\nORDER BY claims DESC LIMIT 20',
)
const parameters = signal<Question['parameters']>([])
export const cypherOptions = [
  typed('query', text),
  option('with', parameters, (list) => (list.length === 0 ? undefined : JSON.stringify(list)), parametersIn),
]
const answer = signal<CypherAnswer | undefined>(undefined)
const running = signal<AbortController | undefined>(undefined)

async function run(): Promise<void> {
  running.value?.abort()
  const mine = new AbortController()
  running.value = mine
  const values = Object.fromEntries(parameters.value.map(({ name, value }) => [name, value]))
  const next = await ask(text.value, values, mine.signal)
  if (running.value !== mine || !next) return
  batch(() => {
    running.value = undefined
    answer.value = next
    if ('error' in next) announcement.value = next.error
    else {
      announcement.value = plural(next.rows.length, 'row')
      found.value = []
      // One node in many rows is no reason to leave the table.
      if (next.ids.length > 0) gather(`Met by the query`, next.ids)
    }
  })
}

function take({ cypher, parameters: own }: Question): void {
  const item = selectedItem.value
  const here = item && 'node' in item ? index.value?.nodes[item.node]?.label : undefined
  batch(() => {
    text.value = cypher
    // What is selected is what one asks about.
    parameters.value = own.map((one) => (one.type === 'entity' && here !== undefined ? { ...one, value: here } : one))
  })
}

export function CypherBox() {
  const graph = index.value
  if (!graph) return null
  return (
    <div class="view-column">
      <form
        class="cypher"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <label>
          A question to begin with{' '}
          <select
            value=""
            onChange={(event) => {
              const chosen = QUESTIONS[Number(event.currentTarget.value)]
              if (chosen) take(chosen)
              event.currentTarget.value = ''
            }}
          >
            <option value="">choose …</option>
            {QUESTIONS.map(({ question }, i) => (
              <option key={question} value={i}>
                {question}
              </option>
            ))}
          </select>
        </label>
        <textarea
          aria-label="Cypher query"
          spellcheck={false}
          rows={7}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            void run()
          }}
        />
        <div class="row">
          {parameters.value.map(({ name, value }) => (
            <label key={name}>
              <code>${name}</code>{' '}
              <input
                class="field"
                value={Array.isArray(value) ? value.join(', ') : String(value)}
                onChange={(event) => {
                  const typed = event.currentTarget.value
                  parameters.value = parameters.value.map((one) =>
                    one.name === name ? { ...one, value: typedAs(one.value, typed) } : one,
                  )
                }}
              />
            </label>
          ))}
          <span class="spacer" />
          <span class="count">Ctrl + Enter</span>
          <button type="submit" class="primary">
            {running.value ? 'Asking …' : 'Ask'}
          </button>
        </div>
      </form>
      <Answer />
    </div>
  )
}

function Answer() {
  const [graph, given] = [index.value, answer.value]
  if (!graph || !given) return <p class="empty-view">Rows come here; the nodes they meet light up in the picture.</p>
  if ('error' in given)
    return (
      <p class="problem" role="alert">
        {given.error}
      </p>
    )
  const { columns, rows, truncated } = given
  const known = (id: string) => graph.nodeAt.has(id) || graph.edgeAt.has(id)
  const idsIn = (row: number) => (rows[row] ?? []).flatMap((value) => idsOf(value, known))
  const current = selected.value === undefined ? -1 : rows.findIndex((_, row) => idsIn(row)[0] === selected.value)
  return (
    <>
      <div class="view-tools">
        <span class="count" role="status">
          {plural(rows.length, 'row')}
          {truncated && ': the first ones; there are more'}
        </span>
        <span class="spacer" />
        <button
          type="button"
          class="quiet"
          onClick={() => save('answer.csv', 'text/csv', [csvText([columns, ...rows.map((row) => row.map(cellValue))])])}
        >
          <Icon name="save" size={16} /> CSV
        </button>
      </div>
      {rows.length === 0 ? (
        <p class="empty-view">The query matches nothing.</p>
      ) : (
        <div class="view-fill">
          <Grid
            caption={`Answer: ${plural(rows.length, 'row')}`}
            columns={columns.map((title, i) => ({ title, width: widthOf(rows, i), numeric: isNumeric(rows, i) }))}
            count={rows.length}
            current={current < 0 ? undefined : current}
            open={(row) => {
              const [id] = idsIn(row)
              if (id !== undefined) select(id)
              else
                notice.value = 'This row names no node of the graph. Return one, such as c or c.id, to read its words.'
            }}
            cell={(row, column) => {
              const value = rows[row]?.[column]
              const node = typeof value === 'object' ? graph.nodeAt.get(idsOf(value, known)[0] ?? '') : undefined
              const data = node === undefined || Array.isArray(value) ? undefined : graph.nodes[node]
              return (
                <>
                  {data && <NodeIcon node={data} size={15} />}
                  {valueText(value)}
                </>
              )
            }}
          />
        </div>
      )}
    </>
  )
}

const cellValue = (value: unknown): ParameterValue & (string | number) =>
  typeof value === 'number' ? value : valueText(value)
const isNumeric = (rows: readonly unknown[][], column: number) =>
  rows.every((row) => row[column] === null || typeof row[column] === 'number')

/** In em, by the longest of the first values. */
const widthOf = (rows: readonly unknown[][], column: number) =>
  Math.max(7, Math.min(36, ...[Math.max(...rows.slice(0, 100).map((row) => valueText(row[column]).length)) * 0.58 + 3]))
