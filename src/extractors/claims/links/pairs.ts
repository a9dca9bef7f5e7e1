// The pairs of named things in one sentence that may be linked, each pair of entities at its nearest places.
import type { Scene } from '../scene.js'
import { contextOf } from './context.js'
import { type End, endsOf } from './ends.js'
import { featuresOf } from './features.js'

export interface Pair {
  /** In the order of the text. */
  a: End
  b: End
  /** Numbers of its features; valid until the next pair. */
  features: Int32Array
}

/** Tokens between two things from which on a sentence says nothing of both. */
const FAR = 60
const buffer = new Int32Array(256)

/** Calls back with each pair; `found` are the claims read in the sentence before, `counts` mentions per entity. */
export function eachPair(
  scene: Scene,
  found: readonly { subject: string; object: string }[],
  counts: ReadonlyMap<string, number>,
  callback: (pair: Pair) => void,
): void {
  const pairs = nearestPairs(endsOf(scene))
  if (pairs.length === 0) return
  const context = contextOf(scene, found, counts)
  for (const [a, b] of pairs) callback({ a, b, features: buffer.subarray(0, featuresOf(context, a, b, buffer)) })
}

function nearestPairs(ends: readonly End[]): (readonly [End, End])[] {
  const numbers = new Map<string, number>()
  const ids = ends.map(({ entity }, i) => {
    // A phrase that is no entity yet is like no other.
    if (entity === undefined) return 128 + i
    const number = numbers.get(entity) ?? numbers.size
    numbers.set(entity, number)
    return number
  })
  const nearest = new Map<number, readonly [End, End]>()
  for (let i = 0; i < ends.length; i++)
    for (let k = i + 1; k < ends.length; k++) {
      const [a, b, x, y] = [ends[i] as End, ends[k] as End, ids[i] as number, ids[k] as number]
      if (x === y || b.from - a.to > FAR) continue
      const key = x < y ? x * 256 + y : y * 256 + x
      const known = nearest.get(key)
      if (!known || b.from - a.to < known[1].from - known[0].to) nearest.set(key, [a, b])
    }
  return [...nearest.values()]
}
