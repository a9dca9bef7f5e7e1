// The keys of the picture.
import { announcementOf, readingOrder, type Stand, type Step, stepFrom } from '../keys.js'
import { type GraphIndex, nodeOf } from '../model.js'
import * as state from '../state.js'
import { flies, surface } from './connect.js'

let stand: Stand | undefined
const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageDown: 'next',
  PageUp: 'previous',
  Home: 'home',
}
const NOTHING_THERE: Partial<Record<Step, string>> = {
  up: 'Nothing nearer to theory from here.',
  down: 'Nothing nearer to evidence from here.',
  left: 'Nothing beside it.',
  right: 'Nothing beside it.',
}
export const ZOOM = 1.4

export function onKey(event: KeyboardEvent, index: GraphIndex): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const step = STEPS[event.key]
  if (event.shiftKey && step && event.key.startsWith('Arrow')) {
    const by = 0.15
    const [dx, dy] = (
      { up: [0, by], down: [0, -by], left: [-by, 0], right: [by, 0] } as Record<string, [number, number]>
    )[step] as [number, number]
    surface()?.pan(dx, dy, flies())
  } else if (step) walk(index, step)
  else if (event.key === 'Enter' || event.key === ' ') {
    if (state.cursor.value !== undefined) {
      state.read(state.cursor.value)
    }
  } else if (event.key === 'Escape') {
    if (state.selected.value !== undefined) state.select(undefined)
    else if (state.path.value || state.focus.value || state.found.value.length > 0) state.reset()
    else state.cursor.value = undefined
  } else if (event.key === '+' || event.key === '=') surface()?.zoom(1 / ZOOM, flies())
  else if (event.key === '-') surface()?.zoom(ZOOM, flies())
  else if (event.key === '0') surface()?.whole(flies())
  else return
  event.preventDefault()
}

function walk(index: GraphIndex, step: Step): void {
  const positions = state.payload.value?.positions[state.layout.value] ?? []
  const order = readingOrder(index, positions, state.visible.value)
  const at = state.cursor.value === undefined ? undefined : index.nodeAt.get(state.cursor.value)
  const from =
    at === undefined || !order.includes(at) ? undefined : stand?.node === at ? stand : { node: at, siblings: [] }
  const next = stepFrom(index, order, from, step)
  if (!next) {
    state.announcement.value = NOTHING_THERE[step] ?? ''
    return
  }
  stand = next
  state.cursor.value = nodeOf(index, next.node).id
  // What is read in the panel stays with the walker.
  if (state.selected.value !== undefined) state.select(state.cursor.value)
  state.announcement.value = announcementOf(index, next)
  surface()?.reveal([next.node], flies(), true)
}
