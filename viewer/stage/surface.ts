// The picture's element: a stage, what lies over it, and what the pointer is on. Knows scenes and numbers, no state.
import { CanvasStage } from './canvas-stage.js'
import { Hand, type HandEvents } from './hand.js'
import { Overlay, type Standing } from './overlay.js'
import { lineAt, markAt, type Shown } from './pick.js'
import { boxOf, type Line, type Mark, type Pins, type Place, pinMarks, type Scene } from './scene.js'
import { SigmaStage, webglWorks } from './sigma-stage.js'
import { type Camera, PADDING, type Projection, type Stage, WHOLE } from './stage.js'

export interface SurfaceEvents extends HandEvents {
  /** Id of a node or an edge; undefined for empty ground. */
  click(id: string | undefined): void
  hover(id: string | undefined, x: number, y: number): void
  camera(camera: Camera, at: Projection): void
  /** The stage changed, and why, in words for the reader. */
  changed(stage: Stage['name'], why: string): void
}

const MOUSE = { mark: 3, line: 6 }
const LIVE_LINES = 5000
/** Radius from which on a mark can be taken hold of, in pixels. */
const HELD = 4
const TOUCH = { mark: 14, line: 14 }
const NOTHING: Standing = {
  lit: undefined,
  hover: undefined,
  selected: undefined,
  hovered: undefined,
  cursor: undefined,
  selectedEdge: undefined,
}

export class Surface {
  stage: Stage
  scene: Scene | undefined
  readonly hand: Hand
  private readonly base = document.createElement('div')
  private readonly overlay: Overlay
  private shown: Shown = { marks: new Uint8Array(), lines: new Uint8Array() }
  private standing: Standing = NOTHING
  private pointer: { x: number; y: number } | undefined
  private waiting = 0
  private settle = 0

  constructor(
    private readonly element: HTMLElement,
    private readonly events: SurfaceEvents,
  ) {
    this.hand = new Hand(this, events)
    this.base.className = 'layer base'
    element.append(this.base)
    this.stage = this.webgl()
    this.overlay = new Overlay(element)
  }

  private webgl(): Stage {
    return new SigmaStage(this.base, { ...this.handlers, lost: () => this.recover() })
  }

  private plain(why: string): Stage {
    queueMicrotask(() => this.events.changed('canvas', why))
    return new CanvasStage(this.base, { ...this.handlers, lost: () => {} })
  }

  /** A lost context is not given back to sigma: build anew, and where that fails, without WebGL. */
  private recover(): void {
    const { scene } = this
    const camera = this.stage.goal()
    this.stage.kill()
    this.stage = this.webgl()
    if (!scene) return
    this.showOnStage(scene)
    this.stage.filter(this.shown.marks, this.shown.lines)
    this.stage.look(camera, false)
    this.events.changed(this.stage.name, '')
  }

  private readonly handlers = {
    frame: () => this.draw(),
    click: (x: number, y: number, touch: boolean) => {
      if (this.hand.carries) this.hand.put({ x, y })
      else if (!this.hand.dragged) this.events.click(this.idAt(x, y, touch ? TOUCH : MOUSE))
    },
    press: (x: number, y: number, touch: boolean) => this.hand.press(x, y, touch),
    drag: (x: number, y: number) => this.hand.drag(x, y),
    drop: () => this.hand.drop(),
    move: (x: number, y: number) => this.point(x, y),
    leave: () => this.leave(),
  }

  show(scene: Scene): void {
    this.hand.release()
    this.scene = scene
    this.shown = {
      marks: new Uint8Array(scene.marks.length).fill(1),
      lines: new Uint8Array(scene.lines.length).fill(1),
    }
    this.overlay.show(scene)
    this.showOnStage(scene)
  }

  /** Sigma throws where there is no WebGL; asking for it first would make a context for nothing, which takes long. */
  private showOnStage(scene: Scene): void {
    try {
      this.stage.show(scene)
    } catch (error) {
      if (this.stage.name !== 'webgl' || webglWorks()) throw error
      this.base.replaceChildren()
      this.stage = this.plain('This browser gives no WebGL; the picture is drawn without.')
      this.stage.show(scene)
    }
  }

  /** `visible` says of every node of the index whether it is shown; a line is where both its ends are. */
  filter(visible: Uint8Array): void {
    const { scene } = this
    if (!scene) return
    const marks = Uint8Array.from(scene.marks, ({ node }) => visible[node] as number)
    const lines = Uint8Array.from(scene.lines, ({ source, target }) => (marks[source] && marks[target] ? 1 : 0))
    if (same(marks, this.shown.marks)) return
    this.shown = { marks, lines }
    this.stage.filter(marks, lines)
  }

  /** Marks go to where they are pinned now, or back to where the layout has them. */
  pin(positions: readonly number[], pins: Pins): void {
    if (this.scene) this.moved(pinMarks(this.scene, positions, pins), true)
  }

  /** Marks have other coordinates; `rest` says that they are done moving. */
  moved(places: readonly number[], rest: boolean): void {
    if (!this.scene || places.length === 0) return
    this.overlay.moved()
    // Of a large graph the stage is not drawn until then: what moves and its lines lie over it.
    if (rest || this.scene.lines.length <= LIVE_LINES) this.stage.moved(places)
    else this.draw()
  }

  /** The mark that mouse or finger may take hold of, by its place in the scene; -1 where there is none. */
  markToHold(x: number, y: number, touch: boolean): number {
    const { scene } = this
    if (!scene) return -1
    const at = this.stage.projection()
    const place = markAt(scene, this.shown, at, { x, y }, touch ? TOUCH.mark : 0)
    // Where marks are small they are many, and a mouse that drags there means the picture; a finger has waited.
    return touch || place < 0 || (scene.marks[place] as Mark).size * at.scale >= HELD ? place : -1
  }

  /** Takes a node along, by number, until a click or a key says where it goes. */
  carry(node: number): void {
    const place = this.scene?.markOf[node] ?? -1
    if (place >= 0) this.hand.carry(place)
  }

  /** What pictures fill. */
  get place(): Place {
    const { clientWidth, clientHeight } = this.element
    return { width: Math.max(1, clientWidth - 2 * PADDING), height: Math.max(1, clientHeight - 2 * PADDING) }
  }

  /** In pixels. */
  get size(): Place {
    return { width: this.element.clientWidth, height: this.element.clientHeight }
  }

  /** Draws again, after a change of size. */
  redraw(): void {
    this.draw()
  }

  stand(standing: Standing): void {
    this.standing = standing
    if (this.scene) this.overlay.drawStanding(this.scene, this.shown, this.stage.projection(), standing)
  }

  fly(camera: Camera, fly: boolean): void {
    this.stage.look(camera, fly)
  }

  zoom(factor: number, fly: boolean): void {
    const { x, y, ratio } = this.stage.goal()
    this.fly({ x, y, ratio: ratio * factor }, fly)
  }

  pan(dx: number, dy: number, fly: boolean): void {
    const { x, y, ratio } = this.stage.goal()
    this.fly({ x: x + dx * ratio, y: y + dy * ratio, ratio }, fly)
  }

  whole(fly: boolean): void {
    this.fly(WHOLE, fly)
  }

  /** Brings these nodes into view, by number; does nothing where all are and `gently` is set. */
  reveal(nodes: Iterable<number>, fly: boolean, gently: boolean): void {
    const { scene } = this
    if (!scene) return
    const marks = [...nodes].flatMap((node) => scene.marks[scene.markOf[node] ?? -1] ?? [])
    if (marks.length === 0 || (gently && marks.every((mark) => this.inView(mark)))) return
    const camera = this.stage.framing(boxOf(marks))
    // A single mark is brought to the middle, not close up.
    this.fly(marks.length === 1 ? { ...camera, ratio: Math.min(this.stage.goal().ratio, 0.5) } : camera, fly)
  }

  /** Whether it is, or will be when the flight is over. */
  private inView(mark: Mark): boolean {
    const { ax, bx, ay, by } = this.stage.projection(this.stage.goal())
    const [x, y] = [ax * mark.x + bx, ay * mark.y + by]
    const { clientWidth, clientHeight } = this.element
    return x > 12 && y > 40 && x < clientWidth - 12 && y < clientHeight - 12
  }

  private draw(): void {
    const { scene } = this
    if (!scene) return
    const at = this.stage.projection()
    const moving = this.stage.moving()
    this.overlay.draw(scene, this.shown, at, this.standing, moving)
    this.events.camera(this.stage.camera(), at)
    // Labels left out of the last moving frame come when it rests.
    clearTimeout(this.settle)
    if (moving) this.settle = window.setTimeout(() => this.draw(), 200)
  }

  private idAt(x: number, y: number, slop: { mark: number; line: number }): string | undefined {
    const { scene, shown } = this
    if (!scene) return undefined
    const at = this.stage.projection()
    const mark = markAt(scene, shown, at, { x, y }, slop.mark)
    if (mark >= 0) return (scene.marks[mark] as Mark).id
    const line = lineAt(scene, shown, at, { x, y }, slop.line)
    return line < 0 ? undefined : (scene.lines[line] as Line).id
  }

  /** Looks once a frame, however often the pointer moves. */
  private point(x: number, y: number): void {
    this.pointer = { x, y }
    if (this.waiting !== 0) return
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0
      if (!this.pointer || this.stage.moving() || this.hand.holds) return
      this.events.hover(this.idAt(this.pointer.x, this.pointer.y, MOUSE), this.pointer.x, this.pointer.y)
    })
  }

  private leave(): void {
    this.pointer = undefined
    this.events.hover(undefined, 0, 0)
  }

  kill(): void {
    this.hand.release()
    cancelAnimationFrame(this.waiting)
    clearTimeout(this.settle)
    this.overlay.kill()
    this.stage.kill()
    this.base.remove()
  }
}

const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((value, i) => value === b[i])
