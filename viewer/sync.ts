// Keeps the address and the state the same: what is chosen makes an entry to go back to, looking around does not.
import { batch, effect } from '@preact/signals'
import * as state from './state.js'
import { type Place, readHash, writeHash } from './url.js'
import { VIEWS } from './views/index.js'

/** Until the picture rests. */
const SETTLE_MS = 400

export function syncWithAddress(): () => void {
  read()
  let timer = 0
  let lastSteps: string | undefined
  const stop = effect(() => {
    const next = writeHash(placeOf())
    const { selected, chosen, focus, path, view, layout } = state
    const steps = JSON.stringify([selected, chosen, focus, path, view, layout].map(({ value }) => value))
    const isStep = lastSteps !== undefined && steps !== lastSteps
    lastSteps = steps
    clearTimeout(timer)
    if (next === location.hash) return
    const address = next || location.pathname + location.search
    if (isStep) history.pushState(null, '', address)
    else timer = window.setTimeout(() => history.replaceState(null, '', address), SETTLE_MS)
  })
  addEventListener('popstate', read)
  addEventListener('hashchange', read)
  return () => {
    stop()
    clearTimeout(timer)
    removeEventListener('popstate', read)
    removeEventListener('hashchange', read)
  }
}

function placeOf(): Place {
  const optional = <T>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value })
  return {
    ...optional('selected', state.selected.value),
    ...optional('layout', state.layout.value === state.LAYOUTS[0] ? undefined : state.layout.value),
    ...optional('view', state.view.value === VIEWS[0]?.name ? undefined : state.view.value),
    ...optional('query', state.query.value || undefined),
    ...optional('focus', state.focus.value),
    ...optional('path', state.path.value),
    ...optional('camera', state.camera.value),
    chosen: Object.fromEntries(
      Object.entries(state.chosen.value).flatMap(([name, values]) => (values.length > 0 ? [[name, [...values]]] : [])),
    ),
  }
}

/** What the address asks for and this graph lacks is said, not passed over. */
function read(): void {
  const { place, unknown } = readHash(location.hash)
  const graph = state.index.value
  const missing: string[] = unknown.map((key) => `“${key}”`)
  const known = (id: string | undefined) => {
    if (id === undefined || !graph || graph.nodeAt.has(id) || graph.edgeAt.has(id)) return id
    missing.push(`“${id}”`)
    return undefined
  }
  const layout = state.LAYOUTS.find((name) => name === place.layout)
  if (place.layout !== undefined && !layout) missing.push(`layout “${place.layout}”`)
  const view = VIEWS.find(({ name }) => name === place.view)?.name
  if (place.view !== undefined && view === undefined) missing.push(`view “${place.view}”`)
  batch(() => {
    const selected = known(place.selected)
    const focus = place.focus && known(place.focus.id)
    const from = place.path && known(place.path.from)
    const to = known(place.path?.to)
    state.selected.value = selected
    if (selected !== undefined && graph?.nodeAt.has(selected)) state.cursor.value = selected
    state.layout.value = layout ?? state.LAYOUTS[0]
    state.view.value = view ?? (VIEWS[0]?.name as string)
    state.query.value = place.query ?? ''
    state.focus.value = focus === undefined || !place.focus ? undefined : { ...place.focus, id: focus }
    state.path.value = from === undefined ? undefined : { from, ...(to === undefined ? {} : { to }) }
    state.chosen.value = place.chosen
    state.camera.value = place.camera
    if (missing.length > 0) state.notice.value = `The address asks for what is not here: ${missing.join(', ')}.`
  })
}
