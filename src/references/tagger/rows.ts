// Features as rows of the model's two tables: one value a label, one value a pair of labels.
import { nearContexts, type Seen } from './features.js'
import { mix } from './words.js'

export const EMIT_ROWS = 2 ** 17
export const BOND_ROWS = 2 ** 10

/** Where a word's traits count: at the token itself, two tokens around it, and anywhere in its chunk. */
export const PLACES = [0, -1, 1, -2, 2] as const
export const CHUNK_PLACE = PLACES.length
/** Of a neighbour only shape, word and both. */
const NEIGHBOUR_TRAITS = 3

export function placeRows(traits: readonly number[], place: number): number[] {
  const from = place === CHUNK_PLACE ? 1 : 0
  const end = place === 0 ? traits.length : place === CHUNK_PLACE ? 2 : NEIGHBOUR_TRAITS
  const rows: number[] = []
  for (let k = from; k < end && k < traits.length; k++) rows.push(contextRow(mix(traits[k] as number, 301 + place)))
  return rows
}

export const contextRow = (hash: number): number => hash & (EMIT_ROWS - 1)
export const bondRow = (hash: number): number => hash & (BOND_ROWS - 1)

/** All rows of a token, as training sees them. */
export function emissionRows(seen: Seen, i: number): number[] {
  const { infos, chunks, chunkStarts, contexts, chunkContexts } = seen
  const c = chunks[i] as number
  const hashes = [...(contexts[i] as number[]), ...(chunkContexts[c] as number[]), ...nearContexts(seen, i)]
  const rows = hashes.map(contextRow)
  PLACES.forEach((offset, place) => {
    rows.push(...placeRows(infos[i + offset]?.traits ?? [0], place))
  })
  for (let k = chunkStarts[c] as number; k < (chunkStarts[c + 1] as number); k++)
    rows.push(...placeRows((infos[k] as { traits: readonly number[] }).traits, CHUNK_PLACE))
  return rows
}
