// A mark that mouse, finger or keys take to another place.
import type { Mark } from './scene.js'
import type { Surface } from './surface.js'

/** A press that moves less is a click. */
const SLOP = 4
/** A finger that moves less has not moved. */
const FINGER_SLOP = 10
/** A finger that stays this long takes hold, in ms; one that moves before means the picture. */
const HOLD = 350

interface Point {
  x: number
  y: number
}

export interface HandEvents {
  /** Id of what is taken hold of; undefined when it is let go. `carried`: until a click or a key says where it goes. */
  holds(id: string | undefined, carried: boolean): void
  /** A mark was put elsewhere, in the units of the layout. */
  pinned(id: string, x: number, y: number): void
}

export class Hand {
  /** Whether the last press has moved something: then it was no click. */
  dragged = false
  private held: { place: number; home: Point; carried: boolean } | undefined
  private from: Point = { x: 0, y: 0 }
  private waiting = 0

  constructor(
    private readonly surface: Surface,
    private readonly events: HandEvents,
  ) {}

  get holds(): boolean {
    return this.held !== undefined
  }

  /** What is carried goes where the next click is, or where keys move it. */
  get carries(): boolean {
    return this.held?.carried === true
  }

  press(x: number, y: number, touch: boolean): void {
    clearTimeout(this.waiting)
    this.dragged = false
    this.from = { x, y }
    if (this.carries) return
    if (!touch) this.hold(this.surface.markToHold(x, y, false), false)
    else
      this.waiting = window.setTimeout(() => {
        const place = this.surface.markToHold(x, y, true)
        this.hold(place, false)
        const { id } = this.surface.scene?.marks[place] ?? {}
        if (id !== undefined) this.events.holds(id, false)
      }, HOLD)
  }

  /** True where what is held comes along: then nothing pans. */
  drag(x: number, y: number): boolean {
    const travelled = Math.hypot(x - this.from.x, y - this.from.y)
    if (travelled >= FINGER_SLOP) clearTimeout(this.waiting)
    if (!this.held || this.held.carried) return false
    if (this.dragged || travelled >= SLOP) {
      this.dragged = true
      this.moveTo(x, y)
    }
    return true
  }

  /** The press has ended. */
  drop(): void {
    clearTimeout(this.waiting)
    if (!this.held || this.held.carried) return
    if (this.dragged) this.pin()
    this.release()
  }

  carry(place: number): void {
    this.release()
    this.hold(place, true)
    const { id } = this.surface.scene?.marks[place] ?? {}
    if (id !== undefined) this.events.holds(id, true)
  }

  /** Pixels to the right and down. */
  moveBy(dx: number, dy: number): void {
    const mark = this.mark()
    if (!mark) return
    const { ax, bx, ay, by } = this.surface.stage.projection()
    this.moveTo(ax * mark.x + bx + dx, ay * mark.y + by + dy)
  }

  /** To where it was clicked, where anything was. */
  put(at?: Point): void {
    if (at) this.moveTo(at.x, at.y)
    if (this.held) this.pin()
    this.release()
  }

  /** Back to where it was taken. */
  cancel(): void {
    const [mark, held] = [this.mark(), this.held]
    if (mark && held) {
      Object.assign(mark, held.home)
      this.surface.moved([held.place], true)
    }
    this.release()
  }

  /** Of what is held; also when there is another scene, in which it may be none. */
  release(): void {
    clearTimeout(this.waiting)
    if (!this.held) return
    this.held = undefined
    this.events.holds(undefined, false)
  }

  private hold(place: number, carried: boolean): void {
    const mark = this.surface.scene?.marks[place]
    this.held = mark && { place, home: { x: mark.x, y: mark.y }, carried }
  }

  private mark(): Mark | undefined {
    return this.held && this.surface.scene?.marks[this.held.place]
  }

  private moveTo(x: number, y: number): void {
    const mark = this.mark()
    if (!mark || !this.held) return
    const { ax, bx, ay, by } = this.surface.stage.projection()
    // A column says something: up and down only.
    if (this.surface.scene?.stretched === undefined) mark.x = (x - bx) / ax
    mark.y = (y - by) / ay
    this.surface.moved([this.held.place], false)
  }

  private pin(): void {
    const mark = this.mark()
    if (!mark || !this.held) return
    this.surface.moved([this.held.place], true)
    this.events.pinned(mark.id, mark.x, mark.y / (this.surface.scene?.stretched ?? 1))
  }
}
