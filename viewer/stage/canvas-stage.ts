// The stage without WebGL: the same picture on a plain canvas, for graphs small enough to be drawn that way.
import { drawLine, drawMark } from './draw.js'
import type { Box, Mark, Scene } from './scene.js'
import { type Camera, PADDING, type Projection, RATIO, type Stage, type StageEvents, WHOLE } from './stage.js'

/** Marks and lines that are drawn; of a larger graph the rest is left to the tables. */
export const MOST_ITEMS = 8000
/** A press that moves less is a click. */
const SLOP = 5

export class CanvasStage implements Stage {
  readonly name = 'canvas'
  private readonly canvas = document.createElement('canvas')
  private readonly context = this.canvas.getContext('2d') as CanvasRenderingContext2D
  private readonly pointers = new Map<number, { x: number; y: number }>()
  private scene: Scene | undefined
  private marks: Uint8Array = new Uint8Array()
  private lines: Uint8Array = new Uint8Array()
  private state: Camera = WHOLE
  private frame = 0
  private travelled = 0
  private held = false
  private readonly observer = new ResizeObserver(() => this.schedule())

  constructor(
    private readonly element: HTMLElement,
    private readonly events: StageEvents,
  ) {
    this.canvas.className = 'layer plain'
    this.canvas.style.touchAction = 'none'
    element.append(this.canvas)
    this.observer.observe(element)
    this.canvas.addEventListener('pointerdown', this.down)
    this.canvas.addEventListener('pointermove', this.drag)
    this.canvas.addEventListener('pointerup', this.up)
    this.canvas.addEventListener('pointercancel', this.up)
    this.canvas.addEventListener('pointerleave', () => events.leave())
    this.canvas.addEventListener('wheel', this.wheel, { passive: false })
  }

  show(scene: Scene): void {
    this.scene = scene
    this.marks = new Uint8Array(scene.marks.length).fill(1)
    this.lines = new Uint8Array(scene.lines.length).fill(1)
    this.schedule()
  }

  moved(): void {
    this.schedule()
  }

  filter(marks: Uint8Array, lines: Uint8Array): void {
    this.marks = marks
    this.lines = lines
    this.schedule()
  }

  camera(): Camera {
    return this.state
  }

  goal(): Camera {
    return this.state
  }

  look(camera: Camera): void {
    this.state = { ...camera, ratio: Math.min(RATIO.max, Math.max(RATIO.min, camera.ratio)) }
    this.schedule()
  }

  moving(): boolean {
    return this.pointers.size > 0 && !this.held
  }

  projection(camera: Camera = this.state): Projection {
    const { clientWidth: width, clientHeight: height } = this.element
    const { x: xs, y: ys } = this.scene?.box ?? { x: [0, 1], y: [0, 1] }
    const [wide, high] = [Math.max(1e-9, xs[1] - xs[0]), Math.max(1e-9, ys[1] - ys[0])]
    const unit = Math.min((width - 2 * PADDING) / wide, (height - 2 * PADDING) / high) / camera.ratio
    // The camera's place is a part of the larger side, as sigma's is.
    const side = Math.max(wide, high)
    const [middleX, middleY] = [
      (xs[0] + xs[1]) / 2 + (camera.x - 0.5) * side,
      (ys[0] + ys[1]) / 2 + (camera.y - 0.5) * side,
    ]
    return {
      ax: unit,
      bx: width / 2 - unit * middleX,
      ay: -unit,
      by: height / 2 + unit * middleY,
      scale: 1 / Math.sqrt(camera.ratio),
    }
  }

  framing({ x, y }: Box): Camera {
    const { x: xs, y: ys } = this.scene?.box ?? { x: [0, 1], y: [0, 1] }
    const side = Math.max(xs[1] - xs[0], ys[1] - ys[0], 1e-9)
    const whole = this.projection(WHOLE)
    const { clientWidth: width, clientHeight: height } = this.element
    const grow = Math.max(
      ((x[1] - x[0]) * whole.ax) / Math.max(1, width - 2 * PADDING),
      ((y[1] - y[0]) * whole.ax) / Math.max(1, height - 2 * PADDING),
    )
    return {
      x: 0.5 + ((x[0] + x[1]) / 2 - (xs[0] + xs[1]) / 2) / side,
      y: 0.5 + ((y[0] + y[1]) / 2 - (ys[0] + ys[1]) / 2) / side,
      ratio: Math.min(1, Math.max(0.12, grow)),
    }
  }

  kill(): void {
    cancelAnimationFrame(this.frame)
    this.observer.disconnect()
    this.canvas.remove()
  }

  private schedule(): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.draw())
  }

  private draw(): void {
    const { scene, context } = this
    const { clientWidth: width, clientHeight: height } = this.element
    if (!scene || width === 0 || height === 0) return
    const ratio = Math.min(2, devicePixelRatio)
    if (this.canvas.width !== width * ratio || this.canvas.height !== height * ratio) {
      this.canvas.width = width * ratio
      this.canvas.height = height * ratio
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    const at = this.projection()
    let left = MOST_ITEMS
    for (const [i, line] of scene.lines.entries())
      if (this.lines[i] && left-- > 0) drawLine(context, line, at, scene, line.colour, line.width)
    for (const [i, mark] of scene.marks.entries()) if (this.marks[i]) drawMark(context, mark as Mark, at, scene)
    this.events.frame()
  }

  private readonly point = (event: PointerEvent | WheelEvent) => {
    const { left, top } = this.canvas.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }

  private readonly down = (event: PointerEvent) => {
    this.canvas.setPointerCapture(event.pointerId)
    const { x, y } = this.point(event)
    if (this.pointers.size === 0) {
      this.travelled = 0
      if (event.button === 0) this.events.press(x, y, event.pointerType === 'touch')
      // A second finger zooms.
    } else this.events.drop()
    this.pointers.set(event.pointerId, { x, y })
  }

  private readonly drag = (event: PointerEvent) => {
    const now = this.point(event)
    const before = this.pointers.get(event.pointerId)
    if (!before) return this.events.move(now.x, now.y)
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1]
    this.pointers.set(event.pointerId, now)
    this.travelled += Math.hypot(now.x - before.x, now.y - before.y)
    this.held = this.events.drag(now.x, now.y)
    if (this.held) return
    if (other) {
      const spread = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y)
      this.zoomAt(other, spread(before) / Math.max(1, spread(now)))
    } else if (this.travelled > SLOP) this.pan(now.x - before.x, now.y - before.y)
  }

  private readonly up = (event: PointerEvent) => {
    const { x, y } = this.point(event)
    if (this.pointers.delete(event.pointerId) && this.pointers.size === 0 && this.travelled <= SLOP)
      this.events.click(x, y, event.pointerType === 'touch')
    this.events.drop()
    this.held = false
    this.schedule()
  }

  private readonly wheel = (event: WheelEvent) => {
    event.preventDefault()
    this.zoomAt(this.point(event), Math.exp(Math.max(-1, Math.min(1, event.deltaY / 300))))
  }

  private pan(dx: number, dy: number): void {
    const { x: xs, y: ys } = this.scene?.box ?? { x: [0, 1], y: [0, 1] }
    const side = Math.max(xs[1] - xs[0], ys[1] - ys[0], 1e-9) * this.projection().ax
    this.look({ ...this.state, x: this.state.x - dx / side, y: this.state.y + dy / side })
  }

  /** What lies under the point stays there. */
  private zoomAt(point: { x: number; y: number }, factor: number): void {
    const before = this.projection()
    const ratio = Math.min(RATIO.max, Math.max(RATIO.min, this.state.ratio * factor))
    const after = this.projection({ ...this.state, ratio })
    const [x, y] = [(point.x - before.bx) / before.ax, (point.y - before.by) / before.ay]
    this.state = { ...this.state, ratio }
    this.pan(point.x - (after.ax * x + after.bx), point.y - (after.ay * y + after.by))
  }
}
