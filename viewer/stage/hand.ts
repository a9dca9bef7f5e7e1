// A mark that the mouse drags to another place.
import type { Mark } from './scene.js'
import type { Surface } from './surface.js'

/** A press that moves less is a click. */
const SLOP = 4

export class Hand {
  /** Whether the last press has moved something: then it was no click. */
  dragged = false
  private held: { place: number; from: { x: number; y: number } } | undefined

  constructor(private readonly surface: Surface) {}

  get holds(): boolean {
    return this.held !== undefined
  }

  grab(x: number, y: number): boolean {
    const place = this.surface.markToHold(x, y)
    this.dragged = false
    this.held = place < 0 ? undefined : { place, from: { x, y } }
    return place >= 0
  }

  drag(x: number, y: number): void {
    const { held, surface } = this
    const { scene } = surface
    if (!held || !scene) return
    if (!this.dragged && Math.hypot(x - held.from.x, y - held.from.y) < SLOP) return
    this.dragged = true
    const { ax, bx, ay, by } = surface.stage.projection()
    const mark = scene.marks[held.place] as Mark
    // A column says something: up and down only.
    if (scene.stretched === undefined) mark.x = (x - bx) / ax
    mark.y = (y - by) / ay
    surface.moved([held.place], false)
  }

  /** `pinned` is told of a mark that moved. */
  drop(pinned: (id: string, x: number, y: number) => void): void {
    const { held } = this
    const { scene } = this.surface
    this.held = undefined
    if (!held || !scene || !this.dragged) return
    this.surface.moved([held.place], true)
    const { id, x, y } = scene.marks[held.place] as Mark
    pinned(id, x, y / (scene.stretched ?? 1))
  }
}
