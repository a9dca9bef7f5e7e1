// How time is taken: frames until their pixels are there, the main thread's share, and frames a second in motion.
import type Sigma from 'sigma'

interface Inside {
  render(): void
  webGLContexts: Record<string, WebGL2RenderingContext>
}
const inside = (sigma: Sigma) => sigma as unknown as Inside

/** Waits until the graphics process has drawn all that it was told. */
export function finish(sigma: Sigma): void {
  for (const name of ['edges', 'nodes']) {
    const gl = inside(sigma).webGLContexts[name]
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
  }
}

export function timed(run: () => void): number {
  const from = performance.now()
  run()
  return performance.now() - from
}

/** Milliseconds until a frame is there to be seen. */
export const frame = (sigma: Sigma): number =>
  timed(() => {
    inside(sigma).render()
    finish(sigma)
  })

/** Milliseconds of the main thread in a frame. */
export function render(sigma: Sigma): number {
  finish(sigma)
  return timed(() => inside(sigma).render())
}

let busy = 0
const request = window.requestAnimationFrame.bind(window)
window.requestAnimationFrame = (callback) =>
  request((now) => {
    busy += timed(() => callback(now))
  })
const nextFrame = () => new Promise((resolve) => request(resolve))

/** Milliseconds of the main thread in `act` and in the frames that it asks for. */
export async function work(act: () => void): Promise<number> {
  await nextFrame()
  busy = 0
  const own = timed(act)
  await nextFrame()
  await nextFrame()
  return own + busy
}

/** Drawn frames a second while the camera flies: of `most` frames, or as many as there are in `milliseconds`. */
export async function framesPerSecond(sigma: Sigma, most = 40, milliseconds = 8_000): Promise<number> {
  const camera = sigma.getCamera()
  camera.setState({ x: 0.5, y: 0.5, ratio: 1 })
  await nextFrame()
  finish(sigma)
  let frames = 0
  let last = performance.now()
  const from = last
  const count = () => {
    frames += 1
    last = performance.now()
  }
  sigma.on('afterRender', count)
  void camera.animate({ x: 0.7, y: 0.6, ratio: 0.5 }, { duration: 60_000, easing: 'linear' })
  while (frames < most && performance.now() - from < milliseconds) await nextFrame()
  finish(sigma)
  last = performance.now()
  sigma.off('afterRender', count)
  await camera.animate({ x: 0.5, y: 0.5, ratio: 1 }, { duration: 1 })
  return (1000 * frames) / (last - from)
}

/** Each once for nothing, then in turns: [viewer, bare]. */
export async function inTurns(
  pairs: number,
  viewer: (i: number) => number | Promise<number>,
  bare: (i: number) => number | Promise<number>,
): Promise<[number, number][]> {
  await viewer(0)
  await bare(0)
  const times: [number, number][] = []
  for (let i = 0; i < pairs; i++) times.push([await viewer(i), await bare(i)])
  return times
}
