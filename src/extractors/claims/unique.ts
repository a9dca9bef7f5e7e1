// Each claim once per passage, the surest.
import type { ClaimRecord } from '../../types.js'

/** Claims of a passage that are compared one by one; of more, keys are made: a hostile passage may hold any number. */
const FEW = 16

/** What a passage was found to claim so far. */
interface Said {
  /** Places of its claims. */
  places: number[]
  /** The same by key, once they are more than a few. */
  byKey: Map<string, number> | undefined
}

/** In the order in which they were met first. */
export function unique(records: readonly ClaimRecord[]): ClaimRecord[] {
  const kept: ClaimRecord[] = []
  const passages: (Said | undefined)[] = []
  for (const record of records) {
    let said = passages[record.passage]
    if (said === undefined) {
      said = { places: [], byKey: undefined }
      passages[record.passage] = said
    }
    const place = placeOf(record, said, kept)
    if (place < 0) add(record, said, kept)
    else if ((kept[place] as ClaimRecord).confidence < record.confidence) kept[place] = record
  }
  return kept
}

/** Where the same claim is kept; -1 where it is not. */
function placeOf(record: ClaimRecord, { places, byKey }: Said, kept: readonly ClaimRecord[]): number {
  if (byKey !== undefined) return byKey.get(keyOf(record)) ?? -1
  const { subject, object, predicate, polarity } = record
  for (const place of places) {
    const one = kept[place] as ClaimRecord
    if (one.subject === subject && one.object === object && one.predicate === predicate && one.polarity === polarity)
      return place
  }
  return -1
}

function add(record: ClaimRecord, said: Said, kept: ClaimRecord[]): void {
  const place = kept.length
  kept.push(record)
  said.places.push(place)
  if (said.byKey !== undefined) said.byKey.set(keyOf(record), place)
  else if (said.places.length > FEW) said.byKey = new Map(said.places.map((at) => [keyOf(kept[at] as ClaimRecord), at]))
}

const keyOf = ({ subject, predicate, object, polarity }: ClaimRecord): string =>
  `${subject} ${predicate} ${object} ${polarity}`
