// Starts the page: finds the payload, shows it, keeps it up to date where a server stands behind it.
import { effect } from '@preact/signals'
import { render } from 'preact'
import { plural } from './facts.js'
import { fetchPayload, PayloadError, readPayload } from './payload.js'
import * as state from './state.js'
import { syncWithAddress } from './sync.js'
import { applyPalette } from './theme.js'
import { App } from './ui/app.js'
import { surface } from './ui/connect.js'
import { followSystem, palette } from './ui/palette.js'
import { searcherOf } from './ui/search-box.js'
import './styles/index.css'

declare global {
  interface Window {
    /** For scripts and tests, to read only: the picture's surface and the state's signals. */
    evigraph: { readonly stage: ReturnType<typeof surface>; readonly state: typeof state }
  }
}

async function start(): Promise<void> {
  followSystem()
  effect(() => applyPalette(palette.value, document.documentElement))
  const app = document.getElementById('app') as HTMLElement
  try {
    const tell = async (what: string) => {
      render(
        <p class="fatal" role="status">
          {what}
        </p>,
        app,
      )
      await seen()
    }
    const { payload, formats } = await readPayload(document, tell)
    const { nodes, edges } = payload.graph
    if (nodes.length + edges.length > MANY)
      await tell(`Drawing ${plural(nodes.length, 'node')} and ${plural(edges.length, 'link')} …`)
    state.payload.value = payload
    state.formats.value = formats
    document.title = `${payload.title} — evigraph`
    const dangling = state.index.value?.dangling ?? 0
    if (dangling > 0)
      state.notice.value = `${plural(dangling, 'edge is', 'edges are')} left out: the graph lacks one of its ends.`
    syncWithAddress()
    render(<App />, app)
    window.evigraph = {
      get stage() {
        return surface()
      },
      state,
    }
    idle(() => state.index.value && searcherOf(state.index.value))
    if (formats) follow()
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error
    render(
      <p class="fatal" role="alert">
        {error.message}
      </p>,
      app,
    )
  }
}

/** Nodes and links that take a moment. */
const MANY = 20_000
/** A page that is not in view draws no frames. */
const seen = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 100)
  })

const idle = (task: () => void) =>
  typeof requestIdleCallback === 'function' ? requestIdleCallback(task) : setTimeout(task, 200)

/** The server tells when the graph's file has changed, or what is wrong with it. */
function follow(): void {
  const events = new EventSource('events')
  events.addEventListener('changed', async () => {
    try {
      state.payload.value = await fetchPayload()
      state.announcement.value = 'The graph has changed and is shown anew.'
    } catch (error) {
      state.notice.value = (error as Error).message
    }
  })
  events.addEventListener('problem', ({ data }) => {
    state.notice.value = String(data)
  })
}

void start()
