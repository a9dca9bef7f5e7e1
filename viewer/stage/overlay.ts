// What lies over the stage: labels, and what is lit. Drawn anew after each frame, from what is in view only, so that
// pointing and selecting never make the stage process its graph again.
import type { Lit } from '../flow.js'
import { badges } from './bundles.js'
import { drawBadge, drawLine, drawMark, toPixels } from './draw.js'
import type { Shown } from './pick.js'
import type { Line, Mark, Scene } from './scene.js'
import type { Projection } from './stage.js'
import { byWeight, LINE_HEIGHT, labelled, type Text, textOf, written } from './written.js'

export const TEXT = '500 12px system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif'
export const MOST_LABELS = 160
const MANY_LIT = 60

export interface Standing {
  lit: Lit | undefined
  hover: Lit | undefined
  /** Numbers of nodes: selected, pointed at by mouse or keys. */
  selected: number | undefined
  hovered: number | undefined
  cursor: number | undefined
  /** Number of the edge. */
  selectedEdge: number | undefined
}

export class Overlay {
  private readonly labels = canvas('labels')
  private readonly lit = canvas('lit')
  private order: Int32Array = new Int32Array()
  private texts = new Map<number, Text>()
  private size = { width: 0, height: 0, ratio: 0 }
  /** What the labels were last written for. */
  private last: { scene: Scene; shown: Shown; at: Projection } | undefined

  constructor(private readonly element: HTMLElement) {
    element.append(this.labels.canvas, this.lit.canvas)
  }

  show(scene: Scene): void {
    this.order = byWeight(scene)
    this.texts = new Map()
    this.last = undefined
  }

  /** Marks have moved: labels are written anew. */
  moved(): void {
    this.last = undefined
  }

  /** After a frame of the stage. */
  draw(scene: Scene, shown: Shown, at: Projection, standing: Standing, moving: boolean): void {
    this.fit()
    this.drawLabels(scene, shown, at, moving)
    this.drawStanding(scene, shown, at, standing)
  }

  /** Only what stands out has changed: the labels below stay. */
  drawStanding(scene: Scene, shown: Shown, at: Projection, standing: Standing): void {
    this.drawLit(scene, shown, at, standing)
    this.element.classList.toggle('dimmed', standing.lit !== undefined)
  }

  /**
   * Labels of the weightiest marks. They stay where nothing has changed; while the picture moves they are carried along as
   * they are, as finding room for them anew takes longer than drawing the picture, and would make them flicker.
   */
  private drawLabels(scene: Scene, shown: Shown, at: Projection, moving: boolean): void {
    const { last, labels: context } = this
    const known = last?.scene === scene && last.shown === shown
    if (known && moving && this.carry(last.at, at)) return
    context.canvas.style.transform = ''
    if (known && same(last.at, at)) return
    this.last = { scene, shown, at }
    this.clear(context)
    for (const badge of badges(scene, shown, at, this.size)) drawBadge(context, badge, scene.palette)
    const { places, musts } = labelled(scene, this.order, shown, at, this.size)
    this.write(context, scene, at, places, MOST_LABELS, musts)
  }

  /** Whether labels that were written for one view can serve another for a moment: not when they would grow or shrink much. */
  private carry(from: Projection, to: Projection): boolean {
    const grown = to.ax / from.ax
    if (grown > 1.6 || grown < 0.6) return false
    const [x, y] = [to.bx - grown * from.bx, to.by - grown * from.by]
    this.labels.canvas.style.transform = `matrix(${grown}, 0, 0, ${grown}, ${x}, ${y})`
    return true
  }

  private drawLit(scene: Scene, shown: Shown, at: Projection, standing: Standing): void {
    const context = this.lit
    // A canvas that is cleared is put together with the others anew, in each frame of a motion.
    const { canvas } = context
    const empty = Object.values(standing).every((one) => one === undefined)
    if (empty && canvas.hidden) return
    canvas.hidden = empty
    this.clear(context)
    if (empty) return
    const { lit, hover, selected, hovered, cursor, selectedEdge } = standing
    const { palette } = scene
    const edges = new Set([...(lit?.edges ?? []), ...(hover?.edges ?? [])])
    const nodes = new Set([...(lit?.nodes ?? []), ...(hover?.nodes ?? [])])
    // Many lines on one another would hide what they lead to.
    context.globalAlpha = edges.size > MANY_LIT ? 0.55 : 0.9
    for (const edge of edges) {
      const place = scene.lineOf[edge] ?? -1
      if (place < 0 || !shown.lines[place] || edge === selectedEdge) continue
      const line = scene.lines[place] as Line
      drawLine(context, line, at, scene, line.strong, hover?.edges.has(edge) ? line.width * 2 : line.width * 1.4)
    }
    context.globalAlpha = 1
    const chosen = selectedEdge === undefined ? undefined : scene.lines[scene.lineOf[selectedEdge] ?? -1]
    if (chosen) {
      drawLine(context, chosen, at, scene, palette.paper, 7)
      drawLine(context, chosen, at, scene, palette.accent, 3)
    }
    const places: number[] = []
    for (const node of nodes) {
      const place = scene.markOf[node] ?? -1
      if (place >= 0 && shown.marks[place]) places.push(place)
    }
    for (const place of places) drawMark(context, scene.marks[place] as Mark, at, scene)
    for (const [node, colour, dash] of [
      [hovered, palette.ink, []],
      [selected, palette.accent, []],
      [cursor, palette.accent, [3, 3]],
    ] as const) {
      if (node === undefined || (colour === palette.accent && dash.length > 0 && node === selected)) continue
      const mark = scene.marks[scene.markOf[node] ?? -1]
      if (mark) this.ring(context, scene, mark, at, colour, dash)
    }
    const first = [hovered, selected, cursor].flatMap((node) => (node === undefined ? [] : (scene.markOf[node] ?? -1)))
    const rank = (place: number) => first.indexOf(place) + 1 || 1e6 - (scene.marks[place] as Mark).weight
    places.sort((a, b) => rank(a) - rank(b))
    this.write(context, scene, at, places, hover && !lit ? 24 : 60, new Map(first.map((place) => [place, 'stand'])))
  }

  private ring(
    context: CanvasRenderingContext2D,
    scene: Scene,
    mark: Mark,
    at: Projection,
    colour: string,
    dash: readonly number[],
  ): void {
    const { x, y } = toPixels(at, mark)
    const radius = mark.size * at.scale * 1.25 + 4
    drawMark(context, mark, at, scene)
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.setLineDash([])
    context.strokeStyle = scene.palette.paper
    context.lineWidth = 5
    context.stroke()
    context.setLineDash([...dash])
    context.strokeStyle = colour
    context.lineWidth = 2.5
    context.stroke()
    context.setLineDash([])
  }

  /** Writes labels of marks, the first first, as far as they find room. */
  private write(
    context: CanvasRenderingContext2D,
    scene: Scene,
    at: Projection,
    places: readonly number[],
    most: number,
    musts: ReadonlyMap<number, 'cover' | 'stand'>,
  ): void {
    const { marks, palette } = scene
    const text = (place: number) => this.textOf(place, marks[place] as Mark)
    context.font = TEXT
    context.textBaseline = 'top'
    context.lineJoin = 'round'
    context.lineWidth = 3.5
    for (const { rows, x, top, align, plate } of written(scene, at, this.size, places, most, musts, text)) {
      context.textAlign = align
      if (plate) {
        context.fillStyle = palette.paper
        context.globalAlpha = 0.82
        context.fillRect(plate.left, plate.top, plate.width, plate.height)
        context.globalAlpha = 1
      }
      rows.forEach((row, i) => {
        context.strokeStyle = palette.paper
        context.strokeText(row, x, top + i * LINE_HEIGHT + 1)
        context.fillStyle = palette.ink
        context.fillText(row, x, top + i * LINE_HEIGHT + 1)
      })
    }
  }

  private textOf(place: number, mark: Mark): Text {
    const known = this.texts.get(place)
    if (known) return known
    this.labels.font = TEXT
    const text = textOf(mark.label, (row) => this.labels.measureText(row).width)
    this.texts.set(place, text)
    return text
  }

  private clear(context: CanvasRenderingContext2D): void {
    context.clearRect(0, 0, this.size.width, this.size.height)
  }

  private fit(): void {
    const { clientWidth: width, clientHeight: height } = this.element
    const ratio = Math.min(2, devicePixelRatio)
    if (width === this.size.width && height === this.size.height && ratio === this.size.ratio) return
    this.last = undefined
    this.size = { width, height, ratio }
    for (const context of [this.labels, this.lit]) {
      context.canvas.width = width * ratio
      context.canvas.height = height * ratio
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
    }
  }

  kill(): void {
    this.labels.canvas.remove()
    this.lit.canvas.remove()
  }
}

const same = (a: Projection, b: Projection): boolean =>
  a.ax === b.ax && a.bx === b.bx && a.ay === b.ay && a.by === b.by && a.scale === b.scale

function canvas(name: string): CanvasRenderingContext2D {
  const element = document.createElement('canvas')
  element.className = `layer ${name}`
  element.setAttribute('aria-hidden', 'true')
  return element.getContext('2d') as CanvasRenderingContext2D
}
