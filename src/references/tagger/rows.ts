// Features as rows of the model's tables.
import type { Seen } from './features.js'
import { mix } from './words.js'

export const EMIT_BITS = 17
export const BOND_BITS = 10
const EMIT_MASK = 2 ** EMIT_BITS - 1
const BOND_MASK = 2 ** BOND_BITS - 1

/** Where a word's traits count: at the token itself, two tokens around it, and anywhere in its chunk. */
export const PLACES = [0, -1, 1, -2, 2] as const
export const CHUNK_PLACE = PLACES.length
/** Of a neighbour only shape, word and both. */
const NEIGHBOUR_TRAITS = 3

export function placeRows(traits: readonly number[], place: number): number[] {
  const used = place === 0 ? traits : place === CHUNK_PLACE ? traits.slice(1, 2) : traits.slice(0, NEIGHBOUR_TRAITS)
  return used.map((trait) => mix(trait, 301 + place) & EMIT_MASK)
}

export const contextRow = (hash: number): number => hash & EMIT_MASK

export function emissionRows(seen: Seen, i: number): number[] {
  const rows = (seen.contexts[i] as number[]).map(contextRow)
  PLACES.forEach((offset, place) => {
    rows.push(...placeRows(seen.infos[i + offset]?.traits ?? [0], place))
  })
  const c = seen.chunks[i] as number
  for (let k = seen.chunkStarts[c] as number; k < (seen.chunkStarts[c + 1] as number); k++)
    rows.push(...placeRows(seen.infos[k]?.traits ?? [], CHUNK_PLACE))
  return rows
}

export const bondRows = (seen: Seen, i: number): number[] => (seen.bonds[i] as number[]).map((hash) => hash & BOND_MASK)
