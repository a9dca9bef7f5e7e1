// Saves the picture, or what is shown in it, as a file.
import { useState } from 'preact/hooks'
import type { SavedFormat } from '../../graph/view.js'
import { graphJson, withWords } from '../export/graph.js'
import { notesOf } from '../export/notes.js'
import { pictureSvg } from '../export/picture.js'
import { pngOf } from '../export/png.js'
import { fileFromServer } from '../export/server-file.js'
import { fileName } from '../export/xml.js'
import { nodeOf } from '../model.js'
import { columnsOf } from '../stage/columns.js'
import { MOST_LABELS, TEXT } from '../stage/overlay.js'
import type { Mark, Scene } from '../stage/scene.js'
import { sceneOf } from '../stage/scene.js'
import { PADDING, projectionOver } from '../stage/stage.js'
import { byWeight, labelled, textOf, written } from '../stage/written.js'
import * as state from '../state.js'
import { TABLES } from '../views/tables/columns.js'
import { csvOf } from '../views/tables/rows.js'
import { surface } from './connect.js'
import { Dialog } from './dialogs.js'
import { FONT, widthOf } from './fit.js'
import { legendOf } from './legend.js'
import { palette } from './palette.js'
import { save } from './save.js'

const FORMATS = ['PNG', 'SVG', 'CSV', 'JSON', 'Other'] as const
const SIZES = [1, 2, 4] as const
const PARTS = ['as seen', 'the whole picture'] as const
/** Of the whole picture, whatever the screen. */
const LARGE = { width: 1800, height: 1200 }
/** The same for a sheet of paper, on which its labels can be read. */
export const SHEET = { width: 1050, height: 760 }

type Format = (typeof FORMATS)[number]
type Part = (typeof PARTS)[number]

/** The picture as SVG; undefined where there is none. */
export function svgOf(part: Part, whole = LARGE): string | undefined {
  const [index, payload, view] = [state.index.value, state.payload.value, surface()]
  const positions = payload?.positions[state.layout.value]
  if (!index || !payload || !view?.scene || !positions) return undefined
  const bands = state.layout.value === 'bands'
  const size = part === 'as seen' ? view.size : whole
  const inner = { width: size.width - 2 * PADDING, height: size.height - 2 * PADDING }
  const scene: Scene =
    part === 'as seen' ? view.scene : sceneOf(index, positions, palette.value, inner, bands, state.pinned.value)
  const at = part === 'as seen' ? view.stage.projection() : projectionOver(scene.box, size)
  const visible = state.visible.value
  const marks = Uint8Array.from(scene.marks, ({ node }) => visible[node] as number)
  const lines = Uint8Array.from(scene.lines, ({ source, target }) => (marks[source] && marks[target] ? 1 : 0))
  const shown = { marks, lines }
  const lit = state.lit.value
  // Labels of what stands out, where something does.
  const named = lit
    ? { ...shown, marks: marks.map((on, i) => (on && lit.nodes.has(scene.marks[i]?.node ?? -1) ? 1 : 0)) }
    : shown
  const { places, musts } = labelled(scene, byWeight(scene), named, at, size)
  const measure = (text: string) => widthOf(text, TEXT)
  return pictureSvg({
    title: payload.title,
    notes: notesOf(index, payload, {
      chosen: state.chosen.value,
      focus: state.focus.value,
      waysOnly: state.waysOnly.value ? state.path.value : undefined,
      selected: state.selectedItem.value,
      counts: state.counts.value,
    }),
    legend: legendOf(
      scene.marks.flatMap(({ node, sign }, i) => (marks[i] ? [{ kind: nodeOf(index, node).kind, sign }] : [])),
    ),
    scene,
    shown,
    at,
    size,
    columns: bands ? columnsOf(index, scene, at, size.width) : [],
    labels: written(scene, at, size, places, part === 'as seen' ? MOST_LABELS : 400, musts, (place) =>
      textOf((scene.marks[place] as Mark).label, measure),
    ),
    lit,
    font: FONT,
    measure,
  })
}

function saveTables(name: string): void {
  const index = state.index.value
  if (!index) return
  for (const table of TABLES.slice(0, 2))
    save(`${name}-${table.name.toLowerCase()}.csv`, 'text/csv', [
      csvOf(index, table, table.items(index, state.visible.value)),
    ])
}

/** With the words behind it; `other` is a format that the server writes. */
async function saveGraph(name: string, other?: SavedFormat): Promise<void> {
  const [index, payload] = [state.index.value, state.payload.value]
  if (!index || !payload) return
  const kept = withWords(index, state.visible.value)
  if (other) save(`${name}${other.extension}`, 'text/plain', [await fileFromServer(other.name, payload.sha256, kept)])
  else save(`${name}.json`, 'application/json', [graphJson(index, payload, kept)])
}

async function saveAs(format: Format, other: SavedFormat | undefined, part: Part, times: number): Promise<void> {
  const name = fileName(state.payload.value?.title ?? '')
  if (format === 'CSV') return saveTables(name)
  if (format === 'JSON') return saveGraph(name)
  if (format === 'Other') return saveGraph(name, other)
  const svg = svgOf(part)
  if (svg === undefined) return
  if (format === 'SVG') save(`${name}.svg`, 'image/svg+xml', [svg])
  else save(`${name}.png`, 'image/png', [await pngOf(svg, times)])
}

export function Export({ close }: { close: () => void }) {
  const [format, setFormat] = useState<Format>('PNG')
  const others = state.formats.value ?? []
  const [otherName, setOther] = useState(others[0]?.name)
  const other = others.find(({ name }) => name === otherName)
  const [part, setPart] = useState<Part>('as seen')
  const [times, setTimes] = useState<(typeof SIZES)[number]>(2)
  const { shown, all } = state.counts.value
  const isPicture = format === 'PNG' || format === 'SVG'
  const items = `the ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} items that are shown`
  return (
    <Dialog title="Save the picture" close={close}>
      <form
        class="choices"
        onSubmit={async (event) => {
          event.preventDefault()
          try {
            await saveAs(format, other, part, times)
            close()
          } catch (error) {
            state.notice.value = (error as Error).message
          }
        }}
      >
        <Choice
          name="As"
          options={FORMATS.filter((one) => one !== 'Other' || others.length > 0)}
          value={format}
          set={(one) => setFormat(one)}
        />
        {format === 'Other' && (
          <select
            class="field"
            aria-label="Format"
            value={otherName}
            onChange={(event) => setOther(event.currentTarget.value)}
          >
            {others.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
        {isPicture && <Choice name="What" options={PARTS} value={part} set={(one) => setPart(one)} />}
        {format === 'PNG' && (
          <Choice name="Size" options={SIZES} value={times} set={(one) => setTimes(one)} label={(one) => `${one}×`} />
        )}
        <p class="note">{noteOf(format, items, other)}</p>
        <button type="submit" class="primary">
          Save
        </button>
      </form>
    </Dialog>
  )
}

function noteOf(format: Format, items: string, other: SavedFormat | undefined): string {
  if (format === 'CSV') return `Two tables, nodes and links, of ${items}.`
  if (format === 'JSON')
    return `A graph of ${items}, with the words behind them. “evigraph export” makes GEXF, GraphML, RIS, BibTeX and others of it.`
  if (format === 'Other') return `${other?.doc ?? ''} Of ${items}, with the words behind them.`
  return 'With its title, its legend and the filters that are on.'
}

interface ChoiceProps<T> {
  name: string
  options: readonly T[]
  value: T
  set(value: T): void
  label?(value: T): string
}

function Choice<T extends string | number>({ name, options, value, set, label = String }: ChoiceProps<T>) {
  return (
    <fieldset class="segments">
      <legend>{name}</legend>
      {options.map((one) => (
        <button type="button" key={one} aria-pressed={one === value} onClick={() => set(one)}>
          {label(one)}
        </button>
      ))}
    </fieldset>
  )
}
