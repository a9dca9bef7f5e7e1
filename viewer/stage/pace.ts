// Whether a machine draws motions fast enough, by how far their frames are apart.

/** Milliseconds from which on a motion is seen to stutter: 25 frames a second. */
const STUTTER = 40
/** A hand that holds still makes no frames. */
const PAUSE = 1_000
/** So many in a row are looked at. */
const FRAMES = 5

/** Is told of every frame when it was drawn, in milliseconds, and whether in motion; says whether motions have stuttered. */
export function paceOf(): (now: number, moving: boolean) => boolean {
  const apart: number[] = []
  let last: number | undefined
  let slow = false
  return (now, moving) => {
    if (last !== undefined && moving && now - last < PAUSE) apart.push(now - last)
    last = moving ? now : undefined
    if (apart.length > FRAMES) apart.shift()
    // More than half: one frame may be late by chance.
    slow ||= apart.length === FRAMES && apart.filter((gap) => gap > STUTTER).length > FRAMES / 2
    return slow
  }
}
