// The picture as a part of the page, with what is said of the thing under the pointer.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { headline, plural } from '../facts.js'
import { summaryOf } from '../keys.js'
import { edgeStyle, wordsOf } from '../kinds.js'
import { edgeOf, type GraphIndex, itemOf, nodeOf } from '../model.js'
import * as state from '../state.js'
import { connect, flies, type Pointed, surface } from './connect.js'
import { Export, SHEET, svgOf } from './export.js'
import { Icon } from './icon.js'
import { Legend } from './legend.js'
import { onKey, ZOOM } from './picture-keys.js'
import { printing } from './printing.js'

export function Picture() {
  const element = useRef<HTMLDivElement>(null)
  const bands = useRef<HTMLDivElement>(null)
  const [tip, setTip] = useState<Pointed | undefined>(undefined)
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
          Plus, minus and zero zoom, M moves a node. Press question mark for all keys.
        </p>
        {tip && <Tip index={index} tip={tip} />}
        <Zoom />
        <div class="below">
          <Carrying index={index} />
          <PutBack />
        </div>
      </div>
      <Legend />
      {printing.value && <Printed />}
    </div>
  )
}

/** What stands in a WebGL canvas does not get to paper. */
function Printed() {
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const svg = svgOf('the whole picture', SHEET)
    if (svg !== undefined)
      frame.current?.replaceChildren(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement)
  }, [])
  return <div class="printed" ref={frame} />
}

function Tip({ index, tip }: { index: GraphIndex; tip: Pointed }) {
  const item = itemOf(index, tip.id)
  if (!item) return null
  const right = tip.x > (surface()?.size.width ?? 0) - 300
  const style = {
    [right ? 'right' : 'left']: `${right ? (surface()?.size.width ?? 0) - tip.x + 14 : tip.x + 14}px`,
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

const Zoom = () => (
  <fieldset class="zoom" aria-label="Zoom">
    <button type="button" aria-label="Zoom in" onClick={() => surface()?.zoom(1 / ZOOM, flies())}>
      <Icon name="plus" size={16} />
    </button>
    <button type="button" aria-label="Zoom out" onClick={() => surface()?.zoom(ZOOM, flies())}>
      <Icon name="minus" size={16} />
    </button>
    <button type="button" aria-label="The whole picture" onClick={() => surface()?.whole(flies())}>
      <Icon name="whole" size={16} />
    </button>
  </fieldset>
)

function Carrying({ index }: { index: GraphIndex }) {
  const node = index.nodeAt.get(state.carried.value ?? '')
  const ways = state.layout.value === 'bands' ? 'Up and down arrows' : 'Arrows'
  return (
    <p class="carrying" role="status">
      {node !== undefined && (
        <>
          Moving <b dir="auto">{nodeOf(index, node).label}</b>: click where it should go, or {ways.toLowerCase()} (with
          Shift farther) and Enter. Esc puts it back.
        </>
      )}
    </p>
  )
}

function PutBack() {
  const count = Object.keys(state.pinned.value).length
  if (count === 0) return null
  return (
    <button type="button" title="Everything goes back to its place" onClick={state.unpin}>
      Put back {plural(count, 'node')}
    </button>
  )
}

export function PictureTools() {
  const [saving, setSaving] = useState(false)
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
      <button type="button" class="quiet" aria-label="Save the picture" onClick={() => setSaving(true)}>
        <Icon name="save" size={16} />
      </button>
      {saving && <Export close={() => setSaving(false)} />}
    </div>
  )
}
