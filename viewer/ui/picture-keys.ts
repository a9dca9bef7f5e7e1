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
/** Pixels that a key moves what is carried; with Shift so many times as far. */
const NUDGE = 12
const FAR = 5
const NUDGES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
}

export function onKey(event: KeyboardEvent, index: GraphIndex): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (state.carried.value !== undefined && onCarryKey(event)) {
    event.preventDefault()
    return
  }
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
  else if (event.key === 'm' || event.key === 'M') carry(index, state.cursor.value)
  else return
  event.preventDefault()
}

/** Takes a node along, by its id. */
export function carry(index: GraphIndex, id: string | undefined): void {
  const node = index.nodeAt.get(id ?? '')
  if (node !== undefined) surface()?.carry(node)
}

function onCarryKey({ key, shiftKey }: KeyboardEvent): boolean {
  const hand = surface()?.hand
  const [dx, dy] = NUDGES[key] ?? [0, 0]
  const far = shiftKey ? FAR : 1
  if (key in NUDGES) hand?.moveBy(dx * far, dy * far)
  else if (key === 'Enter' || key === ' ' || key === 'm' || key === 'M') hand?.put()
  else if (key === 'Escape') {
    hand?.cancel()
    state.announcement.value = 'Back where it was.'
  } else return false
  return true
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
