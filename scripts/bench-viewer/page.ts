// What scripts/bench-viewer.ts calls in the page, one function for each measure of docs/bench-viewer.md.
import type { Payload } from '../../graph/view.js'
import { facetTable, visibleNodes } from '../../viewer/filters.js'
import { litBy, neighboursOf } from '../../viewer/flow.js'
import { listAt } from '../../viewer/model.js'
import { searcherFor } from '../../viewer/searcher.js'
import { finish, frame, framesPerSecond, inTurns, render, timed, work } from './clock.js'
import { type Looks, looksOf, openBare, openViewer, type Viewer } from './sides.js'

declare global {
  interface Window {
    bench: typeof bench
    gc?: () => void
  }
}

let payload: Payload
let looks: Looks
let viewer: Viewer
let bare: ReturnType<typeof openBare>

const contexts: WebGL2RenderingContext[] = []
const getContext = HTMLCanvasElement.prototype.getContext
HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
  const context = (getContext as (...args: unknown[]) => unknown).apply(this, args)
  if (context instanceof WebGL2RenderingContext && !contexts.includes(context)) contexts.push(context)
  return context
} as typeof getContext

async function load(name: string): Promise<void> {
  payload = await (await fetch(name)).json()
}

/** Both, for what follows. */
async function open(): Promise<{ nodes: number; edges: number }> {
  viewer = openViewer(payload)
  looks = looksOf(viewer)
  bare = openBare(looks)
  finish(viewer.sigma)
  finish(bare)
  return { nodes: looks.nodes.length, edges: looks.edges.length }
}

const frames = (pairs: number) =>
  inTurns(
    pairs,
    () => frame(viewer.sigma),
    () => frame(bare),
  )
const renders = (pairs: number) =>
  inTurns(
    pairs,
    () => render(viewer.sigma),
    () => render(bare),
  )
const motion = (pairs: number) =>
  inTurns(
    pairs,
    () => framesPerSecond(viewer.sigma),
    () => framesPerSecond(bare),
  )

/** From the best linked node to the last, in even steps. */
function sample(count: number): number[] {
  const { index } = viewer
  const degree = (node: number) => listAt(index.out, node).length + listAt(index.into, node).length
  const nodes = [...index.nodes.keys()].filter((node) => index.drawn[node]).sort((a, b) => degree(b) - degree(a))
  return Array.from({ length: count }, (_, i) => nodes[Math.floor((i * nodes.length) / count)] as number)
}

const NOTHING = { lit: undefined, hover: undefined, selected: undefined, hovered: undefined, cursor: undefined }

/** Styles of a selection, and of what the pointer is on, beside sigma's refresh of everything. */
async function standing(pairs: number): Promise<Record<'select' | 'hover', [number, number][]>> {
  const nodes = sample(pairs)
  const { index, surface } = viewer
  const refresh = () => {
    finish(bare)
    return timed(() => bare.refresh())
  }
  const select = (i: number) =>
    timed(() => {
      const node = nodes[i] as number
      surface.stand({ ...NOTHING, lit: litBy(index, { node }), selected: node, cursor: node, selectedEdge: undefined })
    })
  const hover = (i: number) =>
    timed(() => {
      const node = nodes[i] as number
      surface.stand({ ...NOTHING, hover: neighboursOf(index, { node }), hovered: node, selectedEdge: undefined })
    })
  const result = { select: await inTurns(pairs, select, refresh), hover: await inTurns(pairs, hover, refresh) }
  surface.stand({ ...NOTHING, selectedEdge: undefined })
  return result
}

async function filters(pairs: number): Promise<[number, number][]> {
  const { index, surface } = viewer
  const table = facetTable(index)
  const toggles = [{ kind: ['Concept', 'Claim', 'Publication', 'Study'] }, {}]
  const result = await inTurns(
    2 * pairs,
    (i) => work(() => surface.filter(visibleNodes(index, table, toggles[i % 2] ?? {}))),
    () => work(() => bare.refresh({ skipIndexation: true, schedule: true })),
  )
  surface.filter(visibleNodes(index, table, {}))
  return result
}

/** From the parsed payload to the first image. */
async function openings(pairs: number): Promise<[number, number][]> {
  close()
  const times = await inTurns(
    pairs,
    () => {
      const time = timed(() => {
        viewer = openViewer(payload)
        finish(viewer.sigma)
      })
      viewer.kill()
      return time
    },
    () => {
      const time = timed(() => {
        bare = openBare(looks)
        finish(bare)
      })
      bare.kill()
      return time
    },
  )
  return times
}

function close(): void {
  viewer.kill()
  bare.kill()
}

/** Milliseconds from each keystroke to its hits, after the index was built. */
async function search(text: string): Promise<{ build: number; posted: number; keys: number[] }> {
  const from = performance.now()
  const searcher = searcherFor(payload.graph.nodes)
  const posted = performance.now() - from
  await searcher.search('x')
  const build = performance.now() - from
  const keys: number[] = []
  for (let length = 1; length <= text.length; length++) {
    const since = performance.now()
    await searcher.search(text.slice(0, length))
    keys.push(performance.now() - since)
  }
  searcher.stop()
  return { build, posted, keys }
}

/** Bytes of the heap that one side takes; the page must be new. */
async function heap(side: 'viewer' | 'bare', name: string): Promise<{ bytes: number; quotes: number }> {
  const used = () => {
    window.gc?.()
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize
  }
  const before = used()
  await load(name)
  const { nodes, edges } = payload.graph
  const quotes = [...nodes, ...edges].reduce((sum, row) => sum + ('text' in row ? row.text.length : 0), 0)
  viewer = openViewer(payload)
  if (side === 'bare') {
    const own = JSON.stringify(looksOf(viewer))
    viewer.kill()
    viewer = undefined as unknown as Viewer
    payload = undefined as unknown as Payload
    bare = openBare(JSON.parse(own))
  }
  await new Promise((resolve) => setTimeout(resolve, 1000))
  return { bytes: used() - before, quotes }
}

/** WebGL contexts that are alive after so many openings and closings. */
function mounts(times: number): number {
  for (let i = 0; i < times; i++) openViewer(payload).kill()
  return contexts.filter((context) => !context.isContextLost()).length
}

const bench = { load, open, close, frames, renders, motion, standing, filters, openings, search, heap, mounts }
window.bench = bench
