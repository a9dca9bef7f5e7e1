// The pairs of named things in one sentence that may be linked, each pair of entities at its nearest places.
import { isNp } from '../row/elements.js'
import type { Scene } from '../scene.js'
import { type Context, contextOf } from './context.js'
import { type End, endsOf } from './ends.js'
import { looksOf } from './looks.js'
import type { Standings } from './standings.js'

export interface Pair {
  /** In the order of the text. */
  a: End
  b: End
}

/** Tokens between two things from which on a sentence says nothing of both. */
const FAR = 60

/** What its pairs' features are read from, and the pairs; `found` are the claims read in the sentence before. */
export function pairsOf(
  scene: Scene,
  found: readonly { subject: string; object: string }[],
  standings: Standings,
): { context: Context; pairs: readonly Pair[] } | undefined {
  const ends = endsOf(scene, standings)
  if (ends.length < 2) return undefined
  const pairs = nearestPairs(ends)
  if (pairs.length === 0) return undefined
  const context = contextOf(scene)
  for (const end of ends) {
    end.looks = looksOf(scene, end)
    end.partCue = partCueOf(context, end)
  }
  for (const { subject, object } of found)
    for (const end of ends) {
      if (end.entity === subject) end.claimed |= 1
      if (end.entity === object) end.claimed |= 2
    }
  return { context, pairs }
}

function partCueOf({ cue, scene }: Context, { element, to }: End): number {
  const np = scene.sentence.elements[element]
  return isNp(np) && np.head >= to ? (cue[element] as number) : 0
}

/** Every two entities once, where they stand nearest. */
function nearestPairs(ends: readonly End[]): Pair[] {
  const entities: (string | undefined)[] = []
  const ids: number[] = []
  for (const { entity } of ends) {
    // A phrase that is no entity yet is like no other.
    const known = entity === undefined ? -1 : entities.indexOf(entity)
    ids.push(known < 0 ? entities.push(entity) - 1 : known)
  }
  const size = entities.length
  // Mostly each entity is named once.
  const nearest: (Pair | undefined)[] | undefined =
    size === ends.length ? undefined : new Array(size * size).fill(undefined)
  const pairs: Pair[] = []
  for (let i = 0; i < ends.length; i++)
    for (let k = i + 1; k < ends.length; k++) {
      const a = ends[i] as End
      const b = ends[k] as End
      const x = ids[i] as number
      const y = ids[k] as number
      if (x === y || b.from - a.to > FAR) continue
      const key = x < y ? x * size + y : y * size + x
      const known = nearest?.[key]
      if (known === undefined) {
        const pair = { a, b }
        if (nearest !== undefined) nearest[key] = pair
        pairs.push(pair)
      } else if (b.from - a.to < known.b.from - known.a.to) {
        known.a = a
        known.b = b
      }
    }
  return pairs
}
