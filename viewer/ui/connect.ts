// Ties the surface to the state: what is shown follows the signals, and what the pointer does changes them.
import { effect, signal, untracked } from '@preact/signals'
import { itemOf } from '../model.js'
import { sceneOf } from '../stage/scene.js'
import { type Camera, WHOLE } from '../stage/stage.js'
import { Surface } from '../stage/surface.js'
import * as state from '../state.js'
import { reducedMotion } from '../theme.js'
import { placeBands } from './bands.js'
import { screenPalette } from './palette.js'

/** From here on another shape of its place has the picture laid out anew, when that has lasted so long. */
const RESHAPED = 1.15
const SETTLE_MS = 250

let current: Surface | undefined
/** The surface on the page, where there is one. */
export const surface = () => current
/** Whether the picture may move by itself. */
export const flies = () => !reducedMotion()

const distance = (a: Camera, b: Camera) => Math.hypot(a.x - b.x, a.y - b.y, a.ratio - b.ratio)

/** What the pointer is on, and where that is. */
export interface Pointed {
  id: string
  x: number
  y: number
}

/** Returns what takes it away again. */
export function connect(
  element: HTMLDivElement,
  bands: HTMLDivElement,
  setTip: (tip: Pointed | undefined) => void,
): () => void {
  const asked = { camera: state.camera.peek(), selected: state.selected.peek() }
  /** What the picture itself said last of where it is: any other place is one to go to, even out of a flight. */
  let told: Camera | undefined
  const view = new Surface(element, {
    click: (id) => state.select(id),
    hover: (id, x, y) => {
      if (state.hovered.peek() !== id) state.hovered.value = id
      element.style.cursor = id === undefined ? '' : 'pointer'
      setTip(id === undefined ? undefined : { id, x, y })
    },
    camera: (camera, at) => {
      placeBands(bands, view.scene, at)
      const whole = Math.abs(camera.x - 0.5) + Math.abs(camera.y - 0.5) + Math.abs(camera.ratio - 1) < 1e-6
      const next = whole ? undefined : camera
      if (JSON.stringify(next) === JSON.stringify(state.camera.peek())) return
      told = next
      state.camera.value = next
    },
    holds: (id, carried) => {
      state.carried.value = carried ? id : undefined
      element.classList.toggle('holding', id !== undefined)
      if (id !== undefined) state.cursor.value = id
      // Under a finger that waited nothing is seen.
      if (id !== undefined && !carried) navigator.vibrate?.(15)
    },
    pinned: (id, x, y) => {
      state.pin(id, x, y)
      state.announcement.value = 'Put down.'
    },
    changed: (name, why) => {
      element.dataset.stage = name
      if (why !== '') state.notice.value = why
    },
  })
  /** Whether all is as the address asked for it: then nothing is brought into view, even beside a panel that opens late. */
  const isAsAsked = () =>
    asked.camera !== undefined &&
    state.selected.peek() === asked.selected &&
    distance(view.stage.camera(), asked.camera) < 1e-3
  /** Width by height of the place that the picture was made to fill. */
  const filled = signal(view.place.width / view.place.height)
  current = view
  element.dataset.stage = view.stage.name
  const stops = [
    effect(() => {
      const { value: index } = state.index
      const positions = state.payload.value?.positions[state.layout.value]
      void filled.value
      if (!index || !positions) return
      // In bands the height means nothing, so that it may fill the screen; in the organic layout distances do.
      const pins = untracked(() => state.pinned.value)
      view.show(sceneOf(index, positions, screenPalette.value, view.place, state.layout.value === 'bands', pins))
      view.filter(untracked(() => state.visible.value))
      const camera = untracked(() => state.camera.value)
      if (camera) view.fly(camera, false)
    }),
    effect(() => view.filter(state.visible.value)),
    effect(() => {
      const pins = state.pinned.value
      const positions = untracked(() => state.payload.value?.positions[state.layout.value])
      if (positions) view.pin(positions, pins)
    }),
    effect(() => {
      const index = state.index.value
      const { value: item } = state.selectedItem
      const numberOf = (id: string | undefined) => (id === undefined ? undefined : index?.nodeAt.get(id))
      view.stand({
        lit: state.lit.value,
        hover: state.hoverLit.value,
        selected: item && 'node' in item ? item.node : undefined,
        selectedEdge: item && 'edge' in item ? item.edge : undefined,
        hovered: numberOf(state.hovered.value),
        cursor: numberOf(state.cursor.value),
      })
    }),
    // Going back to another place of the picture.
    effect(() => {
      const { value: camera } = state.camera
      if (camera === told) return
      told = camera
      const next = camera ?? WHOLE
      if (view.stage.moving() || distance(next, view.stage.camera()) > 1e-3) view.fly(next, false)
    }),
    effect(() => {
      const index = state.index.value
      const item = index && itemOf(index, state.selected.value)
      if (!item || !index || isAsAsked()) return
      const nodes =
        'node' in item ? [item.node] : [index.sources[item.edge] as number, index.targets[item.edge] as number]
      view.reveal(nodes, flies(), true)
    }),
    effect(() => {
      if (state.paths.value.length > 0)
        view.reveal(
          state.paths.value.flatMap(({ start, steps }) => [start, ...steps.map(({ node }) => node)]),
          flies(),
          true,
        )
    }),
  ]
  let later = 0
  const observer = new ResizeObserver(() => {
    clearTimeout(later)
    // Not in view: another view is, or the page is being printed.
    if (element.clientWidth === 0) return
    view.redraw()
    const item = state.selectedItem.peek()
    if (item && 'node' in item && !isAsAsked()) view.reveal([item.node], false, true)
    later = window.setTimeout(() => {
      // Who looks at the whole picture goes on doing so.
      const { width, height } = view.place
      if (width === 0 || height === 0) return
      const aspect = width / height
      const same = Math.max(aspect, filled.peek()) / Math.min(aspect, filled.peek()) < RESHAPED
      if (!same && state.camera.peek() === undefined && state.carried.peek() === undefined) filled.value = aspect
    }, SETTLE_MS)
  })
  observer.observe(element)
  return () => {
    observer.disconnect()
    clearTimeout(later)
    for (const stop of stops) stop()
    view.kill()
    current = undefined
  }
}
