// The picture as a part of the page: tells the surface what the state is, and the state what was clicked.
import { effect, untracked } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { TIER_OF, TIERS } from '../../graph/tiers.js'
import { headline } from '../facts.js'
import { announcementOf, readingOrder, type Stand, type Step, stepFrom, summaryOf } from '../keys.js'
import { edgeStyle, wordsOf } from '../kinds.js'
import { edgeOf, type GraphIndex, itemOf, nodeOf } from '../model.js'
import { type Scene, sceneOf } from '../stage/scene.js'
import type { Projection } from '../stage/stage.js'
import { Surface } from '../stage/surface.js'
import * as state from '../state.js'
import { reducedMotion } from '../theme.js'
import { Icon } from './icon.js'
import { Legend } from './legend.js'
import { palette } from './palette.js'

let current: Surface | undefined
/** The surface on the page, where there is one. */
export const surface = () => current
const flies = () => !reducedMotion()

export function Picture() {
  const element = useRef<HTMLDivElement>(null)
  const bands = useRef<HTMLDivElement>(null)
  const [tip, setTip] = useState<{ id: string; x: number; y: number } | undefined>(undefined)
  useEffect(() => {
    if (!element.current) return
    return connect(element.current, bands.current as HTMLDivElement, setTip)
  }, [])
  const index = state.index.value
  if (!index) return null
  return (
    <div class="picture">
      <div class="ground">
        <div class="bands" ref={bands} aria-hidden="true" />
        <div
          ref={element}
          class="surface"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is one stop for the keyboard, walked by arrow keys.
          tabIndex={0}
          aria-label={`Picture of ${summaryOf(index)}`}
          aria-describedby="picture-keys"
          onKeyDown={(event) => onKey(event, index)}
        />
        <p id="picture-keys" class="hidden">
          Up arrow goes towards theory, down arrow towards evidence, left and right arrows to the neighbours in order,
          Page Down and Page Up through everything shown, Home to the start. Enter reads the words, Escape goes back.
          Plus, minus and zero zoom. Press question mark for all keys.
        </p>
        {tip && <Tip index={index} tip={tip} />}
      </div>
      <Legend />
    </div>
  )
}

function connect(
  element: HTMLDivElement,
  bands: HTMLDivElement,
  setTip: (tip: { id: string; x: number; y: number } | undefined) => void,
): () => void {
  let asked = state.camera.peek()
  const view = new Surface(element, {
    click: (id) => state.select(id),
    hover: (id, x, y) => {
      if (state.hovered.peek() !== id) state.hovered.value = id
      element.style.cursor = id === undefined ? '' : 'pointer'
      setTip(id === undefined ? undefined : { id, x, y })
    },
    camera: (camera, at) => {
      placeBands(bands, view.scene, at)
      if (asked && (camera.x !== asked.x || camera.y !== asked.y || camera.ratio !== asked.ratio)) asked = undefined
      const whole = Math.abs(camera.x - 0.5) + Math.abs(camera.y - 0.5) + Math.abs(camera.ratio - 1) < 1e-6
      const next = whole ? undefined : camera
      if (JSON.stringify(next) !== JSON.stringify(state.camera.peek())) state.camera.value = next
    },
    changed: (name, why) => {
      element.dataset.stage = name
      if (why !== '') state.notice.value = why
    },
  })
  current = view
  element.dataset.stage = view.stage.name
  const stops = [
    effect(() => {
      const { value: index } = state.index
      const positions = state.payload.value?.positions[state.layout.value]
      if (!index || !positions) return
      // In bands the height means nothing, so that it may fill the screen; in the organic layout distances do.
      view.show(sceneOf(index, positions, palette.value, view.place, state.layout.value === 'bands'))
      view.filter(untracked(() => state.visible.value))
      const camera = untracked(() => state.camera.value)
      if (camera) view.fly(camera, false)
    }),
    effect(() => view.filter(state.visible.value)),
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
      const now = view.stage.camera()
      const next = camera ?? { x: 0.5, y: 0.5, ratio: 1 }
      if (Math.hypot(next.x - now.x, next.y - now.y, next.ratio - now.ratio) > 1e-3 && !view.stage.moving())
        view.fly(next, false)
    }),
    effect(() => {
      const index = state.index.value
      const item = index && itemOf(index, state.selected.value)
      if (!item || !index) return
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
  const observer = new ResizeObserver(() => view.redraw())
  observer.observe(element)
  return () => {
    observer.disconnect()
    for (const stop of stops) stop()
    view.kill()
    current = undefined
  }
}

/** Columns of the tiers behind the picture: as wide as what stands in them. */
function placeBands(bands: HTMLDivElement, scene: Scene | undefined, at: Projection): void {
  if (!scene || state.layout.peek() !== 'bands') {
    bands.replaceChildren()
    return
  }
  const extents = TIERS.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }))
  for (const { node, x } of scene.marks) {
    const kind = state.index.peek()?.nodes[node]?.kind
    const extent = kind && extents[TIER_OF[kind as keyof typeof TIER_OF]]
    if (!extent) continue
    extent.low = Math.min(extent.low, x)
    extent.high = Math.max(extent.high, x)
  }
  const known = extents.flatMap((extent, tier) => (Number.isFinite(extent.low) ? [{ ...extent, tier }] : []))
  if (bands.childElementCount !== known.length)
    bands.replaceChildren(
      ...known.map(({ tier }) => {
        const band = document.createElement('div')
        band.className = 'band'
        const title = document.createElement('span')
        title.textContent = TIERS[tier] as string
        band.append(title)
        return band
      }),
    )
  const { clientWidth: width } = bands
  known.forEach(({ low, high }, i) => {
    const [before, after] = [known[i - 1], known[i + 1]]
    // The last column has room for its labels.
    const left = before ? (before.high + low) / 2 : low - 1
    const right = after ? (high + after.low) / 2 : high + 1
    const from = i === 0 ? 0 : Math.max(0, Math.min(width, at.ax * left + at.bx))
    const to = i === known.length - 1 ? width : Math.max(0, Math.min(width, at.ax * right + at.bx))
    const band = bands.children[i] as HTMLElement
    band.style.transform = `translateX(${from}px)`
    band.style.width = `${to - from}px`
    band.hidden = to - from < 8
  })
}

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
const ZOOM = 1.4

function onKey(event: KeyboardEvent, index: GraphIndex): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const step = STEPS[event.key]
  if (event.shiftKey && step && event.key.startsWith('Arrow')) {
    const by = 0.15
    const [dx, dy] = (
      { up: [0, by], down: [0, -by], left: [-by, 0], right: [by, 0] } as Record<string, [number, number]>
    )[step] as [number, number]
    current?.pan(dx, dy, flies())
  } else if (step) walk(index, step)
  else if (event.key === 'Enter' || event.key === ' ') {
    if (state.cursor.value !== undefined) {
      state.select(state.cursor.value)
      requestAnimationFrame(() => document.getElementById('evidence-title')?.focus())
    }
  } else if (event.key === 'Escape') {
    if (state.selected.value !== undefined) state.select(undefined)
    else if (state.path.value || state.focus.value || state.found.value.length > 0) state.reset()
    else state.cursor.value = undefined
  } else if (event.key === '+' || event.key === '=') current?.zoom(1 / ZOOM, flies())
  else if (event.key === '-') current?.zoom(ZOOM, flies())
  else if (event.key === '0') current?.whole(flies())
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
  current?.reveal([next.node], flies(), true)
}

function Tip({ index, tip }: { index: GraphIndex; tip: { id: string; x: number; y: number } }) {
  const item = itemOf(index, tip.id)
  if (!item) return null
  const right = tip.x > (current?.width ?? 0) - 300
  const style = {
    [right ? 'right' : 'left']: `${right ? (current?.width ?? 0) - tip.x + 14 : tip.x + 14}px`,
    top: `${tip.y + 14}px`,
  }
  if ('node' in item) {
    const node = nodeOf(index, item.node)
    return (
      <div class="tip" style={style} aria-hidden="true">
        <b dir="auto">{node.label}</b>
        <span>{[node.kind, headline(node)].filter(Boolean).join(' · ')}</span>
      </div>
    )
  }
  const edge = edgeOf(index, item.edge)
  const [source, target] = [
    nodeOf(index, index.sources[item.edge] as number),
    nodeOf(index, index.targets[item.edge] as number),
  ]
  return (
    <div class="tip" style={style} aria-hidden="true">
      <b>{wordsOf(edge.kind)}</b>
      <span dir="auto">
        {source.label} — {edgeStyle(edge.kind).out.toLowerCase()}: {target.label}
      </span>
    </div>
  )
}

export function PictureTools() {
  return (
    <div class="tools">
      <fieldset class="segments" aria-label="Layout">
        {state.LAYOUTS.map((name) => (
          <button
            type="button"
            key={name}
            aria-pressed={state.layout.value === name}
            onClick={() => {
              state.camera.value = undefined
              state.layout.value = name
            }}
          >
            {name === 'bands' ? 'Theory → evidence' : 'Organic'}
          </button>
        ))}
      </fieldset>
      <fieldset class="segments" aria-label="Zoom">
        <button type="button" aria-label="Zoom in" onClick={() => current?.zoom(1 / ZOOM, flies())}>
          <Icon name="plus" size={16} />
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => current?.zoom(ZOOM, flies())}>
          <Icon name="minus" size={16} />
        </button>
        <button type="button" aria-label="The whole picture" onClick={() => current?.whole(flies())}>
          <Icon name="whole" size={16} />
        </button>
      </fieldset>
    </div>
  )
}
