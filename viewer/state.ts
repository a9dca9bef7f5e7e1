// The page's whole state, in a few signals; everything else is computed from them.
import { batch, computed, signal } from '@preact/signals'
import type { Payload, SavedFormat } from '../graph/view.js'
import { type Chosen, facetTable, optionsOf, visibleNodes } from './filters.js'
import { type Lit, litBy, neighbourhood, neighboursOf } from './flow.js'
import { type GraphIndex, indexGraph, itemOf } from './model.js'
import { litByPaths, pathsBetween } from './paths.js'
import type { Pins } from './stage/scene.js'
import type { Camera } from './stage/stage.js'
import type { ThemeName } from './theme.js'

export const LAYOUTS = ['bands', 'organic'] as const
export type LayoutName = (typeof LAYOUTS)[number]
/** Of a path between two nodes. */
export const LONGEST_PATH = 8

export const payload = signal<Payload | undefined>(undefined)
/** What the server behind the page can save; undefined where there is no server. */
export const formats = signal<readonly SavedFormat[] | undefined>(undefined)
/** Counts the times that the reader asked to be taken to the words. */
export const wordsAsked = signal(0)
/** Id of the node or edge whose words are shown. */
export const selected = signal<string | undefined>(undefined)
/** What the arrow keys stand on; follows the selection. */
export const cursor = signal<string | undefined>(undefined)
export const hovered = signal<string | undefined>(undefined)
/** Taken along by keys or a button, until a key or a click says where it goes. */
export const carried = signal<string | undefined>(undefined)
/** Ids that something else found: a search, a query. */
export const found = signal<readonly string[]>([])
/** What these are, over their list in the panel. */
export const foundTitle = signal('')
/** What is typed into the search box. */
export const query = signal('')
export const chosen = signal<Chosen>({})
export const focus = signal<{ id: string; depth: number } | undefined>(undefined)
export const path = signal<{ from: string; to?: string } | undefined>(undefined)
/** Which of the ways found between the ends of `path`, from 0. */
export const way = signal(0)
/** Whether only what is on the ways is shown. */
export const waysOnly = signal(false)
export const layout = signal<LayoutName>('bands')
/** Where the reader has put nodes, in each layout. */
export const pins = signal<Readonly<Record<LayoutName, Pins>>>({ bands: {}, organic: {} })
export const view = signal('Picture')
export const theme = signal<ThemeName>('auto')
/** Undefined: the whole picture. */
export const camera = signal<Camera | undefined>(undefined)
/** Read out by screen readers, politely. */
export const announcement = signal('')
/** One line that stays until it is closed. */
export const notice = signal('')

export const index = computed<GraphIndex | undefined>(() => payload.value && indexGraph(payload.value))
export const table = computed(() => index.value && facetTable(index.value))
export const facets = computed(() =>
  index.value && table.value ? optionsOf(index.value, table.value, chosen.value) : [],
)
const filtered = computed(() =>
  index.value && table.value ? visibleNodes(index.value, table.value, chosen.value) : new Uint8Array(),
)
/** Of nodes that pass the filters, those near what is in focus. */
function near(nodes: Uint8Array): Uint8Array {
  const graph = index.value
  const centre = graph && focus.value ? graph.nodeAt.get(focus.value.id) : undefined
  if (!graph || !focus.value || centre === undefined) return nodes
  const around = neighbourhood(graph, centre, focus.value.depth, (node) => nodes[node] === 1)
  return nodes.map((shown, node) => ((shown === 1 && around.has(node)) || node === centre ? 1 : 0))
}
const inFocus = computed(() => near(filtered.value))
/** The ways between the ends of `path`, through what filters and focus let pass. */
export const paths = computed(() => {
  const graph = index.value
  const [from, to] = [graph?.nodeAt.get(path.value?.from ?? ''), graph?.nodeAt.get(path.value?.to ?? '')]
  if (!graph || from === undefined || to === undefined) return []
  const shown = inFocus.value
  return pathsBetween(graph, from, to, LONGEST_PATH, (node) => shown[node] === 1)
})
/** Which nodes are shown, by number: filters, then focus, then ways. */
export const visible = computed(() => {
  const graph = index.value
  if (!graph || !waysOnly.value || paths.value.length === 0) return inFocus.value
  const { nodes } = litByPaths(graph, paths.value)
  return inFocus.value.map((shown, node) => (nodes.has(node) ? shown : 0))
})
/** What would be shown with other filters. */
export const shownWith = (other: Chosen): Uint8Array =>
  index.value && table.value ? near(visibleNodes(index.value, table.value, other)) : new Uint8Array()
export const counts = computed(() => {
  const all = table.value?.drawn.length ?? 0
  const shown = visible.value.reduce((sum, one) => sum + one, 0)
  return { all, shown, hidden: all - shown }
})

export const pinned = computed(() => pins.value[layout.value])
export const selectedItem = computed(() => index.value && itemOf(index.value, selected.value))
/** What stands out; undefined where nothing does. */
export const lit = computed<Lit | undefined>(() => {
  const graph = index.value
  if (!graph) return undefined
  if (path.value?.to !== undefined && paths.value.length > 0) return litByPaths(graph, paths.value)
  if (selectedItem.value) return litBy(graph, selectedItem.value)
  if (found.value.length > 0) return litOf(graph, found.value)
  const pointed = itemOf(graph, cursor.value)
  return pointed && neighboursOf(graph, pointed)
})
/** Neighbours of what is pointed at, on top of what is lit. */
export const hoverLit = computed<Lit | undefined>(() => {
  const item = index.value && itemOf(index.value, hovered.value)
  return item && index.value ? neighboursOf(index.value, item) : undefined
})

function litOf(graph: GraphIndex, ids: readonly string[]): Lit {
  const result: Lit = { nodes: new Set(), edges: new Set() }
  for (const id of ids) {
    const item = itemOf(graph, id)
    if (item && 'node' in item) result.nodes.add(item.node)
    else if (item) result.edges.add(item.edge)
  }
  return result
}

export function select(id: string | undefined): void {
  batch(() => {
    selected.value = id
    hovered.value = undefined
    if (id !== undefined && index.value?.nodeAt.has(id)) cursor.value = id
    const from = path.value?.to === undefined ? path.value?.from : undefined
    if (id !== undefined && from !== undefined && from !== id && index.value?.nodeAt.has(id)) findWays(from, id)
  })
}

/** Without `to`, the next node that is selected is the other end. */
export function findWays(from: string, to?: string): void {
  batch(() => {
    path.value = to === undefined ? { from } : { from, to }
    way.value = 0
  })
}

/** Lights up several things and lists them with their words; a single one is simply selected. */
export function gather(title: string, ids: readonly string[]): void {
  batch(() => {
    found.value = ids
    foundTitle.value = title
    select(ids.length === 1 ? ids[0] : undefined)
  })
}

/** Selects, and goes on reading there. */
export function read(id: string): void {
  batch(() => {
    select(id)
    wordsAsked.value++
  })
}

/** Rounded as layouts are, so that an address has it exactly. */
export function pin(id: string, x: number, y: number): void {
  const rounded = { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 }
  pins.value = { ...pins.value, [layout.value]: { ...pinned.value, [id]: rounded } }
}

/** Every node of the layout goes back to its place. */
export function unpin(): void {
  pins.value = { ...pins.value, [layout.value]: {} }
}

export function toggleFacet(name: string, value: string): void {
  const picked = chosen.value[name] ?? []
  const next = picked.includes(value) ? picked.filter((one) => one !== value) : [...picked, value]
  chosen.value = { ...chosen.value, [name]: next }
}

/** Everything is shown again. */
export function reset(): void {
  batch(() => {
    chosen.value = {}
    focus.value = undefined
    path.value = undefined
    waysOnly.value = false
    found.value = []
  })
}
