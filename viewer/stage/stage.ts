// What a renderer must do. Two do it: sigma with WebGL, and plain canvas where there is none.
import type { Box, Place, Scene } from './scene.js'

/** Where the picture is looked at: `x`, `y` of the middle as parts of the whole picture, `ratio` 1 for all of it. */
export interface Camera {
  x: number
  y: number
  ratio: number
}

/** From graph units to pixels of the picture's element: `px = ax * x + bx`, `py = ay * y + by`, radii by `scale`. */
export interface Projection {
  ax: number
  bx: number
  ay: number
  by: number
  scale: number
}

export interface StageEvents {
  /** A frame was drawn, or will have been before the next: what lies over it is to be drawn again. */
  frame(): void
  /** Pixels of the picture's element. */
  click(x: number, y: number, touch: boolean): void
  move(x: number, y: number): void
  leave(): void
  /** The mouse's first button or one finger was pressed here; `drag` and `drop` follow. */
  press(x: number, y: number, touch: boolean): void
  /** True where what is held comes along: then nothing pans. */
  drag(x: number, y: number): boolean
  drop(): void
  /** The drawing surface was taken away, and is not coming back by itself. */
  lost(): void
}

export interface Stage {
  readonly name: 'webgl' | 'canvas'
  /** Draws a scene from scratch; the camera stays. */
  show(scene: Scene): void
  /** Which of `marks` and `lines` are shown: 1 for yes. Nothing moves. */
  filter(marks: Uint8Array, lines: Uint8Array): void
  /** Marks of the scene, by place, have other coordinates now. */
  moved(places: readonly number[]): void
  /** As seen by a camera, the present one if none is given. */
  projection(camera?: Camera): Projection
  camera(): Camera
  /** Where the camera will be when its flight is over; where it is, out of flight. What is asked for meanwhile goes on from there. */
  goal(): Camera
  /** At once, or in a short flight. */
  look(camera: Camera, fly: boolean): void
  /** The camera that has this part of the picture in view. */
  framing(box: Box): Camera
  /** True while the reader drags or zooms: details may wait. */
  moving(): boolean
  kill(): void
}

/** At most this far in, and this far out. */
export const RATIO = { min: 0.02, max: 3 }
export const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 }

/** Pixels round the whole picture. */
export const PADDING = 44

/** That of the whole of `box` in a place, without a stage. */
export function projectionOver({ x, y }: Box, { width, height }: Place): Projection {
  const unit = Math.min(
    (width - 2 * PADDING) / Math.max(1e-9, x[1] - x[0]),
    (height - 2 * PADDING) / Math.max(1e-9, y[1] - y[0]),
  )
  return {
    ax: unit,
    bx: width / 2 - (unit * (x[0] + x[1])) / 2,
    ay: -unit,
    by: height / 2 + (unit * (y[0] + y[1])) / 2,
    scale: 1,
  }
}
