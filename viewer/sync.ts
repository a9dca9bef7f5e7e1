// Keeps the address and the state the same: what is chosen makes an entry to go back to, looking around does not.
import { batch, effect } from '@preact/signals'
import * as state from './state.js'
import { type Place, readHash, writeHash } from './url.js'
import { optionKey, VIEWS } from './views/index.js'

/** Until the picture rests. */
const SETTLE_MS = 400
/** Of what was found so many are kept: addresses that are sent by mail have about 2,000 letters. */
const MOST_FOUND = 60

export function syncWithAddress(): () => void {
  read()
  let timer = 0
  let lastSteps: string | undefined
  const stop = effect(() => {
    const next = writeHash(placeOf())
    const { selected, chosen, focus, path, way, waysOnly, view, layout, pins, found } = state
    const signals = [selected, chosen, focus, path, way, waysOnly, view, layout, pins, found]
    const steps = JSON.stringify([...signals.map(({ value }) => value), optionsOf(({ typed }) => typed !== true)])
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

const viewOf = (name: string) => VIEWS.find((view) => view.name === name)

/** Of the view that is shown; those of others wait where they are. */
function optionsOf(wanted: (option: NonNullable<(typeof VIEWS)[number]['options']>[number]) => boolean = () => true) {
  const view = viewOf(state.view.value)
  const known = (view?.options ?? []).filter(wanted).flatMap((option): [string, string][] => {
    const text = option.text()
    return view === undefined || text === undefined ? [] : [[optionKey(view, option), text]]
  })
  return Object.fromEntries(known)
}

function placeOf(): Place {
  const optional = <T>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value })
  const { found, foundTitle, path, way } = state
  const few = found.value.length > 0 && found.value.length <= MOST_FOUND
  return {
    ...optional('selected', state.selected.value),
    ...optional('layout', state.layout.value === state.LAYOUTS[0] ? undefined : state.layout.value),
    ...optional('view', state.view.value === VIEWS[0]?.name ? undefined : state.view.value),
    ...optional('query', state.query.value || undefined),
    ...optional('focus', state.focus.value),
    ...optional('path', path.value),
    ...optional('way', path.value && way.value > 0 ? way.value + 1 : undefined),
    ...optional('waysOnly', (path.value && state.waysOnly.value) || undefined),
    ...optional('found', few ? { title: foundTitle.value, ids: [...found.value] } : undefined),
    ...optional('camera', state.camera.value),
    options: optionsOf(),
    pins: state.pins.value,
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
  const view = place.view === undefined ? VIEWS[0] : viewOf(place.view)
  if (view === undefined) missing.push(`view “${place.view}”`)
  batch(() => {
    const selected = known(place.selected)
    const focus = place.focus && known(place.focus.id)
    const from = place.path && known(place.path.from)
    const to = known(place.path?.to)
    state.selected.value = selected
    if (selected !== undefined && graph?.nodeAt.has(selected)) state.cursor.value = selected
    state.layout.value = layout ?? state.LAYOUTS[0]
    state.view.value = (view ?? VIEWS[0])?.name as string
    state.query.value = place.query ?? ''
    state.focus.value = focus === undefined || !place.focus ? undefined : { ...place.focus, id: focus }
    state.path.value = from === undefined ? undefined : { from, ...(to === undefined ? {} : { to }) }
    state.way.value = (place.way ?? 1) - 1
    state.waysOnly.value = place.waysOnly === true
    state.found.value = place.found?.ids.flatMap((id) => known(id) ?? []) ?? []
    state.foundTitle.value = place.found?.title ?? ''
    state.chosen.value = place.chosen
    state.pins.value = { bands: place.pins?.bands ?? {}, organic: place.pins?.organic ?? {} }
    state.camera.value = place.camera
    missing.push(...take(view, place.options ?? {}))
    if (missing.length > 0) state.notice.value = `The address asks for what is not here: ${missing.join(', ')}.`
  })
}

/** Returns what of the options cannot be had. */
function take(view: (typeof VIEWS)[number] | undefined, options: Readonly<Record<string, string>>): string[] {
  const wrong = new Set(Object.keys(options))
  if (view)
    for (const option of view.options ?? []) {
      const key = optionKey(view, option)
      if (option.take(options[key])) wrong.delete(key)
    }
  return [...wrong].map((key) => `“${key}=${options[key]}”`)
}
