// How a document treats its entities, and what links ask of them again and again.

import { mix } from '../../../text/mix.js'
import type { Annotations, Entity, Mention } from '../../../types.js'
import { isBadName } from '../emit.js'
import type { Reading } from '../scene.js'
import { hashOf } from './context.js'

/** How a document treats an entity, and what the entity is. */
export interface Standing {
  /** Mentions of it. */
  times: number
  /** Passages that name it. */
  passages: number
  /** Index of the last passage that named it. */
  last: number
  /** A heading names it. */
  headed: boolean
  /** The title, or the first sentence, names it. */
  opening: boolean
  /** Whether the rest, which is the same in every sentence, was looked up. */
  known: boolean
  kind: Mention['kind']
  /** Hash of its kind. */
  code: number
  /** Whether more of it is worse, by its name. */
  bad: boolean
  /** Hash of what else is known of it. */
  told: number
}

/** By entity. */
export type Standings = Map<string, Standing>

const toldOf = (entity: Entity | undefined) =>
  mix((entity?.broader ? 1 : 0) + (entity?.definition === undefined ? 0 : 2), hashOf(entity?.role ?? ''))

/** Of what is no entity yet. */
export const UNTOLD = toldOf(undefined)

const newStanding = (): Standing => ({
  times: 0,
  passages: 0,
  last: -1,
  headed: false,
  opening: false,
  known: false,
  kind: 'Concept',
  code: 0,
  bad: false,
  told: UNTOLD,
})

/** `mentions` are in the order of the text. */
export function standingsOf({ mentions }: Annotations, passages: readonly { kind: string }[]): Standings {
  const standings: Standings = new Map()
  for (const { entity, passage } of mentions) {
    const one = ownOf(standings, entity)
    one.times++
    if (passage === one.last) continue
    one.passages++
    one.last = passage
    one.headed ||= passages[passage]?.kind === 'heading'
    one.opening ||= passage === 0
  }
  return standings
}

function ownOf(standings: Standings, entity: string): Standing {
  let one = standings.get(entity)
  if (one === undefined) {
    one = newStanding()
    standings.set(entity, one)
  }
  return one
}

/** The standing of any entity, also of one that only a claim has named. */
export function standingOf(standings: Standings, reading: Reading, entity: string): Standing {
  const one = ownOf(standings, entity)
  if (one.known) return one
  const named = reading.entities.get(entity)
  one.known = true
  one.kind = named?.kind ?? 'Concept'
  one.code = hashOf(one.kind)
  one.bad = isBadName(reading, entity)
  one.told = toldOf(named)
  return one
}
